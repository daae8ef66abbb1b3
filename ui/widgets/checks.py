"""Boxes to tick and rings to choose, in our own strokes."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QWidget

from ui import icons
from ui.theme import set_type, theme
from ui.widgets.drawing import Box, draw_box, draw_focus, draw_text, text_width

_SIDE = 20
_GAP = 10


def _size(button: QAbstractButton) -> QSize:
    words = ceil(text_width(button.text(), button.font()))
    gap = theme.px(_GAP) if button.text() else 0
    return QSize(theme.px(_SIDE) + gap + words + 6, theme.px(28))


def _draw_words(painter: QPainter, button: QAbstractButton) -> None:
    left = theme.px(_SIDE) + theme.px(_GAP)
    room = QRectF(left, 0, button.width() - left, button.height())
    ink = theme.color("text" if button.isEnabled() else "muted")
    draw_text(painter, room, button.text(), button.font(), ink)


def _mark_rect(button: QAbstractButton) -> QRectF:
    side = theme.px(_SIDE)
    return QRectF(1, (button.height() - side) / 2, side, side)


class CheckBox(QCheckBox):
    """A box with a tick and its words."""

    def __init__(
        self, text: str = "", *, style: str = "row", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        set_type(self, style)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return _size(self)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = _mark_rect(self)
        if self.isChecked():
            fill = "primary" if self.isEnabled() else "field"
            draw_box(painter, rect, Box(fill=fill, radius=5))
            inner = rect.adjusted(3, 3, -3, -3)
            icons.paint(painter, inner, "tick", theme.color("onprimary"))
        else:
            line = "text" if self.underMouse() and self.isEnabled() else "field"
            draw_box(painter, rect, Box(fill="fieldbg", line=line, radius=5))
        if self.hasFocus():
            draw_focus(painter, rect.adjusted(-1, -1, 1, 1), 6, "text")
        _draw_words(painter, self)
        painter.end()


class RadioButton(QRadioButton):
    """A ring with a dot and its words."""

    def __init__(
        self, text: str = "", *, style: str = "row", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        set_type(self, style)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return _size(self)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = _mark_rect(self)
        draw_box(painter, rect, self._ring())
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("onprimary"))
            dot = theme.px(4)
            painter.drawEllipse(QPointF(rect.center()), dot, dot)
        if self.hasFocus():
            draw_focus(painter, rect.adjusted(-1, -1, 1, 1), 12, "text")
        _draw_words(painter, self)
        painter.end()

    def _ring(self) -> Box:
        if self.isChecked():
            return Box(fill="primary" if self.isEnabled() else "field", radius=10)
        if not self.isEnabled():
            return Box(fill="bg", line="line", radius=10)
        return Box(fill="fieldbg", line="text" if self.underMouse() else "field", radius=10)
