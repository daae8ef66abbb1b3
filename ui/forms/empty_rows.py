"""The place where rows will stand: what belongs there, and how to begin."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.agreement.kinds import Rows
from ui.forms import row_words
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import Label, Paragraph


class EmptyRows(Card):
    """What stands there before the first row: what belongs there, and how to begin."""

    def __init__(self, kind: Rows) -> None:
        super().__init__(dashed=True)
        self.title = Label(f"No {row_words.inside_a_sentence(kind.label)} yet", "row-strong")
        self.text = Paragraph(kind.help, "row", "muted")
        self.add_button = Button(f"Add {row_words.with_article(kind.one)}", icon="plus", size=36)
        self.paste_button = Button("Paste rows", "quiet", "paste", size=36)
        self.paste_button.setToolTip("Copy rows in a spreadsheet, then paste them here (Ctrl+V)")
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.add_button)
        acts.addWidget(self.paste_button)
        acts.addStretch(1)
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(24, 18, 24, 20)
        box.setSpacing(6)
        box.addWidget(self.title)
        box.addWidget(self.text)
        box.addSpacing(6)
        box.addLayout(acts)
        self.body.addWidget(inner)
