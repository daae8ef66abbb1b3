"""The funnel worked back from revenue to leads: exact all the way, rounded up only to be shown."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil

from models.agreement.agreement import Agreement
from models.agreement.path import Path
from models.agreement.section import RowId
from models.agreement.sections.funnel import FunnelAnswers, StageRate
from models.agreement.sections.stages import LeadStage

Exact = Decimal | Fraction | int
RATES = ("funnel", "rates")
PERIOD_MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something that keeps the plan from being worked back, and where it is settled."""

    words: str
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class StageNeed:
    """How many leads must enter a stage in one planning period.

    `exact` is the unrounded number and `count` what is shown of it. `rate` is the percentage that
    goes on to the next stage, None at the last one; `rate_row` is the row that says so.
    """

    stage: RowId
    name: str
    exact: Fraction
    count: int
    per_month: Fraction | None
    rate: Decimal | None = None
    rate_row: RowId = ""


@dataclass(frozen=True, slots=True)
class ForwardCheck:
    """What the rounded leads bring at the planned rates, against the `target` in money."""

    leads: int
    revenue: Fraction
    revenue_of_one_fewer: Fraction
    target: Fraction

    @property
    def is_minimal(self) -> bool:
        """True when these leads reach the target and one lead fewer would not."""
        return self.revenue_of_one_fewer < self.target <= self.revenue


@dataclass(frozen=True, slots=True)
class Arrival:
    """The days on which leads must arrive to be revenue in the planning period."""

    first: date
    last: date
    days_ahead: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelPlan:
    """The whole plan for one planning period: stages from the widest to the last.

    `months` is None while no planning period is chosen, `arrival` while no lag is known.
    """

    stages: tuple[StageNeed, ...]
    customers: Fraction
    months: int | None
    forward: ForwardCheck
    visitors: Fraction | None = None
    arrival: Arrival | None = None

    def at(self, stage: RowId) -> StageNeed | None:
        """What the plan needs at a stage; None when the plan does not pass it."""
        return next((need for need in self.stages if need.stage == stage), None)


def counts(revenue: Exact, share: Exact, deal: Exact, rates: Sequence[Exact]) -> list[Fraction]:
    """The exact numbers needed: customers first, then stage by stage upwards.

    `share` and `rates` are percentages, the rates from the last stage upwards. Raises ValueError
    for a deal value or rate that is not more than zero.
    """
    if deal <= 0 or any(rate <= 0 for rate in rates):
        raise ValueError("A deal value and a rate have to be more than zero.")
    found = [Fraction(revenue) * Fraction(share) / 100 / Fraction(deal)]
    for rate in rates:
        found.append(found[-1] * 100 / Fraction(rate))
    return found


def expected_revenue(entries: Exact, deal: Exact, rates: Sequence[Exact]) -> Fraction:
    """What so many entries bring on average when they pass all `rates` (percentages)."""
    revenue = Fraction(entries) * Fraction(deal)
    for rate in rates:
        revenue = revenue * Fraction(rate) / 100
    return revenue


def why_not(agreement: Agreement) -> str:
    """Why the plan cannot be worked back yet, as a sentence; empty when it can."""
    return next((obstacle.words for obstacle in obstacles(agreement)), "")


def work_back(agreement: Agreement) -> FunnelPlan | None:
    """The plan behind the revenue target, or None as long as `why_not` has a reason."""
    answers = agreement.funnel.answers
    if why_not(agreement):
        return None
    chain = _chain(agreement.funnel.rates)
    rates = [rate.rate for rate in chain if rate.rate is not None]
    revenue, share, deal = (
        value or Decimal(0)
        for value in (answers.revenue_target, answers.marketing_share, answers.deal_value)
    )
    needs = counts(revenue, share, deal, rates[::-1])[::-1]
    months = PERIOD_MONTHS.get(agreement.parties.answers.period)
    leads = ceil(needs[0])
    return FunnelPlan(
        stages=tuple(_needs(agreement, chain, needs, months)),
        customers=needs[-1],
        months=months,
        forward=ForwardCheck(
            leads,
            expected_revenue(leads, deal, rates),
            expected_revenue(leads - 1, deal, rates),
            Fraction(revenue) * Fraction(share) / 100,
        ),
        visitors=_visitors(answers, needs[0]),
        arrival=_arrival(agreement, months),
    )


def _needs(
    agreement: Agreement, chain: list[StageRate], needs: list[Fraction], months: int | None
) -> Iterator[StageNeed]:
    names = {stage.id: stage.name for stage in agreement.stages.stages}
    steps = [(rate.from_stage, rate.rate, rate.id) for rate in chain]
    steps.append((chain[-1].to_stage, None, ""))
    for exact, (stage, rate, row) in zip(needs, steps, strict=True):
        yield StageNeed(
            stage=stage,
            name=names[stage],
            exact=exact,
            count=ceil(exact),
            per_month=exact / months if months else None,
            rate=rate,
            rate_row=row,
        )


def _visitors(answers: FunnelAnswers, leads: Fraction) -> Fraction | None:
    rate = answers.visitor_rate
    return leads * 100 / Fraction(rate) if rate is not None and rate > 0 else None


def obstacles(agreement: Agreement) -> Iterator[Obstacle]:
    """What keeps the plan from being worked back; settle the first, others may follow from it."""
    answers = agreement.funnel.answers
    for field, value, name in (
        ("revenue_target", answers.revenue_target, "revenue target"),
        ("marketing_share", answers.marketing_share, "share from marketing leads"),
        ("deal_value", answers.deal_value, "average deal value"),
    ):
        if value is None:
            yield Obstacle(f"The {name} is not set yet.", ("funnel", "answers", field))
        elif value <= 0:
            yield Obstacle(f"The {name} has to be more than zero.", ("funnel", "answers", field))
    yield from _broken_rates(agreement)
    broken = next(_broken_chain(agreement), "")
    if broken:
        yield Obstacle(broken, RATES)


def _broken_rates(agreement: Agreement) -> Iterator[Obstacle]:
    rates = agreement.funnel.rates
    if not rates:
        yield Obstacle("There are no rates from stage to stage yet.", RATES)
    names = {stage.id: stage.name or "an unnamed stage" for stage in agreement.stages.stages}
    for number, row in enumerate(rates, 1):
        for field, stage in (("from_stage", row.from_stage), ("to_stage", row.to_stage)):
            if stage not in names:
                end = "from" if field == "from_stage" else "to"
                words = f"Rate {number} does not say which stage it leads {end}."
                yield Obstacle(words, (*RATES, row.id, field))
        steps = f"from {names.get(row.from_stage)} to {names.get(row.to_stage)}"
        where = (*RATES, row.id, "rate")
        if row.rate is None:
            yield Obstacle(f"The rate {steps} is not set yet.", where)
        elif row.rate <= 0:
            yield Obstacle(f"The rate {steps} is zero, so nothing would ever arrive.", where)
        elif row.rate > 100:
            yield Obstacle(f"The rate {steps} is above 100\u00a0%.", where)


def _broken_chain(agreement: Agreement) -> Iterator[str]:
    rates = agreement.funnel.rates
    if not rates:
        return
    stages = {stage.id: stage for stage in agreement.stages.stages}
    for ends, words in (
        ([row.from_stage for row in rates], "Two rates lead on from"),
        ([row.to_stage for row in rates], "Two rates lead to"),
    ):
        twice = next((end for end in ends if ends.count(end) > 1), None)
        if twice is not None:
            yield f"{words} {_name(stages.get(twice))}."
    chain = _chain(rates)
    if not chain:
        yield "The rates lead round in a circle."
    elif len(chain) < len(rates):
        yield f"The rates do not join up after {_name(stages.get(chain[-1].to_stage))}."
    else:
        last = stages.get(chain[-1].to_stage)
        if last is not None and not last.final and any(stage.final for stage in stages.values()):
            yield f"The rates stop at {_name(last)}, which is not the last stage."


def _chain(rates: tuple[StageRate, ...]) -> list[StageRate]:
    """The rates from the widest stage to the last, as far as they join up."""
    reached = {row.to_stage for row in rates}
    onward = {row.from_stage: row for row in rates}
    row = next((row for row in rates if row.from_stage not in reached), None)
    chain: list[StageRate] = []
    while row is not None and len(chain) < len(rates):
        chain.append(row)
        row = onward.get(row.to_stage)
    return chain


def _name(stage: LeadStage | None) -> str:
    return stage.name if stage is not None and stage.name else "an unnamed stage"


def _arrival(agreement: Agreement, months: int | None) -> Arrival | None:
    start, answers = agreement.parties.answers.period_start, agreement.funnel.answers
    lags = [days for days in (answers.cycle_days, answers.nurture_days) if days is not None]
    if start is None or months is None or not lags or not 0 <= sum(lags) < 10**6:
        return None
    days = int(sum(lags))
    try:
        lag = timedelta(days=days)
        return Arrival(start - lag, _months_on(start, months) - timedelta(days=1) - lag, days)
    except (OverflowError, ValueError):
        return None


def arrival_open(agreement: Agreement) -> Obstacle | None:
    """What is missing before the plan can say when leads must arrive; None when nothing is."""
    header, answers = agreement.parties.answers, agreement.funnel.answers
    if PERIOD_MONTHS.get(header.period) is None:
        return Obstacle("Say how long a period is", ("parties", "answers", "period"))
    if header.period_start is None:
        words = "Say when the first period starts"
        return Obstacle(words, ("parties", "answers", "period_start"))
    if answers.cycle_days is None and answers.nurture_days is None:
        return Obstacle("Say how long a sale takes", ("funnel", "answers", "cycle_days"))
    return None


def _months_on(start: date, months: int) -> date:
    """The same day so many months later, or that month's last. Raises ValueError after 9999."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > date.max.year:
        raise ValueError(f"{year} is beyond the calendar")
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
