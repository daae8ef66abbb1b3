"""What a turn is about in the words of the hand-over screen, and how far each side is with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from models.agreement import clauses
from models.agreement.clauses import Clause, ClauseId
from models.agreement.sections.people import Participant
from models.agreement.sides import Side
from models.drafting.blind import Turn
from models.drafting.encoding import blind_input
from models.drafting.rated_signs import statements
from models.drafting.vague_words import stands, vague_word
from models.record import history, seen
from models.record.facts import ISSUES, RATINGS, SORTING, Topic
from models.record.record import left_out
from models.record.standing import standings
from models.workshop import Workshop
from ui.steps import Step, steps

MINUTES = 6
"""What a turn takes unless the facilitator says otherwise."""
TOGETHER = "issues"
"""The step on which a side writes nothing but wishes."""


class Has(Enum):
    """How far a side is with its own input; the words say no more than that."""

    SEALED = "sealed"
    WRITING = "writing"
    NOTHING = "not yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """How much there is to write, such as "3 clauses", and on which step."""

    count: str
    step: str


def step_at(key: str) -> Step:
    """The step with this key."""
    return next(step for step in steps() if step.key == key)


def steps_to_write_on(workshop: Workshop) -> tuple[Step, ...]:
    """The steps on which a side can propose something."""
    return tuple(step for step in steps() if topics_of(workshop, step.key))


def topics_of(workshop: Workshop, step: str) -> tuple[Topic, ...]:
    """The clauses of a step that are wanted; on the step of open issues the wishes."""
    if step == TOGETHER:
        return (ISSUES,)
    section = getattr(workshop.agreement, step, None)
    if section is None:
        return ()
    out = left_out(workshop.record)
    return tuple(clause.id for clause in clauses.of(step, section) if clause.id not in out)


def wanted(workshop: Workshop, own: tuple[Clause, ...], order: str = "") -> tuple[Clause, ...]:
    """The clauses to write on in the order of their page, without those that are left out."""
    out = left_out(workshop.record)
    kept = [clause for clause in own if clause.id not in out]
    if order == "rows first":
        kept.sort(key=_is_answers)
    return tuple(kept)


def subject(workshop: Workshop, turn: Turn) -> Subject:
    """What a turn is about."""
    number = len(turn.topics)
    match turn.topics:
        case (topic,) if topic == RATINGS:
            count = f"{len(statements(workshop.agreement))} signs"
        case (topic,) if topic == SORTING:
            count = _counted(len(workshop.drafting.leads), "sample lead")
        case (topic,) if topic == ISSUES:
            count = "Concerns and requests"
        case (topic, *_) if vague_word(topic) is not None:
            count = _counted(number, "word")
        case _:
            count = _clauses(workshop, turn.topics)
    return Subject(count=count, step=step_at(turn.step).short)


def has(workshop: Workshop, side: Side, topics: tuple[Topic, ...]) -> Has:
    """How far a side is with all of these topics."""
    written = [topic for topic in topics if blind_input(workshop.drafting.blind, topic, side)]
    known = history.of(workshop.record)
    sealed = [topic for topic in topics if topic in known and known[topic].has_sealed(side)]
    if sealed and set(written) <= set(sealed):
        return Has.SEALED
    return Has.WRITING if written else Has.NOTHING


def asks_for_numbers(topics: tuple[Topic, ...]) -> bool:
    """True when the side says the numbers that it had in mind for vague words."""
    return bool(topics) and all(vague_word(topic) is not None for topic in topics)


def with_begun(workshop: Workshop, topics: tuple[Topic, ...]) -> tuple[Topic, ...]:
    """These words, and the others of the same step that not both sides have sealed yet."""
    if not asks_for_numbers(topics):
        return topics
    sections = {word.path[0] for word in map(vague_word, topics) if word is not None}
    given = [one.topic for one in workshop.drafting.blind.numbers]
    begun = (
        topic
        for topic in (*given, *history.of(workshop.record))
        if (word := vague_word(topic)) is not None
        and word.path[0] in sections
        and stands(workshop.agreement, word)
        and not seen.is_revealed(workshop.record, topic)
        and not all(has(workshop, side, (topic,)) is Has.SEALED for side in Side)
    )
    return tuple(dict.fromkeys((*topics, *begun)))


def sealed_when(workshop: Workshop, side: Side, topics: tuple[Topic, ...]) -> datetime | None:
    """When a side last sealed any of these topics."""
    known = history.of(workshop.record)
    times = [
        fact.at
        for topic in topics
        if topic in known
        for fact in known[topic].sealed
        if fact.side == side
    ]
    return datetime.fromisoformat(max(times)) if times else None


def members(workshop: Workshop, side: Side) -> tuple[Participant, ...]:
    """The people who write for a side: its own, and those of other teams that belong to it."""
    return tuple(_members(workshop, side))


def writers(workshop: Workshop, turn: Turn) -> tuple[Participant, ...]:
    """The people who sit down for a turn."""
    side = members(workshop, Side(turn.side))
    return tuple(one for one in side if one.id == turn.author) if turn.author else side


def _members(workshop: Workshop, side: Side) -> Iterator[Participant]:
    for person in workshop.agreement.parties.participants:
        belongs = person.belongs_to if person.side == "other" else person.side
        if belongs == side and person.name and person.decision_right != "observes":
            yield person


def others_topics(workshop: Workshop, turn: Turn) -> tuple[ClauseId, ...]:
    """What the other side writes on after this turn: the same, but for rows of one side alone."""
    if turn.topics in ((RATINGS,), (SORTING,), (ISSUES,)) or asks_for_numbers(turn.topics):
        return turn.topics
    return topics_of(workshop, turn.step)


def _is_answers(clause: Clause) -> bool:
    return len(clause.path) == 2


def _clauses(workshop: Workshop, topics: tuple[Topic, ...]) -> str:
    """The clauses as they are counted everywhere; what nobody needs yet is optional."""
    known = standings(workshop.agreement, workshop.record)
    needed = sum(topic in known for topic in topics)
    optional = len(topics) - needed
    if not needed:
        return _counted(optional, "optional clause")
    return _counted(needed, "clause") + (f", {optional} optional" if optional else "")


def _counted(number: int, one: str) -> str:
    return f"{number} {one}" if number == 1 else f"{number} {one}s"
