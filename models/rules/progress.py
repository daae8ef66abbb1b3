"""How far each section is, in words and counts, never as one percentage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from models.agreement import clauses, fields, walk
from models.agreement.agreement import sections
from models.record.record import left_out
from models.rules.finding import Finding, Severity
from models.workshop import Workshop


class Mark(StrEnum):
    """The mark of a step in the rail."""

    EMPTY = "empty"
    STARTED = "started"
    DONE = "done"
    LEFT_OUT = "left_out"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a section is: a mark, the words for it, and how many errors stand in it."""

    mark: Mark
    words: str
    errors: int = 0


@dataclass(frozen=True, slots=True)
class Totals:
    """How far the whole is, in words and as three counts for a bar."""

    words: str
    aside: str
    done: int
    parked: int
    total: int


def of_sections(workshop: Workshop, findings: Iterable[Finding]) -> dict[str, Progress]:
    """The progress of every section by name."""
    by_section: dict[str, list[Finding]] = {}
    for finding in findings:
        by_section.setdefault(finding.path[0], []).append(finding)
    started = {
        answer.path[0]
        for answer in walk.answers(workshop.agreement)
        if not fields.is_empty(answer.value)
    }
    out = left_out(workshop.record)
    return {
        name: _progress(
            by_section.get(name, []),
            started=name in started,
            out=is_left_out(workshop, name, out),
        )
        for name in sections(workshop.agreement)
    }


def is_left_out(workshop: Workshop, name: str, out: dict[str, str]) -> bool:
    """True when every clause of the section is not applicable by decision."""
    own = [c.id for c in clauses.of(name, getattr(workshop.agreement, name))]
    return bool(own) and all(clause in out for clause in own)


def totals(progress: dict[str, Progress]) -> Totals:
    """The whole in words: how many sections are complete, how many were left out."""
    done = sum(one.mark is Mark.DONE for one in progress.values())
    out = sum(one.mark is Mark.LEFT_OUT for one in progress.values())
    total = len(progress)
    aside = f"{out} left out" if out else ""
    return Totals(f"{done} of {total} sections complete", aside, done + out, 0, total)


def _progress(found: list[Finding], *, started: bool, out: bool) -> Progress:
    if out:
        return Progress(Mark.LEFT_OUT, "Not applicable")
    errors = sum(finding.severity is Severity.ERROR for finding in found)
    if not started:
        return Progress(Mark.EMPTY, "Not started", errors)
    words = [
        _counted(found, Severity.ERROR, "finding", "findings"),
        _counted(found, Severity.MISSING, "unanswered", "unanswered"),
        _counted(found, Severity.UNCONFIRMED, "starter value", "starter values"),
        _counted(found, Severity.WARNING, "warning", "warnings"),
    ]
    said = " · ".join(word for word in words if word)
    if any(finding.severity.blocks for finding in found):
        return Progress(Mark.STARTED, said, errors)
    return Progress(Mark.DONE, f"Complete · {said}" if said else "Complete")


def _counted(found: list[Finding], severity: Severity, one: str, many: str) -> str:
    number = sum(finding.severity is severity for finding in found)
    return f"{number} {one if number == 1 else many}" if number else ""
