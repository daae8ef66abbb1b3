"""What the board says of the lead stages: one face for each, and what runs between them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from models.agreement import words
from models.agreement.agreement import Agreement
from models.agreement.section import RowId
from models.agreement.sections.stages import OPERATORS, Criterion, LeadStage
from models.agreement.values import grouped

SIDES = ("marketing", "sales")


@dataclass(frozen=True, slots=True, kw_only=True)
class StageFace:
    """A stage as its card shows it; empty words mean that nobody has answered yet."""

    id: RowId
    name: str
    alias: str
    owner: str
    entry: str
    criteria: tuple[str, ...]
    final: bool
    limit: str = ""
    forward: str = ""
    back: str = ""
    out: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Handoff:
    """Where the lead changes hands: behind the stage at place `after`, counted from 0."""

    after: int
    words: str
    is_set: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Recycling:
    """The way back to an earlier stage: its place, the places it starts from, and the words."""

    to: int
    sources: tuple[int, ...]
    name: str
    limit: str


def stage_faces(agreement: Agreement) -> tuple[StageFace, ...]:
    """All stages in the order of the funnel."""
    stages = agreement.stages.stages
    names = {stage.id: stage.name or "New stage" for stage in stages}
    return tuple(_face(stage, names, first=number == 0) for number, stage in enumerate(stages))


def handoff(agreement: Agreement) -> Handoff | None:
    """The border between the teams; None while one team owns every stage."""
    stages, agreed = agreement.stages.stages, agreement.handoff.answers.stage
    borders = [
        place
        for place, (stage, following) in enumerate(pairwise(stages))
        if (stage.owner, following.owner) == SIDES
    ]
    if not borders:
        return None
    near = [
        place for place in borders if agreed in (stages[place].id, stages[place + 1].id) and agreed
    ]
    if not near:
        words_ = "Handoff elsewhere" if agreed else "Handoff not set yet"
        return Handoff(after=borders[0], words=words_, is_set=False)
    starts = any(tier.start_stage == agreed for tier in agreement.response.tiers)
    said = "Handoff, clock starts" if starts else "Handoff"
    return Handoff(after=near[0], words=said, is_set=True)


def recycling(agreement: Agreement) -> Recycling | None:
    """The stage that most others lead back to, with those that do; None when none does."""
    stages = agreement.stages.stages
    places = {stage.id: place for place, stage in enumerate(stages)}
    ways = [
        (places[target], place)
        for place, stage in enumerate(stages)
        for target in stage.back
        if not stage.final and places.get(target, place) < place
    ]
    if not ways:
        return None
    counted = Counter(to for to, _ in ways)
    most = max(counted.values())
    to = min(place for place, count in counted.items() if count == most)
    cycles = agreement.recycling.answers.most_cycles
    limit = ""
    if cycles is not None:
        limit = f"at most {grouped(cycles)} {'cycle' if cycles == 1 else 'cycles'}"
    return Recycling(
        to=to,
        sources=tuple(source for target, source in ways if target == to),
        name=f"Back to {stages[to].name or 'the first stage'}",
        limit=limit,
    )


def criterion_words(criterion: Criterion) -> str:
    """A criterion in a few words, such as "Visited the pricing page, at least 2 visits"."""
    said = [criterion.observable or "New criterion"]
    if criterion.value:
        operator = label_of_operator(criterion.operator)
        said.append(" ".join(word for word in (operator, criterion.value, criterion.unit) if word))
    if criterion.look_back is not None:
        days = str(criterion.look_back).replace("calendar\u00a0", "").replace("calendar ", "")
        return f"{', '.join(said)} in {days}"
    return ", ".join(said)


def label_of_operator(key: str) -> str:
    """The word between a fact and its number; none where the fact stands by itself."""
    if key in ("", "is_true"):
        return ""
    return next((option.label for option in OPERATORS if option.key == key), "")


def _face(stage: LeadStage, names: dict[RowId, str], *, first: bool) -> StageFace:
    return StageFace(
        id=stage.id,
        name=stage.name,
        alias=stage.alias,
        owner=stage.owner if stage.owner in SIDES else "",
        entry=_entry(stage),
        criteria=tuple(criterion_words(one) for one in stage.criteria),
        final=bool(stage.final),
        limit="" if stage.time_limit is None else str(stage.time_limit),
        forward=names.get(stage.forward, ""),
        back=words.listed([names[row] for row in stage.back if row in names]),
        out=stage.out,
        first=first,
    )


def _entry(stage: LeadStage) -> str:
    if stage.final and len(stage.criteria) == 1:
        return "Fact"
    if stage.combination == "some" and stage.how_many is not None:
        return f"At least {grouped(stage.how_many)} of"
    return {"all": "All of", "any": "Any of", "some": "Some of"}.get(stage.combination, "To enter")
