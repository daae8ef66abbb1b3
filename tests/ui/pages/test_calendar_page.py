"""Public holidays offered for the list of closed days."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.opened import opened
from tests.ui.pages.on_screen import show_page
from ui.pages.calendar_page import CalendarPage
from ui.theme import theme


def test_ticked_holidays_of_a_region_are_added_in_one_step(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    theme.start(qapp)
    with opened(qtbot, tmp_path, builders.complete_workshop()) as room:
        page = show_page(room, "calendar")
        assert isinstance(page, CalendarPage)
        offer = page.offer
        before = len(room.session.workshop.agreement.calendar.holidays)
        QTest.mouseClick(offer.start, Qt.MouseButton.LeftButton)
        combo = offer.country.combo
        combo.setCurrentIndex(combo.findText("Germany"))
        combo.activated.emit(combo.currentIndex())
        assert len(offer.ticks) > 5
        offer.ticks[0].setChecked(False)
        number = len(offer.ticks) - 1
        offer.add.click()
        after = room.session.workshop.agreement.calendar.holidays
        assert len(after) == before + number
        assert len(offer.ticks) == 1
        room.session.undo_stack.undo()
        assert len(room.session.workshop.agreement.calendar.holidays) == before
