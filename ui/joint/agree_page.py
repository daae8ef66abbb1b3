"""One text, and the vote on it: per person, hidden until everybody is in, passed side by side."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from models.agreement import path
from models.agreement.clauses import ClauseId
from models.agreement.section import Holder
from models.record.facts import Ballot
from models.record.standing import Standing, State
from models.revisions.differences import is_blank
from models.workshop import Workshop
from ui.advice import Advice
from ui.joint import deeds
from ui.joint.ballot import Away, OpenBallot, Voter, voters
from ui.joint.ballot_card import BallotCard
from ui.joint.history_strip import HistoryStrip, events
from ui.joint.joint_page import JointPage
from ui.joint.open_points import OpenPoints
from ui.joint.text_card import TextCard
from ui.session import Session
from ui.steps import Step, steps
from ui.theme import theme
from ui.widgets.buttons import Button, LinkButton, Role
from ui.widgets.labels import ElidedLabel

ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AgreePage(JointPage):
    """The text of one clause, or of several, with one ballot below."""

    def __init__(
        self,
        session: Session,
        advice: Advice,
        step: Step,
        ids: tuple[ClauseId, ...],
        absent: set[str] | None = None,
    ) -> None:
        """Vote on these clauses; `absent` keeps who has left the room from page to page."""
        super().__init__(session, advice, step, ids)
        self._absent = absent if absent is not None else set()
        self._prints: tuple[str, ...] = ()
        self._recorded: Ballot | None = None
        self._again = False
        self.history = HistoryStrip()
        self.together = LinkButton("", "layers", style="small-strong")
        self.texts = {key: TextCard(session, advice, titled=len(ids) > 1) for key in ids}
        self.ballot = BallotCard()
        self.open_points = OpenPoints()
        self.back = Button("Back", Role.OUTLINED, "chevron-left")
        self.words = ElidedLabel("", "row", "muted")
        self.park_button = Button("Park…", Role.OUTLINED, "parked")
        self.change = Button("Change the text", Role.PRIMARY, "pencil")
        self.record = Button("Record the vote", Role.PRIMARY, "vote")
        self.next_button = Button("Next clause", Role.PRIMARY, trailing="arrow-right")
        self._lay_out_body()
        self._connect()
        self.show_workshop(None, session.workshop)

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Where the clauses of the page stand; those that are gone are passed over."""
        known = self.session.standings
        return tuple(known[key] for key in self.ids if key in known)

    @property
    def card(self) -> TextCard:
        """The card of the first clause."""
        return self.texts[self.clause]

    @property
    def is_blank(self) -> bool:
        """True while there is no text to vote on."""
        where = path.parse(self.clause)
        agreement = self.session.workshop.agreement
        value = path.get(agreement, where) if path.exists(agreement, where) else ()
        return value == () or (isinstance(value, Holder) and is_blank(value))

    def begin(self) -> None:
        """The first voter who is not in, or the next act once all are.

        After a vote that did not pass the keyboard rests on how it came out: there typing changes
        nothing, and the text is changed by an act of its own.
        """
        if self.card.is_editing or (self.ballot.is_open and self.ballot.focus_next()):
            return
        if self._has_failed:
            self.ballot.band.setFocus()
            return
        for button in (self.record, self.next_button):
            if not button.isHidden() and button.isEnabled():
                button.setFocus()
                return
        self.back.setFocus()

    def edit(self) -> None:
        """Write on the text; the votes that came in so far were on another one."""
        self.card.show_form()
        self._show_foot()
        self.place_changed.emit(path.parse(self.clause))

    def leave(self) -> None:
        """The page is left: a ballot that everybody has seen is recorded."""
        if self.ballot.is_open and self.ballot.ballot.is_complete:
            self._record()

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        """Show the texts as they are, and the ballot on exactly these."""
        standings = self.standings
        if len(standings) < len(self.ids):
            QTimer.singleShot(0, self, self.back_wanted.emit)
            return
        known = self.session.standings
        for one in standings:
            card = self.texts[one.clause.id]
            card.show_standing(after, one, known)
            card.pass_on(before, after)
        self._show_ballot(standings, after)
        self.show_titles()
        self.history.show_events(events(after, standings[0]))
        self.history.setVisible(len(self.ids) == 1)
        several = deeds.open_clauses(known, self.step.key)
        self.together.show_text(f"Vote on {len(several)} clauses at once")
        self.together.setVisible(len(self.ids) == 1 and len(several) > 1)
        self._show_foot()

    def show_findings(self) -> None:
        for card in self.texts.values():
            card.show_findings()
        self._show_open_points()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in ENTERS and held == Qt.KeyboardModifier.ControlModifier:
            if self.card.is_editing:
                self._done()
            elif self.record.isVisible() and self.record.isEnabled():
                self._record()
            elif self._has_failed:
                self._change()
            return
        if event.key() == Qt.Key.Key_Escape and self.card.is_editing:
            self._done()
            return
        super().keyPressEvent(event)

    # Inside

    def _show_ballot(self, standings: tuple[Standing, ...], workshop: Workshop) -> None:
        prints = tuple(one.fingerprint for one in standings)
        ballots = {id(one.ballot): one.ballot for one in standings}
        recorded = standings[0].ballot if len(ballots) == 1 else None
        people = voters(workshop.agreement)
        if prints != self._prints or recorded is not self._recorded:
            self._again = False
        if recorded is not None and not self._again:
            self.ballot.show_recorded(recorded, people)
        elif not self.ballot.is_open or prints != self._prints or self._is_other(people):
            self.ballot.show_open(self._fresh(workshop))
        self._prints, self._recorded = prints, recorded

    def _is_other(self, people: tuple[Voter, ...]) -> bool:
        return people != self.ballot.ballot.voters

    def _fresh(self, workshop: Workshop) -> OpenBallot:
        people = voters(workshop.agreement)
        away = {one.id: Away.ABSENT for one in people if one.id in self._absent}
        return OpenBallot(voters=people, away=away)

    @property
    def _has_failed(self) -> bool:
        """True while the page shows a vote that did not pass."""
        recorded = self._recorded
        return not self.ballot.is_open and recorded is not None and not recorded.passes

    @property
    def _is_agreed(self) -> bool:
        """True while every text of the page is the one that both sides agreed to."""
        standings = self.standings
        return bool(standings) and all(one.state.is_agreed for one in standings)

    def _show_open_points(self) -> None:
        found = [one for key in self.ids for one in self.advice.below(path.parse(key))]
        self.open_points.show_findings(found)
        asked = self.ballot.is_open and not self.card.is_editing
        self.open_points.setVisible(asked and self.open_points.has_any)

    def _show_foot(self) -> None:
        editing, card = self.card.is_editing, self.ballot
        complete = card.is_open and card.ballot.is_complete
        failed = self._has_failed
        closes = editing and self._is_agreed
        self._show_open_points()
        self.ballot.setVisible(not editing)
        self.park_button.setVisible(not editing and (card.is_open or failed))
        self.park_button.show_text("Park with owner and date…" if failed else "Park…")
        self.change.setVisible(editing or failed)
        words = "Done" if closes else "Vote on this text" if editing else "Change the text"
        self.change.show_text(words)
        self.change.show_icon("tick" if closes else "vote" if editing else "pencil")
        self.record.setVisible(not editing and card.is_open)
        self.record.setEnabled(complete)
        self.next_button.setVisible(not editing and not card.is_open and not failed)
        self.next_button.show_text(self._onward_words())
        waiting = len(card.ballot.present) - card.ballot.count
        words = "" if editing or not card.is_open or complete else _waiting(waiting)
        self.words.setText("Ctrl+Enter changes the text" if failed and not editing else words)

    def _lay_out_body(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.history, 1)
        line.addWidget(self.together)
        self.column.addLayout(line)
        self.column.addSpacing(theme.px(8))
        self.column.addWidget(self.park_card)
        for card in self.texts.values():
            card.edit.setVisible(len(self.ids) == 1)
            self.column.addWidget(card)
            self.column.addSpacing(theme.px(16 if len(self.ids) == 1 else 8))
        self.column.addWidget(self.open_points)
        self.column.addWidget(self.ballot)
        self.column.addStretch(1)
        row = self.foot.row
        row.addWidget(self.back)
        row.addWidget(self.words, 1)
        for button in (self.park_button, self.change, self.record, self.next_button):
            row.addWidget(button)

    def _connect(self) -> None:
        for card in self.texts.values():
            card.edit_wanted.connect(self.edit)
            card.done_wanted.connect(self._done)
            card.place_wanted.connect(self.wanted)
            card.place_changed.connect(self.place_changed)
        self.open_points.place_wanted.connect(self.wanted)
        self.ballot.changed.connect(self._voted)
        self.ballot.completed.connect(self._complete)
        self.ballot.again_wanted.connect(self._vote_again)
        self.ballot.record_wanted.connect(self._record)
        self.back.clicked.connect(self.back_wanted)
        self.park_button.clicked.connect(self.ask_park)
        self.change.clicked.connect(self._change)
        self.record.clicked.connect(self._record)
        self.next_button.clicked.connect(self._go_on)
        self.together.clicked.connect(self._vote_together)

    def _voted(self, ballot: OpenBallot) -> None:
        for voter in ballot.voters:
            if ballot.away.get(voter.id) is Away.ABSENT:
                self._absent.add(voter.id)
            else:
                self._absent.discard(voter.id)
        self._show_foot()

    def _complete(self) -> None:
        """With nothing to remark the vote is recorded; otherwise remarks can be written first."""
        if not self.ballot.ballot.asks_for_notes:
            self._record()
            return
        QTimer.singleShot(0, self, partial(self.ballot.focus_note, ""))

    def _record(self) -> None:
        ballot = self.ballot.ballot
        if not (self.ballot.is_open and ballot.is_complete):
            return
        why = self.ballot.why.text().strip()
        self._again = False
        deeds.vote(self.session, self.ids, ballot.votes, why)
        self.begin()

    def _vote_again(self) -> None:
        self._again = True
        self.ballot.show_open(self._fresh(self.session.workshop))
        self._show_foot()
        self.begin()

    def _change(self) -> None:
        if self.card.is_editing:
            self._done()
        elif len(self.ids) > 1:
            self.back_wanted.emit()
        else:
            self.edit()

    def _done(self) -> None:
        self.card.close_form()
        self._show_foot()
        self.begin()

    def _vote_together(self) -> None:
        several = deeds.open_clauses(self.session.standings, self.step.key)
        self.session.clauses_wanted.emit("agree", several)

    def _onward_words(self) -> str:
        if self._next():
            return "Next clause"
        following = self._next_step()
        return following.short if following is not None else "Back to the step"

    def _next(self) -> ClauseId:
        return deeds.next_clause(self.session.workshop, self.session.standings, self.ids[-1])

    def _next_step(self) -> Step | None:
        every = steps()
        place = next(n for n, step in enumerate(every) if step.key == self.step.key)
        return every[place + 1] if place + 1 < len(every) else None

    def _go_on(self) -> None:
        clause = self._next()
        following = self._next_step()
        if clause:
            self._open_next(clause)
        elif following is not None:
            self.wanted.emit(following.key)
        else:
            self.back_wanted.emit()

    def _open_next(self, clause: ClauseId) -> None:
        state = self.session.standings[clause].state
        if state is State.REVEALED:
            self.session.clauses_wanted.emit("reveal", (clause,))
        elif state in (State.DRAFTED, State.DISCUSSED, State.REOPENED):
            self.session.clauses_wanted.emit("agree", (clause,))
        else:
            self.wanted.emit(path.parse(clause))


def _waiting(number: int) -> str:
    return f"Waiting for {number} {'vote' if number == 1 else 'votes'}" if number > 0 else ""
