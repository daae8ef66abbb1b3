"""Who the two teams want to reach: the company profile and the buyer personas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, ClassVar

from models.agreement.kinds import (
    Answers,
    Choice,
    Day,
    Line,
    Lines,
    Number,
    Range,
    Rows,
    Text,
    When,
    YesNo,
    options,
)
from models.agreement.section import About, Holder, Phase, Problem, Row, Section
from models.agreement.sides import Side
from models.agreement.values import NumberRange

if TYPE_CHECKING:
    from models.agreement.agreement import Agreement

BUYING_ROLES = options(
    ("decision_maker", "Decision-maker"),
    ("budget_holder", "Budget holder"),
    ("influencer", "Influencer"),
    ("user", "User"),
    ("gatekeeper", "Gatekeeper"),
)
EVIDENCE = options(
    ("interviews", "Interviews"),
    ("crm", "CRM data"),
    ("sales_input", "Sales input"),
    ("assumption", "Assumption"),
)
WITH_AUTHORITY = ("decision_maker", "budget_holder")


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyProfile(Holder):
    """The companies worth a joint effort, and those that are not."""

    industries: Annotated[
        tuple[str, ...],
        Lines(
            label="Industries",
            help="Name industries that the CRM can filter by.",
            example="Food, pharma, home care",
            required=True,
            width="half",
        ),
    ] = ()
    size: Annotated[
        NumberRange | None,
        Range(
            label="Company size",
            help="The smallest and the largest company that both teams want to win.",
            example="50 to 2,000",
            required=True,
            width="half",
            unit="employees",
        ),
    ] = None
    exclusions: Annotated[
        tuple[str, ...],
        Lines(
            label="Never a fit",
            help="Companies that nobody passes on. “None” is an answer too.",
            example="Contract packers, dealers, companies in insolvency",
            required=True,
            none_word="None",
        ),
    ] = ()
    revenue: Annotated[
        NumberRange | None,
        Range(
            label="Yearly revenue",
            help="Only where revenue says more than the head count.",
            example="10 to 400",
            width="half",
            more=True,
            unit="million",
        ),
    ] = None
    regions: Annotated[
        tuple[str, ...],
        Lines(
            label="Regions",
            help="Where the companies sit.",
            example="Germany, Austria",
            width="half",
            more=True,
        ),
    ] = ()
    technology: Annotated[
        tuple[str, ...],
        Lines(
            label="Technology in use",
            help="Machines or software that tell a company apart.",
            example="SAP, case packers older than ten years",
            more=True,
        ),
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona(Row):
    """A kind of person who decides, pays, influences or uses."""

    name: Annotated[
        str,
        Line(
            label="Persona",
            help="A name that both teams will use, such as a job and its place.",
            example="Plant manager, bakery",
            required=True,
            width="half",
        ),
    ] = ""
    job_titles: Annotated[
        tuple[str, ...],
        Lines(
            label="Job titles",
            help="Titles as they stand in the CRM or on a business card.",
            example="Plant manager, head of production",
            required=True,
            width="half",
        ),
    ] = ()
    buying_role: Annotated[
        str,
        Choice(
            label="Buying role",
            help="What this person does when the company buys.",
            required=True,
            width="half",
            options=BUYING_ROLES,
        ),
    ] = ""
    evidence: Annotated[
        str,
        Choice(
            label="Evidence",
            help="What the description rests on.",
            required=True,
            width="half",
            options=EVIDENCE,
        ),
    ] = ""
    evidence_count: Annotated[
        Decimal | None,
        Number(
            label="How many",
            help="Interviews held or records looked at.",
            example="9",
            width="third",
            when=When("evidence", ("interviews", "crm", "sales_input")),
            more=True,
            whole=True,
            minimum=Decimal(1),
        ),
    ] = None
    evidence_date: Annotated[
        date | None,
        Day(label="As of", help="When the evidence was gathered.", width="third", more=True),
    ] = None
    needs: Annotated[
        tuple[str, ...],
        Lines(
            label="Needs",
            help="What this person wants to get done, one need a line.",
            example="Format change in under 15 minutes",
            required=True,
            width="half",
            long=True,
        ),
    ] = ()
    objections: Annotated[
        tuple[str, ...],
        Lines(
            label="Objections Sales hears",
            help="In the customer's own words. Sales fills this in.",
            example="We standardised on another maker",
            required=True,
            width="half",
            long=True,
            by=Side.SALES,
        ),
    ] = ()
    budget_signal: Annotated[
        str,
        Line(
            label="Able to pay",
            help="A fact that can be seen and shows that money is there.",
            example="Investment plan names a line for next year",
            required=True,
            more=True,
        ),
    ] = ""
    responsibilities: Annotated[
        tuple[str, ...],
        Lines(
            label="Responsibilities and goals",
            help="What this person answers for.",
            example="Output per shift, waste, staffing",
            more=True,
        ),
    ] = ()
    triggers: Annotated[
        tuple[str, ...],
        Lines(
            label="Trigger events",
            help="What makes this person start looking.",
            example="New product launch, audit finding",
            width="half",
            more=True,
        ),
    ] = ()
    channels: Annotated[
        tuple[str, ...],
        Lines(
            label="Channels",
            help="Where this person can be reached.",
            example="Trade fair, trade press, referral",
            width="half",
            more=True,
        ),
    ] = ()
    content_interests: Annotated[
        tuple[str, ...],
        Lines(
            label="Content they use",
            help="What this person reads or watches before talking to Sales.",
            example="Data sheet, line calculation, reference visit",
            more=True,
        ),
    ] = ()
    portrait: Annotated[
        str,
        Text(
            label="Portrait",
            help="A short portrait that makes the person easy to picture.",
            example="Runs three lines with one mechanic a shift and measures every minute of stop.",
            more=True,
        ),
    ] = ""
    anti_persona: Annotated[
        bool | None,
        YesNo(
            label="Anti-persona",
            help="Yes, when this is somebody the teams do not want to chase.",
            width="third",
            more=True,
        ),
    ] = None
    anti_reasons: Annotated[
        str,
        Line(
            label="Why not",
            help="What makes this person a dead end.",
            example="Collects data sheets for a thesis",
            width="two-thirds",
            when=When("anti_persona", (True,)),
            more=True,
        ),
    ] = ""

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """An assumption is named as one, so that somebody goes and asks."""
        del agreement
        if self.evidence == "assumption":
            yield Problem(
                "evidence",
                f"“{self.name or 'This persona'}” rests on an assumption.",
                "Who of you has spoken to three of them this year?",
                blocks=False,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Personas(Section):
    """Company profile and personas."""

    about: ClassVar[About] = About(
        title="Company profile and personas",
        short="Profile and personas",
        phase=Phase.UNDERSTAND,
        question="Who do we want to win, and who decides there?",
        purpose="At least one person with a need, an objection and proof, in words both teams use.",
        prompt="Who signed our last three orders, and who nearly stopped them?",
    )
    answers: Annotated[CompanyProfile, Answers(label="Company profile", holds=CompanyProfile)] = (
        CompanyProfile()
    )
    personas: Annotated[
        tuple[Persona, ...],
        Rows(
            label="Personas",
            help="The people who decide, pay, influence or use.",
            holds=Persona,
            one="persona",
            title="name",
            summary=("buying_role", "job_titles", "evidence"),
            clause="row",
            at_least=1,
            layout="cards",
        ),
    ] = ()
