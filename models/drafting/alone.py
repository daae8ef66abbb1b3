"""What a side finds before it when it begins to write alone."""

from __future__ import annotations

from typing import Any

from models.agreement import fields, kinds, path
from models.agreement.agreement import Agreement
from models.agreement.clauses import ClauseId
from models.agreement.path import Path
from models.agreement.section import Holder, Row
from models.agreement.sides import Side
from models.drafting.blind import Blind, Proposal


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
