"""Who does what: one accountable role for every activity that needs both teams."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from models.agreement.kinds import Answers, Choice, Grid, Line, Rows, Text, options
from models.agreement.section import About, Holder, Phase, Problem, Row, Section
from models.agreement.values import GridCell

if TYPE_CHECKING:
    from models.agreement.agreement import Agreement

ROLES = ("responsibilities", "roles")
ROLE_SIDES = options(("marketing", "Marketing"), ("sales", "Sales"), ("other", "Other"))
LETTERS = options(("R", "Responsible"), ("A", "Accountable"), ("C", "Consulted"), ("I", "Informed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Row):
    """A role that takes part in the work, whoever holds it today."""

    name: Annotated[
        str,
        Line(
            label="Role",
            help="A job rather than a person, so that the table survives a change of staff.",
            example="Head of inside sales",
            required=True,
            width="two-thirds",
        ),
    ] = ""
    side: Annotated[
        str,
        Choice(
            label="Team",
            help="The team the role belongs to.",
            required=True,
            width="third",
            options=ROLE_SIDES,
        ),
    ] = ""

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """Two columns of one name cannot be told apart."""
        name = self.name.strip().casefold()
        roles = agreement.responsibilities.roles
        if name and sum(role.name.strip().casefold() == name for role in roles) > 1:
            yield Problem(
                "name",
                f"Two roles are called “{self.name}”.",
                "Are they one role, or what tells them apart?",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(Row):
    """A recurring task, and the part each role has in it."""

    name: Annotated[
        str,
        Line(
            label="Activity",
            help="A task that starts with a verb and ends with a result.",
            example="Maintain the score model",
            required=True,
        ),
    ] = ""
    letters: Annotated[
        tuple[GridCell, ...],
        Grid(
            label="Roles",
            help="One role is accountable, at least one is responsible. A role may be both.",
            required=True,
            to=ROLES,
            letters=LETTERS,
        ),
    ] = ()

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """Exactly one role answers for an activity, and somebody does it."""
        if not self.letters:
            return
        roles = {role.id for role in agreement.responsibilities.roles}
        given = [cell.letters for cell in self.letters if cell.column in roles]
        name = self.name or "This activity"
        accountable = sum("A" in letters for letters in given)
        if accountable != 1:
            number = (
                "no accountable role" if not accountable else f"{accountable} accountable roles"
            )
            question = "Who answers for it?" if not accountable else "Which one answers for it?"
            yield Problem("letters", f"“{name}” has {number}.", question)
        if not any("R" in letters for letters in given):
            yield Problem("letters", f"Nobody does “{name}”.", "Who does the work?")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsibilityAnswers(Holder):
    """What holds for every activity."""

    stand_in: Annotated[
        str,
        Text(
            label="When a role is away",
            help="Who steps in for a role that is on leave, ill or vacant, and from when.",
            example="From the first day of absence the accountable role of the same team steps in.",
        ),
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsibilities(Section):
    """Responsibilities."""

    about: ClassVar[About] = About(
        title="Responsibilities",
        short="Responsibilities",
        phase=Phase.SUPPORT,
        question="Who does it, and who answers for it?",
        purpose="One accountable role in every row, so that no task waits for the other team.",
        prompt="Which task did each of you think the other was doing?",
        intro="R does the work, A answers for it, C is asked before, I is told after.",
    )
    order: ClassVar[Literal["answers first", "rows first"]] = "rows first"
    roles: Annotated[
        tuple[Role, ...],
        Rows(
            label="Roles",
            help="The columns of the table.",
            holds=Role,
            one="role",
            title="name",
            summary=("side",),
            clause="none",
            at_least=2,
            layout="table",
        ),
    ] = ()
    activities: Annotated[
        tuple[Activity, ...],
        Rows(
            label="Activities",
            help="The tasks that go wrong when each team waits for the other.",
            holds=Activity,
            one="activity",
            title="name",
            summary=("letters",),
            at_least=1,
            layout="table",
        ),
    ] = ()
    answers: Annotated[
        ResponsibilityAnswers, Answers(label="Stand-ins", holds=ResponsibilityAnswers)
    ] = ResponsibilityAnswers()
