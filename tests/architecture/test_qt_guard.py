"""Qt gives back what it borrows: on some releases every void call lost a reference to None."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

CALLS = 2000


def test_void_calls_leave_the_references_to_none_alone(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        label.setEnabled(True)
    lost = before - sys.getrefcount(None)
    assert lost < CALLS / 10


@pytest.mark.window
def test_a_real_window_is_shown_and_takes_what_is_typed(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    QTest.keyClicks(field, "Lead")
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert field.text() == "Lea"
    assert field.screen().size().width() >= 1440
