"""The figures of a changed plan beside those of the present one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from models.agreement.agreement import Agreement
from models.agreement.sections.capacity import CapacityAnswers
from models.rules.capacity import Zone, capacity
from models.rules.what_follows import Pair, what_follows
from tests.builders import complete_agreement
from tests.strategies import agreements


def planned(**hours: Any) -> Agreement:
    """600,000 a quarter, half from marketing, 20,000 a deal: 375 MQLs, 125 a month.

    An MQL takes 6 × 6 + 10 + 50 % × 30 = 61 minutes; 2 people have 128 hours for them.
    """
    agreement = complete_agreement()
    given = {
        "reps": 2,
        "net_hours": 160,
        "inbound_share": 40,
        "attempts": 6,
        "minutes_per_attempt": 6,
        "preparation_minutes": 10,
        "conversation_share": 50,
        "conversation_minutes": 30,
        "utilisation_limit": 85,
    } | hours
    answers = {name: None if one is None else Decimal(one) for name, one in given.items()}
    funnel = replace(agreement.funnel, capacity=CapacityAnswers(**answers))
    handoff = replace(agreement.handoff, answers=replace(agreement.handoff.answers, stage="mql"))
    marketing = replace(agreement.marketing, volumes=())
    return replace(agreement, funnel=funnel, handoff=handoff, marketing=marketing)


def test_a_better_rate_brings_more_from_the_same_leads_and_takes_fewer_for_the_target() -> None:
    found = what_follows(planned(), {"sal-sql": Decimal(45)})
    assert found is not None
    assert found.customers == Pair(now=Fraction(15), then=Fraction("16.875"))
    assert found.revenue == Pair(now=Fraction(300_000), then=Fraction(337_500))
    assert found.leads == Pair(now=Fraction(1875), then=Fraction(1875 * 40, 45))
    assert found.handed_a_month == Pair(now=Fraction(125), then=Fraction(125 * 40, 45))
    assert (found.first, found.handed, found.last) == ("LEAD", "MQL", "CUSTOMER")


def test_the_hours_follow_the_leads_that_are_handed_over() -> None:
    """125 × 61 min are 99.3 % of 128 h; with 45 % instead of 40 % it is 88.3 %."""
    found = what_follows(planned(), {"sal-sql": Decimal(45)})
    assert found is not None
    assert found.used is not None
    assert f"{float(found.used.now):.1f} {float(found.used.then):.1f}" == "99.3 88.3"
    assert (found.zone, found.limit) == (Zone.TIGHT, Decimal(85))
    better = what_follows(planned(), {"sal-sql": Decimal(50)})
    assert better is not None
    assert better.zone is Zone.FINE
    worse = what_follows(planned(), {"sal-sql": Decimal(39)})
    assert worse is not None
    assert worse.zone is Zone.ABOVE


def test_a_rate_before_the_handover_changes_the_leads_and_not_the_hours() -> None:
    found = what_follows(planned(), {"lead-mql": Decimal(25)})
    assert found is not None
    assert found.leads == Pair(now=Fraction(1875), then=Fraction(1500))
    assert found.used is not None
    assert found.used.now == found.used.then
    assert found.handed_a_month == Pair(now=Fraction(125), then=Fraction(125))


def test_nothing_changed_leaves_every_figure_as_it_is() -> None:
    found = what_follows(planned(), {})
    assert found is not None
    pairs = (found.customers, found.revenue, found.leads, found.handed_a_month, found.used)
    assert all(pair is not None and pair.now == pair.then for pair in pairs)


def test_without_hours_the_rest_is_still_said() -> None:
    found = what_follows(planned(reps=None), {"sal-sql": Decimal(45)})
    assert found is not None
    assert (found.used, found.zone, found.limit) == (None, None, None)
    assert found.customers.then == Fraction("16.875")


def test_without_a_plan_nothing_follows() -> None:
    assert what_follows(Agreement(), {}) is None
    assert what_follows(planned(), {"sal-sql": Decimal(0)}) is None


@given(agreements(), st.decimals(allow_nan=False, allow_infinity=False, places=2))
@settings(max_examples=60)
def test_no_agreement_that_a_file_may_hold_stops_it(agreement: Agreement, rate: Decimal) -> None:
    rows = [row.id for row in agreement.funnel.rates]
    found = what_follows(agreement, dict.fromkeys(rows, rate))
    if found is not None and found.used is not None:
        assert capacity(agreement) is not None
