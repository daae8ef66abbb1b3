"""A side's own desk while it has the keyboard: it edits its proposals with the usual editors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import Signal

from models.agreement import clauses, path
from models.agreement.agreement import Agreement
from models.agreement.clauses import Clause, ClauseId
from models.agreement.path import Path
from models.agreement.sides import Side
from models.drafting.alone import own_proposals, private_agreement
from models.drafting.blind import Blind, Estimate, Proposal, Said, Wish
from models.drafting.drafting import Drafting
from models.record.facts import ISSUES, Topic
from models.revisions.differences import is_blank
from models.workshop import Workshop
from ui.session import Session
from ui.turns.beside import Beside, BesideClause, Kept


class TurnSession(Session):
    """A session on a private agreement that holds one side's proposals for some sections.

    Every change goes straight into the draft's blind input and from there to the disk. It has an
    undo stack of its own, which ends with the turn.
    """

    proposed = Signal()

    def __init__(
        self, main: Session, side: Side, sections: tuple[str, ...], author: str = ""
    ) -> None:
        """A desk for a side, or for one participant of it, on the clauses of some sections."""
        self.side = side
        self.participant = author
        self.sections = sections
        self._main = main
        own = own_proposals(main.workshop.drafting.blind, side, author)
        self._before = own
        self._wished_before = self.wishes
        agreement = private_agreement(main.workshop.agreement, own, sections)
        self._start = agreement
        super().__init__(main.library, main.id, Workshop(agreement=agreement), 0)
        self.author = main.author
        main.saved_changed.connect(self.saved_changed)

    # What the side says beside the values

    def proposal(self, clause: ClauseId) -> Proposal | None:
        """The side's proposal on a clause so far."""
        blind = self._main.workshop.drafting.blind
        return own_proposals(blind, self.side, self.participant).get(clause)

    def say_why(self, clause: ClauseId, why: str) -> None:
        """Keep why the clause matters to the side."""
        after = replace(self._proposal_or_new(clause), why=why)
        self._say(f"why {clause}", clause, after, "Edit why it matters to us")

    def estimate(self, clause: ClauseId, estimate: Estimate) -> None:
        """Keep how far the side could go with one number; without either end it is forgotten."""
        proposal = self._proposal_or_new(clause)
        kept = tuple(one for one in proposal.estimates if one.field != estimate.field)
        new = () if estimate.low is None and estimate.high is None else (estimate,)
        after = replace(proposal, estimates=(*kept, *new))
        self._say(f"reach {clause} {estimate.field}", clause, after, "Edit how far we could go")

    def settle(self, clause: ClauseId, estimates: tuple[Estimate, ...]) -> None:
        """Keep exactly these ranges on a clause; no step of undo, as the turn is over."""
        own = self._proposal_or_new(clause)
        if own.estimates != estimates:
            self.keep_said(BesideClause(clause, own.why, estimates))

    @property
    def wishes(self) -> tuple[Wish, ...]:
        """The side's own concerns, questions, grievances and requests."""
        blind = self._main.workshop.drafting.blind
        return tuple(wish for wish in blind.wishes if wish.side == self.side)

    def wish(self, wish: Wish) -> None:
        """Keep a wish, new or changed."""
        kept = self.wishes
        known = any(one.id == wish.id for one in kept)
        after = tuple(wish if one.id == wish.id else one for one in kept)
        self._push_said(f"wish {wish.id}", kept, after if known else (*kept, wish), "Edit a wish")

    def drop_wish(self, wish: Wish) -> None:
        """Forget a wish; undo brings it back."""
        self.end_burst()
        after = tuple(one for one in self.wishes if one.id != wish.id)
        self._push_said(f"wish {wish.id}", self.wishes, after, "Delete a wish")

    @property
    def written(self) -> frozenset[Path]:
        """The places of the clauses on which the side has said something so far."""
        blind = self._main.workshop.drafting.blind
        own = own_proposals(blind, self.side, self.participant)
        return frozenset(path.parse(clause) for clause in own)

    @property
    def touched(self) -> tuple[ClauseId, ...]:
        """The clauses on which something has been written in this turn."""
        blind = self._main.workshop.drafting.blind
        own = own_proposals(blind, self.side, self.participant)
        return tuple(clause for clause, one in own.items() if self._before.get(clause) != one)

    @property
    def has_wished(self) -> bool:
        """True when wishes have been written or changed in this turn."""
        return self.wishes != self._wished_before

    def put_back(self, topics: tuple[Topic, ...]) -> None:
        """Say on these topics again what was said when the turn began."""
        blind = self._main.workshop.drafting.blind
        for clause in topics:
            before = self._before.get(clause)
            if before is not None:
                blind = blind.with_proposal(before)
        if ISSUES in topics:
            others = tuple(one for one in blind.wishes if one.side != self.side)
            blind = replace(blind, wishes=(*others, *self._wished_before))
        self._take_blind(blind)

    def has_text(self, clause: ClauseId) -> bool:
        """True when the agreement already says something that the side could begin from."""
        where = path.parse(clause)
        agreement = self._main.workshop.agreement
        if not path.exists(agreement, where):
            return False
        value = path.get(agreement, where)
        if isinstance(value, tuple):
            return bool(value)
        start = path.get(self._start, where) if path.exists(self._start, where) else None
        return bool(value != start and not is_blank(value))

    def is_own_row(self, clause: ClauseId) -> bool:
        """True for a row that only this side has proposed so far."""
        where = path.parse(clause)
        return len(where) > 2 and not path.exists(self._main.workshop.agreement, where)

    def take_over(self, clause: ClauseId) -> None:
        """Begin from the text that stands in the agreement at present."""
        where = path.parse(clause)
        agreement = self._main.workshop.agreement
        if path.exists(agreement, where):
            value = path.get(agreement, where)
            after = path.put(self.workshop.agreement, where, value)
            self.replace_agreement(replace(self.workshop, agreement=after), "Take over the text")

    def own_clauses(self) -> tuple[Clause, ...]:
        """The clauses the side can propose on, its own new rows included."""
        agreement = self.workshop.agreement
        return tuple(
            clause
            for name in self.sections
            for clause in clauses.of(name, getattr(agreement, name))
        )

    # A session like any other, but for where it keeps things

    @property
    def is_unsaved(self) -> bool:
        """True while the disk does not hold what was typed in this turn."""
        return self._main.is_unsaved

    def take(self, after: Workshop) -> None:
        """Make `after` the private value and write what changed into the blind input."""
        before = self.workshop
        if after == before:
            return
        self._workshop = after
        self.changed.emit(before, after)
        self._write_back(before.agreement, after.agreement)

    def flush(self, then: Callable[[], None] | None = None) -> None:
        """Save the draft now."""
        self._main.flush(then)

    def _write_back(self, before: Agreement, after: Agreement) -> None:
        blind = self._main.workshop.drafting.blind
        for clause in self.own_clauses():
            value = path.get(after, clause.path)
            old = path.get(before, clause.path) if path.exists(before, clause.path) else None
            if value is not old:
                blind = self._changed(blind, clause.id, value)
        for proposal in own_proposals(blind, self.side, self.participant).values():
            where = path.parse(proposal.clause)
            if where[0] in self.sections and not path.exists(after, where):
                blind = blind.without_proposal(proposal)
        self._take_blind(blind)

    # What is said beside the values, as steps of undo

    def keep_said(self, said: Kept) -> None:
        """Take over what undo, redo or a new word says beside the values."""
        blind = self._main.workshop.drafting.blind
        if isinstance(said, BesideClause):
            own = own_proposals(blind, self.side, self.participant).get(said.clause)
            fresh = own or self._proposal_or_new(said.clause)
            changed = replace(fresh, why=said.why, estimates=said.estimates, at=_now())
            blind = self._without_nothing(blind.with_proposal(changed), changed)
        else:
            others = tuple(one for one in blind.wishes if one.side != self.side)
            blind = replace(blind, wishes=(*others, *said))
        self._take_blind(blind)

    def _say(self, key: str, clause: ClauseId, after: Proposal, label: str) -> None:
        before = self._proposal_or_new(clause)
        self._push_said(key, BesideClause.of(before), BesideClause.of(after), label)

    def _push_said(self, key: str, before: Kept, after: Kept, label: str) -> None:
        if after != before:
            self.undo_stack.push(Beside(self, key, before, after, label, self._burst))
            self._typing.start()

    def _without_nothing(self, blind: Blind, proposal: Proposal) -> Blind:
        """The blind input without a proposal that undo has taken back altogether."""
        where = path.parse(proposal.clause)
        says_nothing = not proposal.why and not proposal.estimates
        if not says_nothing or proposal.clause in self._before:
            return blind
        untouched = path.exists(self._start, where) and (
            path.get(self._start, where) == proposal.value
        )
        return blind.without_proposal(proposal) if untouched else blind

    def _changed(self, blind: Blind, clause: ClauseId, value: Said) -> Blind:
        own = own_proposals(blind, self.side, self.participant).get(clause)
        where = path.parse(clause)
        untouched = path.exists(self._start, where) and path.get(self._start, where) == value
        if own is None and untouched:
            return blind
        if own is not None:
            changed = replace(own, value=value, at=_now())
            return self._without_nothing(blind.with_proposal(changed), changed)
        return blind.with_proposal(
            Proposal(clause=clause, side=self.side, author=self.participant, value=value, at=_now())
        )

    def _proposal_or_new(self, clause: ClauseId) -> Proposal:
        value = path.get(self.workshop.agreement, path.parse(clause))
        return self.proposal(clause) or Proposal(
            clause=clause, side=self.side, author=self.participant, value=value, at=_now()
        )

    def _take_blind(self, blind: Blind) -> None:
        main = self._main.workshop
        if blind is main.drafting.blind:
            return
        drafting: Drafting = replace(main.drafting, blind=blind)
        self._main.take(replace(main, drafting=drafting))
        self.proposed.emit()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
