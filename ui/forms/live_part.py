"""A card that is worked out a moment after the last key, so that typing never waits for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

PAUSE_MS = 60


class LivePart(QWidget):
    """Whatever shows what follows from the answers; a subclass says how."""

    def __init__(self) -> None:
        super().__init__()
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(PAUSE_MS)
        self._late.timeout.connect(self._on_time)
        self._stale = True

    def work_out(self) -> None:
        """Show what follows from the answers as they are now."""
        raise NotImplementedError

    def work_out_soon(self) -> None:
        """Do so after a moment, or when it comes to the front."""
        self._stale = True
        self._late.start()

    def work_out_shortly(self) -> None:
        """The same, but what goes on changing, such as a slider, does not put it off."""
        self._stale = True
        if not self._late.isActive():
            self._late.start()

    def rest(self) -> None:
        """Nothing is to be done: somebody else has just done it."""
        self._late.stop()
        self._stale = False

    def settle(self) -> None:
        """Do so at once when anything has changed since."""
        self._late.stop()
        if self._stale:
            self._stale = False
            self.work_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.settle()

    def _on_time(self) -> None:
        if self.isVisible():
            self.settle()


class Later(LivePart):
    """Works something else out a moment after the last key; it has no height of its own."""

    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work
        self.setFixedHeight(0)

    def work_out(self) -> None:
        self._work()
