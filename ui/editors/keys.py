"""Undo and redo belong to the agreement, never to a single field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

_WATCHED = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


def is_undo_or_redo(event: QKeyEvent) -> bool:
    """Whether these keys mean undo or redo on this platform."""
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(
        QKeySequence.StandardKey.Redo
    )


class UndoKeys(QObject):
    """Keeps a field from claiming the keys for undo and redo."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _WATCHED or not isinstance(event, QKeyEvent):
            return False
        if not is_undo_or_redo(event):
            return False
        event.ignore()
        return True


def leave_undo(field: QWidget) -> None:
    """Let undo and redo pass from this field to the window's own actions."""
    field.installEventFilter(UndoKeys(field))
