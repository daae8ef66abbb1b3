"""Rows as a picture of cards, and below it the row that is open."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout

from models.agreement.kinds import Rows
from models.agreement.path import Path
from models.agreement.section import RowId
from models.workshop import Workshop
from ui import icons
from ui.advice import Advice
from ui.forms.empty_rows import EmptyRows
from ui.forms.open_row import OpenRow
from ui.forms.row_states import row_states
from ui.forms.rows import RowsView, bring_into_view
from ui.session import Session
from ui.theme import theme
from ui.widgets.card_picture import CardPicture
from ui.widgets.picture_card import STEPS, CardState
from ui.widgets.scroll import PageScroll

FORM_SHOWN = 220
"""So much of a form is brought into view when it opens."""


class PictureRows(RowsView):
    """Enter opens a card, Alt and an arrow move it, Ctrl+D copies it, Del deletes it."""

    def __init__(
        self,
        session: Session,
        advice: Advice,
        where: Path,
        kind: Rows,
        picture: CardPicture,
    ) -> None:
        """Show the rows at `where` in `picture`."""
        super().__init__(session, advice, where, kind)
        self.picture = picture
        self.empty = EmptyRows(kind)
        self.empty.add_button.clicked.connect(self.add)
        self.empty.paste_button.clicked.connect(self._paste)
        self.open_row: OpenRow | None = None
        self.slot = QVBoxLayout()
        picture.opened.connect(self._toggle)
        picture.delete_wanted.connect(self._delete)
        picture.menu_wanted.connect(self._open_menu)
        picture.entered.connect(self._enter)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_picture(self, workshop: Workshop) -> None:
        """Show the cards as the rows are in `workshop`."""
        raise NotImplementedError

    def is_current(self, before: Workshop, after: Workshop) -> bool:
        """True when nothing that the picture shows has changed."""
        raise NotImplementedError

    def place_for_new(self) -> int | None:
        """Where a new row goes; None for the end."""
        return None

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        changed = before is None or not self.is_current(before, after)
        if changed:
            self.show_picture(after)
            self.empty.setVisible(not self.rows)
        self._show_states()
        self._show_opened(before, after)

    def show_findings(self) -> None:
        self._show_states()
        if self.open_row is not None:
            self.open_row.show_findings()

    def reveal(self, where: Path) -> bool:
        depth = len(self.where)
        if where[:depth] != self.where:
            return False
        if len(where) > depth and self.index_of(where[depth]) < 0:
            return False
        if len(where) <= depth + 1:
            self._focus_at(self.index_of(where[depth]) if len(where) > depth else 0)
            return True
        self.open(where[depth])
        assert self.open_row is not None
        return self.open_row.reveal(where)

    def open(self, row_id: RowId) -> None:
        """Show the form of a row below the picture."""
        if self.open_row is not None and self.open_row.row_id == row_id:
            return
        self._take_form_away()
        place = self.index_of(row_id)
        opened = OpenRow(self.session, self.advice, (*self.where, row_id), self.kind)
        opened.place_changed.connect(self.place_changed)
        opened.head.clicked.connect(self.close_open)
        opened.head.duplicate_wanted.connect(partial(self._duplicate, row_id))
        opened.head.delete_wanted.connect(partial(self._delete, row_id))
        opened.head.neighbour_wanted.connect(partial(self._open_neighbour, row_id))
        self.slot.setContentsMargins(0, theme.px(12), 0, 0)
        self.slot.addWidget(opened)
        opened.show()
        agreement = self.session.workshop.agreement
        opened.show_row(agreement, self.rows[place], (place + 1, len(self.rows)))
        self.open_row = opened
        self.picture.show_open(row_id)
        self.session.end_burst()
        self.place_changed.emit((*self.where, row_id))

    def close_open(self) -> None:
        """Take the form away; the card gets the keyboard."""
        if self.open_row is None:
            return
        row_id = self.open_row.row_id
        self._take_form_away()
        self._focus_at(max(0, self.index_of(row_id)))
        self.session.end_burst()

    def add(self) -> None:
        """Add a row and open it."""
        row_id = self.add_row(self.place_for_new())
        self._catch_up()
        self.open(row_id)
        assert self.open_row is not None
        bring_into_view(self.open_row)
        self.open_row.reveal((*self.where, row_id))

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row_id = self._row_with_keyboard()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif held == control and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.add()
        elif row_id and held == alt and key in STEPS:
            self._move(row_id, STEPS[key])
        elif row_id and held == control and key == Qt.Key.Key_D:
            self._duplicate(row_id)
        elif key == Qt.Key.Key_Escape and self.open_row is not None:
            self.close_open()
        else:
            super().keyPressEvent(event)

    def _row_with_keyboard(self) -> RowId:
        focus, opened = self.window().focusWidget(), self.open_row
        for card in self.picture.cards:
            if card is focus:
                return card.row_id
        if opened is not None and focus is not None and opened.isAncestorOf(focus):
            return opened.row_id
        return ""

    # What can be done

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

    def _move(self, row_id: RowId, step: int) -> None:
        focus = self.window().focusWidget()
        self.move_row(row_id, self.index_of(row_id) + step)
        self._catch_up()
        if focus is not None:
            focus.setFocus()

    def _paste(self) -> None:
        self.paste_rows()
        self._catch_up()

    def _toggle(self, row_id: RowId) -> None:
        if self.open_row is not None and self.open_row.row_id == row_id:
            self.close_open()
            return
        self.open(row_id)
        card = self.picture.card(row_id)
        if card is not None:
            card.setFocus()
        QTimer.singleShot(0, self, self._show_form)

    def _show_form(self) -> None:
        """Scroll so far that the beginning of the form can be seen."""
        owner, opened = self.parentWidget(), self.open_row
        while owner is not None and not isinstance(owner, PageScroll):
            owner = owner.parentWidget()
        if owner is None or opened is None or (content := owner.widget()) is None:
            return
        depth = min(opened.height(), theme.px(FORM_SHOWN))
        place = opened.mapTo(content, QPoint(0, depth))
        owner.ensureVisible(place.x(), place.y(), 0, theme.px(16))

    def _open_neighbour(self, row_id: RowId, step: int) -> None:
        place = self.index_of(row_id) + step
        if 0 <= place < len(self.rows):
            self.open(self.rows[place].id)
            assert self.open_row is not None
            self.open_row.head.setFocus()

    def _enter(self, row_id: RowId) -> None:
        self.place_changed.emit((*self.where, row_id))

    def _open_menu(self, row_id: RowId) -> None:
        card = self.picture.card(row_id)
        if card is None:
            return
        place, last = self.index_of(row_id), len(self.rows) - 1
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icons.icon("pencil"), "Open", partial(self.open, row_id))
        left = menu.addAction(
            icons.icon("arrow-left"), "Move left", partial(self._move, row_id, -1)
        )
        move = partial(self._move, row_id, 1)
        right = menu.addAction(icons.icon("arrow-right"), "Move right", move)
        left.setEnabled(place > 0)
        right.setEnabled(place < last)
        menu.addAction(icons.icon("copy"), "Duplicate", partial(self._duplicate, row_id))
        menu.addSeparator()
        menu.addAction(icons.icon("trash"), "Delete", partial(self._delete, row_id))
        menu.popup(card.more.mapToGlobal(QPoint(0, card.more.height())))

    # Inside

    def _show_states(self) -> None:
        cards = self.picture.cards
        ids = [card.row_id for card in cards]
        states = row_states(self.session, self.advice, self.where, ids)
        for card, (words, kind, icon) in zip(cards, states, strict=True):
            card.show_state(CardState(words=words, kind=kind, icon=icon))

    def _show_opened(self, before: Workshop | None, after: Workshop) -> None:
        opened = self.open_row
        if opened is None:
            return
        place = self.index_of(opened.row_id)
        if place < 0:
            self._take_form_away()
            return
        opened.show_row(after.agreement, self.rows[place], (place + 1, len(self.rows)))
        opened.show_workshop(before, after)

    def _take_form_away(self) -> None:
        if self.open_row is None:
            return
        leaving, self.open_row = self.open_row, None
        self.slot.removeWidget(leaving)
        self.slot.setContentsMargins(0, 0, 0, 0)
        leaving.hide()
        leaving.deleteLater()
        self.picture.show_open("")

    def _focus_at(self, place: int) -> None:
        cards = self.picture.cards
        if cards:
            cards[min(place, len(cards) - 1)].setFocus()
        else:
            self.empty.add_button.setFocus()

    def _catch_up(self) -> None:
        """Show the present rows, should the page not have passed them on yet."""
        if [card.row_id for card in self.picture.cards] != [row.id for row in self.rows]:
            self.show_workshop(None, self.session.workshop)
