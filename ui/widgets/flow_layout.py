"""Widgets set like words: line after line, each line at a fixed pitch."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui.theme import theme

GAP = "gap_before"
"""Property of a widget that wants another distance from the one before it, in pixels."""

STRETCHES = "fills_line"
"""Property of a widget that takes what is left of its line."""


class FlowLayout(QLayout):
    """Puts widgets side by side and starts a new line where the next one does not fit."""

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 8, pitch: int = 0, line_gap: int = 8
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._pitch, self._line_gap = gap, pitch, line_gap
        self.setContentsMargins(0, 0, 0, 0)

    def show_pitch(self, pitch: int) -> None:
        """Set the distance from line to line in pixels; 0 takes it from the tallest widget."""
        self._pitch = pitch
        self.invalidate()

    def insert_widget(self, index: int, widget: QWidget) -> None:
        """Put a widget before the one at this place."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        margins = self.contentsMargins()
        widest = max((item.minimumSize().width() for item in self._shown()), default=0)
        tallest = max((item.sizeHint().height() for item in self._shown()), default=0)
        return QSize(
            widest + margins.left() + margins.right(), tallest + margins.top() + margins.bottom()
        )

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _gap_before(self, item: QLayoutItem) -> int:
        widget = item.widget()
        own = widget.property(GAP) if widget is not None else None
        return theme.px(self._gap if own is None else int(own))

    def _lines(self, width: int) -> list[list[tuple[int, QLayoutItem]]]:
        lines: list[list[tuple[int, QLayoutItem]]] = [[]]
        right = 0
        for item in self._shown():
            wide = min(item.sizeHint().width(), width)
            gap = self._gap_before(item) if lines[-1] else 0
            if lines[-1] and right + gap + wide > width:
                lines.append([])
                right, gap = 0, 0
            lines[-1].append((right + gap, item))
            right += gap + wide
        return lines

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        margins: QMargins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        top = inner.y()
        for number, line in enumerate(self._lines(inner.width())):
            tallest = max((item.sizeHint().height() for _, item in line), default=0)
            pitch = max(theme.px(self._pitch), tallest) if self._pitch else tallest
            top += theme.px(self._line_gap) if number and not self._pitch else 0
            if move:
                self._place(line, QRect(inner.x(), top, inner.width(), pitch))
            top += pitch
        return top - rect.y() + margins.bottom()

    def _place(self, line: list[tuple[int, QLayoutItem]], rect: QRect) -> None:
        for left, item in line:
            size = item.sizeHint()
            widget = item.widget()
            fills = widget is not None and widget.property(STRETCHES)
            width = rect.width() - left if fills else min(size.width(), rect.width())
            corner = QPoint(rect.x() + left, rect.y() + (rect.height() - size.height()) // 2)
            item.setGeometry(QRect(corner, QSize(width, size.height())))
