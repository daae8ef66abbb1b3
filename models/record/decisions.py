"""The decision log that fills itself, and what of it goes into an e-mail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from models.agreement.clauses import ClauseId
from models.agreement.sides import Side
from models.record.facts import Applicable, Ballot, NotApplicable, Parked, Vote
from models.record.record import Record


class Outcome(StrEnum):
    """What a decision did to its clause."""

    AGREED = "Agreed"
    FAILED = "Not agreed"
    PARKED = "Parked"
    LEFT_OUT = "Not applicable"
    TAKEN_IN = "Applicable again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """One line of the log: which clause, with which words, how, when (UTC), by whom and why."""

    clause: ClauseId
    title: str
    words: str
    fingerprint: str
    outcome: Outcome
    how: str
    at: str
    by: str
    why: str = ""
    votes: tuple[Vote, ...] = ()


def log(record: Record) -> tuple[Logged, ...]:
    """Everything that was decided on clauses, oldest first."""
    return tuple(_log(record))


def _log(record: Record) -> Iterator[Logged]:
    titles: dict[ClauseId, str] = {}
    for fact in record.facts:
        match fact:
            case Ballot():
                for text in fact.texts:
                    titles[text.clause] = text.title
                    yield Logged(
                        clause=text.clause,
                        title=text.title,
                        words=text.words,
                        fingerprint=text.fingerprint,
                        outcome=Outcome.AGREED if fact.passes else Outcome.FAILED,
                        how=tally(fact),
                        at=fact.at,
                        by=fact.by,
                        why=fact.why,
                        votes=fact.votes,
                    )
            case NotApplicable() | Applicable() | Parked():
                yield from _settled(fact, titles)
            case _:
                pass


def _settled(
    fact: NotApplicable | Applicable | Parked, titles: dict[ClauseId, str]
) -> Iterator[Logged]:
    outcome = {
        NotApplicable: Outcome.LEFT_OUT,
        Applicable: Outcome.TAKEN_IN,
        Parked: Outcome.PARKED,
    }[type(fact)]
    sides = fact.sides if isinstance(fact, NotApplicable) else ()
    how = f"Both sides: {', '.join(Side(side).label for side in sides)}" if sides else ""
    why = "" if isinstance(fact, Applicable) else fact.reason
    for clause in fact.clauses:
        yield Logged(
            clause=clause,
            title=titles.get(clause, ""),
            words="",
            fingerprint="",
            outcome=outcome,
            how=how,
            at=fact.at,
            by=fact.by,
            why=why,
        )


def tally(ballot: Ballot) -> str:
    """The votes of each side from high to low, such as "Marketing 5, 4, 4; Sales 4, 3"."""
    sides = []
    for side in Side:
        own = [vote.fingers for vote in ballot.votes if vote.side == side]
        given = sorted((fingers for fingers in own if fingers is not None), reverse=True)
        silent = len(own) - len(given)
        words = ", ".join(str(fingers) for fingers in given) or "no vote"
        if silent:
            words += f" ({silent} abstained)"
        sides.append(f"{side.label} {words}")
    return "; ".join(sides)
