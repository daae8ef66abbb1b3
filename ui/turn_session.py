"""A side's own desk while it has the keyboard: it edits its proposals with the usual editors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import Signal

from models.agreement import clauses, fields, kinds, path
from models.agreement.agreement import Agreement
from models.agreement.clauses import Clause, ClauseId
from models.agreement.path import Path
from models.agreement.section import Holder, Row
from models.agreement.sides import Side
from models.drafting.blind import Blind, Estimate, Proposal, Said
from models.drafting.drafting import Drafting
from models.workshop import Workshop
from ui.session import Session


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
        self._keep(replace(self._proposal_or_new(clause), why=why))

    def estimate(self, clause: ClauseId, estimate: Estimate) -> None:
        """Keep how far the side could go with one number."""
        proposal = self._proposal_or_new(clause)
        kept = tuple(one for one in proposal.estimates if one.field != estimate.field)
        self._keep(replace(proposal, estimates=(*kept, estimate)))

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

    def _changed(self, blind: Blind, clause: ClauseId, value: Said) -> Blind:
        own = own_proposals(blind, self.side, self.participant).get(clause)
        where = path.parse(clause)
        untouched = path.exists(self._start, where) and path.get(self._start, where) == value
        if own is None and untouched:
            return blind
        fresh = own or Proposal(clause=clause, side=self.side, author=self.participant, value=value)
        return blind.with_proposal(replace(fresh, value=value, at=_now()))

    def _proposal_or_new(self, clause: ClauseId) -> Proposal:
        value = path.get(self.workshop.agreement, path.parse(clause))
        return self.proposal(clause) or Proposal(
            clause=clause, side=self.side, author=self.participant, value=value, at=_now()
        )

    def _keep(self, proposal: Proposal) -> None:
        self._take_blind(self._main.workshop.drafting.blind.with_proposal(proposal))

    def _take_blind(self, blind: Blind) -> None:
        main = self._main.workshop
        if blind is main.drafting.blind:
            return
        drafting: Drafting = replace(main.drafting, blind=blind)
        self._main.take(replace(main, drafting=drafting))
        self.proposed.emit()


def own_proposals(blind: Blind, side: Side, author: str) -> dict[ClauseId, Proposal]:
    """A side's, or a participant's, own proposals by clause."""
    return {one.clause: one for one in blind.proposals if one.side == side and one.author == author}


def private_agreement(
    agreement: Agreement, own: dict[ClauseId, Proposal], sections: tuple[str, ...]
) -> Agreement:
    """The agreement as a side finds it at the start of its turn.

    Clauses of the sections are as the side last proposed them. Where it has proposed nothing yet,
    answers and rows are empty but for their names, so that nobody is led by a number; tables begin
    with the present rows.
    """
    for name in sections:
        section = getattr(agreement, name)
        for part in fields.of(type(section)):
            agreement = _with_part(agreement, (name, part.name), part.kind, own)
    return agreement


def _with_part(
    agreement: Agreement, where: Path, kind: kinds.AnyKind, own: dict[ClauseId, Proposal]
) -> Agreement:
    match kind:
        case kinds.Answers(clause=True):
            proposal = own.get(path.text(where))
            value: Any = proposal.value if proposal else kind.holds()
        case kinds.Rows(clause="table"):
            proposal = own.get(path.text(where))
            value = proposal.value if proposal else path.get(agreement, where)
        case kinds.Rows(clause="row"):
            value = tuple(_private_rows(agreement, where, kind, own))
        case _:
            return agreement
    return path.put(agreement, where, value)


def _private_rows(
    agreement: Agreement, where: Path, kind: kinds.Rows, own: dict[ClauseId, Proposal]
) -> list[Holder]:
    rows: tuple[Row, ...] = path.get(agreement, where)
    found: list[Holder] = []
    for row in rows:
        proposal = own.get(path.text((*where, row.id)))
        if proposal is not None and isinstance(proposal.value, Row):
            found.append(proposal.value)
        else:
            name = {kind.title: getattr(row, kind.title)}
            found.append(kind.holds(id=row.id, **name))
    known = {row.id for row in rows}
    prefix = f"{path.text(where)}."
    for clause, proposal in own.items():
        if clause.startswith(prefix) and path.parse(clause)[-1] not in known:
            assert isinstance(proposal.value, Row)
            found.append(proposal.value)
    return found


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
