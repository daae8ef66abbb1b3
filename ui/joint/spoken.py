"""Words of one side, with a tint and a thick line under what only that side says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

from models.revisions.words import Piece
from ui.theme import theme
from ui.typeface import Style

FACE = Style(14.5, 400, line=21)
PITCH = 21
LINE_BREAK = "\u2028"


@dataclass(frozen=True, slots=True)
class Marks:
    """The side whose colour the marks take."""

    token: str


class Spoken:
    """A wording that is laid out for a width and drawn anywhere."""

    def __init__(self, pieces: Iterable[Piece], tone: str = "text") -> None:
        """`pieces` that are not the same on both sides are marked."""
        self._pieces = tuple(pieces)
        self._tone = tone

    @property
    def words(self) -> str:
        """All of it as plain text."""
        return "".join(piece.text for piece in self._pieces)

    def height(self, width: float) -> float:
        """How tall it is in this width."""
        return self._laid_out(width)[1]

    def draw(self, painter: QPainter, left: float, top: float, width: float, marks: Marks) -> None:
        """Draw it with its upper left corner at a point."""
        layout, _ = self._laid_out(width)
        start = 0
        for piece in self._pieces:
            end = start + len(piece.text.rstrip())
            if piece.kind != "same":
                _mark(painter, layout, QPointF(left, top), (start, end), marks.token)
            start += len(piece.text)
        painter.setPen(theme.color(self._tone))
        layout.draw(painter, QPointF(left, top))

    def _laid_out(self, width: float) -> tuple[QTextLayout, float]:
        font = theme.font(FACE)
        layout = QTextLayout(self.words.replace("\n", LINE_BREAK), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        pitch = theme.px(PITCH)
        shift = (pitch - QFontMetricsF(font).height()) / 2
        top = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top + shift))
            top += pitch
        layout.endLayout()
        return layout, max(top, pitch)


def _mark(
    painter: QPainter, layout: QTextLayout, at: QPointF, span: tuple[int, int], token: str
) -> None:
    start, end = span
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        low = max(start, line.textStart())
        high = min(end, line.textStart() + line.textLength())
        if low >= high:
            continue
        left, right = at.x() + _x_of(line, low), at.x() + _x_of(line, high)
        top = at.y() + line.y()
        foot = top + line.ascent() + theme.px(3)
        painter.fillRect(QRectF(left, top, right - left, foot - top), theme.color(f"{token}bg"))
        painter.fillRect(QRectF(left, foot, right - left, theme.px(2)), theme.color(token))


def _x_of(line: QTextLine, position: int) -> float:
    left, _ = cast("tuple[float, int]", line.cursorToX(position))
    return left
