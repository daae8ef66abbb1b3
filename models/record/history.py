"""What has happened to every clause and topic, sorted out of the record once."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from models.agreement.clauses import ClauseId
from models.record.facts import (
    AnyFact,
    Applicable,
    Ballot,
    NewRound,
    NotApplicable,
    Parked,
    Resumed,
    Revealed,
    Sealed,
    Text,
    Topic,
)
from models.record.record import Record


@dataclass(slots=True)
class ClauseHistory:
    """The facts about one clause, in order."""

    sealed: list[Sealed] = field(default_factory=list)
    revealed: list[Revealed] = field(default_factory=list)
    ballots: list[Ballot] = field(default_factory=list)
    parking: list[Parked | Resumed] = field(default_factory=list)
    leaving: list[NotApplicable | Applicable] = field(default_factory=list)
    order: list[AnyFact] = field(default_factory=list)

    @property
    def is_revealed(self) -> bool:
        """True once both sides may see each other's input."""
        return bool(self.revealed)

    def has_sealed(self, side: str) -> bool:
        """True once the side has closed its input."""
        return any(fact.side == side for fact in self.sealed)

    @property
    def parked(self) -> Parked | None:
        """The parking that holds at present."""
        last = self.parking[-1] if self.parking else None
        return last if isinstance(last, Parked) else None

    @property
    def left_out(self) -> NotApplicable | None:
        """The decision to leave the clause out, while it holds."""
        last = self.leaving[-1] if self.leaving else None
        return last if isinstance(last, NotApplicable) else None

    def ballot_on(self, clause: ClauseId, fingerprint: str) -> Ballot | None:
        """The latest ballot on this clause with exactly this content."""
        for ballot in reversed(self.ballots):
            if any(_is(text, clause, fingerprint) for text in ballot.texts):
                return ballot
        return None

    def passed_before(self, clause: ClauseId) -> Ballot | None:
        """The latest ballot that ever passed on this clause, whatever it said then."""
        for ballot in reversed(self.ballots):
            if ballot.passes and any(text.clause == clause for text in ballot.texts):
                return ballot
        return None


History = dict[Topic, ClauseHistory]

MOST_KEPT = 4
"""Records whose history is kept: the draft's, and those of versions looked at beside it."""

_kept: deque[tuple[Record, History]] = deque(maxlen=MOST_KEPT)


def of(record: Record) -> History:
    """The history of every clause and topic that any fact speaks of.

    The histories of the latest records are kept, since they are asked for with every key.
    """
    for known, history in tuple(_kept):
        if known is record:
            return history
    found: History = {}
    for fact in record.facts:
        for topic in topics_of(fact):
            _note(found.setdefault(topic, ClauseHistory()), fact)
    _kept.append((record, found))
    return found


def topics_of(fact: AnyFact) -> tuple[Topic, ...]:
    """The clauses and topics that a fact speaks of."""
    match fact:
        case Sealed() | Revealed() | NewRound():
            return fact.topics
        case Ballot():
            return tuple(text.clause for text in fact.texts)
        case Parked() | Resumed() | NotApplicable() | Applicable():
            return fact.clauses
        case _:
            return ()


def _note(history: ClauseHistory, fact: AnyFact) -> None:
    history.order.append(fact)
    match fact:
        case Sealed():
            history.sealed.append(fact)
        case Revealed():
            history.revealed.append(fact)
        case NewRound():
            history.sealed.clear()
            history.revealed.clear()
        case Ballot():
            history.ballots.append(fact)
        case Parked() | Resumed():
            history.parking.append(fact)
        case NotApplicable() | Applicable():
            history.leaving.append(fact)
        case _:
            pass


def _is(text: Text, clause: ClauseId, fingerprint: str) -> bool:
    return text.clause == clause and text.fingerprint == fingerprint
