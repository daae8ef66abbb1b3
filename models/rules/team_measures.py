"""The figures of one side, set beside the shared goal that they help along."""

from __future__ import annotations

from dataclasses import dataclass

from models.agreement.agreement import Agreement
from models.agreement.sections.goals import TeamMeasure
from models.agreement.sections.shared_goal import SharedGoal
from models.agreement.sides import Side


@dataclass(frozen=True, slots=True)
class Supported:
    """A shared goal with the measures of each side that support it."""

    goal: SharedGoal
    marketing: tuple[TeamMeasure, ...]
    sales: tuple[TeamMeasure, ...]


def beside_goals(agreement: Agreement) -> tuple[Supported, ...]:
    """Every shared goal in its order; a measure whose goal is gone stands beside none."""
    return tuple(
        Supported(goal, _of(agreement, goal, Side.MARKETING), _of(agreement, goal, Side.SALES))
        for goal in agreement.goals.goals
    )


def _of(agreement: Agreement, goal: SharedGoal, side: Side) -> tuple[TeamMeasure, ...]:
    return tuple(
        row for row in agreement.goals.team_measures if row.goal == goal.id and row.side == side
    )
