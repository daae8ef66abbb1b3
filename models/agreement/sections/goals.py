"""What both teams aim for together, and the figures of one side that help it along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from models.agreement.kinds import GOALS, Answers, Choice, Line, Reference, Rows, Text, options
from models.agreement.section import About, Holder, Phase, Problem, Row, Section
from models.agreement.sections.shared_goal import SharedGoal

if TYPE_CHECKING:
    from models.agreement.agreement import Agreement

SIDES = options(("marketing", "Marketing"), ("sales", "Sales"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMeasure(Row):
    """A figure of one side alone that helps a shared goal along."""

    name: Annotated[
        str,
        Line(
            label="Measure",
            help="A figure that one team steers by.",
            example="Calls per rep and day",
            required=True,
            width="half",
        ),
    ] = ""
    side: Annotated[
        str,
        Choice(
            label="Team", help="Whose figure it is.", required=True, width="half", options=SIDES
        ),
    ] = ""
    goal: Annotated[
        str,
        Reference(
            label="Supports",
            help="The shared goal that it helps along.",
            required=True,
            width="third",
            to=GOALS,
        ),
    ] = ""
    target: Annotated[
        str,
        Line(
            label="Target",
            help="The value with its unit.",
            example="12 a day",
            required=True,
            width="third",
        ),
    ] = ""
    report: Annotated[
        str,
        Line(
            label="Report",
            help="Where the figure is read.",
            example="Dialler, daily list",
            width="third",
        ),
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalAnswers(Holder):
    """What holds for all goals."""

    if_missed: Annotated[
        str,
        Text(
            label="When a goal is missed",
            help="What both owners do next, together.",
            example="Both owners bring one cause and one remedy to the next weekly meeting.",
            group="All goals",
        ),
    ] = ""

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """The goals together hold one about revenue and one that moves early."""
        goals = agreement.goals.goals
        if not goals:
            return
        if not any(goal.about_revenue for goal in goals):
            yield Problem(
                "if_missed",
                "No goal is about revenue.",
                "Which order figure would both teams celebrate?",
            )
        if not any(goal.indicator == "leading" for goal in goals):
            yield Problem(
                "if_missed",
                "No goal is leading.",
                "Which figure would warn us weeks before the revenue does?",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Goals(Section):
    """Shared goals."""

    about: ClassVar[About] = About(
        title="Shared goals",
        short="Shared goals",
        phase=Phase.AIM,
        question="What do both teams aim for?",
        purpose="A handful of figures that neither team can reach alone.",
        prompt="Which figure would make both of you proud at the end of the quarter?",
        intro="Every goal has an owner in each team, and the two answer for it together.",
    )
    order: ClassVar[Literal["answers first", "rows first"]] = "rows first"
    answers: Annotated[GoalAnswers, Answers(label="All goals", holds=GoalAnswers)] = GoalAnswers()
    goals: Annotated[
        tuple[SharedGoal, ...],
        Rows(
            label="Goals",
            help="At least two, one of them about revenue and one leading.",
            holds=SharedGoal,
            one="goal",
            title="sentence",
            summary=("metric", "target", "indicator"),
            clause="row",
            at_least=2,
            layout="cards",
        ),
    ] = ()
    team_measures: Annotated[
        tuple[TeamMeasure, ...],
        Rows(
            label="Team measures",
            help="Figures of one side that support a shared goal.",
            holds=TeamMeasure,
            one="team measure",
            title="name",
            summary=("side", "goal", "target"),
            clause="table",
        ),
    ] = ()
