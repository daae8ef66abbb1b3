"""Looking for words in everything that a person, a screen reader or a driver could find."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import is_dataclass

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
WORDS = ("text", "title", "words", "contents", "toPlainText", "placeholderText")


def places_with(words: str) -> list[str]:
    """Where the words stand in any widget of any window, shown or not."""
    return [place for place, said in everything_said() if words in said]


def everything_said() -> Iterator[tuple[str, str]]:
    """Every text of every widget, action, list and window, with where it stands."""
    for widget in QApplication.allWidgets():
        name = type(widget).__name__
        for said in _said_by(widget):
            yield name, said
        for action in widget.actions():
            yield from ((f"{name}, action", said) for said in _said_by_action(action))
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from ((f"{name}, item", said) for said in _said_by_model(widget.model()))
    for window in QGuiApplication.allWindows():
        yield "window", window.title()
    clipboard = QGuiApplication.clipboard()
    yield "clipboard", clipboard.text()
    yield "selection", clipboard.text(clipboard.Mode.Selection)


def _said_by(widget: QWidget) -> Iterator[str]:
    yield widget.windowTitle()
    yield widget.toolTip()
    yield widget.statusTip()
    yield widget.whatsThis()
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    for name in WORDS:
        said = getattr(widget, name, None)
        said = said() if callable(said) and name in _plain(widget) else said
        if isinstance(said, str):
            yield said
    for key, value in vars(widget).items() if hasattr(widget, "__dict__") else ():
        if isinstance(value, str | tuple | list | dict) or is_dataclass(value):
            yield f"{key}: {value}"
    for raw in widget.dynamicPropertyNames():
        key = bytes(raw.data()).decode()
        with suppress(RuntimeError):  # Qt keeps things there that Python cannot read
            yield str(widget.property(key))


def _plain(widget: QWidget) -> tuple[str, ...]:
    """The methods that may be called to hear what a widget says."""
    if isinstance(widget, QLineEdit):
        return ("text", "placeholderText")
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return ("toPlainText", "placeholderText")
    if isinstance(widget, QComboBox):
        return ()
    return ("text", "title")


def _said_by_action(action: QAction) -> Iterator[str]:
    yield action.text()
    yield action.iconText()
    yield action.toolTip()
    yield str(action.data())


def _said_by_model(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[str]:
    at = parent or QModelIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(at)
    for row in range(model.rowCount(at)):
        for column in range(columns):
            index = model.index(row, column, at)
            for role in ROLES:
                yield str(index.data(role))
