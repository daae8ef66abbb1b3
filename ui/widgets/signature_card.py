"""A signature that was given: what was confirmed, and taking it back by a new entry."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.agreement.sides import Side
from models.errors import UserError
from models.revisions.version import Signature
from models.text import clean
from ui import dates
from ui.theme import theme
from ui.widgets.buttons import Button, Role
from ui.widgets.card import Card
from ui.widgets.labels import FieldLabel, Label, Muted, Paragraph, Run
from ui.widgets.notice import Notice
from ui.widgets.text_field import TextField

SIDE = 20
CONSEQUENCE = (
    "The signature stays in the log with this entry behind it, and in print it shows as "
    "withdrawn. The same version can be signed again later."
)


class SignatureCard(Card):
    """One signature with its sentence, and a way to withdraw it with a reason."""

    withdrawal_wanted = Signal(str)
    """Take this signature back, for this reason."""

    def __init__(self) -> None:
        """No signature yet."""
        super().__init__()
        self.signature: Signature | None = None
        self._busy = False
        self.title = Label("", "title")
        self.entry = Muted("", "caption")
        self.sentence = Paragraph(style="row")
        self.facts = Paragraph(style="small", tone="muted")
        self.reservation = Paragraph(style="row")
        self.ask_button = Button("Withdraw this signature…", Role.OUTLINED, "undo", size=32)
        self.reason = TextField(lines=2, example="What has changed since")
        self.why = Muted("", "row")
        self.keep_button = Button("Keep it", Role.OUTLINED)
        self.withdraw_button = Button("Withdraw signature", Role.DANGER, "undo")
        self.notice = Notice()
        self._lay_out()
        self.ask_button.clicked.connect(self._ask)
        self.keep_button.clicked.connect(self._fold)
        self.reason.edit.textChanged.connect(self._say_why)
        self.withdraw_button.clicked.connect(self._withdraw)
        self._say_why()

    def show_signature(self, signature: Signature) -> None:
        """Show this signature; what was typed about another one goes."""
        if signature == self.signature:
            return
        self.signature = signature
        side = Side(signature.side).label if signature.side in tuple(Side) else "the agreement"
        self.title.setText(f"{signature.name} signed for {side}")
        self.entry.setText(f"Entry {signature.entry:,} of the log")
        self.sentence.show_text(f"“{signature.consent}”")
        local = signature.made_at.astimezone()
        facts = (
            signature.role,
            f"{dates.long_day(local.date())}, {dates.clock(local)}",
            signature.place,
        )
        self.facts.show_text(" · ".join(word for word in facts if word))
        self.reservation.show_text(Run("Reservation: ", "row-strong"), signature.reservation)
        self.reservation.setVisible(bool(signature.reservation))
        self.reason.show_text("")
        self.notice.hide()
        self._fold()

    def show_busy(self, *, busy: bool) -> None:
        """While the store writes, nothing can be withdrawn twice."""
        self._busy = busy
        self._say_why()

    def show_trouble(self, trouble: UserError) -> None:
        """Say why the store has not taken the entry."""
        self.notice.show_trouble(trouble)

    def _ask(self) -> None:
        self.ask_button.hide()
        self._question.show()
        self.reason.edit.setFocus()

    def _fold(self) -> None:
        self._question.hide()
        self.ask_button.show()

    def _say_why(self) -> None:
        given = bool(clean(self.reason.text()).strip())
        self.why.setText("" if given else "Write the reason first.")
        self.withdraw_button.setEnabled(given and not self._busy)
        self.withdraw_button.setAccessibleDescription(self.why.text())

    def _withdraw(self) -> None:
        self.withdrawal_wanted.emit(clean(self.reason.text()).strip())

    def _lay_out(self) -> None:
        px = theme.px
        self.reason.name("Reason for withdrawing")
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch()
        head.addWidget(self.entry)
        self._question = QWidget()
        asked = QVBoxLayout(self._question)
        asked.setContentsMargins(0, px(4), 0, 0)
        asked.setSpacing(px(6))
        asked.addWidget(FieldLabel("Reason for withdrawing", required=True))
        asked.addWidget(self.reason)
        asked.addWidget(Paragraph(CONSEQUENCE, "small", "muted"))
        asked.addWidget(self.notice)
        foot = QHBoxLayout()
        foot.setSpacing(px(10))
        foot.addStretch()
        foot.addWidget(self.why)
        foot.addWidget(self.keep_button)
        foot.addWidget(self.withdraw_button)
        asked.addLayout(foot)
        self._question.hide()
        column = QVBoxLayout()
        column.setContentsMargins(px(SIDE), px(14), px(SIDE), px(16))
        column.setSpacing(px(8))
        column.addLayout(head)
        for part in (self.sentence, self.facts, self.reservation):
            column.addWidget(part)
        column.addWidget(self.ask_button)
        column.addWidget(self._question)
        self.body.addLayout(column)
