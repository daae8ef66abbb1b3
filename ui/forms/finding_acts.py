"""What can be done with a finding where it is shown, besides mending it: ask, waive, park."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from models import moves
from models.agreement import clauses, path
from models.agreement.clauses import Clause
from models.agreement.sections.issues import Issue
from models.agreement.sides import Side
from models.drafting.vague_words import VagueWord, both_numbers, issue_on
from models.record import history, seen
from models.record.facts import Parked
from models.record.standing import Standing, State
from models.rules.finding import Finding, Severity
from models.rules.meant_numbers import asked_word, suggestion
from models.workshop import Workshop
from ui.forms.blind_desk import BlindDesk, another_round, hand_over
from ui.forms.numbers_view import NumbersView
from ui.joint import deeds
from ui.joint.looks import parked_words
from ui.joint.park_panel import ParkPanel
from ui.session import Session
from ui.theme import theme
from ui.turn_session import TurnSession
from ui.turns.subject import Has, has
from ui.waiving import waive
from ui.widgets.finding_box import FindingBox, Offer
from ui.widgets.held_still import bring_into_view
from ui.widgets.reason_row import ReasonRow

ISSUE, RESUME = "Open the issue", "Resume"
STANDS = {
    Severity.ERROR: "This error still stands before signing.",
    Severity.WARNING: "This warning still has to be mended or waived before signing.",
}
"""What a parked clause does not change: it has to be agreed, and its findings settled."""
ASK, WAIVE, PARK, AGAIN = "Ask both sides for a number", "Waive…", "Park…", "Ask both sides again…"


class FindingActs(QObject):
    """Furnishes the box of one finding, and follows what becomes of the question to both sides."""

    done = Signal()
    """Something was settled or given up; the keyboard belongs back in the field."""
    busy_changed = Signal()

    def __init__(self, session: Session, finding: Finding, box: FindingBox) -> None:
        """Offer in `box` what can be done with `finding`; at a side's own desk nothing can."""
        super().__init__(box)
        self._session, self.finding, self.box = session, finding, box
        self.at_desk = isinstance(session, TurnSession)
        self.word = None if self.at_desk else asked_word(finding)
        self.was_changed = False
        """True once the answer itself was changed from here."""
        self._inset: QWidget | None = None
        self._panel: QWidget | None = None
        self._known: tuple[object, ...] = ()
        self.show_finding(finding)
        if not self.at_desk:
            session.changed.connect(self._follow)

    @property
    def is_busy(self) -> bool:
        """True while the box should stay: a question is under way, or something is typed."""
        return self._inset is not None or self._panel is not None

    @property
    def inset(self) -> QWidget | None:
        """How far both sides are with their numbers, or what they said."""
        return self._inset

    @property
    def panel(self) -> QWidget | None:
        """What is open for a reason or an issue."""
        return self._panel

    def show_finding(self, finding: Finding) -> None:
        """Offer what can be done with it as things stand; repairs are in the box already."""
        self.finding = finding
        self._known = () if self.at_desk else self._state()
        self._show_inset()
        self.box.show_aside(self._aside())
        self.box.offer(self._offers(), quiet=self._inset is not None)

    def leave(self) -> None:
        """Take everything out of the box again, which is about to show something else."""
        self._drop_inset()
        self._drop_panel()
        self.at_desk, self.word = True, None
        self.deleteLater()

    # What there is

    @property
    def _workshop(self) -> Workshop:
        return self._session.workshop

    def _clause(self) -> Clause | None:
        agreement = self._workshop.agreement
        if not path.exists(agreement, self.finding.path[:-1]):
            return None
        return clauses.clause_at(agreement, self.finding.path)

    def _offers(self) -> tuple[Offer, ...]:
        if self.at_desk:
            return ()
        offers = []
        if self.word is not None and self._inset is None:
            offers.append(Offer(ASK, "keyboard", partial(self._ask, self.word)))
        if self.finding.severity is Severity.WARNING:
            offers.append(Offer(WAIVE, "tick", self._open_reason))
        if self._parked() is not None:
            offers += (
                Offer(ISSUE, "parked", self._open_issue),
                Offer(RESUME, "history", self._resume),
            )
        if self._can_park():
            offers.append(Offer(PARK, "parked", self._open_park))
        if isinstance(self._inset, NumbersView) and self.word is not None:
            offers.append(Offer(AGAIN, "keyboard", partial(self._ask_again, self.word)))
        return tuple(offers)

    def _standing(self) -> Standing | None:
        clause = self._clause()
        return self._session.standings.get(clause.id) if clause is not None else None

    def _parked(self) -> Parked | None:
        standing = self._standing()
        put_off = standing is not None and standing.state is State.PARKED
        return standing.parked if standing is not None and put_off else None

    def _aside(self) -> str:
        """What a parked clause waits for, and what that means for this finding."""
        standing = None if self.at_desk else self._standing()
        words = parked_words(self._workshop, standing) if standing is not None else ""
        return f"{words}. {STANDS[self.finding.severity]}" if words else ""

    def _can_park(self) -> bool:
        standing = self._standing()
        return (
            standing is not None
            and not standing.state.is_settled
            and standing.state is not State.PARKED
        )

    def _follow(self, before: Workshop, after: Workshop) -> None:
        if isinstance(self._inset, NumbersView) and before.agreement is not after.agreement:
            self._inset.show_suggestion(self._suggestion())
        if self.at_desk or (
            before.record is after.record
            and before.drafting.blind is after.drafting.blind
            and before.agreement.issues is after.agreement.issues
        ):
            return
        state = self._state()
        if state != self._known:
            self._known = state
            self._renew()

    def _state(self) -> tuple[object, ...]:
        """What the offers and the inset rest on; of numbers only what may be seen."""
        workshop = self._workshop
        if self.word is None:
            return (self._can_park(), self._aside())
        topic = self.word.topic
        own = history.of(workshop.record).get(topic)
        numbers = seen.numbers(workshop.drafting.blind, workshop.record)
        both = both_numbers(self.word, numbers)
        issue = issue_on(workshop.agreement, both)
        return (
            self._can_park(),
            self._aside(),
            len(own.order) if own is not None else 0,
            *(has(workshop, side, (topic,)) for side in Side),
            both,
            issue is not None and _stands(workshop, issue),
        )

    def _renew(self) -> None:
        busy, focus = self.is_busy, QApplication.focusWidget()
        inside = focus is not None and self._inset is not None and self._inset.isAncestorOf(focus)
        self._show_inset()
        self.box.show_aside(self._aside())
        self.box.offer(self._offers(), quiet=self._inset is not None)
        if busy != self.is_busy:
            self.busy_changed.emit()
        if inside and isinstance(self._inset, NumbersView):
            self._inset.show()
            self._inset.focus_act()

    # Both sides' numbers

    def _show_inset(self) -> None:
        self._drop_inset()
        if self.word is None:
            return
        workshop, topic = self._workshop, self.word.topic
        if seen.is_revealed(workshop.record, topic):
            self._inset = self._numbers(workshop, self.word)
        elif any(has(workshop, side, (topic,)) is not Has.NOTHING for side in Side):
            desk = BlindDesk(self._session, self.word.path[0], topic, "Hand over…", size=32)
            desk.setContentsMargins(0, theme.px(6), 0, 0)
            desk.show_workshop(workshop)
            self._inset = desk
        if self._inset is not None:
            self.box.body.insertWidget(0, self._inset)

    def _numbers(self, workshop: Workshop, word: VagueWord) -> NumbersView:
        shown = seen.numbers(workshop.drafting.blind, workshop.record)
        both = both_numbers(word, shown)
        issue = issue_on(workshop.agreement, both)
        is_issue = issue is not None and _stands(workshop, issue)
        view = NumbersView(workshop, both, self._suggestion(), is_issue=is_issue)
        view.apply_wanted.connect(self._apply)
        view.hand_over_wanted.connect(partial(self._ask, word))
        view.issue_wanted.connect(partial(self._make_issue, issue))
        return view

    def _suggestion(self) -> object | None:
        """The answer as it stands now, with the number that both have in mind."""
        if self.word is None:
            return None
        workshop = self._workshop
        shown = seen.numbers(workshop.drafting.blind, workshop.record)
        agreed = both_numbers(self.word, shown).agreed
        if agreed is None or agreed.amount is None:
            return None
        return suggestion(workshop.agreement, self.word, agreed.amount, agreed.unit)

    def _ask(self, word: VagueWord) -> None:
        hand_over(self._session, word.path[0], word.topic)

    def _ask_again(self, word: VagueWord) -> None:
        stays = "What stands among the open issues stays there."
        if another_round(self._session, self.box, word.topic, ("Ask again", stays)):
            self._ask(word)

    def _apply(self) -> None:
        value = self._suggestion()
        if value is None:
            return
        self._session.end_burst()
        label = f"Put the number in place of “{self.finding.quote}”"
        self._session.edit(self.finding.path, value, label, merge=False)
        self._session.end_burst()
        self.was_changed = True
        self.done.emit()

    def _make_issue(self, issue: Issue | None) -> None:
        if issue is None or self.word is None:
            return
        if _stands(self._workshop, issue):
            self._session.travel((*moves.ISSUES_AT, issue.id))
            return
        self._session.end_burst()
        after = moves.dispute(self._workshop, (self.word.topic,))
        self._session.move(after, f"Add issue “{issue.text}”")

    # Waiving and parking

    def _open_reason(self) -> None:
        row = ReasonRow(left=0, asks_name=not self._session.author)
        row.given.connect(partial(self._waive, row))
        self._open(row)
        row.given_up.connect(self._close)
        row.focus_field()
        bring_into_view(row)

    def _waive(self, row: ReasonRow, reason: str) -> None:
        name = row.author
        self._close()
        waive(self._session, self.finding, reason, name)

    def _open_park(self) -> None:
        clause = self._clause()
        if clause is None:
            return
        panel = ParkPanel(self._session)
        panel.parked.connect(partial(self._park, clause))
        panel.closed.connect(self._close)
        self._open(panel)
        panel.ask(
            f"Puts off “{clause.title}”. {STANDS[self.finding.severity]}",
            f"{self.finding.message} {self.finding.question}",
            clause.title,
        )
        bring_into_view(panel)

    def _park(self, clause: Clause, issue: Issue) -> None:
        self._close()
        deeds.park(self._session, (clause.id,), issue)

    def _open_issue(self) -> None:
        parked = self._parked()
        if parked is not None:
            self._session.travel((*moves.ISSUES_AT, parked.issue))

    def _resume(self) -> None:
        clause = self._clause()
        if clause is not None:
            deeds.resume(self._session, (clause.id,))

    def _open(self, panel: QWidget) -> None:
        self._drop_panel()
        self._panel = panel
        self.box.body.addWidget(panel)
        panel.show()
        self.busy_changed.emit()

    def _close(self) -> None:
        self._drop_panel()
        self.busy_changed.emit()
        self.done.emit()

    def _drop_inset(self) -> None:
        inset, self._inset = self._inset, None
        self._drop(inset)

    def _drop_panel(self) -> None:
        panel, self._panel = self._panel, None
        self._drop(panel)

    def _drop(self, widget: QWidget | None) -> None:
        if widget is not None:
            self.box.body.removeWidget(widget)
            widget.hide()
            widget.deleteLater()


def _stands(workshop: Workshop, issue: Issue) -> bool:
    return path.exists(workshop.agreement, (*moves.ISSUES_AT, issue.id))
