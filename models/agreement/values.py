"""Small values that answers are made of: durations, ranges, opening hours, exact numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from zoneinfo import available_timezones

MOST_DIGITS = 20


class Unit(StrEnum):
    """The unit of a duration; business units run on a working calendar only."""

    MINUTE = "minute"
    BUSINESS_HOUR = "business_hour"
    CLOCK_HOUR = "clock_hour"
    BUSINESS_DAY = "business_day"
    CALENDAR_DAY = "calendar_day"
    WEEK = "week"
    MONTH = "month"

    @property
    def one(self) -> str:
        """The unit's name for an amount of one."""
        return self.value.replace("_", " ")

    @property
    def many(self) -> str:
        """The unit's name for any other amount."""
        return f"{self.one}s"


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time as people promise it, such as 4 business hours."""

    amount: Decimal
    unit: Unit

    def __str__(self) -> str:
        return f"{plain(self.amount)}\u00a0{self.unit.one if self.amount == 1 else self.unit.many}"


@dataclass(frozen=True, slots=True)
class NumberRange:
    """From `low` to `high`; an end that is None is open."""

    low: Decimal | None
    high: Decimal | None


DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """Opening hours on one weekday (0 is Monday): open from `start`, closed from `end` on.

    An `end` of 00:00 means midnight at the end of that day.
    """

    day: int
    start: time
    end: time

    @property
    def minutes(self) -> tuple[int, int]:
        """Start and end in minutes from midnight; the end may be 1440."""
        start = self.start.hour * 60 + self.start.minute
        end = self.end.hour * 60 + self.end.minute
        return start, end or 24 * 60


@dataclass(frozen=True, slots=True)
class GridCell:
    """The letters given to one column of a grid, such as "RA" for a role."""

    column: str
    letters: str


def plain(number: Decimal) -> str:
    """The one way an exact number is written in files: no exponent, no needless zeros."""
    if number == 0:
        return "0"
    text = format(number.normalize(), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def grouped(number: Decimal) -> str:
    """A number for reading: thousands set apart by commas, such as 1,440,000."""
    text = plain(number)
    whole, point, fraction = text.lstrip("-").partition(".")
    sign = "-" if text.startswith("-") else ""
    return f"{sign}{int(whole):,}{point}{fraction}"


def parse_number(text: str) -> Decimal | None:
    """The number that a person typed, or None when it is not one that can be kept exactly.

    Blanks, thousands commas and a trailing percent sign are allowed.
    """
    word = text.replace("\u00a0", "").replace(" ", "").replace(",", "").removesuffix("%")
    if not word.isascii() or "_" in word:
        return None
    try:
        number = Decimal(word)
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number.adjusted()) >= MOST_DIGITS:
        return None
    digits = len(number.as_tuple().digits)
    return number if digits <= MOST_DIGITS else None


@cache
def time_zones() -> frozenset[str]:
    """Every time zone known here; looked up once, as the look-up reads many files."""
    return frozenset(available_timezones())
