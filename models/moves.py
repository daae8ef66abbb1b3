"""The moves of joint drafting: each takes a workshop and gives it back as it is after."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from models.agreement import clauses, codec, fields, path, walk
from models.agreement.agreement import Agreement
from models.agreement.clauses import Clause, ClauseId
from models.agreement.section import Row
from models.agreement.sections.issues import Issue
from models.agreement.sides import Side
from models.agreement.wording import clause_words
from models.drafting.blind import Blind, Said, Turn
from models.drafting.encoding import blind_input
from models.drafting.origins import Origin, Source, confirmed
from models.drafting.vague_words import both_numbers, issue_on, vague_word
from models.errors import UserError
from models.record import history, seen
from models.record.facts import (
    RATINGS,
    SORTING,
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
    Vote,
)
from models.workshop import Workshop

ISSUES_AT = ("issues", "issues")


@dataclass(frozen=True, slots=True)
class Moment:
    """When something is done, in UTC and ISO 8601, and by whom at the laptop."""

    at: str
    by: str


# Turns


def take_turn(workshop: Workshop, turn: Turn) -> Workshop:
    """Hand the keyboard to a side."""
    return _drafting(workshop, turn=turn)


def hand_back(workshop: Workshop) -> Workshop:
    """End a turn without sealing; what was typed is kept for the side's next turn."""
    return _drafting(workshop, turn=None)


def seal(workshop: Workshop, side: Side, topics: Sequence[Topic], moment: Moment) -> Workshop:
    """Close a side's input on topics; after a reveal it is kept and marked late.

    Topics without any input from the side are left open. Raises UserError when none has any.
    """
    blind = workshop.drafting.blind
    given = [topic for topic in topics if blind_input(blind, topic, side)]
    if not given:
        raise UserError(
            f"{side.label} has not written anything yet.", "Write at least one answer first."
        )
    salted = _salted(blind, given, side)
    paper = workshop.drafting.turn is not None and workshop.drafting.turn.paper
    facts = []
    for late in (False, True):
        own = [topic for topic in given if seen.is_revealed(workshop.record, topic) is late]
        if own:
            facts.append(
                Sealed(
                    at=moment.at,
                    by=moment.by,
                    side=side,
                    topics=tuple(own),
                    digests=tuple(_digest(salted, topic, side) for topic in own),
                    late=late,
                    paper=paper,
                )
            )
    sealed = _drafting(workshop, blind=salted, turn=None)
    return replace(sealed, record=workshop.record.plus(*facts))


def broken_seals(workshop: Workshop, side: Side) -> tuple[Topic, ...]:
    """The topics on which a side has written on since it last sealed them."""
    blind, known = workshop.drafting.blind, history.of(workshop.record)
    found = []
    for key in blind.salts:
        owner, _, topic = key.partition(":")
        if owner != side or topic not in known:
            continue
        own = [fact for fact in known[topic].sealed if fact.side == side]
        if own and own[-1].digests[own[-1].topics.index(topic)] != _digest(blind, topic, side):
            found.append(topic)
    return tuple(found)


def reveal(workshop: Workshop, topics: Sequence[Topic], moment: Moment) -> Workshop:
    """Show both sides' input on topics; `early` is noted when one side had not sealed.

    A row that only one side has thought of waits for nobody. Two different numbers for a vague
    word become an open issue.
    """
    clause_ids = [topic for topic in topics if "." in topic and vague_word(topic) is None]
    waiting = [
        topic
        for topic in topics
        if not all(seen.has_sealed(workshop.record, topic, side) for side in Side)
        and (topic not in clause_ids or path.exists(workshop.agreement, path.parse(topic)))
    ]
    fact = Revealed(
        at=moment.at,
        by=moment.by,
        topics=tuple(topics),
        texts=tuple(texts(workshop.agreement, clause_ids)),
        early=bool(waiting),
    )
    return dispute(replace(workshop, record=workshop.record.plus(fact)), topics)


def dispute(workshop: Workshop, topics: Sequence[Topic]) -> Workshop:
    """Make open issues of vague words for which the sides have different numbers in mind.

    Nothing that is not revealed counts, and no numbers become an issue twice.
    """
    agreement = workshop.agreement
    shown = seen.numbers(workshop.drafting.blind, workshop.record)
    for word in filter(None, map(vague_word, topics)):
        issue = issue_on(agreement, both_numbers(word, shown))
        if issue is not None and not path.exists(agreement, (*ISSUES_AT, issue.id)):
            agreement = path.insert(agreement, ISSUES_AT, issue)
    return (
        replace(workshop, agreement=agreement) if agreement is not workshop.agreement else workshop
    )


def new_round(workshop: Workshop, topic: Topic, moment: Moment) -> Workshop:
    """Let both sides rate, sort or say a number once more, blind again."""
    blind = workshop.drafting.blind
    if topic == RATINGS:
        blind = replace(blind, ratings=())
    elif topic == SORTING:
        blind = replace(blind, sortings=())
    elif vague_word(topic) is not None:
        kept = tuple(one for one in blind.numbers if one.topic != topic)
        blind = replace(blind, numbers=kept)
    fact = NewRound(at=moment.at, by=moment.by, topics=(topic,))
    emptied = _drafting(workshop, blind=blind)
    return replace(emptied, record=workshop.record.plus(fact))


def pair(workshop: Workshop, one: ClauseId, other: ClauseId) -> Workshop:
    """Take two rows that the sides proposed apart for the same one; `other` takes `one`'s place.

    Only revealed proposals of new rows can be paired.
    """
    row_id = path.parse(one)[-1]
    blind = workshop.drafting.blind
    moved = tuple(
        replace(proposal, clause=one, value=replace(proposal.value, id=row_id))
        if proposal.clause == other and isinstance(proposal.value, Row)
        else proposal
        for proposal in blind.proposals
    )
    record = workshop.record
    for fact in record.facts:
        if isinstance(fact, Sealed) and other in fact.topics:
            number = fact.topics.index(other)
            record = record.plus(replace(fact, topics=(one,), digests=(fact.digests[number],)))
    return replace(_drafting(workshop, blind=replace(blind, proposals=moved)), record=record)


def begin_from(
    workshop: Workshop, clause: ClauseId, value: Said, source: Source | None
) -> Workshop:
    """Go on with this value as the text of a clause; its answers keep where they come from.

    A row that the agreement does not have yet joins the others. No source leaves no origins.
    """
    where = path.parse(clause)
    agreement = workshop.agreement
    if path.exists(agreement, where):
        agreement = path.put(agreement, where, value)
    else:
        agreement = path.insert(agreement, where[:-1], value)
    origins = dict(confirmed(workshop.drafting.origins, where))
    if source is not None:
        origins |= {
            path.text(answer.path): Origin(source)
            for answer in walk.answers(agreement)
            if answer.path[: len(where)] == where and not fields.is_empty(answer.value)
        }
    begun = _drafting(workshop, origins=origins)
    return replace(begun, agreement=agreement)


# Ballots and what else settles a clause


def texts(agreement: Agreement, ids: Iterable[ClauseId]) -> list[Text]:
    """The clauses as they stand now; those that are gone are passed over."""
    known = {clause.id: clause for clause in clauses.clauses(agreement)}
    return [text_of(agreement, known[key]) for key in ids if key in known]


def text_of(agreement: Agreement, clause: Clause) -> Text:
    """A clause as it stands now, with its fingerprint and its words."""
    return Text(
        clause=clause.id,
        fingerprint=clauses.fingerprint(agreement, clause),
        title=clause.title,
        words=clause_words(agreement, clause),
    )


def vote(
    workshop: Workshop, ids: Sequence[ClauseId], votes: Sequence[Vote], why: str, moment: Moment
) -> Workshop:
    """Record a ballot on the present texts of clauses; whoever stays silent is not in it."""
    on = tuple(texts(workshop.agreement, ids))
    if not on:
        raise UserError("There is no clause to vote on.", "Choose at least one clause.")
    ballot = Ballot(at=moment.at, by=moment.by, texts=on, votes=tuple(votes), why=why)
    return replace(workshop, record=workshop.record.plus(ballot))


def park(workshop: Workshop, ids: Sequence[ClauseId], issue: Issue, moment: Moment) -> Workshop:
    """Put clauses off to an open issue, which joins the list of issues."""
    agreement = path.insert(workshop.agreement, ISSUES_AT, issue)
    fact = Parked(at=moment.at, by=moment.by, clauses=tuple(ids), issue=issue.id, reason=issue.text)
    return replace(workshop, agreement=agreement, record=workshop.record.plus(fact))


def resume(workshop: Workshop, ids: Sequence[ClauseId], moment: Moment) -> Workshop:
    """Work on parked clauses again."""
    fact = Resumed(at=moment.at, by=moment.by, clauses=tuple(ids))
    return replace(workshop, record=workshop.record.plus(fact))


def leave_out(
    workshop: Workshop,
    ids: Sequence[ClauseId],
    reason: str,
    sides: Sequence[Side],
    moment: Moment,
) -> Workshop:
    """Leave clauses out for a reason that both sides agree to."""
    if not reason.strip():
        raise UserError("A reason is needed.", "Say in a sentence why it does not apply.")
    fact = NotApplicable(
        at=moment.at, by=moment.by, clauses=tuple(ids), reason=reason, sides=tuple(sides)
    )
    return replace(workshop, record=workshop.record.plus(fact))


def take_back_in(workshop: Workshop, ids: Sequence[ClauseId], moment: Moment) -> Workshop:
    """Want clauses after all that were left out."""
    fact = Applicable(at=moment.at, by=moment.by, clauses=tuple(ids))
    return replace(workshop, record=workshop.record.plus(fact))


def _drafting(workshop: Workshop, **changes: object) -> Workshop:
    drafting = replace(workshop.drafting, **changes)  # type: ignore[arg-type]
    return replace(workshop, drafting=drafting)


def _salted(blind: Blind, topics: Iterable[Topic], side: Side) -> Blind:
    salts = dict(blind.salts)
    for topic in topics:
        salts[f"{side}:{topic}"] = secrets.token_hex(16)
    return replace(blind, salts=salts)


def _digest(blind: Blind, topic: Topic, side: Side) -> str:
    salt = blind.salts[f"{side}:{topic}"]
    words = codec.canonical(blind_input(blind, topic, side))
    return codec.digest(f"{salt}{words}")
