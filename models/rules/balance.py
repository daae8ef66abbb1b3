"""What each side takes on: duties, deadlines, measures and consequences, counted side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from models.agreement import fields, kinds
from models.agreement.agreement import Agreement
from models.agreement.path import Path
from models.agreement.section import Holder, Row
from models.agreement.sides import Side

LOPSIDED = 3
"""From so many times as much on one side it counts as one-sided."""

UNCOUNTED = frozenset(["attempts_over", "warning_at"])
"""Times that say how attempts are spread and shares that only warn: nobody is held to them."""


class Weight(StrEnum):
    """What is counted; the value is its name in the plural."""

    DUTIES = "duties"
    DEADLINES = "deadlines"
    MEASURES = "measures"
    CONSEQUENCES = "consequences"


@dataclass(frozen=True, slots=True)
class Weighed:
    """One kind of thing, with the places where each side takes it on."""

    weight: Weight
    marketing: tuple[Path, ...]
    sales: tuple[Path, ...]

    @property
    def more_on(self) -> Side | None:
        """The side that carries several times as much as the other; None when neither does."""
        for side, own, other in (
            (Side.MARKETING, self.marketing, self.sales),
            (Side.SALES, self.sales, self.marketing),
        ):
            if own and len(own) >= LOPSIDED * max(len(other), 1):
                return side
        return None

    @property
    def words(self) -> str:
        """The two counts as a fact."""
        counts = f"{len(self.marketing)} for Marketing, {len(self.sales)} for Sales"
        return f"{self.weight.value.capitalize()}: {counts}."


Taken = Iterator[tuple[Weight, Side, Path]]


def balance(agreement: Agreement, left_out: frozenset[Path] = frozenset()) -> tuple[Weighed, ...]:
    """The four kinds in their order; what is not answered or was left out does not count."""
    found: dict[tuple[Weight, Side], dict[Path, None]] = {}
    for source in (_promises(agreement), _feedback(agreement), _remedies(agreement)):
        for weight, side, where in source:
            if not any(where[: len(out)] == out for out in left_out):
                found.setdefault((weight, side), {})[where] = None
    return tuple(
        Weighed(
            weight,
            tuple(found.get((weight, Side.MARKETING), ())),
            tuple(found.get((weight, Side.SALES), ())),
        )
        for weight in Weight
    )


def _promises(agreement: Agreement) -> Taken:
    """What the sections of promises hold."""
    marketing, response = agreement.marketing, agreement.response
    tables: tuple[tuple[Side, Path, tuple[Row, ...], tuple[str, ...]], ...] = (
        (Side.MARKETING, ("marketing", "volumes"), marketing.volumes, ("count",)),
        (Side.MARKETING, ("marketing", "assets"), marketing.assets, ("title",)),
        (
            Side.SALES,
            ("response", "tiers"),
            response.tiers,
            ("within", "attempts", "accept_within", "disposition_within"),
        ),
    )
    for side, where, rows, duties in tables:
        for row in rows:
            yield from _taken(side, (*where, row.id), row, duties)
    answers: tuple[tuple[Side, Path, Holder, tuple[str, ...]], ...] = (
        (Side.MARKETING, ("marketing", "answers"), marketing.answers, ("bookings",)),
        (Side.MARKETING, ("marketing", "quality"), marketing.quality, _shares(marketing.quality)),
        (
            Side.MARKETING,
            ("marketing", "enablement"),
            marketing.enablement,
            ("request_within", "draft_within", "briefing_before", "insights_every"),
        ),
        (Side.SALES, ("recycling", "answers"), agreement.recycling.answers, ("return_within",)),
        (
            Side.MARKETING,
            ("dispositions", "answers"),
            agreement.dispositions.answers,
            ("dispute_within",),
        ),
    )
    for side, place, holder, duties in answers:
        yield from _taken(side, place, holder, duties)


def _feedback(agreement: Agreement) -> Taken:
    """What each side tells the other, the share of outcomes recorded, and team measures."""
    feedback = agreement.feedback
    for side, part, rows in (
        (Side.SALES, "to_marketing", feedback.to_marketing),
        (Side.MARKETING, "to_sales", feedback.to_sales),
    ):
        for row in _those(rows):
            yield Weight.DUTIES, side, ("feedback", part, row.id)
    if feedback.answers.completeness is not None:
        yield Weight.MEASURES, Side.SALES, ("feedback", "answers", "completeness")
    for measure in agreement.goals.team_measures:
        if measure.side in (Side.MARKETING, Side.SALES):
            yield (
                Weight.MEASURES,
                Side(measure.side),
                ("goals", "team_measures", measure.id),
            )


def _remedies(agreement: Agreement) -> Taken:
    """What follows when a side falls short, and what of its pay hangs on a goal."""
    answers = agreement.escalation.answers
    for side, field in (
        (Side.MARKETING, "if_marketing_misses"),
        (Side.SALES, "if_sales_misses"),
    ):
        if getattr(answers, field).strip():
            yield Weight.CONSEQUENCES, side, ("escalation", "answers", field)
    for trigger in agreement.escalation.triggers:
        about = _about(trigger.kind, trigger.tier)
        if about is not None:
            yield Weight.CONSEQUENCES, about, ("escalation", "triggers", trigger.id)
    for goal in agreement.goals.goals:
        for side, field in (
            (Side.MARKETING, "incentive_marketing"),
            (Side.SALES, "incentive_sales"),
        ):
            if getattr(goal, field):
                yield Weight.CONSEQUENCES, side, ("goals", "goals", goal.id, field)


def _about(kind: str, tier: str) -> Side | None:
    """The side that a trigger watches; None where it may be either."""
    if kind == "volume":
        return Side.MARKETING
    return Side.SALES if kind == "overdue" or (kind == "rate" and tier) else None


def _taken(side: Side, place: Path, holder: Holder, duties: Iterable[str]) -> Taken:
    """The duties of a holder by their fields, and among its answers deadlines and measures."""
    for name in duties:
        if not fields.is_empty(getattr(holder, name)):
            yield Weight.DUTIES, side, (*place, name)
    for field in fields.leaves(type(holder)):
        if fields.is_empty(getattr(holder, field.name)) or not fields.asked(holder, field):
            continue
        if field.name in UNCOUNTED:
            continue
        if isinstance(field.kind, kinds.Span | kinds.Day):
            yield Weight.DEADLINES, side, (*place, field.name)
        elif isinstance(field.kind, kinds.Percent):
            yield Weight.MEASURES, side, (*place, field.name)


def _shares(holder: Holder) -> tuple[str, ...]:
    leaves = fields.leaves(type(holder))
    return tuple(field.name for field in leaves if isinstance(field.kind, kinds.Percent))


def _those(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows in which anything is answered."""
    for row in rows:
        if any(not fields.is_empty(getattr(row, one.name)) for one in fields.leaves(type(row))):
            yield row
