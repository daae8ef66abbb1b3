"""How the state of a clause looks and what is said beside it, the same wherever it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from textwrap import shorten

from models.agreement import path, references
from models.agreement.clauses import ClauseId
from models.agreement.kinds import PARTICIPANTS
from models.agreement.sides import Side
from models.record import history, seen
from models.record.decisions import tally
from models.record.facts import Ballot, Parked
from models.record.record import Record
from models.record.standing import Standing, State
from models.workshop import Workshop
from ui import dates
from ui.joint.changed import changed_since
from ui.widgets.chips import Kind

LOOKS = {
    State.EMPTY: (Kind.NEUTRAL, "ring"),
    State.ONE_SIDED: (Kind.NEUTRAL, "lock"),
    State.BOTH_IN: (Kind.PRIMARY, "lock"),
    State.REVEALED: (Kind.PRIMARY, "swap"),
    State.DRAFTED: (Kind.PRIMARY, "pencil"),
    State.DISCUSSED: (Kind.PRIMARY, "speech"),
    State.REOPENED: (Kind.WARN, "history"),
    State.AGREED: (Kind.OK, "tick"),
    State.RESERVED: (Kind.OK, "tick"),
    State.PARKED: (Kind.WARN, "parked"),
    State.LEFT_OUT: (Kind.NEUTRAL, "dash"),
}
LONGEST_ISSUE = 70
"""An issue is told by its first words where it is only pointed at."""
OPEN = (State.REVEALED, State.DRAFTED, State.DISCUSSED, State.REOPENED)
"""States in which there is a text to vote on."""


@dataclass(frozen=True, slots=True)
class SideLook:
    """What one side has done with a clause: a word or two and an icon."""

    words: str
    icon: str


def chip(standing: Standing) -> tuple[str, Kind, str]:
    """Words, kind and icon of the state chip."""
    kind, icon = LOOKS[standing.state]
    return state_words(standing), kind, icon


def state_words(standing: Standing) -> str:
    """The state as people read it; reservations are counted."""
    if standing.state is State.RESERVED and standing.ballot is not None:
        return f"Agreed, {dates.counted(len(standing.ballot.reservations), 'reservation')}"
    return standing.state.value


def side_look(record: Record, clause: ClauseId, side: Side) -> SideLook:
    """What a side has done so far, without a word of what it wrote."""
    sealed = seen.has_sealed(record, clause, side)
    if not seen.is_revealed(record, clause):
        return SideLook("sealed", "lock") if sealed else SideLook("not yet", "ring")
    if seen.is_late(record, clause, side):
        return SideLook("late", "clock")
    return SideLook("proposed", side.value) if sealed else SideLook("says nothing", "dash")


def has_input(record: Record, clause: ClauseId) -> bool:
    """True once a side has sealed, or the clause is revealed."""
    return seen.is_revealed(record, clause) or any(
        seen.has_sealed(record, clause, side) for side in Side
    )


def beside(workshop: Workshop, standing: Standing) -> str:
    """What is said beside the state; empty where the state says all."""
    match standing.state:
        case State.AGREED | State.RESERVED:
            return tally(standing.ballot) if standing.ballot is not None else ""
        case State.DISCUSSED:
            return verdict(standing.ballot) if standing.ballot is not None else ""
        case State.REOPENED:
            return _reopened(workshop, standing)
        case State.PARKED:
            return _parked(workshop, standing.parked)
        case State.ONE_SIDED:
            return _waiting(workshop.record, standing.clause.id)
        case _:
            return ""


def verdict(ballot: Ballot) -> str:
    """How a ballot came out, with the side that stops it and how many of its votes do."""
    low = {side: sum(v.stops for v in ballot.votes if v.side == side) for side in Side}
    failing = [side for side in Side if not ballot.passes_on(side)]
    if not failing:
        return "Passes on both sides"
    if len(failing) == 2 and all(low.values()):
        return "Both sides have votes below 3"
    side = next((one for one in failing if low[one]), failing[0])
    if low[side]:
        return f"{side.label}: {below(low[side])}"
    return f"Nobody of {side.label} has voted"


def below(number: int) -> str:
    """How many votes are below 3, such as "two votes below 3"."""
    votes = "vote" if number == 1 else "votes"
    return f"{dates.spelt(number).lower()} {votes} below 3"


def clock(at: str) -> str:
    """The time of day of a fact, such as 14:05."""
    return dates.clock(datetime.fromisoformat(at))


def when(at: str) -> str:
    """The time of a fact: the time of day today, with its day before that."""
    moment = datetime.fromisoformat(at)
    now = datetime.now(moment.tzinfo)
    if moment.astimezone().date() == now.astimezone().date():
        return clock(at)
    return dates.moment(moment, now)


def _reopened(workshop: Workshop, standing: Standing) -> str:
    if standing.before is None:
        return ""
    said = f"changed since the vote of {when(standing.before.at)}"
    found = changed_since(workshop.agreement, standing.clause, standing.before)
    what = ", ".join(one.words for one in found if one.words)
    return f"{said}: {what}" if what else said


def _parked(workshop: Workshop, parked: Parked | None) -> str:
    if parked is None:
        return ""
    where = ("issues", "issues", parked.issue)
    if not path.exists(workshop.agreement, where):
        return parked.reason
    issue = path.get(workshop.agreement, where)
    owner = references.present_name(workshop.agreement, PARTICIPANTS, issue.owner)
    due = f"due {dates.short_day(issue.due)}" if issue.due is not None else ""
    return ", ".join(part for part in (owner, due) if part) or issue.text


def parked_words(workshop: Workshop, standing: Standing) -> str:
    """What a parked clause waits for: the issue, its owner and its day; empty for any other."""
    parked = standing.parked
    if standing.state is not State.PARKED or parked is None:
        return ""
    where = ("issues", "issues", parked.issue)
    if not path.exists(workshop.agreement, where):
        return f"Parked: {parked.reason}" if parked.reason else "Parked"
    issue = path.get(workshop.agreement, where)
    owner = references.present_name(workshop.agreement, PARTICIPANTS, issue.owner)
    due = f"due {dates.short_day(issue.due)}" if issue.due is not None else "no day yet"
    text = issue.text.replace("“", "‘").replace("”", "’")
    words = shorten(text, LONGEST_ISSUE, placeholder="…")
    return f"Parked: issue “{words}”, {owner or 'no owner yet'}, {due}"


def _waiting(record: Record, clause: ClauseId) -> str:
    own = history.of(record)[clause]
    return next(f"Waiting for {side.label}" for side in Side if not own.has_sealed(side))
