"""Garbage is collected on the window's thread, never on the store's."""

from __future__ import annotations

import gc
import threading
from pathlib import Path

from PySide6.QtCore import QObject

from ui.library import Library
from ui.tidying import Tidier


class Ring:
    """An object in a ring of references, which only the collector can clear away."""

    def __init__(self, died_on: list[str]) -> None:
        self.me = self
        self.died_on = died_on

    def __del__(self) -> None:
        self.died_on.append(threading.current_thread().name)


def test_while_the_store_is_open_its_thread_collects_nothing(qtbot, tmp_path: Path) -> None:
    library = Library()
    died_on: list[str] = []
    with qtbot.waitSignal(library.ready, timeout=20_000):
        library.start(tmp_path, lambda trouble: None)
    try:
        assert not gc.isenabled()
        Ring(died_on)
        done: list[object] = []
        for _ in range(20):
            library.listing(done.append)
        qtbot.waitUntil(lambda: len(done) == 20, timeout=20_000)
        assert not died_on
    finally:
        library.stop()
    assert gc.isenabled()
    gc.collect()
    assert died_on == ["MainThread"]


def test_much_garbage_is_collected_and_little_is_left_alone(qtbot) -> None:
    parent = QObject()
    tidier = Tidier(parent)
    tidier.begin()
    try:
        died_on: list[str] = []
        gc.collect()
        Ring(died_on)
        tidier.tidy()
        assert not died_on
        kept = [[number] for number in range(gc.get_threshold()[0] * 2)]
        tidier.tidy()
        assert died_on == ["MainThread"]
        assert kept
    finally:
        tidier.end()


def test_collecting_goes_back_to_python_when_the_last_one_ends(qtbot) -> None:
    parent = QObject()
    one, other = Tidier(parent), Tidier(parent)
    one.begin()
    other.begin()
    one.end()
    assert not gc.isenabled()
    other.end()
    other.end()
    assert gc.isenabled()
