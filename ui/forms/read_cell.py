"""What stands in a cell of a spreadsheet or table, read as an answer of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from models import text
from models.agreement import kinds, references, words
from models.agreement.agreement import Agreement
from models.agreement.kinds import AnyKind, Grid, Option
from models.agreement.path import Path
from models.agreement.references import Target
from ui.editors.hours import read_week
from ui.editors.reading import Unreadable, read_day, read_number, read_range, read_span
from ui.forms.columns import Column

_YES = frozenset({"yes", "y", "true", "1", "x", "✓", "✔"})
_NO = frozenset({"no", "n", "false", "0", "-", "–"})
_SIGNS = "€$£¥"
_MARKS = re.compile(r"[\s,;/+&.]+")
_BULLET = re.compile(r"^[•\-–*]\s+")


def read_cell(column: Column, typed: str, agreement: Agreement) -> object:
    """The value that the words in a cell stand for. Raises Unreadable; blanks are the caller's."""
    if column.part is not None:
        assert isinstance(column.kind, Grid)
        return read_letters(column.kind, typed)
    match column.kind:
        case kinds.Line() | kinds.Text() | kinds.Zone() | kinds.Lines():
            return _text(column.kind, typed)
        case kinds.Number() | kinds.Percent() | kinds.Money():
            return _number(column.kind, typed, agreement)
        case kinds.Span():
            return read_span(typed, column.kind.units)
        case kinds.Day():
            return read_day(typed)
        case kinds.Range():
            return read_range(_without(typed, column.kind.unit))
        case kinds.Weekly():
            return read_week(typed)
        case _:
            return _chosen(column.kind, typed, agreement)


def read_letters(kind: Grid, typed: str) -> str:
    """The letters typed for one column, each once and in the order of the legend."""
    given = set(_MARKS.sub("", typed).upper())
    known = [option.key for option in kind.letters]
    if given - set(known):
        legend = ", ".join(f"{option.key} ({option.label.lower()})" for option in kind.letters)
        raise Unreadable(f"“{_short(typed)}” is none of {legend}.")
    return "".join(letter for letter in known if letter in given)


def plain_key(word: str) -> str:
    """Words as they are compared: blanks, case and the mark of a needed answer do not count."""
    return " ".join(word.replace("\u00a0", " ").casefold().rstrip(" *:").split())


def _text(kind: kinds.Line | kinds.Text | kinds.Zone | kinds.Lines, typed: str) -> object:
    if len(typed) > text.LONGEST:
        raise Unreadable(f"This text is longer than {text.LONGEST:,} characters.")
    if isinstance(kind, kinds.Lines):
        lines = (_BULLET.sub("", text.clean_line(part)) for part in _listed(kind, typed))
        return tuple(line for line in lines if line)
    return text.clean(typed).strip() if isinstance(kind, kinds.Text) else text.clean_line(typed)


def _listed(kind: kinds.Lines, typed: str) -> list[str]:
    if "\n" in typed:
        return typed.split("\n")
    return re.split(";" if kind.long or ";" in typed else ",", typed)


def _number(
    kind: kinds.Number | kinds.Percent | kinds.Money, typed: str, agreement: Agreement
) -> object:
    if isinstance(kind, kinds.Number):
        typed = _without(_without(typed, kind.unit), words.unit_of(Decimal(1), kind.unit))
        return read_number(typed, whole=kind.whole)
    if isinstance(kind, kinds.Percent):
        return read_number(_without(typed, "%"))
    return read_number(_without(typed, agreement.parties.answers.currency).strip(_SIGNS + " "))


def _without(typed: str, unit: str) -> str:
    word = typed.strip()
    if unit and word.casefold().endswith(unit.casefold()):
        return word[: -len(unit)]
    if unit and word.casefold().startswith(unit.casefold()):
        return word[len(unit) :]
    return word


def _chosen(kind: AnyKind, typed: str, agreement: Agreement) -> object:
    match kind:
        case kinds.YesNo():
            return _yes_or_no(typed)
        case kinds.Choice():
            return _option(kind.options, typed)
        case kinds.Choices():
            return tuple(dict.fromkeys(_option(kind.options, part) for part in _parts(typed)))
        case kinds.Reference():
            return _target(agreement, kind.to, typed)
        case kinds.References():
            return _targets(agreement, kind.to, typed)
        case _:
            raise Unreadable("Nothing can be typed here.")


def _yes_or_no(typed: str) -> bool:
    word = plain_key(typed)
    if word in _YES or word in _NO:
        return word in _YES
    raise Unreadable(f"“{_short(typed)}” is neither yes nor no.")


def _option(options: Iterable[Option], typed: str) -> str:
    word = plain_key(typed)
    for option in options:
        if word in (plain_key(option.label), option.key.casefold(), option.key.replace("_", " ")):
            return option.key
    labels = ", ".join(option.label for option in options)
    raise Unreadable(f"“{_short(typed)}” is none of the choices: {labels}.")


def _target(agreement: Agreement, to: Path, typed: str) -> str:
    return _find(references.targets(agreement, to), agreement, to, typed)


def _targets(agreement: Agreement, to: Path, typed: str) -> tuple[str, ...]:
    targets = references.targets(agreement, to)
    if any(plain_key(target.name) == plain_key(typed) for target in targets):
        return (_find(targets, agreement, to, typed),)
    return tuple(dict.fromkeys(_find(targets, agreement, to, part) for part in _parts(typed)))


def _find(targets: tuple[Target, ...], agreement: Agreement, to: Path, typed: str) -> str:
    word = plain_key(typed)
    found = [target.id for target in targets if plain_key(target.name) == word]
    if len(found) == 1:
        return found[0]
    one = references.rows_kind(type(agreement), to).one
    if found:
        raise Unreadable(f"More than one {one} is called “{_short(typed)}”.")
    raise Unreadable(f"No {one} is called “{_short(typed)}” yet.")


def _parts(typed: str) -> list[str]:
    separator = ";" if ";" in typed else "\n" if "\n" in typed else ","
    return [part for part in typed.split(separator) if part.strip()]


def _short(typed: str) -> str:
    word = " ".join(typed.split())
    return word if len(word) <= 40 else f"{word[:39]}…"
