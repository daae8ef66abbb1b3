"""A small screen with large text: what has no room gives way, and nothing is left unreadable."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from models.starters import start
from models.store.store import Store
from tests.ui.whole_window import open_first, titled, whole_window
from ui.foot import LeftLine
from ui.main_window import MainWindow
from ui.rail import NARROW, WIDTH, PhaseRow, Rail, StepRow
from ui.theme import theme
from ui.widgets.drawing import text_width
from ui.widgets.tier_tabs import TierTab

TITLE = "Sample workshop agreement"


@pytest.fixture
def window(qtbot, tmp_path: Path) -> Iterator[MainWindow]:
    with Store.open(tmp_path) as store:
        store.create(titled(start("sample-workshop"), TITLE, "Fenwright"), "Ann")
    with whole_window(qtbot, tmp_path) as shown:
        shown.resize(1280, 720)
        open_first(qtbot, shown)
        theme.show_percent(150)
        settle(qtbot)
        yield shown
        theme.show_percent(100)


def settle(qtbot) -> None:
    for _ in range(4):
        QApplication.processEvents()
        qtbot.wait(10)


def test_the_title_is_read_in_full_and_what_gave_way_is_in_the_tips(window: MainWindow) -> None:
    bar = window.opened.top_bar
    title = bar._title
    assert title.width() >= text_width(TITLE, title.font())
    assert not bar.theme_button.isVisible()
    assert bar.saved_chip.text == "Saved"
    assert bar.saved_chip.toolTip().startswith("Saved ")
    for box in (window.opened.block_box, *bar._boxes):
        assert box.text() == ""
        assert box.accessibleName() == box.words != ""
        assert box.toolTip()
    assert bar.height() == theme.px(56)
    assert window.opened.workspace.foot.height() == theme.px(60)


def test_the_rail_shows_the_step_that_is_open_whatever_the_size(qtbot, window: MainWindow) -> None:
    space = window.opened.workspace
    rail: Rail = space.rail
    assert rail.width() == theme.px(NARROW)
    space.open_step("sign_off")
    settle(qtbot)
    row = next(one for one in rail.findChildren(StepRow) if one.isChecked())
    view = rail._scroll.viewport()
    top = row.mapTo(view, QPoint(0, 0)).y()
    assert 0 <= top <= view.height() - row.height()
    assert row.toolTip().startswith("Sign-off: ")
    assert all(one.toolTip() == one.phase.value for one in rail.findChildren(PhaseRow))
    assert "clauses agreed" in rail._bar.toolTip()
    window.resize(1920, 1000)
    settle(qtbot)
    assert rail.width() == theme.px(WIDTH)


def test_no_kind_of_what_is_left_is_cut_in_the_middle(qtbot, window: MainWindow) -> None:
    space = window.opened.workspace
    space.open_step("response")
    settle(qtbot)
    line: LeftLine = space.foot._left
    every = ["300 errors", "1234 warnings", "4 starter values", "28 unanswered"]
    line.show_left(tuple((words, ("response",)) for words in every))
    settle(qtbot)
    shown = [one for one in line.links if one.isVisible()]
    assert 0 < len(shown) < len(every)
    for one in shown:
        assert one.width() >= one.sizeHint().width()
        assert 0 <= one.x() <= line.width() - one.width()
    assert not line.head.isVisible()
    assert line.toolTip() == f"Left on this step: {', '.join(every)}"
    theme.show_percent(100)
    window.resize(1600, 900)
    settle(qtbot)
    assert all(one.isVisible() for one in line.links)
    assert line.head.isVisible()


def test_a_tier_is_named_over_two_lines_before_it_is_cut(qtbot, window: MainWindow) -> None:
    space = window.opened.workspace
    space.open_step("response")
    settle(qtbot)
    tabs = {one.face.name: one for one in space.page.findChildren(TierTab)}
    assert tabs["Quote requests"].lines() == ("A  Quote", "requests")
    assert "Quote requests" in tabs["Quote requests"].toolTip()
