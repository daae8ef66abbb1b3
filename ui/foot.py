"""The foot of a step: back, what is left to do here, and the next step."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from models.agreement.path import Path
from ui.theme import theme
from ui.widgets.buttons import Button, LinkButton, Role
from ui.widgets.card import Band
from ui.widgets.labels import Label, Muted
from ui.widgets.toast import Toast


class Foot(Band):
    """Back on the left, the next act on the right, and one slot for messages between them."""

    back_wanted = Signal()
    next_wanted = Signal()
    place_wanted = Signal(object)
    undo_wanted = Signal()

    def __init__(self) -> None:
        """An empty foot."""
        super().__init__("surface", line="line")
        self.setFixedHeight(theme.px(60))
        self.back_button = Button("Back", Role.OUTLINED, "chevron-left")
        self.next_button = Button("Next", Role.PRIMARY, trailing="chevron-right")
        self.back_button.clicked.connect(self.back_wanted)
        self.next_button.clicked.connect(self.next_wanted)
        self._slot = QStackedWidget()
        self._left = QWidget()
        self._left_row = QHBoxLayout(self._left)
        self._left_row.setContentsMargins(0, 0, 0, 0)
        self._left_row.setSpacing(theme.px(6))
        self.toast = Toast()
        self.toast.undo_wanted.connect(self.undo_wanted)
        self.toast.gone.connect(self._end_toast)
        self._slot.addWidget(self._left)
        self._slot.addWidget(_centred(self.toast))
        row = self.row
        row.setContentsMargins(theme.px(32), 0, theme.px(32), 0)
        row.setSpacing(theme.px(16))
        row.addWidget(self.back_button)
        row.addWidget(self._slot, 1)
        row.addWidget(self.next_button)

    def show_ways(self, *, back: bool, onward: str) -> None:
        """Whether there is a step before, and what the step after is called; empty at the end."""
        self.back_button.setEnabled(back)
        self.next_button.setVisible(bool(onward))
        self.next_button.show_text(onward)

    def show_left(self, left: tuple[tuple[str, Path], ...]) -> None:
        """Say what is left on this step, one link a kind."""
        while (item := self._left_row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._left_row.addStretch()
        if left:
            self._left_row.addWidget(Muted("Left on this step:", "row"))
        for number, (words, where) in enumerate(left):
            if number:
                self._left_row.addWidget(Label("·", "row", "muted"))
            link = LinkButton(words)
            link.clicked.connect(partial(self.place_wanted.emit, where))
            self._left_row.addWidget(link)
        self._left_row.addStretch()

    def show_toast(self, words: str, icon: str = "trash", *, undo: bool = True) -> None:
        """Say for a moment what has just happened, with a way back."""
        self.toast.show_message(words, icon, undo=undo)
        self._slot.setCurrentIndex(1)

    def _end_toast(self) -> None:
        self._slot.setCurrentIndex(0)


def _centred(widget: QWidget) -> QWidget:
    frame = QWidget()
    row = QHBoxLayout(frame)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch()
    row.addWidget(widget)
    row.addStretch()
    return frame
