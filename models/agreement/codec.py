"""The agreement as JSON values and back, exactly, and the hash of its content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from models import text
from models.agreement import fields, kinds
from models.agreement.agreement import Agreement, sections, sections_of
from models.agreement.fields import Field
from models.agreement.section import Row
from models.agreement.values import (
    DAYS,
    MOST_DIGITS,
    Duration,
    GridCell,
    NumberRange,
    Unit,
    Window,
    plain,
    time_zones,
)
from models.errors import Unreadable

FORMAT = 1
"""The content format; its number rises when older programs could not read what is written."""

H = TypeVar("H")


def canonical(value: Any) -> str:
    """The one text of a JSON value: sorted names, no blanks, characters as they are (RFC 8785)."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(words: str) -> str:
    """SHA-256 of a text in UTF-8, as 64 hex digits."""
    return hashlib.sha256(words.encode("utf-8")).hexdigest()


def encode(holder: object) -> dict[str, Any]:
    """A section, its answers or a row as JSON values; what has no answer is left out.

    An answer that was taken away where one is given from the start is written as null.
    """
    found: dict[str, Any] = {"id": holder.id} if isinstance(holder, Row) else {}
    for field in fields.of(type(holder)):
        if not field.stored:
            continue
        value = getattr(holder, field.name)
        if isinstance(field.kind, kinds.Answers):
            words: Any = encode(value)
        elif fields.is_empty(value):
            if not fields.is_empty(field.default):
                found[field.name] = None
            continue
        else:
            words = encode_value(field.kind, value)
        if words != {}:
            found[field.name] = words
    return found


def encode_agreement(agreement: Agreement) -> dict[str, Any]:
    """All sections by name, the empty ones too."""
    return {name: encode(section) for name, section in sections(agreement).items()}


def encode_value(kind: kinds.AnyKind, value: Any) -> Any:
    """One answer as a JSON value."""
    match kind:
        case kinds.Number() | kinds.Percent() | kinds.Money():
            return plain(value)
        case kinds.Span():
            return {"amount": plain(value.amount), "unit": value.unit.value}
        case kinds.Day():
            return value.isoformat()
        case kinds.Range():
            ends = {"low": value.low, "high": value.high}
            return {name: plain(end) for name, end in ends.items() if end is not None}
        case kinds.Weekly():
            return [
                [DAYS[w.day], w.start.strftime("%H:%M"), w.end.strftime("%H:%M")] for w in value
            ]
        case kinds.Grid():
            return [[cell.column, cell.letters] for cell in value]
        case kinds.Rows():
            return [encode(row) for row in value]
        case kinds.Lines() | kinds.Choices() | kinds.References():
            return list(value)
        case _:
            return value


def decode_agreement(data: Any, root: type[Agreement] = Agreement) -> Agreement:
    """The agreement that `encode_agreement` wrote. Raises Unreadable, also for doubled row ids."""
    found = _mapping(data, "Agreement")
    known = sections_of(root)
    _no_strangers(found, known, "Agreement")
    seen: set[str] = set()
    parts: dict[str, Any] = {
        name: decode(cls, found.get(name, {}), cls.about.title, seen) for name, cls in known.items()
    }
    return root(**parts)


def decode(cls: type[H], data: Any, place: str, seen: set[str] | None = None) -> H:
    """A section, its answers or a row from JSON values. `seen` collects row ids."""
    found = dict(_mapping(data, place))
    values: dict[str, Any] = {}
    if issubclass(cls, Row):
        values["id"] = _row_id(found.pop("id", None), place, seen if seen is not None else set())
    declared = {field.name: field for field in fields.of(cls) if field.stored}
    _no_strangers(found, declared, place)
    for name, words in found.items():
        values[name] = decode_value(declared[name], words, place, seen)
    return cls(**values)


def decode_value(field: Field, words: Any, place: str, seen: set[str] | None = None) -> Any:
    """One answer from a JSON value. Raises Unreadable when it is not what the kind holds."""
    kind = field.kind
    here = f"{place}, “{kind.label}”"
    if words is None and not isinstance(kind, kinds.Answers) and not fields.is_empty(field.default):
        return type(field.default)() if isinstance(field.default, str | tuple) else None
    match kind:
        case kinds.Answers():
            return decode(kind.holds, words, here, seen)
        case kinds.Rows():
            rows = _list(words, here)
            return tuple(
                decode(kind.holds, row, f"{here}, {kind.one} {number}", seen)
                for number, row in enumerate(rows, 1)
            )
        case kinds.YesNo():
            if not isinstance(words, bool):
                raise Unreadable(here, "yes or no is needed")
            return words
        case kinds.Lines() | kinds.Choices() | kinds.References():
            items = tuple(_text(item, here) for item in _list(words, here))
            if isinstance(kind, kinds.Choices):
                _known_options(kind, items, here)
            return items
        case kinds.Choice():
            word = _text(words, here)
            _known_options(kind, (word,), here)
            return word
        case _:
            return _decode_leaf(kind, words, here)


def _decode_leaf(kind: kinds.AnyKind, words: Any, here: str) -> Any:
    match kind:
        case kinds.Number() | kinds.Percent() | kinds.Money():
            return _number(words, here)
        case kinds.Span():
            return _duration(words, here)
        case kinds.Day():
            return _day(words, here)
        case kinds.Range():
            ends = _mapping(words, here)
            _no_strangers(ends, {"low": None, "high": None}, here)
            low, high = (
                _number(ends[end], here) if end in ends else None for end in ("low", "high")
            )
            return NumberRange(low, high)
        case kinds.Weekly():
            return tuple(_window(item, here) for item in _list(words, here))
        case kinds.Grid():
            return tuple(_grid_cell(item, here) for item in _list(words, here))
        case kinds.Zone():
            return _zone(words, here)
        case _:
            return _text(words, here)


def content_hash(agreement: Agreement, printed: Mapping[str, Any] | None = None) -> str:
    """The hash that is signed, compared and printed.

    It covers the agreement and `printed`, the facts of the record that stand in the document.
    """
    whole = {"format": FORMAT, "agreement": encode_agreement(agreement), "printed": printed or {}}
    return digest(canonical(whole))


def _mapping(value: Any, place: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise Unreadable(place, "a group of answers is needed")
    return value


def _list(value: Any, place: str) -> list[Any]:
    if not isinstance(value, list):
        raise Unreadable(place, "a list is needed")
    return value


def _no_strangers(found: Mapping[str, Any], known: Mapping[str, Any], place: str) -> None:
    for name in found:
        if name not in known:
            raise Unreadable(place, f"“{name}” is not known here")


def _known_options(kind: kinds.Choice | kinds.Choices, keys: tuple[str, ...], here: str) -> None:
    known = {option.key for option in kind.options}
    for key in keys:
        if key not in known:
            raise Unreadable(here, f"“{key}” is not one of the choices")


def _text(value: Any, place: str) -> str:
    if not isinstance(value, str) or value == "":
        raise Unreadable(place, "a text is needed")
    if len(value) > text.LONGEST:
        raise Unreadable(place, f"the text is longer than {text.LONGEST:,} characters")
    if text.clean(value) != value:
        raise Unreadable(place, "the text holds characters that cannot be kept")
    return value


def _row_id(value: Any, place: str, seen: set[str]) -> str:
    if not isinstance(value, str) or not 1 <= len(value) <= 64 or not value.isascii():
        raise Unreadable(place, "an id is needed")
    if not value.replace("-", "").isalnum():
        raise Unreadable(place, "an id is needed")
    if value in seen:
        raise Unreadable(place, "two rows carry the same id")
    seen.add(value)
    return value


def _number(value: Any, place: str) -> Decimal:
    if not isinstance(value, str):
        raise Unreadable(place, "a number written as text is needed")
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise Unreadable(place, "a number is needed") from None
    if not number.is_finite() or len(value) > 2 * MOST_DIGITS or plain(number) != value:
        raise Unreadable(place, "a plain number is needed")
    return number


def _duration(value: Any, place: str) -> Duration:
    found = _mapping(value, place)
    _no_strangers(found, {"amount": None, "unit": None}, place)
    try:
        unit = Unit(str(found.get("unit")))
    except ValueError:
        raise Unreadable(place, "a unit of time is needed") from None
    return Duration(_number(found.get("amount"), place), unit)


def _day(value: Any, place: str) -> date:
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError):
        raise Unreadable(place, "a date such as 2027-01-31 is needed") from None
    if day.isoformat() != value:
        raise Unreadable(place, "a date such as 2027-01-31 is needed")
    return day


def _window(value: Any, place: str) -> Window:
    try:
        day, start, end = value
        window = Window(DAYS.index(day), time.fromisoformat(start), time.fromisoformat(end))
    except (TypeError, ValueError):
        raise Unreadable(place, "a weekday with two times is needed") from None
    if [window.start.strftime("%H:%M"), window.end.strftime("%H:%M")] != [start, end]:
        raise Unreadable(place, "times such as 09:00 are needed")
    return window


def _grid_cell(value: Any, place: str) -> GridCell:
    items = _list(value, place)
    if len(items) != 2:
        raise Unreadable(place, "a column and its letters are needed")
    return GridCell(_text(items[0], place), _text(items[1], place))


def _zone(value: Any, place: str) -> str:
    name = _text(value, place)
    if name not in time_zones():
        raise Unreadable(place, f"“{name}” is not a time zone")
    return name
