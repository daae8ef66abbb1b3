"""A block of the agenda to be changed: its title, its minutes, what comes out of it, its steps."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from models.agreement import kinds
from models.drafting.agenda import Block
from models.drafting.planning import LEAST, MOST
from ui.editors.choosing import YesNoEditor
from ui.editors.editor import Editor
from ui.editors.numbers import NumberEditor
from ui.editors.picking import ChoicesEditor
from ui.editors.text import LineEditor
from ui.steps import steps
from ui.theme import theme
from ui.widgets.buttons import Button, Role, ToolButton
from ui.widgets.card import Card, Line
from ui.widgets.labels import FieldLabel, Label

FIELDS: dict[str, kinds.Line | kinds.Number | kinds.Choices | kinds.YesNo] = {
    "title": kinds.Line(label="Block", help="What the room sees as its name.", required=True),
    "minutes": kinds.Number(
        label="Minutes",
        help="How long it may take.",
        required=True,
        unit="min",
        whole=True,
        minimum=Decimal(LEAST),
        maximum=Decimal(MOST),
    ),
    "outcome": kinds.Line(label="Outcome", help="What is there when it is over.", longest=200),
    "steps": kinds.Choices(
        label="Steps worked on",
        help="Their clauses are counted while the block runs.",
        options=kinds.options(*((step.key, step.short) for step in steps())),
    ),
    "pause": kinds.YesNo(label="Break", help="Yes, when nobody works."),
}


class BlockForm(Card):
    """The fields of one block, and what can be done with it."""

    changed = Signal(object)
    start_wanted = Signal(str)
    moved = Signal(str, int)
    removed = Signal(str)

    def __init__(self) -> None:
        """A form for no block yet."""
        super().__init__()
        self._block = Block(title="", minutes=LEAST)
        self._title = Label("", "title")
        self._editors: dict[str, Editor] = {
            "title": LineEditor(_line("title")),
            "minutes": NumberEditor(FIELDS["minutes"], "min", whole=True),
            "outcome": LineEditor(_line("outcome")),
            "steps": ChoicesEditor(_choices()),
            "pause": YesNoEditor(),
        }
        for name, editor in self._editors.items():
            editor.name(FIELDS[name].label)
            editor.edited.connect(partial(self._take, name))
        self.start_button = Button("Start this block", Role.PRIMARY, "play")
        self.start_button.clicked.connect(self._start)
        self.up_button = ToolButton("arrow-up", "Earlier (Alt and arrow up)")
        self.down_button = ToolButton("arrow-down", "Later (Alt and arrow down)")
        self.delete_button = ToolButton("trash", "Take this block out (Del)")
        self.up_button.clicked.connect(partial(self._move, -1))
        self.down_button.clicked.connect(partial(self._move, 1))
        self.delete_button.clicked.connect(self._remove)
        self._lay_out()

    @property
    def block(self) -> Block:
        """The block it shows."""
        return self._block

    def editor(self, name: str) -> Editor:
        """The editor of one of its fields."""
        return self._editors[name]

    def show_block(self, block: Block, *, has_run: bool, act: str) -> None:
        """Show a block; `act` is what the button says, and none hides it."""
        self._block = block
        self._title.setText("Block" if not has_run else "Block, has run")
        values = {
            "title": block.title,
            "minutes": Decimal(block.minutes),
            "outcome": block.outcome,
            "steps": block.steps,
            "pause": block.pause,
        }
        for name, editor in self._editors.items():
            editor.show_value(values[name])
        self.start_button.setVisible(bool(act))
        self.start_button.show_text(act)
        self.delete_button.setEnabled(not has_run)

    def _take(self, name: str, value: object) -> None:
        if name == "minutes":
            if not isinstance(value, Decimal):
                return
            value = int(min(max(value, Decimal(LEAST)), Decimal(MOST)))
        elif name == "pause":
            value = bool(value)
        self._block = replace(self._block, **{name: value})  # type: ignore[arg-type]
        self.changed.emit(self._block)

    def _start(self) -> None:
        self.start_wanted.emit(self._block.id)

    def _move(self, by: int) -> None:
        self.moved.emit(self._block.id, by)

    def _remove(self) -> None:
        self.removed.emit(self._block.id)

    def _lay_out(self) -> None:
        px = theme.px
        head = QHBoxLayout()
        head.setContentsMargins(px(24), px(8), px(16), px(8))
        head.setSpacing(px(4))
        head.addWidget(self._title)
        head.addStretch()
        for button in (self.up_button, self.down_button, self.delete_button):
            head.addWidget(button)
        grid = QGridLayout()
        grid.setContentsMargins(px(24), px(12), px(24), px(16))
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(12))
        places = {"title": (0, 0, 4), "minutes": (0, 4, 2), "outcome": (1, 0, 6)}
        places |= {"steps": (2, 0, 4), "pause": (2, 4, 2)}
        for name, (row, column, span) in places.items():
            cell = QVBoxLayout()
            cell.setSpacing(px(4))
            cell.addWidget(FieldLabel(FIELDS[name].label))
            cell.addWidget(self._editors[name])
            cell.addStretch()
            grid.addLayout(cell, row, column, 1, span)
        for column in range(6):
            grid.setColumnStretch(column, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(24), 0, px(24), px(16))
        foot.addStretch()
        foot.addWidget(self.start_button)
        self.body.addLayout(head)
        self.body.addWidget(Line())
        self.body.addLayout(grid)
        self.body.addLayout(foot)


def _line(name: str) -> kinds.Line:
    kind = FIELDS[name]
    assert isinstance(kind, kinds.Line)
    return kind


def _choices() -> kinds.Choices:
    kind = FIELDS["steps"]
    assert isinstance(kind, kinds.Choices)
    return kind
