"""Public holidays of a country or region, offered for the list of closed days."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from models.agreement.path import Path
from models.agreement.sections.calendar import Holiday
from models.rules.public_holidays import countries, not_listed_yet, public_holidays, regions
from models.workshop import Workshop
from ui.dates import counted, short_day
from ui.session import Session
from ui.theme import theme
from ui.widgets.buttons import Button, Role
from ui.widgets.card import Card
from ui.widgets.checks import CheckBox
from ui.widgets.choice_field import ChoiceField
from ui.widgets.labels import Label, Muted

HOLIDAYS = ("calendar", "holidays")


class HolidayOffer(Card):
    """Choose where, untick what does not hold, and add the rest; undo takes them out again."""

    place_changed = Signal(object)

    def __init__(self, session: Session) -> None:
        """Offer days for the session's list."""
        super().__init__()
        self._session = session
        self._offered: tuple[Holiday, ...] = ()
        self.ticks: list[CheckBox] = []
        self.start = Button("Offer public holidays…", icon="calendar", size=36)
        self.country = ChoiceField((), hint="Country")
        self.country.name("Country")
        self.region = ChoiceField((), hint="Whole country")
        self.region.name("Region")
        self.add = Button("Add", Role.TONAL, "plus", size=36)
        self._words = Muted("This year and next. Nothing is added until you say so.")
        self._list = QVBoxLayout()
        self._lay_out()
        self.start.clicked.connect(self._begin)
        self.country.combo.activated.connect(self._choose_country)
        self.region.combo.activated.connect(self._offer)
        self.add.clicked.connect(self._add)

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        """Leave out what is in the list by now."""
        same = before is not None and before.agreement.calendar is after.agreement.calendar
        if not same and self.country.value():
            self._offer()

    def show_findings(self) -> None:
        """Nothing is found here."""

    def reveal(self, where: Path) -> bool:
        """No answer stands here."""
        del where
        return False

    def _lay_out(self) -> None:
        inner = QVBoxLayout()
        side = theme.px(16)
        inner.setContentsMargins(side, side, side, side)
        inner.setSpacing(theme.px(8))
        head = QHBoxLayout()
        head.addWidget(Label("Public holidays", "body-strong"))
        head.addWidget(self._words, 1)
        head.addWidget(self.start)
        row = QHBoxLayout()
        for part in (self.country, self.region, self.add):
            row.addWidget(part)
            part.hide()
        inner.addLayout(head)
        inner.addLayout(row)
        inner.addLayout(self._list)
        self.body.addLayout(inner)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _begin(self) -> None:
        self.country.show_options(tuple((one.code, one.name) for one in countries()))
        self.start.hide()
        for part in (self.country, self.region, self.add):
            part.show()
        self.add.setEnabled(False)
        self.country.combo.setFocus()

    def _choose_country(self) -> None:
        found = tuple((one.code, one.name) for one in regions(self.country.value()))
        self.region.show_options((("", "Whole country"), *found))
        self.region.show_value("")
        self._offer()

    def _offer(self) -> None:
        agreement = self._session.workshop.agreement
        year = date.today().year
        language = agreement.parties.answers.language or "en"
        found = public_holidays(
            self.country.value(), self.region.value(), (year, year + 1), language=language
        )
        fresh = not_listed_yet(found, agreement.calendar.holidays)
        self._offered = tuple(row for row in fresh if row.day and row.day >= date.today())
        for tick in self.ticks:
            self._list.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        self.ticks = []
        for row in self._offered:
            assert row.day is not None
            tick = CheckBox(f"{short_day(row.day)}, {row.label}")
            tick.setChecked(True)
            tick.toggled.connect(self._count)
            self._list.addWidget(tick)
            self.ticks.append(tick)
        self._count()

    def _count(self) -> None:
        number = sum(tick.isChecked() for tick in self.ticks)
        self.add.show_text(f"Add {counted(number, 'day')}" if number else "Add")
        self.add.setEnabled(bool(number))

    def _add(self) -> None:
        pairs = zip(self._offered, self.ticks, strict=True)
        rows = tuple(row for row, tick in pairs if tick.isChecked())
        self._session.end_burst()
        self._session.add_rows(HOLIDAYS, rows, f"Add {counted(len(rows), 'holiday')}")
