"""Plain dataclasses of texts, numbers and tuples as JSON values and back."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, is_dataclass
from dataclasses import fields as dataclass_fields
from decimal import Decimal, InvalidOperation
from typing import Any, Union, get_args, get_origin, get_type_hints

from models import text
from models.errors import Unreadable


def encode(value: Any) -> dict[str, Any]:
    """A dataclass as JSON values; what equals its default is left out."""
    found = {}
    for item in dataclass_fields(value):
        words = getattr(value, item.name)
        default = item.default_factory() if item.default_factory is not MISSING else item.default
        if words != default:
            found[item.name] = encoded(words)
    return found


def decode(cls: type, data: Any, place: str) -> Any:
    """A dataclass from JSON values; types are checked and strangers refused. Raises Unreadable."""
    if not isinstance(data, dict):
        raise Unreadable(place, "a group of values is needed")
    hints = get_type_hints(cls)
    known = {item.name: item for item in dataclass_fields(cls)}
    if set(data) - set(known):
        raise Unreadable(place, "something in it is not known here")
    for name, item in known.items():
        if name not in data and item.default is MISSING and item.default_factory is MISSING:
            raise Unreadable(place, f"“{name}” is missing")
    return cls(**{name: decoded(hints[name], value, place) for name, value in data.items()})


def encoded(value: Any) -> Any:
    """A value of one of the types that `decoded` knows."""
    if isinstance(value, tuple):
        return [encoded(item) for item in value]
    if isinstance(value, Mapping):
        return {key: encoded(item) for key, item in value.items()}
    if isinstance(value, Decimal):
        return str(value)
    if is_dataclass(value):
        return encode(value)
    return value


def decoded(hint: Any, value: Any, place: str) -> Any:
    """The value that `hint` asks for. Raises Unreadable."""
    origin = get_origin(hint)
    if origin is tuple:
        return _tuple(get_args(hint), value, place)
    if origin in (Union, types.UnionType):
        if value is None and type(None) in get_args(hint):
            return None
        return decoded(next(one for one in get_args(hint) if one is not type(None)), value, place)
    if origin is not None:
        return _mapping(get_args(hint)[1], value, place)
    if is_dataclass(hint):
        return decode(hint, value, place)  # type: ignore[arg-type]
    if hint is Decimal:
        return _decimal(value, place)
    if not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
        raise Unreadable(place, f"a value of another kind ({hint.__name__}) is needed")
    if isinstance(value, str) and text.clean(value) != value:
        raise Unreadable(place, "the text holds characters that cannot be kept")
    return value


def _tuple(hints: tuple[Any, ...], value: Any, place: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise Unreadable(place, "a list is needed")
    if len(hints) == 2 and hints[1] is Ellipsis:
        return tuple(decoded(hints[0], item, place) for item in value)
    if len(hints) != len(value):
        raise Unreadable(place, f"{len(hints)} values are needed")
    return tuple(decoded(hint, item, place) for hint, item in zip(hints, value, strict=True))


def _mapping(hint: Any, value: Any, place: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Unreadable(place, "a group of values is needed")
    return {key: decoded(hint, item, place) for key, item in value.items()}


def _decimal(value: Any, place: str) -> Decimal:
    if not isinstance(value, str) or len(value) > 40:
        raise Unreadable(place, "a number written as text is needed")
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise Unreadable(place, "a number is needed") from None
    if not number.is_finite():
        raise Unreadable(place, "a number is needed")
    return number
