"""The hand-over screen: one side takes the keyboard, the other turns away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from models.agreement.sides import Side
from models.drafting.blind import Turn
from models.workshop import Workshop
from ui import icons
from ui.theme import set_look, theme
from ui.turns.subject import Has, asks_for_numbers, has, others_topics, subject, writers
from ui.turns.tiles import NumberMark, PersonTile, SideTile
from ui.turns.turn_bar import TurnBar
from ui.turns.wall import WallQuestion
from ui.widgets.buttons import Button, Role
from ui.widgets.card import Band, Card, Line
from ui.widgets.chips import KeyCap
from ui.widgets.labels import ElidedLabel, Eyebrow, HeadlineLabel, IconLabel, Label, Lead, Muted
from ui.widgets.scroll import PageScroll

WIDTH = 856
A_LINE = 4
"""People who stand side by side."""
CLOCK_MS = 10_000
FIRST = "Answer the question about the wall first"
SAFE = "If the program stops in the middle of a turn, it opens here again. Nothing of either side"


class Fact(QWidget):
    """A cell of the facts row: icon, words, and what they mean."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.title = ElidedLabel("", "body-strong")
        self.words = ElidedLabel("", "row", "muted")
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.px(64), 0, theme.px(12), 0)
        box.setSpacing(0)
        box.addStretch()
        box.addWidget(self.title)
        box.addWidget(self.words)
        box.addStretch()
        self.setFixedHeight(theme.px(72))

    def show_words(self, title: str, words: str) -> None:
        """Say something else."""
        self.title.setText(title)
        self.words.setText(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = theme.px(20)
        place = QRectF(theme.px(31), (self.height() - side) / 2, side, side)
        icons.paint(painter, place, self._icon, theme.color("muted"))
        painter.end()


class HandOver(QWidget):
    """Asks about the wall, and starts a side's turn once that is answered."""

    start_wanted = Signal(object)
    """The turn to start, typed in from paper or by the side itself."""
    out_wanted = Signal()

    def __init__(
        self, workshop: Workshop, turn: Turn, bar: TurnBar, now: Callable[[], datetime]
    ) -> None:
        """Hand the keyboard over for `turn`; nothing that either side wrote is in here."""
        super().__init__()
        self.turn, self.bar = turn, bar
        self._side = Side(turn.side)
        self._now = now
        self._sits = writers(workshop, turn)
        self._about = subject(workshop, turn)
        self._other = has(workshop, self._side.other, others_topics(workshop, turn))
        self.wall = WallQuestion(self._side)
        self.start = Button("", Role.PRIMARY, size=48, trailing="arrow-right")
        self.paper = Button("", Role.OUTLINED, "file-text", size=48)
        self.reason = Muted(FIRST, "row")
        self.enter = KeyCap("Enter")
        self._second = NumberMark(2)
        self._title = Label("", "section", "muted")
        self._lead = Lead("")
        self._people = QWidget()
        self._minutes = Fact("clock")
        self._clock = QTimer(self)
        self._clock.setInterval(CLOCK_MS)
        self._clock.timeout.connect(self._show_until)
        self._lay_out()
        self._connect()
        self._show_who()
        self._show_until()
        self._show_ready(ready=False)

    def showEvent(self, event: QShowEvent) -> None:
        """Wait for the answer about the wall."""
        super().showEvent(event)
        self._clock.start()
        QTimer.singleShot(0, self, self.wall.own.setFocus)

    # What it shows

    @property
    def _who(self) -> str:
        """The side, or the one participant who writes for it."""
        return self._sits[0].name if self.turn.author and self._sits else self._side.label

    def _show_who(self) -> None:
        name = self._side.label
        paper = self.turn.paper
        self.paper.show_text(f"{name} writes itself" if paper else "From paper, facilitator types")
        self.paper.show_icon(self._side.value if paper else "file-text")
        self.start.show_text(f"Start typing for {name}" if paper else f"Start writing for {name}")
        other = self._side.other.label
        who = self._who
        self._title.setText(
            f"{other}, please turn away. The facilitator types what {name} has on paper."
            if paper
            else f"{other}, please turn away. {who}, sit down and start."
        )

    def _show_until(self) -> None:
        until = self._now() + timedelta(minutes=self.turn.minutes)
        minutes = "1 minute" if self.turn.minutes == 1 else f"{self.turn.minutes} minutes"
        self._minutes.show_words(minutes, f"until {until.astimezone():%H:%M}")

    def _show_ready(self, *, ready: bool) -> None:
        self.start.setEnabled(ready)
        self.reason.setVisible(not ready)
        self.enter.setVisible(ready)
        self._second.show_state("current" if ready else "open")
        self._title.show_tone("" if ready else "muted")
        self._lead.setVisible(ready)
        self._people.setVisible(ready and self._people.layout() is not None)
        self._fit()
        if ready:
            self.start.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._card.setFixedWidth(min(theme.px(WIDTH), max(self.width(), 320) - theme.px(48)))
        space = 88 if self.start.isEnabled() else 72
        self._top.setFixedHeight(theme.px(16 if self.height() < theme.px(800) else space))

    # Parts

    def _lay_out(self) -> None:
        card = self._card = Card()
        for part in (self._band(), self._facts(), Line(), self.wall, Line(), self._sit_down()):
            card.body.addWidget(part)
        card.body.addWidget(self._foot())
        is_shown = f"{SAFE} is shown."
        safe = IconLabel(is_shown, "lock", "muted", "row", side=16, gap=10)
        content = QWidget()
        self._top = QWidget()
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.px(16), 0, theme.px(16), theme.px(8))
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(card, 0, middle)
        column.addSpacing(theme.px(16))
        column.addWidget(safe, 0, middle)
        column.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        box.addWidget(PageScroll(content), 1)
        set_look(self, "ground", "bg")

    def _band(self) -> QWidget:
        side = self._side.value
        band = Band(f"{side}bg", top=True, line=f"{side}line")
        band.setFixedHeight(theme.px(128))
        who = self._side.label
        eyebrow = Eyebrow(f"Hand-over from {self._side.other.label} to {who}", side)
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addStretch()
        words.addWidget(eyebrow)
        words.addWidget(HeadlineLabel(f"{self._who}, please take the keyboard", "display"))
        words.addStretch()
        band.row.setContentsMargins(theme.px(32), 0, theme.px(32), 0)
        band.row.setSpacing(theme.px(20))
        band.row.addWidget(SideTile(self._side, 72))
        band.row.addLayout(words, 1)
        return band

    def _facts(self) -> QWidget:
        clauses = Fact("lines")
        clauses.show_words(self._about.count, self._about.step)
        other = Fact("lock")
        name = self._side.other.label
        other.show_words(
            *{
                Has.SEALED: (f"{name} is sealed", "hidden until the reveal"),
                Has.WRITING: (f"{name} is writing", "not sealed yet"),
                Has.NOTHING: (f"{name}: not yet", "its turn comes after this one"),
            }[self._other]
        )
        facts = QWidget()
        row = QHBoxLayout(facts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, fact in enumerate((clauses, self._minutes, other)):
            if number:
                row.addWidget(Line(upright=True))
            row.addWidget(fact, 1)
        return facts

    def _sit_down(self) -> QWidget:
        part = QWidget()
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(self._second)
        head.addWidget(self._title, 1)
        what = "One number for each word. Nobody sees it"
        if not asks_for_numbers(self.turn.topics):
            what = "Same fields as in the agreement. Nobody sees them"
        self._lead.show_text(f"{what} until both sides are revealed together.")
        people = self._sits
        if people:
            grid = QGridLayout(self._people)
            grid.setContentsMargins(0, theme.px(10), 0, theme.px(2))
            grid.setSpacing(theme.px(12))
            for number, person in enumerate(people):
                tile = PersonTile(person.name, person.role)
                grid.addWidget(tile, number // A_LINE, number % A_LINE)
            for column in range(A_LINE):
                grid.setColumnStretch(column, 1)
        words = QVBoxLayout()
        words.setContentsMargins(theme.px(34), 0, 0, 0)
        words.setSpacing(theme.px(4))
        words.addWidget(self._lead)
        words.addWidget(self._people)
        box = QVBoxLayout(part)
        box.setContentsMargins(theme.px(32), theme.px(18), theme.px(32), theme.px(18))
        box.setSpacing(theme.px(2))
        box.addLayout(head)
        box.addLayout(words)
        return part

    def _foot(self) -> QWidget:
        foot = Band("sunk", bottom=True)
        foot.setFixedHeight(theme.px(80))
        foot.row.setContentsMargins(theme.px(32), 0, theme.px(32), 0)
        foot.row.setSpacing(theme.px(12))
        foot.row.addWidget(self.paper)
        foot.row.addStretch(1)
        foot.row.addWidget(self.reason)
        foot.row.addWidget(self.enter)
        foot.row.addWidget(self.start)
        foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return foot

    def _connect(self) -> None:
        self.wall.answered.connect(self._answered)
        self.start.clicked.connect(self._start)
        self.paper.clicked.connect(self._switch_paper)
        self.bar.out_wanted.connect(self.out_wanted)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, deed in (
            ("Esc", self.out_wanted.emit),
            ("Return", self._press),
            ("Enter", self._press),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(inside)
            shortcut.activated.connect(deed)

    def _answered(self, own_picture: bool) -> None:
        self._show_ready(ready=own_picture)

    def _switch_paper(self) -> None:
        self.turn = replace(self.turn, paper=not self.turn.paper)
        self._show_who()
        if self.start.isEnabled():
            self.start.setFocus()

    def _press(self) -> None:
        """Enter presses what has the keyboard, and starts where nothing else has."""
        focus = self.focusWidget()
        if isinstance(focus, QAbstractButton) and focus is not self.start:
            focus.click()
        else:
            self._start()

    def _start(self) -> None:
        if self.start.isEnabled():
            self.start_wanted.emit(self.turn)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(WIDTH + 64), theme.px(700))
