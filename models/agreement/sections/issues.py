"""What is still open between the two teams, and what they decided on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from models.agreement.kinds import (
    PARTICIPANTS,
    Answers,
    Choice,
    Day,
    Line,
    Reference,
    References,
    Rows,
    Text,
    When,
    YesNo,
    options,
)
from models.agreement.section import About, Holder, Phase, Problem, Row, Section

if TYPE_CHECKING:
    from models.agreement.agreement import Agreement

RAISED_BY = options(("marketing", "Marketing"), ("sales", "Sales"), ("facilitator", "Facilitator"))
ISSUE_KINDS = options(
    ("concern", "Concern"),
    ("question", "Question"),
    ("grievance", "Grievance"),
    ("data_missing", "Data missing"),
    ("request", "Request to the other side"),
)
STATES = options(("open", "Open"), ("settled", "Settled"), ("dropped", "Dropped"))
OPEN = ("", "open")
CARRIED = When("state", OPEN)
NEXT = "What happens next"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue(Row):
    """Something that could not be settled in the room, with an owner and a day."""

    text: Annotated[
        str,
        Line(
            label="Issue",
            help="One sentence that somebody who was not in the room understands.",
            example="Who works leads that a distributor sends?",
            required=True,
            longest=400,
        ),
    ] = ""
    kind: Annotated[
        str,
        Choice(
            label="Kind",
            help="What sort of issue it is.",
            required=True,
            width="third",
            options=ISSUE_KINDS,
        ),
    ] = ""
    raised_by: Annotated[
        str,
        Choice(
            label="Raised by",
            help="The side that brought it up.",
            required=True,
            width="third",
            options=RAISED_BY,
        ),
    ] = ""
    blocking: Annotated[
        bool | None,
        YesNo(
            label="Blocks signing",
            help="Yes, when nobody can sign before this is settled.",
            required=True,
            width="third",
        ),
    ] = None
    answer: Annotated[
        str,
        Text(
            label="Answer of the other side",
            help="What the side that was asked will do, or why it cannot.",
            example="Sales names two people who look through the fair list each evening.",
            when=When("kind", ("request",)),
        ),
    ] = ""
    state: Annotated[
        str,
        Choice(
            label="State",
            help="Open, settled in the room, or dropped for a reason.",
            required=True,
            group=NEXT,
            width="third",
            options=STATES,
        ),
    ] = "open"
    owner: Annotated[
        str,
        Reference(
            label="Owner",
            help="The one person who brings it to an end.",
            required=True,
            group=NEXT,
            width="third",
            when=CARRIED,
            to=PARTICIPANTS,
        ),
    ] = ""
    due: Annotated[
        date | None,
        Day(
            label="Due",
            help="The day by which it is settled.",
            required=True,
            group=NEXT,
            width="third",
            when=CARRIED,
        ),
    ] = None
    next_step: Annotated[
        str,
        Line(
            label="Next step",
            help="The first thing the owner does.",
            example="Count the distributor leads of the last twelve months",
            required=True,
            group=NEXT,
            when=CARRIED,
        ),
    ] = ""
    reason: Annotated[
        str,
        Text(
            label="How it was settled, or why it was dropped",
            help="The words that both sides accept as the end of it.",
            example="Distributor leads stay outside this agreement until the review.",
            required=True,
            group=NEXT,
            when=When("state", ("settled", "dropped")),
        ),
    ] = ""
    clause: Annotated[
        str,
        Line(
            label="Belongs to clause",
            help="The clause that stays open with this issue.",
            example="Handoff",
            group=NEXT,
            more=True,
        ),
    ] = ""

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """A blocking issue holds up the signatures; a request wants an answer."""
        del agreement
        if self.blocking and self.state in OPEN:
            yield Problem(
                "blocking",
                f"“{self.text or 'This issue'}” blocks signing.",
                "What would settle it, or can it wait for the review?",
            )
        if self.kind != "request":
            return
        if not self.answer and self.state != "dropped":
            yield Problem(
                "answer",
                "The request has no answer yet.",
                "What can you offer, even in part?",
                blocks=self.state == "settled",
            )
        if self.raised_by == "facilitator":
            yield Problem(
                "raised_by",
                "A request comes from one side and goes to the other.",
                "Which side asks?",
                blocks=False,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Row):
    """A decision that both teams want to find again, beside the votes on the clauses."""

    text: Annotated[
        str,
        Line(
            label="Decision",
            help="What was decided, in one sentence.",
            example="Fair contacts are worked like quote requests",
            required=True,
            longest=400,
        ),
    ] = ""
    decided_by: Annotated[
        tuple[str, ...],
        References(
            label="Decided by",
            help="The people who decided.",
            required=True,
            width="two-thirds",
            to=PARTICIPANTS,
        ),
    ] = ()
    when: Annotated[
        date | None,
        Day(
            label="On",
            help="The day of the decision.",
            required=True,
            width="third",
        ),
    ] = None
    how: Annotated[
        str,
        Line(
            label="How",
            help="The vote of each side, or the way it was settled.",
            example="Marketing 5, 4, 4; Sales 4, 3, 3",
            required=True,
            width="half",
        ),
    ] = ""
    reason: Annotated[
        str,
        Line(
            label="Reason",
            help="The fact that tipped the scale.",
            example="Two of three fair orders were quoted within a week",
            required=True,
            width="half",
            longest=400,
        ),
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueAnswers(Holder):
    """How the list is worked through once the room is empty."""

    follow_up: Annotated[
        str,
        Line(
            label="Where open issues are followed up",
            help="The meeting that goes through the list until it is empty.",
            example="Weekly lead meeting, first item",
            longest=400,
        ),
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issues(Section):
    """Open issues and decisions."""

    about: ClassVar[About] = About(
        title="Open issues and decisions",
        short="Open issues and decisions",
        phase=Phase.CLOSE,
        question="What have we not settled, and who takes it from here?",
        purpose="Everything that is left has one owner, one day and one first step.",
        prompt="What did you leave unsaid today because time was short?",
    )
    order: ClassVar[Literal["answers first", "rows first"]] = "rows first"
    issues: Annotated[
        tuple[Issue, ...],
        Rows(
            label="Issues",
            help="Concerns, questions, grievances, missing data and requests.",
            holds=Issue,
            one="issue",
            title="text",
            summary=("state", "owner", "due"),
            clause="none",
            layout="cards",
        ),
    ] = ()
    decisions: Annotated[
        tuple[Decision, ...],
        Rows(
            label="Decisions",
            help="Decisions that no clause records.",
            holds=Decision,
            one="decision",
            title="text",
            summary=("when", "how"),
            clause="none",
            layout="cards",
        ),
    ] = ()
    answers: Annotated[
        IssueAnswers, Answers(label="Following up", holds=IssueAnswers, clause=False)
    ] = IssueAnswers()
