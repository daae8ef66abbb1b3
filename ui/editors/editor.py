"""What every editor of an answer has in common."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.fields import FieldFrame


class Editor(QWidget):
    """Shows one value and reports the new one; it keeps none.

    `edited` carries the new value, empty ("" or () or None) when the answer was taken away.
    `refused` carries the sentence to show when what was typed cannot be kept as a value, and an
    empty text once it can; the typed words stay in the editor. `left` tells that the focus has
    gone, `confirmed` that somebody stands by a starter value.
    """

    edited = Signal(object)
    refused = Signal(str)
    confirmed = Signal()
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

    def name(self, label: str) -> None:
        """Say what is asked for, to those who hear the page."""
        raise NotImplementedError

    def renew(self) -> None:
        """Look again at what can be chosen, and at the currency; nothing for most editors."""

    def show_marks(self, quotes: tuple[str, ...], token: str = "err") -> None:
        """Underline these stretches of the text; nothing where there is no text."""

    def put_caret(self, after: int) -> None:
        """Put the cursor behind so many characters; nothing where there is no text."""

    def tell_entered(self, inside: bool) -> None:
        """Report that the keyboard came into the editor or left it."""
        (self.entered if inside else self.left).emit()


class FramedEditor(Editor):
    """An editor in one frame, which shows its state."""

    def __init__(self, frame: FieldFrame, parent: QWidget | None = None) -> None:
        """Stand in `frame`."""
        super().__init__(parent)
        self.frame = frame
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(frame)
        self.setSizePolicy(frame.sizePolicy())
        self.setFocusProxy(frame)
        frame.entered.connect(self.tell_entered)
        frame.confirmed.connect(self.confirmed)

    def show_state(self, state: str) -> None:
        self.frame.show_state(state)

    def name(self, label: str) -> None:
        self.frame.name(label)
