"""Every kind of question holds its answer to the limits that the question declares."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

import pytest

from models.agreement import kinds
from models.agreement.fields import Field
from models.agreement.values import Duration, GridCell, NumberRange, Unit, Window
from models.rules.limits import exceeded

LETTERS = kinds.options(("R", "Responsible"), ("A", "Accountable"))
HOURS = (Unit.BUSINESS_HOUR, Unit.BUSINESS_DAY)


def window(day, start, end):
    return Window(day, time.fromisoformat(start), time.fromisoformat(end))


def slips(kind, value):
    field = Field("answer", kind, str, None)
    return [problem.message for problem in exceeded(field, value)]


def number(word, **limits):
    return slips(kinds.Number(label="Count", **limits), Decimal(word))


def percent(word, **limits):
    return slips(kinds.Percent(label="Share", **limits), Decimal(word))


def span(word, unit, **limits):
    return slips(kinds.Span(label="Within", units=HOURS, **limits), Duration(Decimal(word), unit))


def line(value, **limits):
    return slips(kinds.Line(label="Title", **limits), value)


def test_numbers_keep_their_minimum_and_maximum():
    assert number("5", minimum=Decimal(5), maximum=Decimal(6)) == []
    assert number("4.9", minimum=Decimal(5)) == ["“Count” is 4.9; the least possible is 5."]
    assert number("7000", maximum=Decimal(6000)) == [
        "“Count” is 7,000; the most possible is 6,000."
    ]


def test_whole_numbers_have_no_fraction():
    assert number("5.0", whole=True) == []
    assert number("1E+19", whole=True) == []
    assert number("5.5", whole=True) == ["“Count” is 5.5; only whole numbers count."]


@pytest.mark.parametrize("word", ["0", "100", "0.5"])
def test_percentages_run_from_nought_to_a_hundred(word):
    assert percent(word) == []


def test_percentages_outside_are_named():
    assert percent("120") == ["“Share” is 120\u00a0%; the most possible is 100\u00a0%."]
    assert percent("-1") == ["“Share” is -1\u00a0%; the least possible is 0\u00a0%."]
    assert percent("0", above_minimum=True) == [
        "“Share” is 0\u00a0%; it has to be more than 0\u00a0%."
    ]
    assert percent("0.01", above_minimum=True) == []


def test_money_is_more_than_zero_or_at_least_not_less():
    positive = kinds.Money(label="Target")
    assert slips(positive, Decimal(1)) == []
    assert slips(positive, Decimal(0)) == ["“Target” is 0; an amount is more than zero."]
    zero = kinds.Money(label="Target", positive=False)
    assert slips(zero, Decimal(0)) == []
    assert slips(zero, Decimal(-1)) == ["“Target” is -1; an amount is zero or more."]


def test_times_are_more_than_zero_unless_zero_is_meant():
    assert span("4", Unit.BUSINESS_HOUR) == []
    assert span("0", Unit.BUSINESS_HOUR) == [
        "“Within” is 0\u00a0business hours; a time is more than zero."
    ]
    assert span("0", Unit.BUSINESS_HOUR, zero=True) == []
    assert len(span("-1", Unit.BUSINESS_HOUR, zero=True)) == 1


def test_times_are_counted_in_the_units_of_the_question():
    assert span("2", Unit.WEEK) == [
        "“Within” is 2\u00a0weeks; here time is counted in business hours, business days."
    ]


@pytest.mark.parametrize(
    ("word", "unit", "fits"),
    [
        ("30", Unit.BUSINESS_DAY, True),
        ("31", Unit.BUSINESS_DAY, False),
        ("720", Unit.BUSINESS_HOUR, True),
        ("721", Unit.BUSINESS_HOUR, False),
        ("9" * 20, Unit.BUSINESS_DAY, False),
    ],
)
def test_times_end_some_day(word, unit, fits):
    assert (span(word, unit, longest_days=30) == []) is fits


def test_ranges_run_upwards():
    size = kinds.Range(label="Company size")
    assert slips(size, NumberRange(Decimal(50), Decimal(50))) == []
    assert slips(size, NumberRange(None, Decimal(50))) == []
    assert slips(size, NumberRange(Decimal(500), Decimal(50))) == [
        "“Company size” runs from 500 down to 50."
    ]
    assert len(slips(size, NumberRange(Decimal(-1), None))) == 1
    assert len(slips(size, NumberRange(Decimal("1.5"), None))) == 1


def test_texts_have_a_length():
    assert line("x" * 200) == []
    assert line("x" * 201) == ["“Title” is 201 characters long; 200 fit."]
    assert slips(kinds.Text(label="Rule", longest=5), "123456") == [
        "“Rule” is 6 characters long; 5 fit."
    ]


def test_blanks_are_no_answer():
    assert line("  ") == ["“Title” holds nothing but blanks."]
    assert slips(kinds.Lines(label="Regions"), ("North", "\u00a0")) == [
        "“Regions” has an entry of nothing but blanks."
    ]


@pytest.mark.parametrize("word", ["ann@example.com", "a.b+c@mail.example.co.uk", "jörg@müller.de"])
def test_an_e_mail_address_is_taken(word):
    assert line(word, shape="email") == []


@pytest.mark.parametrize(
    "word", ["ann", "ann@", "@example.com", "ann@example", "a b@c.de", "a@@c.de"]
)
def test_half_an_e_mail_address_is_not(word):
    assert line(word, shape="email") == ["“Title” is not a complete address."]


def test_a_currency_has_three_capital_letters():
    assert line("EUR", shape="currency") == []
    for word in ("eur", "EURO", "€", "EU1"):
        assert len(line(word, shape="currency")) == 1


def test_none_stands_alone():
    scope = kinds.Lines(label="Out of scope", none_word="None")
    assert slips(scope, ("None",)) == []
    assert slips(scope, ("None", "Partners")) == [
        "“Out of scope” says “None” and still names something."
    ]


def test_a_time_zone_is_one_that_exists():
    assert slips(kinds.Zone(label="Zone"), "Europe/Berlin") == []
    assert len(slips(kinds.Zone(label="Zone"), "Europe/Bielefeld")) == 1


def test_opening_hours_run_forwards():
    hours = kinds.Weekly(label="Open")
    assert slips(hours, (window(0, "09:00", "12:00"), window(0, "12:00", "00:00"))) == []
    assert slips(hours, (window(4, "17:00", "09:00"),)) == ["Friday closes before it opens."]
    assert slips(hours, (window(4, "09:00", "09:00"),)) == ["Friday closes before it opens."]


def test_opening_hours_do_not_overlap():
    hours = kinds.Weekly(label="Open")
    overlap = (
        window(1, "11:00", "17:00"),
        window(0, "09:00", "17:00"),
        window(1, "09:00", "12:00"),
    )
    assert slips(hours, overlap) == ["Two opening times on Tuesday overlap."]


def test_letters_of_a_grid_have_a_meaning():
    grid = kinds.Grid(label="Roles", to=("responsibilities", "roles"), letters=LETTERS)
    assert slips(grid, (GridCell("a", "RA"), GridCell("b", "A"))) == []
    assert slips(grid, (GridCell("a", "RX"),)) == ["“Roles” has a letter without a meaning."]


def test_choices_and_days_have_no_limits_of_their_own():
    assert slips(kinds.Choice(label="Side", options=LETTERS), "R") == []
    assert slips(kinds.YesNo(label="Pilot"), False) == []
