"""What may be seen of blind input: nothing of the other side before the reveal."""

from __future__ import annotations

from models.agreement.clauses import ClauseId
from models.drafting.blind import Blind, MeantNumber, Proposal, Rating, Sorting, Wish
from models.drafting.drafting import Drafting
from models.drafting.vague_words import is_said
from models.record import history
from models.record.facts import ISSUES, RATINGS, SORTING, Topic
from models.record.record import Record


def is_revealed(record: Record, topic: Topic) -> bool:
    """True once both sides may see each other's input on the topic."""
    own = history.of(record).get(topic)
    return own is not None and own.is_revealed


def has_sealed(record: Record, topic: Topic, side: str) -> bool:
    """True once the side has closed its input on the topic."""
    own = history.of(record).get(topic)
    return own is not None and own.has_sealed(side)


def proposals(blind: Blind, record: Record, clause: ClauseId) -> tuple[Proposal, ...]:
    """The proposals on a clause that may be seen; late ones once they are sealed too."""
    if not is_revealed(record, clause):
        return ()
    return tuple(
        proposal
        for proposal in blind.proposals
        if proposal.clause == clause and has_sealed(record, clause, proposal.side)
    )


def proposed_clauses(blind: Blind, record: Record) -> tuple[ClauseId, ...]:
    """The clauses with proposals that may be seen, in the order they were first proposed."""
    return tuple(
        dict.fromkeys(
            proposal.clause
            for proposal in blind.proposals
            if is_revealed(record, proposal.clause)
            and has_sealed(record, proposal.clause, proposal.side)
        )
    )


def ratings(blind: Blind, record: Record) -> tuple[Rating, ...]:
    """The ratings of the signs, once they are revealed; late ones once they are sealed too."""
    if not is_revealed(record, RATINGS):
        return ()
    return tuple(one for one in blind.ratings if has_sealed(record, RATINGS, one.side))


def sortings(blind: Blind, record: Record) -> tuple[Sorting, ...]:
    """How the sides sorted the sample leads, once that is revealed and sealed."""
    if not is_revealed(record, SORTING):
        return ()
    return tuple(one for one in blind.sortings if has_sealed(record, SORTING, one.side))


def wishes(blind: Blind, record: Record) -> tuple[Wish, ...]:
    """Concerns and requests written down alone, once they are revealed and sealed."""
    if not is_revealed(record, ISSUES):
        return ()
    return tuple(one for one in blind.wishes if has_sealed(record, ISSUES, one.side))


def numbers(blind: Blind, record: Record) -> tuple[MeantNumber, ...]:
    """The numbers for vague words that may be seen; late ones once they are sealed too."""
    return tuple(
        one
        for one in blind.numbers
        if is_said(one)
        and is_revealed(record, one.topic)
        and has_sealed(record, one.topic, one.side)
    )


def is_late(record: Record, topic: Topic, side: str) -> bool:
    """True when the side's input on the topic was sealed after the reveal."""
    own = history.of(record).get(topic)
    return own is not None and any(fact.late for fact in own.sealed if fact.side == side)


def shown(blind: Blind, record: Record) -> Blind:
    """Only what may be seen, as it may leave this laptop or stand in a version."""
    return Blind(
        proposals=tuple(
            proposal
            for clause in proposed_clauses(blind, record)
            for proposal in proposals(blind, record, clause)
        ),
        ratings=ratings(blind, record),
        sortings=sortings(blind, record),
        wishes=wishes(blind, record),
        numbers=numbers(blind, record),
    )


def revealed(drafting: Drafting, record: Record) -> Drafting:
    """The working material that may leave this laptop or stand in a version.

    Values keep where they come from; sample leads go along once their sorting is revealed.
    """
    leads = drafting.leads if is_revealed(record, SORTING) else ()
    return Drafting(origins=drafting.origins, blind=shown(drafting.blind, record), leads=leads)
