"""Where it hurts today: signs both sides rated, the way of a lead, and where the numbers stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, ClassVar

from models.agreement.kinds import (
    Answers,
    Choice,
    Computed,
    Line,
    Number,
    Rows,
    Text,
    options,
)
from models.agreement.section import About, Holder, Phase, Problem, Row, Section

if TYPE_CHECKING:
    from models.agreement.agreement import Agreement

WIDE_GAP = 2
OUTCOMES = options(
    ("complete", "Explained in full"),
    ("gaps", "With gaps that were filled in"),
    ("again", "To be tried again"),
)
ANSWERED_IN = options(
    ("purpose", "Purpose, scope and pilot"),
    ("personas", "Profile and personas"),
    ("glossary", "Common language"),
    ("stages", "Lead stages"),
    ("scoring", "Lead scoring"),
    ("handoff", "Handoff"),
    ("response", "Sales response"),
    ("calendar", "Working calendar"),
    ("marketing", "Marketing commitments"),
    ("dispositions", "Dispositions"),
    ("recycling", "Recycling"),
    ("feedback", "Feedback"),
    ("escalation", "Escalation"),
    ("goals", "Shared goals"),
    ("funnel", "Funnel plan and capacity"),
    ("dashboards", "Dashboards"),
    ("meetings", "Meetings"),
    ("content", "Content and messages"),
    ("campaigns", "Campaigns and accounts"),
    ("systems", "Systems and data"),
    ("responsibilities", "Responsibilities"),
    ("culture", "Culture"),
    ("governance", "Governance"),
    ("issues", "An open issue"),
)


def gap(sign: Sign) -> str:
    """How far apart the two sides rated the sign, in words."""
    apart = sign.apart
    if apart is None:
        return ""
    return "same" if apart == 0 else f"gap {apart}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagnosisAnswers(Holder):
    """What both sides take away from the signs and from the way of a lead."""

    lesson: Annotated[
        str,
        Text(
            label="What we take from it",
            help="Two or three sentences that both teams would sign.",
            example="121 of 214 leads came back without an outcome, and nobody had asked for one.",
        ),
    ] = ""
    marketing_explained: Annotated[
        str,
        Choice(
            label="Marketing explained the Sales part",
            help="How it went when Marketing told the other team's part of the process.",
            width="half",
            more=True,
            options=OUTCOMES,
        ),
    ] = ""
    sales_explained: Annotated[
        str,
        Choice(
            label="Sales explained the Marketing part",
            help="How it went when Sales told the other team's part of the process.",
            width="half",
            more=True,
            options=OUTCOMES,
        ),
    ] = ""
    surprises: Annotated[
        str,
        Text(
            label="What came as a surprise",
            help="What one team had not known about the other's work.",
            example="Fair contacts wait until the stand is unpacked, nine days on average.",
            more=True,
        ),
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign(Row):
    """A sign that the two teams work past each other, with both ratings."""

    computed: ClassVar[dict[str, Computed]] = {
        "gap": Computed(label="Gap", width="third", of=gap, after="sales")
    }
    text: Annotated[
        str,
        Line(
            label="Sign",
            help="Something one can notice on an ordinary working day.",
            example="Nobody reports back why a lead died",
            required=True,
        ),
    ] = ""
    marketing: Annotated[
        Decimal | None,
        Number(
            label="Marketing",
            help="0 not seen, 1 rarely, 2 often, 3 constantly.",
            example="3",
            width="third",
            whole=True,
            minimum=Decimal(0),
            maximum=Decimal(3),
        ),
    ] = None
    sales: Annotated[
        Decimal | None,
        Number(
            label="Sales",
            help="0 not seen, 1 rarely, 2 often, 3 constantly.",
            example="1",
            width="third",
            whole=True,
            minimum=Decimal(0),
            maximum=Decimal(3),
        ),
    ] = None
    evidence: Annotated[
        str,
        Line(
            label="Evidence",
            help="A figure or a case with its source, no anecdote.",
            example="121 of 214 leads without an outcome, CRM export of 12 November",
            width="two-thirds",
            longest=1_000,
        ),
    ] = ""
    rank: Annotated[
        Decimal | None,
        Number(
            label="Top",
            help="1, 2 or 3 for the signs that the agreement must answer first.",
            example="1",
            width="third",
            whole=True,
            minimum=Decimal(1),
            maximum=Decimal(3),
        ),
    ] = None

    @property
    def apart(self) -> int | None:
        """How many steps lie between the two ratings; None until both are given in range."""
        ratings = (self.marketing, self.sales)
        if any(rating is None or rating not in (0, 1, 2, 3) for rating in ratings):
            return None
        return abs(int(self.marketing or 0) - int(self.sales or 0))

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """A wide gap is talked about over evidence, and each top place is taken once."""
        name = self.text or "This sign"
        if self.apart is not None and self.apart >= WIDE_GAP and not self.evidence:
            yield Problem(
                "evidence",
                f"“{name}” looks different from each side, and no evidence settles it.",
                "Which case from this quarter shows it?",
                blocks=False,
            )
        signs = agreement.diagnosis.signs
        if self.rank is not None and any(
            sign.rank == self.rank and sign.id != self.id for sign in signs
        ):
            yield Problem(
                "rank",
                "Two signs share one place among the top three.",
                "Which of the two costs us more leads?",
                blocks=False,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditStep(Row):
    """A step on the way from the first touch to the closed deal."""

    step: Annotated[
        str,
        Line(
            label="Step",
            help="What happens to the lead here.",
            example="Fair contact is typed into the CRM",
            required=True,
            width="two-thirds",
        ),
    ] = ""
    owner: Annotated[
        str,
        Line(
            label="Who does it",
            help="The team or job that does it today.",
            example="Marketing assistant",
            width="third",
        ),
    ] = ""
    system: Annotated[
        str,
        Line(
            label="System",
            help="The tool, list or inbox in which it is done.",
            example="Badge scanner, then CRM",
            width="third",
        ),
    ] = ""
    information: Annotated[
        str,
        Line(
            label="Passed on",
            help="What the next person receives.",
            example="Name, company, machine looked at",
            width="third",
        ),
    ] = ""
    next_step: Annotated[
        str,
        Line(
            label="What happens next",
            help="Who moves, and on what sign.",
            example="Inside sales calls from the list",
            width="third",
        ),
    ] = ""
    breakdown: Annotated[
        str,
        Line(
            label="Where it breaks",
            help="What goes wrong at this step, as somebody in the room has seen it.",
            example="The list arrives nine days after the fair",
            width="two-thirds",
        ),
    ] = ""
    answered_in: Annotated[
        str,
        Choice(
            label="Answered in",
            help="The section whose clause mends it, or an open issue.",
            width="third",
            options=ANSWERED_IN,
        ),
    ] = ""

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """A breakdown that was seen gets an answer."""
        del agreement
        if self.breakdown and not self.answered_in:
            yield Problem(
                "answered_in",
                f"Nothing answers the breakdown at “{self.step or 'this step'}”.",
                "Which clause will mend it, or is it an open issue?",
                blocks=False,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline(Row):
    """Where a figure stands before the agreement begins."""

    metric: Annotated[
        str,
        Line(
            label="Figure",
            help="What was counted.",
            example="Quotes answered on time",
            required=True,
            width="half",
        ),
    ] = ""
    value: Annotated[
        Decimal | None,
        Number(
            label="Value",
            help="The number as it stands today.",
            example="61",
            required=True,
            width="half",
        ),
    ] = None
    unit: Annotated[
        str,
        Line(
            label="Unit",
            help="What the number counts.",
            example="%",
            width="third",
        ),
    ] = ""
    period: Annotated[
        str,
        Line(
            label="Period",
            help="The time that it was counted over.",
            example="July to September 2026",
            required=True,
            width="third",
        ),
    ] = ""
    source: Annotated[
        str,
        Line(
            label="Source",
            help="The report or export that it comes from.",
            example="CRM report “Open quotes”",
            required=True,
            width="third",
        ),
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis(Section):
    """Diagnosis and audit."""

    about: ClassVar[About] = About(
        title="Diagnosis and audit",
        short="Diagnosis and audit",
        phase=Phase.PREPARE,
        question="Where do we see it differently?",
        purpose="What hurts today, and the step at which a lead gets lost.",
        prompt="When did you last see this? Give one case from this quarter.",
        intro="What both teams found before they began to draft.",
        annex=True,
    )
    answers: Annotated[DiagnosisAnswers, Answers(label="What we found", holds=DiagnosisAnswers)] = (
        DiagnosisAnswers()
    )
    signs: Annotated[
        tuple[Sign, ...],
        Rows(
            label="Signs",
            help="Each side rates alone, then both look at the differences.",
            holds=Sign,
            one="sign",
            title="text",
            summary=("marketing", "sales", "gap"),
            layout="table",
        ),
    ] = ()
    audit: Annotated[
        tuple[AuditStep, ...],
        Rows(
            label="The way of a lead",
            help="Step by step from the first touch to the closed deal.",
            holds=AuditStep,
            one="step",
            title="step",
            summary=("owner", "system", "breakdown"),
            layout="cards",
        ),
    ] = ()
    baselines: Annotated[
        tuple[Baseline, ...],
        Rows(
            label="Where the numbers stand",
            help="Figures that goals will be measured against.",
            holds=Baseline,
            one="figure",
            title="metric",
            summary=("value", "unit", "period"),
        ),
    ] = ()
