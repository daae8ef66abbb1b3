"""The grid of a table: as tall as its rows, worked by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QScrollArea,
    QSizePolicy,
    QTableView,
    QWidget,
)

from ui.forms.cell_delegate import CellDelegate
from ui.forms.cell_drawing import ROW
from ui.forms.cell_editors import combo_of
from ui.forms.column_widths import widths
from ui.forms.drop_line import DropLine, gap_at, index_after_drop
from ui.forms.row_head import STEPS
from ui.forms.rows_model import Cell, Index, RowsModel
from ui.forms.table_headers import HEIGHT, NUMBERS, ColumnHeads, Corner, RowNumbers
from ui.session import Session
from ui.theme import theme

ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TableView(QTableView):
    """Shows the rows and asks for what is to be done with them."""

    add_wanted = Signal()
    duplicate_wanted = Signal(int)
    delete_wanted = Signal(int)
    move_wanted = Signal(int, int)
    paste_wanted = Signal()
    leave_wanted = Signal()
    confirm_wanted = Signal(QModelIndex)
    cell_entered = Signal(QModelIndex)

    def __init__(self, session: Session, model: RowsModel) -> None:
        super().__init__()
        self._session, self._rows = session, model
        self.cells = CellDelegate(self, session, model)
        self.numbers = RowNumbers(self)
        self.setItemDelegate(self.cells)
        self.setModel(model)
        self.setVerticalHeader(self.numbers)
        self.setHorizontalHeader(ColumnHeads(model, self))
        self._line = DropLine(self)
        self._answered = False
        self._set_up()
        self._connect()
        self.fit()

    def fit(self) -> None:
        """Share out the room and be as tall as the rows."""
        room = self.viewport().width()
        head = self.horizontalHeader()
        for section, wide in enumerate(widths(self._rows.shown_columns, room)):
            head.resizeSection(section, wide)
        for row in range(self._rows.rowCount()):
            self._fit_row(row)
        self._fit_height()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(480), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), self.height())

    # What the page asks of it

    def go_to(self, row: int, column: int, *, edit: bool = False) -> None:
        """Give a cell the keyboard, and open its editor when asked to."""
        index = self._rows.index(row, column)
        if not index.isValid():
            return
        self.cells.finish()
        self.setCurrentIndex(index)
        self.setFocus()
        if edit and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.open_editor(index)

    def open_editor(self, index: Index, event: QKeyEvent | None = None) -> None:
        """Open the editor of a cell; a key that opened it counts as typed in it."""
        self.edit(QModelIndex(index))  # type: ignore[arg-type]
        editor = self.cells.editor
        if editor is None:
            return
        editor.focus_editor()
        focus = QApplication.focusWidget()
        if event is not None and focus is not None:
            select = getattr(focus, "selectAll", None)
            if select is not None:
                select()
            QApplication.sendEvent(focus, QKeyEvent(event))
        combo = combo_of(editor)
        if combo is not None:
            QTimer.singleShot(0, combo, combo.showPopup)

    # Keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        elif held == Qt.KeyboardModifier.ControlModifier and event.key() in ENTERS:
            self.add_wanted.emit()
        elif not index.isValid():
            event.ignore()
        elif held == Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_D:
            self.duplicate_wanted.emit(index.row())
        elif held == Qt.KeyboardModifier.AltModifier and event.key() in STEPS:
            self._move_by(STEPS[Qt.Key(event.key())])
        elif held == Qt.KeyboardModifier.NoModifier and event.key() == Qt.Key.Key_Escape:
            self.leave_wanted.emit()
        else:
            self._key_in_cell(event, index, held)

    def _key_in_cell(self, event: QKeyEvent, index: QModelIndex, held: Qt.KeyboardModifier) -> None:
        key, plain = event.key(), held == Qt.KeyboardModifier.NoModifier
        typed = event.text()
        if plain and key == Qt.Key.Key_Delete:
            self.delete_wanted.emit(index.row())
        elif plain and key == Qt.Key.Key_Space and index.data(Cell.STATE) == "unconfirmed":
            self.confirm_wanted.emit(index)
        elif not index.flags() & Qt.ItemFlag.ItemIsEditable or not (
            plain or held == Qt.KeyboardModifier.ShiftModifier
        ):
            super().keyPressEvent(event)
        elif plain and key == Qt.Key.Key_Backspace:
            self._rows.setData(index, self._rows.column_at(index).empty)
        elif plain and key in (Qt.Key.Key_F2, Qt.Key.Key_Space, *ENTERS):
            self.open_editor(index)
        elif typed and typed.isprintable():
            self.open_editor(index, event)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks from cell to cell; behind the last one it adds a row or leaves the table.

        A row is added while answers are being given, so that nobody is kept in the table.
        """
        index, step = self.currentIndex(), 1 if forward else -1
        goes_on = forward and self._answered
        if index.isValid() and (goes_on or self._next_editable(index, step) is not None):
            self._tab(step)
            return True
        return bool(QWidget.focusNextPrevChild(self, forward))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._answered = False
        if not self.currentIndex().isValid() and self._rows.rowCount():
            backwards = event.reason() == Qt.FocusReason.BacktabFocusReason
            row = self._rows.rowCount() - 1 if backwards else 0
            self.setCurrentIndex(self._rows.index(row, 0))
        self._entered()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        rect = QRectF(self.visualRect(index))
        unconfirmed = index.isValid() and index.data(Cell.STATE) == "unconfirmed"
        if unconfirmed and self.cells.tick_rect(rect).contains(event.position()):
            self.setCurrentIndex(index)
            self.confirm_wanted.emit(index)
            return
        was_current = index.isValid() and index == self.currentIndex() and self.hasFocus()
        super().mousePressEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        if was_current and left and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.open_editor(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(index)
            if self.cells.editor is None:
                self.open_editor(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """The page scrolls up and down, the table only sideways."""
        super().scrollTo(index, hint)
        owner = self.parentWidget()
        while owner is not None:
            content = owner.widget() if isinstance(owner, QScrollArea) else None
            if isinstance(owner, QScrollArea) and content is not None and self.isVisible():
                middle = self.visualRect(QModelIndex(index)).center()  # type: ignore[arg-type]
                place = content.mapFromGlobal(self.viewport().mapToGlobal(middle))
                owner.ensureVisible(owner.horizontalScrollBar().value(), place.y(), 0, theme.px(56))
                return
            owner = owner.parentWidget()

    def currentChanged(self, current: Index, previous: Index) -> None:
        self.cells.finish()
        super().currentChanged(current, previous)
        self.numbers.show_marked(current.row(), self.numbers.hovered)
        self.viewport().update()
        self._entered()

    # Inside

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        corner = self.findChild(QAbstractButton)
        if corner is not None:
            corner.installEventFilter(Corner(self))
            corner.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName(self._rows.kind.label)
        self._measure()

    def _measure(self) -> None:
        self.horizontalHeader().setFixedHeight(theme.px(HEIGHT))
        self.numbers.setFixedWidth(theme.px(NUMBERS))

    def _connect(self) -> None:
        self.cells.tab_wanted.connect(self._tab_and_edit)
        self.cells.answered.connect(self._answer)
        self.cells.row_wanted.connect(self._add)
        self.cells.move_wanted.connect(self._move_by)
        self.numbers.dragged.connect(self._drag)
        self.numbers.dropped.connect(self._drop)
        self.numbers.pressed.connect(self._pressed)
        self._rows.modelReset.connect(self.fit)
        self._rows.rowsInserted.connect(self.fit)
        self._rows.rowsRemoved.connect(self.fit)
        self._rows.rowsMoved.connect(self.fit)
        self._rows.dataChanged.connect(self._fit_rows)
        theme.changed.connect(self._renew)

    def _renew(self) -> None:
        self._measure()
        self.fit()

    def _entered(self) -> None:
        if self.hasFocus() or self.cells.editor is not None:
            self.cell_entered.emit(self.currentIndex())

    def _hover(self, row: int) -> None:
        if row != self.cells.hovered:
            self.cells.hovered = row
            self.numbers.show_marked(self.numbers.selected, row)
            self.viewport().update()

    def _fit_row(self, row: int) -> None:
        tall = theme.px(ROW)
        for section in range(self._rows.columnCount()):
            index = self._rows.index(row, section)
            tall = max(tall, self.cells.height_for(index, self.columnWidth(section)))
        if self.rowHeight(row) != tall:
            self.setRowHeight(row, tall)

    def _fit_rows(self, first: QModelIndex, last: QModelIndex) -> None:
        for row in range(first.row(), last.row() + 1):
            self._fit_row(row)
        self._fit_height()

    def _fit_height(self) -> None:
        bar = self.horizontalScrollBar()
        sideways = bar.sizeHint().height() if bar.maximum() > 0 else 0
        tall = theme.px(HEIGHT) + self.numbers.length() + sideways
        if self.height() != tall or self.maximumHeight() != tall:
            self.setFixedHeight(tall)

    def _next_editable(self, index: QModelIndex, step: int) -> QModelIndex | None:
        columns = self._rows.columnCount()
        place = index.row() * columns + index.column() + step
        while 0 <= place < columns * self._rows.rowCount():
            found = self._rows.index(place // columns, place % columns)
            if found.flags() & Qt.ItemFlag.ItemIsEditable:
                return found
            place += step
        return None

    def _tab(self, step: int) -> None:
        found = self._next_editable(self.currentIndex(), step)
        if found is not None:
            self.setCurrentIndex(found)
        elif step > 0:
            self._add()

    def _add(self) -> None:
        self._answered = False
        self.add_wanted.emit()

    def _answer(self) -> None:
        self._answered = True

    def _tab_and_edit(self, step: int) -> None:
        found = self._next_editable(self.currentIndex(), step)
        if found is not None:
            self.setCurrentIndex(found)
            self.setFocus()
            self.open_editor(found)
        elif step > 0:
            self._add()

    def _move_by(self, step: int) -> None:
        row = self.currentIndex().row()
        self.move_wanted.emit(row, row + step)

    def _pressed(self, row: int) -> None:
        self.cells.finish()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        column = max(0, self.currentIndex().column())
        self.setCurrentIndex(self._rows.index(row, column))

    def _drag(self, row: int, pointer: QPoint) -> None:
        gap = gap_at(self.viewport().mapFromGlobal(pointer).y(), self._spans())
        self._line.show_at(theme.px(HEIGHT) + self._top_of(gap))

    def _drop(self, row: int, pointer: QPoint) -> None:
        self._line.hide()
        gap = gap_at(self.viewport().mapFromGlobal(pointer).y(), self._spans())
        self.move_wanted.emit(row, index_after_drop(row, gap))

    def _top_of(self, gap: int) -> int:
        if gap < self._rows.rowCount():
            return self.rowViewportPosition(gap)
        return self.numbers.length()

    def _spans(self) -> list[tuple[int, int]]:
        tops = [self.rowViewportPosition(row) for row in range(self._rows.rowCount())]
        return [(top, top + self.rowHeight(row)) for row, top in enumerate(tops)]
