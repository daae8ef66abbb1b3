"""The vote on a text: who is in, hidden until all are, passed side by side, recorded once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.agreement import path
from models.record.facts import Ballot
from models.record.standing import State
from models.workshop import Workshop
from tests import builders
from tests.ui.joint.drafted import OTHER, TIER, revealed
from tests.ui.opened import Opened, opened
from ui.joint.agree_page import AgreePage
from ui.joint.ballot import Away
from ui.steps import steps
from ui.theme import theme

pytestmark = pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)
CEILING = (*path.parse(TIER), "ceiling")


def crowd() -> Workshop:
    """Two of Marketing, two of Sales, one of another team, a facilitator and an observer."""
    workshop = revealed()
    people = (
        builders.participant("ann", "marketing"),
        builders.participant("ben", "marketing", decision_right="advises"),
        builders.participant("sam", "sales"),
        builders.participant("rob", "other", decision_right="advises", belongs_to="sales"),
        builders.participant("ida", "other", decision_right="decides", belongs_to="marketing"),
        builders.participant("eve", "sales", decision_right="observes"),
    )
    header = replace(workshop.agreement.parties.answers, facilitator="ida")
    parties = replace(workshop.agreement.parties, answers=header, participants=people)
    return replace(workshop, agreement=replace(workshop.agreement, parties=parties))


@pytest.fixture
def room(qtbot, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    theme.start(qapp)
    with opened(qtbot, tmp_path, crowd()) as one:
        yield one


def page_of(room: Opened, *ids: str) -> AgreePage:
    step = next(step for step in steps() if step.key == "response")
    page = AgreePage(room.session, room.advice, step, ids or (TIER,), set())
    room.show(page, width=760, height=800)
    page.begin()
    return page


def press(keys: str) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key(ord(key)))
        QApplication.processEvents()


def ballots(room: Opened) -> list[Ballot]:
    return [fact for fact in room.session.workshop.record.facts if isinstance(fact, Ballot)]


def chosen(page: AgreePage) -> dict[str, Any]:
    return {key: row.line._fingers for key, row in page.ballot.rows.items()}


def test_all_who_decide_or_advise_vote_and_the_facilitator_does_not(room: Opened) -> None:
    page = page_of(room)
    assert list(page.ballot.rows) == ["ann", "ben", "sam", "rob"]
    assert [row.voter.side.label for row in page.ballot.rows.values()] == [
        *("Marketing", "Marketing", "Sales", "Sales")
    ]


def test_numbers_are_hidden_until_everybody_is_in(room: Opened) -> None:
    page = page_of(room)
    press("545")
    assert set(chosen(page).values()) == {None}
    assert page.ballot.band.title.text() == "3 of 4 in, hidden"
    said = [row.line.accessibleName() for row in page.ballot.rows.values()]
    assert said[0].endswith("is in, hidden")
    assert not page.record.isEnabled()
    assert page.words.text() == "Waiting for 1 vote"
    assert not ballots(room)
    press("4")
    assert list(chosen(page).values()) == [5, 4, 5, 4]
    assert page.ballot.band.title.text() == "Passes on both sides"


def test_a_vote_without_remarks_is_recorded_at_once_as_one_fact(qtbot, room: Opened) -> None:
    page = page_of(room)
    page.ballot.why.show_text("Two of three fair orders were quoted within a week")
    press("5454")
    (ballot,) = ballots(room)
    assert [(vote.participant, vote.fingers) for vote in ballot.votes] == [
        *(("ann", 5), ("ben", 4), ("sam", 5), ("rob", 4))
    ]
    assert ballot.why.startswith("Two of three")
    assert room.session.standings[TIER].state is State.AGREED
    assert page.card.title.text() == "Agreed text"
    assert page.next_button.hasFocus()
    assert any(fact == ballot for fact in room.stored().record.facts)


def test_a_side_with_one_vote_below_three_stops_the_clause_and_says_what_it_needs(
    qtbot, room: Opened
) -> None:
    page = page_of(room)
    press("5423")
    assert page.ballot.band.title.text() == "Sales: one vote below 3"
    assert not ballots(room)
    qtbot.waitUntil(page.ballot.rows["sam"].field.line.hasFocus)
    QTest.keyClicks(QApplication.focusWidget(), "35 until a fourth seller starts")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert page.ballot.rows["rob"].field.line.hasFocus()
    assert page.ballot.rows["rob"].label.text == "Reservation:"
    QTest.keyClicks(QApplication.focusWidget(), "Spare parts stay out")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    (ballot,) = ballots(room)
    assert [vote.note for vote in ballot.votes] == [
        *("", "", "35 until a fourth seller starts", "Spare parts stay out")
    ]
    assert room.session.standings[TIER].state is State.DISCUSSED
    assert "Marketing passes, lowest vote 4." in page.ballot.band.words.text()
    assert page.change.isVisible()
    assert page.park_button.text() == "Park with owner and date…"
    assert page.ballot.rows["sam"].words.text() == "35 until a fourth seller starts"


def test_boxes_can_be_clicked(qtbot, room: Opened) -> None:
    page = page_of(room)
    for key, number in (("ann", 5), ("ben", 4), ("sam", 4), ("rob", 3)):
        line = page.ballot.rows[key].line
        place = line.box_rect(number).center().toPoint()
        qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert list(chosen(page).values()) == [5, 4, 4, 3]


def test_those_who_abstain_or_are_absent_never_hold_up_a_vote(room: Opened) -> None:
    page = page_of(room)
    press("5A4X")
    (ballot,) = ballots(room)
    assert [(vote.participant, vote.fingers) for vote in ballot.votes] == [
        *(("ann", 5), ("ben", None), ("sam", 4))
    ]
    assert ballot.passes
    assert page._absent == {"rob"}
    again = AgreePage(room.session, room.advice, page.step, (OTHER,), page._absent)
    assert again.ballot.ballot.away == {"rob": Away.ABSENT}
    again.deleteLater()


def test_a_side_of_which_nobody_votes_does_not_pass(room: Opened) -> None:
    page = page_of(room)
    press("54XX")
    assert page.ballot.band.title.text() == "Nobody of Sales has voted"
    assert not room.session.standings[TIER].state.is_agreed


def test_a_change_opens_the_clause_again_and_undo_brings_the_agreement_back(room: Opened) -> None:
    page = page_of(room)
    press("5454")
    room.session.edit(CEILING, Decimal(35), "Edit")
    assert page.card.title.text() == "Text to agree on"
    assert page.ballot.is_open
    assert page.history.events[-1].words == "open again"
    struck = [one for line in page.card.lines for one in line._stretches if one.kind != "same"]
    assert [(one.kind, one.text) for one in struck] == [("removed", "40"), ("added", "35")]
    room.session.undo_stack.undo()
    assert page.card.title.text() == "Agreed text"
    assert not page.ballot.is_open


def test_votes_on_another_text_are_not_taken_over(room: Opened) -> None:
    page = page_of(room)
    press("54")
    room.session.edit(CEILING, Decimal(35), "Edit")
    assert page.ballot.ballot.count == 0


def test_a_new_ballot_supersedes_the_one_before(qtbot, room: Opened) -> None:
    page = page_of(room)
    press("5454")
    qtbot.mouseClick(page.ballot.band.again, Qt.MouseButton.LeftButton)
    assert page.ballot.is_open
    press("5424")
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(ballots(room)) == 2
    assert room.session.standings[TIER].state is State.DISCUSSED


def test_one_ballot_can_cover_several_clauses(room: Opened) -> None:
    page = page_of(room, TIER, OTHER)
    assert [card.title.text() for card in page.texts.values()] == ["Tier-a", "Tier-b"]
    press("5454")
    (ballot,) = ballots(room)
    assert [text.clause for text in ballot.texts] == [TIER, OTHER]
    assert all(one.state is State.AGREED for one in page.standings)


def test_a_vote_that_everybody_has_seen_is_recorded_when_the_page_is_left(room: Opened) -> None:
    page = page_of(room)
    press("5424")
    assert not ballots(room)
    page.leave()
    assert len(ballots(room)) == 1


def test_edit_opens_the_usual_form_and_done_goes_on_to_the_vote(qtbot, room: Opened) -> None:
    page = page_of(room)
    qtbot.mouseClick(page.card.edit, Qt.MouseButton.LeftButton)
    assert page.card.is_editing
    assert not page.ballot.isVisible()
    room.session.edit(CEILING, Decimal(30), "Edit")
    qtbot.mouseClick(page.change, Qt.MouseButton.LeftButton)
    assert not page.card.is_editing
    assert page.ballot.rows["ann"].line.hasFocus()


def test_the_next_clause_is_the_next_that_is_not_settled(qtbot, room: Opened) -> None:
    asked: list[tuple[str, tuple[str, ...]]] = []
    room.session.clauses_wanted.connect(lambda face, ids: asked.append((face, ids)))
    page = page_of(room)
    press("5454")
    qtbot.mouseClick(page.next_button, Qt.MouseButton.LeftButton)
    assert asked == [("reveal", (OTHER,))]
