"""Facts as JSON values and back."""

from __future__ import annotations

import types
from dataclasses import MISSING, is_dataclass
from dataclasses import fields as dataclass_fields
from typing import Any, Union, get_args, get_origin, get_type_hints

from models import text
from models.agreement.codec import Unreadable
from models.record.facts import FACTS, AnyFact
from models.record.record import Record


def encode(record: Record) -> list[dict[str, Any]]:
    """The facts as JSON values, in order."""
    return [{"kind": fact.kind} | encode_values(fact) for fact in record.facts]


def decode(data: Any) -> Record:
    """The record from JSON values. Raises Unreadable."""
    if not isinstance(data, list):
        raise Unreadable("Record", "a list of facts is needed")
    return Record(facts=tuple(_fact(item) for item in data))


def encode_values(value: Any) -> dict[str, Any]:
    """A plain dataclass as JSON values; what equals its default is left out."""
    found = {}
    for item in dataclass_fields(value):
        words = getattr(value, item.name)
        if words != item.default:
            found[item.name] = _encoded(words)
    return found


def decode_values(cls: type, data: Any, place: str) -> Any:
    """A plain dataclass from JSON values; types are checked, strangers refused."""
    if not isinstance(data, dict):
        raise Unreadable(place, "a group of values is needed")
    hints = get_type_hints(cls)
    known = {item.name: item for item in dataclass_fields(cls)}
    if set(data) - set(known):
        raise Unreadable(place, "something in it is not known here")
    for name, item in known.items():
        if name not in data and item.default is MISSING and item.default_factory is MISSING:
            raise Unreadable(place, f"“{name}” is missing")
    return cls(**{name: _decoded(hints[name], value, place) for name, value in data.items()})


def _fact(item: Any) -> AnyFact:
    if not isinstance(item, dict) or item.get("kind") not in FACTS:
        raise Unreadable("Record", "a fact is of a kind that is not known")
    values = {name: value for name, value in item.items() if name != "kind"}
    fact: AnyFact = decode_values(FACTS[item["kind"]], values, "Record")
    return fact


def _encoded(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_encoded(item) for item in value]
    if is_dataclass(value):
        return encode_values(value)
    return value


def _decoded(hint: Any, value: Any, place: str) -> Any:
    origin = get_origin(hint)
    if origin is tuple:
        if not isinstance(value, list):
            raise Unreadable(place, "a list is needed")
        return tuple(_decoded(get_args(hint)[0], item, place) for item in value)
    if origin in (Union, types.UnionType):
        if value is None and type(None) in get_args(hint):
            return None
        return _decoded(next(one for one in get_args(hint) if one is not type(None)), value, place)
    if is_dataclass(hint):
        return decode_values(hint, value, place)  # type: ignore[arg-type]
    if hint is int and isinstance(value, bool):
        raise Unreadable(place, "a number is needed")
    if not isinstance(value, hint):
        raise Unreadable(place, f"a {hint.__name__} is needed")
    if isinstance(value, str) and text.clean(value) != value:
        raise Unreadable(place, "the text holds characters that cannot be kept")
    return value
