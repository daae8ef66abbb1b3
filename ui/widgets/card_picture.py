"""A picture made of cards, one for each row: Tab stops once, the arrows go from card to card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from models.agreement.section import RowId
from ui.widgets.picture_card import PictureCard


class CardPicture(QWidget):
    """Holds the cards in their order; how they are placed is up to the picture."""

    opened = Signal(str)
    """The person opened or closed the card of this row."""
    delete_wanted = Signal(str)
    menu_wanted = Signal(str)
    entered = Signal(str)

    def __init__(self) -> None:
        """An empty picture."""
        super().__init__()
        self._cards: dict[RowId, PictureCard] = {}
        self._order: tuple[RowId, ...] = ()

    @property
    def cards(self) -> tuple[PictureCard, ...]:
        """The cards in the order of their rows."""
        return tuple(self._cards[row_id] for row_id in self._order)

    def card(self, row_id: RowId) -> PictureCard | None:
        """The card of a row."""
        return self._cards.get(row_id)

    def show_open(self, row_id: RowId) -> None:
        """Mark the card of this row as the open one, or none."""
        for own, card in self._cards.items():
            card.show_open(opened=own == row_id)
        self.one_stop()

    def show_rows(self, order: Sequence[RowId], made: Callable[[RowId], PictureCard]) -> None:
        """Have one card for each of these rows, `made` where there is none yet."""
        gone = [row_id for row_id in self._cards if row_id not in order]
        self._order = tuple(row_id for row_id in order if row_id in self._cards)
        for card in [self._cards.pop(row_id) for row_id in gone]:
            card.hide()  # the keyboard goes on to another card at once
            card.deleteLater()
        for row_id in order:
            if row_id not in self._cards:
                self._cards[row_id] = card = made(row_id)
                self._connect(card)
                card.show()
        self._order = tuple(order)

    def one_stop(self) -> None:
        """Tab stops at one card: the one with the keyboard, else the open one, else the first."""
        cards = self.cards
        if not cards:
            return
        chosen = next((card for card in cards if card.hasFocus()), None)
        chosen = chosen or next((card for card in cards if card.is_open), cards[0])
        for card in cards:
            stop = Qt.FocusPolicy.StrongFocus if card is chosen else Qt.FocusPolicy.ClickFocus
            card.setFocusPolicy(stop)

    def in_order(self) -> tuple[QWidget, ...]:
        """Where Tab stops."""
        return tuple(card for card in self.cards if card.focusPolicy() & Qt.FocusPolicy.TabFocus)

    def _connect(self, card: PictureCard) -> None:
        row_id = card.row_id
        card.clicked.connect(partial(self.opened.emit, row_id))
        card.delete_wanted.connect(partial(self.delete_wanted.emit, row_id))
        card.menu_wanted.connect(partial(self.menu_wanted.emit, row_id))
        card.neighbour_wanted.connect(partial(self._focus_neighbour, row_id))
        card.end_wanted.connect(self._focus_end)
        card.entered.connect(partial(self._enter, row_id))

    def _focus_neighbour(self, row_id: RowId, step: int) -> None:
        place = self._order.index(row_id) + step
        if 0 <= place < len(self._order):
            self.cards[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_end(self, end: int) -> None:
        self.cards[0 if end < 0 else -1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self, row_id: RowId) -> None:
        self.one_stop()
        self.entered.emit(row_id)
