"""Rating and sorting blind by keys, from the page over the hand-over to the reveal and back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.agreement.sides import Side
from models.drafting.drafting import SampleLead
from models.drafting.signs import SIGNS
from models.record import seen
from models.record.facts import RATINGS, SORTING
from models.workshop import Workshop
from tests import builders
from tests.ui.turns.room import Room, opened_room
from tests.ui.whole_window import press, when_modal
from ui.pages.diagnosis_page import DiagnosisPage
from ui.pages.lead_stages_page import LeadStagesPage
from ui.turns.rating_turn import RatingTurn
from ui.turns.sorting_turn import SortingTurn

pytestmark = pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)

EVIDENCE = "zebra-marker of 12 November"
LEADS = tuple(SampleLead(id=f"l{number}", text=f"Lead {number}: a fact") for number in range(1, 6))


def workshop() -> Workshop:
    whole = builders.complete_workshop()
    return replace(whole, drafting=replace(whole.drafting, leads=LEADS))


@pytest.fixture
def room(qtbot, qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    with opened_room(qtbot, qapp, tmp_path / "data", workshop()) as one:
        yield one


def diagnosis(room: Room) -> DiagnosisPage:
    room.opened.workspace.open_step("diagnosis")
    room.settle()
    page = room.opened.workspace.page
    assert isinstance(page, DiagnosisPage)
    return page


def stages(room: Room) -> LeadStagesPage:
    room.opened.workspace.open_step("stages")
    room.settle()
    page = room.opened.workspace.page
    assert isinstance(page, LeadStagesPage)
    return page


def rating(room: Room) -> RatingTurn:
    body = room.writing.body
    assert isinstance(body, RatingTurn)
    return body


def sorting(room: Room) -> SortingTurn:
    body = room.writing.body
    assert isinstance(body, SortingTurn)
    return body


def keys(room: Room, words: str) -> None:
    for letter in words:
        room.key(Qt.Key(ord(letter)))


def given(room: Room, side: Side) -> list[int | None]:
    own = {one.sign: one for one in room.workshop.drafting.blind.ratings if one.side == side}
    return [own[one.key].rating if one.key in own else None for one in SIGNS[:4]]


def test_a_number_rates_a_sign_and_the_next_one_follows(room: Room) -> None:
    room.click(diagnosis(room).signs.desk.start)
    room.click(room.chooser.sides[Side.SALES])
    room.begin()
    body = rating(room)
    assert body.rows[0].hasFocus()
    keys(room, "31")
    assert given(room, Side.SALES) == [3, 1, None, None]
    assert body.rows[2].hasFocus()
    assert body.items[0].words == "3 constantly"
    assert body.gaps().startswith(str(len(body.rows) - 2))
    room.key(Qt.Key.Key_Up)
    room.key(Qt.Key.Key_Delete)
    assert given(room, Side.SALES) == [3, None, None, None]
    room.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert given(room, Side.SALES) == [3, 1, None, None]
    room.click(body.rows[2].keys[2])
    assert given(room, Side.SALES) == [3, 1, 2, None]


def test_e_writes_the_evidence_as_one_step_of_undo(room: Room) -> None:
    room.click(diagnosis(room).signs.desk.start)
    room.click(room.chooser.sides[Side.SALES])
    room.begin()
    keys(room, "3")
    room.key(Qt.Key.Key_Up)
    room.key(Qt.Key.Key_E)
    room.type(EVIDENCE)
    (one,) = room.workshop.drafting.blind.ratings
    assert (one.rating, one.evidence) == (3, EVIDENCE)
    room.key(Qt.Key.Key_Return)
    assert rating(room).rows[1].hasFocus()
    rating(room).undo_stack.undo()
    (one,) = room.workshop.drafting.blind.ratings
    assert (one.rating, one.evidence) == (3, "")
    rating(room).undo_stack.undo()
    assert room.workshop.drafting.blind.ratings == ()


def test_from_the_page_over_both_turns_to_the_reveal_and_the_top_sign(room: Room) -> None:
    page = diagnosis(room)
    assert not page.signs.desk.reveal.isEnabled()
    room.click(page.signs.desk.start)
    room.click(room.chooser.sides[Side.MARKETING])
    room.begin()
    keys(room, "3321")
    room.click(room.writing.seal)
    assert room.hand_over.turn.side == "sales"
    room.begin()
    assert rating(room).rows[0].evidence.text() == ""
    keys(room, "0123")
    room.click(room.writing.seal)
    page = diagnosis(room)
    assert page.signs.bars.signs == ()
    assert page.signs.desk.chips[Side.SALES].text.startswith("Sales: sealed")
    assert seen.ratings(room.workshop.drafting.blind, room.workshop.record) == ()
    room.click(page.signs.desk.reveal)
    assert seen.is_revealed(room.workshop.record, RATINGS)
    assert [one.gap for one in page.signs.bars.signs] == ["gap 3", "gap 2", "gap 2", "same"]
    assert page.signs.bars.hasFocus()
    room.key(Qt.Key.Key_Space)
    (row,) = room.workshop.agreement.diagnosis.signs
    assert (row.text, row.marketing, row.sales, row.rank) == (SIGNS[0].statement, 3, 0, 1)
    room.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert room.workshop.agreement.diagnosis.signs == ()
    assert len(page.signs.bars.signs) == 4


def test_undo_cannot_go_behind_the_reveal(room: Room) -> None:
    page = diagnosis(room)
    session = room.opened.session
    session.edit(("diagnosis", "answers", "lesson"), "Something", "Edit")
    room.click(page.signs.desk.start)
    room.click(room.chooser.sides[Side.MARKETING])
    room.begin()
    keys(room, "3")
    room.click(room.writing.seal)
    room.key(Qt.Key.Key_Escape)
    page = diagnosis(room)
    when_modal(press("Reveal"))
    room.click(page.signs.desk.early)
    assert seen.is_revealed(room.workshop.record, RATINGS)
    assert not session.undo_stack.canUndo()
    assert [one.gap for one in page.signs.bars.signs] == ["one side"]


def test_leads_are_sorted_by_the_key_of_a_stage_and_a_new_round_is_blind_again(
    room: Room,
) -> None:
    page = stages(room)
    room.click(page.test.desk.start)
    room.click(room.chooser.sides[Side.MARKETING])
    room.begin()
    body = sorting(room)
    assert [tile.key for tile in body.tiles] == ["1", "2", "3", "4", "5", "6", "0"]
    keys(room, "22220")
    assert body.gaps() == ""
    room.click(room.writing.seal)
    room.begin()
    assert sorting(room).items[0].words == "Not sorted yet"
    keys(room, "1222")
    room.key(Qt.Key.Key_Up)
    keys(room, "2")
    room.click(sorting(room).tiles[-1])
    room.click(room.writing.seal)
    page = stages(room)
    assert page.test.summary.isHidden()
    room.click(page.test.desk.reveal)
    assert page.test.summary.isVisible()
    assert page.test.summary.figure.text().startswith("4 of 5")
    (row,) = page.test.disputes.rows
    assert (row.dispute.marketing, row.dispute.sales) == ("MQL", "LEAD")
    when_modal(press("Sort again"))
    room.click(page.test.again)
    assert room.workshop.drafting.blind.sortings == ()
    assert not seen.is_revealed(room.workshop.record, SORTING)
    assert page.test.desk.isVisible()
    assert page.test.disputes.isHidden()
