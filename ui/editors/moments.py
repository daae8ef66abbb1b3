"""Reading a moment as people write it: a day, or only a weekday, and a time of day."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from ui.dates import MONTHS, WEEKDAYS
from ui.editors.reading import Unreadable, read_day

_PARTS = re.compile(r"(?P<day>.*?)[\s,]*\b(?P<hour>\d{1,2})[:.](?P<minute>\d{2})\s*")
_FAR = timedelta(days=300)
EXAMPLE = "Sun 17 Jan, 20:10"


def read_moment(text: str, today: date) -> datetime | None:
    """A moment on no zone's clock yet, such as “Sun 17 Jan, 20:10”; None for no words.

    A day without its year is the next such day, a weekday alone the next after today, and a time
    alone is today. Raises Unreadable.
    """
    words = " ".join(text.split())
    if not words:
        return None
    found = _PARTS.fullmatch(words)
    if found is None:
        raise Unreadable(f"Write a day and a time, such as {EXAMPLE}.")
    hour, minute = int(found["hour"]), int(found["minute"])
    if hour > 23 or minute > 59:
        raise Unreadable(f"There is no time of day {hour}:{minute:02}.")
    return datetime.combine(_day(found["day"], today), time(hour, minute))


def moment_text(moment: datetime, today: date) -> str:
    """A moment as it is read: Thu 25 Mar, 15:00, with its year when it is far from today."""
    day = moment.date()
    year = f" {day.year}" if abs(day - today) > _FAR else ""
    weekday, month = WEEKDAYS[day.weekday()][:3], MONTHS[day.month - 1][:3]
    return f"{weekday} {day.day} {month}{year}, {moment:%H:%M}"


def _day(words: str, today: date) -> date:
    words = words.strip(" ,")
    if not words:
        return today
    weekday = _weekday(words)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    try:
        return read_day(words) or today
    except Unreadable:
        for year in (today.year, today.year + 1):
            day = _in_year(words, year)
            if day is not None and day >= today:
                return day
        raise


def _in_year(words: str, year: int) -> date | None:
    """The day with its year added, in the way the rest is written."""
    for joined in (f"{words} {year}", f"{words}{year}", f"{words}.{year}"):
        try:
            return read_day(joined)
        except Unreadable:
            continue
    return None


def _weekday(words: str) -> int | None:
    said = words.casefold().rstrip(".")
    if len(said) < 2:
        return None
    return next((n for n, name in enumerate(WEEKDAYS) if name.casefold().startswith(said)), None)
