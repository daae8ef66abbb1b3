"""How far each section is: clauses by their state, in words and counts, never as one percentage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from models.agreement import clauses, fields, walk
from models.agreement.agreement import Agreement, sections
from models.record.record import left_out
from models.record.standing import Count, Standing, Standings, State, count, counts, standings
from models.rules.finding import Finding, Severity
from models.workshop import Workshop

SAID = (
    (State.REOPENED, "open again", "open again"),
    (State.PARKED, "parked", "parked"),
    (State.BOTH_IN, "to reveal", "to reveal"),
    (State.REVEALED, "revealed", "revealed"),
    (State.DISCUSSED, "in discussion", "in discussion"),
)
"""What is said of clauses that are neither agreed nor merely drafted."""
FOUND = (
    (Severity.ERROR, "error", "errors"),
    (Severity.WARNING, "warning", "warnings"),
    (Severity.MISSING, "unanswered", "unanswered"),
    (Severity.UNCONFIRMED, "starter value", "starter values"),
)


class Mark(StrEnum):
    """The mark of a step in the rail."""

    EMPTY = "empty"
    STARTED = "started"
    DONE = "done"
    PARKED = "parked"
    LEFT_OUT = "left_out"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a section is: a mark, the words for it, its errors, and its clauses in counts.

    `total` counts the clauses that are wanted; those left out by decision are not among them.
    """

    mark: Mark
    words: str
    errors: int = 0
    agreed: int = 0
    parked: int = 0
    total: int = 0
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Totals:
    """How far the whole is, in words and as three counts for a bar."""

    words: str
    aside: str
    done: int
    parked: int
    total: int


def of_sections(
    workshop: Workshop, findings: Iterable[Finding], known: Standings | None = None
) -> dict[str, Progress]:
    """The progress of every section by name; `known` is where the clauses stand, if at hand."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.path[0], []).append(finding)
    if known is None:
        known = standings(workshop.agreement, workshop.record)
    own: dict[str, list[Standing]] = {}
    for one in known.values():
        own.setdefault(one.clause.section, []).append(one)
    out = left_out(workshop.record)
    return {
        name: _progress(
            workshop.agreement,
            name,
            own.get(name, []),
            found.get(name, []),
            out=is_left_out(workshop, name, out),
        )
        for name in sections(workshop.agreement)
    }


def is_left_out(workshop: Workshop, name: str, out: dict[str, str]) -> bool:
    """True when every clause of the section is not applicable by decision."""
    own = [c.id for c in clauses.of(name, getattr(workshop.agreement, name))]
    return bool(own) and all(clause in out for clause in own)


def totals(progress: dict[str, Progress]) -> Totals:
    """The whole in words: how many clauses are agreed, and how many are put off."""
    whole = Count(
        total=sum(one.total for one in progress.values()),
        agreed=sum(one.agreed for one in progress.values()),
        parked=sum(one.parked for one in progress.values()),
        left_out=sum(one.left_out for one in progress.values()),
    )
    return Totals(whole.words, whole.aside, whole.agreed, whole.parked, whole.total)


def _progress(
    agreement: Agreement, name: str, own: list[Standing], found: list[Finding], *, out: bool
) -> Progress:
    number = count(own)
    if out:
        return Progress(Mark.LEFT_OUT, "Not applicable", left_out=number.left_out)
    wanted = [one for one in own if one.state is not State.LEFT_OUT]
    if not wanted:
        return _without_clauses(agreement, name, found)
    by_state = counts(wanted)
    errors = sum(finding.severity is Severity.ERROR for finding in found)
    return Progress(
        _mark(wanted, found),
        _words(wanted, by_state, found),
        errors,
        number.agreed,
        number.parked,
        number.total,
        number.left_out,
    )


def _mark(wanted: list[Standing], found: list[Finding]) -> Mark:
    if all(one.state is State.EMPTY for one in wanted):
        return Mark.EMPTY
    settled = all(one.state.is_settled or one.state is State.PARKED for one in wanted)
    if not settled:
        return Mark.STARTED
    if any(one.state is State.PARKED for one in wanted):
        return Mark.PARKED
    blocks = any(finding.severity.blocks for finding in found)
    return Mark.STARTED if blocks else Mark.DONE


def _words(wanted: list[Standing], by_state: dict[State, int], found: list[Finding]) -> str:
    if by_state.get(State.EMPTY) == len(wanted):
        return "Not started"
    agreed = sum(one.state.is_agreed for one in wanted)
    said = [f"{agreed} of {len(wanted)} agreed"]
    for state, one, many in SAID:
        number = by_state.get(state, 0)
        if number:
            said.append(f"{number} {one if number == 1 else many}")
    return " · ".join((*said, *_found(found)))


def _without_clauses(agreement: Agreement, name: str, found: list[Finding]) -> Progress:
    """A section that nobody votes on: who takes part, what is still open."""
    errors = sum(finding.severity is Severity.ERROR for finding in found)
    started = any(
        answer.path[0] == name and not fields.is_empty(answer.value)
        for answer in walk.answers(agreement)
    )
    if not started:
        return Progress(Mark.EMPTY, "Not started", errors)
    said = " · ".join(_found(found))
    if any(finding.severity.blocks for finding in found):
        return Progress(Mark.STARTED, said, errors)
    return Progress(Mark.DONE, f"Complete · {said}" if said else "Complete")


def _found(found: list[Finding]) -> list[str]:
    said = []
    for severity, one, many in FOUND:
        number = sum(finding.severity is severity for finding in found)
        if number:
            said.append(f"{number} {one if number == 1 else many}")
    return said
