"""How far each row has come, in the words of a chip."""

from __future__ import annotations

from collections.abc import Iterable

from models.agreement import path
from models.agreement.path import Path
from models.agreement.section import RowId
from models.record.record import left_out
from models.record.standing import State as Stands
from models.rules.finding import Finding, Severity
from ui.advice import Advice
from ui.joint.looks import chip
from ui.session import Session
from ui.turn_session import TurnSession
from ui.widgets.chips import Kind

State = tuple[str, Kind, str]
"""Words, kind and icon."""
STATES = (
    (Severity.ERROR, "error", "errors", Kind.ERR, "error"),
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
UNTOUCHED = (Stands.EMPTY, Stands.DRAFTED)
OUT: State = ("Not applicable", Kind.NEUTRAL, "dash")


def row_states(session: Session, advice: Advice, where: Path, rows: Iterable[RowId]) -> list[State]:
    """The states of the rows at `where`, in the order asked for.

    Once the sides work on a row, its chip says how far they are; before that, what it lacks.
    """
    known = {} if isinstance(session, TurnSession) else session.standings
    out = left_out(session.workshop.record)
    depth = len(where)
    found: dict[RowId, list[Finding]] = {}
    for finding in advice.below(where):
        if len(finding.path) > depth:
            found.setdefault(finding.path[depth], []).append(finding)
    states = []
    for row in rows:
        clause = path.text((*where, row))
        standing = known.get(clause)
        if clause in out:
            states.append(OUT)
        elif standing is None or standing.state in UNTOUCHED:
            states.append(_state(found.get(row, [])))
        else:
            states.append(chip(standing))
    return states


def _state(found: list[Finding]) -> State:
    for severity, one, many, kind, icon in STATES:
        count = sum(finding.severity is severity for finding in found)
        if count:
            return f"{count} {one if count == 1 else many}", kind, icon
    return DRAFT
