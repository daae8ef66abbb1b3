"""The findings on what a side has written, silent about what it has not begun."""

from __future__ import annotations

from models.agreement.path import Path
from models.rules.finding import Finding
from ui.advice import Advice
from ui.turn_session import TurnSession


class OwnAdvice(Advice):
    """The usual findings, for clauses on which the side has written something."""

    def __init__(self, turn: TurnSession) -> None:
        """Judge what the side of `turn` proposes."""
        super().__init__(turn)
        self._turn = turn
        self._written = turn.written
        turn.proposed.connect(self._follow)

    def at(self, where: Path) -> tuple[Finding, ...]:
        return super().at(where) if self._speaks_of(where) else ()

    def below(self, where: Path) -> tuple[Finding, ...]:
        return tuple(one for one in super().below(where) if self._speaks_of(one.path))

    def _speaks_of(self, where: Path) -> bool:
        return any(where[: len(clause)] == clause for clause in self._written)

    def _follow(self) -> None:
        written = self._turn.written
        if written != self._written:
            self._written = written
            self.changed.emit()
