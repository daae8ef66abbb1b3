"""Editors that are no wider than what they show, so that they can stand in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy

from ui.editors.editor import FramedEditor
from ui.editors.phrase import PhraseButton
from ui.theme import set_look, set_type, theme
from ui.widgets.drawing import text_width

LEAST, MOST = 12, 420
CARET = 5


@dataclass(frozen=True, slots=True)
class Size:
    """The height of a field among words, and the style of its words."""

    height: int
    style: str


LARGE = Size(36, "sentence-strong")
MEDIUM = Size(34, "title")
SMALL = Size(28, "row-strong")


class Hugging(QObject):
    """Keeps an editor as wide as its words."""

    def __init__(self, editor: FramedEditor, size: Size, hint: str = "") -> None:
        """Fit `editor` into words of this size; `hint` asks while it is empty."""
        super().__init__(editor)
        self._editor, self._hint = editor, hint
        editor.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._lines = editor.frame.findChildren(QLineEdit)
        self._combos = editor.frame.findChildren(QComboBox)
        for line in self._lines:
            if hint:
                line.setPlaceholderText(hint)
            line.textChanged.connect(self.fit)
        for combo in self._combos:
            combo.currentIndexChanged.connect(self.fit)
        editor.installEventFilter(self)
        self.show_size(size)
        theme.changed.connect(self.fit)

    def show_size(self, size: Size) -> None:
        """Take another size."""
        self._size = size
        self._editor.frame.fit_sentence(size.height)
        self._dress(size.style)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:  # the style sheet has just taken the fonts away
            self._dress(self._size.style)
            self.fit()
        return super().eventFilter(watched, event)

    def _dress(self, style: str) -> None:
        tabular = {line: bool(line.property("tabular")) for line in self._lines}
        for line in self._lines:
            set_type(line, style, tabular=tabular[line])
        for widget in (*self._combos, *self._editor.frame.findChildren(PhraseButton)):
            set_type(widget, style)
        set_type(self._editor.frame.unit, style)
        set_look(self._editor.frame.unit, "tone", "")

    def fit(self) -> None:
        """Take the width of the words as they are now."""
        for line in self._lines:
            words = line.text() or line.placeholderText()
            wide = ceil(text_width(words, line.font())) + theme.px(CARET)
            line.setFixedWidth(min(max(wide, theme.px(LEAST)), theme.px(MOST)))
            line.setAlignment(Qt.AlignmentFlag.AlignLeft)
        for combo in self._combos:
            words = combo.currentText() or combo.placeholderText()
            combo.setFixedWidth(
                min(ceil(text_width(words, combo.font())), theme.px(MOST)) + theme.px(26)
            )
        self._editor.updateGeometry()
