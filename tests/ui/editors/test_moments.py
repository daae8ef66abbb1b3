"""Moments as people type them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.editors.moments import EXAMPLE, moment_text, read_moment
from ui.editors.reading import Unreadable

WEDNESDAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("typed", "day", "clock"),
    [
        ("Fri 20 Nov, 16:30", (2026, 11, 20), "16:30"),
        ("Fri 20 Nov 2026, 16:30", (2026, 11, 20), "16:30"),
        ("20.11. 16.30", (2026, 11, 20), "16:30"),
        ("2026-11-20 16:30", (2026, 11, 20), "16:30"),
        ("friday 9:05", (2026, 11, 20), "09:05"),
        ("we 9:05", (2026, 11, 25), "09:05"),
        ("16:30", (2026, 11, 18), "16:30"),
        ("  Sun   17 Jan,   20:10 ", (2027, 1, 17), "20:10"),
        ("17 Nov, 8:00", (2027, 11, 17), "08:00"),
        ("18 Nov, 8:00", (2026, 11, 18), "08:00"),
    ],
)
def test_a_day_and_a_time_are_read_however_they_are_written(
    typed: str, day: tuple[int, int, int], clock: str
) -> None:
    found = read_moment(typed, WEDNESDAY)
    assert found is not None
    assert found.date() == date(*day)
    assert f"{found:%H:%M}" == clock


def test_no_words_are_no_moment() -> None:
    assert read_moment("   ", WEDNESDAY) is None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("soon", f"Write a day and a time, such as {EXAMPLE}."),
        ("Friday", f"Write a day and a time, such as {EXAMPLE}."),
        ("Friday 25:10", "There is no time of day 25:10."),
        ("Friday 9:75", "There is no time of day 9:75."),
    ],
)
def test_what_is_no_moment_gets_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_moment(typed, WEDNESDAY)
    assert str(caught.value) == sentence


def test_a_day_that_does_not_exist_gets_a_sentence() -> None:
    with pytest.raises(Unreadable):
        read_moment("31 Feb, 9:00", WEDNESDAY)


def test_a_moment_far_away_names_its_year() -> None:
    assert moment_text(datetime(2027, 3, 25, 15), WEDNESDAY) == "Thu 25 Mar, 15:00"
    assert moment_text(datetime(2027, 11, 25, 15), WEDNESDAY) == "Thu 25 Nov 2027, 15:00"


def test_its_own_example_is_read() -> None:
    assert read_moment(EXAMPLE, WEDNESDAY) == datetime(2027, 1, 17, 20, 10)


@given(
    st.datetimes(datetime(1950, 1, 1), datetime(2150, 1, 1)),
    st.integers(0, 4000),
)
def test_every_moment_to_come_is_read_as_it_is_shown(moment: datetime, before: int) -> None:
    moment = moment.replace(second=0, microsecond=0)
    today = moment.date() - timedelta(days=before)
    assert read_moment(moment_text(moment, today), today) == moment


@given(st.text(max_size=30))
def test_no_text_whatever_does_more_than_raise_a_sentence(typed: str) -> None:
    try:
        read_moment(typed, WEDNESDAY)
    except Unreadable as trouble:
        assert str(trouble)  # noqa: PT017 - both ways out are fine
