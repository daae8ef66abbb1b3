"""The workshop day: blocks with their time boxes, and how they run against the plan."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from models.agreement.section import new_id

LITTLE_LEFT = 20
HARDLY_LEFT = 5
"""Percent of a time box left at which the runner warns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A time box: what it is for, how long, and the steps worked on; a break has none."""

    title: str
    minutes: int
    outcome: str = ""
    steps: tuple[str, ...] = ()
    pause: bool = False
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of time in which a block ran; a block that was split has several.

    Times are UTC in ISO 8601; `ended` is empty while it runs.
    """

    block: str
    started: str
    ended: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """The blocks in order, minutes given on top by vote, and how the day has run so far."""

    blocks: tuple[Block, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    extensions: tuple[tuple[str, int], ...] = ()
    rules: tuple[str, ...] = ()

    @property
    def running(self) -> Block | None:
        """The block that runs now."""
        if not self.stretches or self.stretches[-1].ended:
            return None
        return self.block(self.stretches[-1].block)

    def block(self, block_id: str) -> Block | None:
        """The block with this id."""
        return next((block for block in self.blocks if block.id == block_id), None)

    def begun(self, block_id: str, now: datetime) -> Agenda:
        """The agenda with this block running from `now` on, whatever ran before it ended."""
        ended = self.halted(now)
        stretch = Stretch(block=block_id, started=now.isoformat(timespec="seconds"))
        return replace(ended, stretches=(*ended.stretches, stretch))

    def halted(self, now: datetime) -> Agenda:
        """The agenda with nothing running: a block has ended, or the day is split here."""
        if self.running is None:
            return self
        *before, last = self.stretches
        ended = replace(last, ended=now.isoformat(timespec="seconds"))
        return replace(self, stretches=(*before, ended))

    def extended(self, block_id: str, minutes: int) -> Agenda:
        """The agenda with more time for a block."""
        return replace(self, extensions=(*self.extensions, (block_id, minutes)))

    def planned(self, block: Block) -> int:
        """Minutes a block has, extensions included."""
        return block.minutes + sum(more for own, more in self.extensions if own == block.id)

    def used(self, block: Block, now: datetime) -> timedelta:
        """How long a block has run."""
        total = timedelta()
        for stretch in self.stretches:
            if stretch.block == block.id:
                end = datetime.fromisoformat(stretch.ended) if stretch.ended else now
                total += max(timedelta(), end - datetime.fromisoformat(stretch.started))
        return total

    def left(self, block: Block, now: datetime) -> timedelta:
        """What is left of a block's time; less than nothing when it is over."""
        return timedelta(minutes=self.planned(block)) - self.used(block, now)

    def next_block(self) -> Block | None:
        """The first block that has not run yet."""
        ran = {stretch.block for stretch in self.stretches}
        return next((block for block in self.blocks if block.id not in ran), None)

    @property
    def held(self) -> Block | None:
        """The block that the day is halted in: it ran last, nothing runs, and others are to come.

        Whether it has time left is another matter.
        """
        if self.running is not None or not self.stretches or self.next_block() is None:
            return None
        return self.block(self.stretches[-1].block)

    def expected_end(self, now: datetime) -> datetime:
        """When the day ends at this pace: the rest of the running block and all that follow.

        While the day is halted, as if it went on now.
        """
        end = now
        current = self.running or self.held
        if current is not None:
            end += max(timedelta(), self.left(current, now))
        ran = {stretch.block for stretch in self.stretches}
        rest = sum(self.planned(block) for block in self.blocks if block.id not in ran)
        return end + timedelta(minutes=rest)


class Alarm(StrEnum):
    """What the clock says about a block."""

    NONE = ""
    LITTLE = "little"
    HARDLY = "hardly"
    OVER = "over"


def alarm(agenda: Agenda, block: Block, now: datetime) -> Alarm:
    """Less than 20 percent left, less than 5 percent, or over."""
    left = agenda.left(block, now)
    whole = timedelta(minutes=agenda.planned(block))
    if left < timedelta():
        return Alarm.OVER
    if left * 100 < whole * HARDLY_LEFT:
        return Alarm.HARDLY
    if left * 100 < whole * LITTLE_LEFT:
        return Alarm.LITTLE
    return Alarm.NONE
