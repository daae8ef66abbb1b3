"""The parts of a promise side by side, each with a tick or with what is missing."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui import icons
from ui.theme import theme
from ui.widgets.drawing import draw_focus, draw_text

HEIGHT, EDGE = 50, 16


class PartMark(QAbstractButton):
    """One part: a click goes to it, or confirms its starter value."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._title, self._words, self._icon, self._tone = title, "", "ring", "muted"
        self._first = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """What it says below its title."""
        return self._words

    def show_part(self, words: str, icon: str, tone: str, *, first: bool) -> None:
        """Show how it stands with the part."""
        self._words, self._icon, self._tone, self._first = words, icon, tone, first
        self.setAccessibleName(f"{self._title}: {words}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(96), theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(56), theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect, wide = QRectF(self.rect()), theme.line_width
        if self.underMouse():
            painter.fillRect(rect, theme.color("hover"))
        if not self._first:
            painter.fillRect(QRectF(0, 0, wide, rect.height()), theme.color("line"))
        left, side = theme.px(EDGE if self._first else 12), theme.px(14)
        tone = theme.color(self._tone)
        top = QRectF(left, theme.px(8), side, theme.px(18))
        icons.paint(painter, top, self._icon, tone)
        start = left + side + theme.px(4)
        room = QRectF(start, top.y(), rect.width() - start - theme.px(4), top.height())
        strong = theme.color("text" if self._tone in ("ok", "muted") else self._tone)
        draw_text(painter, room, self._title, theme.font("small-strong"), strong)
        below = QRectF(left, theme.px(25), rect.width() - left - theme.px(4), theme.px(18))
        draw_text(painter, below, self._words, theme.font("small"), theme.color("muted"))
        if self.hasFocus():
            draw_focus(painter, rect.adjusted(2, 2, -2, -2), 6)
        painter.end()


class PartStrip(QWidget):
    """All parts from left to right."""

    wanted = Signal(str)
    """The person chose the part with this key."""

    def __init__(self, parts: dict[str, str]) -> None:
        """Show these parts, key and title."""
        super().__init__()
        self.marks: dict[str, PartMark] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.line_width, 0, 0)
        row.setSpacing(0)
        for key, title in parts.items():
            mark = PartMark(title, self)
            mark.clicked.connect(partial(self.wanted.emit, key))
            self.marks[key] = mark
            row.addWidget(mark, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_part(self, key: str, words: str, icon: str, tone: str) -> None:
        """Show how it stands with one part."""
        first = key == next(iter(self.marks))
        self.marks[key].show_part(words, icon, tone, first=first)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 0, self.width(), theme.line_width), theme.color("line"))
        painter.end()
