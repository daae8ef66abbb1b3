"""Naming a file to import where a list of files would show the room other clients' names."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from models.errors import UserError
from ui.dialogs.dialog import Dialog
from ui.widgets.fields import LineField
from ui.widgets.labels import Paragraph
from ui.widgets.notice import Notice

WHY = (
    "While other clients are hidden, no list of files is opened: it could show their names on the"
    " wall. Paste or type the path of the file, or drop the file here."
)


class ImportDialog(Dialog):
    """A file named by its path, or dropped; no other file is shown or suggested."""

    def __init__(self, parent: QWidget | None) -> None:
        """Ask for a path."""
        super().__init__("Import an agreement", parent)
        self.file = Path()
        self.field = LineField(example="The whole path, ending in .slaw or .json")
        self.notice = Notice()
        self.body.addWidget(Paragraph(WHY, "row", "muted"))
        self.add_field("Path of the file", self.field)
        self.body.addWidget(self.notice)
        self.import_button = self.add_buttons("Import", "import")
        self.import_button.clicked.connect(self.take)
        self.field.line.textEdited.connect(self.notice.hide)
        self.setAcceptDrops(True)
        self.field.line.setAcceptDrops(False)
        self.field.line.setFocus()

    def take(self) -> None:
        """Close with the file that is named; one that is not there is told in place."""
        found = path_of(self.field.text())
        if found.is_absolute() and found.is_file():
            self.file = found
            self.accept()
            return
        name = found.name or "this name"
        hint = "Name the file with its whole path, from the drive or the first slash on."
        self.notice.show_trouble(UserError(f"There is no file “{name}” at this path.", hint))
        self.keep_size()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls():
            if url.isLocalFile():
                event.acceptProposedAction()
                self.field.show_text(url.toLocalFile())
                self.take()
                return


def path_of(words: str) -> Path:
    """The path that somebody pasted: plain, in quotation marks, or as the address of a file."""
    plain = words.strip().strip("\"'").strip()
    if plain.lower().startswith("file:"):
        plain = QUrl(plain).toLocalFile()
    return Path(plain).expanduser() if plain else Path()
