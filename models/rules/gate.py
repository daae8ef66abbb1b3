"""The gate before the signatures: what has to hold, and by name what is still missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.agreement import clauses, fields, references
from models.agreement.agreement import Agreement, sections
from models.agreement.clauses import Clause
from models.agreement.kinds import Answers, Rows
from models.agreement.path import Path
from models.agreement.section import Row, Section
from models.record.settled import ISSUES_AT, unsettled
from models.rules import completeness
from models.rules.demands import DEMANDS, Demand, LeftOut, Reason, is_out
from models.rules.finding import Finding, Severity
from models.rules.review import review
from models.workshop import Workshop

BLOCKING = (Severity.ERROR, Severity.MISSING)
_NOTHING_OPEN = "No error, no warning open"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of the gate: met, or the reasons why not.

    A condition that is not `applicable` was left out by decision and counts as met.
    """

    number: int
    title: str
    met: bool
    reasons: tuple[Reason, ...] = ()
    applicable: bool = True


def gate(workshop: Workshop, findings: Iterable[Finding] | None = None) -> tuple[Condition, ...]:
    """All conditions in their order.

    `findings` are those of `review`, when they are at hand already.
    """
    found = tuple(review(workshop) if findings is None else findings)
    others = tuple(one for one in found if not _is_about_an_open_issue(one.path))
    listed = (*(_judged(demand, workshop, found) for demand in DEMANDS), _agreed(workshop))
    return (
        *sorted(listed, key=_number),
        _none_left(19, _NOTHING_OPEN, workshop, others, Severity.ERROR, Severity.WARNING),
        _others_answered(workshop, others),
        _none_left(23, "No starter value unconfirmed", workshop, found, Severity.UNCONFIRMED),
    )


def is_clear(conditions: Iterable[Condition]) -> bool:
    """True when nothing stands before the signatures any more."""
    return all(condition.met for condition in conditions)


def _agreed(workshop: Workshop) -> Condition:
    """Both sides are of one mind on every clause, and no open issue is in the way."""
    left = unsettled(workshop.agreement, workshop.record)
    reasons = tuple(Reason(one.words, one.path) for one in left)
    return Condition(17, "All clauses agreed, nothing blocks", not reasons, reasons)


def _is_about_an_open_issue(where: Path) -> bool:
    """True for what condition 17 says of issues itself."""
    return where[:2] == ISSUES_AT and where[-1] in ("blocking", "owner", "due")


def _number(condition: Condition) -> int:
    return condition.number


def _judged(demand: Demand, workshop: Workshop, found: tuple[Finding, ...]) -> Condition:
    agreement = workshop.agreement
    out = completeness.left_out_paths(workshop)
    waived = demand.pilot_may_skip and agreement.purpose.answers.pilot is True
    if waived and all(is_out(place, out) for place in demand.places):
        return Condition(demand.number, demand.title, met=True, applicable=False)
    reasons = [
        Reason(_at(agreement, finding), finding.path)
        for finding in found
        if finding.severity in BLOCKING and demand.covers(finding.path)
    ]
    if out and not waived:
        reasons += _left_out(demand, agreement, out)
    named = {reason.path for reason in reasons}
    reasons += [one for one in demand.also(agreement, out) if one.path not in named]
    if not reasons:
        reasons += demand.recorded(agreement, workshop.record, out)
    return Condition(demand.number, demand.title, not reasons, tuple(reasons))


def _none_left(
    number: int,
    title: str,
    workshop: Workshop,
    found: Iterable[Finding],
    *severities: Severity,
) -> Condition:
    reasons = tuple(
        Reason(_with_section(workshop.agreement, finding), finding.path)
        for finding in found
        if finding.severity in severities
    )
    return Condition(number, title, not reasons, reasons)


def _others_answered(workshop: Workshop, found: tuple[Finding, ...]) -> Condition:
    """What is required and belongs to no other condition."""
    rest = [one for one in found if not any(demand.covers(one.path) for demand in DEMANDS)]
    title = "Everything else that is required"
    return _none_left(22, title, workshop, rest, Severity.MISSING)


def _left_out(demand: Demand, agreement: Agreement, out: LeftOut) -> Iterator[Reason]:
    """What was left out although the agreement cannot be signed without it."""
    why = "only a pilot may do so" if demand.pilot_may_skip else "the agreement needs it"
    for name, section in sections(agreement).items():
        if all(place[0] != name for place in demand.places):
            continue
        if (name,) in out:
            yield Reason(f"“{section.about.title}” is left out, but {why}.", (name,))
            continue
        for clause in clauses.of(name, section):
            if clause.path in out and demand.covers(clause.path) and _is_needed(clause):
                yield Reason(f"“{clause.title}” is left out, but {why}.", clause.path)
        yield from _too_few_left(demand, name, section, out)


def _is_needed(clause: Clause) -> bool:
    """True for a table that needs rows and for answers of which one is required."""
    if isinstance(clause.kind, Answers):
        asked = fields.leaves(clause.kind.holds)
        return any(completeness.is_asked_for(field) for field in asked)
    return clause.kind.clause == "table" and clause.kind.at_least > 0


def _too_few_left(demand: Demand, name: str, section: Section, out: LeftOut) -> Iterator[Reason]:
    """Rows of which so many were left out that too few remain."""
    for part in fields.nested(type(section)):
        where = (name, part.name)
        if not isinstance(part.kind, Rows) or not demand.covers(where):
            continue
        rows: tuple[Row, ...] = getattr(section, part.name)
        remaining = sum((*where, row.id) not in out for row in rows)
        if remaining < part.kind.at_least <= len(rows):
            words = f"“{part.kind.label}”: {remaining} of {len(rows)} remain, too few."
            yield Reason(words, where)


def _at(agreement: Agreement, finding: Finding) -> str:
    """A finding with the row it stands in, where there is one."""
    title = type(getattr(agreement, finding.path[0])).about.title
    where = references.describe(agreement, finding.path[:-1]).removeprefix(title)
    where = where.removeprefix(": ")
    return f"{where}: {finding.message}" if where else finding.message


def _with_section(agreement: Agreement, finding: Finding) -> str:
    """A finding with the section and the row it stands in."""
    return f"{references.describe(agreement, finding.path[:-1])}: {finding.message}"
