"""The minutes of a day: what was decided, what is open, who does what by when; plain text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from models.agreement import kinds, references
from models.agreement.agreement import Agreement
from models.agreement.words import day_in_words
from models.record.decisions import Logged, Outcome, log
from models.record.settled import clause_in_words
from models.workshop import Workshop


def minutes(workshop: Workshop, day: date | None = None) -> str:
    """Minutes to paste into an e-mail, of one day in local time or of everything so far."""
    return "\n".join(_lines(workshop, day)).rstrip() + "\n"


def _lines(workshop: Workshop, day: date | None) -> Iterator[str]:
    agreement = workshop.agreement
    yield agreement.title
    if day is not None:
        yield f"Minutes of {day_in_words(day)}"
    yield ""
    logged = [one for one in log(workshop.record) if day is None or _day(one.at) == day]
    decided = [one for one in logged if one.outcome is not Outcome.PARKED]
    yield f"DECIDED ({len(decided)})"
    for one in decided:
        yield from _decision(agreement, one)
    if not decided:
        yield "Nothing yet."
    yield ""
    yield from _open_issues(agreement)


def _decision(agreement: Agreement, one: Logged) -> Iterator[str]:
    title = one.title or clause_in_words(agreement, one.clause) or "A clause taken out"
    yield f"- {title}: {one.outcome.lower()}" + (f" ({one.how})" if one.how else "")
    if one.why:
        yield f"  Reason: {one.why}"
    for vote in one.votes:
        if vote.is_reservation:
            yield f"  Reservation, {vote.name}: {vote.note}"
        elif vote.stops and vote.note:
            yield f"  {vote.name} needs: {vote.note}"


def _open_issues(agreement: Agreement) -> Iterator[str]:
    still = [issue for issue in agreement.issues.issues if issue.state in ("", "open")]
    yield f"OPEN ({len(still)})"
    for issue in still:
        owner = references.present_name(agreement, kinds.PARTICIPANTS, issue.owner)
        due = day_in_words(issue.due) if issue.due else ""
        rest = ", ".join(part for part in (owner, f"by {due}" if due else "") if part)
        blocks = " [blocks signing]" if issue.blocking else ""
        yield f"- {issue.text}{blocks}" + (f" – {rest}" if rest else " – no owner yet")
        if issue.next_step:
            yield f"  Next: {issue.next_step}"
    if not still:
        yield "Nothing."


def _day(at: str) -> date:
    return datetime.fromisoformat(at).astimezone().date()
