"""How the cells of a table are edited."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.editors.editor import Editor
from ui.forms.cell_drawing import DrawnCells
from ui.forms.cell_editors import cell_editor, combo_of, grows, held_by, show_held
from ui.forms.row_head import STEPS
from ui.forms.rows_model import Index, RowsModel
from ui.session import Session
from ui.theme import theme

EDITOR = 34


class CellDelegate(DrawnCells):
    """Opens the editors of cells; what is typed reaches the session at once."""

    answered = Signal()
    tab_wanted = Signal(int)
    row_wanted = Signal()
    move_wanted = Signal(int)

    def __init__(self, view: QAbstractItemView, session: Session, model: RowsModel) -> None:
        super().__init__(view, model)
        self._session = session
        self._editor: Editor | None = None
        self._index = QPersistentModelIndex()
        self._start: object = None

    @property
    def at_work(self) -> bool:
        return super().at_work or self._editor is not None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._model.column_at(index)
        editor = cell_editor(self._session, column, parent)
        self._editor, self._index = editor, QPersistentModelIndex(index)
        self._start = index.data(Qt.ItemDataRole.EditRole)
        editor.show_value(self._start)
        if (held := self._model.held_at(index)) is not None:
            show_held(editor, held)
        editor.edited.connect(self._edited)
        for child in (editor, *editor.findChildren(QWidget)):
            if child is editor or child.focusPolicy() != Qt.FocusPolicy.NoFocus:
                child.installEventFilter(self)
        if grows(column):
            QTimer.singleShot(0, editor, self._fit_editor)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, Editor) and self._model.held_at(index) is None:
            editor.show_value(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """Everything typed has been passed on already; only what cannot be kept is left."""
        if isinstance(editor, Editor):
            held = held_by(editor)
            if held != self._model.held_at(index):
                self._model.hold(index, held)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect = QRect(option.rect).adjusted(0, 1, 0, -1 - theme.line_width)
        tall = theme.px(EDITOR)
        if grows(self._model.column_at(index)):
            tall = max(tall, editor.heightForWidth(rect.width()), editor.sizeHint().height())
        rect.setHeight(max(tall, rect.height()) if grows(self._model.column_at(index)) else tall)
        if rect.height() < option.rect.height() - 2:
            rect.moveTop(option.rect.y() + (option.rect.height() - rect.height()) // 2)
        editor.setGeometry(rect)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if editor is self._editor:
            self._editor = None
        self._session.end_burst()
        super().destroyEditor(editor, index)

    @property
    def editor(self) -> Editor | None:
        """The editor that is open."""
        return self._editor

    def finish(self) -> None:
        """Close the open editor and keep what it holds."""
        editor, self._editor = self._editor, None
        if editor is not None:
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def give_up(self) -> None:
        """Close the open editor and go back to the value it began with."""
        if self._editor is None:
            return
        editor, index = self._editor, self._index
        self._editor = None
        if index.data(Qt.ItemDataRole.EditRole) != self._start:
            self._model.setData(index, self._start)
        self._model.hold(index, None)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._editor is None:
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
            return False
        if event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self._editor, self._check_left)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.finish()
            self.tab_wanted.emit(1 if key == Qt.Key.Key_Tab else -1)
        elif key == Qt.Key.Key_Escape:
            self.give_up()
        elif enter and held == Qt.KeyboardModifier.NoModifier:
            self.finish()
        elif enter and held == Qt.KeyboardModifier.ControlModifier:
            self.finish()
            self.row_wanted.emit()
        elif held == Qt.KeyboardModifier.AltModifier and key in STEPS:
            self.finish()
            self.move_wanted.emit(STEPS[Qt.Key(key)])
        else:
            return False
        return True

    def _check_left(self) -> None:
        focus = QApplication.focusWidget()
        if self._editor is None or QApplication.activePopupWidget() is not None:
            return
        if focus is None or self._editor.isAncestorOf(focus) or focus is self._editor:
            return
        self.finish()

    def _edited(self, value: object) -> None:
        if self._editor is None:
            return
        self._model.setData(self._index, value)
        self.answered.emit()
        if combo_of(self._editor) is not None:
            QTimer.singleShot(0, self._editor, self.finish)
        else:
            self._fit_editor()

    def _fit_editor(self) -> None:
        index = self._index
        if self._editor is None or not grows(self._model.column_at(index)):
            return
        option = QStyleOptionViewItem()
        option.rect = self._view.visualRect(self._model.index(index.row(), index.column()))
        self.updateEditorGeometry(self._editor, option, index)
