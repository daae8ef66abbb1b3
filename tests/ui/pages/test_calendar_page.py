"""Public holidays offered for the list of closed days, by keys and clicks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.agreement.sections.calendar import Holiday
from models.workshop import Workshop
from tests import builders
from tests.ui.opened import Opened, opened
from tests.ui.pages.on_screen import show_page
from ui.forms.holiday_offer import HolidayOffer
from ui.pages.calendar_page import CalendarPage
from ui.theme import theme
from ui.widgets.choice_field import ChoiceField

pytestmark = pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)

HOLIDAYS = ("calendar", "holidays")
EPIPHANY = date(2027, 1, 6)
"""A holiday in Bavaria and not in the rest of Germany."""


def two_calendars() -> Workshop:
    """Calendars of an office and a plant, and no closed days yet."""
    workshop = builders.complete_workshop()
    section = workshop.agreement.calendar
    office = replace(section.calendars[0], id="office", name="Office")
    plant = replace(office, id="plant", name="Plant")
    section = replace(section, calendars=(office, plant), holidays=())
    return replace(workshop, agreement=replace(workshop.agreement, calendar=section))


@pytest.fixture
def room(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    theme.start(qapp)
    with opened(qtbot, tmp_path, two_calendars()) as one:
        yield one


def a_wednesday() -> date:
    return date(2026, 11, 18)


def begun(room: Opened) -> HolidayOffer:
    page = show_page(room, "calendar")
    assert isinstance(page, CalendarPage)
    page.offer._today = a_wednesday
    page.area.ensureWidgetVisible(page.offer.start)
    QTest.mouseClick(page.offer.start, Qt.MouseButton.LeftButton)
    return page.offer


def choose(field: ChoiceField, words: str) -> None:
    """Type the beginning of a name, as in any list."""
    field.combo.setFocus()
    QTest.keyClicks(field.combo, words)
    QTest.qWait(QApplication.keyboardInputInterval() + 100)
    assert field.combo.currentText().startswith(words)


def days(offer: HolidayOffer) -> set[date | None]:
    return {row.day for row in offer._offered}


def listed(room: Opened) -> tuple[Holiday, ...]:
    rows: tuple[Holiday, ...] = room.session.workshop.agreement.calendar.holidays
    return rows


def test_a_region_brings_its_own_days(room: Opened) -> None:
    offer = begun(room)
    assert not offer.ticks
    choose(offer.country, "Germany")
    assert date(2027, 3, 26) in days(offer)
    assert EPIPHANY not in days(offer)
    choose(offer.region, "Bavaria")
    assert EPIPHANY in days(offer)
    assert "Wed 6 Jan, Epiphany" in [tick.text() for tick in offer.ticks]
    choose(offer.country, "Monaco")
    assert not offer.region.isEnabled()
    assert offer.region.value() == ""
    assert EPIPHANY not in days(offer)


def test_days_that_are_over_are_not_offered(room: Opened) -> None:
    offer = begun(room)
    choose(offer.country, "Germany")
    assert min(day for day in days(offer) if day) == date(2026, 12, 25)


def test_the_years_can_be_chosen_in_either_order(room: Opened) -> None:
    offer = begun(room)
    choose(offer.country, "Germany")
    assert {day.year for day in days(offer) if day} == {2026, 2027}
    choose(offer.first_year, "2029")
    assert {day.year for day in days(offer) if day} == {2027, 2028, 2029}
    choose(offer.last_year, "2029")
    assert {day.year for day in days(offer) if day} == {2029}


def test_only_days_that_were_ticked_are_added_for_the_chosen_calendar(room: Opened) -> None:
    offer = begun(room)
    choose(offer.country, "Germany")
    choose(offer.region, "Bavaria")
    choose(offer.calendar, "Plant")
    assert not any(tick.isChecked() for tick in offer.ticks)
    assert not offer.add.isEnabled()
    tick = next(tick for tick in offer.ticks if "Epiphany" in tick.text())
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton)
    assert offer.add.text() == "Add 1 day"
    number = len(offer.ticks)
    QTest.mouseClick(offer.add, Qt.MouseButton.LeftButton)
    (row,) = listed(room)
    assert (row.day, row.label, row.calendar) == (EPIPHANY, "Epiphany", "plant")
    assert len(offer.ticks) == number - 1
    assert room.stored().agreement.calendar.holidays == (row,)
    choose(offer.calendar, "Office")
    assert EPIPHANY in days(offer)
    choose(offer.calendar, "All")
    assert EPIPHANY not in days(offer)


def test_a_region_is_found_by_any_part_of_either_name(room: Opened) -> None:
    offer = begun(room)
    choose(offer.country, "Germany")
    for typed, found in (("bav", "BY"), ("bayern", "BY"), ("westf", "NW"), ("anhalt", "ST")):
        keys(offer.region, typed)
        assert offer.region.value() == found, typed
    keys(offer.region, "bax")
    assert offer.region.value() == "ST"
    keys(offer.country, "gerx")
    assert offer.country.value() == "DE"


def test_a_name_that_nobody_has_leaves_nothing_chosen(room: Opened) -> None:
    offer = begun(room)
    keys(offer.country, "gerx")
    assert offer.country.value() == ""
    assert not offer.ticks


def keys(field: ChoiceField, words: str) -> None:
    field.combo.setFocus()
    QTest.keyClicks(field.combo, words)
    QTest.qWait(QApplication.keyboardInputInterval() + 100)


def test_adding_keeps_the_place_and_shows_the_rows_above_it(room: Opened) -> None:
    offer = begun(room)
    choose(offer.country, "Germany")
    page = offer.parentWidget()
    while not isinstance(page, CalendarPage):
        assert page is not None
        page = page.parentWidget()
    QTest.mouseClick(offer.every, Qt.MouseButton.LeftButton)
    QTest.mouseClick(offer.ticks[0], Qt.MouseButton.LeftButton)
    page.area.verticalScrollBar().setValue(page.area.verticalScrollBar().maximum())
    before = offer.country.mapTo(page, QPoint(0, 0)).y()
    number = len(offer.chosen)
    QTest.mouseClick(offer.add, Qt.MouseButton.LeftButton)
    room.qtbot.wait(300)
    assert offer.country.combo.hasFocus()
    assert offer._words.text() == f"{number} days added to the list above."
    bar = page.area.verticalScrollBar()
    after = offer.country.mapTo(page, QPoint(0, 0)).y()
    assert abs(after - before) <= 2 or bar.value() in (0, bar.maximum())
    table = page.parts["holidays"]
    end = table.mapTo(page, QPoint(0, table.height())).y()
    assert 0 < end < page.height()
    assert bar.value() > 0


def test_all_days_are_added_in_one_step_of_undo(room: Opened) -> None:
    offer = begun(room)
    choose(offer.country, "Germany")
    number = len(offer.ticks)
    QTest.mouseClick(offer.every, Qt.MouseButton.LeftButton)
    assert offer.every.text() == "Untick all"
    QTest.mouseClick(offer.add, Qt.MouseButton.LeftButton)
    assert len(listed(room)) == number
    assert {row.calendar for row in listed(room)} == {""}
    assert not offer.ticks
    assert not offer.add.isVisible()
    room.session.undo_stack.undo()
    assert listed(room) == ()
    room.qtbot.waitUntil(lambda: len(offer.ticks) == number, timeout=20_000)


def test_ticks_outlast_typing_elsewhere_on_the_page(room: Opened) -> None:
    offer = begun(room)
    choose(offer.country, "Germany")
    offer.ticks[1].setChecked(True)
    kept = offer.ticks[1]
    room.session.edit(("calendar", "calendars", "office", "name"), "Head office", "x")
    room.qtbot.waitUntil(lambda: offer.calendar.combo.findText("Head office") > 0, timeout=20_000)
    assert offer.ticks[1] is kept
    assert kept.isChecked()
