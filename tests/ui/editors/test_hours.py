"""Opening hours as they are typed and as they are shown."""

from __future__ import annotations

from contextlib import suppress
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.agreement.values import Window
from ui.editors.hours import days_text, read_days, read_hours, read_week, week_text
from ui.editors.reading import Unreadable

NINE, FIVE = time(9), time(17)


def test_a_range_of_days_has_the_same_hours_on_each() -> None:
    assert read_week("Mon–Fri 9–17") == tuple(Window(day, NINE, FIVE) for day in range(5))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("mon-thu 9-12, 13-17; fri 9-15", "Mon–Thu 9–12, 13–17; Fri 9–15"),
        ("Mon–Fri 9:00–17:30, Sat 10-13", "Mon–Fri 9–17:30; Sat 10–13"),
        ("weekdays 9am-5pm", "Mon–Fri 9–17"),
        ("daily 0-24", "Mon–Sun 0–24"),
        ("Monday to Wednesday from 8.30 to 12", "Mon–Wed 8:30–12"),
        ("Tues, Thurs 9-10", "Tue, Thu 9–10"),
        ("Fri-Mon 9-17", "Mon, Fri–Sun 9–17"),
        ("Mon closed, Tue 9-17", "Tue 9–17"),
        ("", ""),
    ],
)
def test_a_week_is_read_and_said_in_short(typed: str, shown: str) -> None:
    assert week_text(read_week(typed)) == shown
    assert read_week(shown) == read_week(typed)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Mon", "From when to when on Mon"),
        ("9-17", "On which days"),
        ("Foo 9-17", "“foo” is not a weekday"),
        ("Mon 25-26", "There is no time 25:00"),
        ("Mon 9-12:75", "There is no time 12:75"),
        ("Mon 13pm-14", "There is no 13 pm"),
        ("Mon ?", "Days and hours are needed"),
    ],
)
def test_what_is_no_week_gets_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence.replace("?", r"\?")):
        read_week(typed)


def test_days_and_hours_are_also_read_apart() -> None:
    assert read_days("Mon–Wed, Sat") == (0, 1, 2, 5)
    assert read_hours("9–12, 13–17") == ((NINE, time(12)), (time(13), FIVE))
    with pytest.raises(Unreadable, match="Only hours"):
        read_hours("Mon 9-12")
    with pytest.raises(Unreadable, match="Only days"):
        read_days("Mon 9-12")


@given(st.sets(st.integers(0, 6), min_size=1))
def test_any_set_of_days_is_read_as_it_is_said(days: set[int]) -> None:
    assert read_days(days_text(sorted(days))) == tuple(sorted(days))


@given(st.text(alphabet="mondayfri 0123456789-–:;,.", max_size=30))
def test_no_text_whatever_does_more_than_raise_a_sentence(typed: str) -> None:
    with suppress(Unreadable):
        found = read_week(typed)
        assert list(found) == sorted(set(found))
