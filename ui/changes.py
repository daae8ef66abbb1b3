"""What differs between two versions, clause by clause, as history and comparison show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from models.agreement import clauses, fields, path
from models.agreement.agreement import Agreement, sections, sections_of
from models.agreement.clauses import ClauseId
from models.revisions.compare import Change, ChangeKind
from ui import dates

SHORT = 32
"""Characters up to which an old and a new value are set side by side."""


@dataclass(frozen=True, slots=True)
class ChangedClause:
    """One clause with everything that changed in it.

    `clause` is None for what is no clause: the header, lists, and the order of rows that are
    clauses of their own.
    """

    key: str
    clause: ClauseId | None
    title: str
    section: str
    changes: tuple[Change, ...]

    @property
    def sorts(self) -> str:
        """What sorts of change it holds, in words and counts."""
        return in_counts(self.changes)


def by_clause(
    before: Agreement, after: Agreement, changes: Iterable[Change]
) -> tuple[ChangedClause, ...]:
    """The changes gathered by clause, in document order."""
    titles = {clause.id: clause.title for clause in clauses.clauses(before)}
    titles |= {clause.id: clause.title for clause in clauses.clauses(after)}
    names = {name: cls.about.title for name, cls in sections_of(type(after)).items()}
    gathered: dict[str, list[Change]] = {}
    for change in changes:
        gathered.setdefault(_key(change), []).append(change)
    return tuple(
        ChangedClause(
            key=key,
            clause=None if _is_of_order(own[0]) else own[0].clause,
            title=_order(after, own[0]) or titles.get(key) or names[own[0].path[0]],
            section=names[own[0].path[0]],
            changes=tuple(own),
        )
        for key, own in gathered.items()
    )


def counted_clauses(changes: Iterable[Change]) -> str:
    """How many clauses the changes are in, such as "4 clauses changed".

    What is no clause, such as the list of participants, is counted beside them.
    """
    found = list(changes)
    keys = {_key(one): one.clause is not None and not _is_of_order(one) for one in found}
    own, others = list(keys.values()).count(True), list(keys.values()).count(False)
    said = [dates.counted(own, "clause")] if own else []
    if others:
        said.append(dates.counted(others, "other part", "other parts"))
    return f"{' and '.join(said)} changed" if said else "nothing changed"


def _key(change: Change) -> str:
    """What a change is gathered under."""
    part = ".".join(change.path[:2])
    return part if change.clause is None or _is_of_order(change) else change.clause


def _is_of_order(change: Change) -> bool:
    """True for a row that moved among others of which each is a clause of its own."""
    if change.kind is not ChangeKind.MOVED or change.clause is None:
        return False
    where = path.parse(change.clause)
    return change.path[: len(where)] != where


def _order(agreement: Agreement, change: Change) -> str:
    """What the order of rows is called; empty for any other change."""
    if not _is_of_order(change):
        return ""
    section = getattr(agreement, change.path[0])
    return f"Order of {fields.named(type(section), change.path[1]).kind.label.lower()}"


def changed_sections(before: Agreement, after: Agreement) -> tuple[str, ...]:
    """The sections in which two versions differ, by their short names."""
    old = sections(before)
    return tuple(
        type(section).about.short
        for name, section in sections(after).items()
        if section != old[name]
    )


def in_counts(changes: Iterable[Change]) -> str:
    """The changes by sort, such as "5 values, 1 wording, 2 rows added"."""
    found = list(changes)
    answers = [one for one in found if not is_row(one)]
    short = sum(is_short(one) for one in answers)
    rows = {kind: sum(is_row(one) and one.kind is kind for one in found) for kind in ChangeKind}
    words = (
        (short, "value", "values", ""),
        (len(answers) - short, "wording", "wordings", ""),
        (rows[ChangeKind.ADDED], "row", "rows", " added"),
        (rows[ChangeKind.REMOVED], "row", "rows", " removed"),
        (rows[ChangeKind.MOVED], "row", "rows", " moved"),
    )
    return ", ".join(
        f"{dates.counted(number, one, many)}{what}" for number, one, many, what in words if number
    )


def is_row(change: Change) -> bool:
    """True when a whole row came, went or moved; its path then ends in an id, not in a name."""
    return change.kind is ChangeKind.MOVED or not change.path[-1].isidentifier()


def is_short(change: Change) -> bool:
    """True when old and new fit side by side on a line."""
    said = (change.before, change.after)
    return all(len(one) <= SHORT and "\n" not in one for one in said)
