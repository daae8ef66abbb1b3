"""The table of due times: worked out by hand on the calendar of the sample.

Sales desk, Leeds, is open from 08:00 to 18:00 on Monday to Thursday and to 16:00 on Friday; Good
Friday (26 March 2027) and Easter Monday (29 March) are closed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from exporters.blocks import Run, Table
from exporters.compose import Composer, Options, compose, compose_section
from exporters.html import fragment
from models import moves
from models.agreement import clauses, path
from models.agreement.agreement import Agreement
from models.agreement.values import Duration, Unit, Window
from models.starters import start, starters
from models.workshop import Workshop
from tests.exporters import editions

SAMPLE = start("sample")
TIERS = SAMPLE.agreement.response.tiers
FIRST = ("response", "tiers", TIERS[0].id)
CALENDAR = TIERS[0].calendar
MOMENT = moves.Moment("2026-11-24T14:05:00+00:00", "Owen Pritchard")
STARTERS = [one for one in starters() if not one.key.startswith("sample")]


def changed(*edits: tuple[tuple[str, ...], object]) -> Workshop:
    """The sample with other answers."""
    agreement: Agreement = SAMPLE.agreement
    for where, value in edits:
        agreement = path.put(agreement, where, value)
    return replace(SAMPLE, agreement=agreement)


def of_first_tier_alone(within: Duration, *edits: tuple[tuple[str, ...], object]) -> Workshop:
    """The sample with one tier, which answers within so long."""
    return changed((("response", "tiers"), TIERS[:1]), ((*FIRST, "within"), within), *edits)


def due_times(workshop: Workshop) -> Table | None:
    """The table of due times in the section."""
    blocks = compose_section(editions.draft(workshop), "response")
    tables = [block for block in blocks if isinstance(block, Table)]
    return next((one for one in tables if one.key == "response:due:table"), None)


def rows(workshop: Workshop) -> list[tuple[str, ...]]:
    """The words of each row."""
    table = due_times(workshop)
    assert table is not None
    return [
        tuple(
            "".join(run.text for run in cell.paragraphs[0] if isinstance(run, Run)).replace(
                "\u00a0", " "
            )
            for cell in row.cells
        )
        for row in table.rows
    ]


def test_the_sample_says_when_quotes_and_calculations_are_due() -> None:
    table = due_times(SAMPLE)
    assert table is not None
    assert table.caption == "Due times in 2027, worked out on the calendar “Sales desk, Leeds”"
    assert [column.title for column in table.columns] == [
        "Tier",
        "The MQL timestamp is",
        "First contact is due",
        "Because",
    ]
    assert rows(SAMPLE) == [
        (
            "Quote requests",
            "Friday 8 January, 15:30",
            "Monday 11 January, 11:30",
            "30 minutes on Friday, 3 h 30 min on Monday",
        ),
        (
            "Quote requests",
            "Thursday 25 March, 16:00",
            "Tuesday 30 March, 10:00",
            "Closed: Good Friday and Easter Monday",
        ),
        (
            "Quote requests",
            "Monday 4 January, 18:00",
            "Tuesday 5 January, 12:00",
            "Closing time counts from the next opening",
        ),
        (
            "Payback calculations",
            "Friday 8 January, 15:30",
            "Monday 11 January, 18:00",
            "Closing time of the next working day",
        ),
    ]


def test_the_table_stands_below_the_tiers_in_word_and_beside_the_form() -> None:
    document = compose(editions.draft(SAMPLE))
    keys = [block.key for block in document.blocks]
    at = keys.index("response:due:table")
    assert keys[at - 1] == "response.tiers:table"
    table = document.blocks[at]
    assert isinstance(table, Table)
    before = document.blocks[at - 1]
    assert isinstance(before, Table)
    assert table.number == before.number + 1
    assert "Monday 11\u00a0January, 11:30" in fragment(document.blocks)


@pytest.mark.parametrize(
    ("within", "expected"),
    [
        # 30 minutes on Friday, ten hours each on Monday and Tuesday, 3½ hours on Wednesday
        (
            Duration(Decimal(24), Unit.BUSINESS_HOUR),
            (
                "Friday 8 January, 15:30",
                "Wednesday 13 January, 11:30",
                "30 minutes on Friday, 20 hours in between, 3 h 30 min on Wednesday",
            ),
        ),
        # a promise shorter than half an hour starts later, so that it runs over closing time
        (
            Duration(Decimal(15), Unit.MINUTE),
            (
                "Friday 8 January, 15:53",
                "Monday 11 January, 08:08",
                "7 minutes on Friday, 8 minutes on Monday",
            ),
        ),
        (
            Duration(Decimal(3), Unit.BUSINESS_DAY),
            (
                "Friday 8 January, 15:30",
                "Wednesday 13 January, 18:00",
                "Closing time of the third working day",
            ),
        ),
    ],
)
def test_a_promise_of_another_length_is_worked_out(
    within: Duration, expected: tuple[str, ...]
) -> None:
    assert rows(of_first_tier_alone(within))[0] == expected


def test_one_tier_is_named_above_the_table_and_its_first_act_in_the_head() -> None:
    table = due_times(of_first_tier_alone(Duration(Decimal(4), Unit.BUSINESS_HOUR)))
    assert table is not None
    assert table.caption.startswith("Due times of Quote requests in 2027, worked out on")
    assert [column.title for column in table.columns] == [
        "The MQL timestamp is",
        "First call attempt is due",
        "Because",
    ]


def test_without_a_first_day_the_days_follow_the_first_period() -> None:
    workshop = changed((("parties", "answers", "effective_from"), None))
    # the period starts on Thursday, 1 July 2027
    assert rows(workshop)[0][1:3] == ("Friday 2 July, 15:30", "Monday 5 July, 11:30")
    # the summer bank holiday is Monday, 30 August; two hours are left on Friday
    assert rows(workshop)[1][1:] == (
        "Friday 27 August, 14:00",
        "Tuesday 31 August, 10:00",
        "Closed: Summer bank holiday",
    )


def test_dates_are_written_as_the_agreement_writes_them() -> None:
    workshop = changed((("parties", "answers", "date_format"), "iso"))
    table = due_times(workshop)
    assert table is not None
    assert rows(workshop)[0][1] == "Friday 2027-01-08, 15:30"
    assert table.caption == "Due times, worked out on the calendar “Sales desk, Leeds”"


def test_the_year_stands_with_the_days_where_they_lie_in_two_years() -> None:
    workshop = changed((("parties", "answers", "effective_from"), date(2026, 11, 26)))
    days = [row[1] for row in rows(workshop)]
    assert days[0] == "Friday 27 November 2026, 15:30"
    assert days[1] == "Thursday 31 December 2026, 16:00"


def test_a_calendar_on_the_leads_clocks_says_whose_these_are() -> None:
    where = ("calendar", "calendars", CALENDAR, "zone_rules")
    table = due_times(changed((where, "lead")))
    assert table is not None
    assert table.note == (Run(text="For a lead on the clocks of Europe/London."),)
    plain = due_times(SAMPLE)
    assert plain is not None
    assert plain.note == ()


def test_other_opening_hours_give_other_due_times_in_the_live_document() -> None:
    used = Composer(Options(live=True))
    used.chapters(editions.draft(SAMPLE))
    windows = (Window(0, time(9), time(12)), Window(4, time(9), time(12)))
    workshop = changed((("calendar", "calendars", CALENDAR, "windows"), windows))
    # half an hour is left on Monday, Friday takes three, and half an hour is for the next Monday
    assert rows(workshop)[0][1:3] == ("Monday 4 January, 11:30", "Monday 11 January, 09:30")
    chapters = used.chapters(editions.draft(workshop))
    words = editions.words_of(tuple(block for one in chapters for block in one.blocks))
    assert "Monday 11\u00a0January, 09:30" in words
    assert "Monday 11\u00a0January, 11:30" not in words


NO_TABLE = [
    pytest.param(
        changed(
            (("parties", "answers", "effective_from"), None),
            (("parties", "answers", "period_start"), None),
        ),
        id="no day",
    ),
    pytest.param(
        changed((("response", "tiers"), TIERS[:1]), ((*FIRST, "runs_on"), "clock")), id="clock"
    ),
    pytest.param(of_first_tier_alone(Duration(Decimal(0), Unit.BUSINESS_HOUR)), id="at once"),
    pytest.param(of_first_tier_alone(Duration(Decimal(2), Unit.CLOCK_HOUR)), id="clock hours"),
    pytest.param(changed((("calendar", "calendars"), ())), id="no calendar"),
    pytest.param(changed((("calendar", "calendars", CALENDAR, "windows"), ())), id="never open"),
    pytest.param(changed((("parties", "answers", "effective_from"), date.max)), id="far"),
    pytest.param(
        moves.leave_out(SAMPLE, [f"calendar.calendars.{CALENDAR}"], "No hours", [], MOMENT),
        id="calendar left out",
    ),
    pytest.param(Workshop(), id="blank"),
    *(pytest.param(start(one.key), id=one.key) for one in STARTERS),
]


@pytest.mark.parametrize("workshop", NO_TABLE)
def test_there_is_no_table_where_no_due_time_can_be_worked_out(workshop: Workshop) -> None:
    assert due_times(workshop) is None


def test_the_due_times_are_no_part_of_what_is_agreed() -> None:
    """A holiday moves a due time and opens the clause of the holidays alone."""
    holidays = SAMPLE.agreement.calendar.holidays
    workshop = changed((("calendar", "holidays"), holidays[2:]))
    assert rows(workshop) != rows(SAMPLE)
    before, after = (
        {one.id: clauses.fingerprint(agreement, one) for one in clauses.clauses(agreement)}
        for agreement in (SAMPLE.agreement, workshop.agreement)
    )
    moved = {key for key in before if before[key] != after[key]}
    assert moved
    assert all(key.startswith("calendar") for key in moved)
