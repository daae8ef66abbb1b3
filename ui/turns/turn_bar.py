"""The bar across the top while the keyboard is handed over; nothing in it shows other content."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui import icons
from ui.session import Saved, SaveState
from ui.theme import set_type, theme
from ui.top_bar import CHIPS
from ui.widgets.buttons import Button, Role, ToolButton
from ui.widgets.card import Band
from ui.widgets.chips import Chip, KeyCap, Kind
from ui.widgets.drawing import Box, draw_box, draw_text, text_width
from ui.widgets.labels import ElidedLabel


class InfoBox(QWidget):
    """A box of 32 pixels that says one thing, such as what the wall shows."""

    def __init__(self, text: str, icon: str) -> None:
        super().__init__()
        self._text, self._icon = text, icon
        set_type(self, "small-strong", tabular=True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        if not text:
            self.hide()

    def show_words(self, text: str) -> None:
        """Say something else; no words hide the box."""
        self._text = text
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        """The words it shows."""
        return self._text

    def sizeHint(self) -> QSize:
        wide = ceil(text_width(self._text, self.font())) + theme.px(11 + 16 + 8 + 12)
        return QSize(wide, theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        draw_box(painter, rect, Box(fill="surface", line="line"))
        ink = theme.color("text")
        side = theme.px(16)
        left = theme.px(11)
        icons.paint(painter, QRectF(left, 0, side, rect.height()), self._icon, ink)
        left += side + theme.px(8)
        room = QRectF(left, 0, rect.width() - left, rect.height())
        draw_text(painter, room, self._text, self.font(), ink)
        painter.end()


class TurnBar(Band):
    """Which agreement, whether it is saved, what the wall shows, and the way out."""

    out_wanted = Signal()
    theme_wanted = Signal()

    def __init__(
        self, out: str, undo: QAction | None = None, redo: QAction | None = None, height: int = 56
    ) -> None:
        """A bar with its way out called `out`; undo and redo where there is something to undo."""
        super().__init__("surface")
        self._height = height
        self._title = ElidedLabel(style="title")
        self._sub = ElidedLabel(style="caption", tone="muted")
        self.saved_chip = Chip("Saved", Kind.OK, "tick")
        self.block = InfoBox("", "clock")
        self.wall = InfoBox("Wall: blank", "room-off")
        self.undo_button = ToolButton("undo", "Undo")
        self.redo_button = ToolButton("redo", "Redo")
        self.theme_button = ToolButton("moon", "Dark theme")
        self.out_button = Button(out, Role.QUIET, size=36)
        self.out_button.clicked.connect(self.out_wanted)
        self.theme_button.clicked.connect(self.theme_wanted)
        self._writes = undo is not None and redo is not None
        self._lay_out()
        if undo is not None and redo is not None:
            _follow(self.undo_button, undo)
            _follow(self.redo_button, redo)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def show_agreement(self, title: str, sub: str) -> None:
        """Name the agreement, and in small its company."""
        self._title.setText(title)
        self._sub.setText(sub)

    def show_saved(self, saved: Saved) -> None:
        """Say when what was typed reached the disk, or that it could not."""
        words, kind, icon = CHIPS[saved.state]
        if saved.state is SaveState.SAVED and saved.at is not None:
            words = f"{words} {saved.at.astimezone():%H:%M}"
        self.saved_chip.show_state(words, kind, icon)
        self.saved_chip.setToolTip(str(saved.trouble) if saved.trouble else "")

    def _follow_theme(self) -> None:
        dark = theme.dark
        self.theme_button.show_name(
            "Light theme" if dark else "Dark theme", "sun" if dark else "moon"
        )
        self.setFixedHeight(theme.px(self._height))

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        for name in (self._title, self._sub):
            name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        names.addStretch()
        names.addWidget(self._title)
        names.addWidget(self._sub)
        names.addStretch()
        row = self.row
        row.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        row.setSpacing(theme.px(12))
        row.addWidget(_Logo())
        row.addLayout(names)
        row.addWidget(self.saved_chip)
        row.addStretch(1)
        row.addWidget(self.block)
        row.addWidget(self.wall)
        tools: tuple[QWidget, ...] = (self.undo_button, self.redo_button, self.theme_button)
        for tool in tools:
            row.addWidget(tool)
            tool.setVisible(self._writes)
        row.addWidget(self.out_button)
        row.addSpacing(-theme.px(12))
        row.addWidget(KeyCap("Esc"))


class _Logo(QWidget):
    """The logo; here it leads nowhere."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(28), theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        picture = icons.logo(theme.px(28), self.devicePixelRatioF())
        painter.drawPixmap(QRectF(self.rect()), picture, QRectF(picture.rect()))


def _follow(button: ToolButton, action: QAction) -> None:
    """Let a button do and be what its action is, without the words of the last step."""

    def follow() -> None:
        button.setEnabled(action.isEnabled())

    action.changed.connect(follow)
    button.clicked.connect(action.trigger)
    follow()
