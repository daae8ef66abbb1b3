"""The clock of the day: planned and used minutes, warnings, time over, and the end to expect."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from models import plain
from models.drafting.agenda import Agenda, Alarm, Block, alarm
from models.drafting.presets import GROUND_RULES, half_day, one_day

NINE = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
A, PAUSE, B = (
    Block(id="a", title="A", minutes=60, steps=("purpose",)),
    Block(id="p", title="Break", minutes=10, pause=True),
    Block(id="b", title="B", minutes=30, steps=("goals",)),
)
AGENDA = Agenda(blocks=(A, PAUSE, B))


def later(minutes):
    return NINE + timedelta(minutes=minutes)


def test_nothing_runs_before_the_first_block_and_none_follows_by_itself():
    assert AGENDA.running is None
    assert AGENDA.next_block() is A
    begun = AGENDA.begun("a", NINE)
    assert begun.running is A
    assert begun.next_block() is PAUSE
    assert begun.left(A, later(200)) == timedelta(minutes=-140)
    assert begun.running is A


def test_beginning_a_block_ends_the_one_before():
    agenda = AGENDA.begun("a", NINE).begun("p", later(45))
    assert agenda.running is PAUSE
    assert agenda.used(A, later(300)) == timedelta(minutes=45)


def test_a_block_that_is_split_goes_on_with_the_time_it_has_left():
    halted = AGENDA.begun("a", NINE).halted(later(20))
    assert halted.running is None
    assert halted.halted(later(30)) is halted
    next_day = NINE + timedelta(days=1)
    again = halted.begun("a", next_day)
    assert len(again.stretches) == 2
    assert again.left(A, next_day + timedelta(minutes=10)) == timedelta(minutes=30)


def test_more_time_counts_for_its_block_alone():
    agenda = AGENDA.extended("a", 10).extended("a", 5)
    assert (agenda.planned(A), agenda.planned(B)) == (75, 30)


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (0, Alarm.NONE),
        (48, Alarm.NONE),
        (49, Alarm.LITTLE),
        (57, Alarm.LITTLE),
        (58, Alarm.HARDLY),
        (60, Alarm.HARDLY),
        (61, Alarm.OVER),
    ],
)
def test_the_clock_warns_at_a_fifth_and_at_a_twentieth_and_when_it_is_over(minutes, expected):
    assert alarm(AGENDA.begun("a", NINE), A, later(minutes)) is expected


@pytest.mark.parametrize(
    ("agenda", "now", "end"),
    [
        (AGENDA, 0, 100),
        (AGENDA.begun("a", NINE), 0, 100),
        (AGENDA.begun("a", NINE), 20, 100),
        (AGENDA.begun("a", NINE), 75, 115),
        (AGENDA.begun("a", NINE).halted(later(60)), 60, 100),
        (AGENDA.begun("a", NINE).extended("a", 10), 0, 110),
    ],
)
def test_the_end_to_expect_moves_with_what_was_used_and_given(agenda, now, end):
    assert agenda.expected_end(later(now)) == later(end)


def test_a_clock_that_was_set_back_uses_no_time():
    agenda = AGENDA.begun("a", later(30))
    assert agenda.used(A, NINE) == timedelta()


def test_the_long_day_fits_between_nine_and_five_past_five():
    blocks = one_day().blocks
    assert sum(block.minutes for block in blocks) == 485
    assert sum(block.minutes for block in blocks if block.pause) == 65
    assert len({block.id for block in blocks}) == len(blocks)
    assert sum(block.minutes for block in half_day().blocks) == 240
    assert one_day().rules == GROUND_RULES


def test_an_agenda_comes_back_as_it_was():
    agenda = one_day().begun(one_day().blocks[0].id, NINE)
    agenda = agenda.extended(agenda.blocks[0].id, 5).halted(later(3))
    assert plain.decode(Agenda, plain.encode(agenda), "Agenda") == agenda
