"""Waiving a warning with a reason, and letting it stand again."""

from __future__ import annotations

from datetime import UTC, datetime

from models.rules.finding import Finding
from models.rules.waivers import waiver, withdrawal
from ui.session import Session


def waive(session: Session, finding: Finding, reason: str, name: str = "") -> None:
    """Record that both sides live with a warning, and why; undo does not take it back.

    A `name` that was given for it is kept for everything that follows.
    """
    session.end_burst()
    if name:
        session.author = name
        session.named.emit(name)
    session.add_fact(waiver(finding, reason, _now(), session.author))


def withdraw(session: Session, finding: Finding) -> None:
    """Record that a waived warning stands again."""
    session.add_fact(withdrawal(finding, _now(), session.author))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
