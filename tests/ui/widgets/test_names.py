"""Whoever hears the page instead of seeing it: everything with a focus has a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from tests.screenshots import gallery
from ui.theme import theme


def said(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


@pytest.mark.parametrize("build", [gallery.form, gallery.pieces])
def test_everything_that_takes_the_keyboard_has_a_name(
    qtbot, qapp: QApplication, build: Callable[[], QWidget]
) -> None:
    theme.start(qapp)
    page = build()
    qtbot.addWidget(page)
    page.show()
    stops = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert len(stops) > 12
    assert [type(widget).__name__ for widget in stops if not said(widget)] == []
    page.hide()
