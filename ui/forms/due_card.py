"""When a promise falls due: the days as a picture, worked examples, and a time of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.agreement.agreement import Agreement
from models.agreement.sections.response_tier import ResponseTier
from models.agreement.values import time_zones
from models.rules.due_days import due_days
from models.rules.due_times import Example, due_of, hours_of_tier, worked_examples
from ui.editors.moments import EXAMPLE, moment_text, read_moment
from ui.editors.reading import Unreadable
from ui.theme import set_type, theme
from ui.widgets.card import Card, Line
from ui.widgets.due_picture import DuePicture
from ui.widgets.fields import FieldFrame, LineEdit, State
from ui.widgets.labels import ElidedLabel, IconLabel, Label, Muted, Paragraph

TITLE = "When is it due?"
UNFINISHED = "Say within how long and on which calendar; then this shows when it is due."
OWN = "your own test"
START, ARROW, DUE = 142, 24, 122


@dataclass(frozen=True, slots=True)
class Promise:
    """A tier as it stands in an agreement, and the day from which its examples are taken."""

    agreement: Agreement
    tier: ResponseTier
    today: date

    @property
    def zone(self) -> tzinfo:
        """The clocks on which its times are read."""
        hours = hours_of_tier(self.agreement, self.tier)
        if hours is not None:
            return hours.zone
        name = self.agreement.parties.answers.zone
        return ZoneInfo(name) if name in time_zones() else UTC


def is_finished(promise: Promise) -> bool:
    """True when the promise has a due time for a lead that comes in today."""
    noon = datetime.combine(promise.today, time(12), promise.zone)
    return due_of(promise.agreement, promise.tier, noon) is not None


class ExampleRow(QWidget):
    """One lead: when it comes in, when it is due, and why the case is worth a look."""

    def __init__(self) -> None:
        super().__init__()
        self.start = Label("", "row")
        self.due = Label("", "row-strong")
        self.because = ElidedLabel("", "small", "muted")
        self.because.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        lay_row(self, self.start, self.due, self.because)

    def show_example(self, example: Example, today: date) -> None:
        """Show a case."""
        self.start.setText(moment_text(example.start.replace(tzinfo=None), today))
        self.due.setText(moment_text(example.due.replace(tzinfo=None), today))
        self.because.setText(example.because)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        wide = theme.line_width
        painter.fillRect(0, self.height() - wide, self.width(), wide, theme.color("line"))
        painter.end()


class OwnRow(QWidget):
    """The last row: a time typed to try the promise. It is not kept."""

    def __init__(self) -> None:
        super().__init__()
        self.line = LineEdit()
        set_type(self.line, "row")
        self.line.setPlaceholderText(EXAMPLE)
        self.field = FieldFrame(self.line, padding=(8, 2), height=28)
        self.field.name("A lead comes in at, your own test")
        self.field.setFixedHeight(theme.px(28))
        self.due = Label("", "row-strong")
        self.because = ElidedLabel(OWN, "small", "muted")
        self.because.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        lay_row(self, self.field, self.due, self.because)
        self.setFixedHeight(theme.px(36))

    def show_moment(self, words: str) -> None:
        """Show a moment, leaving the cursor alone when it is there already."""
        if self.line.text() != words:
            self.line.setText(words)
            self.line.setCursorPosition(0)


def lay_row(row: QWidget, start: QWidget, due: QWidget, because: QWidget) -> None:
    """Put the parts of an example into their columns."""
    start.setFixedWidth(theme.px(START))
    due.setMinimumWidth(theme.px(DUE))
    due.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
    box = QHBoxLayout(row)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    arrow = IconLabel("", "arrow-right", "muted")
    arrow.setFixedWidth(theme.px(ARROW))
    box.addWidget(start)
    box.addWidget(arrow)
    box.addWidget(due)
    box.addSpacing(theme.px(8))
    box.addStretch(1)
    box.addWidget(because, 1000)
    row.setMinimumHeight(theme.px(30))


class DueCard(Card):
    """Follows every change of the promise and its calendar."""

    def __init__(self, title: str = TITLE, *, compact: bool = False) -> None:
        """A `compact` card leaves the picture and the reasons out."""
        super().__init__()
        self._compact = compact
        self._promise: Promise | None = None
        self._typed = ""
        self.title = Label(title, "body-strong")
        self.aside = Muted("follows every change")
        self.picture = DuePicture()
        self.own = OwnRow()
        self.said = Paragraph(style="small", tone="muted")
        self.rows: list[ExampleRow] = []
        self._list = QVBoxLayout()
        self._foot = QWidget()
        self._lay_out()
        self.own.line.textEdited.connect(self._try)
        self.own.because.setVisible(not compact)

    @property
    def examples(self) -> tuple[tuple[str, str], ...]:
        """Arrival and due time of each row that is shown, as read."""
        shown = [(row.start.text(), row.due.text()) for row in self.rows if not row.isHidden()]
        return (*shown, (self.own.line.text(), self.own.due.text()))

    def show_promise(self, agreement: Agreement, tier: ResponseTier | None, today: date) -> None:
        """Work the examples out again for this tier."""
        self._promise = None if tier is None else Promise(agreement, tier, today)
        found = () if tier is None else worked_examples(agreement, tier, today)
        self._show_picture(found)
        rows = found if self._compact else found[1:]
        while len(self.rows) < len(rows):
            self.rows.append(self._made())
        for number, row in enumerate(self.rows):
            row.setVisible(number < len(rows))
            if number < len(rows):
                row.show_example(rows[number], today)
        if not self._typed:
            sunday = today + timedelta(days=(6 - today.weekday() - 1) % 7 + 1)
            evening = datetime(sunday.year, sunday.month, sunday.day, 20, 10)
            self.own.show_moment(moment_text(evening, today))
        self._show_own()

    def _show_picture(self, found: tuple[Example, ...]) -> None:
        if self._compact or self._promise is None or not found:
            self.picture.show_days(None)
            return
        hours = hours_of_tier(self._promise.agreement, self._promise.tier)
        first = found[0]
        self.picture.show_days(None if hours is None else due_days(hours, first.start, first.due))

    def _show_own(self) -> None:
        field, promise = self.own.field, self._promise
        self.own.due.setText("")
        self.own.because.setText(OWN)
        field.show_state(State.DEFAULT)
        self.own.setVisible(promise is not None and is_finished(promise))
        if promise is None or self.own.isHidden():
            self._say(UNFINISHED)
            return
        try:
            wanted = read_moment(self.own.line.text(), promise.today)
        except Unreadable as trouble:
            field.show_state(State.ERROR)
            self._say(str(trouble))
            return
        if wanted is None:
            self._say("")
            return
        start = wanted.replace(tzinfo=promise.zone)
        end = due_of(promise.agreement, promise.tier, start)
        if end is None:
            self._say("That is too far ahead to be counted.")
            return
        local = end.astimezone(promise.zone).replace(tzinfo=None)
        self.own.due.setText(moment_text(local, promise.today))
        on_the_clock = promise.tier.runs_on == "clock"
        self._say("This promise runs round the clock, nights and holidays too." * on_the_clock)

    def _say(self, words: str) -> None:
        self.said.show_text(words)
        self.said.setVisible(bool(words))

    def _try(self, words: str) -> None:
        self._typed = words
        self._show_own()

    def _made(self) -> ExampleRow:
        row = ExampleRow()
        row.because.setVisible(not self._compact)
        place = len(self.rows)
        holder = self._list
        holder.insertWidget(place, row)
        return row

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.aside)
        if self._compact:
            self.aside.hide()
        self._list.setSpacing(0)
        self._list.addWidget(self.own)
        inner = QGridLayout()
        side = theme.px(16)
        inner.setContentsMargins(side, theme.px(12), side, theme.px(10))
        inner.setVerticalSpacing(theme.px(6))
        inner.addLayout(head, 0, 0)
        inner.addWidget(self.picture, 1, 0)
        inner.addWidget(Line(), 2, 0)
        inner.addLayout(self._list, 3, 0)
        inner.addWidget(self.said, 4, 0, Qt.AlignmentFlag.AlignTop)
        inner.setRowStretch(4, 1)
        self.body.addLayout(inner)
        self.setAccessibleName(self.title.text())
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
