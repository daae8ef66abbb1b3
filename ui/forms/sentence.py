"""A sentence with fields in it, set like words on a page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.editors.hugging import Size
from ui.forms.inline_field import InlineField
from ui.theme import set_type, theme
from ui.widgets.flow_layout import GAP, FlowLayout
from ui.widgets.labels import Label

AROUND = 7
"""Distance of a field from the words around it."""


class Sentence(QWidget):
    """Words and fields in their order; it breaks between any two words."""

    def __init__(self, template: str, made: Callable[[str], InlineField], size: Size) -> None:
        """`template` holds the names of fields in braces; `made` makes the field of a name."""
        super().__init__()
        self.fields: dict[str, InlineField] = {}
        self._made = made
        self._words: list[Label] = []
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._after_field = False
        for word in template.split():
            self._flow.addWidget(self._piece(word))

    def show_look(self, size: Size, style: str, pitch: int, *, gap: int) -> None:
        """Set fields of this size into words of this style, line after line at this pitch."""
        for field in self.fields.values():
            field.show_size(size)
        for word in self._words:
            set_type(word, style)
            if word.property(GAP) != AROUND:
                word.setProperty(GAP, gap)
        self._flow.show_pitch(pitch)
        self.updateGeometry()

    def _piece(self, word: str) -> QWidget:
        """A word, or a field together with the mark that follows it on the same line."""
        if not word.startswith("{"):
            label = self._label(word)
            if self._after_field:
                label.setProperty(GAP, AROUND)
            self._after_field = False
            return label
        name, _, mark = word[1:].partition("}")
        field = self._made(name)
        self.fields[name] = field
        self._after_field = not mark
        piece: QWidget = field
        if mark:
            piece = QWidget()
            piece.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row = QHBoxLayout(piece)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(theme.px(2))
            row.addWidget(field)
            row.addWidget(self._label(mark))
        piece.setProperty(GAP, AROUND)
        return piece

    def _label(self, word: str) -> Label:
        label = Label(word, "row")
        self._words.append(label)
        return label
