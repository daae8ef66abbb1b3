"""The mark on the border between the teams, where a lead changes hands."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui import icons
from ui.theme import theme
from ui.widgets.drawing import Box, draw_box, draw_focus, draw_text, text_width
from ui.widgets.stage_face import Handoff


class HandoffPill(QAbstractButton):
    """Sits on the border between the teams and leads to the handoff."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_set = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def show_handoff(self, handoff: Handoff | None) -> None:
        """Show what is agreed on the handoff, or go."""
        self.setVisible(handoff is not None)
        if handoff is not None:
            self._is_set = handoff.is_set
            self.setText(handoff.words)
            self.setAccessibleName(f"{handoff.words}, opens the handoff")
            self.setToolTip("Open the handoff")
            self.update()

    def sizeHint(self) -> QSize:
        words = text_width(self.text(), theme.font("small-strong"))
        return QSize(round(words) + theme.px(46), theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        line = "text" if self._is_set else "warn"
        fill = "hover" if self.underMouse() else "surface"
        draw_box(painter, rect, Box(fill=fill, line=line, radius=6, dashed=not self._is_set))
        if self.hasFocus():
            draw_focus(painter, rect, 6)
        side = theme.px(14)
        ink = theme.color("text" if self._is_set else "warn")
        icons.paint(painter, QRectF(theme.px(12), 0, side, rect.height()), "flag", ink)
        left = theme.px(12 + 20)
        room = QRectF(left, 0, rect.width() - left - theme.px(8), rect.height())
        draw_text(painter, room, self.text(), theme.font("small-strong"), ink)
        painter.end()
