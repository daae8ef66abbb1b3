"""The lead stages: what must be true to enter, who owns it, how it is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, ClassVar

from models.agreement.kinds import (
    STAGES,
    Answers,
    Choice,
    Line,
    Lines,
    Number,
    Reference,
    References,
    Rows,
    Span,
    Text,
    When,
    YesNo,
    options,
)
from models.agreement.section import About, Holder, Phase, Problem, Row, Section
from models.agreement.values import Duration, Unit

if TYPE_CHECKING:
    from models.agreement.agreement import Agreement

DIMENSIONS = options(
    ("fit", "Fit"),
    ("behaviour", "Behaviour"),
    ("intent", "Intent"),
    ("need", "Need"),
    ("budget", "Budget"),
    ("authority", "Authority"),
    ("timing", "Timing"),
    ("data_quality", "Data quality"),
    ("consent", "Consent"),
)
OPERATORS = options(
    ("is_true", "is a fact"),
    ("at_least", "at least"),
    ("at_most", "at most"),
    ("exactly", "exactly"),
    ("between", "between"),
    ("one_of", "is one of"),
    ("none_of", "is none of"),
)
SOURCES = options(
    ("form", "Form"),
    ("crm", "CRM"),
    ("web_analytics", "Web analytics"),
    ("call_note", "Call note"),
    ("enrichment", "Enrichment"),
)
OWNERS = options(("marketing", "Marketing"), ("sales", "Sales"))
COMBINATIONS = options(("all", "All of"), ("any", "Any of"), ("some", "At least some of"))
JOURNEY = options(
    ("awareness", "Awareness"), ("consideration", "Consideration"), ("decision", "Decision")
)
LIMITS = (Unit.BUSINESS_HOUR, Unit.CLOCK_HOUR, Unit.BUSINESS_DAY, Unit.CALENDAR_DAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion(Row):
    """One fact that can be looked up, and who confirms it."""

    dimension: Annotated[
        str,
        Choice(
            label="Dimension",
            help="Which side of the lead the fact speaks of.",
            required=True,
            width="third",
            options=DIMENSIONS,
        ),
    ] = ""
    observable: Annotated[
        str,
        Line(
            label="What must be true",
            help="Something done or recorded that two people would see the same way.",
            example="Visited the pricing page",
            required=True,
            width="two-thirds",
        ),
    ] = ""
    operator: Annotated[
        str,
        Choice(
            label="Measure",
            help="How the fact is measured, when it is more than yes or no.",
            width="third",
            more=True,
            options=OPERATORS,
        ),
    ] = ""
    value: Annotated[
        str,
        Line(
            label="Value",
            help="The number, the two ends, or the closed list.",
            example="2",
            width="third",
            more=True,
        ),
    ] = ""
    unit: Annotated[
        str,
        Line(
            label="Unit",
            help="What the number counts.",
            example="visits",
            width="third",
            more=True,
        ),
    ] = ""
    look_back: Annotated[
        Duration | None,
        Span(
            label="Within the last",
            help="How far back the behaviour counts.",
            required=True,
            width="third",
            when=When("dimension", ("behaviour",)),
            units=(Unit.CALENDAR_DAY, Unit.BUSINESS_DAY),
        ),
    ] = None
    source: Annotated[
        str,
        Choice(
            label="Evidence",
            help="Where the fact is looked up.",
            required=True,
            width="third",
            options=SOURCES,
        ),
    ] = ""
    confirmed_by: Annotated[
        str,
        Choice(
            label="Confirmed by",
            help="The team that confirms it.",
            required=True,
            width="third",
            options=OWNERS,
        ),
    ] = ""

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """A number without a unit counts nothing."""
        del agreement
        if self.value.strip().isdecimal() and not self.unit:
            yield Problem("unit", f"{self.value} of what?", "Which unit does the number count?")


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleLead(Row):
    """A lead that shows where the stage begins, as an example or a counter-example."""

    lead: Annotated[
        str,
        Line(
            label="Lead",
            help="A real or made-up lead, without a person's name.",
            example="Packaging engineer who saved a line calculation twice",
            required=True,
            width="two-thirds",
        ),
    ] = ""
    belongs: Annotated[
        bool | None,
        YesNo(
            label="Belongs here",
            help="Yes for an example, no for a counter-example.",
            required=True,
            width="third",
        ),
    ] = None
    because: Annotated[
        str,
        Line(
            label="Because",
            help="The fact that decides it.",
            example="No application was named",
        ),
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadStage(Row):
    """A stage on the way from first sign of interest to customer."""

    name: Annotated[
        str,
        Line(
            label="Stage",
            help="The short name that stands in the CRM and in every clause.",
            example="MQL",
            required=True,
            width="third",
        ),
    ] = ""
    alias: Annotated[
        str,
        Line(
            label="In full",
            help="The name written out.",
            example="Marketing-qualified lead",
            width="third",
        ),
    ] = ""
    owner: Annotated[
        str,
        Choice(
            label="Owner",
            help="The one team that answers for leads in this stage.",
            required=True,
            width="third",
            options=OWNERS,
        ),
    ] = ""
    definition: Annotated[
        str,
        Text(
            label="In one sentence",
            help="When a lead is in this stage, in words that make both teams sort it alike.",
            example="A lead is an SQL when a discovery call has confirmed need and budget route.",
        ),
    ] = ""
    final: Annotated[
        bool | None,
        YesNo(
            label="Last stage",
            help="Yes for the stage where the journey ends, such as customer.",
            width="third",
        ),
    ] = None
    combination: Annotated[
        str,
        Choice(
            label="To enter",
            help="How many of the criteria must hold.",
            required=True,
            group="Entering",
            width="third",
            options=COMBINATIONS,
        ),
    ] = ""
    how_many: Annotated[
        Decimal | None,
        Number(
            label="How many of them",
            help="The number of criteria that must hold.",
            example="2",
            required=True,
            group="Entering",
            width="third",
            when=When("combination", ("some",)),
            whole=True,
            minimum=Decimal(1),
        ),
    ] = None
    criteria: Annotated[
        tuple[Criterion, ...],
        Rows(
            label="Entry criteria",
            help="Facts that can be looked up.",
            group="Entering",
            holds=Criterion,
            one="criterion",
            title="observable",
            summary=("dimension", "source", "confirmed_by"),
            at_least=1,
            clause="none",
        ),
    ] = ()
    disqualifiers: Annotated[
        tuple[str, ...],
        Lines(
            label="Never",
            help="Facts that keep a lead out whatever else holds.",
            example="Student, competitor, no consent",
            group="Entering",
        ),
    ] = ()
    time_limit: Annotated[
        Duration | None,
        Span(
            label="Leaves within",
            help="The longest time a lead may stay here.",
            required=True,
            group="Leaving",
            width="third",
            when=When("final", (None, False)),
            units=LIMITS,
        ),
    ] = None
    forward: Annotated[
        str,
        Reference(
            label="Forward to",
            help="The next stage.",
            required=True,
            group="Leaving",
            width="third",
            when=When("final", (None, False)),
            to=STAGES,
        ),
    ] = ""
    back: Annotated[
        tuple[str, ...],
        References(
            label="Back to",
            help="Stages that a lead may return to.",
            group="Leaving",
            width="third",
            when=When("final", (None, False)),
            to=STAGES,
        ),
    ] = ()
    out: Annotated[
        str,
        Line(
            label="Out",
            help="When a lead leaves the funnel for good.",
            example="No consent, or closed with a reason",
            group="Leaving",
            width="full",
            when=When("final", (None, False)),
        ),
    ] = ""
    crm_marker: Annotated[
        str,
        Line(
            label="CRM field and value",
            help="What marks the stage in the CRM.",
            example="Lifecycle stage = MQL",
            required=True,
            group="In the CRM",
            width="half",
        ),
    ] = ""
    capture: Annotated[
        tuple[str, ...],
        Lines(
            label="Captured on entry",
            help="What must be filled in when a lead enters.",
            example="Lead source, application, phone",
            group="In the CRM",
            width="half",
        ),
    ] = ()
    journey: Annotated[
        str,
        Choice(
            label="Buyer's journey",
            help="Where the buyer stands at that moment.",
            width="third",
            more=True,
            options=JOURNEY,
        ),
    ] = ""
    samples: Annotated[
        tuple[SampleLead, ...],
        Rows(
            label="Examples and counter-examples",
            help="Leads that both sides sorted, and what decided.",
            holds=SampleLead,
            one="sample lead",
            title="lead",
            summary=("belongs", "because"),
            clause="none",
            more=True,
        ),
    ] = ()

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """A stage needs a way forward and another way out, and no more criteria than it has."""
        del agreement
        if not self.final and self.forward and not (self.back or self.out):
            yield Problem(
                "back",
                f"{self.name or 'This stage'} can only be left forward.",
                "Where does a lead go that gets no further: back, or out?",
                rule="L19",
            )
        if self.how_many is not None and self.how_many > len(self.criteria):
            yield Problem(
                "how_many",
                f"{self.name or 'This stage'} asks for more criteria than it lists.",
                "How many of the listed criteria must hold?",
            )
        if self.forward == self.id or self.id in self.back:
            yield Problem(
                "forward",
                f"{self.name or 'This stage'} leads to itself.",
                "Which other stage comes next?",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class StageAnswers(Holder):
    """What holds for all stages."""

    remark: Annotated[
        str,
        Text(
            label="What else holds for every stage",
            help="Only what no single stage says.",
            example="A lead enters a stage on the day its CRM field is set, never earlier.",
            width="full",
            more=True,
        ),
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadStages(Section):
    """Lead stages."""

    about: ClassVar[About] = About(
        title="Lead stages",
        short="Lead stages",
        phase=Phase.DEFINE,
        question="When does a lead change hands?",
        purpose="Every stage has facts to enter by, one owner and a way out.",
        prompt="Take the last lead you argued about. Which fact was missing?",
    )
    answers: Annotated[StageAnswers, Answers(label="Order of the stages", holds=StageAnswers)] = (
        StageAnswers()
    )
    stages: Annotated[
        tuple[LeadStage, ...],
        Rows(
            label="Stages",
            help="From the first sign of interest to the customer, in order.",
            holds=LeadStage,
            one="stage",
            title="name",
            summary=("alias", "owner"),
            clause="row",
            at_least=3,
            layout="cards",
        ),
    ] = ()
