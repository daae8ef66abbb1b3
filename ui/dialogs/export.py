"""Writing an agreement to a file: what, in which form, where to, and where it went."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.errors import UserError
from models.text import clean_line
from ui import dates
from ui.dialogs.dialog import Dialog, labelled
from ui.library import Library
from ui.settings import Settings
from ui.theme import theme
from ui.widgets.buttons import Button, Role
from ui.widgets.checks import RadioButton
from ui.widgets.choice_field import ChoiceField
from ui.widgets.fields import LineField
from ui.widgets.labels import Muted, Paragraph
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from models.revisions.version import Version

DRAFT = "draft"
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Subject:
    """The agreement that is written, with its versions, and the one that is offered first."""

    agreement_id: str
    title: str
    versions: tuple[Version, ...]
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A form of file: its words, what it is good for, and how its name ends."""

    words: str
    good_for: str
    suffix: str


FORMS = MappingProxyType(
    {
        "docx": Form("Word document", "To read, print and sign", ".docx"),
        "proposals": Form("Word with proposals", "Adds what each side has revealed", ".docx"),
        "share": Form("Exchange file to share", "No notes, sealed input, voters’ names", ".slaw"),
        "move": Form("Exchange file to move", "Everything, for your own other laptop", ".slaw"),
        "json": Form("Data", "Readable JSON for other programs", ".json"),
    }
)
MOVING = (
    "This file holds private notes, votes by name and sealed input. It is not encrypted.",
    "Keep it to yourself, and delete it once it has been imported on the other laptop.",
)

HIDING = (
    "While other clients are hidden, no list of files is opened and only the end of the path is"
    " shown. For another folder, type or paste its whole path."
)


class ExportDialog(Dialog):
    """One file at a time; it stays open afterwards and says where the file is."""

    def __init__(
        self, library: Library, settings: Settings, subject: Subject, parent: QWidget | None
    ) -> None:
        """Offer the draft and every version of an agreement."""
        super().__init__("Export", parent, width=600)
        self._library = library
        self._settings = settings
        self._subject = subject
        self._written = Path()
        self._busy = False
        self._hides = settings.hides_others
        self._unshown, self._short = Path(), ""
        self.what = ChoiceField(_choices(subject.versions))
        self.what.show_value(str(subject.number or DRAFT))
        self.forms = {
            key: RadioButton(form.words, style="row-strong") for key, form in FORMS.items()
        }
        self.name_field = LineField()
        self.folder_field = LineField()
        self.notice = Notice()
        self.open_button = Button("Open", Role.OUTLINED, "file-text", size=32)
        self.folder_button = Button("Show in folder", Role.OUTLINED, "folder", size=32)
        self._lay_out()
        self.export_button = self.add_buttons("Export", "export", away="Close")
        self._connect()
        self._show_folder()
        self.forms["docx"].setChecked(True)
        self._show_name()
        self.forms["docx"].setFocus()

    @property
    def form(self) -> str:
        """The form that is chosen."""
        return next(key for key, button in self.forms.items() if button.isChecked())

    @property
    def number(self) -> int | None:
        """The version that is chosen; None for the draft."""
        value = self.what.value()
        return None if value == DRAFT else int(value)

    @property
    def target(self) -> Path:
        """Where the file goes; the name gets the ending of its form."""
        name = _file_name(self.name_field.text()) or "Agreement"
        suffix = FORMS[self.form].suffix
        if not name.lower().endswith(suffix):
            name += suffix
        return self.folder / name

    @property
    def folder(self) -> Path:
        """The folder that is set; while other clients are hidden only its end is shown."""
        words = self.folder_field.text().strip()
        if self._hides and words == self._short:
            return self._unshown
        return Path(words).expanduser()

    def write(self) -> None:
        """Write the file; what comes of it is said in place."""
        self.notice.hide()
        self._show_places(there=False)
        folder = self.folder
        words = self.folder_field.text().strip()
        if not words or not folder.is_dir() or (self._hides and not folder.is_absolute()):
            named = words if self._hides else folder
            hint = "Type or paste its whole path." if self._hides else "Choose another folder."
            self._fail(UserError(f"There is no folder “{named}”.", hint))
            return
        self._set_busy(busy=True)
        self._library.write(
            self._subject.agreement_id,
            self.number,
            (self.target, self.form),
            self._wrote,
            self._fail,
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        self._set_busy(busy=False)
        super().closeEvent(event)

    def reject(self) -> None:
        """Close; a file that is being written is finished all the same."""
        self._set_busy(busy=False)
        super().reject()

    def _wrote(self, target: Path) -> None:
        self._set_busy(busy=False)
        self._written = target
        self._settings.export_folder = str(target.parent)
        self._settings.remember_export(self._subject.agreement_id, str(target.parent))
        place = _end_of(target.parent) if self._hides else target.parent
        self.notice.show_done(f"Written: {target.name}", f"It is in {place}")
        self._show_places(there=True)
        self.keep_size()

    def _fail(self, trouble: UserError) -> None:
        self._set_busy(busy=False)
        if self._hides and len(self.folder.parts) > 1:
            said = trouble.message.replace(str(self.folder), _end_of(self.folder))
            trouble = UserError(said, trouble.hint)
        self.notice.show_trouble(trouble)
        self.keep_size()

    def _set_busy(self, *, busy: bool) -> None:
        if busy == self._busy:
            return
        self._busy = busy
        self.export_button.setEnabled(not busy)
        if busy:
            QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        else:
            QGuiApplication.restoreOverrideCursor()

    def _show_places(self, *, there: bool) -> None:
        self.open_button.setVisible(there)
        # A window of the file manager would show the files of other clients.
        self.folder_button.setVisible(there and not self._hides)

    def _show_name(self) -> None:
        self.notice.hide()
        self._show_places(there=False)
        label = f" v{self.number}" if self.number else " draft"
        self.name_field.show_text(
            f"{_file_name(self._subject.title)}{label}{FORMS[self.form].suffix}"
        )
        if self.form == "move":
            self.notice.show_warning(*MOVING)
        self.keep_size()

    def _form_chosen(self, chosen: bool) -> None:
        if chosen:
            self._show_name()

    def _show_folder(self) -> None:
        if not self._hides:
            self.folder_field.show_text(self._settings.export_folder or _documents())
            return
        # The folder of the last export may be named after another client: take this one's own.
        own = self._settings.own_export_folder(self._subject.agreement_id)
        self._unshown = Path(own or _documents())
        self._short = _end_of(self._unshown)
        self.folder_field.show_text(self._short)
        self.browse_button.hide()

    def _browse(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Export to", self.folder_field.text())
        if name:
            self.folder_field.show_text(name)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))

    def _connect(self) -> None:
        self.what.combo.activated.connect(self._show_name)
        for button in self.forms.values():
            button.toggled.connect(self._form_chosen)
        self.export_button.clicked.connect(self.write)
        self.open_button.clicked.connect(self._open)
        self.folder_button.clicked.connect(self._open_folder)
        self.browse_button.clicked.connect(self._browse)
        for field in (self.name_field, self.folder_field):
            field.line.textEdited.connect(self.notice.hide)

    def _lay_out(self) -> None:
        self.what.name("What to export")
        self.name_field.name("File name")
        self.folder_field.name("Folder")
        forms = QVBoxLayout()
        forms.setSpacing(theme.px(2))
        for key, button in self.forms.items():
            row = QHBoxLayout()
            row.setSpacing(theme.px(10))
            row.addWidget(button)
            row.addWidget(Muted(f"{FORMS[key].good_for} ({FORMS[key].suffix})"))
            row.addStretch()
            forms.addLayout(row)
            button.setAccessibleDescription(FORMS[key].good_for)
        self.browse_button = Button("Browse…", Role.OUTLINED)
        place = QHBoxLayout()
        place.setSpacing(theme.px(8))
        place.addWidget(self.folder_field, 1)
        place.addWidget(self.browse_button)
        holder = QWidget()
        place.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(place)
        places = QHBoxLayout()
        places.setSpacing(theme.px(8))
        places.addWidget(self.open_button)
        places.addWidget(self.folder_button)
        places.addStretch()
        self.body.addLayout(labelled("What", self.what))
        self.body.addLayout(forms)
        self.body.addLayout(labelled("File name", self.name_field))
        self.body.addLayout(labelled("Folder", holder))
        if self._hides:
            self.body.addWidget(Paragraph(HIDING, "small", "muted"))
        self.body.addWidget(self.notice)
        self.body.addLayout(places)


def _choices(versions: tuple[Version, ...]) -> tuple[tuple[str, str], ...]:
    numbered = [version for version in versions if not version.automatic]
    found = [
        (str(one.number), f"Version {one.number}, {one.status.words.lower()}, {_day(one)}")
        for one in reversed(numbered)
    ]
    return ((DRAFT, "The draft as it is now"), *found)


def _day(version: Version) -> str:
    return dates.short_day(version.made_at.astimezone().date())


def _file_name(text: str) -> str:
    return _UNFIT.sub("-", clean_line(text)).strip(" .")[:_LONGEST_NAME]


def _end_of(folder: Path) -> str:
    """The last part of a path, which names no folder above it."""
    return f"…{os.sep}{folder.name}" if folder.name else str(folder)


def _documents() -> str:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    found = QStandardPaths.writableLocation(place)
    return found if Path(found).is_dir() else str(Path.home())
