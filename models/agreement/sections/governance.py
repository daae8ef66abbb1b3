"""How the agreement stays alive: when it is reviewed, how it is changed, how it ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar

from models.agreement.kinds import (
    PARTICIPANTS,
    Answers,
    Choice,
    Lines,
    References,
    Span,
    Text,
    options,
)
from models.agreement.section import About, Holder, Phase, Problem, Section
from models.agreement.sides import Side
from models.agreement.values import Duration, Unit
from models.agreement.voices import votes_with

if TYPE_CHECKING:
    from models.agreement.agreement import Agreement

REVIEW_RHYTHMS = options(
    ("monthly", "Every month"),
    ("two_months", "Every two months"),
    ("quarterly", "Every quarter"),
    ("half_yearly", "Twice a year"),
    ("yearly", "Once a year"),
)
BEYOND_A_QUARTER = ("half_yearly", "yearly")
REVIEW = "Review"
CHANGE = "Change"
ENDING = "Ending"


def _missing_sides(people: tuple[str, ...], agreement: Agreement) -> tuple[Side, ...]:
    """The sides that none of the people with these ids votes with."""
    present = {
        votes_with(person) for person in agreement.parties.participants if person.id in people
    }
    return tuple(side for side in Side if side.value not in present)


@dataclass(frozen=True, slots=True, kw_only=True)
class GovernanceAnswers(Holder):
    """Review, change and ending."""

    rhythm: Annotated[
        str,
        Choice(
            label="Review rhythm",
            help="How often both teams read the agreement against what happened.",
            required=True,
            group=REVIEW,
            width="third",
            options=REVIEW_RHYTHMS,
        ),
    ] = ""
    reviewers: Annotated[
        tuple[str, ...],
        References(
            label="Who takes part",
            help="People of both sides who may decide.",
            required=True,
            group=REVIEW,
            width="two-thirds",
            to=PARTICIPANTS,
            at_least=2,
        ),
    ] = ()
    early_events: Annotated[
        tuple[str, ...],
        Lines(
            label="Reviewed early when",
            help="Events after which nobody waits for the next date, one a line.",
            example="A promise was missed two months running",
            group=REVIEW,
            long=True,
        ),
    ] = ()
    change_rule: Annotated[
        str,
        Text(
            label="How a change is proposed",
            help="Who may ask for a change, in which form, and where it is discussed.",
            example="Either side writes the new wording beside the old one and brings it "
            "to the next lead meeting.",
            required=True,
            group=CHANGE,
        ),
    ] = ""
    approvers: Annotated[
        tuple[str, ...],
        References(
            label="Approved by",
            help="At least one person of each side. Nothing changes before both have said yes.",
            required=True,
            group=CHANGE,
            width="two-thirds",
            to=PARTICIPANTS,
            at_least=2,
        ),
    ] = ()
    answer_within: Annotated[
        Duration | None,
        Span(
            label="Answered within",
            help="The longest time a proposed change waits for a yes or a no.",
            group=CHANGE,
            width="third",
            units=(Unit.BUSINESS_DAY, Unit.CALENDAR_DAY, Unit.WEEK),
            longest_days=90,
        ),
    ] = None
    ending: Annotated[
        str,
        Text(
            label="How the agreement ends",
            help="Who may end it, how, and what happens to the leads on the way.",
            example="Either head of team ends it in writing to the other; open leads are "
            "worked to their disposition under the old rules.",
            required=True,
            group=ENDING,
        ),
    ] = ""
    notice: Annotated[
        Duration | None,
        Span(
            label="Notice",
            help="The time between the word and the end.",
            group=ENDING,
            width="third",
            more=True,
            units=(Unit.CALENDAR_DAY, Unit.WEEK, Unit.MONTH),
            longest_days=366,
        ),
    ] = None

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """Reviews come at least every quarter; both sides review and both approve."""
        if self.rhythm in BEYOND_A_QUARTER:
            yield Problem(
                "rhythm",
                "More than three months pass between two reviews.",
                "Who notices in the meantime that a promise no longer holds?",
                blocks=False,
            )
        if self.reviewers:
            for side in _missing_sides(self.reviewers, agreement):
                yield Problem(
                    "reviewers",
                    f"Nobody of {side.label} takes part in the review.",
                    f"Who of {side.label} can decide there?",
                )
        if self.approvers:
            for side in _missing_sides(self.approvers, agreement):
                yield Problem(
                    "approvers",
                    f"Nobody of {side.label} approves a change.",
                    f"Whose yes counts for {side.label}?",
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class Governance(Section):
    """Governance."""

    about: ClassVar[About] = About(
        title="Governance",
        short="Governance",
        phase=Phase.CLOSE,
        question="How does this agreement change without a quarrel?",
        purpose="A review date nobody has to ask for, and a change that takes two yeses.",
        prompt="What would have to happen for you to want this paper opened again next week?",
    )
    answers: Annotated[
        GovernanceAnswers, Answers(label="Review, change and ending", holds=GovernanceAnswers)
    ] = GovernanceAnswers()
