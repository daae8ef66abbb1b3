"""Longer texts: an editor that grows with what is typed and leaves Tab and undo alone."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
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
        marks: list[QTextEdit.ExtraSelection] = []
        for start, end in spans:
            look = QTextCharFormat()
            look.setForeground(theme.color(token))
            look.setBackground(theme.color(f"{token}bg"))
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            look.setUnderlineColor(theme.color(token))
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
        text = ceil(self.document().size().height())
        return max(text, self._lines * self.line_height())

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), self.wanted_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(80), self.wanted_height())

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
