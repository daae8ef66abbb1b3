"""An editor for time zones, found by a part of their name."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QListView

from models.agreement import kinds
from ui.editors.read_editor import ReadEditor
from ui.editors.reading import Unreadable
from ui.editors.text import example_of
from ui.theme import set_type
from ui.widgets.choice_field import ChoiceDelegate
from ui.widgets.fields import LineField


@cache
def zones() -> tuple[str, ...]:
    """All time zones that name a place, in order of the alphabet."""
    return tuple(sorted(zone for zone in available_timezones() if "/" in zone or zone == "UTC"))


def read_zone(text: str) -> str:
    """A time zone by its name, or by its city when there is one such city. Raises Unreadable."""
    word = text.strip().replace(" ", "_").casefold()
    if not word:
        return ""
    exact = [zone for zone in zones() if zone.casefold() == word]
    cities = exact or [zone for zone in zones() if zone.casefold().endswith(f"/{word}")]
    if len(cities) != 1:
        raise Unreadable("Choose a time zone from the list, such as Europe/Berlin.")
    return cities[0]


class ZoneEditor(ReadEditor):
    """A time zone such as Europe/Berlin."""

    def __init__(self, kind: kinds.Zone) -> None:
        """Ask for what `kind` says."""
        super().__init__(LineField(example=example_of(kind)))
        completer = QCompleter(list(zones()), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(8)
        popup = QListView()
        completer.setPopup(popup)
        popup.setProperty("role", "popup")
        popup.setItemDelegate(ChoiceDelegate(completer))
        popup.setAccessibleName("Time zones")
        set_type(popup, "row")
        completer.activated.connect(self._chosen)
        self.field.line.setCompleter(completer)

    def read(self, typed: str) -> str:
        return read_zone(typed)

    def words(self, value: object) -> str:
        return str(value)

    def is_whole(self, typed: str) -> bool:
        return not typed or typed in zones()

    def _chosen(self, zone: str) -> None:
        self._take(zone, complain=True)
