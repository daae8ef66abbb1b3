"""Which of the computer's screens a widget stands on."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


def screen_of(widget: QWidget) -> QScreen:
    """The screen with the middle of `widget`, or the first one while it stands on none.

    Never ask the widget itself: what `QWidget.screen` answers belongs to that widget from then on,
    and Python deletes the screen together with it.
    """
    middle = widget.mapToGlobal(widget.rect().center())
    return QGuiApplication.screenAt(middle) or QGuiApplication.primaryScreen()
