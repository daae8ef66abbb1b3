"""The foot of a step: back, what is left to do here, and the next step."""

from __future__ import annotations

from functools import partial
from typing import TypeVar

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from models.agreement.path import Path
from ui.theme import theme
from ui.widgets.buttons import Button, LinkButton, Role
from ui.widgets.card import Band
from ui.widgets.labels import Label, Muted
from ui.widgets.toast import Toast

T = TypeVar("T", bound=QWidget)


class LeftLine(QWidget):
    """What is left on a step; what has no room for its words gives way from the ends inwards.

    The words before the links go first, then the last links; the tool tip names all of it.
    """

    place_wanted = Signal(object)

    def __init__(self) -> None:
        """Nothing is left."""
        super().__init__()
        self.head = Muted("Left on this step:", "row")
        self.links: list[LinkButton] = []
        self._dots: list[Label] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(6))
        self._row.addStretch()
        self._row.addWidget(self.head)
        self._row.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.show_left(())

    def show_left(self, left: tuple[tuple[str, Path], ...]) -> None:
        """Show these kinds of what is left, each a link to the first of it."""
        for widget in (*self.links, *self._dots):
            self._row.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.links, self._dots = [], []
        for words, where in left:
            if self.links:
                self._put(self._dots, Label("·", "row", "muted"))
            link = LinkButton(words)
            link.clicked.connect(partial(self.place_wanted.emit, where))
            self._put(self.links, link)
        said = ", ".join(words for words, _ in left)
        self.setToolTip(f"Left on this step: {said}" if said else "")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _put(self, among: list[T], widget: T) -> None:
        among.append(widget)
        self._row.insertWidget(self._row.count() - 1, widget)

    def _fit(self) -> None:
        gap = self._row.spacing()
        room = self.width() - 2 * gap
        wide = [link.sizeHint().width() for link in self.links]
        dot = self._dots[0].sizeHint().width() + gap if self._dots else 0
        shown = len(wide)
        while shown > 1 and sum(wide[:shown]) + shown * gap + (shown - 1) * dot > room:
            shown -= 1
        taken = sum(wide[:shown]) + shown * gap + max(0, shown - 1) * dot
        fits = taken + self.head.sizeHint().width() + gap <= room
        self.head.setVisible(bool(wide) and shown == len(wide) and fits)
        for number, link in enumerate(self.links):
            link.setVisible(number < shown)
        for number, one in enumerate(self._dots, 1):
            one.setVisible(number < shown)


class Foot(Band):
    """Back on the left, the next act on the right, and one slot for messages between them."""

    back_wanted = Signal()
    next_wanted = Signal()
    place_wanted = Signal(object)
    undo_wanted = Signal()

    def __init__(self) -> None:
        """An empty foot."""
        super().__init__("surface", line="line")
        self._fit()
        theme.changed.connect(self._fit)
        self.back_button = Button("Back", Role.OUTLINED, "chevron-left")
        self.next_button = Button("Next", Role.PRIMARY, trailing="chevron-right")
        self.back_button.clicked.connect(self.back_wanted)
        self.next_button.clicked.connect(self.next_wanted)
        self._slot = QStackedWidget()
        self._left = LeftLine()
        self._left.place_wanted.connect(self.place_wanted)
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
        self._left.show_left(left)

    def show_toast(self, words: str, icon: str = "trash", *, undo: bool = True) -> None:
        """Say for a moment what has just happened, with a way back."""
        self.toast.show_message(words, icon, undo=undo)
        self._slot.setCurrentIndex(1)

    def _fit(self) -> None:
        self.setFixedHeight(theme.px(60))

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
