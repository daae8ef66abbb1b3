"""Marketing's promise beside the plan: same period, same stage, within the tolerance."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from models.agreement import path
from models.rules.funnel import work_back
from models.rules.volume import compare_volume, in_period
from tests import builders
from tests.builders import volume

COMPLETE = builders.complete_agreement()


def check(*volumes, tolerance="10", skip=(), agreement=COMPLETE):
    agreement = path.put(agreement, ("marketing", "volumes"), volumes)
    percent = None if tolerance is None else Decimal(tolerance)
    agreement = path.put(agreement, ("funnel", "answers", "tolerance"), percent)
    plan = work_back(agreement)
    assert plan is not None
    return compare_volume(agreement, plan, skip)


def test_a_hundred_and_twenty_five_a_month_is_the_plan_for_the_quarter():
    found = check(volume(count=125))
    assert (found.promised, found.need.exact, found.fits) == (375, 375, True)


@pytest.mark.parametrize(("count", "fits"), [(112, False), (113, True), (137, True), (138, False)])
def test_ten_percent_are_allowed_either_way(count, fits):
    assert check(volume(count=count)).fits is fits


def test_without_a_tolerance_the_usual_one_holds():
    assert check(volume(count=113), tolerance=None).fits
    assert not check(volume(count=113), tolerance="5").fits


def test_a_promise_of_the_rounded_number_fits_without_any_tolerance():
    agreement = path.put(COMPLETE, ("funnel", "answers", "deal_value"), Decimal(18_000))
    found = check(volume(count=417, per="quarter"), tolerance="0", agreement=agreement)
    assert found.need.exact < 417 == found.need.count
    assert found.fits


@pytest.mark.parametrize(
    ("per", "months", "expected"),
    [
        ("month", 3, 36),
        ("quarter", 3, 12),
        ("year", 3, 3),
        ("week", 12, 624),
        ("week", 1, 52),
        ("quarter", 1, 4),
    ],
)
def test_promises_are_converted_to_the_planning_period(per, months, expected):
    assert in_period(volume(count=12, per=per), months) == expected


def test_an_unfinished_promise_is_not_compared():
    assert in_period(volume(per=""), 3) is None
    assert check(volume(per="")) is None
    assert check() is None


def test_promises_add_up_and_those_left_out_do_not_count():
    both = (volume("a", count=100), volume("b", count=25))
    assert check(*both).promised == 375
    assert check(*both, skip={"b"}).promised == 300


def test_a_promise_at_another_stage_counts_for_what_it_stands_for():
    found = check(volume("a", count=100), volume("b", count=8, stage="sql"))
    assert found.need.stage == "mql"
    assert found.promised == 300 + Fraction(24) / Fraction("0.8") / Fraction("0.4")


def test_without_a_planning_period_nothing_is_compared():
    agreement = path.put(COMPLETE, ("parties", "answers", "period"), "")
    assert check(volume(), agreement=agreement) is None
