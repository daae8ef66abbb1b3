"""Strokes that several widgets share: rounded boxes, crisp lines and text on its baseline."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTextLayout

from ui.theme import theme

Lines = list[tuple[int, int]]
"""Start and length of each line of a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """How a rounded box is drawn; colours are token names, an empty one draws nothing."""

    fill: str = ""
    line: str = ""
    width: float = 1.0
    radius: float = 8.0
    dashed: bool = False


def draw_box(painter: QPainter, rect: QRectF, box: Box) -> None:
    """Draw a box with its line wholly inside the rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = box.width * theme.line_width if box.line else 0.0
    inner = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    radius = max(0.0, theme.px(box.radius) - width / 2)
    painter.setBrush(theme.color(box.fill) if box.fill else Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(box, width))
    painter.drawRoundedRect(inner, radius, radius)
    painter.restore()


def _pen(box: Box, width: float) -> QPen:
    if not box.line:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(theme.color(box.line), width)
    if box.dashed:
        pen.setDashPattern([3 / box.width, 2 / box.width])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def draw_focus(painter: QPainter, rect: QRectF, radius: float, token: str = "focus") -> None:
    """The ring of two pixels around whatever has the keyboard."""
    wide = 2.0 / theme.line_width
    draw_box(painter, rect, Box(line=token, width=wide, radius=radius))


def rounded_path(rect: QRectF, top: float, bottom: float) -> QPainterPath:
    """A rectangle with its own radius at the top corners and at the bottom corners."""
    path = QPainterPath()
    left, right, up, down = rect.left(), rect.right(), rect.top(), rect.bottom()
    path.moveTo(left, up + top)
    path.arcTo(left, up, 2 * top, 2 * top, 180, -90) if top else path.lineTo(left, up)
    path.lineTo(right - top, up)
    if top:
        path.arcTo(right - 2 * top, up, 2 * top, 2 * top, 90, -90)
    path.lineTo(right, down - bottom)
    if bottom:
        path.arcTo(right - 2 * bottom, down - 2 * bottom, 2 * bottom, 2 * bottom, 0, -90)
    path.lineTo(left + bottom, down)
    if bottom:
        path.arcTo(left, down - 2 * bottom, 2 * bottom, 2 * bottom, 270, -90)
    path.closeSubpath()
    return path


def draw_text(painter: QPainter, rect: QRectF, text: str, font: QFont, colour: QColor) -> None:
    """One line of text at the left of a rectangle, its capitals centred upright, elided."""
    metrics = QFontMetricsF(font)
    shown = text
    if metrics.horizontalAdvance(text) > rect.width() + 0.5:
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.setFont(font)
    painter.setPen(colour)
    baseline = rect.center().y() + metrics.capHeight() / 2
    painter.drawText(QRectF(rect.x(), baseline, 0, 0).topLeft(), shown)


def text_width(text: str, font: QFont) -> float:
    """The width of one line in pixels."""
    return QFontMetricsF(font).horizontalAdvance(text)


def wrapped(text: str, font: QFont, room: float) -> Lines:
    """Where a text breaks in this room; one empty line for no text."""
    layout = QTextLayout(text, font)
    found = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        found.append((line.textStart(), line.textLength()))
    layout.endLayout()
    return found or [(0, 0)]
