"""The wall as something to draw on: its size, its own colours, and type that can be read afar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from ui import icons
from ui.room.picture import Said
from ui.theme import theme
from ui.tokens import Look, load
from ui.typeface import Style
from ui.widgets.scale_view import ScaleMeasure, room_measure

_HYPHEN = re.compile(r"(?<=\b\w)-(?=\w)")
"""A hyphen after a single letter, as in e-mail, where no line may end."""
LEAST_FACTOR = 0.4
SMALLEST = 32
"""The smallest type on a wall of 1920 pixels; nothing is set smaller, it takes a page instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How words are set: size and pitch of lines at 1920 pixels, weight, ink, and alignment.

    What one side alone says is set in `own_ink`, `own_weight`, and on `tint` with a line below.
    """

    size: float
    weight: int = 450
    pitch: float = 1.28
    spacing: float = 0.0
    ink: str = "text"
    right: bool = False
    centred: bool = False
    own_weight: int = 0
    own_ink: str = ""
    tint: str = ""


class Canvas:
    """Lengths, colours and type for a wall of a certain size in pixels."""

    def __init__(self, width: int, height: int) -> None:
        """Measures in between those for 1920x1080 and 1024x768, or beyond them."""
        self.width, self.height = width, height
        self.factor = max(LEAST_FACTOR, min(width / 1920 * 1.125, height / 1080))
        self.head_factor = max(LEAST_FACTOR, min(self.factor, width / 1920))
        self.scale: ScaleMeasure = room_measure(self.factor)
        self.line = 2.0 if self.factor >= 0.5 else 1.0

    @property
    def room(self) -> QRectF:
        """Everything inside the margins."""
        side, top, bottom = self.px(56), self.px(40), self.px(32)
        return QRectF(side, top, self.width - 2 * side, self.height - top - bottom)

    def px(self, length: float) -> float:
        """A length at 1920 pixels as it is on this wall."""
        return length * self.factor

    def colour(self, token: str) -> QColor:
        """A colour of the wall's own look, which is light whatever the window shows."""
        return QColor(_colours()[token])

    def font(
        self, size: float, weight: int = 450, *, spacing: float = 0.0, tabular: bool = False
    ) -> QFont:
        """Type of a size at 1920 pixels; spacing is in hundredths of the size."""
        font = theme.typeface.font(Style(size, weight, spacing), self.factor)
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    # Strokes

    def words(
        self, painter: QPainter, at: QPointF, text: str, font: QFont, token: str = "text"
    ) -> float:
        """One line of text whose capitals are centred on `at`; the width it took."""
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(self.colour(token))
        painter.drawText(QPointF(at.x(), at.y() + metrics.capHeight() / 2), text)
        return metrics.horizontalAdvance(text)

    def words_right(
        self, painter: QPainter, at: QPointF, text: str, font: QFont, token: str = "text"
    ) -> float:
        """One line of text that ends at `at`; the width it took."""
        wide = QFontMetricsF(font).horizontalAdvance(text)
        self.words(painter, QPointF(at.x() - wide, at.y()), text, font, token)
        return wide

    def icon(self, painter: QPainter, rect: QRectF, name: str, token: str) -> None:
        """An icon of the set, in a colour of the wall."""
        icons.paint(painter, rect, name, self.colour(token))

    def rule(self, painter: QPainter, start: QPointF, end: QPointF) -> None:
        """A black line of two pixels."""
        painter.setPen(QPen(self.colour("line"), self.line))
        painter.drawLine(start, end)

    def fitting(self, text: str, size: float, weight: int, room: float) -> QFont:
        """The largest type up to `size` in which a text is no wider than `room`."""
        while size > SMALLEST:
            font = self.font(size, weight)
            if QFontMetricsF(font).horizontalAdvance(text) <= room:
                return font
            size -= 4
        return self.font(SMALLEST, weight)

    def elided(self, text: str, font: QFont, room: float) -> str:
        """The text, cut with dots where it is too long."""
        return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)

    def set_text(self, said: Sequence[Said], setting: Setting, width: float) -> SetText:
        """Words over as many lines as they need."""
        return SetText(self, said, setting, width)


class SetText:
    """Words set in lines of one width, ready to be drawn whole or in part."""

    def __init__(
        self, canvas: Canvas, said: Sequence[Said], setting: Setting, width: float
    ) -> None:
        self._canvas, self._said, self._setting = canvas, tuple(said), setting
        self.pitch = canvas.px(setting.size * setting.pitch)
        self._layout = self._laid_out(max(width, 1.0))
        self.lines = self._layout.lineCount()

    @property
    def height(self) -> float:
        """The height of all lines in pixels."""
        return self.lines * self.pitch

    def draw(self, painter: QPainter, at: QPointF, first: int = 0, count: int = 0) -> None:
        """Draw `count` lines from the line `first` on; all that follow when `count` is 0."""
        last = min(self.lines, first + count) if count else self.lines
        top = at.y() - first * self.pitch
        for number in range(first, last):
            line = self._layout.lineAt(number)
            self._draw_marks(painter, QPointF(at.x(), top), number)
            painter.setPen(self._canvas.colour(self._setting.ink))
            line.draw(painter, QPointF(at.x(), top))

    def _laid_out(self, width: float) -> QTextLayout:
        setting, canvas = self._setting, self._canvas
        font = canvas.font(setting.size, setting.weight, spacing=setting.spacing)
        text = "".join(said.text for said in self._said)
        layout = QTextLayout(_HYPHEN.sub("\u2011", text), font)
        layout.setTextOption(_option(setting))
        layout.setFormats(self._formats())
        shift = (self.pitch - QFontMetricsF(font).height()) / 2
        top = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top + shift))
            top += self.pitch
        layout.endLayout()
        return layout

    def _formats(self) -> list[QTextLayout.FormatRange]:
        setting, found, start = self._setting, [], 0
        for said in self._said:
            stands_out = said.own and bool(setting.own_weight or setting.own_ink)
            if stands_out or said.asked:
                look = QTextCharFormat()
                look.setFontUnderline(said.asked)
                if stands_out:
                    weight = setting.own_weight or setting.weight
                    look.setFont(self._canvas.font(setting.size, weight))
                    look.setForeground(self._canvas.colour(setting.own_ink or setting.ink))
                    look.setFontUnderline(said.asked)
                piece = QTextLayout.FormatRange()
                piece.start, piece.length, piece.format = start, len(said.text), look
                found.append(piece)
            start += len(said.text)
        return found

    def _draw_marks(self, painter: QPainter, origin: QPointF, number: int) -> None:
        if not self._setting.tint:
            return
        line = self._layout.lineAt(number)
        begin, end = line.textStart(), line.textStart() + line.textLength()
        start = 0
        for said in self._said:
            left, right = max(start, begin), min(start + len(said.text.rstrip()), end)
            start += len(said.text)
            if not said.own or left >= right:
                continue
            x, far = (_x_of(line.cursorToX(place)) for place in (left, right))
            top = origin.y() + number * self.pitch + self.pitch * 0.04
            box = QRectF(origin.x() + x, top, far - x, self.pitch * 0.88)
            painter.fillRect(box, self._canvas.colour(self._setting.tint))
            wide = max(2.0, self._canvas.px(5))
            under = QRectF(box.x(), box.bottom(), box.width(), wide)
            painter.fillRect(under, self._canvas.colour(self._setting.own_ink))


def _x_of(found: object) -> float:
    """Qt for Python answers with the position alone, or with it and the cursor."""
    if isinstance(found, tuple | list):
        return float(found[0])
    assert isinstance(found, float | int)
    return float(found)


def _option(setting: Setting) -> QTextOption:
    align = Qt.AlignmentFlag.AlignRight if setting.right else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(Qt.AlignmentFlag.AlignHCenter if setting.centred else align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


@cache
def _colours() -> dict[str, str]:
    return dict(load(Look.PRESENT).colours)
