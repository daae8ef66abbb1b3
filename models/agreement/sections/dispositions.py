"""How Sales closes the book on a lead: the outcomes, the reasons, and what follows from each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from models.agreement.kinds import (
    PARTICIPANTS,
    STAGES,
    Answers,
    Choice,
    Line,
    Number,
    Reference,
    Rows,
    Span,
    Text,
    When,
    YesNo,
    options,
)
from models.agreement.section import About, Holder, Phase, Problem, Row, Section
from models.agreement.sides import Side
from models.agreement.values import Duration, Unit

if TYPE_CHECKING:
    from models.agreement.agreement import Agreement

ACCEPTANCE = options(
    ("before_contact", "Before the first contact"),
    ("after_conversation", "After the first conversation"),
    ("none", "No separate acceptance"),
)
OUTCOMES = options(
    ("accepted", "Accepted"),
    ("working", "Working"),
    ("connected", "Connected"),
    ("meeting_set", "Meeting set"),
    ("converted", "Converted"),
    ("recycled", "Recycled"),
    ("disqualified", "Disqualified"),
)
EXITS = options(("forward", "Forward"), ("stays", "Stays"), ("back", "Back"), ("out", "Out"))
REASON_KINDS = options(
    ("procedural", "Procedural"),
    ("fit", "Fit"),
    ("timing", "Timing"),
    ("interest", "Interest"),
    ("data", "Data"),
)
NEXT_STEPS = options(
    ("nurture", "Nurture, then back"),
    ("marketing", "Back to Marketing"),
    ("pass", "Pass to another team"),
    ("close", "Close for good"),
)
NOTES = options(("optional", "Optional"), ("required", "Required"))
EXPECTED = {
    "data": "wrong contact data",
    "timing": "buyers who are not in the market now",
    "fit": "buyers who look for another product",
}
"""Kinds of reason that a complete list has, with what would go unsaid without them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Row):
    """A result that Sales records for a lead, and where the lead goes with it."""

    name: Annotated[
        str,
        Line(
            label="Outcome",
            help="The word as it stands in the CRM.",
            example="Meeting booked",
            required=True,
            width="two-thirds",
        ),
    ] = ""
    outcome: Annotated[
        str,
        Choice(
            label="Means",
            help="What has happened to the lead.",
            required=True,
            width="third",
            options=OUTCOMES,
        ),
    ] = ""
    exit: Annotated[
        str,
        Choice(
            label="Lead moves",
            help="The way the lead leaves its stage.",
            required=True,
            width="third",
            options=EXITS,
        ),
    ] = ""
    stage: Annotated[
        str,
        Reference(
            label="To stage",
            help="The stage the lead enters.",
            required=True,
            width="third",
            when=When("exit", ("forward", "back")),
            to=STAGES,
        ),
    ] = ""
    reason_needed: Annotated[
        bool | None,
        YesNo(label="With a reason", help="Whether a reason must be chosen.", width="third"),
    ] = None

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """An outcome stands in the list once."""
        if _twice(
            self.name, self.id, ((row.name, row.id) for row in agreement.dispositions.outcomes)
        ):
            yield Problem(
                "name", f"“{self.name}” stands in the list twice.", "Which of the two stays?"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason(Row):
    """Why Sales hands a lead back or closes it, and what happens next."""

    reason: Annotated[
        str,
        Line(
            label="Reason",
            help="The words a rep picks from the list.",
            example="Looks for another product",
            required=True,
            width="two-thirds",
            by=Side.SALES,
        ),
    ] = ""
    kind: Annotated[
        str,
        Choice(
            label="Kind",
            help="What the reason speaks of.",
            required=True,
            width="third",
            options=REASON_KINDS,
        ),
    ] = ""
    next_step: Annotated[
        str,
        Choice(
            label="Next step",
            help="What happens to the lead.",
            required=True,
            width="third",
            options=NEXT_STEPS,
        ),
    ] = ""
    wait_days: Annotated[
        Decimal | None,
        Number(
            label="Wait, days",
            help="Calendar days until somebody turns to the lead again.",
            example="180",
            width="third",
            when=When("next_step", ("nurture", "marketing")),
            whole=True,
            minimum=Decimal(1),
            maximum=Decimal(3660),
        ),
    ] = None
    note: Annotated[
        str,
        Choice(
            label="Note",
            help="Whether the rep adds a sentence.",
            width="third",
            options=NOTES,
        ),
    ] = ""

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """A reason stands in the list once, and a lead in nurture comes back on a known day."""
        known = ((row.reason, row.id) for row in agreement.dispositions.reasons)
        if _twice(self.reason, self.id, known):
            yield Problem(
                "reason", f"“{self.reason}” stands in the list twice.", "Which of the two stays?"
            )
        no_wait = self.wait_days is None and agreement.recycling.answers.wait_days is None
        if self.next_step == "nurture" and no_wait:
            yield Problem(
                "wait_days",
                f"“{self.reason or 'This reason'}” sends leads away without a day to return.",
                "After how many days does somebody ask again?",
            )


def _twice(word: str, own_id: str, known: Iterator[tuple[str, str]]) -> bool:
    key = word.strip().casefold()
    return bool(key) and any(
        other_id != own_id and other.strip().casefold() == key for other, other_id in known
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DispositionAnswers(Holder):
    """When Sales accepts a lead, and what Marketing can do when it sees it otherwise."""

    acceptance: Annotated[
        str,
        Choice(
            label="Sales accepts or rejects a lead",
            help="Before contact it judges the record, afterwards the person.",
            required=True,
            group="Acceptance",
            width="half",
            options=ACCEPTANCE,
        ),
    ] = ""
    procedural_only: Annotated[
        bool | None,
        YesNo(
            label="Rejected only for procedural reasons",
            help="Yes, when every other lead is called first.",
            required=True,
            group="Acceptance",
            width="half",
            when=When("acceptance", ("before_contact",)),
        ),
    ] = None
    no_reason_fits: Annotated[
        str,
        Line(
            label="When no reason fits",
            help="What a rep does instead of picking a wrong one.",
            example="Write a note; the next joint meeting adds a reason or not",
            group="Acceptance",
        ),
    ] = ""
    dispute_within: Annotated[
        Duration | None,
        Span(
            label="Marketing disputes within",
            help="Afterwards the outcome stands.",
            example="2 business days",
            required=True,
            group="Disputes",
            width="half",
            units=(Unit.BUSINESS_HOUR, Unit.BUSINESS_DAY, Unit.CALENDAR_DAY),
        ),
    ] = None
    dispute_person: Annotated[
        str,
        Reference(
            label="Settled by",
            help="The person who hears both sides.",
            required=True,
            group="Disputes",
            width="half",
            to=PARTICIPANTS,
        ),
    ] = ""
    dispute_path: Annotated[
        str,
        Text(
            label="How a dispute is settled",
            help="What each side brings, and when the answer comes.",
            example="Both read the call note together and decide within 1 business day of it.",
            required=True,
            group="Disputes",
        ),
    ] = ""

    @property
    def accepts_leads(self) -> bool:
        """True when accepting a lead is a step of its own."""
        return self.acceptance in ("before_contact", "after_conversation")

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """The list has the reasons that rejection needs, and those most often missed."""
        reasons = agreement.dispositions.reasons
        kinds = {reason.kind for reason in reasons}
        early = self.acceptance == "before_contact" and self.procedural_only
        if early and reasons and "procedural" not in kinds:
            yield Problem(
                "procedural_only",
                "Only procedural reasons count before contact, but the list has none.",
                "Which ones: duplicate, wrong territory, existing customer?",
            )
        for kind, unsaid in EXPECTED.items():
            if reasons and kind not in kinds:
                yield Problem(
                    "no_reason_fits",
                    f"The list has no reason for {unsaid}.",
                    "What does a rep pick in that case?",
                    blocks=False,
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispositions(Section):
    """Dispositions."""

    about: ClassVar[About] = About(
        title="Dispositions",
        short="Dispositions",
        phase=Phase.COMMIT,
        question="Why does Sales hand a lead back?",
        purpose="Words to choose from when a lead ends, and a way on behind each of them.",
        prompt="Open the last ten closed leads: how many say why, and could Marketing act on it?",
        promised_by=Side.SALES,
    )
    order: ClassVar[Literal["answers first", "rows first"]] = "rows first"
    answers: Annotated[
        DispositionAnswers, Answers(label="Acceptance and disputes", holds=DispositionAnswers)
    ] = DispositionAnswers()
    outcomes: Annotated[
        tuple[Outcome, ...],
        Rows(
            label="Outcomes",
            help="What can be recorded, from accepted to disqualified.",
            holds=Outcome,
            one="outcome",
            title="name",
            summary=("outcome", "exit"),
            at_least=1,
            layout="table",
        ),
    ] = ()
    reasons: Annotated[
        tuple[Reason, ...],
        Rows(
            label="Reasons",
            help="A rep picks one of these, never free text alone.",
            holds=Reason,
            one="reason",
            title="reason",
            summary=("kind", "next_step"),
            at_least=5,
            layout="table",
        ),
    ] = ()
