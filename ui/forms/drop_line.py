"""The line that shows where a dragged row would go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import theme


class DropLine(QWidget):
    """Two pixels in the primary colour over the whole width of its parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, y: int) -> None:
        """Show the line with its middle at this height of the parent."""
        owner = self.parentWidget()
        assert owner is not None
        self.setGeometry(0, max(0, y - 1), owner.width(), 2)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("primary"))
        painter.end()


def gap_at(y: int, spans: Sequence[tuple[int, int]]) -> int:
    """The number of rows above a height, when each row goes from its top to its bottom."""
    return sum(y > (top + bottom) // 2 for top, bottom in spans)


def index_after_drop(start: int, gap: int) -> int:
    """The place of a row taken out of `start` and put into a gap counted with it still there."""
    return gap if gap <= start else gap - 1
