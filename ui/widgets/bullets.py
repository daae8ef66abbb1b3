"""Lists of longer texts: one line with a bullet each, Enter begins the next."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.drawing import draw_text
from ui.widgets.fields import FieldFrame
from ui.widgets.text_field import TextEdit

INDENT = 13


class BulletEdit(TextEdit):
    """Text in which every line is an item of a list."""

    def __init__(self, hint: str) -> None:
        super().__init__(lines=1)
        self.hint = hint
        self.indent = INDENT
        self._space_lines()

    def wanted_height(self) -> int:
        extra = self.line_height() if self._offers_next() else 0
        return super().wanted_height() + extra

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), self.wanted_height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._grow()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._grow()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        below = event.position().y() > self.document().size().height()
        super().mousePressEvent(event)
        if below and self._offers_next():
            cursor = QTextCursor(self.document())
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertBlock()
            self.setTextCursor(cursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        block = self.document().begin()
        top = 0.0
        while block.isValid():
            rect = self.document().documentLayout().blockBoundingRect(block)
            faint = not block.text()
            self._dot(painter, rect.top(), "muted")
            if faint and block == self.document().lastBlock():
                self._say_hint(painter, rect.top())
            top = rect.top() + max(1, block.layout().lineCount()) * self.line_height()
            block = block.next()
        if self._offers_next():
            self._dot(painter, top, "scroll")
            self._say_hint(painter, top)
        painter.end()

    def _offers_next(self) -> bool:
        return self.hasFocus() and bool(self.document().lastBlock().text())

    def _dot(self, painter: QPainter, top: float, token: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(token))
        radius = theme.px(4) / 2
        painter.drawEllipse(QPointF(radius, top + self.line_height() / 2), radius, radius)

    def _say_hint(self, painter: QPainter, top: float) -> None:
        left = theme.px(self.indent)
        room = QRectF(left, top, self.viewport().width() - left, self.line_height())
        draw_text(painter, room, self.hint, self.font(), theme.color("muted"))


class BulletField(FieldFrame):
    """A framed list of longer texts."""

    edited = Signal(tuple)
    """The person changed the list; carries all texts in order, without empty lines."""

    def __init__(self, *, hint: str = "Enter for the next", parent: QWidget | None = None) -> None:
        self.edit = BulletEdit(hint)
        super().__init__(self.edit, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._told: tuple[str, ...] = ()
        self.edit.textChanged.connect(self._tell)

    def show_values(self, values: tuple[str, ...]) -> None:
        """Show another list, leaving the cursor alone when it is there already."""
        self._told = values
        if values != self.values():
            self.edit.show_text("\n".join(values))

    def values(self) -> tuple[str, ...]:
        """The texts in order, without empty lines."""
        lines = (" ".join(line.split()) for line in self.edit.toPlainText().split("\n"))
        return tuple(line for line in lines if line)

    def _tell(self) -> None:
        if self.values() != self._told:
            self._told = self.values()
            self.edited.emit(self._told)
