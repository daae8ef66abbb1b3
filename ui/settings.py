"""What the window remembers of its user: name, look, text size; nothing that an agreement says."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from ui.tokens import Look

SIZES = (100, 110, 125, 150, 175, 200)


class Settings:
    """Preferences in a small file beside the agreements."""

    def __init__(self, folder: Path) -> None:
        """Read what is kept in `folder`; nothing is written before something is set."""
        self._kept = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    @property
    def folder(self) -> Path:
        """The folder that holds the agreements."""
        return Path(self._kept.fileName()).parent

    @property
    def author(self) -> str:
        """The name that stands beside versions and facts."""
        return str(self._kept.value("author", ""))

    @author.setter
    def author(self, name: str) -> None:
        self._kept.setValue("author", name)

    @property
    def look(self) -> Look | None:
        """The chosen look; None to follow the system."""
        word = str(self._kept.value("look", ""))
        return Look(word) if word in (Look.LIGHT, Look.DARK) else None

    @look.setter
    def look(self, look: Look | None) -> None:
        self._kept.setValue("look", "" if look is None else look.value)

    @property
    def percent(self) -> int:
        """Text size in percent, from 100 to 200."""
        word = str(self._kept.value("text_size", "100"))
        return int(word) if word.isdecimal() and int(word) in SIZES else 100

    @percent.setter
    def percent(self, percent: int) -> None:
        self._kept.setValue("text_size", str(percent))

    @property
    def export_folder(self) -> str:
        """Where the last export went."""
        return str(self._kept.value("export_folder", ""))

    @export_folder.setter
    def export_folder(self, folder: str) -> None:
        self._kept.setValue("export_folder", folder)

    def own_export_folder(self, agreement_id: str) -> str:
        """Where this agreement was exported to last; empty before the first time."""
        return str(self._kept.value(f"export_folder_of/{agreement_id}", ""))

    def remember_export(self, agreement_id: str, folder: str) -> None:
        """Note where an agreement was exported to; an empty folder forgets it."""
        key = f"export_folder_of/{agreement_id}"
        if folder:
            self._kept.setValue(key, folder)
        else:
            self._kept.remove(key)

    @property
    def hides_others(self) -> bool:
        """True while the wall must not show which other agreements there are."""
        return str(self._kept.value("hide_others", "")) == "yes"

    @hides_others.setter
    def hides_others(self, hides: bool) -> None:
        self._kept.setValue("hide_others", "yes" if hides else "")

    @property
    def asks_in_room(self) -> bool:
        """True while the wall shows what was found in a text, with the question to the room."""
        return str(self._kept.value("asks_in_room", "yes")) == "yes"

    @asks_in_room.setter
    def asks_in_room(self, asks: bool) -> None:
        self._kept.setValue("asks_in_room", "yes" if asks else "no")

    @property
    def starter_language(self) -> str:
        """The language whose starters are offered: en or de."""
        return "de" if str(self._kept.value("starter_language", "")) == "de" else "en"

    @starter_language.setter
    def starter_language(self, language: str) -> None:
        self._kept.setValue("starter_language", language)

    def last_step(self, agreement_id: str) -> str:
        """The step of an agreement that was shown last on this laptop; empty when none was."""
        return str(self._kept.value(f"last_step/{agreement_id}", ""))

    def remember_step(self, agreement_id: str, key: str) -> None:
        """Note which step of an agreement is shown; an empty key forgets it."""
        if key:
            self._kept.setValue(f"last_step/{agreement_id}", key)
        else:
            self._kept.remove(f"last_step/{agreement_id}")

    @property
    def geometry(self) -> QByteArray:
        """The window's place on the screen."""
        kept = self._kept.value("geometry")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, place: QByteArray) -> None:
        self._kept.setValue("geometry", place)
