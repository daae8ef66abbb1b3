"""Buttons: they fit their words, tell their name and answer the keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.theme import theme
from ui.widgets.buttons import PAINTS, Button, LinkButton, Role, ToolButton


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    theme.start(qapp)
    yield
    theme.start(qapp)


@pytest.mark.parametrize("size", [28, 32, 36, 38, 44, 48])
def test_a_button_is_as_tall_as_it_was_made(qtbot, size: int) -> None:
    button = Button("Compare", Role.OUTLINED, "compare", size=size)
    qtbot.addWidget(button)
    assert button.sizeHint().height() == size


def test_a_button_grows_with_its_words_and_with_the_text_size(qtbot) -> None:
    button = Button("Vote")
    qtbot.addWidget(button)
    short = button.sizeHint().width()
    button.show_text("Diagnosis and audit")
    assert button.sizeHint().width() > short + 50
    theme.show_percent(150)
    assert button.sizeHint().height() == 57


def test_a_disabled_primary_button_does_not_look_enabled(qtbot) -> None:
    button = Button("Sign", Role.PRIMARY)
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    enabled = button.grab().toImage().pixelColor(8, 19).name()
    button.setEnabled(False)
    disabled = button.grab().toImage().pixelColor(8, 19).name()
    assert enabled == theme.color("primary").name()
    assert disabled == theme.color("hover").name()


def test_every_role_has_its_paint() -> None:
    assert set(PAINTS) == set(Role)


def test_a_tool_without_words_has_a_name(qtbot) -> None:
    tool = ToolButton("undo", "Undo")
    qtbot.addWidget(tool)
    assert tool.accessibleName() == "Undo"
    assert (tool.sizeHint().width(), tool.sizeHint().height()) == (36, 36)
    tool.show_name("Redo", "redo")
    assert tool.accessibleName() == "Redo"


def test_a_link_works_with_the_keyboard(qtbot) -> None:
    link = LinkButton("1 finding")
    qtbot.addWidget(link)
    link.show()
    assert link.focusPolicy() & Qt.FocusPolicy.TabFocus
    with qtbot.waitSignal(link.clicked):
        qtbot.keyClick(link, Qt.Key.Key_Space)
    link.hide()


def test_focus_is_seen(qtbot) -> None:
    button = Button("Back")
    qtbot.addWidget(button)
    button.show()
    button.clearFocus()
    plain = button.grab().toImage()
    button.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    assert button.grab().toImage() != plain
    button.hide()
