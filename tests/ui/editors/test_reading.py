"""What people type, read into values or refused with a sentence."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.agreement.values import Duration, NumberRange, Unit, grouped
from ui.editors.reading import (
    Unreadable,
    day_text,
    range_text,
    read_day,
    read_number,
    read_range,
    read_span,
)

UNITS = (Unit.BUSINESS_HOUR, Unit.BUSINESS_DAY, Unit.CALENDAR_DAY)


@pytest.mark.parametrize(
    "typed",
    [
        "1 Feb 2027",
        "2027-02-01",
        "1.2.2027",
        "01.02.2027",
        "1. February 2027",
        "Feb 1, 2027",
        "Mon, 1 Feb 2027",
        "1st of Feb 2027",
        "1 feb 27",
        "1-2-2027",
        " 1  Feb  2027 ",
    ],
)
def test_a_date_is_read_however_it_is_written(typed: str) -> None:
    assert read_day(typed) == date(2027, 2, 1)


def test_the_larger_figure_of_a_date_with_slashes_is_the_day() -> None:
    assert read_day("2/13/2027") == read_day("13/2/2027") == date(2027, 2, 13)
    assert read_day("5/5/2027") == date(2027, 5, 5)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31 Feb 2027", "February 2027 has 28 days."),
        ("29.2.2027", "February 2027 has 28 days."),
        ("0.5.2027", "May 2027 has 31 days."),
        ("1.13.2027", "There is no month 13."),
        ("1 Feb", "Add the year, such as 1 Feb 2027."),
        ("1 Feb 202", "Write the year with four digits, such as 1 Feb 2027."),
        ("3/4/2027", "Is that in March or in April? Write the month as a word."),
        ("1 Foo 2027", "“foo” is not a month."),
        ("soon", "“soon” is not a date, such as 1 Feb 2027."),
        ("1.1.0000", "There is no year 0."),
    ],
)
def test_an_impossible_date_gets_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as trouble:
        read_day(typed)
    assert str(trouble.value) == sentence


@given(st.dates())
def test_every_date_is_read_as_it_is_shown(day: date) -> None:
    shown = day_text(day)
    assert day.year < 1000 or read_day(shown) == day
    assert read_day(day.isoformat()) == day


def test_a_number_may_have_commas_between_thousands_and_blanks() -> None:
    assert read_number("1,440,000") == Decimal(1_440_000)
    assert read_number(" 12 500.25 ") == Decimal("12500.25")
    assert read_number("80%") == Decimal(80)
    assert read_number("-3") == Decimal(-3)
    assert read_number("") is None


@pytest.mark.parametrize("typed", ["1,5", "12,50", "1,4400", "1,,000", ",5"])
def test_a_decimal_comma_is_refused_rather_than_read_as_ten_times_as_much(typed: str) -> None:
    with pytest.raises(Unreadable, match="decimals with a point"):
        read_number(typed)


@pytest.mark.parametrize("typed", ["about 5", "1e999999", "NaN", "½", "1" * 40, "٣"])
def test_what_is_not_an_exact_number_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable, match="not a number"):
        read_number(typed)


def test_half_a_lead_is_refused_where_whole_ones_are_counted() -> None:
    with pytest.raises(Unreadable, match="whole number"):
        read_number("2.5", whole=True)
    assert read_number("2.0", whole=True) == 2


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12
    )
)
def test_every_number_is_read_as_it_is_shown(number: Decimal) -> None:
    assert read_number(grouped(number)) == number


@pytest.mark.parametrize(
    ("typed", "amount", "unit"),
    [
        ("4", "4", Unit.BUSINESS_HOUR),
        ("4 h", "4", Unit.BUSINESS_HOUR),
        ("4 business hours", "4", Unit.BUSINESS_HOUR),
        ("2 d", "2", Unit.BUSINESS_DAY),
        ("2 working days", "2", Unit.BUSINESS_DAY),
        ("1.5 calendar days", "1.5", Unit.CALENDAR_DAY),
        ("1 calendar day", "1", Unit.CALENDAR_DAY),
    ],
)
def test_a_duration_names_its_unit_or_takes_the_first(typed: str, amount: str, unit: Unit) -> None:
    assert read_span(typed, UNITS) == Duration(Decimal(amount), unit)


def test_a_unit_that_cannot_be_used_is_answered_with_those_that_can() -> None:
    with pytest.raises(Unreadable, match="business hours, business days, calendar days"):
        read_span("4 weeks", UNITS)
    with pytest.raises(Unreadable, match="not a duration"):
        read_span("soon", UNITS)


@pytest.mark.parametrize(
    ("typed", "low", "high"),
    [
        ("50 to 2,000", 50, 2000),
        ("50-2000", 50, 2000),
        ("50 – 2000", 50, 2000),
        ("at least 50", 50, None),
        ("> 50", 50, None),
        ("up to 200", None, 200),
        ("7", 7, 7),
        ("-5 to 5", -5, 5),
    ],
)
def test_a_range_may_be_open_at_one_end(typed: str, low: int | None, high: int | None) -> None:
    found = read_range(typed)
    assert found == NumberRange(
        None if low is None else Decimal(low), None if high is None else Decimal(high)
    )
    assert found is not None
    assert read_range(range_text(found)) == found


def test_three_ends_are_not_a_range() -> None:
    with pytest.raises(Unreadable, match="Two ends"):
        read_range("1 to 2 to 3")


@given(st.text(max_size=40))
def test_no_text_whatever_does_more_than_raise_a_sentence(typed: str) -> None:
    for read in (read_day, read_number, read_range, partial(read_span, units=UNITS)):
        with suppress(Unreadable):
            read(typed)
