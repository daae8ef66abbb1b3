"""Comparing and voting inside the whole window: in the place of the step, and back again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.agreement import path
from models.record.facts import Vote
from models.record.standing import State
from tests import builders
from tests.ui.joint.drafted import OTHER, TIER, both_sealed
from tests.ui.turns.room import Room, opened_room
from ui.forms.row_states import row_states
from ui.joint import deeds
from ui.joint.agree_page import AgreePage
from ui.joint.reveal_page import RevealPage

pytestmark = pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)
CEILING = (*path.parse(TIER), "ceiling")
YES = tuple(
    Vote(participant=who, name=who.capitalize(), side=side, fingers=4)
    for who, side in (("ann", "marketing"), ("sam", "sales"))
)


@pytest.fixture
def room(qtbot, qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    with opened_room(qtbot, qapp, tmp_path / "data", both_sealed()) as one:
        one.opened.workspace.open_step("response")
        one.settle()
        one.window.activateWindow()
        qtbot.waitUntil(one.window.isActiveWindow)
        yield one


def revealing(room: Room) -> RevealPage:
    deeds.reveal(room.opened.session, "response")
    room.opened.session.clauses_wanted.emit("reveal", (TIER,))
    room.settle()
    page = room.opened.workspace.joint.page
    assert isinstance(page, RevealPage)
    return page


def voting(room: Room) -> AgreePage:
    page = revealing(room)
    room.click(page.ways.overlap)
    vote = room.opened.workspace.joint.page
    assert isinstance(vote, AgreePage)
    return vote


def said(room: Room) -> str:
    """What the rail says of the step."""
    row = room.opened.workspace.rail._rows["response"]
    return row._progress.words


def test_a_comparison_takes_the_place_of_the_step_and_folds_the_document(room: Room) -> None:
    space = room.opened.workspace
    assert space.document.is_open
    page = revealing(room)
    assert page.isVisible()
    assert not space.foot.isVisible()
    assert not space.document.is_open
    room.key(Qt.Key.Key_Escape)
    assert space.joint.page is None
    assert space.foot.isVisible()
    assert space.document.is_open
    assert space.page.isVisible()


def test_the_rail_leads_out_of_a_comparison(room: Room) -> None:
    revealing(room)
    space = room.opened.workspace
    space.rail.step_wanted.emit("response")
    room.settle()
    assert space.joint.page is None
    revealing(room)
    space.rail.step_wanted.emit("calendar")
    room.settle()
    assert (space.joint.page, space.step.key) == (None, "calendar")


def test_undo_stays_with_the_vote_while_it_changes_its_own_text(qtbot, room: Room) -> None:
    page = voting(room)
    room.opened.session.undo_stack.undo()
    room.settle()
    assert room.opened.workspace.joint.page is page
    assert room.opened.session.standings[TIER].state is State.REVEALED
    room.opened.session.edit(("calendar", "calendars", "office", "name"), "Desk", "Edit")
    room.opened.session.undo_stack.undo()
    room.settle()
    assert room.opened.workspace.joint.page is None
    assert room.opened.workspace.step.key == "calendar"


def test_the_rail_tells_that_exactly_one_clause_is_open_again(qtbot, room: Room) -> None:
    session = room.opened.session
    deeds.vote(session, ("response.answers", TIER, OTHER), YES, "")
    assert said(room).startswith("3 of 3 agreed")
    session.edit(CEILING, Decimal(35), "Edit")
    qtbot.waitUntil(lambda: said(room).startswith("2 of 3 agreed · 1 open again"))
    states = row_states(
        session, room.opened.workspace.advice, ("response", "tiers"), ["tier-a", "tier-b"]
    )
    assert [words for words, _, _ in states] == ["Open again", "Agreed"]
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: said(room).startswith("3 of 3 agreed"))


def test_next_clause_goes_from_vote_to_reveal_and_at_the_end_to_the_next_step(room: Room) -> None:
    page = voting(room)
    room.key(Qt.Key.Key_5)
    room.key(Qt.Key.Key_4)
    assert room.opened.session.standings[TIER].state is State.AGREED
    room.click(page.next_button)
    assert isinstance(room.opened.workspace.joint.page, RevealPage)
    assert room.opened.workspace.joint.page.clause == OTHER
    deeds.vote(room.opened.session, ("response.answers", OTHER), YES, "")
    room.opened.session.clauses_wanted.emit("agree", (OTHER,))
    room.settle()
    last = room.opened.workspace.joint.page
    assert isinstance(last, AgreePage)
    assert last.next_button.text() == "Working calendar"
    room.click(last.next_button)
    assert room.opened.workspace.step.key == "calendar"


def test_undoing_the_row_that_is_voted_on_leads_back_to_the_step(qtbot, room: Room) -> None:
    session = room.opened.session
    place = session.add_row(
        ("response", "tiers"), builders.tier("tier-new", name="New one"), "Add a tier"
    )
    session.clauses_wanted.emit("agree", (path.text(place),))
    room.settle()
    assert room.opened.workspace.joint.page is not None
    session.undo_stack.undo()
    room.settle()
    qtbot.waitUntil(lambda: room.opened.workspace.joint.page is None)


def test_parking_from_the_vote_says_so_on_the_step(room: Room) -> None:
    page = voting(room)
    room.click(page.park_button)
    assert page.park.isVisible()
    page.park.editors["owner"].edited.emit("ann")
    page.park.editors["due"].edited.emit(date(2026, 12, 1))
    room.click(page.park.park_button)
    assert room.opened.session.standings[TIER].state is State.PARKED
    assert room.opened.workspace.joint.page is None
    assert room.opened.workspace.foot.toast.words.text.startswith("Parked: ")
