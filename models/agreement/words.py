"""Values of an agreement as English words, the same in the window and on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from models.agreement import kinds, references
from models.agreement.agreement import Agreement
from models.agreement.values import DAY_NAMES, NumberRange, Window, grouped

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_BLANK = "\u00a0"


def in_words(agreement: Agreement, kind: kinds.AnyKind, value: Any) -> str:
    """One answer as people write it, empty when there is none; rows by their names."""
    if value is None or value in ("", ()):
        return ""
    match kind:
        case kinds.YesNo():
            return "Yes" if value else "No"
        case kinds.Choice():
            return kinds.label_of(kind, value)
        case kinds.Choices():
            return listed([kinds.label_of(kind, key) for key in value])
        case kinds.Lines():
            return "\n".join(value) if kind.long else ", ".join(value)
        case kinds.Day():
            return day_in_words(value, agreement.parties.answers.date_format)
        case kinds.Weekly():
            return weekly_in_words(value)
        case kinds.Rows():
            return ", ".join(references.called(agreement, row, kind) for row in value)
        case kinds.Reference() | kinds.References() | kinds.Grid():
            return _pointed_at(agreement, kind, value)
        case _:
            return _measured(agreement, kind, value)


def _measured(agreement: Agreement, kind: kinds.AnyKind, value: Any) -> str:
    match kind:
        case kinds.Number():
            return _with_unit(grouped(value), unit_of(value, kind.unit))
        case kinds.Percent():
            return percent_in_words(value)
        case kinds.Money():
            return money_in_words(value, agreement.parties.answers.currency)
        case kinds.Range():
            return range_in_words(value, kind.unit)
        case _:
            return str(value)


def _pointed_at(
    agreement: Agreement,
    kind: kinds.Reference | kinds.References | kinds.Grid,
    value: Any,
) -> str:
    names = {target.id: target.name for target in references.targets(agreement, kind.to)}
    match kind:
        case kinds.Reference():
            return names.get(value, "")
        case kinds.References():
            return listed([names[row_id] for row_id in value if row_id in names])
        case kinds.Grid():
            cells = [(names.get(cell.column, ""), cell.letters) for cell in value]
            return ", ".join(f"{name}: {', '.join(letters)}" for name, letters in cells if name)


def day_in_words(day: date, form: str = "") -> str:
    """A date such as 4 December 2026, or in the form that the agreement asks for."""
    month = _MONTHS[day.month - 1]
    match form:
        case "month_day_year":
            return f"{month}{_BLANK}{day.day}, {day.year}"
        case "dots":
            return f"{day.day:02}.{day.month:02}.{day.year:04}"
        case "iso":
            return day.isoformat()
        case _:
            return f"{day.day}{_BLANK}{month} {day.year}"


def percent_in_words(number: Decimal) -> str:
    """A percentage with a blank that does not break, such as 90 %."""
    return f"{grouped(number)}{_BLANK}%"


def money_in_words(amount: Decimal, currency: str) -> str:
    """An amount with the agreement's currency before it, such as EUR 1,440,000."""
    return f"{currency}{_BLANK}{grouped(amount)}" if currency else grouped(amount)


def range_in_words(value: NumberRange, unit: str = "") -> str:
    """A range such as 20 to 50, at least 20, or at most 50."""
    low, high = value.low, value.high
    if low is not None and high is not None:
        words = grouped(low) if low == high else f"{grouped(low)} to {grouped(high)}"
    elif low is not None:
        words = f"at least {grouped(low)}"
    elif high is not None:
        words = f"at most {grouped(high)}"
    else:
        return ""
    return _with_unit(words, unit)


def weekly_in_words(windows: Sequence[Window]) -> str:
    """Opening hours such as Monday to Thursday, 09:00 to 17:00; Friday, 09:00 to 15:00."""
    hours: dict[int, list[tuple[str, str]]] = {}
    for window in sorted(windows):
        end = "24:00" if window.minutes[1] == 24 * 60 else f"{window.end:%H:%M}"
        hours.setdefault(window.day, []).append((f"{window.start:%H:%M}", end))
    said = []
    for days in _runs(hours):
        opened = " and ".join(f"{start} to {end}" for start, end in hours[days[0]])
        said.append(f"{_days_in_words(days)}, {opened}")
    return "; ".join(said)


def _runs(hours: dict[int, list[tuple[str, str]]]) -> Iterator[list[int]]:
    """Days in a row with the same hours, in the order of the week."""
    for _, run in groupby(
        enumerate(sorted(hours)), key=lambda pair: (pair[1] - pair[0], hours[pair[1]])
    ):
        yield [day for _, day in run]


def _days_in_words(days: list[int]) -> str:
    names = [DAY_NAMES[day] for day in days]
    return f"{names[0]} to {names[-1]}" if len(names) > 2 else listed(names)


def listed(words: Sequence[str]) -> str:
    """Words as a sentence lists them: "a, b and c"."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def unit_of(number: Decimal, unit: str) -> str:
    """The unit after a number: 1 business hour, but 2 business hours; 1 lead a week."""
    head, a_while, rest = unit.partition(" a ")
    if number != 1 or not head.endswith("s") or head.endswith("ss"):
        return unit
    return f"{head[:-1]}{a_while}{rest}"


def _with_unit(words: str, unit: str) -> str:
    return f"{words}{_BLANK}{unit}" if unit else words
