"""Days and moments as the window says them: short, and counted from today where that helps."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
SOON = 30
"""Days before a review from which it is counted down."""


def short_day(day: date) -> str:
    """A date such as 4 Dec 2026."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def short_months(words: str) -> str:
    """The same words with months of three letters: Oct 2025 to Sep 2026."""
    for name in MONTHS:
        words = re.sub(rf"\b{name}\b", name[:3], words)
    return words


def days_words(first: date, last: date) -> str:
    """From one day to another, with the year once where it is the same."""
    begin = short_day(first)
    return f"{begin.removesuffix(f' {last.year}')} – {short_day(last)}"


def long_day(day: date, *, year: bool = True) -> str:
    """A date such as Friday, 4 December 2026."""
    words = f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]}"
    return f"{words} {day.year}" if year else words


def month(day: date) -> str:
    """A month such as December 2026."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def clock(at: datetime) -> str:
    """The time of day here, such as 13:22."""
    return f"{at.astimezone():%H:%M}"


def changed(at: datetime, now: datetime) -> str:
    """When something was last changed: Today, 13:22, Yesterday, or a date."""
    day, today = at.astimezone().date(), now.astimezone().date()
    if day == today:
        return f"Today, {clock(at)}"
    if day == today - timedelta(days=1):
        return "Yesterday"
    return short_day(day)


def moment(at: datetime, now: datetime) -> str:
    """A moment of the past: today 11:20, Tue 24 Nov, 13:05, with the year when it is another."""
    local, today = at.astimezone(), now.astimezone().date()
    if local.date() == today:
        return f"today {clock(at)}"
    day = f"{WEEKDAYS[local.weekday()][:3]} {local.day} {MONTHS[local.month - 1][:3]}"
    year = "" if local.year == today.year else f" {local.year}"
    return f"{day}{year}, {clock(at)}"


def clock_words(at: datetime, beside: datetime) -> str:
    """A time of day on its own clocks, with the weekday when it is another day than `beside`."""
    day = "" if at.date() == beside.date() else f"{WEEKDAYS[at.weekday()][:3]} "
    return f"{day}{at:%H:%M}"


def until(day: date, today: date) -> str:
    """How far off a review is: Overdue by 9 days, Due today, Due in 12 days, or its date."""
    days = (day - today).days
    if days < 0:
        return f"Overdue by {counted(-days, 'day')}"
    if days <= 1:
        return "Due tomorrow" if days else "Due today"
    return f"Due in {days} days" if days <= SOON else short_day(day)


def counted(number: int, one: str, many: str = "") -> str:
    """A number and what it counts, such as 1 version or 6 versions."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def spelt(number: int) -> str:
    """A number at the beginning of a sentence: in letters up to ten."""
    return NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"


def sentence(words: str) -> str:
    """Words with a capital at the beginning."""
    return words[:1].upper() + words[1:]
