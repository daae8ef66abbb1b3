"""Two proposals beside each other: what is the same, and how far apart the rest is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from models.agreement.values import Duration, Unit
from models.drafting.blind import Estimate, Proposal
from models.revisions.differences import Differing, Gap, Reach, compare, is_blank, overlap_value
from tests import builders

AGREEMENT = builders.complete_agreement()
TIER = "response.tiers.tier-a"
HOUR, DAY = Unit.BUSINESS_HOUR, Unit.BUSINESS_DAY


def hours(amount, unit=HOUR):
    return Duration(Decimal(amount), unit)


def tier(side, estimate=None, **answers):
    estimates = ()
    if estimate is not None:
        low, likely, high = (Decimal(one) if one is not None else None for one in estimate)
        estimates = (Estimate(field="within", low=low, likely=likely, high=high),)
    value = builders.tier("tier-a", **answers)
    return Proposal(clause=TIER, side=side, value=value, estimates=estimates)


def at(comparison, field):
    return next(one for one in comparison.differences if one.field == (field,))


@pytest.mark.parametrize(
    ("one", "other", "percent"),
    [
        ("24", "4", 143),
        ("4", "24", 143),
        ("4", "4", 0),
        ("4", "6", 40),
        ("0", "0", 0),
        ("0", "5", 200),
    ],
)
def test_a_gap_is_measured_against_the_mean_of_both(one, other, percent):
    gap = Gap(marketing=Reach(likely=Decimal(one)), sales=Reach(likely=Decimal(other)), unit="")
    assert round(gap.apart) == percent


@pytest.mark.parametrize(
    ("mine", "theirs", "overlap", "between", "middle"),
    [
        (("4", "2", "6"), ("6", "4", "8"), ("4", "6"), "0", "5"),
        (("4", "2", "8"), ("24", "16", "32"), None, "8", None),
        (("4", "2", "6"), ("6", "6", "8"), ("6", "6"), "0", "6"),
        (("4", None, None), ("6", "4", "8"), ("4", "4"), "0", "4"),
        (("4", None, None), ("6", None, None), None, "2", None),
        (("5", "1", "9"), ("5", "4", "6"), ("4", "6"), "0", "5"),
        (("4", "6", "2"), ("4", None, None), ("4", "4"), "0", "4"),
    ],
)
def test_ranges_meet_or_say_how_far_apart_they_are(mine, theirs, overlap, between, middle):
    def reach(likely, low, high):
        ends = [Decimal(one) if one is not None else None for one in (low, high)]
        return Reach(likely=Decimal(likely), low=ends[0], high=ends[1])

    gap = Gap(marketing=reach(*mine), sales=reach(*theirs), unit="business hours")
    assert gap.overlap == (tuple(map(Decimal, overlap)) if overlap else None)
    assert gap.between == Decimal(between)
    assert gap.middle == (Decimal(middle) if middle else None)


def test_questions_are_the_same_or_differ_in_numbers_in_words_or_on_one_side():
    comparison = compare(
        AGREEMENT,
        tier("marketing", within=hours(4), test="Form A", fallback="Call the others."),
        tier("sales", within=hours(24), test="Form B", fallback=""),
    )
    assert at(comparison, "within").differing is Differing.NUMBERS
    assert at(comparison, "test").differing is Differing.WORDS
    assert at(comparison, "fallback").differing is Differing.ONE_SIDE
    assert at(comparison, "name").differing is Differing.SAME
    assert comparison.differ == 3
    assert round(at(comparison, "within").gap.apart) == 143


def test_amounts_in_different_units_differ_in_words():
    comparison = compare(
        AGREEMENT, tier("marketing", within=hours(4)), tier("sales", within=hours(1, DAY))
    )
    assert at(comparison, "within").differing is Differing.WORDS
    assert at(comparison, "within").gap is None


def test_words_are_marked_only_when_enough_is_shared():
    near = compare(
        AGREEMENT,
        tier("marketing", fallback="Sales calls the first five on the same day."),
        tier("sales", fallback="Sales calls the first three on the same day."),
    )
    marked = at(near, "fallback").marked
    assert [(piece.text.strip(), piece.kind) for piece in marked if piece.kind != "same"] == [
        ("five", "removed"),
        ("three", "added"),
    ]
    far = compare(
        AGREEMENT,
        tier("marketing", fallback="Hold them back"),
        tier("sales", fallback="A stand-in from another team answers"),
    )
    assert at(far, "fallback").marked == ()


def test_a_row_of_one_side_alone_is_all_one_sided():
    comparison = compare(AGREEMENT, tier("marketing"), None)
    assert {one.differing for one in comparison.differences} == {Differing.ONE_SIDE}
    assert all(one.sales == "" for one in comparison.differences)
    assert compare(AGREEMENT, None, None).differences == ()


def test_tables_are_compared_row_by_row_with_their_ranges():
    rates = AGREEMENT.funnel.rates
    other = (replace(rates[0], rate=Decimal(30)), *rates[1:-1])
    mine = Proposal(
        clause="funnel.rates",
        side="marketing",
        value=rates,
        estimates=(
            Estimate(
                field=f"{rates[0].id}.rate", low=Decimal(15), likely=Decimal(20), high=Decimal(35)
            ),
        ),
    )
    comparison = compare(
        AGREEMENT, mine, Proposal(clause="funnel.rates", side="sales", value=other)
    )
    (number,) = comparison.of(Differing.NUMBERS)
    assert number.field == (rates[0].id, "rate")
    assert number.gap.overlap == (Decimal(30), Decimal(30))
    assert {one.field[0] for one in comparison.of(Differing.ONE_SIDE)} == {rates[-1].id}


def test_the_overlap_takes_what_is_alike_and_the_middle_of_ranges_that_meet():
    mine = tier("marketing", estimate=("2", "4", "6"), within=hours(4), test="Form A")
    theirs = tier("sales", estimate=("4", "6", "8"), within=hours(6), test="Form B")
    comparison = compare(AGREEMENT, mine, theirs)
    value = overlap_value(mine.value, theirs.value, comparison)
    assert value.within == hours(5)
    assert value.test == ""
    assert value.name == mine.value.name
    assert value.id == "tier-a"


def test_there_is_no_overlap_when_nothing_is_alike():
    empty = type(AGREEMENT.purpose.answers)()
    mine = Proposal(clause="purpose.answers", side="marketing", value=replace(empty, statement="A"))
    theirs = Proposal(clause="purpose.answers", side="sales", value=replace(empty, statement="B"))
    comparison = compare(AGREEMENT, mine, theirs)
    assert [one.differing for one in comparison.differences] == [Differing.WORDS]
    assert overlap_value(mine.value, theirs.value, comparison) is None
    assert is_blank(empty)
    assert not is_blank(mine.value)
