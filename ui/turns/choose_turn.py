"""Who writes next: the step, the minutes, and which side takes the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.agreement.sides import Side
from models.drafting.blind import Turn
from models.drafting.vague_words import as_written, vague_word
from models.record import history
from models.record.facts import RATINGS, SORTING, Topic
from models.rules.meant_numbers import asked_words
from models.workshop import Workshop
from ui.dates import moment
from ui.editors.reading import Unreadable, read_number
from ui.theme import set_look, theme
from ui.turns.subject import (
    MINUTES,
    Has,
    asks_for_numbers,
    has,
    members,
    sealed_when,
    steps_to_write_on,
    subject,
    topics_of,
)
from ui.turns.tiles import SideButton
from ui.turns.turn_bar import TurnBar
from ui.widgets.card import Card
from ui.widgets.checks import CheckBox
from ui.widgets.choice_field import ChoiceField
from ui.widgets.fields import LineField, State
from ui.widgets.labels import Eyebrow, FieldLabel, HeadlineLabel, IconLabel, Lead
from ui.widgets.scroll import PageScroll

WIDTH = 856
MOST_MINUTES = 120
TOGETHER = "together"
NOTHING = history.ClauseHistory()


class ChooseTurn(QWidget):
    """Everything a hand-over needs to know, with one click to hand over."""

    hand_over_wanted = Signal(object)
    out_wanted = Signal()

    def __init__(
        self,
        workshop: Workshop,
        asked: tuple[str, tuple[Topic, ...]],
        bar: TurnBar,
        now: Callable[[], datetime],
    ) -> None:
        """Begin with a step, and with topics of it where they are not its clauses."""
        super().__init__()
        self._workshop, self._now, self.bar = workshop, now, bar
        self._step, self._topics = asked
        self.step = ChoiceField(
            tuple((step.key, step.short) for step in steps_to_write_on(workshop)),
            hint="Choose a step",
        )
        self.step.name("Step")
        self.minutes = LineField(unit="minutes", numeric=True)
        self.minutes.name("Minutes")
        self.who = ChoiceField(((TOGETHER, "The side together"), *self._people()))
        self.who.name("Who writes")
        self.sides = {side: SideButton(side) for side in Side}
        self._trouble = IconLabel("", "error", "err", "small-medium")
        self._trouble.hide()
        self.rest = CheckBox()
        self._others = self._other_words()
        self._count = IconLabel("", "lines", "muted", "row", side=16, gap=8)
        self._lay_out()
        self.step.show_value(self._step)
        self.minutes.show_text(str(MINUTES))
        self.who.show_value(TOGETHER)
        self._show_rest()
        self._connect()
        self._show_state()

    def showEvent(self, event: QShowEvent) -> None:
        """Wait for a side."""
        super().showEvent(event)
        first = self.sides[Side.MARKETING]
        QTimer.singleShot(0, self, first.setFocus if self._step else self.step.combo.setFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._card.setFixedWidth(min(theme.px(WIDTH), max(self.width(), 320) - theme.px(48)))

    def _people(self) -> tuple[tuple[str, str], ...]:
        if self._topics in ((RATINGS,), (SORTING,)) or asks_for_numbers(self._topics):
            return ()
        return tuple(
            (person.id, f"{person.name} alone, for {side.label}")
            for side in Side
            for person in members(self._workshop, side)
        )

    def _turn(self, side: Side) -> Turn:
        who = self.who.value()
        return Turn(
            side=side.value,
            step=self._step,
            topics=self._wanted_topics(),
            started_at="",
            minutes=self._minutes() or MINUTES,
            author="" if who == TOGETHER else who,
        )

    def _wanted_topics(self) -> tuple[Topic, ...]:
        if not self._step:
            return ()
        more = self._others if self.rest.isChecked() else ()
        return (*self._topics, *more) or topics_of(self._workshop, self._step)

    def _other_words(self) -> tuple[Topic, ...]:
        """The vague words of the step about which nobody has been asked yet, but for the given."""
        if not asks_for_numbers(self._topics):
            return ()
        known = history.of(self._workshop.record)
        found = asked_words(self._workshop.agreement, self._step)
        return tuple(
            word.topic
            for word in found
            if word.topic not in self._topics and not known.get(word.topic, NOTHING).order
        )

    def _show_rest(self) -> None:
        number = len(self._others)
        other = "other word" if number == 1 else f"other {number} words"
        self.rest.setText(f"Ask about the {other} of this step too")
        self.rest.setVisible(number > 0)

    def _words(self) -> str:
        """The word itself where both sides are asked about a single one."""
        word = vague_word(self._topics[0]) if len(self._topics) == 1 else None
        if word is None or self.rest.isChecked():
            return ""
        return f": “{as_written(self._workshop.agreement, word)}”"

    def _minutes(self) -> int | None:
        try:
            number = read_number(self.minutes.text(), whole=True)
        except Unreadable:
            return None
        return int(number) if number is not None and 1 <= number <= MOST_MINUTES else None

    def _show_state(self) -> None:
        topics = self._wanted_topics()
        good = self._minutes() is not None
        self.minutes.show_state(State.DEFAULT if good else State.ERROR)
        self._trouble.show_words(f"From 1 to {MOST_MINUTES} minutes", "error", "err")
        self._trouble.setVisible(not good)
        chosen = self.who.value()
        for side, button in self.sides.items():
            own = {person.id for person in members(self._workshop, side)}
            fits = chosen in ("", TOGETHER) or chosen in own
            button.setEnabled(bool(topics) and good and fits)
            words, icon = self._state(side, topics)
            button.show_state(words if fits else "Somebody of the other side writes", icon)
        if topics:
            about = subject(self._workshop, self._turn(Side.MARKETING))
            self._count.show_words(f"{about.count} to write on{self._words()}", "lines")
        else:
            self._count.show_words("Choose a step first", "info")

    def _state(self, side: Side, topics: tuple[Topic, ...]) -> tuple[str, str]:
        match has(self._workshop, side, topics):
            case Has.SEALED:
                at = sealed_when(self._workshop, side, topics)
                return f"Sealed {moment(at, self._now())}" if at else "Sealed", "lock"
            case Has.WRITING:
                return "Has begun, not sealed", "pencil"
            case _:
                return "Not yet", "ring"

    def _lay_out(self) -> None:
        inner = QVBoxLayout()
        inner.setContentsMargins(theme.px(32), theme.px(28), theme.px(32), theme.px(32))
        inner.setSpacing(theme.px(4))
        inner.addWidget(Eyebrow("Each side alone"))
        inner.addWidget(HeadlineLabel("Who takes the keyboard?"))
        inner.addWidget(
            Lead("One side writes while the other turns away. Nothing shows before the reveal.")
        )
        inner.addSpacing(theme.px(16))
        fields = QHBoxLayout()
        fields.setSpacing(theme.px(16))
        parts = (("Step", self.step, 5), ("Minutes", self.minutes, 3), ("Who writes", self.who, 5))
        for label, field, share in parts:
            box = QVBoxLayout()
            box.setSpacing(theme.px(4))
            box.addWidget(FieldLabel(label))
            box.addWidget(field)
            fields.addLayout(box, share)
        inner.addLayout(fields)
        inner.addWidget(self._trouble)
        inner.addSpacing(theme.px(10))
        inner.addWidget(self._count)
        inner.addWidget(self.rest)
        inner.addSpacing(theme.px(10))
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        for button in self.sides.values():
            row.addWidget(button)
        inner.addLayout(row)
        card = self._card = Card()
        card.body.addLayout(inner)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.px(16), theme.px(72), theme.px(16), theme.px(24))
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        box.addWidget(PageScroll(content), 1)
        set_look(self, "ground", "bg")

    def _connect(self) -> None:
        self.step.combo.activated.connect(self._choose_step)
        self.who.combo.activated.connect(self._show_state)
        self.rest.toggled.connect(self._show_state)
        self.minutes.line.textEdited.connect(self._show_state)
        for button in self.sides.values():
            button.clicked.connect(self._hand_over)
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

    def _choose_step(self) -> None:
        self._step, self._topics = self.step.value(), ()
        self._others = ()
        self._show_rest()
        self._show_state()

    def _press(self) -> None:
        focus = self.focusWidget()
        if isinstance(focus, SideButton):
            focus.click()

    def _hand_over(self) -> None:
        button = self.sender()
        if isinstance(button, SideButton):
            self.hand_over_wanted.emit(self._turn(button.side))
