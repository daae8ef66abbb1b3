"""What people type for numbers, dates, durations and ranges, read into values."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal

from models.agreement.values import (
    Duration,
    NumberRange,
    Unit,
    grouped,
    parse_number,
)

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

_COMMAS = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d*)?%?|[^,]*")
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s.]+(?:of\s+)?([a-z]+)\.?,?\s*(\d*)")
_MONTH_DAY_YEAR = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s*(\d*)")
_YEAR_FIRST = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d*)")
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+")
_SPAN = re.compile(r"([-+]?[\d.,\u00a0 ]*\d[\d.,]*)\s*([a-z ]*)\.?")
_BETWEEN = re.compile(r"\s*(?:\bto\b|\band\b|–|—|\.\.+)\s*|(?<=[\d%])\s*-\s*")
_AT_LEAST = re.compile(r"^(?:at least|from|over|more than|min\.?|>=?|≥)\s*")
_AT_MOST = re.compile(r"^(?:at most|up to|under|below|max\.?|<=?|≤)\s*")
_SHORT_UNITS = {
    "h": (Unit.BUSINESS_HOUR, Unit.CLOCK_HOUR),
    "hr": (Unit.BUSINESS_HOUR, Unit.CLOCK_HOUR),
    "hour": (Unit.BUSINESS_HOUR, Unit.CLOCK_HOUR),
    "d": (Unit.BUSINESS_DAY, Unit.CALENDAR_DAY),
    "day": (Unit.BUSINESS_DAY, Unit.CALENDAR_DAY),
    "working day": (Unit.BUSINESS_DAY,),
    "working hour": (Unit.BUSINESS_HOUR,),
    "w": (Unit.WEEK,),
    "wk": (Unit.WEEK,),
    "min": (Unit.MINUTE,),
    "mo": (Unit.MONTH,),
}


class Unreadable(ValueError):
    """What was typed cannot be kept as a value; its text is the sentence to show."""


def read_number(text: str, *, whole: bool = False) -> Decimal | None:
    """A number as typed, None for no text. Raises Unreadable.

    A comma that does not part thousands is refused, since 1,5 would otherwise become 15.
    """
    word = text.strip().replace("\u00a0", "").replace(" ", "")
    if not word:
        return None
    if not _COMMAS.fullmatch(word):
        raise Unreadable("Write decimals with a point, such as 1.5.")
    number = parse_number(word)
    if number is None:
        raise Unreadable(f"“{_short(text)}” is not a number. Figures only, such as 1,200 or 2.5.")
    if whole and number != number.to_integral_value():
        raise Unreadable("A whole number is needed here.")
    return number


def read_range(text: str) -> NumberRange | None:
    """Two ends such as “50 to 2,000”, “at least 50” or “at most 200”. Raises Unreadable."""
    word = text.strip().casefold()
    if not word:
        return None
    if found := _AT_LEAST.match(word):
        return NumberRange(read_number(word[found.end() :]), None)
    if found := _AT_MOST.match(word):
        return NumberRange(None, read_number(word[found.end() :]))
    ends = _BETWEEN.split(word)
    if len(ends) == 1:
        number = read_number(word)
        return NumberRange(number, number)
    if len(ends) != 2:
        raise Unreadable("Two ends are needed, such as 50 to 2,000.")
    low, high = (read_number(end) for end in ends)
    return NumberRange(low, high)


def range_text(value: NumberRange) -> str:
    """A range as it is typed."""
    if value.low is None:
        return "" if value.high is None else f"at most {grouped(value.high)}"
    if value.high is None:
        return f"at least {grouped(value.low)}"
    if value.low == value.high:
        return grouped(value.low)
    return f"{grouped(value.low)} to {grouped(value.high)}"


def read_span(text: str, units: tuple[Unit, ...]) -> Duration | None:
    """A duration such as “4 business hours” or “2 d”; the first unit when none is named.

    Raises Unreadable.
    """
    word = " ".join(text.casefold().split())
    if not word:
        return None
    found = _SPAN.fullmatch(word)
    if found is None:
        raise Unreadable(f"“{_short(text)}” is not a duration, such as 4 {units[0].many}.")
    amount = read_number(found[1])
    assert amount is not None
    return Duration(amount, _unit(found[2].strip(), units))


def _unit(word: str, units: tuple[Unit, ...]) -> Unit:
    if not word:
        return units[0]
    for unit in units:
        if word in (unit.one, unit.many):
            return unit
    single = word.removesuffix("s")
    likely = _SHORT_UNITS.get(single, ()) or _SHORT_UNITS.get(word, ())
    for unit in (*likely, *units):
        if unit in units and (unit in likely or unit.one.startswith(word)):
            return unit
    choices = ", ".join(unit.many for unit in units)
    raise Unreadable(f"“{_short(word)}” cannot be used here. Possible: {choices}.")


def read_day(text: str) -> date | None:
    """A date such as “1 Feb 2027”, “2027-02-01” or “1.2.2027”. Raises Unreadable."""
    word = _WEEKDAY.sub("", " ".join(text.replace(",", ", ").casefold().split()))
    if not word:
        return None
    if found := _YEAR_FIRST.fullmatch(word):
        return _day(int(found[3]), int(found[2]), found[1])
    if found := _DAY_FIRST.fullmatch(word):
        return _from_figures(found)
    if found := _DAY_MONTH_YEAR.fullmatch(word):
        return _day(int(found[1]), _month(found[2]), found[3])
    if found := _MONTH_DAY_YEAR.fullmatch(word):
        return _day(int(found[2]), _month(found[1]), found[3])
    raise Unreadable(f"“{_short(text)}” is not a date, such as 1 Feb 2027.")


def day_text(day: date) -> str:
    """A date as it stands in a field: 1 Feb 2027."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def _from_figures(found: re.Match[str]) -> date:
    first, second = int(found[1]), int(found[3])
    if found[2] == "/" and first != second and {first, second} <= set(range(1, 13)):
        one, other = (MONTHS[number - 1] for number in (first, second))
        raise Unreadable(f"Is that in {one} or in {other}? Write the month as a word.")
    if found[2] == "/" and second > 12 >= first:
        first, second = second, first
    return _day(first, second, found[4])


def _month(word: str) -> int:
    for number, name in enumerate(MONTHS, 1):
        if len(word) >= 3 and (name.casefold().startswith(word) or word == "sept" == name[:4]):
            return number
    raise Unreadable(f"“{_short(word)}” is not a month.")


def _day(day: int, month: int, year_word: str) -> date:
    if len(year_word) not in (2, 4):
        said = "Add the year" if not year_word else "Write the year with four digits"
        raise Unreadable(f"{said}, such as 1 Feb 2027.")
    year = int(year_word) + (2000 if len(year_word) == 2 else 0)
    if not 1 <= month <= 12:
        raise Unreadable(f"There is no month {month}.")
    if year < 1:
        raise Unreadable("There is no year 0.")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise Unreadable(f"{MONTHS[month - 1]} {year} has {last} days.")
    return date(year, month, day)


def _short(text: str) -> str:
    word = " ".join(text.split())
    return word if len(word) <= 24 else f"{word[:23]}…"
