"""Who helps when a promise slips: triggers, steps, reassignment and agreed exceptions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from models.agreement.kinds import (
    PARTICIPANTS,
    TIERS,
    Answers,
    Choice,
    Line,
    Lines,
    Number,
    Percent,
    Reference,
    Rows,
    Span,
    Text,
    When,
    options,
)
from models.agreement.lengths import compare
from models.agreement.section import About, Holder, Phase, Problem, Row, Section
from models.agreement.sides import Side
from models.agreement.values import Duration, Unit

if TYPE_CHECKING:
    from models.agreement.agreement import Agreement

TRIGGERS = options(
    ("overdue", "A single lead is overdue"),
    ("rate", "A share is below its target"),
    ("volume", "Fewer leads than promised"),
    ("dispute", "A dispute is not settled"),
)
STEP_UNITS = (Unit.BUSINESS_HOUR, Unit.CLOCK_HOUR, Unit.BUSINESS_DAY, Unit.CALENDAR_DAY, Unit.WEEK)
NO_EXCEPTIONS = "None"


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationStep(Row):
    """One rung of the ladder: after how long, who is told and how they help."""

    after: Annotated[
        Duration | None,
        Span(
            label="After",
            help="Counted from the trigger; zero means at once.",
            example="1 business day",
            required=True,
            width="third",
            units=STEP_UNITS,
            zero=True,
        ),
    ] = None
    person: Annotated[
        str,
        Reference(label="Person told", help="By name.", width="third", to=PARTICIPANTS),
    ] = ""
    role: Annotated[
        str,
        Line(
            label="Or role told",
            help="When the name may change.",
            example="Head of inside sales",
            width="third",
        ),
    ] = ""
    act: Annotated[
        str,
        Line(
            label="What they do",
            help="The help that this step brings.",
            example="Takes two leads over and asks what held the others up",
            required=True,
        ),
    ] = ""

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """Somebody is told."""
        del agreement
        if self.act and not (self.person or self.role):
            yield Problem("person", "Nobody is told at this step.", "Who can help at that point?")


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationTrigger(Row):
    """A number that calls for help, and the steps that follow it."""

    name: Annotated[
        str,
        Line(
            label="Trigger",
            help="What has happened, in a few words.",
            example="Quote request without a call",
            required=True,
            width="two-thirds",
        ),
    ] = ""
    kind: Annotated[
        str,
        Choice(
            label="Kind",
            help="What is measured.",
            required=True,
            width="third",
            options=TRIGGERS,
        ),
    ] = ""
    overdue_by: Annotated[
        Duration | None,
        Span(
            label="Overdue by",
            help="Time past the promised moment; zero means at once.",
            example="2 business hours",
            required=True,
            width="third",
            when=When("kind", ("overdue",)),
            units=(Unit.MINUTE, *STEP_UNITS),
            zero=True,
        ),
    ] = None
    below: Annotated[
        Decimal | None,
        Percent(
            label="Share below",
            help="The share on time at which help is called.",
            example="80",
            required=True,
            width="third",
            when=When("kind", ("rate",)),
        ),
    ] = None
    short_by: Annotated[
        Decimal | None,
        Percent(
            label="Short by",
            help="How far the leads delivered stay behind the promise.",
            example="20",
            required=True,
            width="third",
            when=When("kind", ("volume",)),
        ),
    ] = None
    open_for: Annotated[
        Duration | None,
        Span(
            label="Open for",
            help="How long the dispute has lasted.",
            example="3 business days",
            required=True,
            width="third",
            when=When("kind", ("dispute",)),
            units=STEP_UNITS,
        ),
    ] = None
    periods: Annotated[
        Decimal | None,
        Number(
            label="In a row",
            help="How many periods it must last before the steps begin.",
            example="2",
            width="third",
            when=When("kind", ("rate", "volume")),
            unit="periods",
            whole=True,
            minimum=Decimal(1),
        ),
    ] = None
    tier: Annotated[
        str,
        Reference(
            label="Only for tier",
            help="Left empty, the trigger holds for every tier.",
            width="third",
            more=True,
            to=TIERS,
        ),
    ] = ""
    steps: Annotated[
        tuple[EscalationStep, ...],
        Rows(
            label="Steps",
            help="Each step comes later than the one before.",
            holds=EscalationStep,
            one="step",
            title="act",
            summary=("after", "person", "role"),
            clause="none",
            at_least=2,
        ),
    ] = ()
    reassign_after: Annotated[
        Duration | None,
        Span(
            label="Lead reassigned after",
            help="Counted from the trigger, not before the first step.",
            example="1 business day",
            width="third",
            when=When("kind", ("overdue",)),
            more=True,
            units=STEP_UNITS,
        ),
    ] = None
    reassign_to: Annotated[
        str,
        Line(
            label="Reassigned to",
            help="Who takes the lead over.",
            example="The rep on call that day",
            width="two-thirds",
            when=When("kind", ("overdue",)),
            more=True,
        ),
    ] = ""

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """The steps follow each other in time, and no lead is taken away before the first."""
        del agreement
        times = [step.after for step in self.steps if step.after is not None]
        if any(compare(later, earlier) in (0, -1) for earlier, later in pairwise(times)):
            yield Problem(
                "steps",
                f"{self.name or 'This trigger'} has a step that is not later than the one before.",
                "In which order is help called?",
                rule="L23",
            )
        if self.kind != "overdue" or self.reassign_after is None or not times:
            return
        if compare(self.reassign_after, times[0]) == -1:
            yield Problem(
                "reassign_after",
                "The lead is reassigned before the first step.",
                "Who gets the chance to answer before the lead moves on?",
                rule="L23",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationAnswers(Holder):
    """What each side does when it falls short, and what does not count as falling short."""

    if_marketing_misses: Annotated[
        str,
        Text(
            label="If Marketing misses, it will",
            help="What Marketing adds or changes so that Sales can still reach the goal.",
            example="Move a fifth of the budget to two campaigns and report weekly until level.",
            required=True,
            group="When a promise is missed",
            width="half",
            by=Side.MARKETING,
        ),
    ] = ""
    if_sales_misses: Annotated[
        str,
        Text(
            label="If Sales misses, it will",
            help="What Sales adds or changes so that the leads are still answered.",
            example="Give each waiting lead to the next free rep and keep two mornings for calls.",
            required=True,
            group="When a promise is missed",
            width="half",
            by=Side.SALES,
        ),
    ] = ""
    exceptions: Annotated[
        tuple[str, ...],
        Lines(
            label="Valid exceptions",
            help="Events during which lateness does not count. “None” is an answer too.",
            example="CRM outage, trade-fair week, bulk import",
            required=True,
            group="Exceptions",
            none_word=NO_EXCEPTIONS,
        ),
    ] = ()
    exception_person: Annotated[
        str,
        Reference(
            label="Declared by",
            help="The one person who may call an exception.",
            group="Exceptions",
            width="half",
            to=PARTICIPANTS,
        ),
    ] = ""
    exception_until: Annotated[
        Duration | None,
        Span(
            label="Ends after at most",
            help="Afterwards it must be declared again.",
            example="5 business days",
            group="Exceptions",
            width="half",
            units=STEP_UNITS,
        ),
    ] = None

    @property
    def allows_exceptions(self) -> bool:
        """True when at least one exception is named."""
        return any(item != NO_EXCEPTIONS for item in self.exceptions)

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """An exception is declared by somebody and comes to an end."""
        del agreement
        if not self.allows_exceptions:
            return
        if not self.exception_person:
            yield Problem(
                "exception_person",
                "Nobody is named who declares an exception.",
                "Whose word counts for both teams?",
            )
        if self.exception_until is None:
            yield Problem(
                "exception_until",
                "An exception has no end.",
                "After how long does the promise hold again?",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation(Section):
    """Escalation and help."""

    about: ClassVar[About] = About(
        title="Escalation and help",
        short="Escalation",
        phase=Phase.COMMIT,
        question="Who helps when a promise slips?",
        purpose="Help arrives in steps, early enough to save the lead and without blame.",
        prompt="When you last fell behind, whose help would have saved the week?",
    )
    order: ClassVar[Literal["answers first", "rows first"]] = "rows first"
    answers: Annotated[
        EscalationAnswers, Answers(label="Remedies and exceptions", holds=EscalationAnswers)
    ] = EscalationAnswers()
    triggers: Annotated[
        tuple[EscalationTrigger, ...],
        Rows(
            label="Triggers",
            help="Each with a number, so that nobody has to decide whether it is serious.",
            holds=EscalationTrigger,
            one="trigger",
            title="name",
            summary=("kind", "tier"),
            clause="row",
            at_least=1,
            layout="cards",
        ),
    ] = ()
