"""A line that leads, while something is missing, to the place where it is said."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from ui.theme import theme
from ui.widgets.labels import ElidedLabel


class LeadingLabel(ElidedLabel):
    """A plain line, or one that is underlined and can be clicked."""

    clicked = Signal()
    leads = False

    def show_leading(self, *, leads: bool) -> None:
        """Let it be clicked, or be a plain line again."""
        self.leads = leads
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if leads else Qt.FocusPolicy.NoFocus)
        shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if self.leads and inside and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.leads and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.leads:
            return
        painter = QPainter(self)
        ink = (
            theme.color("focus") if self.hasFocus() else self.palette().color(self.foregroundRole())
        )
        wide = min(self.width(), self.sizeHint().width())
        thick = theme.line_width * (2 if self.hasFocus() else 1)
        painter.fillRect(0, self.height() - thick, wide, thick, ink)
        painter.end()
