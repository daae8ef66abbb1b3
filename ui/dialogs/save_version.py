"""Asking for the note of a version, and for the name that stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.text import clean_line
from ui.changes import changed_sections
from ui.dialogs.dialog import Dialog
from ui.settings import Settings
from ui.widgets.fields import LineField, State
from ui.widgets.labels import Paragraph

if TYPE_CHECKING:
    from ui.open_agreement import OpenAgreement

LONGEST_NAMES = 3


class SaveVersionDialog(Dialog):
    """One line about what this version is; what changed is suggested."""

    def __init__(self, opened: OpenAgreement) -> None:
        """Ask for a note on the draft of an open agreement."""
        super().__init__("Save a version", opened.window())
        self._settings: Settings = opened.settings
        number = 1 + max((one.number for one in opened.versions), default=0)
        words = f"Version {number} is kept for ever as it is now. You go on working on the draft."
        self.body.addWidget(Paragraph(words, "row", "muted"))
        self.note_field = LineField()
        self.note_field.line.setText(_suggestion(opened))
        self.note_field.line.selectAll()
        self.add_field("Note", self.note_field)
        self.author_field = LineField(example="For example: Ines Falk")
        self.author_field.line.setText(opened.settings.author)
        self.add_field("Saved by", self.author_field, required=True)
        self.body.addWidget(Paragraph("Kept for the next time, too.", "small", "muted"))
        self._why = Paragraph("A version needs the name of whoever saves it.", "small", "err")
        self._why.hide()
        self.body.addWidget(self._why)
        self.save_button = self.add_buttons(f"Save version {number}", "save")
        self.save_button.clicked.connect(self.accept)
        self.note_field.line.setFocus()

    @property
    def note(self) -> str:
        """The note as it is kept."""
        return clean_line(self.note_field.text())

    def accept(self) -> None:
        """Keep the name, and go on."""
        name = clean_line(self.author_field.text())
        if not name:
            self.author_field.show_state(State.ERROR)
            self._why.show()
            self.author_field.line.setFocus()
            self.keep_size()
            return
        self._settings.author = name
        super().accept()


def _suggestion(opened: OpenAgreement) -> str:
    numbered = [one for one in opened.versions if not one.automatic]
    if not numbered:
        return "First version"
    newest, draft = opened.newest, opened.session.workshop.agreement
    names = changed_sections(newest.agreement, draft) if newest is not None else ()
    if not names:
        return ""
    shown = names[:LONGEST_NAMES]
    if len(names) > LONGEST_NAMES:
        return f"Changes in {', '.join(shown)} and {len(names) - LONGEST_NAMES} more"
    listed = " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
    return f"Changes in {listed}"
