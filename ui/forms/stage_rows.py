"""The lead stages as a board, and below it the stage that is open."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from models.agreement.kinds import Rows
from models.agreement.path import Path
from models.agreement.section import RowId
from models.agreement.sections.stages import LeadStage
from models.workshop import Workshop
from ui import icons
from ui.advice import Advice
from ui.forms.empty_rows import EmptyRows
from ui.forms.open_row import OpenRow
from ui.forms.row_states import row_states
from ui.forms.rows import RowsView, bring_into_view
from ui.session import Session
from ui.theme import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.stage_board import BoardScroll, StageBoard, lane_middle
from ui.widgets.stage_face import StageState, handoff, recycling, stage_faces

MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
SHOWN = ("stages", "handoff", "recycling", "response")
"""The sections that the board speaks of."""


class StageRows(RowsView):
    """Cards from left to right; Enter opens one, Alt and an arrow move it, Del deletes it."""

    handoff_wanted = Signal()

    def __init__(self, session: Session, advice: Advice, where: Path, kind: Rows) -> None:
        super().__init__(session, advice, where, kind)
        self.board = StageBoard()
        self.area = BoardScroll(self.board)
        self.add_button = LinkButton("Add stage", "plus", style="small-strong")
        self.add_button.clicked.connect(self._add)
        self.empty = EmptyRows(kind)
        self.empty.add_button.clicked.connect(self._add)
        self.empty.paste_button.clicked.connect(self._paste)
        self.open_row: OpenRow | None = None
        self._lay_out()
        self.board.opened.connect(self._toggle)
        self.board.delete_wanted.connect(self._delete)
        self.board.menu_wanted.connect(self._open_menu)
        self.board.entered.connect(self._enter)
        self.board.handoff_wanted.connect(self.handoff_wanted)
        theme.changed.connect(self._place_add)
        self.show_workshop(None, session.workshop)

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        rows = self.rows
        changed = before is None or any(
            getattr(before.agreement, name) is not getattr(after.agreement, name) for name in SHOWN
        )
        if changed:
            agreement = after.agreement
            faces = stage_faces(agreement)
            self.board.show_faces(faces, handoff(agreement), recycling(agreement))
            self.area.setVisible(bool(rows))
            self.empty.setVisible(not rows)
            self.add_button.setVisible(bool(rows))
            self.area.fit()
            self._place_add()
        if changed or before is None or before.record is not after.record:
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
        if len(where) == depth:
            self._focus_at(0)
            return True
        if self.index_of(where[depth]) < 0:
            return False
        if len(where) == depth + 1:
            self._focus_at(self.index_of(where[depth]))
            return True
        self.open(where[depth])
        assert self.open_row is not None
        return self.open_row.reveal(where)

    def open(self, row_id: RowId) -> None:
        """Show the form of a stage below the board."""
        if self.open_row is not None and self.open_row.row_id == row_id:
            return
        self._take_form_away()
        place = self.index_of(row_id)
        self.open_row = OpenRow(self.session, self.advice, (*self.where, row_id), self.kind)
        self.open_row.place_changed.connect(self.place_changed)
        head = self.open_row.head
        head.clicked.connect(self.close_open)
        head.duplicate_wanted.connect(partial(self._duplicate, row_id))
        head.delete_wanted.connect(partial(self._delete, row_id))
        head.neighbour_wanted.connect(partial(self._open_neighbour, row_id))
        self._slot.addWidget(self.open_row)
        self.open_row.show()
        agreement = self.session.workshop.agreement
        self.open_row.show_row(agreement, self.rows[place], (place + 1, len(self.rows)))
        self.board.show_open(row_id)
        self.session.end_burst()
        self.place_changed.emit((*self.where, row_id))

    def close_open(self) -> None:
        """Take the form away; the card gets the keyboard."""
        if self.open_row is None:
            return
        row_id = self.open_row.row_id
        self._take_form_away()
        self.board.show_open("")
        self._focus_at(max(0, self.index_of(row_id)))
        self.session.end_burst()

    def in_order(self) -> tuple[QWidget, ...]:
        """As it is read: the board, what adds to it, and the open stage."""
        opened = () if self.open_row is None else (self.open_row,)
        return (self.empty, self.area, self.add_button, self.notice, *opened)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_add()

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row_id = self._row_with_keyboard()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif held == control and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._add()
        elif row_id and held == alt and key in MOVES:
            self._move(row_id, MOVES[key])
        elif row_id and held == control and key == Qt.Key.Key_D:
            self._duplicate(row_id)
        elif key == Qt.Key.Key_Escape and self.open_row is not None:
            self.close_open()
        else:
            super().keyPressEvent(event)

    def _row_with_keyboard(self) -> RowId:
        focus = self.window().focusWidget()
        for card in self.board.cards:
            if card is focus:
                return card.face.id
        opened = self.open_row
        if opened is not None and focus is not None and opened.isAncestorOf(focus):
            return opened.row_id
        return ""

    # What can be done

    def _add(self) -> None:
        stages = [row for row in self.rows if isinstance(row, LeadStage)]
        last = bool(stages) and bool(stages[-1].final)
        row_id = self.add_row(len(stages) - 1 if last else None)
        self._catch_up()
        self.open(row_id)
        assert self.open_row is not None
        bring_into_view(self.open_row)
        self.open_row.reveal((*self.where, row_id))

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
        assert self.open_row is not None
        card = self.board.card(row_id)
        if card is not None:
            card.setFocus()

    def _open_neighbour(self, row_id: RowId, step: int) -> None:
        place = self.index_of(row_id) + step
        if 0 <= place < len(self.rows):
            self.open(self.rows[place].id)
            assert self.open_row is not None
            self.open_row.head.setFocus()

    def _enter(self, row_id: RowId) -> None:
        self.place_changed.emit((*self.where, row_id))
        bring_into_view(self.board)

    def _open_menu(self, row_id: RowId) -> None:
        card = self.board.card(row_id)
        if card is None:
            return
        place, last = self.index_of(row_id), len(self.rows) - 1
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icons.icon("pencil"), "Open", partial(self.open, row_id))
        left = menu.addAction(
            icons.icon("arrow-left"), "Move left", partial(self._move, row_id, -1)
        )
        right = menu.addAction(
            icons.icon("arrow-right"), "Move right", partial(self._move, row_id, 1)
        )
        left.setEnabled(place > 0)
        right.setEnabled(place < last)
        menu.addAction(icons.icon("copy"), "Duplicate", partial(self._duplicate, row_id))
        menu.addSeparator()
        menu.addAction(icons.icon("trash"), "Delete", partial(self._delete, row_id))
        menu.popup(card.more.mapToGlobal(QPoint(0, card.more.height())))

    # Inside

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.empty)
        box.addWidget(self.area)
        box.addWidget(self.notice)
        self._slot = QVBoxLayout()
        self._slot.setContentsMargins(0, theme.px(12), 0, 0)
        box.addLayout(self._slot)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.add_button.setParent(self)
        self.add_button.raise_()

    def _place_add(self) -> None:
        size = self.add_button.sizeHint()
        top = self.area.y() + lane_middle() - size.height() // 2
        self.add_button.setGeometry(self.width() - size.width(), top, size.width(), size.height())

    def _show_states(self) -> None:
        cards = self.board.cards
        ids = [card.face.id for card in cards]
        states = row_states(self.session.workshop, self.advice, self.where, ids)
        for card, (words, kind, icon) in zip(cards, states, strict=True):
            card.show_state(StageState(words=words, kind=kind, icon=icon))

    def _show_opened(self, before: Workshop | None, after: Workshop) -> None:
        opened = self.open_row
        if opened is None:
            return
        place = self.index_of(opened.row_id)
        if place < 0:
            self._take_form_away()
            self.board.show_open("")
            return
        opened.show_row(after.agreement, self.rows[place], (place + 1, len(self.rows)))
        opened.show_workshop(before, after)

    def _take_form_away(self) -> None:
        if self.open_row is None:
            return
        leaving, self.open_row = self.open_row, None
        self._slot.removeWidget(leaving)
        leaving.hide()
        leaving.deleteLater()

    def _focus_at(self, place: int) -> None:
        cards = self.board.cards
        if cards:
            cards[min(place, len(cards) - 1)].setFocus()
        else:
            self.empty.add_button.setFocus()

    def _catch_up(self) -> None:
        """Show the present rows, should the page not have passed them on yet."""
        if [card.face.id for card in self.board.cards] != [row.id for row in self.rows]:
            self.show_workshop(None, self.session.workshop)
