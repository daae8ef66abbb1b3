"""From an empty clause to an agreed one with both sides proposing: clicks are counted.

Keys that type words or give a vote are not clicks. docs/joint-drafting.md lists the clicks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from models.agreement.agreement import Agreement
from models.agreement.clauses import ClauseId
from models.agreement.sides import Side
from models.record.facts import Ballot, Revealed, Sealed
from models.record.standing import State
from models.workshop import Workshop
from tests import builders
from tests.ui.turns.room import Room, opened_room
from ui.forms.clause_head import ClauseHead
from ui.joint.agree_page import AgreePage
from ui.joint.reveal_page import RevealPage
from ui.turns.turn_rail import ItemRow

pytestmark = pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)
MOST = 12
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
WORDS = {Side.MARKETING: "Ours is the first", Side.SALES: "Ours is the second"}


class Hands:
    """A person at the laptop, whose clicks are counted."""

    def __init__(self, room: Room) -> None:
        self.room, self.clicks = room, 0

    def click(self, widget: QWidget) -> None:
        assert widget.isVisible(), widget
        assert widget.isEnabled(), widget
        self.clicks += 1
        self.room.click(widget)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        self.room.key(key, held)

    def type(self, words: str) -> None:
        """Type where the keyboard is, once it is somewhere on the screen of the side."""
        self.room.qtbot.waitUntil(self._can_type)
        self.room.type(words)

    def _can_type(self) -> bool:
        if QApplication.activeWindow() is None:
            self.room.window.activateWindow()
        focus = QApplication.focusWidget()
        return focus is not None and self.room.writing.isAncestorOf(focus)

    @property
    def front(self) -> object:
        return self.room.opened.workspace.joint.page

    @property
    def state(self) -> dict[ClauseId, State]:
        known = self.room.opened.session.standings
        return {key: one.state for key, one in known.items()}

    def head(self, clause: ClauseId) -> ClauseHead:
        """The strip of a clause on the page that is open."""
        page = self.room.opened.workspace.page
        return next(
            one
            for one in page.findChildren(ClauseHead)
            if one.isVisible() and one._clauses() == (clause,)
        )

    def vote(self, fingers: str) -> None:
        """The votes of all, typed."""
        for digit in fingers:
            self.key(Qt.Key(ord(digit)))


def empty() -> Workshop:
    """Nothing but the people."""
    return Workshop(agreement=replace(Agreement(), parties=builders.parties()))


@pytest.fixture
def hands(qtbot, qapp: QApplication, tmp_path: Path) -> Iterator[Hands]:
    with opened_room(qtbot, qapp, tmp_path / "data", empty()) as room:
        room.window.activateWindow()
        qtbot.waitUntil(room.window.isActiveWindow)
        yield Hands(room)


def start_turn(hands: Hands) -> None:
    """The wall has its own picture, and the side begins."""
    hands.click(hands.room.hand_over.wall.own)
    hands.click(hands.room.hand_over.start)


def seal(hands: Hands) -> None:
    hands.click(hands.room.writing.seal)


def both_write(hands: Hands, write: object) -> None:
    """From the step to the step: Marketing writes, then Sales."""
    hands.click(hands.room.opened.top_bar.turn_button)
    hands.click(hands.room.chooser.sides[Side.MARKETING])
    for side in Side:
        start_turn(hands)
        write(side)  # type: ignore[operator]
        seal(hands)


def reveal_and_agree(hands: Hands, clause: ClauseId) -> None:
    """Reveal, begin from Marketing's text, and two votes by key."""
    hands.click(hands.head(clause).acts.reveal)
    page = hands.front
    assert isinstance(page, RevealPage)
    assert page.clause == clause
    hands.click(page.ways.sides[Side.MARKETING])
    vote = hands.front
    assert isinstance(vote, AgreePage)
    hands.vote("54")


def test_single_answers_take_ten_clicks(hands: Hands) -> None:
    clause = "purpose.answers"
    hands.room.opened.workspace.open_step("purpose")
    hands.room.settle()
    assert hands.state[clause] is State.EMPTY

    both_write(hands, lambda side: hands.type(WORDS[side]))
    assert hands.state[clause] is State.BOTH_IN
    reveal_and_agree(hands, clause)

    assert hands.state[clause] is State.AGREED
    assert hands.room.workshop.agreement.purpose.answers.statement == WORDS[Side.MARKETING]
    assert hands.clicks == 10


def test_a_row_takes_eleven_clicks(hands: Hands) -> None:
    """The facilitator adds the row and names it, so that both sides write on the same one."""
    hands.room.opened.workspace.open_step("response")
    hands.room.settle()
    page = hands.room.opened.workspace.page
    hands.click(page.rows.empty.add_button)  # type: ignore[attr-defined]
    (tier,) = hands.room.workshop.agreement.response.tiers
    clause = f"response.tiers.{tier.id}"

    def write(side: Side) -> None:
        assert hands.room.body.clauses[hands.room.body.current].id == clause
        hands.type(WORDS[side])

    both_write(hands, write)
    reveal_and_agree(hands, clause)
    assert hands.state[clause] is State.AGREED
    assert hands.clicks == 11


def test_a_table_behind_other_answers_takes_twelve_clicks(hands: Hands) -> None:
    clause = "glossary.terms"
    hands.room.opened.workspace.open_step("glossary")
    hands.room.settle()

    def write(side: Side) -> None:
        hands.click(hands.room.writing.rail.findChildren(ItemRow)[1])
        assert hands.room.body.clauses[hands.room.body.current].id == clause
        hands.key(Qt.Key.Key_Space)  # the line that adds the first row has the focus
        hands.type("Lead")
        hands.key(Qt.Key.Key_Tab)
        hands.key(Qt.Key.Key_Tab)
        hands.type(WORDS[side])
        hands.key(Qt.Key.Key_Return)

    both_write(hands, write)
    reveal_and_agree(hands, clause)
    assert hands.state[clause] is State.AGREED
    (term,) = hands.room.workshop.agreement.glossary.terms
    assert term.term == "Lead"
    assert hands.clicks == MOST


def test_the_whole_way_can_be_gone_by_keyboard_alone(hands: Hands) -> None:
    clause = "purpose.answers"
    hands.room.opened.workspace.open_step("purpose")
    hands.room.settle()
    hands.room.opened.workspace.open_place(("purpose", "answers", "statement"))
    hands.key(Qt.Key.Key_P, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    for side in Side:
        if side is Side.MARKETING:
            hands.room.settle()
            hands.key(Qt.Key.Key_Space)  # Marketing has the focus
        choose_by_key(hands)
        hands.type(WORDS[side])
        tab_to(hands, hands.room.writing.seal)
        hands.key(Qt.Key.Key_Space)
    reveal = hands.head(clause).acts.reveal
    tab_to(hands, reveal)
    hands.key(Qt.Key.Key_Space)
    page = hands.front
    assert isinstance(page, RevealPage)
    tab_to(hands, page.ways.sides[Side.MARKETING])
    hands.key(Qt.Key.Key_Space)
    hands.vote("54")
    facts = hands.room.workshop.record.facts
    assert [type(fact) for fact in facts] == [Sealed, Sealed, Revealed, Ballot]
    assert hands.state[clause] is State.AGREED
    assert hands.clicks == 0


def choose_by_key(hands: Hands) -> None:
    """The wall has its own picture: the space bar chooses, Enter starts."""
    tab_to(hands, hands.room.hand_over.wall.own)
    hands.key(Qt.Key.Key_Space)
    hands.key(Qt.Key.Key_Return)
    assert hands.room.writing.isVisible()


def tab_to(hands: Hands, widget: QWidget, most: int = 60) -> None:
    for _ in range(most):
        focus = QApplication.focusWidget()
        if focus is widget:
            return
        hands.key(Qt.Key.Key_Tab)
    raise AssertionError(f"{widget} is not reached by Tab")
