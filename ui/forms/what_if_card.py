"""Other rates tried beside the plan: what they would bring, and what it would take. Never kept."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import partial
from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.agreement.section import RowId
from models.agreement.values import grouped
from models.rules.capacity import Zone
from models.rules.funnel import RATES, work_back
from models.rules.overload import percent
from models.rules.what_follows import Follows, Pair, what_follows
from models.rules.what_if import origin_in_the_room
from models.workshop import Workshop
from ui.editors.reading import Unreadable, read_number
from ui.forms.hours_cards import TONES, whole_percent
from ui.forms.live_part import Later
from ui.session import Session
from ui.theme import set_type, theme
from ui.widgets.buttons import Button
from ui.widgets.card import Card, Line
from ui.widgets.chips import Chip
from ui.widgets.fields import FieldFrame, LineEdit, State
from ui.widgets.held_still import focus_in_place
from ui.widgets.labels import ElidedLabel, IconLabel, Label, Muted
from ui.widgets.rate_slider import RateSlider

PERIODS = {"month": "a month", "quarter": "a quarter", "year": "a year"}


@dataclass(frozen=True, slots=True)
class Way:
    """A step of the plan: its row, its name, and the rate that is planned."""

    row: RowId
    name: str
    rate: Decimal


class TriedRate(QWidget):
    """One rate: a slider and a field that say the same."""

    changed = Signal()

    def __init__(self, way: Way) -> None:
        super().__init__()
        self.way = way
        self.rate = way.rate
        self.slider = RateSlider(f"What if {way.name}")
        self.line = LineEdit()
        set_type(self.line, "row-strong", tabular=True)
        self.field = FieldFrame(self.line, unit="%", padding=(7, 1), height=26)
        self.field.name(f"What if {way.name}, in percent")
        self.field.setFixedSize(theme.px(64), theme.px(26))
        box = QGridLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setVerticalSpacing(0)
        box.setHorizontalSpacing(theme.px(10))
        box.addWidget(Muted(way.name), 0, 0, 1, 2)
        box.addWidget(self.slider, 1, 0)
        box.addWidget(self.field, 1, 1)
        self.show_plan(way)
        self.slider.valueChanged.connect(self._slid)
        self.line.textEdited.connect(self._typed)

    @property
    def is_tried(self) -> bool:
        """True when it is another rate than the plan's."""
        return self.rate != self.way.rate

    def show_plan(self, way: Way) -> None:
        """Follow the plan; a rate that is being tried stays."""
        tried = self.is_tried
        self.way = way
        self.slider.show_plan(float(way.rate))
        if not tried:
            self.show_rate(way.rate)

    def show_rate(self, rate: Decimal) -> None:
        """Show a rate in both."""
        self.rate = rate
        self.slider.blockSignals(True)
        self.slider.setValue(round(rate))
        self.slider.blockSignals(False)
        if not self.line.hasFocus() or self._read() != rate:
            self.line.setText(grouped(rate))
        self.field.show_state(State.DEFAULT)

    def _slid(self, value: int) -> None:
        self.rate = Decimal(value)
        self.line.setText(str(value))
        self.field.show_state(State.DEFAULT)
        self.changed.emit()

    def _typed(self) -> None:
        rate = self._read()
        if rate is None:
            self.field.show_state(State.ERROR)
            return
        self.show_rate(rate)
        self.changed.emit()

    def _read(self) -> Decimal | None:
        try:
            rate = read_number(self.line.text().replace("%", ""))
        except Unreadable:
            return None
        return rate if rate is not None and 0 < rate <= 100 else None


class ResultRow(QWidget):
    """One figure as planned, and as it would be; without figures a heading."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ElidedLabel("", "small")
        self._now = Label("", "small", "muted")
        self._arrow = Label("→", "small", "muted")
        self._then = Label("", "small-strong")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(self._name, 1)
        for label in (self._now, self._arrow, self._then):
            row.addWidget(label)
        self._then.setMinimumWidth(theme.px(56))
        self._then.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def show_figures(self, name: str, now: str, then: str, tone: str) -> None:
        """Show a name with both figures."""
        self._name.setText(name)
        self._name.show_tone("" if then else "muted")
        self._now.setText(now)
        self._then.setText(then)
        self._then.show_tone(tone)
        for label in (self._now, self._arrow, self._then):
            label.setVisible(bool(then))


class Results(QWidget):
    """Figures as planned, and as they would be."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.px(4))
        self._rows: list[ResultRow] = []
        self.shown: tuple[tuple[str, str, str], ...] = ()

    def show_rows(self, rows: tuple[tuple[str, str, str], ...], tones: dict[str, str]) -> None:
        """Show name, present and other figure of each row; no figures make a heading."""
        self.shown = rows
        while len(self._rows) < len(rows):
            row = ResultRow()
            self._rows.append(row)
            self._box.addWidget(row)
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(rows))
            if number < len(rows):
                row.show_figures(*rows[number], tones.get(rows[number][0], ""))
        self.setAccessibleName("; ".join(" ".join(row) for row in rows))


class WhatIfCard(Card):
    """Stands beside the funnel; nothing is saved until the room takes a rate over."""

    place_changed = Signal(object)
    tried = Signal()
    """Other rates are tried now, or none any more."""

    def __init__(self, session: Session) -> None:
        """Try rates of the session's plan."""
        super().__init__()
        self._session = session
        self.rates: dict[RowId, TriedRate] = {}
        self.follows: Follows | None = None
        self.results = Results()
        self.zone = IconLabel("", "", "ok", "small-medium")
        self.reset = Button("Reset", size=32)
        self.use = Button("Use", size=32)
        self._list = QVBoxLayout()
        self._body = QWidget()
        self._touched: TriedRate | None = None
        self._none = Muted("Here rates can be tried once the funnel is worked back.")
        self._none.setWordWrap(True)
        self._late = Later(self.work_out)
        self._following = Later(self._show_results)
        self._lay_out()
        self.reset.clicked.connect(self._reset)
        self.use.clicked.connect(self._use)
        self.setAccessibleName("What if")
        self.show_workshop(None, session.workshop)

    @property
    def changed_rates(self) -> dict[RowId, Decimal]:
        """The rates that are tried, in percent, by their row."""
        return {row: one.rate for row, one in self.rates.items() if one.is_tried}

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        """Follow the plan; what is being tried stays."""
        if before is None or before.agreement is not after.agreement:
            self._late.work_out_soon()
            if before is None:
                self._late.settle()

    def show_findings(self) -> None:
        """Nothing is found here."""

    def reveal(self, where: tuple[str, ...]) -> bool:
        """No answer stands here."""
        del where
        return False

    def work_out(self) -> None:
        """Show the present plan's rates and what follows from those tried."""
        self._show_ways(_ways(self._session.workshop))
        self._show_results()

    def _show_ways(self, ways: tuple[Way, ...]) -> None:
        wanted = {way.row for way in ways}
        for row in [row for row in self.rates if row not in wanted]:
            leaving = self.rates.pop(row)
            self._list.removeWidget(leaving)
            leaving.hide()
            leaving.deleteLater()
        for place, way in enumerate(ways):
            one = self.rates.get(way.row)
            if one is None:
                one = self.rates[way.row] = TriedRate(way)
                one.changed.connect(partial(self._try, one))
                self._list.insertWidget(place, one)
            one.show_plan(way)
        self._body.setVisible(bool(ways))
        self._none.setVisible(not ways)

    def settle(self) -> None:
        """Work out at once what a moment's rest would bring."""
        self._late.settle()
        self._following.settle()

    def _try(self, one: TriedRate) -> None:
        """Say at once what is tried; what follows from it comes a moment later."""
        self._touched = one
        self._show_acts()
        self._following.work_out_shortly()

    def _show_acts(self) -> None:
        tried = self.changed_rates
        if not tried and (self.reset.hasFocus() or self.use.hasFocus()):
            self._focus_touched()
        for button in (self.reset, self.use):
            button.setEnabled(bool(tried))
        number = len(tried)
        first = next(iter(tried.values()), None)
        words = "Use" if first is None else f"Use {grouped(first)}\u00a0%"
        self.use.show_text(words if number < 2 else f"Use {number} rates")

    def _focus_touched(self) -> None:
        """Back to the rate that was tried, before a button that rests would hand the focus on."""
        one = self._touched
        if one is None or one.way.row not in self.rates:
            one = next(iter(self.rates.values()), None)
        if one is not None:
            focus_in_place(one.slider)

    def _show_results(self) -> None:
        self._following.rest()
        tried = self.changed_rates
        agreement = self._session.workshop.agreement
        self.follows = what_follows(agreement, tried)
        self._show_acts()
        if self.follows is not None:
            parties = agreement.parties.answers
            rows, tones = _rows(self.follows, parties.currency, PERIODS.get(parties.period, ""))
            self.results.show_rows(rows, tones)
            self._show_zone(self.follows)
        self.results.setVisible(self.follows is not None)
        self.tried.emit()

    def _show_zone(self, follows: Follows) -> None:
        words, icon = "", ""
        if follows.zone is Zone.TIGHT and follows.limit is not None:
            words, icon = f"Tight: above the limit of {grouped(follows.limit)}\u00a0%", "warning"
        elif follows.zone is Zone.ABOVE:
            words, icon = "Not tenable: above 100\u00a0%", "error"
        tone = TONES[follows.zone] if follows.zone is not None else "ok"
        self.zone.show_words(words, icon, tone)
        self.zone.setVisible(bool(words))

    def _reset(self) -> None:
        for one in self.rates.values():
            one.show_rate(one.way.rate)
        self._show_results()

    def _use(self) -> None:
        tried = self.changed_rates
        self._session.end_burst()
        stack = self._session.undo_stack
        stack.beginMacro(self.use.text())
        for row, rate in tried.items():
            self._session.edit((*RATES, row, "rate"), rate, self.use.text(), merge=False)
            origin = origin_in_the_room(self._session.workshop.agreement, row)
            self._session.edit((*RATES, row, "origin"), origin, self.use.text(), merge=False)
        stack.endMacro()
        self.work_out()
        self._reset()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        side = theme.px(16)
        head.setContentsMargins(side, theme.px(9), side, theme.px(9))
        head.addWidget(Label("What if …", "body-strong"))
        head.addStretch(1)
        head.addWidget(Chip("Not saved"))
        self.body.addLayout(head)
        self.body.addWidget(Line())
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(side, theme.px(10), side, theme.px(14))
        inner.setSpacing(theme.px(8))
        self._list.setSpacing(theme.px(4))
        inner.addLayout(self._list)
        inner.addWidget(Line())
        inner.addWidget(self.results)
        inner.addWidget(self.zone)
        inner.addStretch(1)
        acts = QHBoxLayout()
        acts.setSpacing(theme.px(8))
        for button in (self.reset, self.use):
            policy = button.sizePolicy()
            policy.setHorizontalPolicy(policy.Policy.Expanding)
            button.setSizePolicy(policy)
            acts.addWidget(button)
        inner.addLayout(acts)
        self._none.setContentsMargins(side, side, side, side)
        self.body.addWidget(self._none)
        self.body.addWidget(self._body, 1)
        for late in (self._late, self._following):
            self.body.addWidget(late)


def _ways(workshop: Workshop) -> tuple[Way, ...]:
    plan = work_back(workshop.agreement)
    if plan is None:
        return ()
    pairs = zip(plan.stages, plan.stages[1:], strict=False)
    return tuple(
        Way(need.rate_row, f"{need.name} to {after.name}", need.rate)
        for need, after in pairs
        if need.rate is not None
    )


def _rows(
    follows: Follows, currency: str, period: str
) -> tuple[tuple[tuple[str, str, str], ...], dict[str, str]]:
    rows = [
        (follows.last, *_figures(follows.customers)),
        (currency or "Revenue", *_whole(follows.revenue, up=False)),
        ("To keep the target:", "", ""),
    ]
    if follows.handed_a_month is not None and follows.handed != follows.first:
        rows.append((f"{follows.handed} a month", *_whole(follows.handed_a_month)))
    rows.append((f"{follows.first} {period}", *_whole(follows.leads)))
    tones: dict[str, str] = {}
    if follows.used is not None and follows.zone is not None:
        used = (whole_percent(follows.used.now), whole_percent(follows.used.then))
        rows.append(("Capacity", *used))
        tones["Capacity"] = TONES[follows.zone]
    return tuple(rows), tones


def _figures(pair: Pair) -> tuple[str, str]:
    return percent(pair.now), percent(pair.then)


def _whole(pair: Pair, *, up: bool = True) -> tuple[str, str]:
    return _rounded(pair.now, up=up), _rounded(pair.then, up=up)


def _rounded(number: Fraction, *, up: bool) -> str:
    return f"{ceil(number) if up else round(number):,}"
