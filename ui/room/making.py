"""Making the pictures for the wall out of what both sides may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from models.agreement import clauses, path
from models.agreement.agreement import Agreement
from models.agreement.clauses import Clause, ClauseId
from models.agreement.sides import Side
from models.drafting import signs
from models.drafting.agenda import Agenda
from models.record import seen
from models.record.facts import RATINGS, Ballot
from models.record.standing import Standing, Standings, State, place_among
from models.rules.balance import balance
from models.rules.completeness import left_out_paths
from models.rules.finding import Finding
from models.workshop import Workshop
from ui import dates
from ui.room.clause_text import wall_text
from ui.room.picture import (
    AgreedText,
    Balance,
    Countdown,
    CountRow,
    Diagnosis,
    Funnel,
    Head,
    Reading,
    Remark,
    Reservation,
    RoomPicture,
    Said,
    SignRow,
    Timer,
    Tone,
)
from ui.room.planning import PLAN, funnel_of
from ui.room.remarks import remarks_of
from ui.room.revealing import reveal_of
from ui.steps import Step, steps

AIMS = ("goals", "funnel")
"""The steps at which the room looks at the funnel."""
WIDE = 2
"""A gap between two ratings from which it is talked about first."""


class Face(StrEnum):
    """Which side of a clause the wall shows: what it has come to, both proposals, or the text."""

    LATEST = "latest"
    REVEAL = "reveal"
    TEXT = "text"


def timer_of(agenda: Agenda, now: datetime) -> Timer | None:
    """The time box of the block that runs."""
    block = agenda.running
    if block is None:
        return None
    return Timer(ends=now + agenda.left(block, now), minutes=agenda.planned(block))


def of_agenda(workshop: Workshop, now: datetime) -> Countdown:
    """The block that runs, or the one that is next."""
    agenda = workshop.drafting.agenda
    block = agenda.running or agenda.next_block()
    running = agenda.running is not None
    onward = agenda.next_block() if running else None
    if block is None:
        return Countdown(title="The agenda is done", outcome="", timer=None)
    return Countdown(
        title=block.title,
        outcome=block.outcome,
        timer=timer_of(agenda, now),
        minutes=agenda.planned(block),
        rules=agenda.rules,
        next=onward.title if onward is not None else "",
    )


def of_step(workshop: Workshop, key: str, now: datetime) -> RoomPicture:
    """The question of a step, or both sides' ratings once they are revealed."""
    head = _head_of_step(workshop, key, now)
    if key == "diagnosis":
        rows = _sign_rows(workshop)
        return Diagnosis(head=head, rows=rows) if rows else _rating(workshop, head)
    if key in AIMS:
        return _aims(workshop, head)
    return Reading(head=head)


def agreed_opening(standings: Standings, key: str) -> ClauseId:
    """The first agreed clause of a step in which nothing is open; empty while something is."""
    own = [one for one in standings.values() if one.clause.section == key]
    if not all(one.state.is_settled for one in own):
        return ""
    agreed = (one for one in own if one.state.is_agreed)
    return next((one.clause.id for one in agreed), "")


def of_funnel(workshop: Workshop, now: datetime) -> RoomPicture:
    """The funnel wherever the facilitator is, or its question while it cannot be worked back."""
    return of_step(workshop, "funnel", now)


def of_balance(workshop: Workshop, now: datetime) -> Balance:
    """Who promises what, in figures."""
    head = replace(_head_of_step(workshop, "review", now), question="Who promises what?")
    rows = (
        CountRow(
            label=one.weight.value.capitalize(),
            marketing=len(one.marketing),
            sales=len(one.sales),
        )
        for one in balance(workshop.agreement, left_out_paths(workshop))
    )
    return Balance(head=head, rows=tuple(rows))


def _aims(workshop: Workshop, head: Head, remarks: tuple[Remark, ...] = ()) -> RoomPicture:
    """The funnel; the question alone while a side still writes its own numbers."""
    for topic in (".".join(where) for where in PLAN):
        sealed = _sealed(workshop, topic)
        if sealed and not seen.is_revealed(workshop.record, topic):
            return Reading(head=head, sealed=sealed)
    return funnel_of(workshop, head, remarks) or Reading(head=head)


def of_clause(
    workshop: Workshop,
    standings: Standings,
    clause_id: ClauseId,
    now: datetime,
    face: Face = Face.LATEST,
    findings: Iterable[Finding] = (),
) -> RoomPicture:
    """What a clause has come to: sealed by whom, both proposals, or its text with the votes.

    Of the findings stand there those about the text; there are none beside proposals.
    """
    where = path.parse(clause_id)
    clause = _clause(workshop.agreement, clause_id)
    if where[0] == "diagnosis" and len(where) > 1 and where[1] == "signs":
        return of_step(workshop, "diagnosis", now)
    head = _head(workshop, standings, clause_id, clause, now)
    standing = standings.get(clause_id)
    state = standing.state if standing is not None else State.EMPTY
    shows_reveal = state is State.REVEALED or clause is None
    if face is Face.REVEAL or (face is Face.LATEST and shows_reveal):
        revealed = reveal_of(workshop, clause_id, head)
        if revealed is not None:
            return revealed
    closed = state in (State.EMPTY, State.ONE_SIDED, State.BOTH_IN)
    if clause is None or standing is None or (closed and face is not Face.TEXT):
        return Reading(head=head, sealed=_sealed(workshop, clause_id))
    text = _text(workshop, clause, standing, head, findings)
    if where in PLAN and face is Face.LATEST and not text.has_votes:
        picture = _aims(workshop, head, text.remarks)
        return picture if isinstance(picture, Funnel) else text
    return text


def _head_of_step(workshop: Workshop, key: str, now: datetime) -> Head:
    step = _step(key)
    timer = timer_of(workshop.drafting.agenda, now)
    return Head(step=step.short, question=step.question, timer=timer)


def _head(
    workshop: Workshop,
    standings: Standings,
    clause_id: ClauseId,
    clause: Clause | None,
    now: datetime,
) -> Head:
    where = path.parse(clause_id)
    step = _step(where[0])
    number = ""
    if clause is not None:
        place, among = place_among(standings, clause_id)
        number = f"{place} of {among}" if place else ""
    return Head(
        step=step.short,
        clause=clause.title if clause is not None else "",
        number=number,
        question=step.question,
        timer=timer_of(workshop.drafting.agenda, now),
    )


def _text(
    workshop: Workshop,
    clause: Clause,
    standing: Standing,
    head: Head,
    findings: Iterable[Finding],
) -> AgreedText:
    ballot = standing.ballot
    words, tone = _stands(standing)
    text = wall_text(workshop.agreement, clause)
    remarks = remarks_of(workshop.agreement, clause, text, findings)
    marketing, without_marketing = _votes(ballot, Side.MARKETING)
    sales, without_sales = _votes(ballot, Side.SALES)
    return AgreedText(
        head=head,
        state=words,
        tone=tone,
        text=() if standing.state is State.LEFT_OUT else text.lines,
        at=dates.clock(datetime.fromisoformat(ballot.at)) if ballot is not None else "",
        marketing=marketing,
        sales=sales,
        abstained=(without_marketing, without_sales),
        reservations=_reservations(ballot),
        remarks=() if tone is Tone.PARKED else remarks,
        next=_next(workshop.agreement, clause),
    )


def _stands(standing: Standing) -> tuple[str, Tone]:
    match standing.state:
        case State.AGREED | State.RESERVED:
            return "Agreed by both sides", Tone.AGREED
        case State.PARKED:
            return "Parked as an open issue", Tone.PARKED
        case State.LEFT_OUT:
            return "Not applicable", Tone.PARKED
        case State.DISCUSSED if standing.ballot is not None:
            return _failing(standing.ballot), Tone.FAILED
        case State.REOPENED:
            return "Open again: the text has changed", Tone.OPEN
        case _:
            return "Text to agree on", Tone.OPEN


def _failing(ballot: Ballot) -> str:
    said = []
    for side in Side:
        low = sum(vote.stops for vote in ballot.votes if vote.side == side)
        if low:
            said.append(f"{side.label} has {low} below 3")
        elif not ballot.passes_on(side):
            said.append(f"nobody of {side.label} has voted")
    return f"Not agreed yet: {', '.join(said)}"


def _votes(ballot: Ballot | None, side: Side) -> tuple[tuple[int, ...], int]:
    """The fingers of a side from high to low, and how many abstained."""
    if ballot is None:
        return (), 0
    own = [vote.fingers for vote in ballot.votes if vote.side == side]
    given = sorted((fingers for fingers in own if fingers is not None), reverse=True)
    return tuple(given), len(own) - len(given)


def _reservations(ballot: Ballot | None) -> tuple[Reservation, ...]:
    if ballot is None or not ballot.passes:
        return ()
    return tuple(
        Reservation(side=Side(vote.side), words=vote.note)
        for vote in ballot.reservations
        if vote.side in tuple(Side)
    )


def _next(agreement: Agreement, clause: Clause) -> str:
    siblings = list(clauses.of(clause.section, getattr(agreement, clause.section)))
    place = [one.id for one in siblings].index(clause.id)
    if place + 1 < len(siblings):
        return siblings[place + 1].title
    every = [step.key for step in steps()]
    return steps()[every.index(clause.section) + 1].short


def _sealed(workshop: Workshop, topic: str) -> tuple[Side, ...]:
    return tuple(side for side in Side if seen.has_sealed(workshop.record, topic, side))


def _rating(workshop: Workshop, head: Head) -> Reading:
    return Reading(head=head, sealed=_sealed(workshop, RATINGS))


def _sign_rows(workshop: Workshop) -> tuple[SignRow, ...]:
    ratings = seen.ratings(workshop.drafting.blind, workshop.record)
    own = {row.id: row.text for row in workshop.agreement.diagnosis.signs}
    found: dict[str, dict[str, int | None]] = {}
    for rating in ratings:
        found.setdefault(rating.sign, {})[rating.side] = rating.rating
    rows = []
    for key, sides in found.items():
        known = signs.sign(key)
        statement = known.statement if known is not None else own.get(key, "")
        if statement:
            marketing, sales = sides.get(Side.MARKETING), sides.get(Side.SALES)
            rows.append(SignRow(statement=statement, marketing=marketing, sales=sales))
    return tuple(sorted(rows, key=_urgency))


def _urgency(row: SignRow) -> tuple[int, int]:
    wide = row.apart if row.apart >= WIDE else 0
    return -wide, -((row.marketing or 0) + (row.sales or 0))


def _clause(agreement: Agreement, clause_id: ClauseId) -> Clause | None:
    where = path.parse(clause_id)
    section = getattr(agreement, where[0])
    return next((one for one in clauses.of(where[0], section) if one.id == clause_id), None)


def _step(key: str) -> Step:
    return next(step for step in steps() if step.key == key)


__all__ = [
    "Face",
    "Said",
    "agreed_opening",
    "of_agenda",
    "of_balance",
    "of_clause",
    "of_funnel",
    "of_step",
    "timer_of",
]
