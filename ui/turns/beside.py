"""What a side says beside the values of a clause, as steps of its own undo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from models.agreement import path
from models.agreement.clauses import ClauseId
from models.drafting.blind import Estimate, Proposal, Wish

if TYPE_CHECKING:
    from ui.turn_session import TurnSession


@dataclass(frozen=True, slots=True)
class BesideClause:
    """Why a clause matters to the side, and how far it could go with its numbers."""

    clause: ClauseId
    why: str
    estimates: tuple[Estimate, ...]

    @classmethod
    def of(cls, proposal: Proposal) -> BesideClause:
        """What a proposal says beside its value."""
        return cls(proposal.clause, proposal.why, proposal.estimates)


Kept = BesideClause | tuple[Wish, ...]
"""What one step of undo brings back: the words beside a clause, or all wishes of the side."""


class Beside(QUndoCommand):
    """One step; typing in one field becomes one step, as in the agreement itself."""

    def __init__(
        self, turn: TurnSession, key: str, before: Kept, after: Kept, label: str, burst: int
    ) -> None:
        """A step from `before` to `after` in the field named by `key`."""
        super().__init__(label)
        self._turn, self._before = turn, before
        self.key, self.after, self.burst = key, after, burst
        self._first = True

    def id(self) -> int:
        return 2

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, Beside) or (other.key, other.burst) != (self.key, self.burst):
            return False
        self.after = other.after
        return True

    def redo(self) -> None:
        self._turn.keep_said(self.after)
        if not self._first:
            self._travel()
        self._first = False

    def undo(self) -> None:
        self._turn.end_burst()
        self._turn.keep_said(self._before)
        self._travel()

    def _travel(self) -> None:
        if isinstance(self.after, BesideClause):
            self._turn.travel(path.parse(self.after.clause))
