"""The record as it may leave this laptop: what was decided, not who voted how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from models.record import seen
from models.record.facts import AnyFact, Ballot, Sealed, Vote
from models.record.record import Record


def shared(record: Record) -> Record:
    """The same decisions and reservations without voters and without what is still sealed.

    Where every clause stands, and what a document prints of the record, stay as they are.
    """
    return Record(facts=tuple(_shared(record)))


def _shared(record: Record) -> Iterator[AnyFact]:
    for fact in record.facts:
        match fact:
            case Ballot():
                yield replace(fact, votes=_unnamed(fact.votes))
            case Sealed():
                open_at = [
                    at for at, topic in enumerate(fact.topics) if seen.is_revealed(record, topic)
                ]
                if open_at:
                    yield replace(
                        fact,
                        topics=tuple(fact.topics[at] for at in open_at),
                        digests=tuple(fact.digests[at] for at in open_at),
                    )
            case _:
                yield fact


def _unnamed(votes: tuple[Vote, ...]) -> tuple[Vote, ...]:
    """The votes of each side from high to low; a reservation keeps its name, as it is printed."""
    return tuple(sorted((_without_voter(vote) for vote in votes), key=_high_to_low))


def _without_voter(vote: Vote) -> Vote:
    named = vote.is_reservation
    return Vote(
        participant=vote.participant if named else "",
        name=vote.name if named else "",
        side=vote.side,
        fingers=vote.fingers,
        note=vote.note if named or vote.stops else "",
    )


def _high_to_low(vote: Vote) -> tuple[str, int, str, str]:
    given = -1 if vote.fingers is None else vote.fingers
    return vote.side, -given, vote.name, vote.note
