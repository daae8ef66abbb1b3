"""The facilitator's own note to a clause."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models import text
from ui.session import Session
from ui.widgets.labels import FieldLabel
from ui.widgets.prompt import PRIVATE
from ui.widgets.text_field import TextField


class PrivateNote(QWidget):
    """The facilitator's note to a clause, which nobody else sees."""

    def __init__(self, session: Session, key: str) -> None:
        super().__init__()
        self._session, self._key = session, key
        self.field = TextField(example="Never printed, never on the wall")
        self.field.name(f"Private note. {PRIVATE}")
        label = FieldLabel("Private note")
        label.show_note(PRIVATE, "eye-off")
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 12, 24, 12)
        box.setSpacing(4)
        box.addWidget(label)
        box.addWidget(self.field)
        self.field.edit.textChanged.connect(self._tell)
        self.hide()

    def show_note(self, words: str) -> None:
        """Show the note as it is kept."""
        if text.clean(self.field.text()) != words:
            self.field.show_text(words)

    def _tell(self) -> None:
        words = text.clean(self.field.text())[: text.LONGEST]
        if words != self._session.workshop.drafting.notes.get(self._key, ""):
            self._session.note(self._key, words)
