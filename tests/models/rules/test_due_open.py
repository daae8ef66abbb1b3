"""What a promise still lacks before it has a due time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from models.agreement.agreement import Agreement
from models.agreement.sections.calendar import WorkCalendar
from models.agreement.sections.response_tier import ResponseTier
from models.agreement.values import Duration, Unit
from models.rules.due_open import lacking
from models.rules.due_times import due_of
from tests import builders

NOON = datetime(2027, 1, 12, 12, tzinfo=UTC)
DAY = Duration(Decimal(1), Unit.BUSINESS_DAY)


def promised(unit: Unit = Unit.BUSINESS_HOUR) -> tuple[Agreement, ResponseTier]:
    agreement = builders.complete_agreement()
    calendar = agreement.calendar.calendars[0]
    length = Duration(Decimal(4), unit)
    tier = builders.tier(within=length, runs_on="calendar", calendar=calendar.id)
    return agreement, tier


def with_calendar(agreement: Agreement, calendar: WorkCalendar) -> Agreement:
    return replace(agreement, calendar=replace(agreement.calendar, calendars=(calendar,)))


def test_a_whole_promise_lacks_nothing() -> None:
    agreement, tier = promised()
    assert lacking(agreement, tier) is None
    assert due_of(agreement, tier, NOON) is not None


@pytest.mark.parametrize(
    ("missing", "words", "where"),
    [
        ({"zone": ""}, "Say in which time zone Desk is kept", "zone"),
        ({"windows": ()}, "Say when Desk is open", "windows"),
    ],
)
def test_a_calendar_without_zone_or_hours_is_named(
    missing: dict[str, object], words: str, where: str
) -> None:
    agreement, tier = promised()
    calendar = replace(agreement.calendar.calendars[0], name="Desk", **missing)  # type: ignore[arg-type]
    agreement = with_calendar(agreement, calendar)
    found = lacking(agreement, tier)
    assert found is not None
    assert (found.words, found.path[-1]) == (words, where)
    assert due_of(agreement, tier, NOON) is None


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"within": None}, "within"),
        ({"runs_on": ""}, "runs_on"),
        ({"runs_on": "clock"}, "runs_on"),
        ({"calendar": ""}, "calendar"),
    ],
)
def test_an_unfinished_tier_is_named(changed: dict[str, object], where: str) -> None:
    agreement, tier = promised()
    tier = replace(tier, **changed)  # type: ignore[arg-type]
    found = lacking(agreement, tier)
    assert found is not None
    assert found.path == ("response", "tiers", tier.id, where)
    assert due_of(agreement, tier, NOON) is None


def test_a_business_day_has_a_meaning() -> None:
    agreement, tier = promised()
    tier = replace(tier, within=DAY)
    for answers, where in (
        ({"business_day": "", "business_day_hours": None}, "business_day"),
        ({"business_day": "hours", "business_day_hours": None}, "business_day_hours"),
    ):
        meaning = replace(agreement.calendar.answers, **answers)  # type: ignore[arg-type]
        one = replace(agreement, calendar=replace(agreement.calendar, answers=meaning))
        found = lacking(one, tier)
        assert found is not None
        assert found.path == ("calendar", "answers", where)
        assert due_of(one, tier, NOON) is None


def test_time_on_the_clock_needs_no_calendar() -> None:
    agreement, tier = promised(Unit.CLOCK_HOUR)
    tier = replace(tier, runs_on="clock", calendar="")
    assert lacking(agreement, tier) is None
    assert due_of(agreement, tier, NOON) is not None
