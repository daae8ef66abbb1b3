"""A finding: something in the agreement that the room should look at, and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.agreement.path import Path


class Severity(StrEnum):
    """How much a finding weighs.

    Missing answers and errors stand before the signatures, warnings may be waived with a reason,
    an unconfirmed starter value waits for somebody to confirm or change it.
    """

    MISSING = "missing"
    ERROR = "error"
    WARNING = "warning"
    UNCONFIRMED = "unconfirmed"

    @property
    def blocks(self) -> bool:
        """True when it holds up signing whatever anybody says."""
        return self is not Severity.WARNING


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found at `path`: `message` says it, `question` asks the room for the way out.

    `rule` names the rule that found it. `quote` is the stretch of the answer that is meant,
    `repair` a value that one click puts in its place, with `repair_label` on the button. `waived`
    is the reason for which both sides live with a warning, since `waived_at`, as `waived_by` noted.
    """

    path: Path
    severity: Severity
    message: str
    question: str
    rule: str = ""
    quote: str = ""
    repair: object | None = None
    repair_label: str = ""
    waived: str = ""
    waived_by: str = ""
    waived_at: str = ""

    @property
    def about(self) -> str:
        """The words it speaks of, or else what it says; a waiver holds as long as they stay."""
        return self.quote or self.message
