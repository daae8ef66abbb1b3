"""What the cards of a picture have in common: keys, the menu, and standing out when open."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from models.agreement.section import RowId
from ui.theme import theme
from ui.widgets.buttons import ToolButton
from ui.widgets.chips import Kind
from ui.widgets.drawing import Box

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardState:
    """What the chip of a card says."""

    words: str = "Draft"
    kind: Kind = Kind.NEUTRAL
    icon: str = "pencil"


class PictureCard(QAbstractButton):
    """A card that opens its row; the arrow keys go from card to card."""

    neighbour_wanted = Signal(int)
    end_wanted = Signal(int)
    """-1 for the first card, 1 for the last."""
    delete_wanted = Signal()
    menu_wanted = Signal()
    entered = Signal()

    def __init__(self, row_id: RowId, parent: QWidget) -> None:
        """Stand for the row with this id."""
        super().__init__(parent)
        self.row_id = row_id
        self.state, self._open = CardState(), False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.more = ToolButton("more", "More", size=28, parent=self)
        self.more.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.more.clicked.connect(self.menu_wanted)
        self.more.hide()

    @property
    def is_open(self) -> bool:
        """True while its form is shown."""
        return self._open

    def show_state(self, state: CardState) -> None:
        """Show how far its text has come."""
        if state != self.state:
            self.state = state
            self.say()
            self.update()

    def show_open(self, *, opened: bool) -> None:
        """Stand out as the card whose form is shown."""
        self._open = opened
        self.setAccessibleDescription("Open" if opened else "Enter opens it")
        self._show_more()
        self.update()

    def say(self) -> None:
        """Say what the card shows, to those who hear the page."""
        raise NotImplementedError

    def box(self, fill: str) -> Box:
        """The box of the card: thicker while it is open or has the keyboard."""
        if self.hasFocus():
            wide = (3 if self._open else 2) / theme.line_width
            return Box(fill=fill, line="focus", width=wide, radius=12)
        if self._open:
            return Box(fill=fill, line="primary", width=2 / theme.line_width, radius=12)
        return Box(fill=fill, line="field" if self.underMouse() else "line", radius=12)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held != Qt.KeyboardModifier.NoModifier:
            event.ignore()
        elif key in OPENS:
            self.click()
        elif key in STEPS:
            self.neighbour_wanted.emit(STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.end_wanted.emit(-1 if key == Qt.Key.Key_Home else 1)
        elif key == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif key == Qt.Key.Key_Menu:
            self.menu_wanted.emit()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_more()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_more()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_more()
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_more()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self.more.sizeHint()
        self.more.setGeometry(
            self.width() - theme.px(6) - size.width(),
            theme.px(self.more_top),
            size.width(),
            size.height(),
        )

    more_top = 8
    """How far the menu button stands below the upper edge."""

    def _show_more(self) -> None:
        self.more.setVisible(self._open or self.hasFocus() or self.underMouse())
        self.update()
