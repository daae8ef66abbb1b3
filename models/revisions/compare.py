"""What differs between two agreements: answer by answer, row by row."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.agreement import clauses, fields, references
from models.agreement.agreement import Agreement, sections
from models.agreement.clauses import ClauseId
from models.agreement.fields import Field
from models.agreement.kinds import Answers, Rows
from models.agreement.path import Path
from models.agreement.section import Row, RowId
from models.agreement.words import in_words


class ChangeKind(StrEnum):
    """What happened to an answer or to a row."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference, in words.

    `label` names the answer or the row, `place` says where it stands. `clause` is None where
    nothing is agreed on. For a row that moved, `before` and `after` are its places, from 1.
    """

    path: Path
    clause: ClauseId | None
    label: str
    place: str
    before: str
    after: str
    kind: ChangeKind


def compare(before: Agreement, after: Agreement) -> tuple[Change, ...]:
    """Every difference in document order; rows are the same row when they carry the same id."""
    return tuple(_Comparison(before, after).changes())


def changed_clauses(before: Agreement, after: Agreement) -> tuple[ClauseId, ...]:
    """The clauses in which the two differ, each once, in document order."""
    found = (change.clause for change in compare(before, after))
    return tuple(dict.fromkeys(clause for clause in found if clause is not None))


@dataclass(frozen=True, slots=True)
class _Comparison:
    before: Agreement
    after: Agreement

    def changes(self) -> Iterator[Change]:
        old = sections(self.before)
        for name, section in sections(self.after).items():
            if section is not old[name]:
                yield from self._holders((name,), old[name], section)

    def _holders(self, where: Path, old: object, new: object) -> Iterator[Change]:
        for field in fields.of(type(new)):
            if not field.stored:
                continue
            here = (*where, field.name)
            was, now = getattr(old, field.name), getattr(new, field.name)
            if was is now or was == now:
                continue
            if isinstance(field.kind, Answers):
                yield from self._holders(here, was, now)
            elif isinstance(field.kind, Rows):
                yield from self._rows(here, field.kind, was, now)
            else:
                yield self._answer(here, field, was, now)

    def _answer(self, where: Path, field: Field, was: object, now: object) -> Change:
        if fields.is_empty(was):
            kind = ChangeKind.ADDED
        else:
            kind = ChangeKind.REMOVED if fields.is_empty(now) else ChangeKind.CHANGED
        return Change(
            path=where,
            clause=_clause(self.after, where),
            label=field.kind.label,
            place=references.describe(self.after, where),
            before=in_words(self.before, field.kind, was),
            after=in_words(self.after, field.kind, now),
            kind=kind,
        )

    def _rows(
        self, where: Path, kind: Rows, was: tuple[Row, ...], now: tuple[Row, ...]
    ) -> Iterator[Change]:
        old = {row.id: row for row in was}
        new = {row.id: row for row in now}
        moved = _moved([row.id for row in was if row.id in new], [i for i in new if i in old])
        for row in was:
            if row.id not in new:
                yield self._row(self.before, where, kind, row, ChangeKind.REMOVED)
        for place, row in enumerate(now, 1):
            if row.id not in old:
                yield self._row(self.after, where, kind, row, ChangeKind.ADDED)
                continue
            if row.id in moved:
                yield self._move(where, kind, row, (list(old).index(row.id) + 1, place))
            yield from self._holders((*where, row.id), old[row.id], row)

    def _row(
        self, agreement: Agreement, where: Path, kind: Rows, row: Row, what: ChangeKind
    ) -> Change:
        name = references.called(agreement, row, kind)
        return Change(
            path=(*where, row.id),
            clause=_clause(agreement, (*where, row.id)),
            label=name,
            place=references.describe(agreement, (*where, row.id)),
            before=name if what is ChangeKind.REMOVED else "",
            after=name if what is ChangeKind.ADDED else "",
            kind=what,
        )

    def _move(self, where: Path, kind: Rows, row: Row, places: tuple[int, int]) -> Change:
        return Change(
            path=(*where, row.id),
            clause=_order_clause(self.after, where),
            label=references.called(self.after, row, kind),
            place=references.describe(self.after, (*where, row.id)),
            before=str(places[0]),
            after=str(places[1]),
            kind=ChangeKind.MOVED,
        )


def _clause(agreement: Agreement, where: Path) -> ClauseId | None:
    clause = clauses.clause_at(agreement, where)
    return clause.id if clause else None


def _order_clause(agreement: Agreement, where: Path) -> ClauseId | None:
    """The clause that the order belongs to: the table, the outer row, or the section's answers."""
    return _clause(agreement, where) or _clause(agreement, (where[0], "answers"))


def _moved(old: Sequence[RowId], new: Sequence[RowId]) -> set[RowId]:
    """The fewest rows that have to be moved to come from the old order to the new one."""
    places = {row_id: place for place, row_id in enumerate(old)}
    ends: list[int] = []
    tails: list[int] = []
    previous: list[int | None] = []
    for index, row_id in enumerate(new):
        length = bisect_left(ends, places[row_id])
        ends[length:] = [places[row_id], *ends[length + 1 :]]
        tails[length:] = [index, *tails[length + 1 :]]
        previous.append(tails[length - 1] if length else None)
    kept: set[RowId] = set()
    at: int | None = tails[-1] if tails else None
    while at is not None:
        kept.add(new[at])
        at = previous[at]
    return set(new) - kept
