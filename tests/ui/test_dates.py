"""Days and moments in the words of the window."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from ui import dates

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-9, "Overdue by 9 days"),
        (-1, "Overdue by 1 day"),
        (0, "Due today"),
        (1, "Due tomorrow"),
        (12, "Due in 12 days"),
        (30, "Due in 30 days"),
        (31, "25 Dec 2026"),
    ],
)
def test_a_review_is_counted_down_from_thirty_days(days: int, words: str) -> None:
    assert dates.until(TODAY + timedelta(days=days), TODAY) == words


def test_a_change_of_today_has_its_time_and_an_older_one_its_date() -> None:
    now = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
    assert dates.changed(now - timedelta(hours=1), now).startswith("Today, ")
    assert dates.changed(now - timedelta(days=1), now) == "Yesterday"
    assert dates.changed(now - timedelta(days=5), now) == "19 Nov 2026"


def test_a_moment_of_another_year_says_which() -> None:
    now = datetime(2027, 3, 25, 12, 0, tzinfo=UTC)
    assert dates.moment(datetime(2026, 12, 4, 12, 0, tzinfo=UTC), now).startswith(
        "Fri 4 Dec 2026, "
    )
    assert dates.moment(datetime(2027, 3, 1, 12, 0, tzinfo=UTC), now).startswith("Mon 1 Mar, ")


def test_numbers_are_spelt_at_the_beginning_of_a_sentence() -> None:
    assert [dates.spelt(number) for number in (1, 2, 12)] == ["One", "Two", "12"]
    assert dates.counted(1, "version") == "1 version"
    assert dates.counted(1_284, "entry", "entries") == "1,284 entries"


def test_months_in_other_words_are_cut_to_three_letters() -> None:
    assert dates.short_months("October 2025 to September 2026") == "Oct 2025 to Sep 2026"
    assert dates.short_months("Mayday, Q1") == "Mayday, Q1"


def test_two_days_of_one_year_say_it_once() -> None:
    assert dates.days_words(date(2027, 1, 2), date(2027, 4, 3)) == "2 Jan – 3 Apr 2027"
    assert dates.days_words(date(2026, 10, 3), date(2027, 1, 2)) == "3 Oct 2026 – 2 Jan 2027"
