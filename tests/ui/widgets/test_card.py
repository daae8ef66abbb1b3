"""Cards: the folded row by mouse and keyboard, and sides of equal size in the strip."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.theme import theme
from ui.widgets.card import Card, StatusStrip
from ui.widgets.fold import FoldRow


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    theme.start(qapp)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Right])
def test_a_folded_row_opens_by_keyboard(qtbot, key: Qt.Key) -> None:
    row = FoldRow("More", "Assumptions, dependencies")
    qtbot.addWidget(row)
    row.show()
    with qtbot.waitSignal(row.opened) as told:
        qtbot.keyClick(row, key)
    assert told.args == [True]
    assert row.isChecked()
    row.hide()


def test_the_left_arrow_closes_an_open_row_and_leaves_a_closed_one(qtbot) -> None:
    row = FoldRow("More")
    qtbot.addWidget(row)
    qtbot.keyClick(row, Qt.Key.Key_Left)
    assert not row.isChecked()
    row.setChecked(True)
    qtbot.keyClick(row, Qt.Key.Key_Left)
    assert not row.isChecked()


def test_a_folded_row_says_what_it_holds(qtbot) -> None:
    row = FoldRow("Pilot", "1 Feb to 30 Apr")
    qtbot.addWidget(row)
    row.show_counts(("2 starter values", "ring-dashed", "warn"))
    assert row.accessibleName() == "Pilot, 1 Feb to 30 Apr, 2 starter values, closed"
    row.setChecked(True)
    assert row.accessibleName().endswith("open")
    row.show_counts()
    assert "starter" not in row.accessibleName()


def test_both_sides_stand_in_boxes_of_the_same_size(qtbot) -> None:
    strip = StatusStrip()
    qtbot.addWidget(strip)
    strip.show_proposals("Marketing proposed 1 more", "Sales sealed", "lock")
    assert strip.marketing.sizeHint() == strip.sales.sizeHint()
    assert strip.sizeHint().height() == 48


def test_a_strip_without_proposals_shows_neither_side(qtbot) -> None:
    strip = StatusStrip()
    qtbot.addWidget(strip)
    strip.show_state("Drafted", "primary", "pencil", "No vote yet")
    assert strip.marketing.isHidden()
    assert strip.sales.isHidden()
    assert strip.state.text == "Drafted"


def test_the_current_card_has_a_line_of_two_pixels(qtbot) -> None:
    card = Card()
    qtbot.addWidget(card)
    card.resize(200, 100)
    card.show_current(current=True)
    image = card.grab().toImage()
    primary = theme.color("primary").name()
    assert [image.pixelColor(x, 50).name() == primary for x in range(3)] == [True, True, False]
