"""What is asked of a shared goal as a whole: its target, its dates, its owners, who can move it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import localcontext
from typing import TYPE_CHECKING

from models.agreement import voices
from models.agreement.section import Problem
from models.agreement.sides import Side
from models.agreement.values import grouped

if TYPE_CHECKING:
    from models.agreement.agreement import Agreement
    from models.agreement.sections.shared_goal import SharedGoal

CHANGES = ("percent", "points")
"""How a target is written that names a change and not a value."""


def is_relative(goal: SharedGoal) -> bool:
    """True for a goal that names a change and not a value."""
    return goal.direction != "hold" and goal.target_as in CHANGES


def works_out_to(goal: SharedGoal) -> str:
    """The value that a relative goal comes to, in the unit of its metric."""
    if not is_relative(goal) or goal.target is None or goal.baseline is None:
        return ""
    with localcontext(prec=60):
        step = goal.target if goal.direction == "raise" else -goal.target
        if goal.target_as == "percent":
            step = goal.baseline * step / 100
        return grouped(goal.baseline + step)


def target(goal: SharedGoal) -> Iterator[Problem]:
    """The target goes the way the direction says; a change has something to start from."""
    yield from _change(goal) if is_relative(goal) else _value(goal)


def dates(goal: SharedGoal, agreement: Agreement) -> Iterator[Problem]:
    """The day lies inside the life of the agreement; a first day may be before its start."""
    if goal.timing == "by_date":
        field, day = "deadline", goal.deadline
    elif goal.timing in ("each_month", "each_quarter"):
        field, day = "first_day", goal.first_day
    else:
        return
    if day is None:
        return
    life = agreement.parties.answers
    early = life.effective_from is not None and day < life.effective_from
    late = life.effective_to is not None and day > life.effective_to
    if late or (early and field == "deadline"):
        yield Problem(
            field,
            "The day lies outside the life of the agreement.",
            "Is the goal for this agreement, or for the one before or after it?",
        )


def owners(goal: SharedGoal, agreement: Agreement) -> Iterator[Problem]:
    """Each owner speaks for the side that names them."""
    for side, field, person in (
        (Side.MARKETING, "marketing_owner", goal.marketing_owner),
        (Side.SALES, "sales_owner", goal.sales_owner),
    ):
        owner = voices.find(agreement, person)
        if owner is not None and voices.votes_with(owner) not in ("", side):
            yield Problem(
                field,
                f"{owner.name or 'This owner'} does not speak for {side.label}.",
                f"Who in {side.label} answers for this goal?",
            )


def influence(goal: SharedGoal) -> Iterator[Problem]:
    """Both sides can move the figure."""
    for side, field, moves in (
        (Side.MARKETING, "influenced_by_marketing", goal.influenced_by_marketing),
        (Side.SALES, "influenced_by_sales", goal.influenced_by_sales),
    ):
        if moves is False:
            yield Problem(
                field,
                f"{side.label} cannot move this figure.",
                "Which figure do both teams move?",
                blocks=False,
                rule="L12",
            )


def _change(goal: SharedGoal) -> Iterator[Problem]:
    if goal.baseline is None:
        yield Problem(
            "baseline",
            "A change needs a starting point.",
            "What is the figure today, over which months, and who counted it?",
            rule="L28",
        )
    if goal.target is not None and goal.target <= 0:
        yield Problem(
            "target",
            "The size of a change is more than zero; the direction says which way.",
            "By how much should it change?",
        )
    if goal.target_as == "points" and goal.unit not in ("", "percent"):
        yield Problem(
            "unit",
            "Percentage points only fit a figure that is itself in percent.",
            "Is the change meant in percent, or is the unit wrong?",
            rule="L20",
        )


def _value(goal: SharedGoal) -> Iterator[Problem]:
    if goal.target is None or goal.baseline is None:
        return
    wrong = {
        "raise": goal.target <= goal.baseline,
        "lower": goal.target >= goal.baseline,
        "hold": goal.target != goal.baseline,
    }
    if wrong.get(goal.direction, False):
        yield Problem(
            "target",
            f"From {grouped(goal.baseline)} to {grouped(goal.target)} does not fit the direction.",
            "Is the direction, today's figure or the target wrong?",
            blocks=goal.direction != "hold",
        )
