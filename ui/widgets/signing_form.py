"""The form of one signatory: the sentence of consent, name, place, and a reservation."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.agreement.sides import Side
from models.errors import UserError
from models.revisions.version import Signatory
from models.text import clean, clean_line
from ui import dates
from ui.theme import theme
from ui.widgets.buttons import Button, Role
from ui.widgets.card import Card
from ui.widgets.checks import CheckBox
from ui.widgets.fields import FieldFrame, LineField
from ui.widgets.labels import FieldLabel, Label, Muted, Paragraph
from ui.widgets.notice import Notice
from ui.widgets.segmented import Segmented
from ui.widgets.text_field import TextField

SIDE = 20
QUESTION = "The day it names has gone by. Shall it take effect only with the last signature?"


class Consent(QWidget):
    """A box to tick beside a sentence of any length; a click on the sentence ticks it too."""

    def __init__(self) -> None:
        """No sentence yet."""
        super().__init__()
        self.box = CheckBox()
        self.sentence = Paragraph(style="title-medium")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.sentence, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_sentence(self, words: str) -> None:
        """Show another sentence; a tick for the old one goes."""
        if words != self.sentence.text():
            self.sentence.show_text(words)
            self.box.setAccessibleName(words)
            self.box.setChecked(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.box.click()
            self.box.setFocus()


class SigningForm(Card):
    """What one signatory confirms; the button stays off, and says why, until all is there."""

    wanted = Signal(str, str, str)
    """Sign under this name, at this place, with this reservation."""
    start_chosen = Signal(bool)
    """Whether a start in the past waits for the last signature."""

    def __init__(self) -> None:
        """Nobody signs yet."""
        super().__init__()
        self.show_current(current=True)
        self._person: Signatory | None = None
        self._busy = False
        self.title = Label("", "title")
        self.when = Muted("", "caption")
        self.consent = Consent()
        self.start = Segmented((("yes", "Yes, with the last"), ("no", "No, from that day")))
        self.start.name(QUESTION)
        self.name_field, self.place_field = LineField(), LineField()
        self.reservation = TextField(lines=2)
        self.notice = Notice()
        self.why = Muted("", "row")
        self.button = Button("Sign", Role.PRIMARY, "pencil")
        self._lay_out()
        self._connect()

    @property
    def participant(self) -> str:
        """Whose form it is."""
        return self._person.id if self._person is not None else ""

    def show_person(self, person: Signatory, sentence: str, *, asks_for_start: bool) -> None:
        """Let this person sign; everything is asked anew."""
        if person != self._person:
            self._person = person
            side = Side(person.side).label if person.side in tuple(Side) else "the agreement"
            self.title.setText(f"{person.name} signs for {side}")
            self.button.show_text(f"Sign as {person.name}")
            self.consent.box.setChecked(False)
            self.name_field.show_text("")
            self.place_field.show_text("")
            self.reservation.show_text("")
            self.notice.hide()
        now = datetime.now().astimezone()
        self.when.setText(f"{dates.long_day(now.date())}, {dates.clock(now)}")
        self.consent.show_sentence(sentence)
        self._start_box.setVisible(asks_for_start)
        self._say_why()

    def show_busy(self, *, busy: bool) -> None:
        """While the store writes, nothing can be signed twice."""
        self._busy = busy
        self._say_why()

    def show_trouble(self, trouble: UserError) -> None:
        """Say why the store has not taken the signature."""
        self.notice.show_trouble(trouble)

    def lacks(self) -> str:
        """What is still to be done before this person can sign; empty when nothing is."""
        if self._person is None:
            return ""
        typed = clean_line(self.name_field.text())
        if not self._start_box.isHidden():
            return "Choose first when it takes effect."
        if not self.consent.box.isChecked():
            return "Tick the sentence above."
        if not typed:
            return "Type your full name."
        if typed.casefold() != clean_line(self._person.name).casefold():
            return f"The name must match “{self._person.name}”."
        if not clean_line(self.place_field.text()):
            return "Say at which place you sign."
        return ""

    def sign(self) -> None:
        """Sign, if nothing is missing; else go to what is."""
        if self._busy or self._person is None:
            return
        if self.lacks():
            self._first_missing().setFocus()
            return
        self.notice.hide()
        self.wanted.emit(
            clean_line(self.name_field.text()),
            clean_line(self.place_field.text()),
            clean(self.reservation.text()).strip(),
        )

    def _first_missing(self) -> QWidget:
        if not self._start_box.isHidden():
            return self.start
        if not self.consent.box.isChecked():
            return self.consent.box
        assert self._person is not None
        typed = clean_line(self.name_field.text()).casefold()
        matches = typed == clean_line(self._person.name).casefold()
        return self.place_field.line if matches else self.name_field.line

    def _say_why(self) -> None:
        why = self.lacks()
        self.why.setText("Signing …" if self._busy else why)
        self.button.setEnabled(not why and not self._busy)
        self.button.setToolTip(why)
        self.button.setAccessibleDescription(why)

    def _choose_start(self, value: str) -> None:
        self.start.show_value("")
        self.start_chosen.emit(value == "yes")

    def _connect(self) -> None:
        self.consent.box.toggled.connect(self._say_why)
        self.name_field.line.textChanged.connect(self._say_why)
        self.place_field.line.textChanged.connect(self._say_why)
        for field in (self.name_field, self.place_field):
            field.line.returnPressed.connect(self.sign)
        self.start.chosen.connect(self._choose_start)
        self.button.clicked.connect(self.sign)

    def _lay_out(self) -> None:
        px = theme.px
        self.name_field.name("Type your full name")
        self.place_field.name("Place")
        self.reservation.name("Your own reservation, optional")
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch()
        head.addWidget(self.when)
        self._start_box = QWidget()
        asked = QVBoxLayout(self._start_box)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(px(6))
        asked.addWidget(Paragraph(QUESTION, "row-medium"))
        asked.addWidget(self.start)
        self._start_box.hide()
        line = QHBoxLayout()
        line.setSpacing(px(12))
        line.addLayout(_labelled("Type your full name", self.name_field), 5)
        line.addLayout(_labelled("Place", self.place_field), 3)
        foot = QHBoxLayout()
        foot.setSpacing(px(14))
        foot.addStretch()
        foot.addWidget(self.why)
        foot.addWidget(self.button)
        words = "Your own reservation, optional; printed beside your name"
        column = QVBoxLayout()
        column.setContentsMargins(px(SIDE - 1), px(12), px(SIDE - 1), px(12))
        column.setSpacing(px(9))
        column.addLayout(head)
        column.addWidget(self._start_box)
        column.addWidget(self.consent)
        column.addLayout(line)
        column.addLayout(_labelled(words, self.reservation))
        column.addWidget(self.notice)
        column.addLayout(foot)
        self.body.addLayout(column)


def _labelled(words: str, field: FieldFrame) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.px(5))
    column.addWidget(FieldLabel(words))
    column.addWidget(field)
    return column
