"""Clauses: the units on which both sides agree, each with the fingerprint of its exact content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from models.agreement import codec, fields, kinds, path, references
from models.agreement.agreement import Agreement, sections
from models.agreement.path import Path
from models.agreement.section import Holder, Row, Section

ClauseId = str
"""The path of the clause as one word; rows keep theirs through every move and rename."""


@dataclass(frozen=True, slots=True)
class Clause:
    """What both sides agree on at once: single answers, one row, or a whole table."""

    id: ClauseId
    path: Path
    title: str
    kind: kinds.Answers | kinds.Rows

    @property
    def section(self) -> str:
        """The name of the section it belongs to."""
        return self.path[0]


def clauses(agreement: Agreement) -> tuple[Clause, ...]:
    """All clauses in document order."""
    return tuple(
        clause for name, section in sections(agreement).items() for clause in of(name, section)
    )


def of(name: str, section: Section) -> Iterator[Clause]:
    """The clauses of one section, in the order its parts are declared."""
    for part in fields.of(type(section)):
        where = (name, part.name)
        match part.kind:
            case kinds.Answers(clause=True):
                yield Clause(path.text(where), where, part.kind.label, part.kind)
            case kinds.Rows(clause="table"):
                yield Clause(path.text(where), where, part.kind.label, part.kind)
            case kinds.Rows(clause="row"):
                for row in getattr(section, part.name):
                    title = references.name_of(row, part.kind)
                    yield Clause(path.text((*where, row.id)), (*where, row.id), title, part.kind)
            case _:
                pass


def clause_at(agreement: Agreement, where: Path) -> Clause | None:
    """The clause that the answer at `where` belongs to; None where nothing is agreed on."""
    section = getattr(agreement, where[0])
    for clause in of(where[0], section):
        if where[: len(clause.path)] == clause.path:
            return clause
    return None


def fingerprint(agreement: Agreement, clause: Clause) -> str:
    """SHA-256 of what the clause says.

    Unanswered questions do not count, so that a question added later reopens nothing. Whatever the
    clause points at counts with its present name, persons by their id alone. The set and order of
    rows that are clauses of their own counts to the section's answers.
    """
    value = path.get(agreement, clause.path)
    words: Any
    if isinstance(value, tuple):
        words = [_said(agreement, row) for row in value]
    else:
        words = _said(agreement, value)
    if clause.path[1] == "answers":
        words = {"answers": words, "rows": _order(getattr(agreement, clause.section))}
    return codec.digest(codec.canonical({"clause": clause.id, "says": words}))


def _order(section: Section) -> dict[str, list[str]]:
    found = {}
    for part in fields.of(type(section)):
        if isinstance(part.kind, kinds.Rows) and part.kind.clause == "row":
            rows: tuple[Row, ...] = getattr(section, part.name)
            if rows:
                found[part.name] = [row.id for row in rows]
    return found


def _said(agreement: Agreement, holder: Holder) -> dict[str, Any]:
    said: dict[str, Any] = {"id": holder.id} if isinstance(holder, Row) else {}
    for field in fields.of(type(holder)):
        value = getattr(holder, field.name) if field.stored else None
        if fields.is_empty(value):
            continue
        said[field.name] = _printed(agreement, field.kind, value)
    return said


def _printed(agreement: Agreement, kind: kinds.AnyKind, value: Any) -> Any:
    match kind:
        case kinds.Reference():
            return _pointer(agreement, kind.to, value)
        case kinds.References():
            return [_pointer(agreement, kind.to, row_id) for row_id in value]
        case kinds.Grid():
            return [[*_pointer(agreement, kind.to, cell.column), cell.letters] for cell in value]
        case kinds.Rows():
            return [_said(agreement, row) for row in value]
        case _:
            return codec.encode_value(kind, value)


def _pointer(agreement: Agreement, to: Path, row_id: str) -> list[str]:
    if to == kinds.PARTICIPANTS:
        return [row_id]
    return [row_id, references.present_name(agreement, to, row_id)]
