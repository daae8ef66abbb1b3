"""A slider for a rate, with a tick where the plan stands."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.drawing import Box, draw_box, draw_focus

KNOB, TRACK, HEIGHT = 16, 4, 24


class RateSlider(QAbstractSlider):
    """From 1 to 100 percent by keys, wheel or mouse."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = 0.0
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(1, 100)
        self.setPageStep(5)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_plan(self, percent: float) -> None:
        """Put the tick there."""
        self._plan = percent
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(80), theme.px(HEIGHT))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._follow(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._follow(event.position())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, knob = self.height() / 2, theme.px(KNOB)
        tall = theme.px(TRACK)
        track = QRectF(knob / 2, middle - tall / 2, self.width() - knob, tall)
        draw_box(painter, track, Box(fill="track", radius=2))
        x = self._x(self.value())
        draw_box(
            painter,
            QRectF(track.x(), track.y(), x - track.x(), tall),
            Box(fill="primary", radius=2),
        )
        tick = QRectF(self._x(self._plan) - theme.px(1), middle - theme.px(7), theme.px(2), 0)
        tick.setHeight(theme.px(14))
        painter.fillRect(tick, theme.color("text"))
        round_ = QRectF(x - knob / 2, middle - knob / 2, knob, knob)
        draw_box(painter, round_, Box(fill="surface", line="primary", width=2, radius=KNOB / 2))
        if self.hasFocus():
            draw_focus(painter, round_.adjusted(-3, -3, 3, 3), KNOB / 2 + 3)
        painter.end()

    def _x(self, percent: float) -> float:
        knob = theme.px(KNOB)
        return knob / 2 + percent / 100 * (self.width() - knob)

    def _follow(self, at: QPointF) -> None:
        knob = theme.px(KNOB)
        self.setValue(round((at.x() - knob / 2) / max(1, self.width() - knob) * 100))
