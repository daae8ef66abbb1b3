"""Capacity: effort, use of the hours, the Monday backlog and the leads in work."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings

from models.agreement.agreement import Agreement
from models.agreement.sections.capacity import CapacityAnswers
from models.agreement.values import Duration, Unit
from models.rules.capacity import (
    USUAL_LIMIT,
    Backlog,
    Capacity,
    Zone,
    backlog,
    capacity,
    ceilings_so_far,
    effort,
    hand,
    in_work,
    zone,
)
from models.starters import start
from tests.builders import complete_agreement
from tests.strategies import agreements

EFFORT = {
    "attempts": 6,
    "minutes_per_attempt": 6,
    "preparation_minutes": 10,
    "conversation_share": 50,
    "conversation_minutes": 30,
}


def answers(**given: Any) -> CapacityAnswers:
    return CapacityAnswers(**{name: Decimal(str(value)) for name, value in given.items()})


def test_a_lead_takes_its_attempts_its_preparation_and_its_share_of_conversations() -> None:
    assert effort(answers(**EFFORT)) == 61
    assert Fraction(125 * 61, 60) == pytest.approx(127.1, abs=0.05)


@pytest.mark.parametrize(
    ("reps", "share", "hours", "used", "most", "read"),
    [
        (2, 40, 128, "99.3", 125, Zone.TIGHT),
        (2, 50, 160, "79.4", 157, Zone.FINE),
        (3, 40, 192, "66.2", 188, Zone.FINE),
    ],
)
def test_the_hours_are_used_as_the_worked_example_has_it(
    reps: int, share: int, hours: int, used: str, most: int, read: Zone
) -> None:
    found = hand(answers(**EFFORT, reps=reps, net_hours=160, inbound_share=share))
    assert found is not None
    assert found.available == hours * 60
    assert f"{float(found.used_by(Fraction(125))):.1f}" == used
    assert found.most == most
    assert zone(found.used_by(Fraction(125)), USUAL_LIMIT) is read


def test_the_posts_needed_keep_within_the_limit() -> None:
    found = hand(answers(**EFFORT, reps=2, net_hours=160, inbound_share=40))
    assert found is not None
    assert found.posts_for(Fraction(125), Decimal(85)) == 3


@pytest.mark.parametrize(
    ("used", "read"),
    [("85", Zone.FINE), ("85.01", Zone.TIGHT), ("100", Zone.TIGHT), ("100.01", Zone.ABOVE)],
)
def test_a_limit_itself_still_belongs_to_the_better_zone(used: str, read: Zone) -> None:
    assert zone(Fraction(used), Decimal(85)) is read


def test_leads_in_work_are_arrivals_times_days() -> None:
    found = in_work(Fraction(6), Fraction(10), Fraction(2))
    assert (found.all, found.each) == (60, 30)


def with_backlog(waiting: int, touch: int, within: Duration) -> Backlog | None:
    agreement = complete_agreement()
    own = replace(
        agreement.funnel.capacity,
        reps=Decimal(2),
        opening_backlog=Decimal(waiting),
        first_touch_minutes=Decimal(touch),
    )
    agreement = replace(agreement, funnel=replace(agreement.funnel, capacity=own))
    tier = replace(
        agreement.response.tiers[0],
        runs_on="calendar",
        calendar=agreement.calendar.calendars[0].id,
        within=within,
    )
    return backlog(agreement, tier)


@pytest.mark.parametrize(
    ("waiting", "touch", "minutes", "most", "fits"),
    [(11, 6, 36, 20, True), (25, 10, 130, 12, False), (12, 10, 60, 12, True)],
)
def test_a_backlog_fits_when_its_last_lead_is_touched_within_the_promise(
    waiting: int, touch: int, minutes: int, most: int, fits: bool
) -> None:
    found = with_backlog(waiting, touch, Duration(Decimal(1), Unit.BUSINESS_HOUR))
    assert found is not None
    assert (found.minutes, found.most, found.fits) == (minutes, most, fits)


def test_a_promise_of_clock_hours_has_no_opening_time() -> None:
    assert with_backlog(11, 6, Duration(Decimal(4), Unit.CLOCK_HOUR)) is None


def sample() -> Capacity:
    found = capacity(start("sample").agreement)
    assert found is not None
    return found


def test_the_sample_is_fine_as_promised_and_tight_at_its_ceilings() -> None:
    found = sample()
    assert found.leads == 84
    assert found.promised
    assert (found.zone, found.zone_at_ceilings) == (Zone.FINE, Zone.TIGHT)
    assert found.used == Fraction(84 * 64 * 100, 2 * 148 * 24)
    assert found.hand.most == 111
    assert found.posts_needed == 2
    assert found.open_leads is not None
    assert found.open_leads.each == Fraction(84 * 12, 52 * 5) * 9 / 2


def test_the_plan_stands_in_while_nothing_is_promised() -> None:
    agreement = start("sample").agreement
    bare = replace(agreement, marketing=replace(agreement.marketing, volumes=()))
    found = capacity(bare)
    assert found is not None
    assert not found.promised
    assert found.leads == pytest.approx(84, abs=5)


def test_nothing_is_said_while_an_answer_is_missing() -> None:
    agreement = start("sample").agreement
    funnel = agreement.funnel
    for field in ("reps", "net_hours", "attempts", "conversation_share"):
        less = replace(funnel, capacity=replace(funnel.capacity, **{field: None}))
        assert capacity(replace(agreement, funnel=less)) is None
    tiers = agreement.response.tiers
    open_end = replace(agreement.response, tiers=(replace(tiers[0], ceiling=None), *tiers[1:]))
    found = capacity(replace(agreement, response=open_end))
    assert found is not None
    assert found.zone_at_ceilings is None


@settings(max_examples=60, deadline=None)
@given(agreements())
def test_capacity_never_stumbles(agreement: Agreement) -> None:
    found = capacity(agreement)
    assert found is None or found.hours >= 0
    for tier in agreement.response.tiers:
        backlog(agreement, tier)


def test_ceilings_so_far_add_up_without_those_that_are_still_open() -> None:
    """20 a week are 20 × 52 ÷ 12 = 86.67 a month; × 61 min of 192 h are 45.9 %."""
    agreement = with_ceilings(20, None)
    found = ceilings_so_far(agreement)
    assert found is not None
    assert [tier.ceiling for tier in found.tiers] == [Decimal(20)]
    assert (found.leads, found.effort) == (20, 61)
    assert found.used == Fraction(20 * 52, 12) * 61 / (192 * 60) * 100
    assert f"{float(found.used):.1f}" == "45.9"
    assert found.zone is Zone.FINE
    assert found.open_leads is not None
    assert found.open_leads.all == Fraction(20, 5) * 10
    assert found.open_leads.each == Fraction(40, 3)
    both = ceilings_so_far(with_ceilings(20, 20))
    assert both is not None
    assert both.zone is Zone.TIGHT


def test_ceilings_so_far_need_one_ceiling_and_say_less_without_the_hours() -> None:
    assert ceilings_so_far(with_ceilings(None, None)) is None
    agreement = with_ceilings(20, None)
    unknown = replace(agreement.funnel, capacity=CapacityAnswers())
    found = ceilings_so_far(replace(agreement, funnel=unknown))
    assert found is not None
    assert (found.leads, found.used, found.zone, found.open_leads) == (20, None, None, None)


def with_ceilings(first: int | None, second: int | None) -> Agreement:
    """Two tiers with these ceilings, three posts of 160 h at 40 %, ten days in work."""
    agreement = complete_agreement()
    hours = answers(**EFFORT, reps=3, net_hours=160, inbound_share=40, days_in_work=10)
    ceilings = [None if one is None else Decimal(one) for one in (first, second)]
    tiers = tuple(
        replace(tier, ceiling=ceiling)
        for tier, ceiling in zip(agreement.response.tiers, ceilings, strict=False)
    )
    assert len(tiers) == 2
    funnel = replace(agreement.funnel, capacity=hours)
    response = replace(agreement.response, tiers=tiers)
    return replace(agreement, funnel=funnel, response=response)
