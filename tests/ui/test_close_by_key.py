"""Ctrl+Q closes the window as the mouse does."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from models.starters import start
from models.store.store import Store
from tests.ui.whole_window import open_first, titled, whole_window
from ui import actions


def test_ctrl_q_saves_everything_and_closes_the_window(qtbot, tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        own = store.create(titled(start("b2b-software"), "One", "A"), "Ann")
    with whole_window(qtbot, tmp_path) as window:
        session = open_first(qtbot, window).session
        session.edit(("parties", "answers", "company"), "Fenwright", "Company")
        qtbot.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    with Store.open(tmp_path) as store:
        assert store.draft(own).workshop.agreement.parties.answers.company == "Fenwright"


def test_ctrl_q_is_told_with_the_other_keys() -> None:
    assert ("Close the window", ("Ctrl+Q",)) in [(one.text, one.keys) for one in actions.DEEDS]
