"""The numbers behind the goals: the plan worked back from revenue, and the hours it takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, Annotated, ClassVar

from models.agreement.kinds import (
    STAGES,
    Answers,
    Choice,
    Computed,
    Line,
    Money,
    Number,
    Percent,
    Reference,
    Rows,
    Text,
    When,
    options,
)
from models.agreement.section import About, Holder, Phase, Problem, Row, Section
from models.agreement.sections.capacity import CapacityAnswers

if TYPE_CHECKING:
    from models.agreement.agreement import Agreement
    from models.agreement.sections.stages import LeadStage

ORIGINS = options(
    ("own_crm", "Own CRM"),
    ("estimate", "Estimate"),
    ("benchmark", "Benchmark"),
    ("goal", "Shared goal"),
)


def customers_needed(answers: FunnelAnswers) -> str:
    """The customers that marketing leads must bring in a period, rounded up once."""
    customers = answers.customers
    return "" if customers is None else f"{ceil(customers):,}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelAnswers(Holder):
    """What the plan starts from, for one planning period."""

    computed: ClassVar[dict[str, Computed]] = {
        "customers_needed": Computed(
            label="Customers needed from marketing leads",
            group="From revenue to customers",
            width="half",
            of=customers_needed,
            after="deal_value",
        )
    }
    revenue_target: Annotated[
        Decimal | None,
        Money(
            label="Revenue target",
            help="What both teams want to book in one planning period.",
            example="3,600,000",
            required=True,
            group="From revenue to customers",
            width="third",
        ),
    ] = None
    marketing_share: Annotated[
        Decimal | None,
        Percent(
            label="Share from marketing leads",
            help="The part of that revenue that starts with a lead from Marketing.",
            example="40",
            required=True,
            group="From revenue to customers",
            width="third",
            above_minimum=True,
        ),
    ] = None
    deal_value: Annotated[
        Decimal | None,
        Money(
            label="Average deal value",
            help="Won revenue divided by won deals, over the last year if you can.",
            example="120,000",
            required=True,
            group="From revenue to customers",
            width="third",
        ),
    ] = None
    tolerance: Annotated[
        Decimal | None,
        Percent(
            label="Tolerance",
            help="How far Marketing's promised leads may lie from what the plan needs.",
            example="10",
            required=True,
            group="From revenue to customers",
            width="half",
        ),
    ] = None
    covers: Annotated[
        str,
        Line(
            label="Region or segment",
            help="Only when the plan is for a part of the business.",
            example="Germany and Austria, bakery lines",
            group="From revenue to customers",
            width="half",
            more=True,
        ),
    ] = ""
    deal_value_source: Annotated[
        str,
        Line(
            label="Deal value taken from",
            help="The report and the months behind the average.",
            example="R-07, 31 orders from October 2025 to September 2026",
            group="From revenue to customers",
            width="half",
            more=True,
        ),
    ] = ""
    difference: Annotated[
        str,
        Text(
            label="Why promise and plan differ",
            help="Only when the promised leads lie outside the tolerance.",
            example="The autumn fair brings 40 leads that no monthly promise holds.",
            group="From revenue to customers",
            more=True,
        ),
    ] = ""
    cycle_days: Annotated[
        Decimal | None,
        Number(
            label="Sales cycle",
            help="From opportunity to order, the usual case.",
            example="120",
            group="Lag",
            width="half",
            unit="calendar days",
            whole=True,
            minimum=Decimal(0),
            maximum=Decimal(3660),
        ),
    ] = None
    nurture_days: Annotated[
        Decimal | None,
        Number(
            label="Age of a lead before that",
            help="From first contact to opportunity, the usual case.",
            example="60",
            group="Lag",
            width="half",
            unit="calendar days",
            whole=True,
            minimum=Decimal(0),
            maximum=Decimal(3660),
        ),
    ] = None
    visitors: Annotated[
        Decimal | None,
        Number(
            label="Visitors today",
            help="People who come to the website in one planning period.",
            example="42,000",
            group="Visitors and content",
            width="half",
            more=True,
            unit="a period",
            whole=True,
            minimum=Decimal(0),
        ),
    ] = None
    visitor_rate: Annotated[
        Decimal | None,
        Percent(
            label="Visitors who become a lead",
            help="From your own web statistics.",
            example="2",
            group="Visitors and content",
            width="half",
            more=True,
            above_minimum=True,
        ),
    ] = None
    leads_per_piece: Annotated[
        Decimal | None,
        Number(
            label="Leads per post",
            help="What one post or article brought in the past.",
            example="4",
            group="Visitors and content",
            width="third",
            more=True,
            minimum=Decimal(0),
        ),
    ] = None
    leads_per_premium_piece: Annotated[
        Decimal | None,
        Number(
            label="Leads per premium piece",
            help="What one guide, calculator or webinar brought in the past.",
            example="75",
            group="Visitors and content",
            width="third",
            more=True,
            minimum=Decimal(0),
        ),
    ] = None
    leads_per_share: Annotated[
        Decimal | None,
        Number(
            label="Leads per share",
            help="What one share by a colleague brought in the past.",
            example="0.5",
            group="Visitors and content",
            width="third",
            more=True,
            minimum=Decimal(0),
        ),
    ] = None
    content_pieces: Annotated[
        Decimal | None,
        Number(
            label="Posts planned",
            help="Posts and articles in one planning period.",
            example="24",
            group="Visitors and content",
            width="third",
            more=True,
            unit="a period",
            whole=True,
            minimum=Decimal(0),
        ),
    ] = None
    premium_pieces: Annotated[
        Decimal | None,
        Number(
            label="Premium pieces planned",
            help="Guides, calculators and webinars in one planning period.",
            example="6",
            group="Visitors and content",
            width="third",
            more=True,
            unit="a period",
            whole=True,
            minimum=Decimal(0),
        ),
    ] = None
    shares: Annotated[
        Decimal | None,
        Number(
            label="Shares planned",
            help="Shares by colleagues in one planning period.",
            example="120",
            group="Visitors and content",
            width="third",
            more=True,
            unit="a period",
            whole=True,
            minimum=Decimal(0),
        ),
    ] = None

    @property
    def customers(self) -> Fraction | None:
        """The exact number of customers needed, or None while an answer is missing."""
        known = (self.revenue_target, self.marketing_share, self.deal_value)
        revenue, share, value = known
        if revenue is None or share is None or value is None or value <= 0:
            return None
        return Fraction(revenue) * Fraction(share) / 100 / Fraction(value)

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """The plan asks for at least one whole customer."""
        del agreement
        customers = self.customers
        if customers is not None and customers < 1:
            yield Problem(
                "deal_value",
                "The plan needs less than one customer in a period.",
                "Is the planning period too short for deals of this size?",
                blocks=False,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRate(Row):
    """The share of one stage that goes on to the next, and how well that is known."""

    from_stage: Annotated[
        str,
        Reference(
            label="From",
            help="The stage that leads leave.",
            required=True,
            width="third",
            to=STAGES,
        ),
    ] = ""
    to_stage: Annotated[
        str,
        Reference(
            label="To",
            help="The stage that they reach.",
            required=True,
            width="third",
            to=STAGES,
        ),
    ] = ""
    rate: Annotated[
        Decimal | None,
        Percent(
            label="Rate",
            help="How many of a hundred get there.",
            example="40",
            required=True,
            width="third",
            above_minimum=True,
        ),
    ] = None
    origin: Annotated[
        str,
        Choice(
            label="Where it is from",
            help="Counted, guessed, borrowed, or aimed for.",
            required=True,
            width="third",
            options=ORIGINS,
        ),
    ] = ""
    period: Annotated[
        str,
        Line(
            label="Period",
            help="The months of entry that were counted.",
            example="October 2025 to September 2026",
            width="third",
            when=When("origin", ("own_crm", "benchmark")),
        ),
    ] = ""
    sample_size: Annotated[
        Decimal | None,
        Number(
            label="Out of",
            help="How many leads entered the first of the two stages in that period.",
            example="611",
            width="third",
            when=When("origin", ("own_crm", "benchmark")),
            unit="leads",
            whole=True,
            minimum=Decimal(1),
        ),
    ] = None

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """A rate leads one step forward, stands once, and leaves somebody behind."""
        if self.from_stage and self.from_stage == self.to_stage:
            yield Problem(
                "to_stage", "The rate leads to its own stage.", "Which stage comes after it?"
            )
        elif self._repeated(agreement):
            yield Problem(
                "from_stage",
                "The rate between these two stages stands here twice.",
                "Which of the two numbers holds?",
                rule="L23",
            )
        elif (stage := self._leaves(agreement)) is not None and stage.forward != self.to_stage:
            yield Problem(
                "to_stage",
                f"{stage.name or 'The stage'} leads elsewhere in the lead stages.",
                "Has the order of the stages changed?",
                blocks=False,
            )
        if self.rate == 100:
            yield Problem(
                "rate",
                "At 100 % every lead goes on.",
                "Are these really two stages?",
                blocks=False,
            )

    def _repeated(self, agreement: Agreement) -> bool:
        """True when an earlier rate runs between the same two stages."""
        if not (self.from_stage and self.to_stage):
            return False
        for rate in agreement.funnel.rates:
            if rate.id == self.id:
                return False
            if (rate.from_stage, rate.to_stage) == (self.from_stage, self.to_stage):
                return True
        return False

    def _leaves(self, agreement: Agreement) -> LeadStage | None:
        """The stage this rate starts from, once both ends and its way forward are known."""
        for stage in agreement.stages.stages:
            if stage.id == self.from_stage and stage.forward and self.to_stage:
                return stage
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel(Section):
    """Funnel plan and capacity."""

    about: ClassVar[About] = About(
        title="Funnel plan and capacity",
        short="Funnel plan and capacity",
        phase=Phase.AIM,
        question="Does the funnel carry the goals?",
        purpose="From revenue back to leads, posts and hours, with the source of every rate.",
        prompt="Which of these rates would you bet your own money on?",
    )
    answers: Annotated[FunnelAnswers, Answers(label="What the goal needs", holds=FunnelAnswers)] = (
        FunnelAnswers()
    )
    rates: Annotated[
        tuple[StageRate, ...],
        Rows(
            label="Rates",
            help="One for each step from stage to stage.",
            holds=StageRate,
            one="rate",
            title="from_stage",
            leads_to="to_stage",
            summary=("to_stage", "rate", "origin"),
            clause="table",
            at_least=1,
            layout="table",
        ),
    ] = ()
    capacity: Annotated[CapacityAnswers, Answers(label="Capacity", holds=CapacityAnswers)] = (
        CapacityAnswers()
    )
