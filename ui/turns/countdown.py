"""The time of a turn: how much is left, in figures and as a bar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QRectF, QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.drafting.agenda import HARDLY_LEFT, LITTLE_LEFT
from ui.theme import theme
from ui.widgets.drawing import Box, draw_box
from ui.widgets.labels import Label, Muted

TICK_MS = 1_000


class LeftBar(QWidget):
    """What is left of the time, from full to empty."""

    def __init__(self) -> None:
        super().__init__()
        self._share, self._tone = 1.0, "primary"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_left(self, share: float, tone: str) -> None:
        """Show a share from 0 to 1 in the colour of a tone."""
        self._share, self._tone = min(max(share, 0.0), 1.0), tone
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        draw_box(painter, rect, Box(fill="track", radius=4))
        if self._share:
            painter.setClipRect(QRectF(0, 0, rect.width() * self._share, rect.height()))
            draw_box(painter, rect, Box(fill=self._tone, radius=4))
        painter.end()


class Countdown(QWidget):
    """Counts down to the end of a turn and up once it is over; it never ends the turn."""

    def __init__(self, minutes: int, started: datetime, now: Callable[[], datetime]) -> None:
        """Count the `minutes` from `started` on."""
        super().__init__()
        self._whole = timedelta(minutes=minutes)
        self._ends, self._now = started + self._whole, now
        self.figures = Label("", "h1-large")
        self.figures.setProperty("tabular", True)
        self.figures.setFont(theme.font("h1-large", tabular=True))
        self.aside = Muted(f"of {minutes} min, until {self._ends.astimezone():%H:%M}")
        self.bar = LeftBar()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.figures)
        row.addStretch(1)
        row.addWidget(self.aside)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(6))
        box.addLayout(row)
        box.addWidget(self.bar)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.show_now)
        self._timer.start()
        self.show_now()

    def show_now(self) -> None:
        """Show what is left at this moment."""
        left = self._ends - self._now()
        seconds = round(abs(left.total_seconds()))
        figures = f"{seconds // 60}:{seconds % 60:02}"
        over = left < timedelta()
        self.figures.setText(f"+{figures}" if over else figures)
        tone = self._tone(left)
        self.figures.show_tone("" if tone == "primary" else tone)
        said = f"over by {figures}" if over else f"{figures} left"
        self.figures.setAccessibleName(said)
        self.bar.show_left(left / self._whole if self._whole else 0.0, tone)

    def _tone(self, left: timedelta) -> str:
        if left * 100 < self._whole * HARDLY_LEFT:
            return "err"
        return "warn" if left * 100 < self._whole * LITTLE_LEFT else "primary"
