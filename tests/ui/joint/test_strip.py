"""The strip of a clause: where it stands, both sides, revealing, parking, leaving out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from models import moves
from models.agreement import path
from models.agreement.sides import Side
from models.record.facts import Parked, Revealed, Vote
from models.record.standing import State
from tests import builders
from tests.ui.joint.drafted import AT, OTHER, TIER, both_sealed, proposing, with_new_row
from tests.ui.opened import Opened, opened
from ui.forms.clause_head import ClauseHead
from ui.theme import theme

pytestmark = pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)
YES = (
    Vote(participant="ann", name="Ann", side="marketing", fingers=5),
    Vote(participant="sam", name="Sam", side="sales", fingers=3, note="Spare parts stay out."),
)
NEW = "response.tiers.new-one"


@pytest.fixture
def room(qtbot, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    theme.start(qapp)
    workshop = with_new_row(both_sealed(), Side.SALES, "new-one", "Distributors")
    with opened(qtbot, tmp_path, workshop) as one:
        yield one


def head_of(room: Opened, clause: str = TIER, width: int = 900) -> ClauseHead:
    where = path.parse(clause)
    head = ClauseHead(room.session, room.advice, lambda: (clause,), where)
    room.show(head, width=width, height=320)
    return head


def wanted(room: Opened) -> list[tuple[str, tuple[str, ...]]]:
    asked: list[tuple[str, tuple[str, ...]]] = []
    room.session.clauses_wanted.connect(lambda face, ids: asked.append((face, ids)))
    return asked


def choose(head: ClauseHead, words: str) -> None:
    head.menu_button.click()
    menu = next(one for one in head.findChildren(QMenu) if one.isVisible())
    action = next(one for one in menu.actions() if one.text() == words)
    menu.close()
    action.trigger()


def offers(head: ClauseHead) -> list[str]:
    head.menu_button.click()
    menu = next(one for one in head.findChildren(QMenu) if one.isVisible())
    found = [one.text() for one in menu.actions() if one.text()]
    menu.close()
    return found


def shown(*widgets: QWidget) -> list[bool]:
    return [widget.isVisible() for widget in widgets]


def test_both_sides_have_equal_chips_and_the_next_act_is_to_reveal(room: Opened) -> None:
    head = head_of(room)
    strip, acts = head.strip, head.acts
    assert strip.state.text == "Both sealed"
    assert (strip.marketing.text, strip.sales.text) == ("Marketing sealed", "Sales sealed")
    assert strip.marketing.size() == strip.sales.size()
    assert shown(acts.reveal, acts.compare, acts.vote) == [True, False, False]


def test_revealing_shows_all_that_is_sealed_on_the_step_and_forgets_undo(qtbot, room) -> None:
    head = head_of(room)
    room.session.edit(("purpose", "answers", "statement"), "Something", "Edit")
    asked = wanted(room)
    qtbot.mouseClick(head.acts.reveal, Qt.MouseButton.LeftButton)
    fact = room.session.workshop.record.facts[-1]
    assert isinstance(fact, Revealed)
    assert set(fact.topics) == {TIER, OTHER, NEW}
    assert not fact.early
    assert room.session.undo_stack.count() == 0
    assert asked == [("reveal", (TIER,))]
    assert head.strip.state.text == "Revealed"
    assert head.strip.marketing.text == "Marketing proposed"
    assert shown(head.acts.reveal, head.acts.compare, head.acts.vote) == [False, True, True]


def test_a_new_row_of_a_side_waits_while_the_other_still_owes_its_turn(qtbot, room) -> None:
    rules = "response.answers"
    value = path.get(room.session.workshop.agreement, path.parse(rules))
    workshop = proposing(room.session.workshop, rules, Side.SALES, value)
    room.session.take(moves.seal(workshop, Side.SALES, (rules,), AT))
    head = head_of(room)
    qtbot.mouseClick(head.acts.reveal, Qt.MouseButton.LeftButton)
    fact = room.session.workshop.record.facts[-1]
    assert isinstance(fact, Revealed)
    assert set(fact.topics) == {TIER, OTHER}


def test_revealing_early_asks_first_and_what_follows_is_late(qtbot, room: Opened) -> None:
    value = room.session.workshop.agreement.purpose.answers
    clause = "purpose.answers"
    workshop = proposing(room.session.workshop, clause, Side.MARKETING, value)
    room.session.take(moves.seal(workshop, Side.MARKETING, (clause,), AT))
    head = head_of(room, clause)
    assert head.strip.state.text == "One side sealed"
    assert head.strip.words.text() == "Waiting for Sales"
    assert head.strip.sales.text == "Sales not yet"
    choose(head, "Reveal now…")
    assert head.early is not None
    assert head.early.isVisible()
    assert not any(isinstance(fact, Revealed) for fact in room.session.workshop.record.facts)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Reveal now"
    qtbot.keyClick(focus, Qt.Key.Key_Space)
    fact = room.session.workshop.record.facts[-1]
    assert isinstance(fact, Revealed)
    assert fact.early
    workshop = proposing(room.session.workshop, clause, Side.SALES, value)
    room.session.take(moves.seal(workshop, Side.SALES, (clause,), AT))
    assert head.strip.sales.text == "Sales late"


def test_an_agreed_clause_tells_the_votes_and_a_change_opens_it_again(room: Opened) -> None:
    head = head_of(room)
    room.session.take(moves.vote(room.session.workshop, [TIER], YES, "", AT))
    assert head.strip.state.text == "Agreed, 1 reservation"
    assert head.strip.words.text() == "Marketing 5; Sales 3"
    room.session.edit((*path.parse(TIER), "ceiling"), Decimal(35), "Edit")
    assert head.strip.state.text == "Open again"
    assert head.strip.words.text().startswith("changed since the vote of ")
    assert "holds up to 40\u00a0leads a week to 35\u00a0leads a week" in head.strip.words.text()
    room.session.undo_stack.undo()
    assert head.strip.state.text == "Agreed, 1 reservation"


def test_an_agreed_clause_rests_on_open_ones_and_leads_there(qtbot, room: Opened) -> None:
    head = head_of(room)
    places: list[object] = []
    room.session.travelled.connect(places.append)
    room.session.take(moves.vote(room.session.workshop, [TIER], YES, "", AT))
    assert head.rests_on.isVisible()
    link = next(
        one for one in head.rests_on.findChildren(QWidget) if one.accessibleName() == "Office"
    )
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert places == [("calendar", "calendars", "office")]
    every = [key for key, one in room.session.standings.items() if not one.state.is_settled]
    room.session.take(moves.vote(room.session.workshop, every, YES, "", AT))
    assert not head.rests_on.isVisible()


def test_parking_needs_words_an_owner_and_a_day(qtbot, room: Opened) -> None:
    head = head_of(room)
    choose(head, "Park…")
    panel = head.park
    assert panel is not None
    assert panel.isVisible()
    qtbot.keyClick(
        QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    assert panel.isVisible()
    assert panel.labels["owner"].note.text == "Who takes it?"
    panel.editors["owner"].edited.emit("sam")
    panel.editors["due"].focus_editor()
    qtbot.keyClicks(QApplication.focusWidget(), "1 Dec 2026")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.mouseClick(panel.park_button, Qt.MouseButton.LeftButton)
    workshop = room.session.workshop
    issue = workshop.agreement.issues.issues[-1]
    assert (issue.text, issue.owner, issue.clause) == ("Settle “Tier-a”", "sam", "Tier-a")
    assert isinstance(workshop.record.facts[-1], Parked)
    assert head.strip.state.text == "Parked"
    assert head.strip.words.text() == "Sam, due 1 Dec 2026"
    choose(head, "Resume")
    assert room.session.standings[TIER].state is State.BOTH_IN


def test_the_rest_of_the_step_is_parked_with_one_issue(qtbot, room: Opened) -> None:
    room.session.take(moves.vote(room.session.workshop, [OTHER], YES, "", AT))
    head = head_of(room)
    choose(head, "Park the rest of this step…")
    panel = head.park
    assert panel is not None
    qtbot.keyClicks(QApplication.focusWidget(), "After the fair")
    panel.editors["owner"].edited.emit("ann")
    panel.editors["due"].edited.emit(date(2026, 12, 1))
    qtbot.mouseClick(panel.park_button, Qt.MouseButton.LeftButton)
    fact = room.session.workshop.record.facts[-1]
    assert isinstance(fact, Parked)
    assert set(fact.clauses) == {TIER, "response.answers"}
    assert room.session.standings[OTHER].state.is_agreed


def test_several_open_clauses_can_be_voted_on_at_once(room: Opened) -> None:
    asked = wanted(room)
    room.session.take(moves.reveal(room.session.workshop, (TIER, OTHER), AT))
    head = head_of(room)
    choose(head, "Vote on 3 clauses of this step at once")
    assert asked == [("agree", ("response.answers", TIER, OTHER))]


def test_the_menu_lets_a_side_propose_on_the_step(room: Opened) -> None:
    asked: list[str] = []
    room.session.turn_wanted.connect(asked.append)
    choose(head_of(room), "Let a side propose…")
    assert asked == ["response"]


def test_a_narrow_strip_keeps_its_width_and_both_sides(room: Opened) -> None:
    head = head_of(room, width=420)
    assert head.minimumSizeHint().width() <= 420
    assert (head.strip.marketing.text, head.strip.sales.text) == ("sealed", "sealed")
    assert head.strip.marketing.accessibleName() == "Marketing sealed"


def test_a_clause_that_is_left_out_offers_nothing_else(room: Opened) -> None:
    room.session.take(builders.leaving_out(room.session.workshop, TIER))
    head = head_of(room)
    assert head.strip.state.text == "Not applicable"
    assert "Park…" not in offers(head)
    assert shown(head.acts.reveal, head.acts.compare, head.acts.vote) == [False] * 3
