"""The box of the top bar that says which block of the agenda runs and how much of it is left."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from models.drafting.agenda import Alarm, alarm
from models.workshop import Workshop
from ui.clock import Clock
from ui.room.wall_box import InfoBox
from ui.session import Session
from ui.widgets.buttons import Role

LONGEST = 22
"""Letters of a block's title for which there is room."""


class BlockBox(InfoBox):
    """Leads to the agenda; while a block runs it says its name and the minutes left."""

    def __init__(self, session: Session, clock: Clock) -> None:
        """A box for an agreement's agenda; it sees to it that the clock ticks while one runs."""
        super().__init__("clock")
        self._long = False
        self._session, self._clock = session, clock
        self.setToolTip("Agenda of the day (Ctrl+G)")
        session.changed.connect(self._follow_change)
        clock.ticked.connect(self.show_block)
        self.show_block()

    def show_block(self) -> None:
        """Say what runs now."""
        agenda = self._session.workshop.drafting.agenda
        block = agenda.running
        self._clock.run(on=block is not None or agenda.held is not None)
        if block is None:
            self._say("Agenda" if not agenda.stretches else "Agenda: halted", Role.BOX)
            return
        now = self._clock.now()
        state = alarm(agenda, block, now)
        role = Role.DANGER if state in (Alarm.HARDLY, Alarm.OVER) else Role.BOX
        if state is Alarm.LITTLE:
            role = Role.CONFIRM
        words = minutes_left(agenda.left(block, now))
        title = block.title if len(block.title) <= LONGEST else f"{block.title[:LONGEST].rstrip()}…"
        self._say(f"{title} · {words}" if self._long else words, role)

    def show_long(self, *, long: bool) -> None:
        """Name the block too, where there is room."""
        self._long = long
        self.show_block()

    @property
    def _is_short(self) -> bool:
        """The minutes of a block that runs are said wherever it is."""
        return self._brief and self._session.workshop.drafting.agenda.running is None

    def _say(self, words: str, role: Role) -> None:
        if words != self.words:
            self.show_text(words)
        if role is not self.role:
            self.show_role(role)

    def _follow_change(self, before: Workshop, after: Workshop) -> None:
        if before.drafting.agenda is not after.drafting.agenda:
            self.show_block()


def minutes_left(left: timedelta) -> str:
    """Time left in whole minutes, such as 12 min left, under 1 min left, or 3 min over."""
    minutes = int(abs(left.total_seconds()) // 60)
    if left < timedelta():
        return f"{minutes} min over" if minutes else "just over"
    return f"{minutes} min left" if minutes else "under 1 min left"


class RailBox(BlockBox):
    """The same at the foot of the rail, where it stands only while a block runs."""

    def __init__(self, session: Session, clock: Clock) -> None:
        super().__init__(session, clock)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_long(long=True)

    def show_block(self) -> None:
        """Say what runs now; nothing, where nothing runs."""
        super().show_block()
        self.setVisible(self._session.workshop.drafting.agenda.running is not None)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())
