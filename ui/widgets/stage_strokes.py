"""The strokes of the board around its cards: owner bands, arrows onward, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from ui import icons
from ui.theme import theme
from ui.widgets.drawing import Box, draw_box, draw_text, text_width

OWNERS = {"marketing": "Marketing owns", "sales": "Sales owns", "": "No owner yet"}
HEAD, CORNER, DROP = 5, 8, 18


def draw_band(painter: QPainter, rect: QRectF, free: QRectF, owner: str) -> None:
    """The band over the stages of one team; its words stand in the `free` part of it."""
    fill, line = (f"{owner}bg", f"{owner}line") if owner else ("", "line")
    draw_box(painter, rect, Box(fill=fill, line=line, radius=6, dashed=not owner))
    words, font = OWNERS[owner], theme.font("small-strong")
    ink = theme.color(owner or "muted")
    side, gap = theme.px(15), theme.px(6)
    before = side + gap if owner else 0
    if free.width() < before + theme.px(30):
        return
    wide = text_width(words, font) + before
    left = max(free.left() + theme.px(8), free.center().x() - wide / 2)
    if owner:
        icons.paint(painter, QRectF(left, rect.top(), side, rect.height()), owner, ink)
        left += before
    room = QRectF(left, rect.top(), max(0.0, free.right() - theme.px(4) - left), rect.height())
    draw_text(painter, room, words, font, ink)


def draw_arrow(painter: QPainter, start: float, end: float, height: float) -> None:
    """The arrow from one card to the next."""
    start, end, head = start + theme.px(2), end - theme.px(2), theme.px(HEAD)
    painter.setPen(_pen("text"))
    painter.drawLine(QPointF(start, height), QPointF(end, height))
    points = [(end - head, height - head), (end, height), (end - head, height + head)]
    painter.drawPolyline([QPointF(x, y) for x, y in points])


def draw_lane(
    painter: QPainter, places: tuple[float, list[float], float], name: str, limit: str
) -> None:
    """The way back below the cards: from the starts to one card; `places` ends with its top."""
    to, starts, top = places
    low, far = top + theme.px(DROP), max(starts)
    corner, head = theme.px(CORNER), theme.px(HEAD)
    painter.setPen(_pen("field"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    way = QPainterPath(QPointF(far, top))
    way.lineTo(far, low - corner)
    way.quadTo(far, low, far - corner, low)
    way.lineTo(to + corner, low)
    way.quadTo(to, low, to, low - corner)
    way.lineTo(to, top)
    for start in starts:
        if start != far:
            way.moveTo(start, top)
            way.lineTo(start, low)
    painter.drawPath(way)
    points = [(to - head, top + head), (to, top), (to + head, top + head)]
    painter.drawPolyline([QPointF(x, y) for x, y in points])
    _draw_lane_words(painter, QRectF(to, low - theme.px(9), far - to, theme.px(18)), name, limit)


def _draw_lane_words(painter: QPainter, lane: QRectF, name: str, limit: str) -> None:
    strong, plain = theme.font("small-strong"), theme.font("small")
    side, gap, pad = theme.px(15), theme.px(6), theme.px(12)
    long = text_width(name, strong) + 1
    more = text_width(limit, plain) + 1 if limit else 0
    wide = side + gap + long + (gap + more if limit else 0)
    left = lane.center().x() - wide / 2
    if wide + 2 * pad > lane.width() - theme.px(24):
        left = lane.right() + pad
    else:
        ground = QRectF(left - pad, lane.y(), wide + 2 * pad, lane.height())
        painter.fillRect(ground, theme.color("bg"))
    row = QRectF(left, lane.y(), side, lane.height())
    icons.paint(painter, row, "return", theme.color("muted"))
    row = QRectF(left + side + gap, lane.y(), long, lane.height())
    draw_text(painter, row, name, strong, theme.color("text"))
    row = QRectF(row.right() + gap, lane.y(), more, lane.height())
    draw_text(painter, row, limit, plain, theme.color("muted"))


def _pen(token: str) -> QPen:
    pen = QPen(theme.color(token), max(2.0, theme.px(2)))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
