"""When a promise falls due: the days as a picture, worked examples, and a time of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout

from models.agreement.agreement import Agreement
from models.agreement.sections.response_tier import ResponseTier
from models.agreement.values import time_zones
from models.rules.due_days import due_days
from models.rules.due_open import Lacking, lacking
from models.rules.due_times import Example, due_of, hours_of_tier, worked_examples
from ui.editors.moments import moment_text, read_moment
from ui.editors.reading import Unreadable
from ui.forms.due_rows import OWN, CompactRow, ExampleRow, Heads, OwnRow
from ui.forms.tier_fields import calendar_words
from ui.theme import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card, Line
from ui.widgets.due_picture import DuePicture
from ui.widgets.fields import State
from ui.widgets.labels import Label, Muted, Paragraph

TITLE = "When is it due?"
UNFINISHED = "Say within how long and on which calendar; then this shows when it is due."
THEN = "Then this shows when it is due."
TOO_LONG = "That is too long to be counted."
ROUND_THE_CLOCK = "This promise runs round the clock, nights and holidays too."
EVENING = time(20, 10)
COMPACT_ROWS = 4


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


class DueCard(Card):
    """Follows every change of the promise and its calendar."""

    wanted = Signal(object)
    """The answer that is still missing is to be given."""

    def __init__(self, title: str = TITLE, *, compact: bool = False) -> None:
        """A `compact` card, for a narrow column, has the examples alone."""
        super().__init__()
        self._compact = compact
        self._promise: Promise | None = None
        self._typed = ""
        self.title = Label(title, "body-strong")
        self.aside = Muted("follows every change")
        self.basis = Paragraph(style="small", tone="muted")
        self.picture = DuePicture()
        self.heads = Heads()
        self.own = OwnRow()
        self.said = Paragraph(style="small", tone="muted")
        self.link = LinkButton("", style="small-strong")
        self._lacking: Lacking | None = None
        self.rows: list[ExampleRow] = []
        self._line = Line()
        self._list = QVBoxLayout()
        self._lay_out()
        self.own.line.textEdited.connect(self._try)
        self.link.clicked.connect(self._go)

    @property
    def examples(self) -> tuple[tuple[str, str], ...]:
        """Arrival and due time of each row that is shown, as read."""
        shown = [(row.start.text(), row.due.text()) for row in self.rows if not row.isHidden()]
        own = () if self._compact else ((self.own.line.text(), self.own.due.text()),)
        return (*shown, *own)

    def show_promise(self, agreement: Agreement, tier: ResponseTier | None, today: date) -> None:
        """Work the examples out again for this tier."""
        self._promise = None if tier is None else Promise(agreement, tier, today)
        found = () if tier is None else worked_examples(agreement, tier, today)
        self._show_lacking()
        if self._compact:
            self._show_rows(self._in_short(found), today)
            self._show_basis()
            return
        self._show_picture(found)
        self._show_rows(found[1:], today)
        if not self._typed:
            self.own.show_moment(moment_text(_sunday_evening(today), today))
        self._show_own()

    def _show_rows(self, rows: tuple[Example, ...], today: date) -> None:
        while len(self.rows) < len(rows):
            self.rows.append(self._made())
        for number, row in enumerate(self.rows):
            row.setVisible(number < len(rows))
            if number < len(rows):
                row.show_example(rows[number], today)

    def _in_short(self, found: tuple[Example, ...]) -> tuple[Example, ...]:
        """The examples and a lead of Sunday evening, in the order in which they come in."""
        promise = self._promise
        if promise is None or not is_finished(promise):
            return ()
        evening = _sunday_evening(promise.today).replace(tzinfo=promise.zone)
        end = due_of(promise.agreement, promise.tier, evening)
        if end is not None:
            own = Example(evening, end.astimezone(promise.zone), "on a Sunday evening")
            found = (*found, own)
        found = tuple(example for example in found if not example.far)
        return tuple(sorted(found, key=_start))[:COMPACT_ROWS]

    def _show_basis(self) -> None:
        """The promise in a few words, or what it lacks."""
        promise = self._promise
        finished = promise is not None and is_finished(promise)
        for part in (self.heads, self.basis, self._line):
            part.setVisible(finished)
        if promise is None or not finished:
            self._say_unfinished()
            return
        calendars = promise.agreement.calendar.calendars
        calendar = next((one for one in calendars if one.id == promise.tier.calendar), None)
        on_the_clock = promise.tier.runs_on == "clock"
        hours = "" if calendar is None or on_the_clock else calendar_words(calendar)
        self.basis.show_text(", ".join(word for word in (str(promise.tier.within), hours) if word))
        self._say(ROUND_THE_CLOCK * on_the_clock)

    def _show_picture(self, found: tuple[Example, ...]) -> None:
        if self._promise is None or not found:
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
            self._say_unfinished()
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
        self._say(ROUND_THE_CLOCK * (promise.tier.runs_on == "clock"))

    def _show_lacking(self) -> None:
        """Offer the way to what is missing; a narrow card on a side's own pages has none."""
        promise = self._promise
        self._lacking = None if promise is None else lacking(promise.agreement, promise.tier)
        shown = self._lacking is not None and not self._compact
        if shown and self._lacking is not None:
            self.link.show_text(self._lacking.words)
        self.link.setVisible(shown)

    def _say_unfinished(self) -> None:
        promise, open_ = self._promise, self._lacking
        if promise is None or (open_ is None and promise.tier.within is None):
            self._say(UNFINISHED)
        elif open_ is None:
            self._say(TOO_LONG)
        elif not self._compact:
            self._say(THEN)
        elif promise.tier.within is None and not promise.tier.calendar:
            self._say(UNFINISHED)
        else:
            self._say(f"{open_.words}. {THEN}")

    def _go(self) -> None:
        if self._lacking is not None:
            self.wanted.emit(self._lacking.path)

    def _say(self, words: str) -> None:
        self.said.show_text(words)
        self.said.setVisible(bool(words))

    def _try(self, words: str) -> None:
        self._typed = words
        self._show_own()

    def _made(self) -> ExampleRow:
        row = CompactRow() if self._compact else ExampleRow()
        self._list.insertWidget(len(self.rows), row)
        return row

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.aside)
        self._list.setSpacing(0)
        self._list.addWidget(self.own)
        inner = QGridLayout()
        side = theme.px(20 if self._compact else 16)
        inner.setContentsMargins(side, theme.px(12), side, theme.px(10))
        inner.setVerticalSpacing(theme.px(6))
        inner.addLayout(head, 0, 0)
        inner.addWidget(self.basis, 1, 0)
        inner.addWidget(self.picture, 2, 0)
        inner.addWidget(self.heads, 3, 0)
        inner.addWidget(self._line, 4, 0)
        inner.addLayout(self._list, 5, 0)
        inner.addWidget(self.link, 6, 0)
        inner.addWidget(self.said, 7, 0, Qt.AlignmentFlag.AlignTop)
        inner.setRowStretch(7, 1)
        self.body.addLayout(inner)
        left_out = (
            (self.aside, self.picture, self.own) if self._compact else (self.basis, self.heads)
        )
        for part in (*left_out, self.link):
            part.hide()
        self.setAccessibleName(self.title.text())
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


def _sunday_evening(today: date) -> datetime:
    """The evening of the first Sunday after today, on no zone's clock yet."""
    return datetime.combine(today + timedelta(days=(6 - today.weekday() - 1) % 7 + 1), EVENING)


def _start(example: Example) -> datetime:
    return example.start
