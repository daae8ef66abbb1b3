"""Warnings that both sides live with: what is waived, and for which reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from models.agreement import path
from models.record.facts import Waived
from models.record.printed import waivers
from models.record.record import Record
from models.rules.finding import Finding, Severity


def waiver(finding: Finding, reason: str, at: str, by: str) -> Waived:
    """The fact that a warning is lived with, from `at` (UTC in ISO 8601) on.

    Raises ValueError for anything but a warning, and without a reason.
    """
    if finding.severity is not Severity.WARNING:
        raise ValueError("Only a warning can be waived.")
    if not reason.strip():
        raise ValueError("A warning is waived with a reason.")
    return Waived(
        at=at,
        by=by,
        rule=finding.rule,
        path=path.text(finding.path),
        about=finding.about,
        reason=reason.strip(),
    )


def withdrawal(finding: Finding, at: str, by: str) -> Waived:
    """The fact that a waived warning stands again. Raises ValueError where nothing is waived."""
    if not finding.waived:
        raise ValueError("Only a waived warning can stand again.")
    return Waived(
        at=at,
        by=by,
        rule=finding.rule,
        path=path.text(finding.path),
        about=finding.about,
        reason="",
    )


def parted(
    findings: Iterable[Finding], record: Record
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Findings that are open, and warnings that are waived, these with their reason.

    A waiver holds for the words it was given for; on other words the warning stands again.
    """
    facts = {(one.rule, one.path, one.about): one for one in waivers(record)}
    if not facts:
        return tuple(findings), ()
    left: list[Finding] = []
    waived: list[Finding] = []
    for one in findings:
        fact = facts.get((one.rule, path.text(one.path), one.about))
        if fact is not None and one.severity is Severity.WARNING:
            waived.append(replace(one, waived=fact.reason, waived_by=fact.by, waived_at=fact.at))
        else:
            left.append(one)
    return tuple(left), tuple(waived)
