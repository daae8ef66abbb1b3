"""Longer texts: an editor that grows with what is typed and leaves Tab and undo alone."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from ui.editors.keys import leave_undo
from ui.theme import set_type, theme
from ui.typeface import STYLES
from ui.widgets.fields import FieldFrame


class TextEdit(QTextEdit):
    """Plain text over several lines, as tall as its text."""

    grew = Signal()

    def __init__(
        self, *, style: str = "body", lines: int = 2, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style, self._lines = style, lines
        self._marks: tuple[tuple[int, int], ...] = ()
        self._mark_token = "err"
        self.indent = 0
        set_type(self, style)
        leave_undo(self)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        theme.changed.connect(self._space_lines)
        self._space_lines()

    def show_text(self, text: str) -> None:
        """Show a text, leaving the cursor alone when it is there already."""
        if self.toPlainText() != text:
            self.setPlainText(text)
            self._space_lines()

    def mark(self, spans: tuple[tuple[int, int], ...], token: str = "err") -> None:
        """Underline pieces of the text, each from one position to another."""
        self._marks, self._mark_token = spans, token
        marks: list[QTextEdit.ExtraSelection] = []
        for start, end in spans:
            look = QTextCharFormat()
            look.setForeground(theme.color(token))
            look.setBackground(theme.color(f"{token}bg"))
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection = QTextEdit.ExtraSelection()
            selection.cursor, selection.format = cursor, look
            marks.append(selection)
        self.setExtraSelections(marks)

    def line_height(self) -> int:
        """The height of one line in pixels."""
        return theme.px(STYLES[self._style].line)

    def wanted_height(self) -> int:
        """The height that shows the whole text."""
        return max(self.text_lines(), self._lines) * self.line_height()

    def text_lines(self) -> int:
        """How many lines the text takes at the present width."""
        lines, block = 0, self.document().begin()
        while block.isValid():
            lines += max(1, block.layout().lineCount())
            block = block.next()
        return lines

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), self.wanted_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(80), self.wanted_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._marks:
            painter = QPainter(self.viewport())
            for start, end in self._marks:
                self._underline(painter, start, end)
            painter.end()

    def _underline(self, painter: QPainter, start: int, end: int) -> None:
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            corner = self.document().documentLayout().blockBoundingRect(block).topLeft()
            for number in range(block.layout().lineCount()):
                line = block.layout().lineAt(number)
                first = block.position() + line.textStart()
                low, high = max(start, first), min(end, first + line.textLength())
                if low < high:
                    left = corner.x() + _x_of(line, low - block.position())
                    right = corner.x() + _x_of(line, high - block.position())
                    foot = corner.y() + line.y() + line.ascent() + theme.px(2)
                    bar = QRectF(left, round(foot), right - left, 2)
                    painter.fillRect(bar, theme.color(self._mark_token))
            block = block.next()

    def _grow(self) -> None:
        if self.height() != self.wanted_height():
            self.updateGeometry()
            self.grew.emit()

    def _space_lines(self) -> None:
        spacing = QTextBlockFormat()
        spacing.setLineHeight(
            self.line_height(), QTextBlockFormat.LineHeightTypes.FixedHeight.value
        )
        spacing.setLeftMargin(theme.px(self.indent))
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        quiet = self.blockSignals(True)
        cursor.mergeBlockFormat(spacing)
        self.blockSignals(quiet)
        self.updateGeometry()


def _x_of(line: QTextLine, position: int) -> float:
    left, _ = cast("tuple[float, int]", line.cursorToX(position))
    return left


class TextField(FieldFrame):
    """A framed text that grows with what is typed."""

    def __init__(self, *, example: str = "", lines: int = 2, parent: QWidget | None = None) -> None:
        self.edit = TextEdit(lines=lines)
        super().__init__(self.edit, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if example:
            self.edit.setPlaceholderText(example)

    def show_text(self, text: str) -> None:
        """Show a text."""
        self.edit.show_text(text)

    def text(self) -> str:
        """The text as typed."""
        return self.edit.toPlainText()
