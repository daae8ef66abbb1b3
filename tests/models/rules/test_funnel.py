"""The funnel is worked back exactly and rounded up once, for show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.agreement import path
from models.agreement.kinds import STAGES
from models.rules.finding import Severity
from models.rules.funnel import (
    Arrival,
    counts,
    expected_revenue,
    obstacles,
    why_not,
    work_back,
)
from models.rules.review import review
from models.workshop import Workshop
from tests import builders, strategies
from tests.builders import rate

COMPLETE = builders.complete_agreement()
FIRST = ("25", "50", "40", "80", "20")
SECOND = ("22", "55", "45", "80", "18")
SECOND_EXACT = ("13.889", "63.131", "114.784", "255.076", "318.845", "1771.361")


def put(word, value, agreement=COMPLETE):
    return path.put(agreement, path.parse(word), value)


def with_rates(*rates, agreement=COMPLETE):
    return path.put(agreement, ("funnel", "rates"), rates)


def plan_of(agreement=COMPLETE):
    plan = work_back(agreement)
    assert plan is not None, why_not(agreement)
    return plan


def decimals(words):
    return [Decimal(word) for word in words]


def second():
    rates = zip(builders.STAGES, builders.STAGES[1:], reversed(SECOND), strict=False)
    funnel = replace(
        builders.funnel(250_000, 100, 18_000), rates=tuple(rate(*one) for one in rates)
    )
    return replace(COMPLETE, funnel=funnel)


def test_six_hundred_thousand_a_quarter_needs_fifteen_customers_and_375_mqls():
    found = counts(600_000, 50, 20_000, decimals(FIRST))
    assert found == [15, 60, 120, 300, 375, 1875]


def test_the_plan_of_that_example_names_its_stages_and_months():
    plan = plan_of()
    assert [(need.name, need.count) for need in plan.stages] == [
        ("LEAD", 1875),
        ("MQL", 375),
        ("SAL", 300),
        ("SQL", 120),
        ("OPPORTUNITY", 60),
        ("CUSTOMER", 15),
    ]
    assert (plan.customers, plan.months, plan.visitors) == (15, 3, 93_750)
    assert [need.per_month for need in plan.stages][:2] == [625, 125]
    assert [need.rate for need in plan.stages] == [*decimals(("20", "80", "40", "50", "25")), None]
    assert plan.stages[1].rate_row == "mql-sal"
    assert plan.stages[-1].rate_row == ""


def test_four_fifths_of_the_mqls_are_accepted():
    plan = plan_of()
    mql, sal = plan.at("mql"), plan.at("sal")
    assert mql is not None
    assert sal is not None
    assert mql.exact * 80 / 100 == sal.exact == 300
    assert plan.at("tier-a") is None


def test_numbers_stay_exact_through_the_chain():
    found = counts(250_000, 100, 18_000, decimals(SECOND))
    for number, word in zip(found, SECOND_EXACT, strict=True):
        assert round(float(number), 3) == float(word)
    assert found[0] == Fraction(250, 18)


def test_rounding_up_once_asks_for_no_lead_too_many():
    plan = plan_of(second())
    assert [need.count for need in plan.stages] == [1772, 319, 256, 115, 64, 14]
    number, cascaded = ceil(plan.customers), []
    for percent in decimals(SECOND):
        number = ceil(Fraction(number) * 100 / Fraction(percent))
        cascaded.append(number)
    assert cascaded == [64, 117, 260, 325, 1806]


def test_the_forward_check_shows_that_the_rounded_leads_are_just_enough():
    check = plan_of(second()).forward
    assert (check.leads, check.target) == (1772, 250_000)
    assert round(float(check.revenue)) == 250_090
    assert round(float(check.revenue_of_one_fewer)) == 249_949
    assert check.is_minimal


def test_a_rate_of_seventy_percent_is_not_rounded_by_the_machine():
    assert ceil(21 / 0.70) == 31
    assert counts(21, 100, 1, [Decimal(70)])[-1] == 30
    assert counts(21, 100, 1, [Decimal("70.0")])[-1] == 30


def test_no_combination_of_whole_numbers_and_percentages_comes_out_one_too_high():
    wrong_by_float = 0
    for number in range(1, 500):
        for percent in range(1, 100):
            exact = counts(number, 100, 1, [percent])[-1]
            assert ceil(exact) == -(-number * 100 // percent)
            wrong_by_float += ceil(number / (percent / 100)) != ceil(exact)
    assert wrong_by_float > 0


def test_a_thousand_leads_at_five_percent_bring_fifty_customers():
    rates = [50, 60, 50, Fraction(100, 3)]
    assert expected_revenue(1000, 800, rates) == 40_000
    assert counts(40_000, 100, 800, rates[::-1])[-1] == 1000


def test_a_better_rate_shows_what_it_would_bring():
    better = [rate if rate != 40 else Decimal(45) for rate in decimals(FIRST)]
    assert expected_revenue(1875, 20_000, better) == 337_500
    assert expected_revenue(1875, 20_000, decimals(FIRST)) == 300_000
    assert expected_revenue(1875, 1, better) == Fraction("16.875")


@pytest.mark.parametrize("percent", ["0", "-5"])
def test_a_rate_of_nothing_is_refused(percent):
    with pytest.raises(ValueError, match="more than zero"):
        counts(600_000, 50, 20_000, [Decimal(percent)])
    agreement = put("funnel.rates.mql-sal.rate", Decimal(percent))
    assert work_back(agreement) is None
    assert why_not(agreement) == "The rate from MQL to SAL is zero, so nothing would ever arrive."
    errors = [one.path for one in review(Workshop(agreement=agreement)) if one.severity == "error"]
    assert ("funnel", "rates", "mql-sal", "rate") in errors


def test_a_deal_value_of_nothing_is_refused():
    with pytest.raises(ValueError, match="more than zero"):
        counts(600_000, 50, 0, [])


def test_a_rate_of_a_hundred_is_worked_with_and_warned_about():
    agreement = put("funnel.rates.mql-sal.rate", Decimal(100))
    assert plan_of(agreement).stages[1].count == 300
    warned = [one for one in review(Workshop(agreement=agreement)) if one.path[2:3] == ("mql-sal",)]
    assert [one.severity for one in warned] == [Severity.WARNING]


def test_leads_arrive_ahead_of_the_revenue_by_cycle_and_nurture():
    agreement = put("funnel.answers.cycle_days", Decimal(60))
    agreement = put("funnel.answers.nurture_days", Decimal(30), agreement)
    arrival = plan_of(agreement).arrival
    assert arrival == Arrival(date(2026, 10, 3), date(2026, 12, 31), 90)


def test_one_lag_is_enough_and_none_gives_no_window():
    assert plan_of().arrival is None
    arrival = plan_of(put("funnel.answers.cycle_days", Decimal(10))).arrival
    assert arrival is not None
    assert arrival.first == date(2026, 12, 22)


@pytest.mark.parametrize(
    ("start", "period", "days", "last"),
    [
        (date(2027, 1, 31), "month", 0, date(2027, 2, 27)),
        (date(2027, 11, 1), "quarter", 0, date(2028, 1, 31)),
        (date(2028, 1, 1), "year", 0, date(2028, 12, 31)),
    ],
)
def test_the_window_is_as_long_as_the_planning_period(start, period, days, last):
    agreement = put("parties.answers.period_start", start)
    agreement = put("parties.answers.period", period, agreement)
    arrival = plan_of(put("funnel.answers.cycle_days", Decimal(days), agreement)).arrival
    assert arrival == Arrival(start, last, days)


@pytest.mark.parametrize("start", [date.min, date.max])
def test_a_window_beyond_the_calendar_is_not_shown(start):
    agreement = put("parties.answers.period_start", start)
    agreement = put("funnel.answers.cycle_days", Decimal(3660), agreement)
    assert plan_of(agreement).arrival is None


def test_without_a_planning_period_there_are_no_figures_a_month():
    plan = plan_of(put("parties.answers.period", ""))
    assert plan.months is None
    assert {need.per_month for need in plan.stages} == {None}


def test_the_order_of_the_rows_does_not_matter():
    backwards = with_rates(*reversed(COMPLETE.funnel.rates))
    assert work_back(backwards) == work_back(COMPLETE)


@pytest.mark.parametrize(
    ("agreement", "reason"),
    [
        (put("funnel.answers.revenue_target", None), "The revenue target is not set yet."),
        (put("funnel.answers.deal_value", Decimal(0)), "deal value has to be more than zero."),
        (with_rates(), "There are no rates from stage to stage yet."),
        (put("funnel.rates.mql-sal.to_stage", ""), "Rate 2 does not say which stage it leads to."),
        (
            put("funnel.rates.lead-mql.from_stage", "gone"),
            "Rate 1 does not say which stage it leads from.",
        ),
        (put("funnel.rates.mql-sal.rate", None), "The rate from MQL to SAL is not set yet."),
        (
            put("funnel.rates.mql-sal.rate", Decimal(101)),
            "The rate from MQL to SAL is above 100\u00a0%.",
        ),
        (
            with_rates(rate("lead", "mql", "20"), rate("sal", "sql", "40")),
            "The rates do not join up after MQL.",
        ),
        (
            with_rates(rate("lead", "mql", "20"), rate("mql", "lead", "40")),
            "The rates lead round in a circle.",
        ),
        (
            with_rates(rate("lead", "mql", "20"), rate("mql", "sal", "5"), rate("sal", "mql", "4")),
            "Two rates lead to MQL.",
        ),
        (
            with_rates(rate("lead", "mql", "20"), rate("lead", "sal", "5")),
            "Two rates lead on from LEAD.",
        ),
        (
            with_rates(rate("lead", "mql", "20"), rate("mql", "sal", "80")),
            "The rates stop at SAL, which is not the last stage.",
        ),
        (with_rates(rate("lead", "lead", "20")), "The rates lead round in a circle."),
        (
            with_rates(
                rate("lead", "customer", "2"), rate("mql", "sal", "5"), rate("sal", "mql", "5")
            ),
            "The rates do not join up after CUSTOMER.",
        ),
    ],
)
def test_a_plan_that_cannot_be_worked_back_says_why(agreement, reason):
    assert work_back(agreement) is None
    assert why_not(agreement).endswith(reason)


def test_every_obstacle_leads_to_where_it_is_settled():
    agreement = put("funnel.rates.mql-sal.rate", None, put("funnel.answers.deal_value", None))
    assert [path.text(one.path) for one in obstacles(agreement)] == [
        "funnel.answers.deal_value",
        "funnel.rates.mql-sal.rate",
    ]


def test_a_chain_may_end_anywhere_while_no_stage_is_the_last():
    agreement = path.put(COMPLETE, (*STAGES, "customer", "final"), None)
    agreement = with_rates(rate("lead", "mql", "20"), agreement=agreement)
    assert [need.count for need in plan_of(agreement).stages] == [75, 15]


@settings(max_examples=150, deadline=None)
@given(
    st.integers(1, 10**9),
    st.integers(1, 100),
    st.integers(1, 10**6),
    st.lists(st.decimals("0.01", "100", places=2), max_size=6),
)
def test_working_back_and_forth_gives_the_same_revenue(revenue, share, deal, rates):
    found = counts(revenue, share, deal, rates)
    assert expected_revenue(found[-1], deal, rates) == Fraction(revenue) * share / 100
    assert found == sorted(found)


@settings(max_examples=100, deadline=None)
@given(strategies.mutated(COMPLETE, 25))
def test_there_is_a_plan_or_a_reason_never_both(agreement):
    plan = work_back(agreement)
    assert (plan is None) == bool(why_not(agreement))
    assert plan is None or plan.forward.is_minimal
