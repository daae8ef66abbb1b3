"""How far each row has come, in the words of a chip."""

from __future__ import annotations

from collections.abc import Iterable

from models.agreement import path
from models.agreement.path import Path
from models.agreement.section import RowId
from models.record.record import left_out
from models.rules.finding import Finding, Severity
from models.workshop import Workshop
from ui.advice import Advice
from ui.widgets.chips import Kind

State = tuple[str, Kind, str]
"""Words, kind and icon."""
STATES = (
    (Severity.ERROR, "finding", "findings", Kind.ERR, "error"),
    (Severity.UNCONFIRMED, "starter value", "starter values", Kind.WARN, "ring-dashed"),
    (Severity.MISSING, "unanswered", "unanswered", Kind.NEUTRAL, "ring"),
    (Severity.WARNING, "warning", "warnings", Kind.WARN, "warning"),
)
"""What a chip counts, the gravest first."""
DRAFT: State = ("Draft", Kind.NEUTRAL, "pencil")
TONES = {
    Kind.NEUTRAL: "muted",
    Kind.OK: "ok",
    Kind.WARN: "warn",
    Kind.ERR: "err",
    Kind.PRIMARY: "primary",
}
"""The colour of the words of a state without its chip."""
OUT: State = ("Not applicable", Kind.NEUTRAL, "dash")


def row_states(
    workshop: Workshop, advice: Advice, where: Path, rows: Iterable[RowId]
) -> list[State]:
    """The states of the rows at `where`, in the order asked for."""
    depth = len(where)
    found: dict[RowId, list[Finding]] = {}
    for finding in advice.below(where):
        if len(finding.path) > depth:
            found.setdefault(finding.path[depth], []).append(finding)
    out = left_out(workshop.record)
    return [OUT if path.text((*where, row)) in out else _state(found.get(row, [])) for row in rows]


def _state(found: list[Finding]) -> State:
    for severity, one, many, kind, icon in STATES:
        count = sum(finding.severity is severity for finding in found)
        if count:
            return f"{count} {one if count == 1 else many}", kind, icon
    return DRAFT
