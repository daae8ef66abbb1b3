"""The clock on the wall of the workshop: the time now, and a tick every second while it runs."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal

TICK_MS = 1_000


class Clock(QObject):
    """Where everything that runs against time asks for it; a test sets one of its own."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """A clock that does not tick yet."""
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.ticked)

    def now(self) -> datetime:
        """The time now, in UTC."""
        return datetime.now(UTC)

    def run(self, *, on: bool) -> None:
        """Tick from now on, or not any more."""
        if on and not self._timer.isActive():
            self._timer.start()
        elif not on:
            self._timer.stop()
