"""Whether the wall has its own picture: asked before a side may write, never assumed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.agreement.sides import Side
from ui.theme import theme
from ui.turns.tiles import AnswerTile, NumberMark
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import IconLabel, Label, Lead, Paragraph

QUESTION = "Look at the wall. Can you read this sentence there?"
AGAIN = "Press Blank or Freeze on the projector, then look again: can you still read this there?"


class WallQuestion(QWidget):
    """The first step of a hand-over; it folds to one row once the wall is known to be blank."""

    answered = Signal(bool)
    """True once the wall shows something else; False when the answer was taken back."""

    def __init__(self, side: Side) -> None:
        """Ask before `side` writes."""
        super().__init__()
        self._side = side
        self.own = AnswerTile(
            "No, the wall has its own picture",
            f"The room view is blank now and stays blank until {side.label} has sealed.",
            "screens",
        )
        self.mirrored = AnswerTile(
            "Yes, the wall shows this screen",
            "Press Blank or Freeze on the projector, then look again.",
            "room",
        )
        for tile in (self.own, self.mirrored):
            tile.setAutoExclusive(False)
        self.again = IconLabel(AGAIN, "warning", "warn", "row-strong", side=16, gap=8)
        self.again.hide()
        self.change = LinkButton("Change")
        self._open = self._made_open()
        self._folded = self._made_folded()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._open)
        box.addWidget(self._folded)
        self._folded.hide()
        self.own.clicked.connect(self._own_picture)
        self.mirrored.clicked.connect(self._ask_again)
        self.change.clicked.connect(self.ask)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def ask(self) -> None:
        """Put the question anew; nothing is chosen."""
        self._show_answered(answered=False)
        self.own.setFocus()
        self.answered.emit(False)

    def _own_picture(self) -> None:
        self.again.hide()
        self._show_answered(answered=True)
        self.answered.emit(True)

    def _ask_again(self) -> None:
        """The wall shows this screen: say what to do, and ask once more."""
        self.mirrored.setChecked(False)
        self.again.show()
        self.own.setFocus()

    def _show_answered(self, *, answered: bool) -> None:
        self.own.setChecked(False)
        self.mirrored.setChecked(False)
        self._open.setVisible(not answered)
        self._folded.setVisible(answered)

    def _made_open(self) -> QWidget:
        mark = NumberMark(1)
        mark.show_state("current")
        part = QWidget()
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(mark)
        head.addWidget(Label(QUESTION, "section"), 1)
        tiles = QHBoxLayout()
        tiles.setSpacing(theme.px(16))
        tiles.addWidget(self.own)
        tiles.addWidget(self.mirrored)
        words = QVBoxLayout()
        words.setContentsMargins(theme.px(34), 0, 0, 0)
        words.setSpacing(theme.px(12))
        mirror = f"If the projector mirrors the laptop, everything {self._side.label} types"
        words.addWidget(Lead(f"{mirror} stands on the wall too."))
        words.addLayout(tiles)
        words.addWidget(self.again)
        words.addWidget(IconLabel(screens_found(), "info", "muted", "row", side=16, gap=8))
        box = QVBoxLayout(part)
        box.setContentsMargins(theme.px(32), theme.px(22), theme.px(32), theme.px(22))
        box.setSpacing(theme.px(2))
        box.addLayout(head)
        box.addLayout(words)
        return part

    def _made_folded(self) -> QWidget:
        mark = NumberMark(1)
        mark.show_state("done")
        part = QWidget()
        part.setFixedHeight(theme.px(58))
        row = QHBoxLayout(part)
        row.setContentsMargins(theme.px(32), 0, theme.px(28), 0)
        row.setSpacing(theme.px(12))
        row.addWidget(mark)
        row.addWidget(Label("The wall has its own picture", "body-strong"))
        said = Paragraph(f"and is blank until {self._side.label} has sealed", "body", "muted")
        row.addWidget(said, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.change)
        return part


def screens_found() -> str:
    """What the computer itself knows about the wall, which is never enough."""
    screens = QGuiApplication.screens()
    if len(screens) < 2:
        return "One screen found. A projector may mirror it. Please look."
    places = {(one.geometry().x(), one.geometry().y()) for one in screens}
    if len(places) < len(screens):
        return "Two screens with the same picture found. Please look."
    return "Two screens found, not mirrored. Please look anyway."
