"""A table worked by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QWidget,
)

from ui.forms.cell_editors import combo_of
from ui.forms.row_head import STEPS
from ui.forms.rows_model import Cell, Index, RowsModel
from ui.forms.table_grid import TableGrid
from ui.session import Session

ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TableView(TableGrid):
    """Shows the rows and asks for what is to be done with them."""

    add_wanted = Signal()
    duplicate_wanted = Signal(int)
    delete_wanted = Signal(int)
    paste_wanted = Signal()
    leave_wanted = Signal()
    confirm_wanted = Signal(QModelIndex)

    def __init__(self, session: Session, model: RowsModel) -> None:
        super().__init__(session, model)
        self._answered = False
        self.cells.answered.connect(self._answer)
        self.cells.row_wanted.connect(self._add)
        self.cells.tab_wanted.connect(self._tab_and_edit)
        self.cells.move_wanted.connect(self._move_by)

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
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._answered = False
        if not self.currentIndex().isValid() and self._rows.rowCount():
            backwards = event.reason() == Qt.FocusReason.BacktabFocusReason
            row = self._rows.rowCount() - 1 if backwards else 0
            self.setCurrentIndex(self._rows.index(row, 0))
        super().focusInEvent(event)
        self._mark()
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
