"""Handing over: the wall first, nothing chosen beforehand, nothing else on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.agreement.sides import Side
from tests import builders
from tests.ui.turns.room import Room, opened_room
from ui.turns.hand_over import FIRST
from ui.turns.subject import MINUTES
from ui.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)


@pytest.fixture
def room(qtbot, qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    with opened_room(qtbot, qapp, tmp_path / "data", builders.complete_workshop()) as one:
        yield one


def test_the_side_step_and_minutes_are_chosen_before_the_hand_over(room: Room) -> None:
    room.ask("purpose")
    assert room.chooser.step.value() == "purpose"
    assert room.chooser.minutes.text() == str(MINUTES)
    assert room.chooser.who.value() == "together"
    room.chooser.minutes.line.setFocus()
    room.chooser.minutes.line.selectAll()
    room.type("4")
    room.click(room.chooser.sides[Side.SALES])
    turn = room.hand_over.turn
    assert (turn.side, turn.step, turn.minutes) == ("sales", "purpose", 4)
    assert turn.topics == ("purpose.answers",)


def test_a_nonsense_number_of_minutes_hands_nothing_over(room: Room) -> None:
    room.ask("purpose")
    room.chooser.minutes.line.setFocus()
    room.chooser.minutes.line.selectAll()
    room.type("0")
    assert not any(button.isEnabled() for button in room.chooser.sides.values())
    room.key(Qt.Key.Key_Escape)
    assert room.opened.views.currentIndex() == 0


def test_one_participant_can_write_alone_for_the_own_side_only(room: Room) -> None:
    room.ask("purpose")
    person = next(
        one for one in room.workshop.agreement.parties.participants if one.side == "sales"
    )
    combo = room.chooser.who.combo
    combo.setFocus()
    for _ in range(combo.findData(person.id)):
        room.key(Qt.Key.Key_Down)
    assert room.chooser.who.value() == person.id
    assert not room.chooser.sides[Side.MARKETING].isEnabled()
    room.click(room.chooser.sides[Side.SALES])
    assert room.hand_over.turn.author == person.id


def test_start_waits_for_an_answer_about_the_wall_and_nothing_is_chosen(room: Room) -> None:
    room.hand_to(Side.SALES)
    screen = room.hand_over
    assert not screen.wall.own.isChecked()
    assert not screen.wall.mirrored.isChecked()
    assert not screen.start.isEnabled()
    assert screen.reason.isVisible()
    assert screen.reason.text() == FIRST
    screen.start.setFocus()
    room.qtbot.keyClick(room.window, Qt.Key.Key_Return)
    assert room.opened.turns.writing is None


def test_yes_says_what_to_do_and_asks_again(room: Room) -> None:
    room.hand_to(Side.SALES)
    screen = room.hand_over
    for _ in range(2):
        room.click(screen.wall.mirrored)
        assert screen.wall.again.isVisible()
        assert not screen.wall.mirrored.isChecked()
        assert not screen.start.isEnabled()
    room.click(screen.wall.own)
    assert screen.start.isEnabled()


def test_no_folds_the_question_and_enter_starts(room: Room) -> None:
    room.hand_to(Side.SALES)
    screen = room.hand_over
    room.click(screen.wall.own)
    assert not screen.wall.own.isVisible()
    assert screen.wall.change.isVisible()
    assert screen.start.hasFocus()
    assert not screen.reason.isVisible()
    room.click(screen.wall.change)
    assert screen.wall.own.isVisible()
    assert not screen.start.isEnabled()
    room.click(screen.wall.own)
    room.key(Qt.Key.Key_Return)
    assert room.writing.turn.side == "sales"
    assert room.workshop.drafting.turn == room.writing.turn


def test_the_keyboard_alone_is_enough(room: Room) -> None:
    room.opened.workspace.open_step("purpose")
    room.settle()
    room.qtbot.keyClick(
        room.window,
        Qt.Key.Key_P,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    room.settle()
    room.key(Qt.Key.Key_Tab)
    room.key(Qt.Key.Key_Return)
    assert room.hand_over.turn.side == "sales"
    room.key(Qt.Key.Key_Return)
    room.key(Qt.Key.Key_Return)
    assert room.writing.isVisible()


def test_the_wall_is_blank_before_the_screen_and_comes_back_after_it(room: Room) -> None:
    control = room.opened.room
    control.toggle()
    room.settle()
    room.opened.workspace.open_step("purpose")
    control.refresh()
    before = control.words
    assert not control.is_blank
    seen: list[bool] = []
    room.opened.turns.alone_changed.connect(lambda alone: seen.append(alone and control.is_blank))
    room.hand_to(Side.SALES)
    assert seen == [True]
    room.begin()
    room.key(Qt.Key.Key_Escape)
    assert control.is_blank
    room.qtbot.keyClick(room.window, Qt.Key.Key_B)
    room.key(Qt.Key.Key_Escape)
    assert not control.is_blank
    control.refresh()
    assert control.words == before
    control.close()
    room.settle()


def test_undo_does_not_reach_behind_a_hand_over(room: Room) -> None:
    room.opened.session.edit(("purpose", "answers", "statement"), "Typed before", "Edit")
    assert room.window.actions_by_key["undo"].isEnabled()
    room.hand_to(Side.SALES)
    assert not room.window.actions_by_key["undo"].isEnabled()
    room.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    room.key(Qt.Key.Key_Escape)
    assert not room.opened.session.undo_stack.canUndo()
    assert room.workshop.agreement.purpose.answers.statement == "Typed before"


def test_looking_at_the_choice_alone_keeps_undo(room: Room) -> None:
    room.opened.session.edit(("purpose", "answers", "statement"), "Typed before", "Edit")
    room.ask("purpose")
    room.key(Qt.Key.Key_Escape)
    assert room.opened.session.undo_stack.canUndo()


def test_while_a_side_has_the_keyboard_every_way_to_other_content_is_closed(room: Room) -> None:
    actions = room.window.actions_by_key
    closed = set(actions) - {"undo", "redo", "theme", "full_screen", "help", "quit", "about"}
    before = {key: actions[key].isEnabled() for key in closed}
    room.hand_to(Side.SALES)
    assert not any(actions[key].isEnabled() for key in closed)
    room.begin()
    assert not any(actions[key].isEnabled() for key in closed)
    for keys in (Qt.Key.Key_K, Qt.Key.Key_H, Qt.Key.Key_E, Qt.Key.Key_O, Qt.Key.Key_J):
        room.key(keys, Qt.KeyboardModifier.ControlModifier)
    assert room.writing.isVisible()
    assert not room.opened.workspace.isVisible()
    assert not [one for one in room.window.findChildren(Workspace) if one.isVisible()]
    room.key(Qt.Key.Key_Escape)
    room.key(Qt.Key.Key_Escape)
    assert {key: actions[key].isEnabled() for key in closed} == before


def test_the_title_says_only_who_writes(room: Room) -> None:
    room.hand_to(Side.SALES)
    title = room.workshop.agreement.title
    assert title not in room.window.windowTitle()
    room.begin()
    assert room.window.windowTitle() == "Sales writes – SLA Workshop"
    room.key(Qt.Key.Key_Escape)
    room.key(Qt.Key.Key_Escape)
    assert title in room.window.windowTitle()


def test_another_agreement_that_is_asked_for_waits_until_the_turn_is_over(room: Room) -> None:
    ids: list[str] = []
    agreement = replace(builders.complete_agreement())
    room.window.library.create(replace(room.workshop, agreement=agreement), "Ines", ids.append)
    room.qtbot.waitUntil(lambda: bool(ids))
    room.start(Side.SALES)
    first = room.opened
    room.window.open_when_ready(ids[0])
    room.settle()
    assert room.window.opened is first
    assert room.writing.isVisible()
    room.key(Qt.Key.Key_Escape)
    room.key(Qt.Key.Key_Escape)
    room.qtbot.waitUntil(
        lambda: room.window.opened is not None and room.window.opened.session.id == ids[0]
    )


def test_from_paper_the_facilitator_types_and_the_seal_says_so(room: Room) -> None:
    room.hand_to(Side.SALES)
    room.click(room.hand_over.paper)
    assert room.hand_over.turn.paper
    assert not room.hand_over.start.isEnabled()
    room.begin()
    assert room.writing.turn.paper
    room.type("From the cards")
    room.click(room.writing.seal)
    fact = room.workshop.record.facts[-1]
    assert fact.paper


def test_a_turn_can_switch_to_paper_in_the_middle(room: Room) -> None:
    room.start(Side.SALES)
    room.click(room.writing.rail.paper)
    assert room.workshop.drafting.turn is not None
    assert room.workshop.drafting.turn.paper
    assert "paper" in room.writing.rail.headline.text()


def test_only_sealed_writing_or_not_yet_is_said_of_the_other_side(room: Room) -> None:
    room.start(Side.MARKETING)
    room.type("Marketing wants this")
    room.key(Qt.Key.Key_Escape)
    room.key(Qt.Key.Key_Escape)
    room.ask("purpose")
    assert room.chooser.sides[Side.MARKETING].words == "Has begun, not sealed"
    assert room.chooser.sides[Side.SALES].words == "Not yet"
    room.click(room.chooser.sides[Side.MARKETING])
    room.begin()
    room.click(room.writing.seal)
    assert room.hand_over.turn.side == "sales"
    room.key(Qt.Key.Key_Escape)
    room.ask("purpose")
    assert room.chooser.sides[Side.MARKETING].words.startswith("Sealed today")
