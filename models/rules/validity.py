"""Answers that cannot stand as they are: beyond their limits, pointing nowhere, contradictory."""

from __future__ import annotations

from collections.abc import Iterator

from models.agreement import fields, path, references
from models.agreement.agreement import Agreement
from models.agreement.fields import Field
from models.agreement.kinds import Grid, Reference, References
from models.agreement.path import Path
from models.agreement.section import Problem, Row, RowId
from models.agreement.walk import Answer, Place
from models.rules import limits
from models.rules.completeness import is_unanswered
from models.rules.finding import Finding, Severity

GONE = "gone"


class Standing:
    """The rows of an agreement that other answers can point at, each table looked up once."""

    def __init__(self, agreement: Agreement, tables: Agreement | None = None) -> None:
        """Nothing is looked up before it is asked for; the rows are looked up in `tables`."""
        self.agreement = agreement
        self._tables = agreement if tables is None else tables
        self._ids: dict[Path, frozenset[RowId]] = {}
        self._read: dict[Path, frozenset[RowId]] = {}

    def begin(self) -> dict[Path, frozenset[RowId]]:
        """Begin a new list of the tables looked up; it fills while a rule looks."""
        self._read = {}
        return self._read

    def ids(self, to: Path) -> frozenset[RowId]:
        """The ids of the rows that stand at `to`."""
        self._read[to] = self.peek(to)
        return self._read[to]

    def peek(self, to: Path) -> frozenset[RowId]:
        """The same without being noted."""
        if to not in self._ids:
            rows: tuple[Row, ...] = path.get(self._tables, to)
            self._ids[to] = frozenset(row.id for row in rows)
        return self._ids[to]


def faults(place: Place, standing: Standing) -> Iterator[Finding]:
    """What is wrong with the answers of one holder, each for itself and taken together.

    Questions that are not asked at present are not judged.
    """
    for field in fields.leaves(type(place.holder)):
        value = getattr(place.holder, field.name)
        if is_unanswered(value) or not fields.asked(place.holder, field):
            continue
        for problem in limits.exceeded(field, value):
            yield _finding(place, problem)
        if isinstance(field.kind, Reference | References | Grid):
            yield from _dangling(place, field, field.kind, standing)
    for problem in place.holder.problems(standing.agreement):
        yield _finding(place, problem)


def _finding(place: Place, problem: Problem) -> Finding:
    return Finding(
        path=(*place.path, problem.field),
        severity=Severity.ERROR if problem.blocks else Severity.WARNING,
        message=problem.message,
        question=problem.question,
        rule=problem.rule,
    )


def _dangling(
    place: Place, field: Field, kind: Reference | References | Grid, standing: Standing
) -> Iterator[Finding]:
    answer = Answer((*place.path, field.name), place.holder, field)
    known = standing.ids(kind.to)
    if all(row_id in known for row_id in references.pointed_at(answer)):
        return
    yield Finding(
        path=answer.path,
        severity=Severity.ERROR,
        message=f"“{kind.label}” points to something that is gone.",
        question="What should stand there instead?",
        rule=GONE,
        repair=_without_gone(kind, answer.value, known),
        repair_label="Clear it" if isinstance(kind, Reference) else "Keep the rest",
    )


def _without_gone(
    kind: Reference | References | Grid, value: object, known: frozenset[RowId]
) -> object:
    if isinstance(kind, Reference) or not isinstance(value, tuple):
        return ""
    if isinstance(kind, Grid):
        return tuple(cell for cell in value if cell.column in known)
    return tuple(row_id for row_id in value if row_id in known)
