"""What the wall shows and when, on one screen and on two."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from models import starters
from models.agreement import path
from models.drafting.presets import one_day
from models.workshop import Workshop
from tests.architecture.source_tree import ROOT
from tests.ui.opened import Opened, opened
from ui.clock import Clock
from ui.room.control import RoomControl, Shows
from ui.room.making import Face
from ui.room.picture import BLANK, AgreedText, Balance, Countdown, Funnel, Reading
from ui.room.wall_box import WallBox
from ui.room.window import RoomWindow
from ui.settings import Settings
from ui.theme import theme

START = datetime(2026, 11, 26, 13, 53, tzinfo=UTC)
TIER = "response.tiers.00000009-0001-4000-8000-000000000001"


class SetClock(Clock):
    """A clock that stands until a test moves it."""

    def __init__(self) -> None:
        super().__init__()
        self.at = START

    def now(self) -> datetime:
        return self.at

    def go(self, **by: float) -> None:
        """Let time pass, and tick."""
        self.at += timedelta(**by)
        self.ticked.emit()


@pytest.fixture
def work(qtbot: Any, tmp_path: Path) -> Iterator[Opened]:
    agreement = starters.start("sample").agreement
    with opened(qtbot, tmp_path, Workshop(agreement=agreement)) as one:
        yield one


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def control(
    work: Opened, clock: SetClock, qapp: QApplication, tmp_path: Path
) -> Iterator[RoomControl]:
    theme.start(qapp)
    laptop = QWidget()
    settings = Settings(tmp_path)
    made = RoomControl(work.session, clock, laptop, work.advice, settings)
    yield made
    made.close()
    laptop.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def shown(control: RoomControl) -> RoomWindow:
    assert control.window is not None
    return control.window


def test_f5_opens_a_window_where_there_is_one_screen(control: RoomControl) -> None:
    assert control.words == "Wall: off"
    control.follow("response")
    control.toggle()
    window = shown(control)
    assert window.isVisible()
    assert not window.isFullScreen()
    assert window.windowTitle() == "Room view"
    assert isinstance(window.picture, Reading)
    assert control.words == "Wall: question"
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert not control.is_open


def test_with_two_screens_it_fills_the_other_one(tmp_path: Path) -> None:
    screens = [
        {"name": "laptop", "x": 0, "y": 0, "width": 1440, "height": 900},
        {"name": "projector", "x": 1440, "y": 0, "width": 1024, "height": 768},
    ]
    rest = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    layout = tmp_path / "screens.json"
    layout.write_text(json.dumps({"screens": [one | rest for one in screens]}))
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.room.two_screens"],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={layout}"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    assert said == {
        "screen": "projector",
        "laptop": "laptop",
        "full": True,
        "size": [1024, 768],
        "words": "Wall: question",
        "open": False,
    }


def test_it_follows_the_facilitator_to_the_clause(control: RoomControl, work: Opened) -> None:
    control.open()
    control.follow_path((*path.parse(TIER), "share"))
    work.qtbot.waitUntil(lambda: isinstance(shown(control).picture, AgreedText))
    picture = shown(control).picture
    assert isinstance(picture, AgreedText)
    assert picture.head.clause == "Quote requests"
    assert control.words == "Wall: the text"
    control.follow_path(("review",))
    work.qtbot.waitUntil(lambda: isinstance(shown(control).picture, Reading))


def test_it_stays_where_it_was_left_and_shows_what_changes_there(
    control: RoomControl, work: Opened
) -> None:
    control.follow("response", TIER)
    control.open()
    control.show(Shows.STAY)
    control.follow("dashboards")
    work.session.edit((*path.parse(TIER), "leads"), "written quote requests", "Leads")
    work.qtbot.waitUntil(lambda: "written quote" in str(shown(control).picture))
    control.show(Shows.FOLLOW)
    picture = shown(control).picture
    assert isinstance(picture, Reading)
    assert picture.head.step == "Dashboards"


def test_b_blanks_and_brings_back_what_was_there(control: RoomControl) -> None:
    control.follow("response", TIER)
    control.open()
    QTest.keyClick(shown(control), Qt.Key.Key_B)
    assert shown(control).picture == BLANK
    assert control.words == "Wall: blank"
    QTest.keyClick(shown(control), Qt.Key.Key_B)
    assert isinstance(shown(control).picture, AgreedText)


def test_a_turn_blanks_it_until_the_turn_is_over(control: RoomControl) -> None:
    control.follow("response", TIER)
    control.open()
    control.blank()
    assert shown(control).picture == BLANK
    control.show(Shows.COUNTDOWN)
    control.toggle_blank()
    control.toggle_blank()
    assert shown(control).picture == BLANK
    control.close()
    control.open()
    assert shown(control).picture == BLANK
    control.come_back()
    assert isinstance(shown(control).picture, Countdown)


def test_what_was_blank_before_a_turn_stays_blank_after_it(control: RoomControl) -> None:
    control.follow("response", TIER)
    control.open()
    control.toggle_blank()
    control.blank()
    control.come_back()
    assert shown(control).picture == BLANK


def test_the_menu_offers_both_proposals_only_once_they_may_be_seen(
    control: RoomControl, qtbot: Any
) -> None:
    control.follow("response", TIER)
    box = WallBox(control)
    qtbot.addWidget(box)
    assert [one.text() for one in box.menu_of_wall().actions()] == ["Open the room view\tF5"]
    control.open()
    texts = [one.text() for one in box.menu_of_wall().actions() if one.text()]
    assert "Both proposals" not in texts
    assert texts[:3] == ["Close the room view\tF5", "Blank\tB", "Follow the clause I am at"]
    assert control.faces == ()
    choice = {one.text(): one for one in box.menu_of_wall().actions()}
    choice["Countdown of the block"].trigger()
    assert isinstance(shown(control).picture, Countdown)
    assert box.text() == "Wall: countdown"
    assert control.face is Face.LATEST


def test_what_was_found_stands_beside_the_text_until_it_is_mended(
    control: RoomControl, work: Opened
) -> None:
    control.follow("response", TIER)
    control.open()
    where = (*path.parse(TIER), "fallback")
    work.session.edit(where, "Sales calls them as soon as possible.", "Above")
    work.qtbot.waitUntil(lambda: bool(remarks(control)), timeout=20_000)
    assert "as soon as possible" in remarks(control)[0]
    assert remarks(control)[0].endswith("?")
    work.session.edit(where, "Sales calls them within 8 business hours.", "Above")
    work.qtbot.waitUntil(lambda: not remarks(control), timeout=20_000)


def remarks(control: RoomControl) -> list[str]:
    picture = shown(control).picture
    assert isinstance(picture, AgreedText)
    return [f"{one.words} {one.question}" for one in picture.remarks]


def test_the_facilitator_can_take_the_questions_off_the_wall_for_good(
    control: RoomControl, work: Opened, tmp_path: Path, clock: SetClock
) -> None:
    work.session.edit((*path.parse(TIER), "fallback"), "We call them as soon as possible.", "Above")
    work.advice.judge()
    control.follow("response", TIER)
    control.open()
    assert remarks(control)
    box = WallBox(control)
    work.qtbot.addWidget(box)
    choice = {one.text(): one for one in box.menu_of_wall().actions()}
    assert choice["Questions beside the text"].isChecked()
    choice["Questions beside the text"].trigger()
    assert remarks(control) == []
    later = RoomControl(work.session, clock, box, work.advice, Settings(tmp_path))
    assert not later.asks
    later.show_asking(True)
    assert Settings(tmp_path).asks_in_room


def test_many_questions_are_counted_and_leave_the_text_its_room(
    control: RoomControl, work: Opened
) -> None:
    where = (*path.parse(TIER), "fallback")
    vague = "The most promising leads are handled as soon as possible with appropriate measures."
    control.follow("response", TIER)
    control.open()
    shown(control).resize(1920, 1080)
    before = shown(control).page_count
    work.session.edit(where, vague, "Above")
    work.advice.judge()
    control.refresh()
    assert len(remarks(control)) > 2
    assert shown(control).page_count <= before + 1


def test_the_funnel_and_the_counts_can_be_put_on_the_wall(
    control: RoomControl, work: Opened
) -> None:
    control.follow("response", TIER)
    control.open()
    box = WallBox(control)
    work.qtbot.addWidget(box)
    choice = {one.text(): one for one in box.menu_of_wall().actions()}
    choice["The funnel"].trigger()
    assert isinstance(shown(control).picture, Funnel)
    assert control.words == "Wall: the funnel"
    choice["Who promises what"].trigger()
    assert isinstance(shown(control).picture, Balance)
    control.show(Shows.FOLLOW)
    assert isinstance(shown(control).picture, AgreedText)
    work.session.edit(("funnel", "answers", "deal_value"), None, "Deal")
    assert "The funnel" not in [one.text() for one in box.menu_of_wall().actions()]


def test_of_the_funnel_the_text_can_be_shown_instead_of_the_picture(control: RoomControl) -> None:
    control.follow("funnel", "funnel.rates")
    control.open()
    assert isinstance(shown(control).picture, Funnel)
    assert control.faces == (Face.LATEST, Face.TEXT)
    control.show_face(Face.TEXT)
    assert isinstance(shown(control).picture, AgreedText)


class Counted(RoomWindow):
    """A room view that counts what it paints."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self.painted: list[tuple[int, int]] = []

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted.append((event.rect().width(), event.rect().height()))
        super().paintEvent(event)


def counting_down(work: Opened) -> Workshop:
    agenda = one_day()
    drafting = replace(
        work.session.workshop.drafting, agenda=agenda.begun(agenda.blocks[0].id, START)
    )
    return replace(work.session.workshop, drafting=drafting)


def test_a_second_paints_the_clock_alone(control: RoomControl, work: Opened) -> None:
    work.session.take(counting_down(work))
    clock = SetClock()
    window = Counted(clock)
    work.qtbot.addWidget(window)
    window.resize(1024, 768)
    control.follow("response", TIER)
    control.open()
    window.show_picture(shown(control).picture)
    window.show()
    work.qtbot.waitUntil(lambda: bool(window.painted))
    QCoreApplication.processEvents()
    window.painted.clear()
    clock.go(seconds=1)
    work.qtbot.waitUntil(lambda: bool(window.painted))
    assert all(wide < 512 and tall < 160 for wide, tall in window.painted)
    window.painted.clear()
    window.show_picture(shown(control).picture)
    QCoreApplication.processEvents()
    assert window.painted == []


def test_a_long_text_takes_pages_and_never_smaller_type(control: RoomControl, work: Opened) -> None:
    where = (*path.parse(TIER), "fallback")
    work.session.edit(where, "The longest of all queues is worked first. " * 40, "Above")
    control.follow("response", TIER)
    control.open()
    window = shown(control)
    window.resize(1024, 768)
    assert window.page_count > 2
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    assert window.page == 1
    for _ in range(20):
        QTest.keyClick(window, Qt.Key.Key_Right)
    assert window.page == window.page_count - 1
    QTest.keyClick(window, Qt.Key.Key_PageUp)
    assert window.page == window.page_count - 2


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768), (1366, 768), (640, 480), (3840, 2160)])
def test_every_step_can_be_shown_at_every_size(control: RoomControl, size: tuple[int, int]) -> None:
    control.open()
    window = shown(control)
    window.resize(*size)
    for place, shows in (
        ("response", Shows.FOLLOW),
        ("diagnosis", Shows.FOLLOW),
        ("review", Shows.FOLLOW),
        ("funnel", Shows.FOLLOW),
        ("funnel", Shows.BALANCE),
    ):
        control.follow(place)
        control.show(shows)
        ink = window.grab().toImage()
        colours = {
            ink.pixelColor(x, y).name()
            for x in range(0, ink.width(), 7)
            for y in range(0, ink.height(), 7)
        }
        assert "#ffffff" in colours
        assert len(colours) > 2


def test_the_wall_is_light_while_the_window_is_dark(control: RoomControl) -> None:
    from ui.tokens import Look

    theme.show_look(Look.DARK)
    try:
        control.follow("response", TIER)
        control.open()
        assert shown(control).grab().toImage().pixelColor(2, 2).name() == "#ffffff"
    finally:
        theme.show_look(Look.LIGHT)
