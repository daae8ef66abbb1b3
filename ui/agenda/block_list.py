"""The left of the agenda: the day, its blocks, and when it ends at this pace."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.drafting.agenda import Agenda
from models.drafting.planning import Day, Slot, day_of, slots, total
from ui import dates
from ui.agenda.block_rows import BAR_ROOM, PER_MINUTE, BlockRow, ColumnHead
from ui.theme import set_look, theme
from ui.widgets.buttons import LinkButton, ToolButton
from ui.widgets.card import Band, Line
from ui.widgets.labels import Label, Muted, Paragraph, Run
from ui.widgets.scroll import PageScroll

WIDTH = 472


class BlockList(QWidget):
    """All blocks; the one that is chosen is shown beside."""

    back_wanted = Signal()
    chosen = Signal(str)
    moved = Signal(str, int)
    removed = Signal(str)
    add_wanted = Signal()

    def __init__(self) -> None:
        """A list without blocks."""
        super().__init__()
        set_look(self, "ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rows: dict[str, BlockRow] = {}
        self._chosen = ""
        self._title = Label("", "section")
        self._sub = Muted("")
        self._back = ToolButton("arrow-left", "Back to the steps (Ctrl+G)")
        self._back.clicked.connect(self.back_wanted)
        self._add = LinkButton("Add a block", "plus")
        self._add.clicked.connect(self.add_wanted)
        self._planned = Paragraph(style="row", tone="muted")
        self._pace = Paragraph(style="row", tone="muted")
        self._lay_out()

    def show_agenda(self, agenda: Agenda, now: datetime) -> None:
        """Show the blocks as they stand now."""
        found = slots(agenda, now)
        self._head(agenda, day_of(agenda, now), now)
        longest = max((slot.planned for slot in found), default=1)
        per_minute = min(PER_MINUTE, BAR_ROOM / longest)
        if [slot.block.id for slot in found] != list(self._rows):
            self._rebuild(found, per_minute)
        for slot in found:
            self._rows[slot.block.id].show_slot(slot, per_minute)

    def show_chosen(self, block_id: str) -> None:
        """Mark a block as the one that is shown."""
        self._chosen = block_id
        for key, row in self._rows.items():
            row.setChecked(key == block_id)

    def row(self, block_id: str) -> BlockRow:
        """The row of a block."""
        return self._rows[block_id]

    def _head(self, agenda: Agenda, day: Day | None, now: datetime) -> None:
        local = now.astimezone()
        self._title.setText(dates.long_day(local.date(), year=False).replace(",", ""))
        minutes, pauses = total(agenda)
        breaks = f", {pauses} min of them breaks" if pauses else ""
        if day is None:
            words = f"{hours(minutes)}{breaks}" if agenda.blocks else "no agenda yet"
            self._sub.setText(words)
            self._planned.show_text("")
            self._pace.show_text("")
            return
        began, ends = dates.clock(day.began), dates.clock(day.planned_end)
        self._sub.setText(f"planned {began} to {ends}, breaks included")
        self._planned.show_text("Planned end ", Run(ends, "row-strong", "text"))
        self._pace.show_text("At this pace ", Run(_pace(day), "row-strong", _tone(day)))

    def _rebuild(self, found: tuple[Slot, ...], per_minute: float) -> None:
        had = next((key for key, row in self._rows.items() if row.hasFocus()), "")
        for row in self._rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        for place, slot in enumerate(found):
            key = slot.block.id
            row = BlockRow(slot, per_minute)
            row.clicked.connect(partial(self._choose, key))
            row.moved.connect(partial(self.moved.emit, key))
            row.removed.connect(partial(self.removed.emit, key))
            row.stepped.connect(partial(self._step, key))
            self._rows[key] = row
            self._column.insertWidget(place, row)
        self.show_chosen(self._chosen)
        if had in self._rows:
            self._rows[had].setFocus()

    def _choose(self, key: str) -> None:
        self.show_chosen(key)
        self.chosen.emit(key)

    def _step(self, key: str, way: int) -> None:
        keys = list(self._rows)
        place = min(max(keys.index(key) + way, 0), len(keys) - 1)
        self._rows[keys[place]].setFocus()

    def _lay_out(self) -> None:
        px = theme.px
        top = QHBoxLayout()
        top.setSpacing(px(4))
        names = QVBoxLayout()
        names.setSpacing(px(2))
        names.addWidget(self._title)
        names.addWidget(self._sub)
        top.addLayout(names, 1)
        top.addWidget(self._back)
        body = QWidget()
        set_look(body, "ground", "surface")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(px(16), 0, px(16), px(12))
        self._column.setSpacing(0)
        more = QHBoxLayout()
        more.setContentsMargins(px(68), px(8), 0, 0)
        more.addWidget(self._add)
        more.addStretch()
        self._column.addLayout(more)
        self._column.addStretch()
        head = QVBoxLayout()
        head.setContentsMargins(px(24), px(16), px(16), px(4))
        head.addLayout(top)
        columns = QHBoxLayout()
        columns.setContentsMargins(px(16), 0, px(16), 0)
        columns.addWidget(ColumnHead())
        foot = Band("surface", line="")
        foot.setFixedHeight(px(64))
        foot.row.addWidget(self._planned, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.row.addStretch()
        foot.row.addWidget(self._pace, 0, Qt.AlignmentFlag.AlignVCenter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addLayout(columns)
        whole.addWidget(PageScroll(body), 1)
        whole.addWidget(Line())
        whole.addWidget(foot)


def hours(minutes: int) -> str:
    """Minutes as hours and minutes, such as 8 h 05 min."""
    whole, rest = divmod(minutes, 60)
    if not whole:
        return f"{rest} min"
    return f"{whole} h {rest:02} min" if rest else f"{whole} h"


def _pace(day: Day) -> str:
    clock = dates.clock(day.expected_end)
    if day.late > 0:
        return f"{clock}, {day.late} min late"
    return f"{clock}, {-day.late} min early" if day.late else f"{clock}, on time"


def _tone(day: Day) -> str:
    return "warn" if day.late > 0 else "ok"
