"""What happens to leads that are not lost but too early: back to Marketing, wait, return."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, ClassVar

from models.agreement.kinds import (
    CALENDARS,
    PARTICIPANTS,
    REASONS,
    Answers,
    Choice,
    Line,
    Number,
    Reference,
    Rows,
    Span,
    Text,
    options,
)
from models.agreement.section import About, Holder, Phase, Problem, Row, Section
from models.agreement.sections.stages import Criterion
from models.agreement.values import Duration, Unit

if TYPE_CHECKING:
    from models.agreement.agreement import Agreement

COMBINATIONS = options(("all", "All of them"), ("any", "Any one of them"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NurtureTrack(Row):
    """What leads of one reason get while they wait."""

    reason: Annotated[
        str,
        Reference(
            label="Reason",
            help="Why Sales handed the lead back.",
            required=True,
            width="third",
            to=REASONS,
        ),
    ] = ""
    action: Annotated[
        str,
        Line(
            label="Action",
            help="What the lead receives until it is asked again.",
            example="Service letter each quarter, invitation to the open house",
            required=True,
            width="third",
        ),
    ] = ""
    owner: Annotated[
        str,
        Reference(
            label="Owner", help="Who keeps the lead meanwhile.", width="third", to=PARTICIPANTS
        ),
    ] = ""

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """A reason has one track, and only when its leads are not closed for good."""
        if not self.reason:
            return
        tracks = agreement.recycling.tracks
        if any(row.id != self.id and row.reason == self.reason for row in tracks):
            yield Problem("reason", "This reason has two tracks.", "Which of the two holds?")
        reasons = agreement.dispositions.reasons
        if any(row.id == self.reason and row.next_step == "close" for row in reasons):
            yield Problem(
                "reason",
                "Leads with this reason are closed for good.",
                "Do they wait, or are they closed?",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class RecyclingAnswers(Holder):
    """How a lead goes back, how long it waits and what brings it to Sales again."""

    return_within: Annotated[
        Duration | None,
        Span(
            label="Back with Marketing within",
            help="Counted from the moment Sales records the reason.",
            example="1 business day",
            required=True,
            group="Going back",
            width="third",
            units=(
                Unit.BUSINESS_HOUR,
                Unit.CLOCK_HOUR,
                Unit.BUSINESS_DAY,
                Unit.CALENDAR_DAY,
            ),
        ),
    ] = None
    wait_days: Annotated[
        Decimal | None,
        Number(
            label="Waits at least",
            help="Unless the list of reasons names another time.",
            example="90",
            required=True,
            group="Going back",
            width="third",
            unit="calendar days",
            whole=True,
            minimum=Decimal(1),
            maximum=Decimal(3660),
        ),
    ] = None
    most_cycles: Annotated[
        Decimal | None,
        Number(
            label="Comes back at most",
            help="How often a lead may go round before it is closed.",
            example="2",
            group="Going back",
            width="third",
            unit="times",
            whole=True,
            minimum=Decimal(1),
        ),
    ] = None
    action: Annotated[
        str,
        Line(
            label="What a waiting lead gets",
            help="Holds for every reason that has no track of its own.",
            example="One application story a month, no calls",
            required=True,
            group="Going back",
        ),
    ] = ""
    inform: Annotated[
        str,
        Text(
            label="Who tells whom",
            help="Who hears that a lead went back, and who hears that it returned.",
            example="The CRM tells the campaign owner, and the former rep when the lead is back.",
            group="Going back",
            more=True,
        ),
    ] = ""
    calendar: Annotated[
        str,
        Reference(
            label="Calendar",
            help="The opening hours that business time runs on.",
            group="Going back",
            more=True,
            to=CALENDARS,
        ),
    ] = ""
    combination: Annotated[
        str,
        Choice(
            label="Re-entry needs",
            help="How many of the re-entry facts must hold.",
            required=True,
            group="Coming back",
            width="third",
            options=COMBINATIONS,
        ),
    ] = ""
    restart_event: Annotated[
        str,
        Line(
            label="The clock restarts with",
            help="The new event that the response time is counted from; the old one is over.",
            example="New MQL timestamp",
            required=True,
            group="Coming back",
            width="two-thirds",
        ),
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recycling(Section):
    """Recycling and nurture."""

    about: ClassVar[About] = About(
        title="Recycling and nurture",
        short="Recycling",
        phase=Phase.COMMIT,
        question="What becomes of a lead that is too early?",
        purpose="Waiting leads stay in somebody's care and return on a fact, not on a hunch.",
        prompt="Which customer of today did we once write off as “not now”?",
    )
    answers: Annotated[
        RecyclingAnswers, Answers(label="Going back and coming back", holds=RecyclingAnswers)
    ] = RecyclingAnswers()
    reentry: Annotated[
        tuple[Criterion, ...],
        Rows(
            label="Re-entry test",
            help="Facts that show new interest.",
            holds=Criterion,
            one="re-entry fact",
            title="observable",
            summary=("dimension", "source", "confirmed_by"),
            at_least=1,
        ),
    ] = ()
    tracks: Annotated[
        tuple[NurtureTrack, ...],
        Rows(
            label="Tracks by reason",
            help="Only reasons whose leads need something else while they wait.",
            holds=NurtureTrack,
            one="track",
            title="action",
            summary=("reason", "owner"),
        ),
    ] = ()
