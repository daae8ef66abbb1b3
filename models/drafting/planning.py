"""The day as a plan: blocks put in order and changed, and when each one starts and ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from models.drafting.agenda import Agenda, Block

LEAST, MOST = 1, 480
"""Minutes that a block may have."""


class Course(StrEnum):
    """Where a block is in the day."""

    DONE = "done"
    HELD = "held"
    NOW = "now"
    NEXT = "next"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A block in the day: when it started or is expected to, and its time used and planned.

    `starts` is empty before the day has begun. A block that was taken up again started then.
    """

    block: Block
    course: Course
    starts: datetime | None
    used: timedelta
    planned: int

    @property
    def over(self) -> int:
        """Whole minutes used beyond the plan, less than nothing when some were saved."""
        return round(self.used.total_seconds() / 60) - self.planned


def slots(agenda: Agenda, now: datetime) -> tuple[Slot, ...]:
    """All blocks in order with their times; those to come follow each other from now on."""
    return tuple(_slots(agenda, now))


def _slots(agenda: Agenda, now: datetime) -> Iterator[Slot]:
    first = _first_starts(agenda)
    running, held = agenda.running, _held(agenda, now)
    onward = now
    current = running or held
    if current is not None:
        onward += max(timedelta(), agenda.left(current, now))
    for block in agenda.blocks:
        planned = agenda.planned(block)
        if block is running:
            course, starts = Course.NOW, _taken_up(agenda)
        elif block is held:
            course, starts = Course.HELD, now
        elif block.id in first:
            course, starts = Course.DONE, first[block.id]
        else:
            course, starts = Course.NEXT, onward
            onward += timedelta(minutes=planned)
        yield Slot(
            block=block,
            course=course,
            starts=starts if first else None,
            used=agenda.used(block, now),
            planned=planned,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day of the agenda: when it began, when it was to end, and when it will at this pace."""

    began: datetime
    planned_end: datetime
    expected_end: datetime

    @property
    def late(self) -> int:
        """Whole minutes behind the plan, less than nothing when ahead of it."""
        return round((self.expected_end - self.planned_end).total_seconds() / 60)


def day_of(agenda: Agenda, now: datetime) -> Day | None:
    """The day that runs, counted from the first block of the present calendar day, local time.

    A day that was halted counts from where it went on, or from now as long as it has not. None
    before anything has run today. What was used of a block before is not planned for again.
    """
    start = _counts_from(agenda, now)
    if start is None:
        return None
    before = replace(
        agenda,
        stretches=tuple(
            stretch
            for stretch in agenda.stretches
            if datetime.fromisoformat(stretch.started) < start
        ),
    )
    ran_before = {stretch.block for stretch in before.stretches}
    ran_today = {stretch.block for stretch in agenda.stretches} - ran_before
    ran_again = {
        stretch.block for stretch in agenda.stretches[len(before.stretches) :]
    } & ran_before
    if (held := _held(agenda, now)) is not None:
        ran_again.add(held.id)
    planned = timedelta()
    for block in agenda.blocks:
        if block.id in ran_today or block.id not in ran_before:
            planned += timedelta(minutes=block.minutes)
        elif block.id in ran_again:
            planned += max(timedelta(), before.left(block, start))
    return Day(began=start, planned_end=start + planned, expected_end=agenda.expected_end(now))


def halted_block(agenda: Agenda, now: datetime) -> Block | None:
    """The block that ran last and has time left, when nothing runs: the day was split in it."""
    if agenda.running is not None or not agenda.stretches:
        return None
    block = agenda.block(agenda.stretches[-1].block)
    return block if block is not None and agenda.left(block, now) > timedelta() else None


def _held(agenda: Agenda, now: datetime) -> Block | None:
    """The block in which the day is halted with time left and blocks to come."""
    held = agenda.held
    return held if held is not None and agenda.left(held, now) > timedelta() else None


def _taken_up(agenda: Agenda) -> datetime:
    """When the running block was begun, or taken up again after the day was halted in it."""
    *before, last = agenda.stretches
    start = last.started
    for stretch in reversed(before):
        if stretch.block != last.block or stretch.ended != start:
            break
        start = stretch.started
    return datetime.fromisoformat(start)


def _counts_from(agenda: Agenda, now: datetime) -> datetime | None:
    """From when the plan of today counts; None before anything has run today."""
    today = now.astimezone().date()
    found: datetime | None = None
    last = None
    for stretch in agenda.stretches:
        start = datetime.fromisoformat(stretch.started)
        resumed = last is not None and last.block == stretch.block and last.ended != stretch.started
        if start.astimezone().date() == today and (found is None or resumed):
            found = start
        last = stretch
    return now if found is not None and _held(agenda, now) is not None else found


def total(agenda: Agenda) -> tuple[int, int]:
    """Minutes of all blocks, and how many of them are breaks."""
    pauses = sum(agenda.planned(block) for block in agenda.blocks if block.pause)
    return sum(agenda.planned(block) for block in agenda.blocks), pauses


# Changes


def with_block(agenda: Agenda, block: Block) -> Agenda:
    """The agenda with a block changed; its minutes are kept within bounds."""
    bounded = replace(block, minutes=min(max(block.minutes, LEAST), MOST))
    blocks = tuple(bounded if one.id == block.id else one for one in agenda.blocks)
    return replace(agenda, blocks=blocks)


def with_new_block(agenda: Agenda, block: Block, after: str = "") -> Agenda:
    """The agenda with a block added behind another one, or at the end."""
    ids = [one.id for one in agenda.blocks]
    place = ids.index(after) + 1 if after in ids else len(ids)
    return replace(agenda, blocks=(*agenda.blocks[:place], block, *agenda.blocks[place:]))


def without_block(agenda: Agenda, block_id: str) -> Agenda:
    """The agenda without a block; one that has run stays."""
    if has_run(agenda, block_id):
        return agenda
    return replace(agenda, blocks=tuple(one for one in agenda.blocks if one.id != block_id))


def moved_block(agenda: Agenda, block_id: str, by: int) -> Agenda:
    """The agenda with a block so many places further on, or back."""
    blocks = list(agenda.blocks)
    place = next((at for at, one in enumerate(blocks) if one.id == block_id), None)
    if place is None:
        return agenda
    block = blocks.pop(place)
    blocks.insert(min(max(place + by, 0), len(blocks)), block)
    return replace(agenda, blocks=tuple(blocks))


def has_run(agenda: Agenda, block_id: str) -> bool:
    """True for a block that has begun."""
    return block_id in _first_starts(agenda)


def _first_starts(agenda: Agenda) -> dict[str, datetime]:
    found: dict[str, datetime] = {}
    for stretch in agenda.stretches:
        found.setdefault(stretch.block, datetime.fromisoformat(stretch.started))
    return found
