"""What every editor of an answer has in common."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Editor(QWidget):
    """Shows one value and reports the new one; it keeps none.

    `edited` carries the new value, empty ("" or () or None) when the answer was taken away.
    `refused` carries the sentence to show when what was typed cannot be kept as a value, and an
    empty text once it can; the typed words stay in the editor. `left` tells that the focus has gone.
    """

    edited = Signal(object)
    refused = Signal(str)
    entered = Signal()
    left = Signal()

    def show_value(self, value: object) -> None:
        """Show a value without reporting it; keep cursor and selection when it is the same."""
        raise NotImplementedError

    def show_state(self, state: str) -> None:
        """Look default, unconfirmed, error or warning."""
        raise NotImplementedError

    def focus_editor(self) -> None:
        """Put the cursor where typing starts."""
        raise NotImplementedError
