"""What stands in place of the clock while nothing runs: choose an agenda, begin, or go on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from models.drafting.agenda import Agenda, Block
from models.drafting.planning import total
from models.drafting.presets import half_day, one_day
from ui.agenda.block_list import hours
from ui.theme import theme
from ui.widgets.buttons import Button, Role
from ui.widgets.card import Card
from ui.widgets.labels import HeadlineLabel, Lead


class PresetCard(Card):
    """The two agendas to begin with."""

    chosen = Signal(object)

    def __init__(self) -> None:
        """One long day, half a day, or an empty list."""
        super().__init__()
        self._title = HeadlineLabel("How long do you have?")
        self._words = Lead("Every block can be changed, moved or left out afterwards.")
        day, half = one_day(), half_day()
        self.day_button = Button(_named("One day", day), Role.PRIMARY, "calendar", size=44)
        self.half_button = Button(_named("Half a day", half), Role.OUTLINED, "clock", size=44)
        self.day_button.clicked.connect(self._choose_day)
        self.half_button.clicked.connect(self._choose_half)
        px = theme.px
        inner = QVBoxLayout()
        inner.setContentsMargins(px(24), px(20), px(24), px(24))
        inner.setSpacing(px(8))
        inner.addWidget(self._title)
        inner.addWidget(self._words)
        inner.addSpacing(px(12))
        row = QVBoxLayout()
        row.setSpacing(px(10))
        for button in (self.day_button, self.half_button):
            line = QHBoxLayout()
            line.addWidget(button)
            line.addStretch()
            row.addLayout(line)
        inner.addLayout(row)
        self.body.addLayout(inner)

    def _choose_day(self) -> None:
        self.chosen.emit(one_day())

    def _choose_half(self) -> None:
        self.chosen.emit(half_day())


class ReadyCard(Card):
    """Nothing runs: the day has not begun, is split, or is done."""

    start_wanted = Signal(str)
    other_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title, self._words = HeadlineLabel(""), Lead("")
        self._next = self._again = ""
        self.start_button = Button("", Role.PRIMARY, "play", size=44)
        self.again_button = Button("", Role.PRIMARY, "play", size=44)
        self.other_button = Button("Choose another agenda", Role.QUIET, "restore", size=44)
        self.start_button.clicked.connect(self._start)
        self.again_button.clicked.connect(self._go_on)
        self.other_button.clicked.connect(self.other_wanted)
        px = theme.px
        inner = QVBoxLayout()
        inner.setContentsMargins(px(24), px(20), px(24), px(24))
        inner.setSpacing(px(8))
        inner.addWidget(self._title)
        inner.addWidget(self._words)
        inner.addSpacing(px(12))
        for button in (self.again_button, self.start_button, self.other_button):
            line = QHBoxLayout()
            line.addWidget(button)
            line.addStretch()
            inner.addLayout(line)
        self.body.addLayout(inner)

    def show_agenda(
        self, agenda: Agenda, halted: Block | None, minutes_left: int, *, split: bool
    ) -> None:
        """Offer what can be done next; `halted` is the last block when it has time left.

        Going on with it comes first when the day was split there.
        """
        onward = agenda.next_block()
        self._next = onward.id if onward is not None else ""
        self._again = halted.id if halted is not None else ""
        begun = bool(agenda.stretches)
        if not begun:
            minutes, pauses = total(agenda)
            self._title.show_text("Ready to begin")
            words = f"{len(agenda.blocks)} blocks, {hours(minutes)}"
            words += f", {pauses} min of them breaks." if pauses else "."
            self._words.show_text(words)
        elif onward is None and not split:
            self._title.show_text("The agenda is done")
            self._words.show_text("Every block has run. Copy the minutes while all are here.")
        else:
            self._title.show_text("The day is split here" if split else "Nothing runs now")
            words = "Go on when the room is ready, now or on another day. The plan is kept."
            self._words.show_text(words)
        self.again_button.setVisible(halted is not None)
        if halted is not None:
            self.again_button.show_text(f"Go on with {halted.title}, {minutes_left} min left")
        self.start_button.setVisible(onward is not None)
        if onward is not None:
            self.start_button.show_text(f"Start {onward.title}")
        first = split and halted is not None
        self.start_button.show_role(Role.OUTLINED if first else Role.PRIMARY)
        self.again_button.show_role(Role.PRIMARY if first else Role.OUTLINED)
        self.other_button.setVisible(not begun or onward is None)

    def _start(self) -> None:
        self.start_wanted.emit(self._next)

    def _go_on(self) -> None:
        self.start_wanted.emit(self._again)


def _named(name: str, agenda: Agenda) -> str:
    minutes, _ = total(agenda)
    return f"{name}, {len(agenda.blocks)} blocks in {hours(minutes)}"
