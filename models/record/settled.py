"""What still stands between the sides: clauses that are not agreed, issues that are open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.agreement import clauses, path
from models.agreement.agreement import Agreement
from models.agreement.path import Path
from models.agreement.sections.issues import OPEN, Issue
from models.agreement.sides import Side
from models.agreement.words import listed
from models.record import history
from models.record.facts import NotApplicable
from models.record.record import Record
from models.record.standing import Standing, State, standings

ISSUES_AT = ("issues", "issues")
_WHY = {
    State.EMPTY: "is not started",
    State.ONE_SIDED: "has been sealed by one side only",
    State.BOTH_IN: "is sealed by both sides and not revealed yet",
    State.REVEALED: "is revealed, and nothing has been agreed yet",
    State.DRAFTED: "is drafted, and nobody has voted on it yet",
    State.DISCUSSED: "did not pass its last vote",
    State.REOPENED: "has changed since both sides agreed to it",
}


@dataclass(frozen=True, slots=True)
class Unsettled:
    """One thing that is not settled, in words, and the place where it can be."""

    words: str
    path: Path


def unsettled(agreement: Agreement, record: Record) -> tuple[Unsettled, ...]:
    """Everything that keeps the sides from being of one mind, clauses in document order first."""
    return (*_clauses(agreement, record), *_issues(agreement.issues.issues))


def is_settled(agreement: Agreement, record: Record) -> bool:
    """True when every clause is agreed, or not applicable by both sides, and no issue blocks."""
    return next(_clauses(agreement, record), None) is None and not any(
        _issues(agreement.issues.issues)
    )


def _clauses(agreement: Agreement, record: Record) -> Iterator[Unsettled]:
    past = history.of(record)
    for one in standings(agreement, record).values():
        title = f"“{_title(agreement, one)}”"
        if one.state is State.LEFT_OUT:
            fact = past[one.clause.id].left_out
            assert fact is not None
            why = _not_both(fact)
        elif one.state.is_settled:
            why = ""
        elif one.state is State.PARKED:
            why = _waits_for(agreement, one)
        else:
            why = _WHY[one.state]
        if why:
            yield Unsettled(f"{title} {why}.", one.clause.path)


def _title(agreement: Agreement, one: Standing) -> str:
    section = type(getattr(agreement, one.clause.section)).about.title
    title = one.clause.title
    return section if title == section else f"{section}: {title}"


def _waits_for(agreement: Agreement, one: Standing) -> str:
    where = (*ISSUES_AT, one.parked.issue) if one.parked is not None else ()
    if not where or not path.exists(agreement, where):
        return "is parked"
    words = path.get(agreement, where).text.replace("“", "‘").replace("”", "’")
    return f"is parked with the issue “{words}”" if words else "is parked"


def _not_both(fact: NotApplicable) -> str:
    if not fact.reason:
        return "is left out without a reason"
    missing = [side.label for side in Side if side not in fact.sides]
    if not missing:
        return ""
    return f"is left out, but {listed(missing)} {'has' if len(missing) == 1 else 'have'} not agreed"


def _issues(issues: tuple[Issue, ...]) -> Iterator[Unsettled]:
    for issue in issues:
        if issue.state not in OPEN:
            continue
        where = (*ISSUES_AT, issue.id)
        name = f"The issue “{issue.text}”" if issue.text else "An issue without words"
        if issue.blocking:
            yield Unsettled(f"{name} blocks signing.", (*where, "blocking"))
        elif not issue.owner:
            yield Unsettled(f"{name} has no owner.", (*where, "owner"))
        elif issue.due is None:
            yield Unsettled(f"{name} has no date.", (*where, "due"))


def clause_in_words(agreement: Agreement, clause_id: str) -> str:
    """What a clause is called at present; empty when it is gone."""
    where = path.parse(clause_id)
    if not path.exists(agreement, where):
        return ""
    clause = clauses.clause_at(agreement, where)
    return clause.title if clause is not None and clause.id == clause_id else ""
