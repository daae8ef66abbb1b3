"""The bar across the top: which agreement, whether it is saved, and the tools."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui import icons
from ui.room.wall_box import InfoBox
from ui.session import Saved, SaveState
from ui.theme import theme
from ui.widgets.buttons import Button, Role, ToolButton
from ui.widgets.card import Band, Line
from ui.widgets.chips import Chip, Kind
from ui.widgets.labels import ElidedLabel

CHIPS = {
    SaveState.SAVED: ("Saved", Kind.OK, "tick"),
    SaveState.UNSAVED: ("Saving …", Kind.NEUTRAL, "save"),
    SaveState.FAILED: ("Not saved", Kind.ERR, "error"),
}


COMPARE = "Compare versions"
NOTHING_TO_COMPARE = "Save a version first, then the draft can be compared with it"


class TopBar(Band):
    """Name and state on the left, tools on the right, the export at the end."""

    home_wanted = Signal()
    turn_wanted = Signal()
    history_wanted = Signal()
    compare_wanted = Signal()
    theme_wanted = Signal()
    export_wanted = Signal()
    trouble_wanted = Signal()

    def __init__(self, undo: QAction, redo: QAction, *boxes: InfoBox) -> None:
        """Offer `undo` and `redo` as buttons that follow their actions, with `boxes` before."""
        super().__init__("surface")
        self.setFixedHeight(theme.px(56))
        self._tight = False
        self._saved = Saved(SaveState.SAVED)
        self._logo = HomeButton()
        self._logo.clicked.connect(self.home_wanted)
        self._title = ElidedLabel(style="section")
        self._sub = ElidedLabel(style="caption", tone="muted")
        for label in (self._title, self._sub):
            label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.saved_chip = Chip("Saved", Kind.OK, "tick")
        self.undo_button = _following(undo, "undo")
        self.redo_button = _following(redo, "redo")
        self.turn_button = ToolButton("keyboard", "Let a side propose", text="Propose")
        self.turn_button.setToolTip("Let a side propose, alone (Ctrl+Shift+P)")
        self.history_button = ToolButton("history", "History", text="History")
        self.compare_button = ToolButton("compare", COMPARE, text=COMPARE)
        self.theme_button = ToolButton("moon", "Dark theme")
        self.export_button = Button("Export to Word", Role.TONAL, "export", size=38)
        self.turn_button.clicked.connect(self.turn_wanted)
        self.history_button.clicked.connect(self.history_wanted)
        self.compare_button.clicked.connect(self.compare_wanted)
        self.theme_button.clicked.connect(self.theme_wanted)
        self.export_button.clicked.connect(self.export_wanted)
        theme.changed.connect(self._follow_theme)
        self._boxes = boxes
        self._lay_out()
        self._follow_theme()

    def show_agreement(self, title: str, sub: str) -> None:
        """Name the agreement, and in small what company and version it is."""
        self._title.setText(title)
        self._title.setToolTip(title)
        self._sub.setText(sub)

    def show_comparable(self, *, comparable: bool) -> None:
        """Offer a comparison, or say what it needs."""
        self.compare_button.setEnabled(comparable)
        words = f"{COMPARE} (Ctrl+Shift+C)" if comparable else NOTHING_TO_COMPARE
        self.compare_button.setToolTip(words)

    def show_saved(self, saved: Saved) -> None:
        """Say when the draft reached the disk, or that it could not."""
        self._saved = saved
        words, kind, icon = CHIPS[saved.state]
        whole = words
        if saved.state is SaveState.SAVED and saved.at is not None:
            whole = f"{words} {_clock(saved.at)}"
        self.saved_chip.show_state(words if self._tight else whole, kind, icon)
        self.saved_chip.setAccessibleName(whole)
        self.saved_chip.setToolTip(str(saved.trouble) if saved.trouble else whole)

    def show_narrow(self, *, narrow: bool, tight: bool = False) -> None:
        """Leave the words off the tools when there is little room, and off the boxes with less."""
        self._tight = tight
        self.show_saved(self._saved)
        self.theme_button.setHidden(tight)
        for box in self._boxes:
            box.show_brief(brief=tight)
        tools = (
            (self.turn_button, "Propose"),
            (self.history_button, "History"),
            (self.compare_button, COMPARE),
        )
        for button, text in tools:
            button.show_text("" if narrow else text)
            button.setAccessibleName(text)
        self.export_button.show_text("Export" if narrow else "Export to Word")
        self._sub.setVisible(not narrow)

    def _follow_theme(self) -> None:
        self.setFixedHeight(theme.px(56))
        dark = theme.dark
        self.theme_button.show_name(
            "Light theme" if dark else "Dark theme", "sun" if dark else "moon"
        )

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch()
        names.addWidget(self._title, 0, Qt.AlignmentFlag.AlignLeft)
        names.addWidget(self._sub, 0, Qt.AlignmentFlag.AlignLeft)
        names.addStretch()
        line = Line(upright=True)
        line.setFixedHeight(theme.px(24))
        row = self.row
        row.setContentsMargins(theme.px(12), 0, theme.px(16), 0)
        row.setSpacing(theme.px(8))
        parts: list[QWidget] = [self.undo_button, self.redo_button, line, self.turn_button]
        parts += [self.history_button, self.compare_button, self.theme_button]
        row.addWidget(self._logo)
        row.addLayout(names)
        row.addSpacing(theme.px(8))
        row.addWidget(self.saved_chip)
        row.addStretch(1)
        for box in self._boxes:
            row.addWidget(box)
        for part in parts:
            row.addWidget(part)
        row.addSpacing(theme.px(8))
        row.addWidget(self.export_button)


class HomeButton(QAbstractButton):
    """The logo; a click leads back to all agreements."""

    def __init__(self) -> None:
        """The logo in its usual size."""
        super().__init__()
        self.setAccessibleName("All agreements")
        self.setToolTip("All agreements (Ctrl+O)")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(36), theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
        side = theme.px(28)
        picture = icons.logo(side, self.devicePixelRatioF())
        place = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter.drawPixmap(place, picture, QRectF(picture.rect()))


def _following(action: QAction, icon: str) -> ToolButton:
    button = ToolButton(icon, action.text())

    def follow() -> None:
        if not (isValid(action) and isValid(button)):
            return  # the agreement is being left, and its undo stack empties last
        button.setEnabled(action.isEnabled())
        button.setToolTip(action.text())

    action.changed.connect(follow)
    button.clicked.connect(action.trigger)
    follow()
    return button


def _clock(at: datetime) -> str:
    return at.astimezone().strftime("%H:%M")
