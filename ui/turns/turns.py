"""The keyboard going from hand to hand: choosing a side, handing over, writing, sealing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from models import moves
from models.agreement.sides import Side
from models.drafting.blind import Turn
from models.drafting.encoding import blind_input
from models.drafting.vague_words import vague_word
from models.errors import UserError
from models.record import seen
from models.record.facts import RATINGS, SORTING, Topic
from ui.session import Session
from ui.turns.clipboard import Copied
from ui.turns.subject import (
    Has,
    asks_for_numbers,
    has,
    others_topics,
    step_at,
    topics_of,
    with_begun,
    writers,
)
from ui.turns.turn_bar import TurnBar
from ui.turns.turn_body import TurnBody
from ui.turns.writing import Writing

if TYPE_CHECKING:
    from ui.open_agreement import OpenAgreement
    from ui.turns.hand_over import HandOver


class Turns(QObject):
    """What happens between "Let a side propose" and the seal, for one open agreement.

    While a screen of a turn is shown, nothing else of the agreement is: `alone_changed` tells the
    window to switch off whatever could show more.
    """

    alone_changed = Signal(bool)

    def __init__(self, opened: OpenAgreement) -> None:
        """No turn is under way."""
        super().__init__(opened)
        self._opened = opened
        self._session: Session = opened.session
        self._screen: QWidget | None = None
        self._copied: Copied | None = None
        self._alone = False
        self._session.turn_wanted.connect(self.ask)
        self._session.topics_wanted.connect(self.ask)

    # Where things stand

    @property
    def is_alone(self) -> bool:
        """True while a hand-over or a side's own screen is shown."""
        return self._alone

    @property
    def screen(self) -> QWidget | None:
        """The screen of the turn that is shown."""
        return self._screen

    @property
    def writing(self) -> Writing | None:
        """The screen on which a side writes now."""
        return self._screen if isinstance(self._screen, Writing) else None

    @property
    def title(self) -> str:
        """What the window may be called meanwhile."""
        if isinstance(self._screen, Writing):
            return f"{Side(self._screen.turn.side).label} writes"
        return "Hand-over"

    # The way of a turn

    def ask(self, step: str = "", topics: tuple[Topic, ...] = ()) -> None:
        """Ask who writes, on a step and on its clauses unless other topics are given."""
        from ui.turns.choose_turn import ChooseTurn

        if self._alone:
            return
        topics = with_begun(self._session.workshop, topics)
        if not topics and step and not topics_of(self._session.workshop, step):
            step = ""
        bar = self._bar("Back to the step")
        choose = ChooseTurn(self._session.workshop, (step, topics), bar, self._opened.clock.now)
        choose.hand_over_wanted.connect(self.hand_over)
        choose.out_wanted.connect(self.leave)
        self._show(choose)

    def hand_over(self, turn: Turn) -> None:
        """Show the hand-over screen for a turn; the wall is blank before it is painted."""
        from ui.turns.hand_over import HandOver

        self._opened.room.blank()
        self._session.forget_undo()
        self._opened.follow_stack(None)
        self._set_alone(alone=True)
        workshop = self._session.workshop
        screen: HandOver = HandOver(
            workshop, turn, self._bar("Back to the step"), self._opened.clock.now
        )
        running = workshop.drafting.agenda.running is not None
        screen.bar.block.show_words(self._opened.block_box.text() if running else "")
        screen.start_wanted.connect(self.start)
        screen.out_wanted.connect(self.leave)
        self._show(screen)
        self._opened.titled.emit(self.title)

    def resume(self) -> bool:
        """After the program stopped in the middle of a turn: hand over again; False without one."""
        turn = self._session.workshop.drafting.turn
        if turn is None:
            return False
        self.hand_over(turn)
        return True

    def start(self, turn: Turn) -> None:
        """Let the side write."""
        now = self._opened.clock.now()
        turn = replace(turn, started_at=self._begun(turn, now))
        self._session.take(moves.take_turn(self._session.workshop, turn))
        self._session.flush()
        self._session.forget_undo()
        self._copied = Copied()
        names = tuple(one.name.split()[0] for one in writers(self._session.workshop, turn))
        title = step_at(turn.step).short
        screen = Writing(turn, self._body(turn), names, title, self._opened.clock.now)
        self._prepare(screen.bar)
        self._opened.follow_stack(screen.body.undo_stack)
        screen.seal_wanted.connect(self.seal)
        screen.stop_wanted.connect(self.stop)
        screen.paper_changed.connect(self._note_paper)
        self._show(screen)
        self._opened.titled.emit(self.title)

    def stop(self) -> None:
        """Hand back unsealed: what was typed is kept for the side's next turn.

        What was sealed before stays sealed. Once it is revealed, it also stays as it was seen.
        """
        screen = self.writing
        if screen is None:
            return
        screen.body.settle()
        turn = screen.turn
        record = self._session.workshop.record
        broken = moves.broken_seals(self._session.workshop, Side(turn.side))
        screen.body.put_back(tuple(one for one in broken if seen.is_revealed(record, one)))
        self._end_writing()
        self._hand_back(turn)
        self.hand_over(turn)

    def seal(self) -> None:
        """Close what the side has written, and go on to the other side or back to the step."""
        screen = self.writing
        if screen is None:
            return
        screen.body.settle()
        turn, topics = screen.turn, screen.body.topics()
        workshop = self._session.workshop
        try:
            after = moves.seal(workshop, Side(turn.side), topics, self._moment())
        except UserError as trouble:
            if has(workshop, Side(turn.side), turn.topics) is not Has.SEALED:
                screen.show_trouble(f"{trouble.message} {trouble.hint}")
                return
            after = moves.hand_back(workshop)  # sealed before, and nothing new since
        self._end_writing()
        self._session.take(after)
        self._session.flush()
        self._after_seal(turn, topics)

    def leave(self) -> None:
        """Back to the facilitator's step."""
        running = self._session.workshop.drafting.turn
        if running is not None:
            self._hand_back(running)
        turn = getattr(self._screen, "turn", None)
        self._clear()
        if self._alone:
            self._session.forget_undo()
        self._opened.show_workspace()
        if isinstance(turn, Turn):
            self._opened.workspace.open_step(turn.step)
            word = vague_word(turn.topics[0]) if turn.topics else None
            if word is not None:
                self._opened.workspace.open_place(word.path)
        self._set_alone(alone=False)
        self._opened.room.come_back()

    def close_down(self) -> None:
        """The agreement is being left: nothing that was typed stays in any widget."""
        if (screen := self.writing) is not None:
            screen.body.settle()
            self._end_writing()
        self._clear()
        self._set_alone(alone=False)

    # Inside

    def _begun(self, turn: Turn, now: datetime) -> str:
        """When a turn began: now, or earlier if the program stopped in it and time is left."""
        left = self._session.workshop.drafting.turn
        if left is not None and left.started_at:
            gone = now - datetime.fromisoformat(left.started_at)
            if timedelta() <= gone < timedelta(minutes=turn.minutes):
                return left.started_at
        return now.isoformat(timespec="seconds")

    def _hand_back(self, turn: Turn) -> None:
        """End a turn without its seal, renewing the seals of what was sealed before."""
        side, workshop = Side(turn.side), self._session.workshop
        broken = moves.broken_seals(workshop, side)
        hidden = [
            one
            for one in broken
            if not seen.is_revealed(workshop.record, one)
            and blind_input(workshop.drafting.blind, one, side)
        ]
        if hidden:
            workshop = moves.seal(workshop, side, hidden, self._moment())
        self._session.take(moves.hand_back(workshop))
        self._session.flush()

    def _after_seal(self, turn: Turn, topics: tuple[Topic, ...]) -> None:
        workshop = self._session.workshop
        side = Side(turn.side)
        rest = others_topics(workshop, turn)
        revealed = any(seen.is_revealed(workshop.record, topic) for topic in topics)
        waiting = [one for one in topics if not seen.has_sealed(workshop.record, one, side.other)]
        nothing_yet = has(workshop, side.other, rest) is not Has.SEALED
        if not revealed and rest and nothing_yet:
            other = replace(turn, side=side.other.value, topics=rest, author="", started_at="")
            self.hand_over(replace(other, paper=False))
            return
        self.leave()
        words = f"{side.label} has sealed, late" if revealed else "Both sides are sealed"
        if waiting and not revealed:
            words = f"{side.label} has sealed; {side.other.label} still owes its turn"
        self._opened.workspace.foot.show_toast(words, "lock", undo=False)

    def _body(self, turn: Turn) -> TurnBody:
        match turn.topics:
            case (topic,) if topic == RATINGS:
                from ui.turns.rating_turn import RatingTurn

                return RatingTurn(self._session, turn)
            case (topic,) if topic == SORTING:
                from ui.turns.sorting_turn import SortingTurn

                return SortingTurn(self._session, turn)
            case topics if asks_for_numbers(topics):
                from ui.turns.word_turn import WordTurn

                return WordTurn(self._session, turn)
            case _:
                from ui.turns.proposals import ProposalsBody

                return ProposalsBody(self._session, turn)

    def _end_writing(self) -> None:
        """The side has finished: nothing of it stays in a widget, on a stack or the clipboard."""
        screen = self.writing
        if screen is None:
            return
        screen.hide()
        self._opened.follow_stack(None)
        screen.body.end()
        self._clear()
        self._session.forget_undo()
        if self._copied is not None:
            self._copied.forget()
            self._copied = None

    def _note_paper(self, paper: bool) -> None:
        turn = self._session.workshop.drafting.turn
        if turn is not None:
            after = moves.take_turn(self._session.workshop, replace(turn, paper=paper))
            self._session.take(after)

    def let_go(self, view: QWidget) -> None:
        """Something else takes the place of what is shown, such as the history."""
        if self._screen is not view:
            self._screen = None

    def _show(self, screen: QWidget) -> None:
        self._clear()
        self._screen = screen
        self._opened.show_view(screen)

    def _clear(self) -> None:
        screen, self._screen = self._screen, None
        if screen is None:
            return
        screen.hide()
        self._opened.views.removeWidget(screen)
        screen.deleteLater()

    def _bar(self, out: str) -> TurnBar:
        bar = TurnBar(out)
        self._prepare(bar)
        return bar

    def _prepare(self, bar: TurnBar) -> None:
        answers = self._session.workshop.agreement.parties.answers
        bar.show_agreement(self._session.workshop.agreement.title, answers.company)
        bar.show_saved(self._session.saved)
        self._session.saved_changed.connect(bar.show_saved)
        bar.theme_wanted.connect(self._opened.theme_wanted)

    def _set_alone(self, *, alone: bool) -> None:
        if alone != self._alone:
            self._alone = alone
            self.alone_changed.emit(alone)

    def _moment(self) -> moves.Moment:
        at = self._opened.clock.now().isoformat(timespec="seconds")
        return moves.Moment(at, self._session.author)
