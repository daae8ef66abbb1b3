"""A vague word, asked about beside its field, and both sides' numbers on to what follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from models import moves
from models.agreement import path
from models.agreement.sides import Side
from models.drafting.blind import MeantNumber
from models.drafting.vague_words import VagueWord
from models.record import seen
from models.record.standing import State
from models.workshop import Workshop
from tests import builders
from tests.models.record.made import votes
from tests.ui.turns.room import Room, opened_room
from tests.ui.whole_window import press, when_modal
from ui.forms.blind_desk import BlindDesk
from ui.forms.finding_acts import AGAIN, ASK, PARK, FindingActs
from ui.forms.findings import Findings
from ui.forms.numbers_view import NumbersView
from ui.turns.word_turn import WordTurn

pytestmark = pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)

WHERE = ("response", "answers", "every_lead")
CLAUSE = "response.answers"
TEXT = "Sales answers every lead promptly and reads several pages."
WORD = VagueWord(WHERE, "promptly")
SEVERAL = VagueWord(WHERE, "several")
CONTROL = Qt.KeyboardModifier.ControlModifier
MOMENT = moves.Moment("2026-11-24T10:00:00+00:00", "Ines")


def workshop() -> Workshop:
    whole = builders.complete_workshop()
    return replace(whole, agreement=path.put(whole.agreement, WHERE, TEXT))


@pytest.fixture
def room(qtbot, qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    with opened_room(qtbot, qapp, tmp_path / "data", workshop()) as one:
        go_to_field(one)
        yield one


def go_to_field(room: Room) -> None:
    room.opened.workspace.open_place(WHERE)
    room.settle()


def judge(room: Room) -> None:
    room.opened.workspace.advice.judge()
    room.settle()


def all_acts(room: Room) -> list[FindingActs]:
    shown = room.window.findChildren(Findings)
    return [acts for one in shown if one.isVisible() for acts in one.acts]


def acts_on(room: Room, word: VagueWord = WORD) -> FindingActs:
    (found,) = [one for one in all_acts(room) if one.word == word]
    return found


def button(room: Room, text: str, word: VagueWord = WORD) -> QWidget:
    return next(one for one in acts_on(room, word).box.acts if one.text() == text)


def desk(room: Room, word: VagueWord = WORD) -> BlindDesk:
    inset = acts_on(room, word).inset
    assert isinstance(inset, BlindDesk)
    return inset


def result(room: Room, word: VagueWord = WORD) -> NumbersView:
    inset = acts_on(room, word).inset
    assert isinstance(inset, NumbersView)
    return inset


def turn(room: Room) -> WordTurn:
    body = room.writing.body
    assert isinstance(body, WordTurn)
    return body


def active(room: Room) -> None:
    """The keyboard comes back to the window after a question."""
    room.window.activateWindow()
    room.settle()


def say(room: Room, amount: str, unit: str, note: str = "") -> None:
    """By keys alone: the number, Enter, down to the unit, Tab, the note."""
    room.type(amount)
    room.key(Qt.Key.Key_Return)
    combo = turn(room).unit.combo
    while combo.currentText() != unit and combo.currentIndex() < combo.count() - 1:
        room.key(Qt.Key.Key_Down)
    assert combo.currentText() == unit
    room.key(Qt.Key.Key_Tab)
    room.type(note)


def ask(room: Room, first: Side = Side.MARKETING) -> None:
    room.click(button(room, ASK))
    room.click(room.chooser.sides[first])
    room.begin()


def both_say(room: Room, marketing: tuple[str, ...], sales: tuple[str, ...]) -> None:
    """From the box over both turns and back to the field."""
    ask(room)
    say(room, *marketing)
    room.click(room.writing.seal)
    room.begin()
    say(room, *sales)
    room.click(room.writing.seal)
    judge(room)


def issues(room: Room) -> list[str]:
    return [one.text for one in room.workshop.agreement.issues.issues]


def test_the_box_of_a_vague_word_offers_to_ask_both_sides(room: Room) -> None:
    assert [one.text() for one in acts_on(room).box.acts] == [ASK, PARK]
    assert acts_on(room).inset is None
    room.click(button(room, ASK))
    assert "“promptly”" in room.chooser._count.text
    assert room.chooser.rest.text() == "Ask about the other word of this step too"
    room.key(Qt.Key.Key_Escape)
    assert room.workshop.drafting.blind.numbers == ()


def test_a_side_types_its_number_by_keys_and_undo_reaches_only_its_own_turn(room: Room) -> None:
    ask(room)
    body = turn(room)
    assert body.headline.text() == "What does “promptly” mean to you?"
    assert body.sentence.text() == TEXT
    assert body.gaps() == "1 word has no number yet"
    room.type("4")
    assert body.items[0].mark == "lacks"
    assert body.gaps() == "The number has no unit yet"
    room.key(Qt.Key.Key_Return)
    room.type("b")
    room.key(Qt.Key.Key_Tab)
    room.type("on working days")
    (number,) = room.workshop.drafting.blind.numbers
    assert number == MeantNumber(
        topic=WORD.topic,
        side="marketing",
        amount=Decimal(4),
        unit="business_hour",
        note="on working days",
    )
    assert (body.items[0].words, body.gaps()) == ("4 business hours", "")
    room.key(Qt.Key.Key_Z, CONTROL)
    assert room.workshop.drafting.blind.numbers[0].note == ""
    for _ in range(3):
        room.key(Qt.Key.Key_Z, CONTROL)
    assert room.workshop.drafting.blind.numbers == ()
    assert room.workshop.agreement.response.answers.every_lead == TEXT
    assert (body.amount.text(), body.unit.value(), body.note.text()) == ("", "", "")


@pytest.mark.parametrize("typed", ["four", "1,5"])
def test_what_is_no_number_is_refused_and_cannot_be_sealed(room: Room, typed: str) -> None:
    ask(room)
    room.type(typed)
    body = turn(room)
    assert body.refusal.isVisible()
    room.click(room.writing.seal)
    assert room.opened.turns.writing is not None, "nothing was written that could be sealed"
    body.amount.line.setFocus()
    room.key(Qt.Key.Key_A, CONTROL)
    room.type("4")
    assert not body.refusal.isVisible()


def test_without_a_number_a_note_says_why(room: Room) -> None:
    ask(room)
    turn(room).note.line.setFocus()
    room.type("It depends on the source")
    assert turn(room).items[0].mark == "done"
    room.click(room.writing.seal)
    assert room.hand_over.turn.side == "sales"
    room.key(Qt.Key.Key_Escape)
    assert desk(room).chips[Side.MARKETING].text.startswith("Marketing: sealed")


def test_the_box_says_who_has_sealed_and_never_what(room: Room) -> None:
    ask(room)
    say(room, "4", "business hours")
    room.click(room.writing.seal)
    room.key(Qt.Key.Key_Escape)
    judge(room)
    assert desk(room).chips[Side.SALES].text == "Sales: not yet"
    assert not desk(room).reveal.isEnabled()
    assert acts_on(room).box.acts == (), "what else can be done is in the menu"
    assert ASK not in [one.text for one in acts_on(room).box.offers]
    room.click(desk(room).start)
    assert room.chooser.sides[Side.MARKETING].words.startswith("Sealed")
    assert room.chooser.sides[Side.SALES].words == "Not yet"


def test_the_same_number_is_put_into_the_text_by_one_click_and_reopens_the_clause(
    room: Room,
) -> None:
    session = room.opened.session
    voted = moves.vote(room.workshop, [CLAUSE], votes("5 | 5"), "", MOMENT)
    session.take(voted)
    assert session.standings[CLAUSE].state is State.AGREED
    both_say(room, ("4", "business hours"), ("4.0", "business hours", "demos"))
    room.click(desk(room).reveal)
    assert seen.is_revealed(room.workshop.record, WORD.topic)
    assert issues(room) == []
    view = result(room)
    assert view.verdict.text == "Both sides mean 4 business hours."
    assert view.wording.text() == (
        "“Sales answers every lead within 4 business hours and reads several pages.”"
    )
    assert view.apply.hasFocus()
    room.key(Qt.Key.Key_Space)
    said = "Sales answers every lead within 4 business hours and reads several pages."
    assert room.workshop.agreement.response.answers.every_lead == said
    assert session.standings[CLAUSE].state is State.REOPENED
    judge(room)
    assert WORD not in [one.word for one in all_acts(room)], "the question has fallen away"
    assert len(room.workshop.drafting.blind.numbers) == 2, "and is not forgotten"
    room.key(Qt.Key.Key_Z, CONTROL)
    assert session.standings[CLAUSE].state is State.AGREED
    judge(room)
    assert result(room).verdict.text == "Both sides mean 4 business hours."


def test_different_numbers_stand_side_by_side_and_are_an_open_issue_once(room: Room) -> None:
    both_say(room, ("2", "business hours"), ("1", "business days", "demos only"))
    room.click(desk(room).reveal)
    text = (
        "What does “promptly” mean? Marketing: 2 business hours."
        " Sales: 1 business day (demos only)."
    )
    assert issues(room) == [text]
    view = result(room)
    assert [card.number.text() for card in view.cards.values()] == [
        "2 business hours",
        "1 business day",
    ]
    assert view.cards[Side.SALES].note.text() == "demos only"
    assert not view.apply.isVisible()
    assert not view.issue.isVisible()
    assert view.go.hasFocus()
    assert not room.opened.session.undo_stack.canUndo(), "nobody goes behind the reveal"
    room.click(view.go)
    assert room.opened.workspace.page.step.key == "issues"
    room.opened.session.remove_row(("issues", "issues", issue_id(room)), "issue")
    go_to_field(room)
    assert result(room).issue.isVisible()
    room.click(result(room).issue)
    assert issues(room) == [text]
    assert result(room).go.isVisible()


def issue_id(room: Room) -> str:
    return room.workshop.agreement.issues.issues[-1].id


def test_a_late_number_can_still_be_made_an_issue(room: Room) -> None:
    ask(room)
    say(room, "2", "business hours")
    room.click(room.writing.seal)
    room.key(Qt.Key.Key_Escape)
    judge(room)
    when_modal(press("Reveal"))
    room.click(desk(room).early)
    active(room)
    view = result(room)
    assert view.verdict.text == "Sales said nothing."
    room.click(view.late)
    room.click(room.chooser.sides[Side.SALES])
    room.begin()
    say(room, "3", "business hours")
    room.click(room.writing.seal)
    judge(room)
    view = result(room)
    assert view.cards[Side.SALES].late.isVisible()
    assert issues(room) == []
    room.click(view.issue)
    assert len(issues(room)) == 1


def test_asking_again_is_blind_again(room: Room) -> None:
    both_say(room, ("2", "business hours"), ("3", "business hours"))
    room.click(desk(room).reveal)
    box = acts_on(room).box
    again = next(one for one in box.offers if one.text == AGAIN)
    when_modal(press("Ask again"))
    again.deed()
    active(room)
    assert room.workshop.drafting.blind.numbers == ()
    assert not seen.is_revealed(room.workshop.record, WORD.topic)
    assert len(issues(room)) == 1
    room.click(room.chooser.sides[Side.SALES])
    room.begin()
    assert turn(room).amount.text() == ""


def test_several_words_of_a_step_are_answered_in_one_turn(room: Room) -> None:
    room.click(button(room, ASK))
    room.click(room.chooser.rest)
    room.click(room.chooser.sides[Side.MARKETING])
    assert "2 words" in room.hand_over._about.count
    room.begin()
    say(room, "4", "business hours")
    room.key(Qt.Key.Key_Return)
    assert turn(room).current == 1
    assert turn(room).amount.line.hasFocus()
    say(room, "3", "in number")
    assert [item.mark for item in turn(room).items] == ["done", "done"]
    room.click(room.writing.seal)
    room.key(Qt.Key.Key_Escape)
    judge(room)
    room.click(desk(room, SEVERAL).start)
    assert len(room.chooser._wanted_topics()) == 2, "what was begun together goes on together"


def test_words_that_were_not_answered_are_left_open_by_the_seal(room: Room) -> None:
    room.click(button(room, ASK))
    room.click(room.chooser.rest)
    room.click(room.chooser.sides[Side.MARKETING])
    room.begin()
    say(room, "4", "business hours")
    room.click(room.writing.seal)
    record = room.workshop.record
    assert seen.has_sealed(record, WORD.topic, "marketing")
    assert not seen.has_sealed(record, SEVERAL.topic, "marketing")


def test_stopping_after_the_reveal_puts_back_what_both_have_seen(room: Room) -> None:
    both_say(room, ("2", "business hours"), ("3", "business hours"))
    room.click(desk(room).reveal)
    acts_on(room)._ask(WORD)
    room.settle()
    room.click(room.chooser.sides[Side.SALES])
    room.begin()
    room.key(Qt.Key.Key_A, CONTROL)
    room.type("99")
    room.key(Qt.Key.Key_Escape)
    said = {one.side: one.amount for one in room.workshop.drafting.blind.numbers}
    assert said == {"marketing": 2, "sales": 3}
    room.key(Qt.Key.Key_Escape)


def test_at_a_sides_own_desk_a_finding_offers_no_more_than_its_repair(room: Room) -> None:
    room.start(Side.SALES, "response")
    for number, clause in enumerate(room.body.clauses):
        if clause.id == CLAUSE:
            room.body.open(number)
    room.settle()
    form = room.body.clause_body
    view = next(one for one in form.findChildren(Findings) if one.parent() is not None)
    assert view is not None
    room.body.turn.edit(WHERE, "Sales calls promptly.", "Edit")
    room.qtbot.wait(400)
    boxes = [acts for one in room.window.findChildren(Findings) for acts in one.acts]
    mine = [one for one in boxes if one.finding.path == WHERE and one.finding.rule == "L02"]
    assert mine
    assert all(one.box.acts == () and one.box.more is None for one in mine if one.at_desk)
    assert any(one.at_desk for one in mine)
    room.key(Qt.Key.Key_Escape)
    room.key(Qt.Key.Key_Escape)


def test_the_question_outlives_the_program(qtbot, qapp: QApplication, tmp_path: Path) -> None:
    with opened_room(qtbot, qapp, tmp_path / "data", workshop()) as first:
        go_to_field(first)
        ask(first)
        say(first, "4", "business hours")
        first.click(first.writing.seal)
        first.key(Qt.Key.Key_Escape)
        first.saved()
    with opened_room(qtbot, qapp, tmp_path / "data", None) as second:
        go_to_field(second)
        judge(second)
        assert desk(second).chips[Side.MARKETING].text.startswith("Marketing: sealed")
        second.click(desk(second).start)
        second.click(second.chooser.sides[Side.SALES])
        second.begin()
        assert turn(second).amount.text() == ""
        second.key(Qt.Key.Key_Escape)
        second.key(Qt.Key.Key_Escape)


def test_a_turn_that_was_cut_off_opens_at_the_hand_over_again(room: Room) -> None:
    ask(room, Side.SALES)
    room.type("7")
    assert room.workshop.drafting.turn is not None
    assert room.workshop.drafting.turn.topics == (WORD.topic,)
    assert room.opened.turns.resume()
    room.settle()
    assert room.hand_over.turn.side == "sales"
    room.begin()
    assert turn(room).amount.text() == "7"
    room.key(Qt.Key.Key_Escape)
    room.key(Qt.Key.Key_Escape)


def test_what_is_typed_after_the_reveal_is_not_lost_by_the_suggestion(room: Room) -> None:
    both_say(room, ("4", "business hours"), ("4", "business hours"))
    room.click(desk(room).reveal)
    view = result(room)
    session = room.opened.session
    session.edit(WHERE, "On weekdays Sales answers every lead promptly.", "Edit")
    assert result(room) is view, "nothing is built anew while somebody types"
    room.click(view.apply)
    said = room.workshop.agreement.response.answers.every_lead
    assert said == "On weekdays Sales answers every lead within 4 business hours."
    session.edit(WHERE, "On weekdays Sales answers.", "Edit")
    assert not view.apply.isVisible()


def test_a_row_that_is_deleted_takes_the_question_along(room: Room) -> None:
    where = ("response", "tiers", "tier-a", "fallback")
    word = VagueWord(where, "promptly")
    session = room.opened.session
    session.edit(where, "Sales answers promptly.", "Edit")
    session.topics_wanted.emit("response", (word.topic,))
    room.settle()
    room.click(room.chooser.sides[Side.SALES])
    room.begin()
    say(room, "4", "business hours")
    room.click(room.writing.seal)
    room.key(Qt.Key.Key_Escape)
    emptied = path.put(room.workshop.agreement, ("response", "tiers"), ())
    session.replace_agreement(replace(room.workshop, agreement=emptied), "Restore a version")
    judge(room)
    assert word not in [one.word for one in all_acts(room)]
    assert len(room.workshop.drafting.blind.numbers) == 1
    assert seen.has_sealed(room.workshop.record, word.topic, "sales")
    go_to_field(room)
    room.click(button(room, ASK))
    assert room.chooser._wanted_topics() == (WORD.topic,), "nobody is asked about what is gone"
