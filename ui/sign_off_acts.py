"""What the person at the keyboard can do on the sign-off page: open, sign, or withdraw."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.errors import UserError
from models.revisions.version import Signatory
from ui import sign_off_words as said
from ui.session import Session
from ui.sign_off_desk import SignOffDesk, Typed, starts_early
from ui.widgets.opening_card import OpeningCard
from ui.widgets.signature_card import SignatureCard
from ui.widgets.signing_form import SigningForm


class SignOffActs(QWidget):
    """One card at a time; what is typed in it goes to the desk."""

    closed = Signal()
    """A new sign-off is not opened after all."""
    offered = Signal(object)
    """The keyboard is in this card now."""
    day_wanted = Signal()

    def __init__(self, session: Session, desk: SignOffDesk) -> None:
        """Nothing can be done before the desk knows how sign-off stands."""
        super().__init__()
        self._session, self._desk = session, desk
        self.opening = OpeningCard()
        self.form = SigningForm()
        self.signature = SignatureCard()
        self._cards = (self.opening, self.form, self.signature)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for card in self._cards:
            column.addWidget(card)
        self._show_only(None)
        self.opening.wanted.connect(self._open)
        self.opening.day_wanted.connect(self.day_wanted)
        self.opening.closed.connect(self.closed)
        self.form.wanted.connect(self._sign)
        self.form.start_chosen.connect(self._choose_start)
        self.signature.withdrawal_wanted.connect(self._withdraw)

    def offer_opening(self, *, open_conditions: int, closable: bool) -> None:
        """Let sign-off be opened, once no condition of the gate is open any more."""
        agreement = self._session.workshop.agreement
        start = agreement.parties.answers.effective_from
        self.opening.show_closable(closable=closable)
        self.opening.show_state(
            words=said.opening(self._desk.number),
            open_conditions=open_conditions,
            early=said.day(agreement, start) if starts_early(agreement) else "",
            author=self._session.author,
        )
        self._show_only(self.opening)

    def offer_person(self, person: Signatory | None) -> None:
        """Let this person sign, or withdraw the signature that was given."""
        if person is None:
            self._show_only(None)
        elif (signature := self._desk.standing.get(person.id)) is not None:
            self.signature.show_signature(signature)
            self._show_only(self.signature)
        else:
            asks = self._desk.asks_for_start
            self.form.show_person(person, self._desk.consent, asks_for_start=asks)
            self._show_only(self.form)

    def show_trouble(self, trouble: UserError) -> bool:
        """Say what the store has refused; False when no card is there to say it."""
        shown = [card for card in self._cards if not card.isHidden()]
        for card in shown:
            card.show_trouble(trouble)
        return bool(shown)

    def take_keyboard(self) -> None:
        """Put the keyboard where the next act begins, once all is laid out."""
        QTimer.singleShot(0, self, self._focus)

    def _focus(self) -> None:
        starts: dict[QWidget, QWidget] = {
            self.opening: self.opening.button,
            self.form: self.form.consent.box,
            self.signature: self.signature.ask_button,
        }
        for card, start in starts.items():
            if not card.isHidden() and start.isEnabled():
                start.setFocus()
                # The card takes its height once its words have been set for the width.
                QTimer.singleShot(0, self, partial(self.offered.emit, card))

    def _show_only(self, shown: QWidget | None) -> None:
        self.setVisible(shown is not None)
        for card in self._cards:
            card.setVisible(card is shown)
            card.show_busy(busy=self._desk.is_busy)

    def _open(self, after_last: bool) -> None:
        self._session.author = self.opening.name
        self._desk.open(after_last=after_last)
        self.opening.show_busy(busy=self._desk.is_busy)

    def _sign(self, name: str, place: str, reservation: str) -> None:
        typed = Typed(
            participant=self.form.participant, name=name, place=place, reservation=reservation
        )
        self._desk.sign(typed)
        self.form.show_busy(busy=self._desk.is_busy)

    def _withdraw(self, reason: str) -> None:
        signature = self.signature.signature
        if signature is not None:
            self._desk.withdraw(signature.participant, reason)
            self.signature.show_busy(busy=self._desk.is_busy)

    def _choose_start(self, after_last: bool) -> None:
        self._desk.choose_start(after_last=after_last)
