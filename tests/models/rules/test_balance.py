"""What each side takes on, counted."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

from models.agreement import path
from models.agreement.agreement import Agreement
from models.agreement.sides import Side
from models.rules.balance import Weighed, Weight, balance
from models.starters import start
from tests.strategies import agreements


def weighed(agreement: Agreement) -> dict[Weight, Weighed]:
    return {one.weight: one for one in balance(agreement)}


def test_the_sample_weighs_on_both_sides() -> None:
    found = weighed(start("sample").agreement)
    assert list(found) == list(Weight)
    assert all(one.marketing and one.sales for one in found.values())
    assert found[Weight.DEADLINES].words.startswith("Deadlines: ")


def test_the_sample_counts_as_by_hand() -> None:
    found = weighed(start("sample").agreement)
    counts = {weight: (len(one.marketing), len(one.sales)) for weight, one in found.items()}
    tiers = 5
    assert counts == {
        # five volumes, six assets, three shares of quality, four kinds of support, disputes,
        # and four things told to Sales; per tier first contact, attempts, acceptance and outcome,
        # then the way back to Marketing and five things told to Marketing
        Weight.DUTIES: (5 + 6 + 3 + 4 + 1 + 4, 4 * tiers + 1 + 5),
        # six assets by a day, three kinds of support, disputes; three times per tier, and the way
        # back. How long the attempts are spread is none.
        Weight.DEADLINES: (6 + 3 + 1, 3 * tiers + 1),
        # share of revenue, three shares of quality, requests on time, three team measures;
        # a share per tier, the share of outcomes recorded, three team measures
        Weight.MEASURES: (1 + 3 + 1 + 3, tiers + 1 + 3),
        # what follows from a miss, the triggers that watch the side, and bonuses on goals
        Weight.CONSEQUENCES: (1 + 1 + 2, 1 + 2 + 3),
    }


@pytest.mark.parametrize("section", ["response", "marketing"])
def test_an_agreement_in_which_one_side_alone_promises(section: str) -> None:
    sample = start("sample").agreement
    side = Side.SALES if section == "response" else Side.MARKETING
    alone = replace(Agreement(), **{section: getattr(sample, section)})
    found = weighed(alone)
    for weight in (Weight.DUTIES, Weight.DEADLINES, Weight.MEASURES):
        own = found[weight].sales if side is Side.SALES else found[weight].marketing
        other = found[weight].marketing if side is Side.SALES else found[weight].sales
        assert other == ()
        assert {where[0] for where in own} == {section}
        assert found[weight].more_on is side
    assert found[Weight.CONSEQUENCES] == Weighed(Weight.CONSEQUENCES, (), ())


def test_what_was_left_out_by_decision_does_not_count() -> None:
    agreement = start("sample").agreement
    tier = ("response", "tiers", agreement.response.tiers[0].id)
    found = {one.weight: one for one in balance(agreement, frozenset([tier, ("feedback",)]))}
    whole = weighed(agreement)
    assert len(whole[Weight.DUTIES].sales) - len(found[Weight.DUTIES].sales) == 4 + 5
    assert len(whole[Weight.DUTIES].marketing) - len(found[Weight.DUTIES].marketing) == 4
    assert len(whole[Weight.DEADLINES].sales) - len(found[Weight.DEADLINES].sales) == 3


def test_every_place_that_is_counted_is_there() -> None:
    agreement = start("sample").agreement
    for one in balance(agreement):
        for where in (*one.marketing, *one.sales):
            assert path.exists(agreement, where)


def test_a_promise_more_is_one_duty_and_one_deadline_more_for_its_side() -> None:
    agreement = start("sample").agreement
    where = ("response", "tiers", agreement.response.tiers[0].id, "accept_within")
    before, after = weighed(path.put(agreement, where, None)), weighed(agreement)
    for weight in (Weight.DUTIES, Weight.DEADLINES):
        assert len(after[weight].sales) == len(before[weight].sales) + 1
        assert after[weight].marketing == before[weight].marketing


def test_consequences_count_for_the_side_that_they_meet() -> None:
    agreement = start("sample").agreement
    lighter = replace(agreement, escalation=replace(agreement.escalation, triggers=()))
    goals = tuple(
        replace(goal, incentive_marketing=Decimal(0), incentive_sales=None)
        for goal in agreement.goals.goals
    )
    lighter = replace(lighter, goals=replace(agreement.goals, goals=goals))
    found = weighed(lighter)[Weight.CONSEQUENCES]
    assert found.marketing == (("escalation", "answers", "if_marketing_misses"),)
    assert found.sales == (("escalation", "answers", "if_sales_misses"),)


@pytest.mark.parametrize(
    ("marketing", "sales", "side"),
    [(0, 0, None), (2, 1, None), (3, 1, Side.MARKETING), (0, 3, Side.SALES), (2, 0, None)],
)
def test_three_times_as_much_is_one_sided(marketing: int, sales: int, side: Side | None) -> None:
    here = ("goals", "goals")
    one = Weighed(Weight.DUTIES, (here,) * marketing, (here,) * sales)
    assert one.more_on is side


def test_nothing_weighs_at_the_start() -> None:
    assert all(not (one.marketing or one.sales) for one in balance(Agreement()))


@settings(max_examples=50, deadline=None)
@given(agreements())
def test_counting_never_stumbles(agreement: Agreement) -> None:
    assert [one.weight for one in balance(agreement)] == list(Weight)
