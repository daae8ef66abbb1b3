"""What the facilitator does with clauses: revealing, beginning a text, voting, parking."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from models import moves
from models.agreement import clauses, path
from models.agreement.clauses import ClauseId
from models.agreement.sections.issues import Issue
from models.agreement.sides import Side
from models.drafting.blind import Said, Wish
from models.drafting.origins import Source
from models.record import history, seen
from models.record.facts import ISSUES, Topic, Vote
from models.record.settled import clause_in_words
from models.record.standing import Standings, State
from models.workshop import Workshop
from ui.joint.looks import OPEN
from ui.session import Session


def moment(session: Session) -> moves.Moment:
    """Now, and who sits at the laptop."""
    return moves.Moment(datetime.now(UTC).isoformat(timespec="seconds"), session.author)


def sealed_topics(workshop: Workshop, section: str, *, early: bool = False) -> tuple[Topic, ...]:
    """The topics of a section that can be revealed now: those that both sides have sealed.

    Rows that only one side has thought of join them, unless the other side still owes its turn on
    what that side has sealed. `early` adds everything that anybody has sealed.
    """
    waiting = {
        topic: own
        for topic, own in history.of(workshop.record).items()
        if topic.startswith(f"{section}.") and own.sealed and not own.is_revealed
    }
    new = [one for one in waiting if not path.exists(workshop.agreement, path.parse(one))]
    both = [one for one, own in waiting.items() if all(own.has_sealed(side) for side in Side)]
    ahead = {
        side
        for topic, own in waiting.items()
        if topic not in new and topic not in both
        for side in Side
        if own.has_sealed(side)
    }
    return tuple(
        topic
        for topic, own in waiting.items()
        if early
        or topic in both
        or (topic in new and both and not any(own.has_sealed(side) for side in ahead))
    )


def reveal(session: Session, section: str, *, early: bool = False) -> tuple[Topic, ...]:
    """Show both sides' input on a section; undo does not reach behind this moment."""
    topics = sealed_topics(session.workshop, section, early=early)
    if topics:
        session.end_burst()
        session.move(moves.reveal(session.workshop, topics, moment(session)), "Reveal")
        session.forget_undo()
        session.flush()
    return topics


def reveal_wishes(session: Session) -> None:
    """Show what both sides wrote down beside the clauses."""
    session.move(moves.reveal(session.workshop, (ISSUES,), moment(session)), "Reveal")
    session.forget_undo()
    session.flush()


def begin_from(session: Session, clause: ClauseId, value: Said, source: Source | None) -> None:
    """Go on with a value as the text of a clause; one step of undo."""
    session.end_burst()
    after = moves.begin_from(session.workshop, clause, value, source)
    words = {Source.MARKETING: "Marketing's text", Source.SALES: "Sales' text"}
    label = f"Start from {words[source]}" if source in words else "Start the text"
    session.move(after, label, path.parse(clause))


def pair(session: Session, one: ClauseId, other: ClauseId) -> None:
    """Take two rows that the sides thought of apart for the same one."""
    session.move(moves.pair(session.workshop, one, other), "Take two rows as one")


def vote(session: Session, ids: Sequence[ClauseId], votes: Sequence[Vote], why: str) -> None:
    """Record one ballot on the present texts of clauses."""
    session.end_burst()
    session.move(moves.vote(session.workshop, ids, votes, why, moment(session)), "Vote")
    session.flush()


def park(session: Session, ids: Sequence[ClauseId], issue: Issue) -> None:
    """Put clauses off to an open issue."""
    session.end_burst()
    after = moves.park(session.workshop, ids, issue, moment(session))
    session.move(after, f"Park “{issue.text}”", ("issues", "issues", issue.id))
    session.flush()


def resume(session: Session, ids: Sequence[ClauseId]) -> None:
    """Work on parked clauses again."""
    session.move(moves.resume(session.workshop, ids, moment(session)), "Resume")


def make_issue(session: Session, wish: Wish) -> None:
    """Let what a side wrote down become an open issue; it keeps its id, so it is made once."""
    issue = Issue(
        id=wish.id,
        text=wish.text,
        kind=wish.kind,
        raised_by=wish.side,
        blocking=False,
        clause=clause_in_words(session.workshop.agreement, wish.clause) if wish.clause else "",
    )
    session.end_burst()
    session.add_row(moves.ISSUES_AT, issue, f"Add issue “{wish.text}”")


def open_clauses(known: Standings, section: str) -> tuple[ClauseId, ...]:
    """The clauses of a section with a text to vote on."""
    return tuple(
        key for key, one in known.items() if one.clause.section == section and one.state in OPEN
    )


def unsettled(known: Standings, section: str) -> tuple[ClauseId, ...]:
    """The clauses of a section that are neither settled nor parked."""
    return tuple(
        key
        for key, one in known.items()
        if one.clause.section == section
        and not one.state.is_settled
        and one.state is not State.PARKED
    )


def next_clause(workshop: Workshop, known: Standings, after: ClauseId) -> ClauseId:
    """The next clause of the step that is still to be settled; empty when there is none."""
    section = path.parse(after)[0]
    ids = [clause.id for clause in clauses.of(section, getattr(workshop.agreement, section))]
    start = ids.index(after) + 1 if after in ids else 0
    waiting = unsettled(known, section)
    return next((key for key in (*ids[start:], *ids[:start]) if key in waiting), "")


def is_revealed(workshop: Workshop, clause: ClauseId) -> bool:
    """True once both sides' input on a clause may be seen."""
    return seen.is_revealed(workshop.record, clause)
