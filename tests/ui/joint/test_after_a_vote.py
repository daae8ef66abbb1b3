"""Where the keyboard is after a vote, and what is said before one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.agreement import path
from models.record.standing import State
from tests.ui.joint.drafted import TIER
from tests.ui.joint.test_agree_page import CEILING, ballots, crowd, page_of, press
from tests.ui.opened import Opened, opened
from ui.joint.agree_page import AgreePage
from ui.theme import theme
from ui.widgets.buttons import Role

pytestmark = pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)
LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
NAME = (*path.parse(TIER), "name")


@pytest.fixture
def room(qtbot, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    theme.start(qapp)
    with opened(qtbot, tmp_path, crowd()) as one:
        yield one


def type_(words: str) -> None:
    """What a person types, wherever the keyboard is."""
    QTest.keyClicks(QApplication.focusWidget(), words)
    QApplication.processEvents()


def failed(room: Opened) -> AgreePage:
    """A vote that Sales stops, with both remarks left empty by Enter."""
    page = page_of(room)
    press("5424")
    QTest.qWait(1)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert len(ballots(room)) == 1
    return page


def test_after_a_vote_that_did_not_pass_typing_changes_nothing(room: Opened) -> None:
    page = failed(room)
    before = room.session.workshop
    assert page.ballot.band.hasFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_4):
        QTest.keyClick(QApplication.focusWidget(), key)
    type_("next")
    assert not page.card.is_editing
    assert room.session.workshop is before


def test_the_text_is_then_changed_by_one_key_and_not_its_name(room: Opened) -> None:
    page = failed(room)
    assert page.words.text() == "Ctrl+Enter changes the text"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CONTROL)
    assert page.card.is_editing
    name = room.get(path.text(NAME))
    type_("x")
    assert room.get(path.text(NAME)) == name


def test_an_agreed_text_that_is_only_looked_at_offers_no_vote(qtbot, room: Opened) -> None:
    page = page_of(room)
    press("5454")
    assert (page.ballot.band.again.text(), page.ballot.band.again.role) == (
        "Vote again…",
        Role.QUIET,
    )
    qtbot.mouseClick(page.card.edit, LEFT)
    assert page.change.text() == "Done"
    qtbot.mouseClick(page.change, LEFT)
    assert not page.ballot.is_open
    assert room.session.standings[TIER].state is State.AGREED


def test_an_agreed_text_that_is_changed_says_so_in_the_editor(qtbot, room: Opened) -> None:
    page = page_of(room)
    press("5454")
    assert "open again" not in page.card.aside.text()
    qtbot.mouseClick(page.card.edit, LEFT)
    room.session.edit(CEILING, Decimal(35), "Edit")
    assert page.card.aside.text().startswith("open again: changed since the vote of ")
    assert "40" in page.card.aside.text()
    assert page.change.text() == "Vote on this text"
    room.session.undo_stack.undo()
    assert "open again" not in page.card.aside.text()
    assert page.change.text() == "Done"


def test_before_a_vote_one_line_says_what_still_stands_before_signing(
    qtbot, qapp: QApplication, tmp_path: Path
) -> None:
    theme.start(qapp)
    workshop = crowd()
    lacking = path.put(workshop.agreement, (*path.parse(TIER), "within"), None)
    with opened(qtbot, tmp_path, replace(workshop, agreement=lacking)) as room:
        page = page_of(room)
        line = page.open_points
        assert line.isVisible()
        assert line.accessibleName().startswith("Before you vote: ")
        asked: list[object] = []
        page.wanted.connect(asked.append)
        qtbot.mouseClick(line.link, LEFT)
        assert asked == [(*path.parse(TIER), "within")]
        page.begin()
        press("5454")
        assert len(ballots(room)) == 1
        assert not line.isVisible()


def test_nothing_is_said_before_a_vote_where_nothing_is_open(room: Opened) -> None:
    assert not page_of(room).open_points.isVisible()
