"""What the cards of stages and goals say, and where the marks between them stand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from models.agreement import path
from models.agreement.agreement import Agreement
from models.agreement.sections.shared_goal import SharedGoal
from models.agreement.sections.stages import Criterion, LeadStage
from models.agreement.values import Duration, Unit
from models.rules.funnel import work_back
from tests import builders
from ui.widgets.funnel_picture import funnel_shape
from ui.widgets.goal_face import goal_faces
from ui.widgets.stage_face import criterion_words, handoff, recycling, stage_faces


def staged(*stages: LeadStage) -> Agreement:
    return path.put(builders.complete_agreement(), ("stages", "stages"), stages)


def aimed(**answers: object) -> Agreement:
    return path.put(Agreement(), ("goals", "goals"), (SharedGoal(id="one", **answers),))  # type: ignore[arg-type]


def test_a_criterion_says_its_number_and_how_far_back_it_counts() -> None:
    visited = Criterion(
        observable="Visited the pricing page",
        operator="at_least",
        value="2",
        unit="visits",
        look_back=Duration(Decimal(14), Unit.CALENDAR_DAY),
    )
    assert criterion_words(visited) == "Visited the pricing page, at least 2 visits in 14\u00a0days"
    assert criterion_words(Criterion(observable="Right territory")) == "Right territory"
    assert criterion_words(Criterion()) == "New criterion"


def test_one_owner_of_all_stages_means_no_border() -> None:
    assert handoff(builders.complete_agreement()) is None
    assert handoff(Agreement()) is None


@pytest.mark.parametrize(
    ("agreed", "words", "is_set"),
    [
        ("mql", "Handoff, clock starts", True),
        ("sal", "Handoff", True),
        ("", "Handoff not set yet", False),
        ("customer", "Handoff elsewhere", False),
    ],
)
def test_the_border_says_what_is_agreed_on_the_handoff(
    agreed: str, words: str, is_set: bool
) -> None:
    stages = builders.complete_agreement().stages.stages
    owned = [
        replace(stage, owner="marketing" if place < 2 else "sales")
        for place, stage in enumerate(stages)
    ]
    agreement = path.put(staged(*owned), ("handoff", "answers", "stage"), agreed)
    mark = handoff(agreement)
    assert mark is not None
    assert (mark.after, mark.words, mark.is_set) == (1, words, is_set)


def test_the_way_back_leads_to_the_stage_most_others_return_to() -> None:
    first, second, third, fourth = (LeadStage(id=row, name=row.upper()) for row in "abcd")
    assert recycling(staged(first, second, third, fourth)) is None
    lane = recycling(
        staged(
            first,
            second,
            replace(third, back=("b",)),
            replace(fourth, back=("a", "b")),
        )
    )
    assert lane is not None
    assert (lane.to, lane.sources, lane.name) == (1, (2, 3), "Back to B")


def test_a_stage_that_points_at_nothing_kept_is_no_way_back() -> None:
    assert recycling(staged(LeadStage(id="a", back=("gone", "a")), LeadStage(id="b"))) is None
    face = stage_faces(staged(LeadStage(id="a", back=("gone",), forward="gone")))[0]
    assert (face.back, face.forward) == ("", "")


def test_small_shares_are_drawn_on_a_scale_of_their_own() -> None:
    agreement = aimed(
        unit="percent",
        direction="lower",
        baseline=Decimal(12),
        target=Decimal(5),
        target_as="value",
    )
    face = goal_faces(agreement)[0]
    assert (face.start, face.end) == (0.6, 0.25)


def test_money_is_drawn_up_to_the_greater_of_both_figures() -> None:
    agreement = aimed(
        unit="money",
        direction="raise",
        baseline=Decimal(500),
        target=Decimal(1000),
        target_as="value",
    )
    face = goal_faces(agreement)[0]
    assert (face.start, face.end) == (0.5, 1.0)
    assert (face.baseline, face.target) == ("500", "1,000")


@pytest.mark.parametrize("value", [Decimal(0), Decimal(-3), Decimal("1e19"), None])
def test_no_figure_breaks_a_card(value: Decimal | None) -> None:
    for direction in ("", "raise", "lower", "hold"):
        face = goal_faces(aimed(direction=direction, baseline=value, target=value))[0]
        assert face.start is None or 0 <= face.start <= 1


def test_a_funnel_that_cannot_be_worked_back_follows_the_stages() -> None:
    agreement = path.put(builders.complete_agreement(), ("funnel", "rates"), ())
    shape = funnel_shape(agreement, work_back(agreement))
    assert not shape.is_worked_out
    assert [bar.title for bar in shape.bars][:2] == ["LEAD", "MQL"]
    assert {step.rate_row for step in shape.steps} == {""}
    assert funnel_shape(Agreement(), None).words == "Funnel without stages"
