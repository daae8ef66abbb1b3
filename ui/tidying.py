"""Clearing away what is no longer used, always on the window's own thread.

Python otherwise does it on whatever thread happens to run, and a timer or widget that dies on the
store's thread takes the program with it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 1_000


class Tidier(QObject):
    """Collects garbage now and then while another thread is at work."""

    _at_work = 0

    def __init__(self, parent: QObject | None = None) -> None:
        """Do nothing before `begin`."""
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.tidy)

    def begin(self) -> None:
        """From now on only this thread collects garbage."""
        if not self._timer.isActive():
            Tidier._at_work += 1
            gc.disable()
            self._timer.start()

    def end(self) -> None:
        """Leave it to Python again, now that there is one thread only."""
        if self._timer.isActive():
            self._timer.stop()
            Tidier._at_work -= 1
            if not Tidier._at_work:
                gc.enable()

    def tidy(self) -> None:
        """Collect as much as Python would by now."""
        for generation, (count, limit) in enumerate(
            zip(gc.get_count(), gc.get_threshold(), strict=True)
        ):
            if count <= limit:
                return
            gc.collect(generation)
