"""What is worked out a moment after the last key, and only where it can be seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.forms.live_part import PAUSE_MS, Later
from ui.theme import theme


class Work:
    """Counts how often it is done."""

    def __init__(self) -> None:
        self.done = 0

    def __call__(self) -> None:
        self.done += 1


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication) -> Iterator[tuple[QWidget, Later, Work]]:
    theme.start(qapp)
    holder, work = QWidget(), Work()
    box = QVBoxLayout(holder)
    later = Later(work)
    box.addWidget(later)
    qtbot.addWidget(holder)
    holder.show()
    qtbot.waitUntil(later.isVisible)
    yield holder, later, work
    holder.hide()


Shown = tuple[QWidget, Later, Work]


def test_it_is_worked_out_when_it_comes_to_the_front(shown: Shown) -> None:
    _, _, work = shown
    assert work.done == 1


def test_many_keys_are_worked_out_once_after_the_last(qtbot: QtBot, shown: Shown) -> None:
    _, later, work = shown
    for _ in range(5):
        later.work_out_soon()
    assert work.done == 1
    qtbot.waitUntil(lambda: work.done == 2, timeout=20_000)
    qtbot.wait(2 * PAUSE_MS)
    assert work.done == 2


def test_a_key_puts_it_off_and_a_slider_does_not(qtbot: QtBot, shown: Shown) -> None:
    _, later, _ = shown
    later._late.setTimerType(Qt.TimerType.PreciseTimer)
    later._late.setInterval(60_000)
    later.work_out_soon()
    qtbot.wait(50)
    left = later._late.remainingTime()
    later.work_out_soon()
    assert later._late.remainingTime() > left
    qtbot.wait(50)
    left = later._late.remainingTime()
    later.work_out_shortly()
    assert later._late.remainingTime() <= left


def test_what_goes_on_changing_is_worked_out_all_the_same(qtbot: QtBot, shown: Shown) -> None:
    _, later, work = shown
    later.work_out_shortly()
    qtbot.waitUntil(lambda: work.done == 2, timeout=20_000)


def test_behind_other_pages_it_waits_until_it_is_seen(qtbot: QtBot, shown: Shown) -> None:
    holder, later, work = shown
    holder.hide()
    later.work_out_soon()
    qtbot.wait(3 * PAUSE_MS)
    assert work.done == 1
    holder.show()
    assert work.done == 2


def test_nothing_is_worked_out_twice(qtbot: QtBot, shown: Shown) -> None:
    _, later, work = shown
    later.settle()
    assert work.done == 1
    later.work_out_soon()
    later.settle()
    later.work_out_soon()
    later.rest()
    qtbot.wait(3 * PAUSE_MS)
    assert work.done == 2
