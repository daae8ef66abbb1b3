"""The grid of a form: six columns, filled row by row, with what is wrong below its row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from models.agreement.kinds import Width
from ui.theme import theme

SPANS: dict[Width, int] = {"third": 2, "half": 3, "two-thirds": 4, "full": 6}
NARROW, NARROWEST = 540, 340
"""Below the first width thirds become halves, below the second everything takes a full row."""


@dataclass
class Cell:
    """A field in the grid, and what stands below its row as long as it is shown."""

    item: QLayoutItem
    span: int
    below: QLayoutItem | None = None


@dataclass
class Line:
    """Fields that stand side by side."""

    cells: list[Cell] = field(default_factory=list)
    filled: int = 0


class SixColumns(QLayout):
    """Sets fields in six columns; hidden ones leave no hole."""

    def __init__(self, *, gap: int = 16, row_gap: int = 16, below_gap: int = 6) -> None:
        super().__init__()
        self._gap, self._row_gap, self._below_gap = gap, row_gap, below_gap
        self._cells: list[Cell] = []
        self._pending: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def add(self, widget: QWidget, width: Width, below: QWidget | None = None) -> None:
        """Add a field behind the others; `below` goes under its row, as wide as the grid."""
        self.addWidget(widget)
        cell = Cell(self._pending.pop(), SPANS[width])
        if below is not None:
            self.addWidget(below)
            cell.below = self._pending.pop()
        self._cells.append(cell)

    def addItem(self, item: QLayoutItem) -> None:
        self._pending.append(item)

    def count(self) -> int:
        return len(self._items())

    def itemAt(self, index: int) -> QLayoutItem | None:
        items = self._items()
        return items[index] if 0 <= index < len(items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        items = self._items()
        if not 0 <= index < len(items):
            return None
        item = items[index]
        for cell in self._cells:
            if cell.below is item:
                cell.below = None
        self._cells = [cell for cell in self._cells if cell.item is not item]
        return item

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        width = theme.px(NARROW)
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        widest = max((cell.item.minimumSize().width() for cell in self._shown()), default=0)
        margins = self.contentsMargins()
        return QSize(min(widest, theme.px(NARROWEST)) + margins.left() + margins.right(), 0)

    def _items(self) -> list[QLayoutItem]:
        items = []
        for cell in self._cells:
            items.append(cell.item)
            if cell.below is not None:
                items.append(cell.below)
        return items

    def _shown(self) -> list[Cell]:
        return [cell for cell in self._cells if not cell.item.isEmpty()]

    def _span(self, cell: Cell, width: int) -> int:
        if width < theme.px(NARROWEST):
            return 6
        if width < theme.px(NARROW):
            return 3 if cell.span == 2 else 6
        return cell.span

    def _lines(self, width: int) -> Iterator[Line]:
        line = Line()
        for cell in self._shown():
            span = self._span(cell, width)
            if line.filled + span > 6:
                yield line
                line = Line()
            line.cells.append(cell)
            line.filled += span
        if line.cells:
            yield line

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        inner = rect.marginsRemoved(self.contentsMargins())
        top = inner.y()
        for number, line in enumerate(self._lines(inner.width())):
            top += theme.px(self._row_gap) if number else 0
            top += self._place_line(line, QRect(inner.x(), top, inner.width(), 0), move=move)
        return top - rect.y() + self.contentsMargins().bottom()

    def _place_line(self, line: Line, rect: QRect, *, move: bool) -> int:
        gap = theme.px(self._gap)
        places = []
        column = 0
        for cell in line.cells:
            span = self._span(cell, rect.width())
            left = round((rect.width() + gap) * column / 6)
            right = round((rect.width() + gap) * (column + span) / 6) - gap
            places.append((cell, left, right - left))
            column += span
        tallest = max(_height(cell.item, width) for cell, _, width in places)
        if move:
            for cell, left, width in places:
                cell.item.setGeometry(QRect(rect.x() + left, rect.y(), width, tallest))
        return tallest + self._place_below(line, rect, tallest, move=move)

    def _place_below(self, line: Line, rect: QRect, above: int, *, move: bool) -> int:
        used = 0
        for cell in line.cells:
            if cell.below is None or cell.below.isEmpty():
                continue
            used += theme.px(self._below_gap)
            height = _height(cell.below, rect.width())
            if move:
                corner = rect.y() + above + used
                cell.below.setGeometry(QRect(rect.x(), corner, rect.width(), height))
            used += height
        return used


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return item.sizeHint().height()
