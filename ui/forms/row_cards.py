"""Rows as cards, one of them open."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from models.agreement import path
from models.agreement.clauses import ClauseId
from models.agreement.kinds import Rows
from models.agreement.path import Path
from models.agreement.section import RowId
from models.workshop import Workshop
from ui.advice import Advice
from ui.forms import row_words
from ui.forms.clause_head import ClauseHead
from ui.forms.drop_line import DropLine, gap_at, index_after_drop
from ui.forms.empty_rows import EmptyRows
from ui.forms.row_card import RowCard
from ui.forms.row_head import STEPS
from ui.forms.row_states import DRAFT, State, row_states
from ui.forms.rows import RowsView, SectionRow, bring_into_view
from ui.session import Session
from ui.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chips import Kind

UNSAID: State = ("", Kind.NEUTRAL, "")


class RowCards(RowsView):
    """Cards in their order below a line with their title; Add is at its right end."""

    def __init__(self, session: Session, advice: Advice, where: Path, kind: Rows) -> None:
        super().__init__(session, advice, where, kind)
        self._cards: dict[RowId, RowCard] = {}
        self._said: dict[RowId, State] = {}
        self._open: RowId = ""
        self._targets = row_words.pointed_at(kind, telling=True)
        self.head = SectionRow(kind.label)
        self.add_button = Button("Add", icon="plus", size=32)
        self.add_button.setAccessibleName(f"Add {row_words.with_article(kind.one)}")
        self.add_button.clicked.connect(self._add)
        self.head.add_act(self.add_button)
        self.empty = EmptyRows(kind)
        self.empty.add_button.clicked.connect(self._add)
        self.empty.paste_button.clicked.connect(self._paste)
        self.clause = self._made_clause()
        self._cards_area = QWidget()
        self._stack = QVBoxLayout(self._cards_area)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(theme.px(8))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(8))
        for part in (self.head, self.notice, *self._clause_card(), self.empty, self._cards_area):
            box.addWidget(part)
        self._line = DropLine(self)
        self.show_workshop(None, session.workshop)
        self.show_findings()
        if self.clause is not None:
            self.clause.left_out_changed.connect(self._show_left_out)
            self._show_left_out(self.clause.is_left_out)

    @property
    def cards(self) -> tuple[RowCard, ...]:
        """The cards from top to bottom."""
        return tuple(self._cards[row.id] for row in self.rows if row.id in self._cards)

    @property
    def open_card(self) -> RowCard | None:
        """The card that is open."""
        return self._cards.get(self._open)

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        rows, agreement = self.rows, after.agreement
        kept = {row.id for row in rows}
        for row_id in [row_id for row_id in self._cards if row_id not in kept]:
            self._drop_card(row_id)
        new = [row.id for row in rows if row.id not in self._cards]
        for row_id in new:
            self._cards[row_id] = self._made(row_id)
        for number, row in enumerate(rows):
            card = self._cards[row.id]
            if self._stack.indexOf(card) != number:
                self._stack.removeWidget(card)
                self._stack.insertWidget(number, card)
            card.show_row(agreement, row, (number + 1, len(rows)))
        if before is not None and self._names_changed(before, after):
            for card in self._cards.values():
                card.renew(agreement)
        if (opened := self.open_card) is not None:
            opened.show_workshop(before, after)
        self._show_states()
        if self.clause is not None:
            self.clause.show_workshop(before, after)
        self.head.show_count(len(rows))
        self._show_left_out(self.clause is not None and self.clause.is_left_out)

    def show_findings(self) -> None:
        self._show_states()
        if self.clause is not None:
            self.clause.show_findings()
        if (opened := self.open_card) is not None:
            opened.show_findings()

    def reveal(self, where: Path) -> bool:
        depth = len(self.where)
        if where[:depth] != self.where:
            return False
        if len(where) == depth:
            self._focus_at(0)
            return True
        card = self._cards.get(where[depth])
        if card is None:
            return False
        self.open(card.row_id)
        if len(where) > depth + 1 and card.form is not None and card.form.reveal(where):
            return True
        card.head.setFocus()
        bring_into_view(card.head)
        return True

    def open(self, row_id: RowId) -> None:
        """Open a card and close the one that was open."""
        if row_id == self._open:
            return
        if (opened := self.open_card) is not None:
            opened.close_form()
        self._open = row_id
        self._cards[row_id].open()
        self._show_states()
        self.session.end_burst()
        self.place_changed.emit((*self.where, row_id))

    def close_open(self) -> None:
        """Close the open card."""
        if (opened := self.open_card) is not None:
            self._open = ""
            opened.close_form()
            self._show_states()
            self.session.end_burst()

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        card = self._card_with_keyboard()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif held == Qt.KeyboardModifier.ControlModifier and event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            self._add()
        elif card is not None and held == Qt.KeyboardModifier.AltModifier and event.key() in STEPS:
            self._move(card, self.index_of(card.row_id) + STEPS[Qt.Key(event.key())])
        elif (
            card is not None
            and held == Qt.KeyboardModifier.ControlModifier
            and (event.key() == Qt.Key.Key_D)
        ):
            self._duplicate(card.row_id)
        elif card is not None and card.is_open and event.key() == Qt.Key.Key_Escape:
            self.close_open()
        else:
            super().keyPressEvent(event)

    def _card_with_keyboard(self) -> RowCard | None:
        focus = self.window().focusWidget()
        found = (
            card
            for card in self._cards.values()
            if focus is not None and (card is focus or card.isAncestorOf(focus))
        )
        return next(found, None)

    # What can be done

    def _add(self) -> None:
        row_id = self.add_row()
        self._catch_up()
        self.open(row_id)
        form = self._cards[row_id].form
        bring_into_view(self._cards[row_id])
        if form is not None:
            form.reveal((*self.where, row_id))

    def _duplicate(self, row_id: RowId) -> None:
        copy = self.duplicate_row(row_id)
        self._catch_up()
        self._focus_at(self.index_of(copy))

    def _delete(self, row_id: RowId) -> None:
        place = self.index_of(row_id)
        self.delete_row(row_id)
        self._catch_up()
        if self.index_of(row_id) < 0:
            self._focus_at(place)

    def _move(self, card: RowCard, index: int) -> None:
        focus = self.window().focusWidget()
        self.move_row(card.row_id, index)
        self._catch_up()
        if focus is not None:
            focus.setFocus()
        bring_into_view(card.head)

    def _paste(self) -> None:
        pasted = self.paste_rows()
        self._catch_up()
        if pasted.rows and not pasted.problems:
            self._focus_at(self.index_of(pasted.rows[0].id))
            self.tell_of_notice()

    def _toggle(self, row_id: RowId) -> None:
        if row_id == self._open:
            self.close_open()
        else:
            self.open(row_id)
        card = self._cards[row_id]
        card.head.setFocus()
        bring_into_view(card.head)

    def _focus_neighbour(self, row_id: RowId, step: int) -> None:
        place = self.index_of(row_id) + step
        if 0 <= place < len(self.rows):
            self._focus_at(place)

    def _focus_at(self, place: int) -> None:
        """Give the keyboard to the card at this place, or to the last, or to Add."""
        cards = self.cards
        if cards:
            head = cards[min(place, len(cards) - 1)].head
            head.setFocus()
            bring_into_view(head)
        else:
            self.empty.add_button.setFocus()

    # Dragging

    def _drag(self, row_id: RowId, pointer: QPoint) -> None:
        gap = gap_at(self._cards_area.mapFromGlobal(pointer).y(), self._spans())
        cards = self.cards
        half = theme.px(8) // 2
        if gap < len(cards):
            self._show_line(cards[gap].y() - half)
        else:
            self._show_line(cards[-1].geometry().bottom() + 1 + half)
        _scroll_towards(self, pointer)

    def _show_line(self, height: int) -> None:
        self._line.show_at(self._cards_area.y() + height)

    def _drop(self, row_id: RowId, pointer: QPoint) -> None:
        self._line.hide()
        gap = gap_at(self._cards_area.mapFromGlobal(pointer).y(), self._spans())
        start = self.index_of(row_id)
        if start >= 0:
            self._move(self._cards[row_id], index_after_drop(start, gap))

    def _spans(self) -> list[tuple[int, int]]:
        return [(card.y(), card.geometry().bottom()) for card in self.cards]

    # Cards

    def _made(self, row_id: RowId) -> RowCard:
        card = RowCard(self.session, self.advice, (*self.where, row_id), self.kind)
        head = card.head
        head.clicked.connect(partial(self._toggle, row_id))
        head.duplicate_wanted.connect(partial(self._duplicate, row_id))
        head.delete_wanted.connect(partial(self._delete, row_id))
        head.neighbour_wanted.connect(partial(self._focus_neighbour, row_id))
        head.dragged.connect(partial(self._drag, row_id))
        head.dropped.connect(partial(self._drop, row_id))
        head.drag_given_up.connect(self._line.hide)
        card.place_changed.connect(self.place_changed)
        return card

    def _made_clause(self) -> ClauseHead | None:
        """The head of the clause that all rows together are; None where they are none."""
        if self.kind.clause != "table":
            return None
        return ClauseHead(self.session, self.advice, self._clauses, self.where)

    def _clause_card(self) -> tuple[Card, ...]:
        if self.clause is None:
            return ()
        card = Card()
        card.body.addWidget(self.clause)
        return (card,)

    def _clauses(self) -> tuple[ClauseId, ...]:
        return (path.text(self.where),)

    def _show_left_out(self, out: bool) -> None:
        some = bool(self.rows)
        self._cards_area.setVisible(some and not out)
        self.empty.setVisible(not some and not out)
        self.add_button.setVisible(some and not out)

    def _drop_card(self, row_id: RowId) -> None:
        card = self._cards.pop(row_id)
        self._said.pop(row_id, None)
        if row_id == self._open:
            self._open = ""
        self._stack.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _catch_up(self) -> None:
        """Show the present rows, should the page not have passed them on yet."""
        if [card.row_id for card in self.cards] != [row.id for row in self.rows]:
            self.show_workshop(None, self.session.workshop)

    def _names_changed(self, before: Workshop, after: Workshop) -> bool:
        first, second = before.agreement, after.agreement
        if first.parties.answers is not second.parties.answers:
            return True
        return any(path.get(first, to) is not path.get(second, to) for to in self._targets)

    def _show_states(self) -> None:
        ids = tuple(self._cards)
        states = row_states(self.session, self.advice, self.where, ids)
        for row_id, state in zip(ids, states, strict=True):
            card = self._cards[row_id]
            told = self.kind.clause == "row" and card.clause is None
            said = state if told or (state != DRAFT and card.clause is None) else UNSAID
            if self._said.get(row_id) != said:
                self._said[row_id] = said
                card.head.show_state(*said)


def _scroll_towards(view: QWidget, pointer: QPoint) -> None:
    owner = view.parentWidget()
    while owner is not None:
        if isinstance(owner, QScrollArea) and (content := owner.widget()) is not None:
            place = content.mapFromGlobal(pointer)
            owner.ensureVisible(place.x(), place.y(), 0, theme.px(48))
            return
        owner = owner.parentWidget()
