"""JSON from outside, read without believing anything it says."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Never

from models.errors import UserError
from models.text import LONGEST, clean

Value = dict[str, "Value"] | list["Value"] | str | int | bool | None

_DEEPEST = 24
_MOST_DIGITS = 15


def parse(data: bytes) -> Value:
    """The values of a JSON text. Raises UserError for anything that we would not have written."""
    try:
        words = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _odd("it is not text in UTF-8") from error
    try:
        value: Value = json.loads(
            words,
            object_pairs_hook=_group,
            parse_float=_no_fraction,
            parse_constant=_no_fraction,
            parse_int=_whole,
        )
    except RecursionError as error:
        raise _odd("it is nested too deeply") from error
    except json.JSONDecodeError as error:
        raise _odd(f"it breaks off or goes wrong in line {error.lineno}") from error
    _check(value, 0)
    return value


def _group(pairs: Sequence[tuple[str, Value]]) -> Value:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _odd("a name in it is given twice")
    return dict(found)


def _no_fraction(words: str) -> Never:
    raise _odd(f"{words[:20]} is not a whole number")


def _whole(words: str) -> int:
    if len(words) > _MOST_DIGITS:
        raise _odd("a number in it is too large")
    return int(words)


def _check(value: Value, depth: int) -> None:
    if depth > _DEEPEST:
        raise _odd("it is nested too deeply")
    if isinstance(value, str):
        if len(value) > LONGEST:
            raise _odd(f"a text in it is longer than {LONGEST:,} characters")
        if clean(value) != value:
            raise _odd("a text in it holds characters that cannot be kept")
    elif isinstance(value, list):
        for item in value:
            _check(item, depth + 1)
    elif isinstance(value, dict):
        for name, item in value.items():
            _check(name, depth + 1)
            _check(item, depth + 1)


def _odd(what: str) -> UserError:
    return UserError(
        f"The file cannot be read as an agreement: {what}.",
        "It is damaged or was not made by SLA Workshop.",
    )
