"""What the sides wrote down alone becomes open issues, one click each, with answers to requests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models import moves
from models.agreement.sides import Side
from models.drafting.blind import Wish
from models.record.facts import ISSUES, Revealed
from tests.ui.joint.drafted import AT, TIER, both_sealed
from tests.ui.opened import Opened, opened
from tests.ui.pages.on_screen import focused_name, show_page
from ui.joint.issues_page import IssuesPage
from ui.theme import theme

pytestmark = pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)
CONCERN = Wish(side="marketing", kind="concern", text="Nobody calls back", clause=TIER)
REQUEST = Wish(side="sales", kind="request", text="Send the drawing along")


@pytest.fixture
def room(qtbot, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    theme.start(qapp)
    workshop = both_sealed()
    blind = workshop.drafting.blind.with_wish(CONCERN).with_wish(REQUEST)
    workshop = replace(workshop, drafting=replace(workshop.drafting, blind=blind))
    workshop = moves.seal(workshop, Side.MARKETING, (ISSUES,), AT)
    with opened(qtbot, tmp_path, workshop) as one:
        yield one


def page_of(room: Opened) -> IssuesPage:
    page = show_page(room, "issues")
    assert isinstance(page, IssuesPage)
    return page


def test_before_the_reveal_only_who_has_sealed_is_told(room: Opened) -> None:
    card = page_of(room).wishes
    assert not card.rows
    assert card.strip.marketing.text == "Marketing sealed"
    assert card.strip.sales.text == "Sales not yet"


def test_revealing_before_both_have_sealed_asks_first(qtbot, room: Opened) -> None:
    card = page_of(room).wishes
    qtbot.mouseClick(card.reveal_button, Qt.MouseButton.LeftButton)
    assert card.question.isVisible()
    assert not isinstance(room.session.workshop.record.facts[-1], Revealed)
    assert focused_name() == "Reveal now"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert isinstance(room.session.workshop.record.facts[-1], Revealed)


def test_a_click_makes_an_issue_with_kind_side_and_clause(qtbot, room: Opened) -> None:
    room.session.take(moves.seal(room.session.workshop, Side.SALES, (ISSUES,), AT))
    card = page_of(room).wishes
    qtbot.mouseClick(card.reveal_button, Qt.MouseButton.LeftButton)
    assert list(card.rows) == [CONCERN.id, REQUEST.id]
    row = card.rows[CONCERN.id]
    qtbot.waitUntil(row.isVisible)
    qtbot.mouseClick(row.make, Qt.MouseButton.LeftButton)
    (issue,) = room.session.workshop.agreement.issues.issues
    assert (issue.text, issue.kind, issue.raised_by, issue.clause) == (
        *("Nobody calls back", "concern", "marketing", "Tier-a"),
    )
    assert not row.make.isVisible()
    assert row.made.isVisible()
    assert card.strip.words.text() == "1 of 2 made an open issue"
    room.session.undo_stack.undo()
    assert row.make.isVisible()


def test_a_request_is_answered_by_the_other_side_in_place(qtbot, room: Opened) -> None:
    room.session.take(moves.seal(room.session.workshop, Side.SALES, (ISSUES,), AT))
    card = page_of(room).wishes
    qtbot.mouseClick(card.reveal_button, Qt.MouseButton.LeftButton)
    row = card.rows[REQUEST.id]
    qtbot.waitUntil(row.isVisible)
    assert not row.answer.isVisible()
    qtbot.mouseClick(row.make, Qt.MouseButton.LeftButton)
    assert row.answer.isVisible()
    assert row.answer_label.label.text() == "Answer of Marketing"
    row.answer.edit.setFocus()
    QTest.keyClicks(row.answer.edit, "From Monday on")
    assert room.stored().agreement.issues.issues[0].answer == "From Monday on"
