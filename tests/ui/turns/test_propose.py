"""A side alone: the usual fields, its own undo, how far it could go, wishes, and the seal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models import moves
from models.agreement.sides import Side
from models.agreement.values import Duration, Unit
from models.drafting.blind import Proposal
from models.record import seen
from models.record.facts import ISSUES, Revealed, Sealed
from tests import builders
from tests.ui.turns.room import Room, opened_room

pytestmark = pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)

PURPOSE = "purpose.answers"


@pytest.fixture
def room(qtbot, qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    with opened_room(qtbot, qapp, tmp_path / "data", builders.complete_workshop()) as one:
        yield one


def proposal(room: Room, clause: str = PURPOSE, side: str = "sales") -> Proposal | None:
    found = room.workshop.drafting.blind.proposals
    return next((one for one in found if (one.clause, one.side) == (clause, side)), None)


def control(room: Room, key: Qt.Key) -> None:
    room.key(key, Qt.KeyboardModifier.ControlModifier)


def test_the_fields_are_those_of_the_agreement_and_empty(room: Room) -> None:
    room.start(Side.SALES)
    assert room.workshop.agreement.purpose.answers.statement
    assert not room.body.turn.workshop.agreement.purpose.answers.statement
    room.type("Sales wants better leads")
    mine = proposal(room)
    assert mine is not None
    assert mine.value.statement == "Sales wants better leads"
    assert room.workshop.agreement.purpose.answers.statement != "Sales wants better leads"


def test_undo_and_redo_reach_only_this_turn(room: Room) -> None:
    before = room.workshop.agreement
    room.opened.session.edit(("purpose", "answers", "statement"), "The room's words", "Edit")
    room.start(Side.SALES)
    assert not room.window.actions_by_key["undo"].isEnabled()
    room.type("Ours")
    assert room.window.actions_by_key["undo"].isEnabled()
    assert room.writing.bar.undo_button.isEnabled()
    control(room, Qt.Key.Key_Z)
    assert proposal(room) is None
    control(room, Qt.Key.Key_Z)
    assert room.workshop.agreement.purpose.answers.statement == "The room's words"
    control(room, Qt.Key.Key_Y)
    mine = proposal(room)
    assert mine is not None
    assert mine.value.statement == "Ours"
    assert room.workshop.agreement is not before


def test_why_is_kept_and_is_a_step_of_the_sides_own_undo(room: Room) -> None:
    room.start(Side.SALES)
    room.type("Ours")
    room.body.clause_body.why.field.edit.setFocus()
    room.type("We drive all day")
    mine = proposal(room)
    assert mine is not None
    assert mine.why == "We drive all day"
    control(room, Qt.Key.Key_Z)
    mine = proposal(room)
    assert mine is not None
    assert (mine.why, mine.value.statement) == ("", "Ours")
    assert room.body.clause_body.why.field.text() == ""
    control(room, Qt.Key.Key_Y)
    assert room.body.clause_body.why.field.text() == "We drive all day"


def test_every_answered_number_asks_how_far(room: Room) -> None:
    room.start(Side.SALES, "response")
    tier = room.workshop.agreement.response.tiers[0]
    clause = f"response.tiers.{tier.id}"
    reach = room.body.clause_body.reach
    assert not reach.isVisible()
    where = ("response", "tiers", tier.id)
    room.body.turn.edit((*where, "within"), Duration(Decimal(12), Unit.BUSINESS_HOUR), "Edit")
    room.body.turn.edit((*where, "share"), Decimal(85), "Edit")
    room.settle()
    assert list(reach.rows) == ["within", "share"]
    row = reach.rows["within"]
    row.low.line.setFocus()
    room.type("8")
    row.high.line.setFocus()
    room.type("16")
    mine = proposal(room, clause)
    assert mine is not None
    (estimate,) = mine.estimates
    assert (estimate.field, estimate.low, estimate.likely, estimate.high) == (
        "within",
        Decimal(8),
        Decimal(12),
        Decimal(16),
    )
    assert row.scale.scale is not None
    assert row.scale.scale.marketing is None
    assert row.scale.scale.sales.ends == (Decimal(8), Decimal(16))
    assert "Sales 12" in row.scale.accessibleName()


def test_a_word_that_is_no_number_is_said_and_not_kept(room: Room) -> None:
    room.start(Side.SALES, "response")
    tier = room.workshop.agreement.response.tiers[0]
    where = ("response", "tiers", tier.id)
    room.body.turn.edit((*where, "share"), Decimal(85), "Edit")
    room.settle()
    row = room.body.clause_body.reach.rows["share"]
    row.low.line.setFocus()
    room.type("many")
    assert row.refusal.isVisible()
    assert proposal(room, f"response.tiers.{tier.id}").estimates == ()
    row.low.line.selectAll()
    room.type("70")
    assert not row.refusal.isVisible()
    assert proposal(room, f"response.tiers.{tier.id}").estimates[0].low == Decimal(70)


def test_likely_follows_the_answer_when_the_turn_is_sealed(room: Room) -> None:
    room.start(Side.SALES, "response")
    tier = room.workshop.agreement.response.tiers[0]
    where = ("response", "tiers", tier.id)
    room.body.turn.edit((*where, "share"), Decimal(85), "Edit")
    room.settle()
    room.body.clause_body.reach.rows["share"].low.line.setFocus()
    room.type("70")
    room.body.turn.edit((*where, "share"), Decimal(80), "Edit")
    room.click(room.writing.seal)
    (estimate,) = proposal(room, f"response.tiers.{tier.id}").estimates
    assert (estimate.low, estimate.likely) == (Decimal(70), Decimal(80))


def test_the_list_says_how_far_each_clause_is_and_leads_there(room: Room) -> None:
    room.start(Side.SALES, "response")
    rows = room.writing.rail.rows
    assert len(rows) == len(room.body.clauses) > 1
    assert rows[0].isChecked()
    assert rows[1].item.words == "Nothing written yet"
    room.click(rows[1])
    assert room.body.current == 1
    assert rows[1].isChecked()
    assert rows[1].item.words.startswith("Writing")
    control(room, Qt.Key.Key_PageUp)
    assert room.body.current == 0


def test_sealing_with_gaps_is_allowed_and_says_which(room: Room) -> None:
    room.start(Side.SALES)
    assert room.writing.gaps.text() == "Nothing is written yet."
    room.type("Ours")
    assert room.writing.gaps.text().startswith("Clause 1 lacks ")
    assert room.writing.gaps.text().endswith("You may seal without.")
    room.click(room.writing.seal)
    assert seen.has_sealed(room.workshop.record, PURPOSE, "sales")


def test_sealing_nothing_is_refused_in_place(room: Room) -> None:
    room.start(Side.SALES)
    room.click(room.writing.seal)
    assert room.writing.isVisible()
    assert "has not written anything yet" in room.writing.gaps.text()
    room.body.open(0)
    room.type("x")
    assert "has not written" not in room.writing.gaps.text()


def test_the_seal_records_salted_digests_and_hands_over_to_the_other_side(room: Room) -> None:
    room.start(Side.SALES)
    room.type("Ours")
    room.click(room.writing.seal)
    fact = room.workshop.record.facts[-1]
    assert isinstance(fact, Sealed)
    assert (fact.side, fact.topics, fact.late, fact.paper) == ("sales", (PURPOSE,), False, False)
    assert len(fact.digests[0]) == 64
    assert fact.by == "Ines"
    assert room.workshop.drafting.blind.salts
    assert room.workshop.drafting.turn is None
    assert room.hand_over.turn.side == "marketing"
    room.begin()
    room.type("Theirs")
    room.click(room.writing.seal)
    assert room.opened.turns.screen is None
    assert room.opened.workspace.isVisible()
    assert room.opened.workspace.step.key == "purpose"
    assert not seen.is_revealed(room.workshop.record, PURPOSE)


def test_escape_hands_back_unsealed_and_what_was_typed_is_there_next_time(room: Room) -> None:
    room.start(Side.SALES)
    room.type("Half a thought")
    room.key(Qt.Key.Key_Escape)
    assert room.hand_over.turn.side == "sales"
    assert room.workshop.drafting.turn is None
    assert not room.workshop.record.facts[1:] or not any(
        isinstance(fact, Sealed) for fact in room.workshop.record.facts
    )
    room.begin()
    assert room.body.turn.workshop.agreement.purpose.answers.statement == "Half a thought"


def test_the_present_text_is_hidden_until_it_is_taken_over(room: Room) -> None:
    room.start(Side.SALES)
    assert room.body.aside.present.isVisible()
    room.click(room.body.aside.present.take)
    mine = proposal(room)
    assert mine is not None
    assert mine.value == room.workshop.agreement.purpose.answers
    control(room, Qt.Key.Key_Z)
    assert proposal(room) is None


def test_a_side_can_propose_a_row_of_its_own_and_take_it_back(room: Room) -> None:
    room.start(Side.SALES, "response")
    count = len(room.body.clauses)
    tiers = room.workshop.agreement.response.tiers
    room.click(room.writing.rail.add)
    assert len(room.body.clauses) == count + 1
    assert room.writing.rail.rows[room.body.current].item.title == "New tier"
    room.type("trade fair contacts")
    own = room.body.clauses[room.body.current].id
    assert proposal(room, own) is not None
    assert room.workshop.agreement.response.tiers == tiers
    assert room.body.remove.isVisible()
    room.click(room.body.remove)
    assert proposal(room, own) is None
    assert len(room.body.clauses) == count
    control(room, Qt.Key.Key_Z)
    assert proposal(room, own) is not None


def test_rows_of_the_agreement_cannot_be_removed_by_one_side(room: Room) -> None:
    room.start(Side.SALES, "response")
    assert not room.body.remove.isVisible()


def test_a_table_begins_with_the_present_rows(room: Room) -> None:
    room.start(Side.SALES, "dispositions")
    ids = [clause.id for clause in room.body.clauses]
    room.body.open(ids.index("dispositions.reasons"))
    room.settle()
    reasons = room.workshop.agreement.dispositions.reasons
    assert room.body.turn.workshop.agreement.dispositions.reasons == reasons
    assert proposal(room, "dispositions.reasons") is None
    room.body.turn.add_row(
        ("dispositions", "reasons"), builders.filled(type(reasons[0])), "Add a reason"
    )
    mine = proposal(room, "dispositions.reasons")
    assert mine is not None
    assert len(mine.value) == len(reasons) + 1


def test_wishes_are_sealed_with_the_rest(room: Room) -> None:
    room.start(Side.SALES)
    room.body.aside.wishes.rows[0].field.line.setFocus()
    room.type("We never hear back")
    assert len(room.body.aside.wishes.rows) == 2
    room.body.aside.wishes.rows[1].field.line.setFocus()
    room.type("Send us fewer leads")
    room.body.aside.wishes.rows[1].kind.combo.setFocus()
    for _ in range(3):
        room.key(Qt.Key.Key_Down)
    wishes = room.workshop.drafting.blind.wishes
    assert [(one.kind, one.text, one.side) for one in wishes] == [
        ("concern", "We never hear back", "sales"),
        ("request", "Send us fewer leads", "sales"),
    ]
    room.click(room.writing.seal)
    fact = room.workshop.record.facts[-1]
    assert isinstance(fact, Sealed)
    assert fact.topics == (ISSUES,)
    assert not seen.wishes(room.workshop.drafting.blind, room.workshop.record)


def test_a_wish_can_be_deleted_and_undo_brings_it_back(room: Room) -> None:
    room.start(Side.SALES)
    room.body.aside.wishes.rows[0].field.line.setFocus()
    room.type("Away with it")
    room.click(room.body.aside.wishes.rows[0].delete)
    assert not room.workshop.drafting.blind.wishes
    control(room, Qt.Key.Key_Z)
    assert [one.text for one in room.workshop.drafting.blind.wishes] == ["Away with it"]
    assert room.body.aside.wishes.rows[0].field.text() == "Away with it"


def test_on_the_step_of_open_issues_there_are_only_wishes(room: Room) -> None:
    room.start(Side.SALES, "issues")
    assert not room.body.clauses
    room.settle()
    assert room.body.aside.wishes.rows[0].field.line.hasFocus()
    room.type("One thing")
    room.click(room.writing.seal)
    assert seen.has_sealed(room.workshop.record, ISSUES, "sales")
    assert room.hand_over.turn.topics == (ISSUES,)


def test_what_was_sealed_before_is_not_sealed_again_without_a_change(room: Room) -> None:
    room.start(Side.SALES)
    room.type("Ours")
    room.click(room.writing.seal)
    room.key(Qt.Key.Key_Escape)
    count = len(room.workshop.record.facts)
    room.start(Side.SALES)
    room.click(room.writing.seal)
    assert len(room.workshop.record.facts) == count
    assert room.opened.turns.writing is None


def test_a_seal_holds_when_the_side_writes_on_and_stops(room: Room) -> None:
    room.start(Side.SALES)
    room.type("Ours")
    room.click(room.writing.seal)
    room.key(Qt.Key.Key_Escape)
    first = room.workshop.record.facts[-1]
    room.start(Side.SALES)
    room.type(" and more")
    assert moves.broken_seals(room.workshop, Side.SALES) == (PURPOSE,)
    room.key(Qt.Key.Key_Escape)
    assert moves.broken_seals(room.workshop, Side.SALES) == ()
    last = room.workshop.record.facts[-1]
    assert isinstance(last, Sealed)
    assert last.topics == (PURPOSE,)
    assert last.digests != first.digests
    assert "and more" in proposal(room).value.statement


def test_what_both_have_seen_stays_as_it_was_until_it_is_sealed_anew(room: Room) -> None:
    room.start(Side.SALES)
    room.type("Ours")
    room.click(room.writing.seal)
    room.key(Qt.Key.Key_Escape)
    room.opened.session.add_fact(
        Revealed(at="2026-11-24T10:00:00+00:00", by="Ines", topics=(PURPOSE,), early=True)
    )
    count = len(room.workshop.record.facts)
    room.start(Side.SALES)
    room.type("Half a second thought")
    room.key(Qt.Key.Key_Escape)
    room.key(Qt.Key.Key_Escape)
    (shown,) = seen.proposals(room.workshop.drafting.blind, room.workshop.record, PURPOSE)
    assert shown.value.statement == "Ours"
    assert len(room.workshop.record.facts) == count


def test_input_after_the_reveal_is_marked_late_and_ends_at_the_step(room: Room) -> None:
    room.start(Side.MARKETING)
    room.type("Marketing first")
    room.click(room.writing.seal)
    room.key(Qt.Key.Key_Escape)
    room.opened.session.add_fact(
        Revealed(at="2026-11-24T10:00:00+00:00", by="Ines", topics=(PURPOSE,), early=True)
    )
    room.start(Side.SALES)
    room.type("Too late")
    room.click(room.writing.seal)
    fact = room.workshop.record.facts[-1]
    assert isinstance(fact, Sealed)
    assert fact.late
    assert room.opened.turns.screen is None


def test_one_participants_proposal_stands_beside_the_sides(room: Room) -> None:
    person = next(
        one for one in room.workshop.agreement.parties.participants if one.side == "sales"
    )
    room.ask("purpose")
    room.chooser.who.show_value(person.id)
    room.chooser.who.combo.activated.emit(room.chooser.who.combo.currentIndex())
    room.click(room.chooser.sides[Side.SALES])
    room.begin()
    room.type("Mine alone")
    (mine,) = room.workshop.drafting.blind.proposals
    assert mine.author == person.id
    assert room.writing.rail.names.text() == person.name.split()[0]


def test_the_countdown_goes_on_past_its_end_and_ends_nothing(room: Room) -> None:
    room.start(Side.SALES)
    rail = room.writing.rail
    start = room.opened.clock.now()
    assert rail.countdown.figures.text() in ("6:00", "5:59")
    for passed, figures, tone in (
        (timedelta(minutes=3), "3:00", "primary"),
        (timedelta(minutes=5), "1:00", "warn"),
        (timedelta(minutes=5, seconds=50), "0:10", "err"),
        (timedelta(minutes=6, seconds=20), "+0:20", "err"),
    ):
        room.opened.clock.now = lambda passed=passed: start + passed  # type: ignore[method-assign]
        rail.countdown._now = room.opened.clock.now
        rail.countdown._ends = start + timedelta(minutes=6)
        rail.countdown.show_now()
        assert rail.countdown.figures.text() == figures
        assert rail.countdown.bar._tone == tone
    assert room.writing.isVisible()


def test_typing_reaches_the_disk_within_the_usual_time(room: Room) -> None:
    room.start(Side.SALES)
    room.type("Soon on the disk")
    room.qtbot.waitUntil(lambda: not room.opened.session.is_unsaved, timeout=20_000)
    drafts: list = []
    room.window.library.draft(room.opened.session.id, drafts.append)
    room.qtbot.waitUntil(lambda: bool(drafts))
    blind = drafts[0].workshop.drafting.blind
    assert blind.proposals[0].value.statement == "Soon on the disk"
    assert drafts[0].workshop.drafting.turn is not None
