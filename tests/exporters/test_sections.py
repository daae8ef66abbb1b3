"""Sections that say a thing once: who was present, when everybody is away, what stands alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from exporters.blocks import Block, Heading, Table
from exporters.compose import compose_section
from models.agreement import path
from models.starters import start
from models.workshop import Workshop
from tests.exporters import editions

SAMPLE = start("sample")
PEOPLE = ("parties", "participants")
HOLIDAYS = ("calendar", "holidays")


def changed(*edits: tuple[tuple[str, ...], object]) -> Workshop:
    """The sample with other answers."""
    agreement = SAMPLE.agreement
    for where, value in edits:
        agreement = path.put(agreement, where, value)
    return replace(SAMPLE, agreement=agreement)


def blocks(workshop: Workshop, section: str) -> tuple[Block, ...]:
    """The blocks of one section."""
    return compose_section(editions.draft(workshop), section)


def words(workshop: Workshop, section: str) -> str:
    """Its words, with plain blanks."""
    return editions.words_of(blocks(workshop, section)).replace("\u00a0", " ")


def sessions(workshop: Workshop) -> list[str]:
    """The rows of the table of sessions."""
    tables = [block for block in blocks(workshop, "parties") if isinstance(block, Table)]
    table = next(one for one in tables if one.key == "parties.participants:sessions")
    return [editions.words_of((replace(table, rows=(row,)),)) for row in table.rows]


def test_a_session_names_those_who_missed_it() -> None:
    assert sessions(SAMPLE) == [
        "10 November, morningEverybody",
        "10 November, afternoonEverybody but Ben Whitlock and Margaret Ellwood",
        "11 November, morningEverybody but Callum Reid",
        "24 NovemberEverybody",
    ]


def test_a_session_that_many_missed_names_those_who_came() -> None:
    few = [
        ((*PEOPLE, person.id, "sessions"), ("24 November",))
        for person in SAMPLE.agreement.parties.participants[4:]
    ]
    rows = sessions(changed(*few))
    assert rows[0] == "10 November, morningHelen Ashworth, Tom Okafor, Sinéad Byrne, Ben Whitlock"
    assert "Everybody" not in "".join(rows)
    assert rows[-1].count(",") == len(SAMPLE.agreement.parties.participants) - 1


def test_closed_days_are_a_list_in_a_line_with_their_year_said_once() -> None:
    said = words(SAMPLE, "calendar")
    assert "Closed in 2027: 1 January (New Year’s Day); 26 March (Good Friday); 29 March" in said
    assert "28 December (Substitute day for Boxing Day); 29 December, 30 December" in said
    assert "30 December, 31 December (Company closure)." in said


def test_closed_days_of_two_years_and_of_one_calendar_say_so() -> None:
    first, second, *_ = SAMPLE.agreement.calendar.holidays
    calendar = SAMPLE.agreement.calendar.calendars[1].id
    rows = (
        first,
        replace(first, id="later", day=date(2028, 1, 3), label="Substitute day"),
        replace(second, calendar=calendar),
    )
    said = words(changed((HOLIDAYS, rows)), "calendar")
    assert (
        "Every calendar, closed: 1 January 2027 (New Year’s Day); 3 January 2028 (Substitute day)."
    ) in said
    assert "Marketing office, Leeds, closed in 2027: 26 March (Good Friday)." in said


def test_numeric_dates_keep_their_year() -> None:
    said = words(changed((("parties", "answers", "date_format"), "dots")), "calendar")
    assert "Closed in 2027: 01.01.2027 (New Year’s Day); 26.03.2027 (Good Friday)" in said


def test_a_day_without_a_date_asks_for_it_and_keeps_its_name() -> None:
    where = (*HOLIDAYS, SAMPLE.agreement.calendar.holidays[1].id, "day")
    assert "[Day] (Good Friday)" in words(changed((where, None)), "calendar")


def test_one_threshold_is_a_sentence_and_several_are_a_table() -> None:
    assert "The stage MQL opens from 40 points." in words(SAMPLE, "scoring")
    (only,) = SAMPLE.agreement.scoring.thresholds
    twice = changed((("scoring", "thresholds"), (only, replace(only, id="other"))))
    keys = [block.key for block in blocks(twice, "scoring")]
    assert "scoring.thresholds:table" in keys


def test_what_is_left_of_the_need_stands_below_its_one_heading() -> None:
    workshop = changed((("funnel", "answers", "visitors"), None))
    heads = [block.text for block in blocks(workshop, "funnel") if isinstance(block, Heading)]
    assert heads.count("What the goal needs") == 1
    assert "Visitors who become a lead" in words(workshop, "funnel")
