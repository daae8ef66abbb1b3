"""A program of its own that is killed while a side writes: opens, hands over, types, and waits."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from models.agreement.sides import Side
from tests import builders
from tests.ui.turns.room import opened_room


class Hands:
    """What pytest-qt would do, in a program without pytest."""

    def waitUntil(self, holds: Callable[[], Any], timeout: int = 10_000) -> None:
        until = time.monotonic() + timeout / 1000
        while not holds():
            QCoreApplication.processEvents()
            time.sleep(0.01)
            if time.monotonic() > until:
                raise TimeoutError

    @contextmanager
    def waitSignal(self, signal: Any, timeout: int) -> Iterator[None]:
        came: list[bool] = []
        signal.connect(lambda *said: came.append(True))
        yield
        self.waitUntil(lambda: bool(came), timeout)

    def mouseClick(self, widget: QWidget, button: Qt.MouseButton) -> None:
        QTest.mouseClick(widget, button)

    def keyClick(self, widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        QTest.keyClick(widget, key, held)

    def keyClicks(self, widget: QWidget, words: str) -> None:
        QTest.keyClicks(widget, words)


def main(folder: Path, words: str) -> None:
    app = QApplication([])
    with opened_room(Hands(), app, folder, builders.complete_workshop()) as room:
        room.start(Side.SALES)
        room.type(words)
        room.saved()
        print("typed", flush=True)
        while True:
            QCoreApplication.processEvents()
            time.sleep(0.05)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
