"""Opening sign-off: what happens to the draft, and what has to be settled before."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.errors import UserError
from models.text import clean_line
from ui.theme import theme
from ui.widgets.buttons import Button, LinkButton, Role
from ui.widgets.card import Card
from ui.widgets.fields import LineField
from ui.widgets.labels import FieldLabel, Label, Muted, Paragraph
from ui.widgets.notice import Notice
from ui.widgets.segmented import Segmented

SIDE = 20
LAST, THAT_DAY = "last", "day"


class OpeningCard(Card):
    """The button that freezes the draft for signing; off, with its reason, until it may."""

    wanted = Signal(bool)
    """Open sign-off; true when nothing takes effect before the last signature."""
    day_wanted = Signal()
    """Go to the day from which the agreement is to hold."""
    closed = Signal()

    def __init__(self) -> None:
        """Nothing may be opened yet."""
        super().__init__()
        self._open_conditions = 0
        self._early = ""
        self._author = ""
        self._busy = False
        self.title = Label("Open sign-off", "title")
        self.words = Paragraph(style="row", tone="muted")
        self.question = Paragraph(style="row-medium")
        self.start = Segmented(((LAST, "Yes, with the last"), (THAT_DAY, "No, from that day")))
        self.day_link = LinkButton("Change the day", tone="primary", style="small-strong")
        self.author = LineField(example="For example: Ines Falk")
        self.why = Muted("", "row")
        self.close_button = Button("Not now", Role.OUTLINED)
        self.button = Button("Open sign-off", Role.PRIMARY, "lock")
        self.notice = Notice()
        self._lay_out()
        self.start.chosen.connect(self._say_why)
        self.day_link.clicked.connect(self.day_wanted)
        self.author.line.textChanged.connect(self._say_why)
        self.author.line.returnPressed.connect(self.button.click)
        self.close_button.clicked.connect(self.closed)
        self.button.clicked.connect(self._open)

    @property
    def name(self) -> str:
        """The name typed for whoever opens sign-off."""
        return clean_line(self.author.text())

    def show_state(self, *, words: str, open_conditions: int, early: str, author: str) -> None:
        """Say what opening does and whether it may.

        `early` is the day from which the agreement is to hold, in words, when it has gone by.
        `author` is who sits at the keyboard, as far as that is known; it can be changed here.
        """
        self.words.show_text(words)
        self._open_conditions = open_conditions
        if author != self._author:
            self._author = author
            self.author.show_text(author)
        if early != self._early:
            self._early = early
            self.start.show_value("")
        self.question.show_text(
            f"The agreement is to hold from {early}, before anybody signs. "
            "Shall it take effect only with the last signature?"
        )
        self._start_box.setVisible(bool(early))
        self._author_box.setVisible(not open_conditions)
        self._say_why()

    def show_closable(self, *, closable: bool) -> None:
        """Whether it can be put aside, as when another version is in sign-off already."""
        self.close_button.setVisible(closable)

    def show_busy(self, *, busy: bool) -> None:
        """While the store writes, nothing can be opened twice."""
        self._busy = busy
        self._say_why()

    def show_trouble(self, trouble: UserError) -> None:
        """Say why the store has not opened it."""
        self.notice.show_trouble(trouble)

    def lacks(self) -> str:
        """Why sign-off cannot be opened yet; empty when it can."""
        if self._open_conditions:
            are = "condition is" if self._open_conditions == 1 else "conditions are"
            return f"{self._open_conditions} {are} not met."
        if self._early and not self.start.value():
            return "Choose first when it takes effect."
        if not self.name:
            return "Type your name first."
        return ""

    def _open(self) -> None:
        if not self.lacks() and not self._busy:
            self.notice.hide()
            self.wanted.emit(self.start.value() != THAT_DAY)

    def _say_why(self) -> None:
        why = self.lacks()
        self.why.setText("Opening …" if self._busy else why)
        self.button.setEnabled(not why and not self._busy)
        self.button.setToolTip(why)
        self.button.setAccessibleDescription(why)

    def _lay_out(self) -> None:
        px = theme.px
        self.author.name("Your name")
        self.start.name("Take effect only with the last signature")
        self._start_box = QWidget()
        asked = QVBoxLayout(self._start_box)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(px(6))
        asked.addWidget(self.question)
        choice = QHBoxLayout()
        choice.setSpacing(px(14))
        choice.addWidget(self.start, 1)
        choice.addWidget(self.day_link)
        asked.addLayout(choice)
        self._author_box = QWidget()
        named = QVBoxLayout(self._author_box)
        named.setContentsMargins(0, 0, 0, 0)
        named.setSpacing(px(5))
        named.addWidget(FieldLabel("Your name, as it stands beside the version", required=True))
        named.addWidget(self.author)
        foot = QHBoxLayout()
        foot.setSpacing(px(10))
        foot.addStretch()
        foot.addWidget(self.why)
        foot.addWidget(self.close_button)
        foot.addWidget(self.button)
        column = QVBoxLayout()
        column.setContentsMargins(px(SIDE), px(14), px(SIDE), px(16))
        column.setSpacing(px(10))
        for part in (self.title, self.words, self._start_box, self._author_box, self.notice):
            column.addWidget(part)
        column.addLayout(foot)
        self.body.addLayout(column)
        self._start_box.hide()
        self._author_box.hide()
        self.close_button.hide()
