"""Opening hours of a week as people type them: “Mon–Fri 9–17; Sat 10–13”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import time

from models.agreement.values import DAY_NAMES, Window
from ui.editors.reading import Unreadable

EVERY_DAY = tuple(range(7))
_GROUPS = {
    "daily": EVERY_DAY,
    "everyday": EVERY_DAY,
    "weekdays": EVERY_DAY[:5],
    "weekday": EVERY_DAY[:5],
    "weekends": EVERY_DAY[5:],
    "weekend": EVERY_DAY[5:],
}
_FILLERS = ("and", "from", "on", "every", "day", "h", "hrs", "hours")
_TIME = r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|h)?"
_HOURS = re.compile(rf"{_TIME}\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b)\s*{_TIME}(?![\d:])")
_WORD = re.compile(r"[a-z]+")
_DASH = re.compile(r"[-–—]")
_BETWEEN = re.compile(r"[\s,;.&+:/|]+")
EXAMPLE = "Mon–Fri 9–17"


def read_week(text: str) -> tuple[Window, ...]:
    """All opening hours in a text, sorted; none for an empty one. Raises Unreadable."""
    reader = _Reader()
    for token in _tokens(text.casefold()):
        reader.take(token)
    return reader.windows()


def read_days(text: str) -> tuple[int, ...]:
    """Weekdays such as “Mon–Thu, Sat”, Monday is 0. Raises Unreadable."""
    reader = _Reader()
    for token in _tokens(text.casefold()):
        if isinstance(token, tuple):
            raise Unreadable("Only days stand here; the hours stand beside them.")
        reader.take(token)
    return tuple(sorted(set(reader.days)))


def read_hours(text: str) -> tuple[tuple[time, time], ...]:
    """Hours of one day such as “9–12, 13–17”. Raises Unreadable."""
    found = []
    for token in _tokens(text.casefold()):
        if isinstance(token, tuple):
            found.append(token)
        elif token not in ("-", "closed"):
            raise Unreadable("Only hours stand here, such as 9–12, 13–17.")
    return tuple(found)


def days_text(days: Sequence[int]) -> str:
    """Weekdays in short: Mon–Fri, or Mon, Wed."""
    runs: list[list[int]] = []
    for day in sorted(days):
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join(_run_text(run) for run in runs)


def hours_text(windows: Sequence[Window]) -> str:
    """The hours of one day: 9–12, 13:30–17."""
    return ", ".join(
        f"{_time_text(window.start)}–{_time_text(window.end, end=True)}"
        for window in sorted(windows)
    )


def week_text(windows: Sequence[Window]) -> str:
    """A week in one line, as `read_week` reads it."""
    return "; ".join(f"{days_text(days)} {hours}" for days, hours in grouped_days(windows))


def grouped_days(windows: Sequence[Window]) -> tuple[tuple[tuple[int, ...], str], ...]:
    """Days with the same hours together, with those hours, in the order of the week."""
    groups: dict[str, list[int]] = {}
    for day in EVERY_DAY:
        own = [window for window in windows if window.day == day]
        if own:
            groups.setdefault(hours_text(own), []).append(day)
    return tuple((tuple(days), hours) for hours, days in groups.items())


Token = str | tuple[time, time]


def _tokens(text: str) -> Iterator[Token]:
    place = 0
    while place < len(text):
        if found := _HOURS.match(text, place):
            yield _opened(found)
        elif found := _WORD.match(text, place):
            yield found[0]
        elif found := _DASH.match(text, place):
            yield "-"
        else:
            found = _BETWEEN.match(text, place)
        if found is None:
            raise Unreadable(f"Days and hours are needed, such as {EXAMPLE}.")
        place = found.end()


@dataclass
class _Reader:
    """Collects days until hours follow, and gives each of the days those hours."""

    days: list[int] = field(default_factory=list)
    found: set[Window] = field(default_factory=set)
    opened: bool = False
    until: bool = False

    def take(self, token: Token) -> None:
        if isinstance(token, tuple):
            self._open(token)
        elif token in ("-", "to", "until", "till"):
            self.until = bool(self.days)
        elif token == "closed":
            self.opened = True
        elif token not in _FILLERS:
            self._add_days(token)

    def windows(self) -> tuple[Window, ...]:
        if self.days and not self.opened:
            raise Unreadable(f"From when to when on {days_text(self.days)}? Such as 9–17.")
        return tuple(sorted(self.found))

    def _open(self, hours: tuple[time, time]) -> None:
        if not self.days:
            raise Unreadable(f"On which days? Such as {EXAMPLE}.")
        self.found |= {Window(day, *hours) for day in self.days}
        self.opened = True

    def _add_days(self, word: str) -> None:
        if self.opened:
            self.days, self.opened = [], False
        named = _GROUPS.get(word) or (_weekday(word),)
        if self.until:
            first, self.until = self.days[-1], False
            count = (named[-1] - first) % 7
            named = tuple((first + step) % 7 for step in range(1, count + 1))
        self.days.extend(day for day in named if day not in self.days)


def _weekday(word: str) -> int:
    single = word.removesuffix("s")
    for number, name in enumerate(DAY_NAMES):
        if len(single) >= 2 and name.casefold().startswith(single):
            return number
    raise Unreadable(f"“{word[:24]}” is not a weekday. Such as {EXAMPLE}.")


def _opened(found: re.Match[str]) -> tuple[time, time]:
    start, end = _time(found[1], found[2], found[3]), _time(found[4], found[5], found[6])
    if start == 24 * 60:
        start = 0
    return time(start // 60, start % 60), time(end // 60 % 24, end % 60)


def _time(hours: str, minutes: str | None, half: str | None) -> int:
    hour, minute = int(hours), int(minutes or 0)
    if half in ("am", "pm"):
        if not 1 <= hour <= 12:
            raise Unreadable(f"There is no {hour} {half}.")
        hour = hour % 12 + (12 if half == "pm" else 0)
    if minute > 59 or hour * 60 + minute > 24 * 60:
        raise Unreadable(f"There is no time {hour}:{minute:02}.")
    return hour * 60 + minute


def _time_text(moment: time, *, end: bool = False) -> str:
    hour = 24 if end and moment == time(0, 0) else moment.hour
    return f"{hour}:{moment.minute:02}" if moment.minute else str(hour)


def _run_text(run: list[int]) -> str:
    names = [DAY_NAMES[day][:3] for day in run]
    return f"{names[0]}–{names[-1]}" if len(names) > 2 else ", ".join(names)
