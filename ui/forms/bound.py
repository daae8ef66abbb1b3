"""Where a form is bound to: one holder of the open agreement, and what was found in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from models.agreement import path
from models.agreement.path import Path
from models.agreement.section import Holder
from models.rules.finding import Finding
from models.workshop import Workshop
from ui.advice import Advice
from ui.session import Session

Found = Mapping[Path, tuple[Finding, ...]]
"""Findings by the path of their answer."""


@dataclass(frozen=True, slots=True)
class Bound:
    """The holder at `where`, as the session has it at the moment."""

    session: Session
    advice: Advice
    where: Path

    @property
    def workshop(self) -> Workshop:
        """The session's present value."""
        return self.session.workshop

    def exists(self) -> bool:
        """False once the row has been deleted."""
        return path.exists(self.workshop.agreement, self.where)

    def holder(self) -> Holder:
        """The holder. Raises KeyError when its row is gone."""
        holder: Holder = path.get(self.workshop.agreement, self.where)
        return holder

    def waived(self, where: Path) -> tuple[Finding, ...]:
        """The warnings of one answer that both sides live with."""
        return tuple(one for one in self.advice.waived if one.path == where)

    def found(self) -> Found:
        """What was found in it and below it."""
        found: dict[Path, tuple[Finding, ...]] = {}
        for finding in self.advice.below(self.where):
            found[finding.path] = (*found.get(finding.path, ()), finding)
        return found
