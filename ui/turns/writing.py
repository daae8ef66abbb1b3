"""The screen on which a side writes alone: its time, what there is to write, and the seal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.agreement.sides import Side
from models.drafting.blind import Turn
from ui.theme import set_look, theme
from ui.turns.tiles import SideStripe
from ui.turns.turn_bar import TurnBar
from ui.turns.turn_body import TurnBody
from ui.turns.turn_rail import TurnRail
from ui.widgets.buttons import Button, Role
from ui.widgets.card import Band, Line
from ui.widgets.labels import ElidedLabel, IconLabel

STOP = "Stop, hand back unsealed"


class Writing(QWidget):
    """One turn from the first key to the seal."""

    seal_wanted = Signal()
    stop_wanted = Signal()
    paper_changed = Signal(bool)

    def __init__(
        self,
        turn: Turn,
        body: TurnBody,
        names: tuple[str, ...],
        title: str,
        now: Callable[[], datetime],
    ) -> None:
        """Let the people with these `names` write into `body`; `title` says on what."""
        super().__init__()
        self.turn, self.body = turn, body
        side = Side(turn.side)
        undo = body.undo_stack.createUndoAction(self)
        redo = body.undo_stack.createRedoAction(self)
        self.bar = TurnBar(STOP, undo, redo, height=52)
        self.rail = TurnRail(turn, names, title, now)
        self.back = Button("", Role.OUTLINED, "chevron-left")
        self.forward = Button("", Role.OUTLINED, trailing="chevron-right")
        self.seal = Button(f"Seal {_owned(side.label)} {body.what}", Role.PRIMARY, "lock")
        self.gaps = ElidedLabel("", "row", "muted")
        self._mark = IconLabel("", "info", "muted", side=16)
        self._trouble = ""
        self._lay_out(side)
        self._connect()
        self.show_items()

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor where there is something to write."""
        super().showEvent(event)
        QTimer.singleShot(0, self, partial(self.body.open, self.body.current))

    def show_items(self) -> None:
        """Show how far each item is, and what is still open."""
        body = self.body
        self.rail.show_items(body.items, body.current, body.count)
        self.rail.show_add(body.add_words)
        last = len(body.items) - 1
        self.back.show_text(f"{body.one} {body.current}")
        self.forward.show_text(f"{body.one} {body.current + 2}")
        self.back.setVisible(body.current > 0)
        self.forward.setVisible(body.current < last)
        said = self._trouble or body.gaps()
        tone = "err" if self._trouble else "muted"
        self.gaps.setText(said)
        self.gaps.show_tone(tone)
        self._mark.show_words("", "error" if self._trouble else "info", tone)
        self._mark.setVisible(bool(said))

    def show_trouble(self, words: str) -> None:
        """Say in place why it cannot be sealed; the next key takes that away."""
        self._trouble = words
        self.show_items()

    def _refresh(self) -> None:
        self._trouble = ""
        self.show_items()

    def _lay_out(self, side: Side) -> None:
        foot = Band("surface", line="line")
        foot.setFixedHeight(theme.px(64))
        foot.row.setContentsMargins(theme.px(32), 0, theme.px(32), 0)
        foot.row.setSpacing(theme.px(12))
        self.gaps.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        words = QHBoxLayout()
        words.setSpacing(theme.px(8))
        words.addStretch(1)
        words.addWidget(self._mark)
        words.addWidget(self.gaps)
        foot.row.addWidget(self.back)
        foot.row.addLayout(words, 1)
        foot.row.addWidget(self.forward)
        foot.row.addWidget(self.seal)
        centre = QVBoxLayout()
        centre.setSpacing(0)
        centre.addWidget(self.body, 1)
        centre.addWidget(Line())
        centre.addWidget(foot)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(Line(upright=True))
        middle.addLayout(centre, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(SideStripe(side))
        box.addWidget(self.bar)
        box.addLayout(middle, 1)
        set_look(self, "ground", "bg")

    def _connect(self) -> None:
        self.body.items_changed.connect(self._refresh)
        self.rail.chosen.connect(self.body.open)
        self.rail.add_wanted.connect(self.body.add)
        self.rail.paper_wanted.connect(self._switch_paper)
        self.back.clicked.connect(partial(self._step, -1))
        self.forward.clicked.connect(partial(self._step, 1))
        self.seal.clicked.connect(self.seal_wanted)
        self.bar.out_wanted.connect(self.stop_wanted)
        for keys, deed in (
            ("Esc", self.stop_wanted.emit),
            ("Ctrl+PgUp", partial(self._step, -1)),
            ("Ctrl+PgDown", partial(self._step, 1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)

    def _step(self, by: int) -> None:
        number = self.body.current + by
        if 0 <= number < len(self.body.items):
            self.body.open(number)

    def _switch_paper(self) -> None:
        self.turn = replace(self.turn, paper=not self.turn.paper)
        self.rail.show_paper(paper=self.turn.paper)
        self.paper_changed.emit(self.turn.paper)


def _owned(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"
