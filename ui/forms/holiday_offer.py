"""Public holidays of a country or region, offered for the list of closed days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.agreement.path import Path
from models.agreement.sections.calendar import Holiday
from models.rules.public_holidays import countries, not_listed_yet, public_holidays, regions
from models.workshop import Workshop
from ui.dates import MONTHS, WEEKDAYS, counted
from ui.forms.live_part import Later
from ui.session import Session
from ui.theme import theme
from ui.widgets.buttons import Button, LinkButton, Role
from ui.widgets.card import Card
from ui.widgets.checks import CheckBox
from ui.widgets.choice_field import ChoiceField
from ui.widgets.held_still import focus_in_place, held_still
from ui.widgets.labels import FieldLabel, Label, Muted

HOLIDAYS = ("calendar", "holidays")
YEARS_AHEAD = 5
WHOLE_COUNTRY, EVERY_CALENDAR = "Whole country", "All calendars"
HELP = "Nothing is added until you have ticked it."
COLUMNS = 2


class HolidayOffer(Card):
    """Choose where, when and for whom, tick what holds, and add it; undo takes it out again."""

    place_changed = Signal(object)

    def __init__(self, session: Session, today: Callable[[], date] = date.today) -> None:
        """Offer days from `today` on for the session's list."""
        super().__init__()
        self._session, self._today = session, today
        self._offered: tuple[Holiday, ...] = ()
        self.ticks: list[CheckBox] = []
        self.start = Button("Offer public holidays…", icon="calendar", size=36)
        self.country = _choice("Country", "Choose")
        self.region = _choice("Region", WHOLE_COUNTRY)
        self.first_year = _choice("From", "Year")
        self.last_year = _choice("To", "Year")
        self.calendar = _choice("Closed for", EVERY_CALENDAR)
        self.every = LinkButton("Tick all", style="small-strong")
        self.add = Button("Add", Role.TONAL, "plus", size=36)
        self._words = Muted(HELP)
        self._form, self._foot = QWidget(), QWidget()
        self._list = QVBoxLayout()
        self._days: QWidget | None = None
        self._late = Later(self._offer)
        self._lay_out()
        self._connect()

    @property
    def chosen(self) -> tuple[Holiday, ...]:
        """The offered days that are ticked."""
        pairs = zip(self._offered, self.ticks, strict=True)
        return tuple(row for row, tick in pairs if tick.isChecked())

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        """Leave out what is in the list by now, and offer the calendars that there are."""
        same = before is not None and before.agreement.calendar is after.agreement.calendar
        if not same and not self._form.isHidden():
            self._late.work_out_soon()

    def show_findings(self) -> None:
        """Nothing is found here."""

    def reveal(self, where: Path) -> bool:
        """No answer stands here."""
        del where
        return False

    # Choosing

    def _begin(self) -> None:
        self.country.show_options(tuple((one.code, one.name) for one in countries()))
        this = self._today().year
        years = tuple((str(year), str(year)) for year in range(this, this + YEARS_AHEAD + 1))
        for field, year in ((self.first_year, this), (self.last_year, this + 1)):
            field.show_options(years)
            field.show_value(str(year))
        self.start.hide()
        self._form.show()
        self._offer()
        self.country.combo.setFocus()

    def _choose_country(self) -> None:
        country = self.country.value()
        found = tuple((one.code, one.name) for one in regions(country)) if country else ()
        self.region.show_options((("", WHOLE_COUNTRY), *found))
        self.region.combo.setCurrentIndex(0)
        self.region.setEnabled(bool(found))
        self._offer()

    def _offer(self) -> None:
        self._show_calendars()
        fresh = self._fresh()
        if _days(fresh) == _days(self._offered) and len(self.ticks) == len(fresh):
            self._offered = fresh
        else:
            ticked = {(row.day, row.label) for row in self.chosen}
            self._offered = fresh
            self._show_days(ticked)
        self._count()

    def _fresh(self) -> tuple[Holiday, ...]:
        """The days of the choice that are still to come and not in the list yet."""
        country = self.country.value()
        if not country:
            return ()
        agreement = self._session.workshop.agreement
        first, last = sorted((int(self.first_year.value()), int(self.last_year.value())))
        years = range(first, last + 1)
        language = agreement.parties.answers.language or "en"
        found = public_holidays(
            country, self.region.value(), years, self.calendar.value(), language
        )
        fresh = not_listed_yet(found, agreement.calendar.holidays)
        today = self._today()
        return tuple(row for row in fresh if row.day is not None and row.day >= today)

    def _show_calendars(self) -> None:
        rows = self._session.workshop.agreement.calendar.calendars
        pairs = tuple((row.id, row.name or "New calendar") for row in rows)
        kept = self.calendar.value()
        self.calendar.show_options((("", EVERY_CALENDAR), *pairs))
        if kept not in dict(pairs):
            self.calendar.combo.setCurrentIndex(0)
        self.calendar.setEnabled(len(pairs) > 1)

    # Ticking

    def _show_days(self, ticked: set[tuple[date | None, str]]) -> None:
        if self._days is not None:
            self._list.removeWidget(self._days)
            self._days.hide()
            self._days.deleteLater()
        self._days, self.ticks = QWidget(), []
        grid = QGridLayout(self._days)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(2))
        line = 0
        for year, rows in groupby(self._offered, key=_year):
            grid.addWidget(Label(str(year), "small-strong", "muted"), line, 0, 1, COLUMNS)
            made = [self._tick(row, ticked) for row in rows]
            lines = -(-len(made) // COLUMNS)
            for number, tick in enumerate(made):
                column, below = divmod(number, lines)
                grid.addWidget(tick, line + 1 + below, column)
            line += lines + 1
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        self._list.addWidget(self._days)
        self._days.show()

    def _tick(self, row: Holiday, ticked: set[tuple[date | None, str]]) -> CheckBox:
        assert row.day is not None
        weekday, month = WEEKDAYS[row.day.weekday()][:3], MONTHS[row.day.month - 1][:3]
        tick = CheckBox(f"{weekday} {row.day.day} {month}, {row.label}")
        tick.setChecked((row.day, row.label) in ticked)
        tick.toggled.connect(self._count)
        self.ticks.append(tick)
        return tick

    def _tick_all(self) -> None:
        ticked = len(self.chosen) < len(self.ticks)
        for tick in self.ticks:
            tick.setChecked(ticked)

    def _count(self) -> None:
        number, there = len(self.chosen), len(self.ticks)
        self.add.show_text(f"Add {counted(number, 'day')}" if number else "Add")
        self.add.setEnabled(bool(number))
        self.every.setText("Untick all" if there and number == there else "Tick all")
        self._foot.setVisible(bool(there))
        known = bool(self.country.value())
        self._words.setText("All of these days are in the list." if known and not there else HELP)

    def _add(self) -> None:
        rows = self.chosen
        self._session.end_burst()
        focus_in_place(self.country.combo)
        with held_still(self._foot):
            self._session.add_rows(HOLIDAYS, rows, f"Add {counted(len(rows), 'holiday')}")
            self._late.settle()
        self._words.setText(f"{counted(len(rows), 'day')} added to the list above.")

    # Parts

    def _lay_out(self) -> None:
        inner = QVBoxLayout()
        side = theme.px(16)
        inner.setContentsMargins(side, side, side, side)
        inner.setSpacing(theme.px(12))
        head = QHBoxLayout()
        head.addWidget(Label("Public holidays", "body-strong"))
        head.addSpacing(theme.px(8))
        head.addWidget(self._words, 1)
        head.addWidget(self.start)
        grid = QGridLayout(self._form)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(4))
        fields = (self.country, self.region, self.first_year, self.last_year, self.calendar)
        for column, (field, stretch) in enumerate(zip(fields, (3, 3, 2, 2, 3), strict=True)):
            grid.addWidget(FieldLabel(field.combo.accessibleName()), 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, stretch)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self.every)
        foot.addStretch(1)
        foot.addWidget(self.add)
        inner.addLayout(head)
        inner.addWidget(self._form)
        inner.addLayout(self._list)
        inner.addWidget(self._foot)
        self.body.addLayout(inner)
        self.body.addWidget(self._late)
        for part in (self._form, self._foot):
            part.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName("Public holidays")

    def _connect(self) -> None:
        self.start.clicked.connect(self._begin)
        self.country.combo.activated.connect(self._choose_country)
        for field in (self.region, self.first_year, self.last_year, self.calendar):
            field.combo.activated.connect(self._offer)
        self.every.clicked.connect(self._tick_all)
        self.add.clicked.connect(self._add)


def _choice(name: str, hint: str) -> ChoiceField:
    field = ChoiceField((), hint=hint)
    field.name(name)
    return field


def _days(rows: tuple[Holiday, ...]) -> list[tuple[date | None, str]]:
    return [(row.day, row.label) for row in rows]


def _year(row: Holiday) -> int:
    return row.day.year if row.day is not None else 0
