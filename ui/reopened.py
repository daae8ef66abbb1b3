"""Says once which agreed clauses a change elsewhere has opened again, and why."""

from __future__ import annotations

from collections.abc import Sequence

from models.agreement import path
from models.agreement.agreement import Agreement
from models.agreement.clauses import Clause
from models.agreement.kinds import Rows
from models.agreement.path import Path
from models.agreement.words import listed
from models.record.standing import Standings, State

ANSWERS = ("answers",)
NAMED = 2
"""So many clauses are called by name; the others are counted."""


class Reopened:
    """Which clauses were agreed when it was last asked."""

    def __init__(self, known: Standings) -> None:
        """Begin with where the clauses stand now."""
        self._agreed = _agreed(known)

    def words(self, known: Standings, agreement: Agreement, where: Path) -> str:
        """What an edit at `where` has opened again beside the clause that it was made in.

        Empty when there is nothing of that kind, and after whatever is no edit, such as undo or a
        restored version, where `where` is empty.
        """
        before, self._agreed = self._agreed, _agreed(known)
        found = [
            one.clause
            for key, one in known.items()
            if key in before and one.state is State.REOPENED and not _is_in(where, one.clause)
        ]
        if not found or not where:
            return ""
        return f"{_reason(found, agreement, where)} {_names(found)}"


def _agreed(known: Standings) -> frozenset[str]:
    return frozenset(key for key, one in known.items() if one.state.is_agreed)


def _is_in(where: Path, clause: Clause) -> bool:
    return where[: len(clause.path)] == clause.path


def _names(found: Sequence[Clause]) -> str:
    """The clauses by what they are and what they are called."""
    if len(found) <= NAMED:
        return listed([_name(one) for one in found])
    return f"{_name(found[0])} and {len(found) - 1} more"


def _name(clause: Clause) -> str:
    if isinstance(clause.kind, Rows) and len(clause.path) > 2:
        return f"{clause.kind.one} “{clause.title}”"
    return f"“{clause.title}”"


def _reason(found: Sequence[Clause], agreement: Agreement, where: Path) -> str:
    if path.exists(agreement, where) and isinstance(path.get(agreement, where), str):
        return "The new name reopens"
    if where[1:2] != ANSWERS and all(one.path == (where[0], *ANSWERS) for one in found):
        return "The changed rows reopen"
    return "This change reopens"
