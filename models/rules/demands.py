"""What the gate demands, one entry per condition, and the demands that no single answer shows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from math import ceil

from models.agreement import clauses, path
from models.agreement.agreement import Agreement
from models.agreement.path import Path
from models.record import history
from models.record.record import Record
from models.rules.capacity import Zone, capacity
from models.rules.funnel import FunnelPlan, obstacles, work_back
from models.rules.volume import compare_volume, difference

LeftOut = Collection[Path]
_CAPACITY = ("funnel", "capacity")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a condition is not met, in words, and the place that leads out of it."""

    words: str
    path: Path


def nothing_more(agreement: Agreement, out: LeftOut) -> Iterator[Reason]:
    """For demands that are met as soon as every answer is there and none is wrong."""
    del agreement, out
    yield from ()


def nothing_recorded(agreement: Agreement, record: Record, out: LeftOut) -> Iterator[Reason]:
    """For demands that nobody has to acknowledge."""
    del agreement, record, out
    yield from ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """A condition of the gate: the places that must be free of open points, and what else holds.

    `pilot_may_skip`: a pilot may leave these places out until it is over. `recorded` asks for what
    both sides must have said to it, once everything else holds.
    """

    number: int
    title: str
    places: tuple[Path, ...]
    pilot_may_skip: bool = False
    also: Callable[[Agreement, LeftOut], Iterator[Reason]] = nothing_more
    recorded: Callable[[Agreement, Record, LeftOut], Iterator[Reason]] = nothing_recorded

    def covers(self, where: Path) -> bool:
        """True for a path at or below one of the places."""
        return any(where[: len(place)] == place for place in self.places)


def is_out(where: Path, out: LeftOut) -> bool:
    """True when the place, or something that it is part of, was left out by decision."""
    return any(where[:length] in out for length in range(1, len(where) + 1))


def _a_real_persona(agreement: Agreement, out: LeftOut) -> Iterator[Reason]:
    where = ("personas", "personas")
    personas = [one for one in agreement.personas.personas if not is_out((*where, one.id), out)]
    if personas and all(one.anti_persona for one in personas):
        yield Reason("Every persona is one that you do not want.", where)


def _a_last_stage(agreement: Agreement, out: LeftOut) -> Iterator[Reason]:
    del out
    stages = agreement.stages.stages
    if stages and not any(stage.final for stage in stages):
        yield Reason("No stage is marked as the last one.", ("stages", "stages"))


def _recycling_actions(agreement: Agreement, out: LeftOut) -> Iterator[Reason]:
    where = ("recycling", "answers", "action")
    if agreement.recycling.answers.action and not is_out(where, out):
        return
    tracks = () if is_out(("recycling", "tracks"), out) else agreement.recycling.tracks
    handled = {track.reason for track in tracks if track.action}
    for reason in agreement.dispositions.reasons:
        if reason.next_step in ("nurture", "marketing") and reason.id not in handled:
            name = reason.reason or "A reason without a name"
            reason_at = ("dispositions", "reasons", reason.id, "reason")
            yield Reason(f"“{name}” has no recycling action.", reason_at)


def _goals_that_count(agreement: Agreement, out: LeftOut) -> Iterator[Reason]:
    where = ("goals", "goals")
    goals = [goal for goal in agreement.goals.goals if not is_out((*where, goal.id), out)]
    if len(goals) == len(agreement.goals.goals):
        return
    if not any(goal.about_revenue for goal in goals):
        yield Reason("No goal that is left is about revenue.", where)
    if not any(goal.indicator == "leading" for goal in goals):
        yield Reason("No goal that is left is leading.", where)


def _plan_and_promise(agreement: Agreement, out: LeftOut) -> Iterator[Reason]:
    if any(is_out(place, out) for place in (("funnel", "answers"), ("funnel", "rates"))):
        return
    plan = work_back(agreement)
    if plan is None:
        for obstacle in obstacles(agreement):
            yield Reason(obstacle.words, obstacle.path)
    else:
        yield from _promise(agreement, plan, out)


def _promise(agreement: Agreement, plan: FunnelPlan, out: LeftOut) -> Iterator[Reason]:
    where = ("marketing", "volumes")
    if plan.months is None:
        yield Reason("The planning period is not chosen yet.", ("parties", "answers", "period"))
        return
    skip = {row.id for row in agreement.marketing.volumes if is_out((*where, row.id), out)}
    for row in agreement.marketing.volumes:
        if row.id not in skip and row.stage and plan.at(row.stage) is None:
            name = row.name or "A lead commitment"
            words = f"“{name}” is counted at a stage that the funnel plan does not pass."
            yield Reason(words, (*where, row.id, "stage"))
    check = compare_volume(agreement, plan, skip)
    if check is None:
        yield Reason("No promise of leads can be compared with the plan.", where)
    elif not check.fits and not agreement.funnel.answers.difference.strip():
        yield Reason(difference(check), ("funnel", "answers", "difference"))


def _acknowledged(agreement: Agreement, record: Record, out: LeftOut) -> Iterator[Reason]:
    """Above the hours that Sales has, both sides have agreed to the capacity as it stands."""
    needed = (("funnel", "answers"), ("funnel", "rates"), _CAPACITY)
    found = None if any(is_out(place, out) for place in needed) else capacity(agreement)
    if found is None or found.zone is not Zone.ABOVE:
        return
    clause = clauses.clause_at(agreement, _CAPACITY)
    past = history.of(record).get(path.text(_CAPACITY))
    if clause is not None and past is not None:
        ballot = past.ballot_on(clause.id, clauses.fingerprint(agreement, clause))
        if ballot is not None and ballot.passes:
            return
    used = f"{ceil(found.used):,}\u00a0%"
    words = f"The leads take {used} of the hours, and both sides have not agreed to that yet."
    yield Reason(words, (*_CAPACITY, "fallback"))


DEMANDS = (
    Demand(number=1, title="Parties, signatories, deciders", places=(("parties",),)),
    Demand(number=2, title="Purpose, scope, what is out of scope", places=(("purpose",),)),
    Demand(
        number=3,
        title="Company profile and personas",
        places=(("personas",),),
        also=_a_real_persona,
    ),
    Demand(
        number=4,
        title="Stages with entry tests and exits",
        places=(("stages",),),
        also=_a_last_stage,
    ),
    Demand(number=5, title="Handoff, routing, hand-over package", places=(("handoff",),)),
    Demand(number=6, title="Response tiers with all six parts", places=(("response",),)),
    Demand(number=7, title="Working calendar", places=(("calendar",),)),
    Demand(number=8, title="Marketing’s volume, quality, requests", places=(("marketing",),)),
    Demand(
        number=9,
        title="Reasons and what follows each",
        places=(("dispositions",), ("recycling",)),
        also=_recycling_actions,
    ),
    Demand(
        number=10, title="Feedback in both directions", places=(("feedback",),), pilot_may_skip=True
    ),
    Demand(
        number=11,
        title="Two or more goals, revenue, leading",
        places=(("goals",),),
        also=_goals_that_count,
    ),
    Demand(
        number=12,
        title="Funnel plan fits the volume",
        places=(("funnel", "answers"), ("funnel", "rates")),
        pilot_may_skip=True,
        also=_plan_and_promise,
    ),
    Demand(
        number=13,
        title="Hours carry the leads, or both know",
        places=(_CAPACITY,),
        pilot_may_skip=True,
        recorded=_acknowledged,
    ),
    Demand(
        number=14,
        title="Escalation in two or more steps",
        places=(("escalation",),),
        pilot_may_skip=True,
    ),
    Demand(
        number=15,
        title="Meeting with deciders, shared report",
        places=(("meetings",), ("dashboards",)),
        pilot_may_skip=True,
    ),
    Demand(
        number=16,
        title="One accountable role per activity",
        places=(("responsibilities",),),
        pilot_may_skip=True,
    ),
    Demand(
        number=18,
        title="Review date, change and end rules",
        places=(("governance",), ("parties", "answers", "next_review")),
    ),
)
"""The conditions in their order; numbers between them belong to what is judged elsewhere."""
