"""The opened list of a choice of several: a tick at each item that is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui import icons
from ui.screens import screen_of
from ui.theme import set_type, theme
from ui.widgets.choice_field import ITEM_HEIGHT, NOTE, ChoiceDelegate
from ui.widgets.drawing import Box, draw_box, draw_text
from ui.widgets.fields import LineEdit
from ui.widgets.labels import Paragraph

NOTE_HEIGHT = 62
"""Room for what the current choice means, over three lines."""
FILTER_FROM = 10
"""A list of so many items gets a line to search it."""

Pairs = tuple[tuple[str, str], ...]
"""Key and label of every item."""


def is_chosen(index: QModelIndex | QPersistentModelIndex) -> bool:
    """True for an item that carries a tick."""
    return Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked


class PickDelegate(ChoiceDelegate):
    """Draws an item with a box before it that carries a tick when the item is chosen."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(super().sizeHint(option, index).width(), theme.px(ITEM_HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect = QRectF(option.rect)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            draw_box(painter, rect, Box(fill="primarysoft", radius=6))
        side = theme.px(18)
        mark = QRectF(rect.x() + theme.px(8), rect.center().y() - side / 2, side, side)
        chosen = is_chosen(index)
        if chosen:
            draw_box(painter, mark, Box(fill="primary", radius=5))
            inner = mark.adjusted(3, 3, -3, -3)
            icons.paint(painter, inner, "tick", theme.color("onprimary"))
        else:
            draw_box(painter, mark, Box(fill="fieldbg", line="field", radius=5))
        room = rect.adjusted(side + theme.px(18), 0, -theme.px(8), 0)
        font = theme.font("row-strong" if chosen else "row")
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        draw_text(painter, room, words, font, theme.color("text"))


class PickList(QFrame):
    """The opened list: each item with a tick when it is chosen, and a search line if it is long."""

    toggled = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setProperty("role", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 4)
        box.setSpacing(4)
        self.search = LineEdit(style="row")
        self.search.setPlaceholderText("Search")
        self.search.setAccessibleName("Search the list")
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.items = QListWidget()
        self.items.setItemDelegate(PickDelegate(self.items))
        self.items.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.items.setAccessibleName("Choices, Space takes one or takes it back")
        self.items.itemClicked.connect(self._toggle)
        self.items.installEventFilter(self)
        set_type(self.items, "row")
        self.note = Paragraph(style="small", tone="muted")
        self.note.setFixedHeight(theme.px(NOTE_HEIGHT))
        self.note.setContentsMargins(theme.px(8), 0, theme.px(8), 0)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.note.hide()
        self.items.currentItemChanged.connect(self._show_note)
        for part in (self.search, self.items, self.note):
            box.addWidget(part)

    def open_at(
        self,
        corner: QPoint,
        width: int,
        pairs: Pairs,
        chosen: Sequence[str],
        notes: Mapping[str, str] | None = None,
    ) -> None:
        """Show `pairs` below a field; `notes` say by key what a choice means."""
        notes = notes or {}
        self.note.setVisible(bool(notes))
        self.items.clear()
        for key, label in pairs:
            item = QListWidgetItem(label, self.items)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setSizeHint(QSize(0, theme.px(ITEM_HEIGHT)))
            item.setCheckState(_checked(key in chosen))
            item.setData(NOTE, notes.get(key, ""))
        self.search.setVisible(len(pairs) >= FILTER_FROM)
        self.search.clear()
        self.items.setCurrentRow(0)
        rows = min(max(1, len(pairs)), FILTER_FROM)
        extra = theme.px(48) if self.search.isVisibleTo(self) else 0
        extra += theme.px(NOTE_HEIGHT) if notes else 0
        height = rows * theme.px(ITEM_HEIGHT) + extra + 2 * theme.px(9)
        self.setGeometry(_on_screen(self, QRect(corner.x(), corner.y(), width, height)))
        self.show()
        (self.search if self.search.isVisibleTo(self) else self.items).setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_box(painter, QRectF(self.rect()), Box(fill="surface", line="field", radius=8))
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        item = self.items.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (
            event.key() == Qt.Key.Key_Space and watched is self.items
        ):
            if item is not None and not item.isHidden():
                self._toggle(item)
            return True
        if watched is self.search and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.items.setFocus()
            return True
        return super().eventFilter(watched, event)

    def _filter(self, typed: str) -> None:
        first = None
        for row in range(self.items.count()):
            item = self.items.item(row)
            item.setHidden(typed.casefold() not in item.text().casefold())
            first = item if first is None and not item.isHidden() else first
        if first is not None:
            self.items.setCurrentItem(first)

    def _show_note(self, item: QListWidgetItem | None) -> None:
        self.note.show_text("" if item is None else str(item.data(NOTE) or ""))

    def _toggle(self, item: QListWidgetItem) -> None:
        key = item.data(Qt.ItemDataRole.UserRole)
        self.toggled.emit(key)
        item.setCheckState(_checked(item.checkState() != Qt.CheckState.Checked))


def _on_screen(widget: QWidget, wanted: QRect) -> QRect:
    """The same place, or one above the field where there is no room below."""
    screen = screen_of(widget).availableGeometry()
    if wanted.bottom() > screen.bottom():
        wanted.moveBottom(max(screen.top() + wanted.height(), wanted.top() - theme.px(46)))
    return wanted


def _checked(chosen: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
