"""What the two teams tell each other, in which form and how often."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from models.agreement.kinds import (
    PARTICIPANTS,
    Answers,
    Choice,
    Line,
    Percent,
    Reference,
    Rows,
    Text,
    options,
)
from models.agreement.section import About, Holder, Phase, Problem, Row, Section
from models.agreement.sides import Side

if TYPE_CHECKING:
    from models.agreement.agreement import Agreement

TO_MARKETING = options(
    ("lead_quality", "Lead quality"),
    ("objections", "Messages and objections"),
    ("handling", "How leads were handled"),
    ("results", "Wins and losses"),
    ("easier_selling", "What would make selling easier"),
)
TO_SALES = options(
    ("campaign_performance", "Campaign performance"),
    ("messages", "Messages that work"),
    ("lead_behaviour", "What leads did before"),
    ("plans", "What comes next"),
)
RHYTHMS = options(
    ("each_lead", "With each lead"),
    ("daily", "Every day"),
    ("weekly", "Every week"),
    ("fortnightly", "Every two weeks"),
    ("monthly", "Every month"),
    ("quarterly", "Every quarter"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackToMarketing(Row):
    """Something that Sales tells Marketing again and again."""

    item: Annotated[
        str,
        Line(
            label="Sales tells Marketing",
            help="One thing that Marketing can act on.",
            example="The objection heard most often, word for word",
            required=True,
            width="two-thirds",
            by=Side.SALES,
        ),
    ] = ""
    topic: Annotated[
        str,
        Choice(
            label="About",
            help="What it speaks of.",
            required=True,
            width="third",
            options=TO_MARKETING,
        ),
    ] = ""
    form: Annotated[
        str,
        Line(
            label="Form",
            help="Where Marketing finds it.",
            example="Field “Objection” in the CRM",
            required=True,
            width="third",
        ),
    ] = ""
    cadence: Annotated[
        str,
        Choice(
            label="How often",
            help="The rhythm both teams can rely on.",
            required=True,
            width="third",
            options=RHYTHMS,
        ),
    ] = ""
    owner: Annotated[
        str,
        Reference(
            label="Owner",
            help="Who sees to it that it is told.",
            required=True,
            width="third",
            to=PARTICIPANTS,
        ),
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackToSales(Row):
    """Something that Marketing tells Sales again and again."""

    item: Annotated[
        str,
        Line(
            label="Marketing tells Sales",
            help="One thing that a rep can use in the next call.",
            example="Opportunities and orders of each campaign",
            required=True,
            width="two-thirds",
            by=Side.MARKETING,
        ),
    ] = ""
    topic: Annotated[
        str,
        Choice(
            label="About",
            help="What it speaks of.",
            required=True,
            width="third",
            options=TO_SALES,
        ),
    ] = ""
    form: Annotated[
        str,
        Line(
            label="Form",
            help="Where Sales finds it.",
            example="First five minutes of the Monday call",
            required=True,
            width="third",
        ),
    ] = ""
    cadence: Annotated[
        str,
        Choice(
            label="How often",
            help="The rhythm both teams can rely on.",
            required=True,
            width="third",
            options=RHYTHMS,
        ),
    ] = ""
    owner: Annotated[
        str,
        Reference(
            label="Owner",
            help="Who sees to it that it is told.",
            required=True,
            width="third",
            to=PARTICIPANTS,
        ),
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackAnswers(Holder):
    """What keeps the feedback going."""

    completeness: Annotated[
        Decimal | None,
        Percent(
            label="Leads with outcome and reason",
            help="Of the leads whose time is up, the share that carries both.",
            example="95",
            required=True,
            width="third",
            minimum=Decimal(1),
        ),
    ] = None
    process: Annotated[
        str,
        Line(
            label="Built into",
            help="A meeting or a screen that people use anyway.",
            example="Monday pipeline call, lead record in the CRM",
            width="two-thirds",
        ),
    ] = ""
    recognition: Annotated[
        str,
        Text(
            label="Thanks for work well done",
            help="How a helpful campaign or a careful note is honoured.",
            example="Each monthly meeting opens with one lead that both teams handled well.",
        ),
    ] = ""

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """Lead quality, objections and campaigns are each spoken about."""
        section = agreement.feedback
        to_marketing = {row.topic for row in section.to_marketing}
        to_sales = {row.topic for row in section.to_sales}
        if to_marketing and "lead_quality" not in to_marketing:
            yield Problem(
                "completeness",
                "Marketing does not hear how good the leads were.",
                "How does a rep say that a lead was worth the call?",
            )
        if to_marketing and "objections" not in to_marketing:
            yield Problem(
                "completeness",
                "Marketing does not hear what buyers object to.",
                "Where do the objections of this week end up?",
            )
        if to_sales and "campaign_performance" not in to_sales:
            yield Problem(
                "completeness",
                "Sales does not hear how campaigns performed.",
                "Which campaign figure would a rep look at?",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback(Section):
    """Feedback between the teams."""

    about: ClassVar[About] = About(
        title="Feedback between the teams",
        short="Feedback",
        phase=Phase.COMMIT,
        question="What do we tell each other, and when?",
        purpose="News in both directions, in a place where people look anyway.",
        prompt="What did the other team learn last month that you would have liked to know?",
    )
    order: ClassVar[Literal["answers first", "rows first"]] = "rows first"
    answers: Annotated[
        FeedbackAnswers, Answers(label="Keeping it going", holds=FeedbackAnswers)
    ] = FeedbackAnswers()
    to_marketing: Annotated[
        tuple[FeedbackToMarketing, ...],
        Rows(
            label="From Sales to Marketing",
            help="At least one row about lead quality and one about objections.",
            holds=FeedbackToMarketing,
            one="news to Marketing",
            title="item",
            summary=("topic", "cadence"),
            at_least=2,
            layout="table",
        ),
    ] = ()
    to_sales: Annotated[
        tuple[FeedbackToSales, ...],
        Rows(
            label="From Marketing to Sales",
            help="At least one row about campaign performance.",
            holds=FeedbackToSales,
            one="news to Sales",
            title="item",
            summary=("topic", "cadence"),
            at_least=1,
            layout="table",
        ),
    ] = ()
