"""When the two teams sit down together, who has to be there, and what they talk about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from models.agreement import voices
from models.agreement.kinds import (
    PARTICIPANTS,
    REPORTS,
    Answers,
    Choice,
    Line,
    Lines,
    Number,
    Reference,
    References,
    Rows,
    Span,
    options,
)
from models.agreement.section import About, Holder, Phase, Problem, Row, Section
from models.agreement.sides import Side
from models.agreement.values import Duration, Unit, grouped

if TYPE_CHECKING:
    from models.agreement.agreement import Agreement

OCCASIONS = options(
    ("working", "Working meeting"),
    ("trend_review", "Trend review"),
    ("reset", "Quarterly reset"),
    ("other", "Other"),
)
RHYTHMS = options(
    ("weekly", "Every week"),
    ("two_weekly", "Every two weeks"),
    ("monthly", "Every month"),
    ("quarterly", "Every quarter"),
    ("when_needed", "When needed"),
)
OFTEN = ("weekly", "two_weekly")
RECURRING = (*OFTEN, "monthly", "quarterly")
TOPICS = options(
    ("leads", "Lead quality and quantity"),
    ("campaigns", "Coming campaigns and sales support"),
    ("customers", "Customer feedback and competitors"),
    ("wins", "Joint wins"),
    ("other", "Something else"),
)
STANDING = TOPICS[:4]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Row):
    """One point of a standing agenda with its minutes."""

    topic: Annotated[
        str,
        Line(
            label="Item",
            help="What is talked about, in a few words.",
            example="Rejected leads of the week, one by one",
            required=True,
        ),
    ] = ""
    covers: Annotated[
        str,
        Choice(
            label="Kind",
            help="Which of the standing subjects it belongs to.",
            required=True,
            width="two-thirds",
            options=TOPICS,
        ),
    ] = ""
    minutes: Annotated[
        Decimal | None,
        Number(
            label="Minutes",
            help="How long it may take.",
            example="15",
            required=True,
            width="third",
            unit="minutes",
            whole=True,
            minimum=Decimal(1),
            maximum=Decimal(1440),
        ),
    ] = None
    purpose: Annotated[
        str,
        Line(
            label="Why",
            help="What the item is for.",
            example="Find the one criterion that lets wrong leads through",
            more=True,
        ),
    ] = ""
    outcome: Annotated[
        str,
        Line(
            label="Outcome",
            help="What is there afterwards that was not there before.",
            example="A change to one criterion, or none",
            more=True,
        ),
    ] = ""
    process: Annotated[
        str,
        Line(
            label="How",
            help="The way the item is run.",
            example="Sales reads the reason, Marketing shows the source, both decide",
            more=True,
        ),
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Row):
    """A meeting of both teams that comes round again."""

    name: Annotated[
        str,
        Line(
            label="Meeting",
            help="What it is called in the calendar.",
            example="Lead round",
            required=True,
            group="Meeting",
            width="two-thirds",
        ),
    ] = ""
    rhythm: Annotated[
        str,
        Choice(
            label="Rhythm",
            help="How often it takes place.",
            required=True,
            group="Meeting",
            width="third",
            options=RHYTHMS,
        ),
    ] = ""
    length: Annotated[
        Decimal | None,
        Number(
            label="Length",
            help="From the first word to the last.",
            example="45",
            required=True,
            group="Meeting",
            width="third",
            unit="minutes",
            whole=True,
            minimum=Decimal(5),
            maximum=Decimal(1440),
        ),
    ] = None
    chair: Annotated[
        str,
        Reference(
            label="Chair",
            help="Who opens it, keeps time and closes it.",
            required=True,
            group="Meeting",
            width="third",
            to=PARTICIPANTS,
        ),
    ] = ""
    place: Annotated[
        str,
        Line(
            label="Place",
            help="A room, a link, or both.",
            example="Room Elbe and video link",
            required=True,
            group="Meeting",
            width="third",
        ),
    ] = ""
    attendees: Annotated[
        tuple[str, ...],
        References(
            label="Has to be there",
            help="Somebody who decides from each side among them.",
            required=True,
            group="Meeting",
            to=PARTICIPANTS,
            at_least=2,
        ),
    ] = ()
    cancellation: Annotated[
        str,
        Line(
            label="When it may be cancelled",
            help="Who may call it off, until when, and what takes its place.",
            example="Only by both heads, a day ahead, with a new date in the same week",
            required=True,
            group="Meeting",
        ),
    ] = ""
    occasion: Annotated[
        str,
        Choice(
            label="Kind of meeting",
            help="What it looks at: this week's leads, the trend, or the agreement.",
            group="Meeting",
            width="half",
            more=True,
            options=OCCASIONS,
        ),
    ] = ""
    slot: Annotated[
        str,
        Line(
            label="Day and time",
            help="The fixed place in the week or month.",
            example="Tuesdays at 9:00",
            group="Meeting",
            width="half",
            more=True,
        ),
    ] = ""
    agenda: Annotated[
        tuple[AgendaItem, ...],
        Rows(
            label="Standing agenda",
            help="What comes up every time.",
            holds=AgendaItem,
            one="agenda item",
            title="topic",
            summary=("covers", "minutes"),
            clause="none",
            at_least=1,
        ),
    ] = ()
    inputs: Annotated[
        tuple[str, ...],
        Lines(
            label="Sent round before",
            help="What everybody has read when the meeting starts.",
            example="List of rejected MQLs with reasons",
            group="Before the meeting",
            more=True,
            long=True,
        ),
    ] = ()
    data_pack: Annotated[
        tuple[str, ...],
        References(
            label="Reports on the table",
            help="The shared reports that the talk starts from.",
            group="Before the meeting",
            width="two-thirds",
            more=True,
            to=REPORTS,
        ),
    ] = ()
    inputs_due: Annotated[
        Duration | None,
        Span(
            label="At the latest before",
            help="How long before the start it is sent.",
            group="Before the meeting",
            width="third",
            more=True,
            units=(Unit.BUSINESS_HOUR, Unit.BUSINESS_DAY),
        ),
    ] = None

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """The agenda fits the time, and both sides can decide in the room."""
        name = self.name or "This meeting"
        with localcontext(prec=60):
            needed = sum((item.minutes or Decimal(0) for item in self.agenda), Decimal(0))
        if self.length is not None and needed > self.length:
            yield Problem(
                "length",
                f"The agenda takes {grouped(needed)} of {grouped(self.length)} minutes.",
                "Which item can be shorter, or go?",
            )
        if self.attendees:
            deciding = voices.deciding_sides(agreement, self.attendees)
            for side in Side:
                if side not in deciding:
                    yield Problem(
                        "attendees",
                        f"{name} has nobody who decides for {side.label}.",
                        f"Who from {side.label} can say yes in the room?",
                        blocks=False,
                    )
            if self.chair and self.chair not in self.attendees:
                yield Problem(
                    "chair",
                    f"The chair of {name} is not among those who have to be there.",
                    "Who chairs, and who stands in?",
                    blocks=False,
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingAnswers(Holder):
    """What holds for all meetings."""

    ground_rules: Annotated[
        tuple[str, ...],
        Lines(
            label="Rules of the room",
            help="A few that both teams will remind each other of.",
            example="Every complaint comes with a lead number",
            group="All meetings",
            long=True,
        ),
    ] = ()
    notes_place: Annotated[
        str,
        Line(
            label="Where decisions are noted",
            help="One place that both teams can open.",
            example="CRM, notes of the campaign “Joint meeting”",
            group="All meetings",
        ),
    ] = ""

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """The teams meet often enough, can decide there, and speak about all four subjects."""
        meetings = agreement.meetings.meetings
        if not meetings:
            return
        if not any(one.rhythm in OFTEN for one in meetings):
            yield Problem(
                "ground_rules",
                "No meeting takes place every week or every two weeks.",
                "When do you next see each other if a lead goes wrong tomorrow?",
            )
        if not any(_can_decide(agreement, one) for one in meetings):
            yield Problem(
                "ground_rules",
                "No recurring meeting has somebody from each side who decides.",
                "Who has to be there so that a decision holds?",
            )
        covered = {item.covers for one in meetings for item in one.agenda}
        for topic in STANDING:
            if topic.key not in covered:
                yield Problem(
                    "ground_rules",
                    f"No agenda has “{topic.label}”.",
                    "In which meeting do you want to talk about it?",
                    blocks=False,
                )


def _can_decide(agreement: Agreement, meeting: Meeting) -> bool:
    """True for a recurring meeting in which both sides have a decider."""
    deciding = voices.deciding_sides(agreement, meeting.attendees)
    return meeting.rhythm in RECURRING and all(side in deciding for side in Side)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meetings(Section):
    """Meetings."""

    about: ClassVar[About] = About(
        title="Meetings",
        short="Meetings",
        phase=Phase.AIM,
        question="When do we sit down together?",
        purpose="A fixed hour, people who can decide, a short agenda and numbers on the table.",
        prompt="Which meeting of the last month changed anything, and who was in it?",
    )
    order: ClassVar[Literal["answers first", "rows first"]] = "rows first"
    answers: Annotated[
        MeetingAnswers, Answers(label="Rules for all meetings", holds=MeetingAnswers)
    ] = MeetingAnswers()
    meetings: Annotated[
        tuple[Meeting, ...],
        Rows(
            label="Meetings",
            help="Those that come round again, with both teams in them.",
            holds=Meeting,
            one="meeting",
            title="name",
            summary=("rhythm", "length", "chair"),
            clause="table",
            at_least=1,
            layout="cards",
        ),
    ] = ()
