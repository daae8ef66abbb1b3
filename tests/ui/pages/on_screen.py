"""A page of a step on the screen, for the tests of pages with interaction of their own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tests.ui.opened import Opened
from ui.page import Page
from ui.page_by_step import page_class
from ui.steps import steps


def show_page(room: Opened, key: str, width: int = 1130, height: int = 784) -> Page:
    """The page of a step in a window of its own."""
    step = next(step for step in steps() if step.key == key)
    page = page_class(key)(room.session, room.advice, step)
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(page)
    room.show(holder, width, height)
    return page


def focused() -> QWidget:
    """Whatever has the keyboard."""
    QCoreApplication.processEvents()
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def focused_name() -> str:
    """What a screen reader says of whatever has the keyboard."""
    return focused().accessibleName()
