"""Preferences: the name beside versions, the look, the text size, and where the data lies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.text import clean_line
from ui.dialogs.dialog import SELECTABLE, Dialog, labelled
from ui.settings import SIZES, Settings
from ui.theme import theme
from ui.tokens import Look
from ui.widgets.buttons import Button, Role
from ui.widgets.fields import LineField
from ui.widgets.labels import Muted, Paragraph
from ui.widgets.segmented import Segmented

SYSTEM = "system"
LOOKS = ((SYSTEM, "As the system"), (Look.LIGHT.value, "Light"), (Look.DARK.value, "Dark"))


class PreferencesDialog(Dialog):
    """Everything takes effect at once and is remembered."""

    def __init__(self, settings: Settings, folder: Path, parent: QWidget | None) -> None:
        """Show what is set."""
        super().__init__("Preferences", parent, width=580)
        self._settings = settings
        self._folder = folder
        self.author = LineField(example="For example: Ines Falk")
        self.author.show_text(settings.author)
        self.look = Segmented(LOOKS, "Look")
        self.look.show_value(settings.look.value if settings.look else SYSTEM)
        self.text_size = Segmented(tuple((str(size), f"{size} %") for size in SIZES), "Text size")
        self.text_size.show_value(str(settings.percent))
        self.add_field("Your name", self.author)
        self.body.addWidget(Muted("It stands beside the versions that you save."))
        self.body.addLayout(labelled("Look", self.look))
        self.body.addLayout(labelled("Text size", self.text_size))
        self.body.addLayout(labelled("Data folder", self._folder_row()))
        self.add_buttons(away="Close")
        self.author.line.editingFinished.connect(self._keep_author)
        self.look.chosen.connect(self._show_look)
        self.text_size.chosen.connect(self._show_size)

    def done(self, result: int) -> None:
        """Keep the name as it stands, and close."""
        self._keep_author()
        super().done(result)

    def _keep_author(self) -> None:
        self._settings.author = clean_line(self.author.text())

    def _show_look(self, word: str) -> None:
        self._settings.look = None if word == SYSTEM else Look(word)
        theme.show_look(self._settings.look or theme.system_look())

    def _show_size(self, word: str) -> None:
        self._settings.percent = int(word)
        theme.show_percent(int(word))
        self.keep_size()

    def _folder_row(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        words = Paragraph(str(self._folder), "row")
        words.setTextInteractionFlags(SELECTABLE)
        button = Button("Show", Role.OUTLINED, "folder", size=32)
        button.clicked.connect(self._show_folder)
        row.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(button)
        return holder

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
