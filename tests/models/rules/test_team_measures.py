"""Figures of one side beside the goal that they help along."""

from __future__ import annotations

from dataclasses import replace

from models.agreement.sections.goals import TeamMeasure
from models.rules.team_measures import beside_goals
from tests.builders import complete_agreement, filled


def test_measures_stand_beside_their_goal_side_by_side() -> None:
    agreement = complete_agreement()
    first = agreement.goals.goals[0].id
    calls = filled(TeamMeasure, id="calls", side="sales", goal=first)
    forms = filled(TeamMeasure, id="forms", side="marketing", goal=first)
    gone = filled(TeamMeasure, id="gone", side="sales", goal="gone")
    goals = replace(agreement.goals, team_measures=(calls, forms, gone))
    found = beside_goals(replace(agreement, goals=goals))
    assert [one.goal.id for one in found] == [goal.id for goal in agreement.goals.goals]
    assert (found[0].marketing, found[0].sales) == ((forms,), (calls,))
    assert all(not (one.marketing or one.sales) for one in found[1:])
