"""Posts, premium pieces and shares for the planned leads."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from models.agreement import path
from models.rules.content_need import ContentPlan, content_plan
from models.rules.funnel import work_back
from tests.builders import complete_agreement


def planned(**answers: Any) -> ContentPlan:
    agreement = complete_agreement()
    for name, value in answers.items():
        agreement = path.put(agreement, ("funnel", "answers", name), Decimal(str(value)))
    plan = work_back(agreement)
    assert plan is not None
    return content_plan(agreement, plan)


def test_1875_leads_at_75_a_piece_take_25_premium_pieces() -> None:
    (need,) = planned(leads_per_premium_piece=75).needs
    assert (need.name, need.count, need.planned) == ("Premium pieces", 25, None)


def test_pieces_are_rounded_up_once() -> None:
    (need,) = planned(leads_per_piece=4).needs
    assert (need.exact, need.count) == (Decimal("468.75"), 469)


def test_planned_pieces_add_up_over_their_kinds() -> None:
    found = planned(leads_per_piece=5, content_pieces=75, leads_per_share="0.5", shares=3000)
    assert [need.brings for need in found.needs] == [375, 1500]
    assert (found.brings, found.is_enough) == (1875, True)
    assert planned(leads_per_piece=5, content_pieces=374).is_enough is False


def test_nothing_is_said_of_content_without_a_history() -> None:
    found = planned(content_pieces=10, leads_per_share=0)
    assert (found.needs, found.is_enough) == ((), None)
