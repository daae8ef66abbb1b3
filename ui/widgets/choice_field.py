"""A choice of one among a few: a field with a chevron and a list that opens below it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import icons
from ui.theme import set_type, theme
from ui.widgets.choice_list import ChoiceList
from ui.widgets.drawing import Box, draw_box, draw_text, text_width, wrapped
from ui.widgets.fields import FieldFrame

ITEM_HEIGHT = 32
NOTE = Qt.ItemDataRole.AccessibleDescriptionRole
MOST_VISIBLE = 12
NOTE_WIDTH, NOTE_LINE, MOST_WITH_NOTES = 420, 17, 6


class ChoiceDelegate(QStyledItemDelegate):
    """Draws the items of an opened list; the current one stands out in weight and colour."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        width = text_width(words, theme.font("row-strong")) + theme.px(24)
        note = str(index.data(NOTE) or "")
        if not note:
            return QSize(int(width), theme.px(ITEM_HEIGHT))
        lines = len(wrapped(note, theme.font("small"), theme.px(NOTE_WIDTH)))
        tall = theme.px(ITEM_HEIGHT) + lines * theme.px(NOTE_LINE)
        return QSize(max(int(width), theme.px(NOTE_WIDTH + 24)), tall)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        rect = QRectF(option.rect)
        if current:
            draw_box(painter, rect, Box(fill="primarysoft", radius=6))
        font = theme.font("row-strong" if current else "row")
        ink = theme.color("primary" if current else "text")
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        room = rect.adjusted(theme.px(8), 0, -theme.px(8), 0)
        note = str(index.data(NOTE) or "")
        if note:
            room.setHeight(theme.px(ITEM_HEIGHT))
            self._draw_note(painter, QRectF(room.bottomLeft(), rect.bottomRight()), note)
            room.translate(0, theme.px(2))
        draw_text(painter, room, words, font, ink)

    def _draw_note(self, painter: QPainter, room: QRectF, note: str) -> None:
        font, line = theme.font("small"), theme.px(NOTE_LINE)
        for number, (start, length) in enumerate(wrapped(note, font, theme.px(NOTE_WIDTH))):
            top = room.top() - theme.px(4) + number * line
            place = QRectF(room.left(), top, room.width(), line)
            words = note[start : start + length].strip()
            draw_text(painter, place, words, font, theme.color("muted"))


class ComboBox(QComboBox):
    """A drop-down list with our own chevron; the wheel scrolls the page, not the choice."""

    def __init__(self, *, style: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_type(self, style)
        view = ChoiceList(self)
        view.setProperty("role", "popup")
        view.setMouseTracking(True)
        self.setView(view)
        self.setItemDelegate(ChoiceDelegate(self))
        self.setMaxVisibleItems(MOST_VISIBLE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        holder = view.window()
        holder.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        holder.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        holder.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)

    def sizeHint(self) -> QSize:
        words = [self.itemText(row) for row in range(self.count())] or [""]
        widest = max(text_width(text, self.font()) for text in words)
        return QSize(int(widest) + theme.px(26), theme.px(24))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(64), theme.px(24))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def showPopup(self) -> None:
        noted = any(self.itemData(row, NOTE) for row in range(self.count()))
        self.setMaxVisibleItems(MOST_WITH_NOTES if noted else MOST_VISIBLE)
        super().showPopup()
        holder = self.view().window()
        frame = self.parentWidget()
        if isinstance(frame, FieldFrame):
            corner = frame.mapToGlobal(frame.rect().bottomLeft())
            below = holder.y() >= corner.y() - frame.height()
            wanted = self.view().sizeHintForColumn(0) + theme.px(24)
            widest = max(frame.width(), wanted)
            top = corner.y() + 4 if below else holder.y()
            holder.setGeometry(corner.x(), top, widest, holder.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = theme.px(18)
        rect = QRectF(self.rect())
        chosen = self.currentIndex() >= 0 and bool(self.currentText())
        words = self.currentText() if chosen else self.placeholderText()
        faint = not chosen or not self.isEnabled()
        room = rect.adjusted(0, 0, -side - theme.px(6), 0)
        draw_text(painter, room, words, self.font(), theme.color("muted" if faint else "text"))
        place = QRectF(rect.right() - side, 0, side, rect.height())
        icons.paint(painter, place, "chevron-down", theme.color("muted"))
        painter.end()


class ChoiceField(FieldFrame):
    """A framed choice; the options come as value and label."""

    def __init__(
        self,
        options: tuple[tuple[str, str], ...] = (),
        *,
        hint: str = "Choose",
        parent: QWidget | None = None,
    ) -> None:
        self.combo = ComboBox()
        super().__init__(self.combo, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.combo.setPlaceholderText(hint)
        self.show_options(options)

    def show_options(
        self, options: tuple[tuple[str, str], ...], notes: Mapping[str, str] | None = None
    ) -> None:
        """Offer other options, keeping the choice where it is still offered.

        `notes` say below a label, by its value, what the choice means.
        """
        notes = notes or {}
        kept = self.value()
        quiet = self.combo.blockSignals(True)
        self.combo.clear()
        for value, label in options:
            self.combo.addItem(label, value)
            if value in notes:
                row = self.combo.count() - 1
                self.combo.setItemData(row, notes[value], NOTE)
        self.combo.setCurrentIndex(self.combo.findData(kept) if kept else -1)
        self.combo.blockSignals(quiet)

    def show_value(self, value: str) -> None:
        """Show a choice; an empty one shows the hint."""
        self.combo.setCurrentIndex(self.combo.findData(value) if value else -1)

    def value(self) -> str:
        """The chosen value, empty when there is none."""
        return str(self.combo.currentData() or "")
