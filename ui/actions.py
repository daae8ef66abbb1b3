"""Every action of the window in one table: its words, its keys, and what it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that can be done from the keyboard, and the words F1 and Ctrl+K show for it."""

    key: str
    text: str
    keys: tuple[str, ...]
    group: str
    bare: bool = False
    """A letter alone: it acts only when whatever has the keyboard makes nothing of it."""


DEEDS = (
    Deed("undo", "Undo", ("Ctrl+Z",), "Editing"),
    Deed("redo", "Redo", ("Ctrl+Y", "Ctrl+Shift+Z"), "Editing"),
    Deed("save_version", "Save a version", ("Ctrl+S",), "Agreement"),
    Deed("export", "Export to Word", ("Ctrl+E",), "Agreement"),
    Deed("history", "History", ("Ctrl+H",), "Agreement"),
    Deed("compare", "Compare versions", ("Ctrl+Shift+C",), "Agreement"),
    Deed("home", "All agreements", ("Ctrl+O",), "Agreement"),
    Deed("find", "Find anything", ("Ctrl+K",), "Moving"),
    Deed("next_step", "Next step", ("Ctrl+PgDown",), "Moving"),
    Deed("previous_step", "Previous step", ("Ctrl+PgUp",), "Moving"),
    Deed("document", "Show or hide the live document", ("Ctrl+J",), "Moving"),
    Deed("agenda", "Agenda of the day", ("Ctrl+G",), "Moving"),
    Deed("propose", "Let a side propose", ("Ctrl+Shift+P",), "Agreement"),
    Deed("room", "Open or close the room view", ("F5",), "Room"),
    Deed("blank", "Blank the room view", ("B",), "Room", bare=True),
    Deed("theme", "Light or dark", ("Ctrl+Shift+L",), "Window"),
    Deed("preferences", "Preferences", ("Ctrl+,",), "Window"),
    Deed("full_screen", "Full screen", ("F11",), "Window"),
    Deed("help", "Keyboard shortcuts", ("F1",), "Window"),
    Deed("quit", "Close the window", ("Ctrl+Q",), "Window"),
    Deed("about", "About SLA Workshop", (), "Window"),
)
ROWS = (
    ("Alt+↑ ↓", "Move a row or card"),
    ("Ctrl+D", "Duplicate it"),
    ("Del", "Delete it, with undo"),
    ("Ctrl+Enter", "New row"),
    ("F2", "Edit a cell"),
    ("Ctrl+V", "Paste rows from a spreadsheet"),
    ("Tab", "Next field or cell"),
    ("Enter", "Open or close a card"),
)
"""Keys that rows and cards understand; they are not actions of the window."""


def make(window: QWidget, deeds: dict[str, Callable[[], None]]) -> dict[str, QAction]:
    """A QAction for every deed that `deeds` has an answer to, attached to the window."""
    actions = {}
    for deed in DEEDS:
        if deed.key not in deeds:
            continue
        action = QAction(deed.text, window)
        if not deed.bare:
            action.setShortcuts([QKeySequence(keys) for keys in deed.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(deeds[deed.key])
        window.addAction(action)
        actions[deed.key] = action
    return actions
