"""The head of a clause: its state in words, leaving it out and taking it back, the private note."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from models.agreement import fields
from models.agreement.kinds import Answers
from models.agreement.sections.parties import Parties
from models.agreement.sections.purpose import Purpose, PurposeAnswers
from models.agreement.sides import Side
from models.record.facts import Applicable, NotApplicable
from models.record.record import left_out
from models.workshop import Workshop
from tests import builders
from tests.ui.opened import Opened, opened
from ui.forms.clause_card import ClauseCard
from ui.theme import theme
from ui.widgets.buttons import Button

pytestmark = pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)

WHERE = ("purpose", "answers")


@pytest.fixture
def room(qtbot, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    theme.start(qapp)
    agreement = replace(builders.complete_agreement(), purpose=Purpose())
    with opened(qtbot, tmp_path, Workshop(agreement=agreement)) as one:
        yield one


def card_of(room: Opened, cls: type = Purpose, name: str = "purpose") -> ClauseCard:
    kind = fields.named(cls, "answers").kind
    assert isinstance(kind, Answers)
    card = ClauseCard(room.session, room.advice, (name, "answers"), kind)
    room.show(card, height=700)
    return card


def choose(card: ClauseCard, words: str) -> None:
    """Open the menu of the clause and trigger one of its acts."""
    assert card.head is not None
    card.head.menu_button.click()
    menu = next(one for one in card.head.findChildren(QMenu) if one.isVisible())
    action = next(one for one in menu.actions() if one.text() == words)
    menu.close()
    action.trigger()


def both_agree(qtbot) -> None:
    """Go on with Enter, and tick for each side with the space bar."""
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    for _ in Side:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def state(card: ClauseCard) -> tuple[str, str]:
    assert card.head is not None
    return card.head.strip.state.text, card.head.strip.words.text()


def test_the_state_goes_from_not_started_to_draft_with_what_is_left(qtbot, room) -> None:
    card = card_of(room)
    assert state(card)[0] == "Not started"
    assert state(card)[1].endswith("unanswered")
    room.session.edit((*WHERE, "statement"), "We win.", "Edit")
    room.advice.judge()
    first = int(state(card)[1].split()[0])
    assert state(card)[0] == "Drafted"
    room.session.edit((*WHERE, "products"), ("Wrappers",), "Edit")
    room.advice.judge()
    assert int(state(card)[1].split()[0]) == first - 1


def test_a_complete_clause_says_that_nothing_is_missing(qtbot, room: Opened) -> None:
    room.session.edit(WHERE, builders.filled(PurposeAnswers, pilot=False), "Edit")
    room.advice.judge()
    assert state(card_of(room)) == ("Drafted", "Nothing missing, no vote yet")


def test_leaving_out_asks_for_the_reason_in_place(qtbot, room: Opened) -> None:
    card = card_of(room)
    choose(card, "Leave out…")
    assert card.head is not None
    line = card.head.question.reason.line
    assert line.hasFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert not room.session.workshop.record.facts
    assert line.isVisible()
    qtbot.keyClicks(line, "Agreed elsewhere")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert not room.session.workshop.record.facts
    assert card.head.question.lacking.text == "Both sides have to agree"
    both_agree(qtbot)
    assert left_out(room.session.workshop.record) == {"purpose.answers": "Agreed elsewhere"}
    fact = room.session.workshop.record.facts[0]
    assert isinstance(fact, NotApplicable)
    assert fact.by == "Ann"
    assert fact.sides == ("marketing", "sales")
    assert fact.at.endswith("+00:00")
    assert state(card)[0] == "Not applicable"
    assert not card.form.isVisible()


def test_escape_leaves_everything_as_it_is(qtbot, room: Opened) -> None:
    card = card_of(room)
    choose(card, "Leave out…")
    assert card.head is not None
    line = card.head.question.reason.line
    qtbot.keyClicks(line, "Never mind")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not room.session.workshop.record.facts
    assert not line.isVisible()
    assert card.form.isVisible()


def test_what_was_left_out_is_taken_back_in_with_its_answers(qtbot, room: Opened) -> None:
    card = card_of(room)
    room.session.edit((*WHERE, "statement"), "We win.", "Edit")
    choose(card, "Leave out…")
    assert card.head is not None
    qtbot.keyClicks(card.head.question.reason.line, "Later")
    both_agree(qtbot)
    back = next(one for one in card.findChildren(Button) if one.text() == "Take back in")
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert not left_out(room.session.workshop.record)
    assert isinstance(room.session.workshop.record.facts[-1], Applicable)
    assert card.form.isVisible()
    assert room.get("purpose.answers.statement") == "We win."
    assert state(card)[0] == "Drafted"


def test_undo_does_not_take_back_what_was_decided(qtbot, room: Opened) -> None:
    card = card_of(room)
    room.session.edit((*WHERE, "statement"), "We win.", "Edit")
    choose(card, "Leave out…")
    assert card.head is not None
    qtbot.keyClicks(card.head.question.reason.line, "Later")
    both_agree(qtbot)
    room.session.undo_stack.undo()
    assert "purpose.answers" in left_out(room.session.workshop.record)


def test_the_private_note_is_kept_apart_from_the_agreement(qtbot, room: Opened) -> None:
    card = card_of(room)
    choose(card, "Private note")
    assert card.head is not None
    edit = card.head.note.field.edit
    assert edit.hasFocus()
    qtbot.keyClicks(edit, "Sales is tired")
    assert room.session.workshop.drafting.notes == {"purpose.answers": "Sales is tired"}
    assert room.session.undo_stack.count() == 0
    assert room.stored().drafting.notes == {"purpose.answers": "Sales is tired"}
    qtbot.mouseClick(card.head.note_button, Qt.MouseButton.LeftButton)
    assert not edit.isVisible()
    assert "written" in card.head.note_button.accessibleName()


def test_answers_that_are_no_clause_have_no_strip(qtbot, room: Opened) -> None:
    card = card_of(room, Parties, "parties")
    assert card.head is None
    assert card.form.isVisible()
