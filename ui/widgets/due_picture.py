"""The days from a lead's arrival to its due time, a column for each."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.rules.due_days import DueDay, DueDays
from ui.dates import MONTHS, WEEKDAYS
from ui.theme import theme
from ui.widgets.drawing import Box, draw_box, draw_text, text_width

HEIGHT, TOP, BOX, LINE, GAP = 64, 22, 20, 18, 12
MOST_WIDTH = 104


class DuePicture(QWidget):
    """Open hours as boxes, the time used filled in, arrival and due time as upright strokes."""

    def __init__(self) -> None:
        super().__init__()
        self._days: DueDays | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def days(self) -> DueDays | None:
        """What it shows."""
        return self._days

    def show_days(self, days: DueDays | None) -> None:
        """Show another way; nothing hides the picture."""
        self._days = days
        self.setVisible(days is not None)
        if days is not None:
            self.setAccessibleName(
                f"Arrives {_said(days.start)}, due {_said(days.due)}: {used_words(days)}"
            )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(280), theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._days is None or not self._days.days:
            return
        painter = QPainter(self)
        for day, rect in self._columns(self._days):
            self._draw_title(painter, day, rect)
            self._draw_day(painter, self._days, day, rect)
        self._draw_ends(painter, self._days)
        painter.end()

    def _columns(self, days: DueDays) -> list[tuple[DueDay, QRectF]]:
        gap, number = theme.px(GAP), len(days.days)
        wide = (self.width() - gap * (number - 1)) / number
        wide = min(wide, float(theme.px(MOST_WIDTH)))
        left = (self.width() - number * wide - (number - 1) * gap) / 2
        return [
            (day, QRectF(left + place * (wide + gap), theme.px(TOP), wide, theme.px(BOX)))
            for place, day in enumerate(days.days)
        ]

    def _draw_title(self, painter: QPainter, day: DueDay, rect: QRectF) -> None:
        font = theme.font("small")
        gap = theme.px(GAP)
        room = rect.width() + gap - 2
        words = next(
            (one for one in _titles(day) if text_width(one, font) <= room), _titles(day)[-1]
        )
        wide = min(text_width(words, font) + 1, room)
        place = QRectF(rect.center().x() - wide / 2, 0, wide, theme.px(LINE))
        draw_text(painter, place, words, font, theme.color("muted"))

    def _draw_day(self, painter: QPainter, days: DueDays, day: DueDay, rect: QRectF) -> None:
        if day.is_closed:
            stroke = theme.px(2)
            line = QRectF(rect.x(), rect.center().y() - stroke / 2, rect.width(), stroke)
            painter.fillRect(line, theme.color("track"))
            return
        for start, end in day.open:
            left, right = _x(days, rect, start), _x(days, rect, end)
            box = QRectF(left, rect.y(), right - left, rect.height())
            draw_box(painter, box, Box(fill="fieldbg", line="field", radius=3))
        for start, end in day.used:
            left, right = _x(days, rect, start), _x(days, rect, end)
            box = QRectF(left, rect.y(), max(right - left, 2.0), rect.height())
            draw_box(painter, box, Box(fill="primary", radius=3))

    def _draw_ends(self, painter: QPainter, days: DueDays) -> None:
        columns = self._columns(days)
        first = _x(days, columns[0][1], _minute(days.start))
        last = _x(days, columns[-1][1], _minute(days.due))
        top, tall = theme.px(TOP - 3), theme.px(BOX + 6)
        for x in (first, last):
            stroke = theme.px(2)
            painter.fillRect(QRectF(x - stroke / 2, top, stroke, tall), theme.color("text"))
        strong = theme.font("small-strong", tabular=True)
        below = theme.px(TOP + BOX + 3)
        line, ink = theme.px(LINE), theme.color("text")
        came, due = f"{days.start:%H:%M}", f"due {days.due:%H:%M}"
        wide = text_width(came, strong)
        left = min(max(first - wide / 2, 0.0), self.width() - wide)
        draw_text(painter, QRectF(left, below, wide + 1, line), came, strong, ink)
        room = QRectF(left + wide + 8, below, 0, line)
        wide = text_width(due, strong)
        left = min(max(last - wide / 2, room.left()), self.width() - wide)
        draw_text(painter, QRectF(left, below, wide + 1, line), due, strong, ink)
        room.setRight(left - 8)
        words, small = used_words(days), theme.font("small")
        wide = text_width(words, small)
        if wide <= room.width():
            place = QRectF(room.center().x() - wide / 2, below, wide + 1, theme.px(LINE))
            draw_text(painter, place, words, small, theme.color("muted"))


def used_words(days: DueDays) -> str:
    """The time used day by day, such as 30 min + 3 h 30 min."""
    used = [day.minutes for day in days.days if day.minutes]
    if len(used) > 3:
        return hours_words(sum(used))
    return " + ".join(hours_words(minutes) for minutes in used)


def hours_words(minutes: int) -> str:
    """A length of time such as 3 h 30 min."""
    hours, rest = divmod(minutes, 60)
    said = [f"{hours}\u00a0h"] if hours else []
    if rest or not hours:
        said.append(f"{rest}\u00a0min")
    return "\u00a0".join(said)


def _titles(day: DueDay) -> tuple[str, ...]:
    """What may stand above a day, the longest first."""
    closed = " closed" if day.is_closed else ""
    if day.is_folded:
        days = f"{_weekday(day.first)}–{_weekday(day.last)}"
        return (f"{_short(day.first)} – {_short(day.last)}", f"{days}{closed}", "…")
    if closed:
        return (f"{_weekday(day.first)}{closed}", "closed")
    return (_short(day.first), f"{day.first.day} {MONTHS[day.first.month - 1][:3]}")


def _short(day: date) -> str:
    return f"{_weekday(day)} {day.day} {MONTHS[day.month - 1][:3]}"


def _weekday(day: date) -> str:
    return WEEKDAYS[day.weekday()][:3]


def _said(moment: datetime) -> str:
    return f"{_short(moment.date())}, {moment:%H:%M}"


def _x(days: DueDays, rect: QRectF, minute: int) -> float:
    share = (minute - days.begin) / max(1, days.end - days.begin)
    return rect.left() + min(max(share, 0.0), 1.0) * rect.width()


def _minute(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute
