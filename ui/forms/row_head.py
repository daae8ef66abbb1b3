"""The head of a card: what the row is called and says, its state, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from ui import icons
from ui.theme import theme
from ui.widgets.buttons import ToolButton
from ui.widgets.chips import Chip, KeyCap, Kind
from ui.widgets.drawing import draw_focus, draw_text, text_width

CLOSED, OPEN = 56, 44
GRIP, LEFT = 32, 32
BUTTON, EDGE, GAP = 28, 12, 4
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RowHead(QAbstractButton):
    """A click or Enter opens and closes the card; the grip at the left moves it."""

    duplicate_wanted = Signal()
    delete_wanted = Signal()
    neighbour_wanted = Signal(int)
    dragged = Signal(QPoint)
    dropped = Signal(QPoint)
    drag_given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = self._summary = self._place = ""
        self._buttons: tuple[ToolButton, ...] = ()
        self._chip: Chip | None = None
        self._keys: KeyCap | None = None
        self._pressed_at: QPoint | None = None
        self._dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    # What it shows

    def show_words(self, title: str, summary: str, place: str) -> None:
        """Show the name of the row, what it says, and its place such as "2 of 3"."""
        self._title, self._summary, self._place = title, summary, place
        self._place_keys()
        for button, what in zip(self._buttons, ("Duplicate", "Delete"), strict=False):
            button.setAccessibleName(f"{what} “{title}”")
        self._say()
        self.update()

    def show_state(self, text: str, kind: Kind | str = Kind.NEUTRAL, icon: str = "") -> None:
        """Show the state of the row in a chip; no words show none."""
        if text and self._chip is None:
            self._chip = Chip(parent=self)
            self._chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if self._chip is not None:
            self._chip.show_state(text, kind, icon)
            self._chip.setVisible(bool(text))
            self._place_parts()
        self._say()
        self.update()

    def show_open(self, *, opened: bool) -> None:
        """Look like the head of an open card, or of a closed one."""
        self._opened = opened
        if opened and self._keys is None:
            self._keys = KeyCap("Alt ↑ ↓", parent=self)
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = ()
        self._show_buttons()
        self._say()
        self.updateGeometry()
        self.update()

    _opened = False

    @property
    def title(self) -> str:
        """What the row is called."""
        return self._title

    @property
    def summary(self) -> str:
        """What it says of the row while the card is closed."""
        return self._summary

    @property
    def state(self) -> str:
        """The words of the chip."""
        return self._chip.text if self._chip is not None else ""

    @property
    def buttons(self) -> tuple[ToolButton, ...]:
        """Duplicate and Delete, once they are shown."""
        return self._buttons

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(OPEN if self._opened else CLOSED))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), self.sizeHint().height())

    # Keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.NoModifier:
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
                self.click()
                return
            if key == Qt.Key.Key_Delete:
                self.delete_wanted.emit()
                return
            if key in STEPS:
                self.neighbour_wanted.emit(STEPS[Qt.Key(key)])
                return
            if key == Qt.Key.Key_Escape and self._dragging:
                self._end_drag()
                self.drag_given_up.emit()
                return
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and event.position().x() < theme.px(GRIP):
            self._pressed_at = event.position().toPoint()
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        on_grip = event.position().x() < theme.px(GRIP)
        if self._pressed_at is None:
            hand = Qt.CursorShape.OpenHandCursor if on_grip else Qt.CursorShape.PointingHandCursor
            self.setCursor(hand)
            super().mouseMoveEvent(event)
            return
        way = event.position().toPoint() - self._pressed_at
        if self._dragging or way.manhattanLength() >= QApplication.startDragDistance():
            self._dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            super().mouseReleaseEvent(event)
            event.accept()
            return
        was_dragging = self._dragging
        self._end_drag()
        if was_dragging:
            self.dropped.emit(event.globalPosition().toPoint())

    def _end_drag(self) -> None:
        self._pressed_at, self._dragging = None, False
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    # Buttons that come with the pointer or the keyboard

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_buttons()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_buttons()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_buttons()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_buttons()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._show_buttons()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_parts()

    def _show_buttons(self) -> None:
        focus = QApplication.focusWidget()
        inside = focus is self or (focus is not None and focus in self._buttons)
        wanted = self._opened or inside or self.underMouse()
        if wanted and not self._buttons:
            self._buttons = self._made_buttons()
        for button in self._buttons:
            button.setVisible(wanted)
        self._place_parts()
        self.update()
        if (card := self.parentWidget()) is not None:
            card.update()

    def _made_buttons(self) -> tuple[ToolButton, ...]:
        text = "Duplicate" if self._opened else ""
        copy = ToolButton("copy", f"Duplicate “{self._title}”", text=text, size=28, parent=self)
        trash = ToolButton("trash", f"Delete “{self._title}”", size=28, parent=self)
        copy.setToolTip("Duplicate (Ctrl+D)")
        trash.setToolTip("Delete (Del)")
        copy.clicked.connect(self.duplicate_wanted)
        trash.clicked.connect(self.delete_wanted)
        for button in (copy, trash):
            button.installEventFilter(self)
        return copy, trash

    def _place_parts(self) -> None:
        middle = self.height() / 2
        right = self.width() - theme.px(EDGE) - theme.px(BUTTON) - theme.px(GAP)
        for button in reversed(self._buttons):
            if not button.isHidden():
                size = button.sizeHint()
                right -= size.width()
                button.move(right, round(middle - size.height() / 2))
                button.resize(size)
                right -= theme.px(GAP)
        if self._chip is not None and not self._chip.isHidden():
            size = self._chip.sizeHint()
            right -= size.width()
            self._chip.move(right, round(middle - size.height() / 2))
            self._chip.resize(size)
            right -= theme.px(GAP)
        self._right = right
        self._place_keys()

    _right = 0

    def _place_keys(self) -> None:
        """The hint at Alt and the arrows stands behind the words where there is room for it."""
        if self._keys is None:
            return
        small, size = theme.font("small"), self._keys.sizeHint()
        left = theme.px(LEFT) + text_width(self._title, theme.font("body-strong"))
        left += text_width(self._place, small) + theme.px(20)
        end = left + size.width() + theme.px(8) + text_width("moves", small)
        self._keys.setVisible(self._opened and end <= self._right - theme.px(8))
        self._keys.setGeometry(
            round(left), (self.height() - size.height()) // 2, size.width(), size.height()
        )

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = theme.px(16)
        grip = QRectF(theme.px(8), 0, side, self.height())
        icons.paint(painter, grip, "grip", theme.color("muted"))
        chevron = "chevron-up" if self._opened else "chevron-down"
        place = QRectF(
            self.width() - theme.px(EDGE) - (theme.px(BUTTON) + side) / 2, 0, side, self.height()
        )
        icons.paint(painter, place, chevron, theme.color("text"))
        self._draw_open(painter) if self._opened else self._draw_closed(painter)
        if self._opened:
            wide = theme.line_width
            painter.fillRect(0, self.height() - wide, self.width(), wide, theme.color("line"))
        if self.hasFocus() and self._opened:
            draw_focus(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), 9)
        painter.end()

    def _draw_closed(self, painter: QPainter) -> None:
        left = theme.px(LEFT)
        room = max(0, self._right - theme.px(8) - left)
        title = QRectF(left, theme.px(8), room, theme.px(22))
        draw_text(painter, title, self._title, theme.font("body-strong"), theme.color("text"))
        below = QRectF(left, theme.px(28), room, theme.px(18))
        words = self._summary or "Nothing answered yet"
        draw_text(painter, below, words, theme.font("small"), theme.color("muted"))

    def _draw_open(self, painter: QPainter) -> None:
        left = float(theme.px(LEFT))
        height, end = self.height(), self._right - theme.px(8)
        strong, small = theme.font("body-strong"), theme.font("small")
        aside = text_width(self._place, small) + theme.px(8)
        room = max(0.0, min(text_width(self._title, strong) + 1, end - left - aside))
        rect = QRectF(left, 0, room, height)
        draw_text(painter, rect, self._title, strong, theme.color("text"))
        left += room + theme.px(8)
        rect = QRectF(left, 0, max(0.0, end - left), height)
        draw_text(painter, rect, self._place, small, theme.color("muted"))
        if self._keys is not None and not self._keys.isHidden():
            left = self._keys.geometry().right() + theme.px(8)
            rect = QRectF(left, 0, max(0.0, end - left), height)
            draw_text(painter, rect, "moves", small, theme.color("muted"))

    def _say(self) -> None:
        opened = "open" if self._opened else "closed"
        said = (self._title, self.state, self._place, "" if self._opened else self._summary, opened)
        self.setAccessibleName(", ".join(word for word in said if word))
