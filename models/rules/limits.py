"""The limits that a question sets to its own answer, checked for every kind of question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, localcontext
from itertools import pairwise
from typing import cast

from models.agreement import kinds
from models.agreement.fields import Field
from models.agreement.section import Problem
from models.agreement.values import (
    DAY_NAMES,
    Duration,
    GridCell,
    NumberRange,
    Unit,
    Window,
    grouped,
    time_zones,
)

_EMAIL = re.compile(r"[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+")
_CURRENCY = re.compile(r"[A-Z]{3}")
_MINUTES = {
    Unit.MINUTE: 1,
    Unit.BUSINESS_HOUR: 60,
    Unit.CLOCK_HOUR: 60,
    Unit.BUSINESS_DAY: 1_440,
    Unit.CALENDAR_DAY: 1_440,
    Unit.WEEK: 10_080,
    Unit.MONTH: 40_320,
}
"""Minutes that pass at least during one unit, a business day counted as a whole day."""
_WIDE = Context(prec=60, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])
_WHICH = "Which number is meant?"

Slip = tuple[str, str]
"""What is wrong with one answer, and the question that leads out of it."""


def exceeded(field: Field, value: object) -> Iterator[Problem]:
    """What is wrong with a given answer by the limits of its own question."""
    for message, question in _slips(field.kind, value):
        yield Problem(field.name, message, question, rule="limit")


def _slips(kind: kinds.AnyKind, value: object) -> Iterator[Slip]:
    match kind:
        case kinds.Line() | kinds.Text():
            return _text(kind, str(value))
        case kinds.Lines():
            return _lines(kind, cast("tuple[str, ...]", value))
        case kinds.Number() | kinds.Percent() | kinds.Money():
            return _number(kind, cast("Decimal", value))
        case kinds.Span():
            return _span(kind, cast("Duration", value))
        case kinds.Range():
            return _range(kind, cast("NumberRange", value))
        case kinds.Zone():
            return _zone(kind, str(value))
        case kinds.Weekly():
            return _weekly(cast("tuple[Window, ...]", value))
        case kinds.Grid():
            return _grid(kind, cast("tuple[GridCell, ...]", value))
        case _:
            return iter(())


def _text(kind: kinds.Line | kinds.Text, value: str) -> Iterator[Slip]:
    if not value.strip():
        yield f"“{kind.label}” holds nothing but blanks.", kind.help
    if len(value) > kind.longest:
        yield (
            f"“{kind.label}” is {len(value):,} characters long; {kind.longest:,} fit.",
            "What can be said more briefly?",
        )
    if isinstance(kind, kinds.Text) or not value.strip():
        return
    if kind.shape == "email" and not _EMAIL.fullmatch(value.strip()):
        yield f"“{kind.label}” is not a complete address.", "How is the address spelled?"
    if kind.shape == "currency" and not _CURRENCY.fullmatch(value.strip()):
        yield (
            f"“{kind.label}” is not a currency code of three capital letters.",
            "Which currency is meant: EUR, USD, GBP?",
        )


def _lines(kind: kinds.Lines, value: tuple[str, ...]) -> Iterator[Slip]:
    if not all(item.strip() for item in value):
        yield f"“{kind.label}” has an entry of nothing but blanks.", "What belongs there?"
    if kind.none_word and kind.none_word in value and len(value) > 1:
        yield (
            f"“{kind.label}” says “{kind.none_word}” and still names something.",
            "Is there something, or nothing?",
        )


def _number(kind: kinds.Number | kinds.Percent | kinds.Money, value: Decimal) -> Iterator[Slip]:
    said = f"“{kind.label}” is {grouped(value)}"
    if isinstance(kind, kinds.Money):
        if value < 0 or (kind.positive and value == 0):
            limit = "more than zero" if kind.positive else "zero or more"
            yield f"{said}; an amount is {limit}.", _WHICH
        return
    sign = "\u00a0%" if isinstance(kind, kinds.Percent) else ""
    low, high = kind.minimum, kind.maximum
    if isinstance(kind, kinds.Percent) and kind.above_minimum and value <= kind.minimum:
        yield f"{said}{sign}; it has to be more than {grouped(kind.minimum)}{sign}.", _WHICH
    elif low is not None and value < low:
        yield f"{said}{sign}; the least possible is {grouped(low)}{sign}.", _WHICH
    if high is not None and value > high:
        yield f"{said}{sign}; the most possible is {grouped(high)}{sign}.", _WHICH
    if isinstance(kind, kinds.Number) and kind.whole and not _is_whole(value):
        yield f"{said}; only whole numbers count.", _WHICH


def _span(kind: kinds.Span, value: Duration) -> Iterator[Slip]:
    said = f"“{kind.label}” is {value}"
    if value.amount < 0 or (value.amount == 0 and not kind.zero):
        yield f"{said}; a time is {'zero or more' if kind.zero else 'more than zero'}.", _WHICH
    if value.unit not in kind.units:
        units = ", ".join(unit.many for unit in kind.units)
        yield f"{said}; here time is counted in {units}.", "How long is that in one of these?"
    with localcontext(_WIDE):
        too_long = value.amount * _MINUTES[value.unit] > kind.longest_days * 1_440
    if too_long:
        yield f"{said}, which is longer than {kind.longest_days:,}\u00a0days.", _WHICH


def _range(kind: kinds.Range, value: NumberRange) -> Iterator[Slip]:
    ends = [end for end in (value.low, value.high) if end is not None]
    if value.low is not None and value.high is not None and value.low > value.high:
        yield (
            f"“{kind.label}” runs from {grouped(value.low)} down to {grouped(value.high)}.",
            "Are the two numbers the wrong way round?",
        )
    if any(end < 0 for end in ends):
        yield f"“{kind.label}” has an end below zero.", _WHICH
    if kind.whole and not all(_is_whole(end) for end in ends):
        yield f"“{kind.label}” has an end that is not a whole number.", _WHICH


def _zone(kind: kinds.Zone, value: str) -> Iterator[Slip]:
    if value not in time_zones():
        yield f"“{kind.label}” names no time zone that is known here.", "Which city's time holds?"


def _weekly(value: tuple[Window, ...]) -> Iterator[Slip]:
    for window in value:
        start, end = window.minutes
        if start >= end:
            yield (
                f"{_day_name(window)} closes before it opens.",
                "From when to when does somebody answer?",
            )
    for one, two in pairwise(sorted(value)):
        if one.day == two.day and two.minutes[0] < one.minutes[1]:
            yield (
                f"Two opening times on {_day_name(two)} overlap.",
                "Is there a break between them, or is it one?",
            )


def _grid(kind: kinds.Grid, value: tuple[GridCell, ...]) -> Iterator[Slip]:
    known = {option.key for option in kind.letters}
    if any(letter not in known for cell in value for letter in cell.letters):
        words = ", ".join(f"{option.key} ({option.label.lower()})" for option in kind.letters)
        yield f"“{kind.label}” has a letter without a meaning.", f"Which of {words} is meant?"


def _is_whole(number: Decimal) -> bool:
    return number == number.to_integral_value()


def _day_name(window: Window) -> str:
    return DAY_NAMES[window.day] if 0 <= window.day < len(DAY_NAMES) else "This day"
