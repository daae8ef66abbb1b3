"""The plan of a day: what starts when, how late it is, and what may still be changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from models.drafting.agenda import Agenda, Alarm, Block, alarm
from models.drafting.planning import (
    MOST,
    Course,
    day_of,
    halted_block,
    moved_block,
    slots,
    total,
    with_block,
    with_new_block,
    without_block,
)
from models.drafting.presets import half_day, one_day

NINE = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


def after(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


@pytest.fixture
def agenda() -> Agenda:
    return Agenda(
        blocks=(
            Block(id="one", title="One", minutes=30),
            Block(id="two", title="Two", minutes=20),
            Block(id="rest", title="Break", minutes=10, pause=True),
        )
    )


def test_before_the_day_nothing_has_a_start(agenda: Agenda) -> None:
    assert [slot.starts for slot in slots(agenda, NINE)] == [None, None, None]
    assert day_of(agenda, NINE) is None
    assert total(agenda) == (60, 10)


def test_blocks_to_come_follow_each_other_from_the_end_of_the_running_one(agenda: Agenda) -> None:
    running = agenda.begun("one", NINE)
    found = slots(running, after(12))
    assert [slot.course for slot in found] == [Course.NOW, Course.NEXT, Course.NEXT]
    assert [slot.starts for slot in found] == [NINE, after(30), after(50)]
    assert found[0].used == timedelta(minutes=12)


def test_time_over_moves_everything_that_follows(agenda: Agenda) -> None:
    running = agenda.begun("one", NINE)
    found = slots(running, after(34))
    assert [slot.starts for slot in found] == [NINE, after(34), after(54)]
    assert found[0].over == 4
    day = day_of(running, after(34))
    assert day is not None
    assert (day.planned_end, day.expected_end, day.late) == (after(60), after(64), 4)


def test_an_extension_is_late_against_the_plan(agenda: Agenda) -> None:
    running = agenda.begun("one", NINE).extended("one", 10)
    day = day_of(running, after(5))
    assert day is not None
    assert day.late == 10


def test_a_block_that_ended_early_brings_the_day_forward(agenda: Agenda) -> None:
    running = agenda.begun("one", NINE).begun("two", after(25))
    day = day_of(running, after(25))
    assert day is not None
    assert day.late == -5
    assert slots(running, after(25))[0].over == -5


def test_a_split_day_goes_on_with_what_was_left(agenda: Agenda) -> None:
    split = agenda.begun("one", NINE).halted(after(20))
    held = halted_block(split, after(20))
    assert held is not None
    assert held.id == "one"
    tomorrow = NINE + timedelta(days=1)
    again = split.begun("one", tomorrow)
    day = day_of(again, tomorrow)
    assert day is not None
    assert day.began == tomorrow
    assert day.planned_end == tomorrow + timedelta(minutes=10 + 20 + 10)
    assert day.late == 0
    assert again.left(again.blocks[0], tomorrow) == timedelta(minutes=10)


def test_a_halted_day_is_planned_from_now_as_long_as_it_has_not_gone_on(agenda: Agenda) -> None:
    split = agenda.begun("one", NINE).halted(after(20))
    found = slots(split, after(200))
    assert [slot.course for slot in found] == [Course.HELD, Course.NEXT, Course.NEXT]
    assert [slot.starts for slot in found] == [after(200), after(210), after(230)]
    day = day_of(split, after(200))
    assert day is not None
    assert (day.began, day.planned_end, day.late) == (after(200), after(240), 0)


def test_a_block_taken_up_again_on_the_same_day_is_planned_from_then(agenda: Agenda) -> None:
    again = agenda.begun("one", NINE).halted(after(20)).begun("one", after(200))
    found = slots(again, after(204))
    assert [slot.starts for slot in found] == [after(200), after(210), after(230)]
    day = day_of(again, after(204))
    assert day is not None
    assert (day.began, day.planned_end, day.expected_end) == (after(200), after(240), after(240))
    late = day_of(again, after(213))
    assert late is not None
    assert (late.planned_end, late.late) == (after(240), 3)
    onward = day_of(again.begun("two", after(210)), after(215))
    assert onward is not None
    assert (onward.began, onward.planned_end, onward.late) == (after(200), after(240), 0)


def test_a_day_that_ends_in_its_last_block_is_not_planned_any_further(agenda: Agenda) -> None:
    done = agenda.begun("one", NINE).begun("two", after(30)).begun("rest", after(50))
    done = done.halted(after(55))
    assert [slot.course for slot in slots(done, after(90))] == [Course.DONE] * 3
    day = day_of(done, after(55))
    assert day is not None
    assert (day.began, day.planned_end) == (NINE, after(60))


def test_a_block_that_used_all_its_time_is_not_held(agenda: Agenda) -> None:
    assert halted_block(agenda.begun("one", NINE).halted(after(30)), after(31)) is None
    assert halted_block(agenda.begun("one", NINE), after(3)) is None
    assert halted_block(agenda, NINE) is None


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (24, Alarm.NONE),
        (24.01, Alarm.LITTLE),
        (28.4, Alarm.LITTLE),
        (28.6, Alarm.HARDLY),
        (30, Alarm.HARDLY),
        (30.1, Alarm.OVER),
    ],
)
def test_the_clock_warns_at_20_and_at_5_percent(
    agenda: Agenda, minutes: float, said: Alarm
) -> None:
    running = agenda.begun("one", NINE)
    assert alarm(running, running.blocks[0], after(minutes)) is said


def test_blocks_are_changed_added_moved_and_taken_out(agenda: Agenda) -> None:
    longer = with_block(agenda, Block(id="two", title="Two", minutes=9_000))
    assert longer.blocks[1].minutes == MOST
    more = with_new_block(agenda, Block(id="new", title="New", minutes=5), "one")
    assert [block.id for block in more.blocks] == ["one", "new", "two", "rest"]
    last = with_new_block(agenda, Block(id="new", title="New", minutes=5))
    assert last.blocks[-1].id == "new"
    moved = moved_block(more, "new", 2)
    assert [block.id for block in moved.blocks] == ["one", "two", "rest", "new"]
    assert moved_block(moved, "new", 1) == moved
    assert moved_block(moved, "gone", 1) == moved
    assert without_block(moved, "new") == agenda


def test_a_block_that_has_run_cannot_be_taken_out(agenda: Agenda) -> None:
    ran = agenda.begun("one", NINE).halted(after(3))
    assert without_block(ran, "one") == ran


def test_the_agendas_on_offer_have_the_lengths_they_promise() -> None:
    assert total(one_day()) == (485, 65)
    assert total(half_day())[0] == 240
    for preset in (one_day(), half_day()):
        assert all(block.steps or block.pause for block in preset.blocks)
