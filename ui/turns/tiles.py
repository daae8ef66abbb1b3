"""The larger parts of the hand-over screens: tiles of the sides, of answers and of people."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from models.agreement.sides import Side
from ui import icons
from ui.theme import theme
from ui.typeface import STYLES
from ui.widgets.card import Card
from ui.widgets.drawing import Box, draw_box, draw_focus, draw_text, text_width, wrapped
from ui.widgets.labels import ElidedLabel


def draw_side_tile(painter: QPainter, rect: QRectF, side: Side, radius: float = 12) -> None:
    """A square in the colour of a side, with its picture in half the width."""
    draw_box(painter, rect, Box(fill=side.value, radius=radius))
    half = rect.width() / 2
    place = QRectF(0, 0, half, half)
    place.moveCenter(rect.center())
    icons.paint(painter, place, side.value, theme.color("onside"))


class SideTile(QWidget):
    """The square of a side."""

    def __init__(self, side: Side, size: int, radius: int = 12) -> None:
        super().__init__()
        self._side, self._size, self._radius = side, size, radius
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(side.label)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._size), theme.px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_side_tile(painter, QRectF(self.rect()), self._side, self._radius)
        painter.end()


class NumberMark(QWidget):
    """The number of a step of the hand-over: current, done, or still to come."""

    SIDE = 22

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number, self._state = number, "open"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, state: str) -> None:
        """Show it as "open", "current" or "done"."""
        self._state = state
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self.SIDE), theme.px(self.SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_mark(painter, QRectF(self.rect()), str(self._number), self._state)
        painter.end()


_MARKS = {
    "open": Box(line="muted", radius=11),
    "current": Box(fill="primary", radius=11),
    "done": Box(fill="ok", radius=11),
    "lacks": Box(line="warn", radius=11),
}


def draw_mark(painter: QPainter, rect: QRectF, number: str, state: str) -> None:
    """A round mark: filled with its number, with a tick, or only its outline."""
    draw_box(painter, rect, _MARKS[state])
    if state == "done":
        inner = rect.adjusted(4, 4, -4, -4)
        icons.paint(painter, inner, "tick", theme.color("onside"))
        return
    ink = {"current": "onprimary", "lacks": "warn"}.get(state, "muted")
    font = theme.font("caption-strong", tabular=True)
    wide = text_width(number, font)
    room = QRectF(rect.center().x() - wide / 2, rect.y(), wide + 2, rect.height())
    draw_text(painter, room, number, font, theme.color(ink))


class AnswerTile(QRadioButton):
    """One of two equal answers, each with what follows from it; neither is chosen beforehand."""

    def __init__(self, title: str, words: str, icon: str) -> None:
        super().__init__(title)
        self._words, self._icon = words, icon
        self.setAccessibleDescription(words)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(370), self.heightForWidth(theme.px(370)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(220), theme.px(96))

    def heightForWidth(self, width: int) -> int:
        lines = len(wrapped(self._words, theme.font("row"), self._room(width)))
        return max(theme.px(96), ceil(lines * self._pitch()) + theme.px(56))

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect, px = QRectF(self.rect()), theme.px
        hover = self.underMouse()
        draw_box(painter, rect, Box(fill="hover" if hover else "surface", line="field"))
        ring = QRectF(px(16), px(18), px(20), px(20))
        chosen = self.isChecked()
        draw_box(painter, ring, Box(fill="primary" if chosen else "", line="field", radius=10))
        if chosen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("onprimary"))
            painter.drawEllipse(ring.center(), px(4), px(4))
        left = px(48)
        title = QRectF(left, px(16), rect.width() - left - px(52), px(24))
        draw_text(painter, title, self.text(), theme.font("title"), theme.color("text"))
        self._draw_words(painter, left)
        picture = QRectF(rect.width() - px(44), px(16), px(28), px(28))
        icons.paint(painter, picture, self._icon, theme.color("muted"))
        if self.hasFocus():
            draw_focus(painter, rect, 8)
        painter.end()

    def _draw_words(self, painter: QPainter, left: float) -> None:
        font = theme.font("row")
        painter.setFont(font)
        painter.setPen(theme.color("muted"))
        top = float(theme.px(42))
        for start, length in wrapped(self._words, font, self._room(self.width())):
            room = QRectF(left, top, self._room(self.width()) + 2, self._pitch())
            draw_text(
                painter,
                room,
                self._words[start : start + length].rstrip(),
                font,
                theme.color("muted"),
            )
            top += self._pitch()

    def _room(self, width: int) -> float:
        return width - theme.px(48) - theme.px(60)

    def _pitch(self) -> float:
        return STYLES["row"].line * theme.scale


class SideButton(QAbstractButton):
    """One of two equal buttons that hand the keyboard to a side."""

    def __init__(self, side: Side) -> None:
        super().__init__()
        self.side = side
        self._words, self._icon = "", "ring"
        self.setText(f"Hand over to {side.label}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, words: str, icon: str) -> None:
        """Say how far the side is, without saying what it wrote."""
        self._words, self._icon = words, icon
        self.setAccessibleName(f"{self.text()}, {words}")
        self.update()

    @property
    def words(self) -> str:
        """How far the side is."""
        return self._words

    def sizeHint(self) -> QSize:
        return QSize(theme.px(380), theme.px(96))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(96))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect, px = QRectF(self.rect()), theme.px
        side, live = self.side.value, self.isEnabled()
        fill = f"{side}bg" if live and self.underMouse() else "surface"
        draw_box(painter, rect, Box(fill=fill if live else "hover", line=side if live else "line"))
        tile = QRectF(px(20), (rect.height() - px(48)) / 2, px(48), px(48))
        if live:
            draw_side_tile(painter, tile, self.side, 10)
        else:
            draw_box(painter, tile, Box(line="line", radius=10))
            icons.paint(painter, tile, side, theme.color("muted"))
        left = px(84)
        ink = theme.color(side if live else "muted")
        room = rect.width() - left - px(16)
        title = QRectF(left, rect.center().y() - px(24), room, px(24))
        draw_text(painter, title, self.text(), theme.font("title"), ink)
        small = px(14)
        place = QRectF(left, rect.center().y() + px(2), small, px(20))
        icons.paint(painter, place, self._icon, theme.color("muted"))
        words = QRectF(left + small + px(6), place.y(), room - small - px(6), px(20))
        draw_text(painter, words, self._words, theme.font("row"), theme.color("muted"))
        if self.hasFocus():
            draw_focus(painter, rect, 8)
        painter.end()


class PersonTile(Card):
    """Somebody of the side that sits down: name and role."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        inner = QVBoxLayout()
        inner.setContentsMargins(theme.px(14), theme.px(10), theme.px(10), theme.px(11))
        inner.setSpacing(theme.px(1))
        inner.addWidget(ElidedLabel(name, "row-strong"))
        inner.addWidget(ElidedLabel(role, "small", "muted"))
        self.body.addLayout(inner)


class SideStripe(QWidget):
    """The line of four pixels at the top of the window in the colour of who writes."""

    def __init__(self, side: Side) -> None:
        super().__init__()
        self._side = side
        self.setFixedHeight(theme.px(4))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(
            QRectF(QPointF(0, 0), self.rect().size().toSizeF()), theme.color(self._side.value)
        )
        painter.end()
