"""The funnel picture: one drawing for the window, upright, and for the page, laid on its side."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QPainter,
    QPen,
    QPolygonF,
)

from exporters.blocks import FunnelBar
from models.agreement.sides import Side

WIDTH_MM = 160
HEIGHT_MM = 42
DPI = 300

_DRAWING_DPI = 96
_kept: list[QGuiApplication] = []
"""The application made here, which must outlive its pictures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelLook:
    """Faces, sizes in drawing units and colours of the funnel.

    `bar` and `gap` are in proportion to each other; `least` is the smallest extent of a bar, which
    otherwise grows with the square root of its count. `labels` is the room for stage and side.
    """

    flow: Literal["down", "right"]
    families: tuple[str, ...]
    title: float
    small: float
    bar: float
    gap: float
    least: float
    labels: float
    ink: str
    muted: str
    marketing: str
    sales: str
    marketing_flow: str
    sales_flow: str
    on_bar: str
    radius: float = 0
    rates: bool = True

    def colour(self, side: Side | None) -> QColor:
        """The colour of a side's bars and words; of both sides, the muted one."""
        colours = {Side.MARKETING: self.marketing, Side.SALES: self.sales}
        return QColor(colours[side] if side else self.muted)

    def flow_colour(self, side: Side | None) -> QColor:
        """The pale colour of what flows from a side's bar to the next one."""
        return QColor(self.marketing_flow if side is Side.MARKETING else self.sales_flow)

    def font(self, size: float, *, strong: bool = False) -> QFont:
        """The face at `size` drawing units."""
        font = QFont(list(self.families))
        font.setPixelSize(max(1, round(size)))
        font.setWeight(QFont.Weight.Bold if strong else QFont.Weight.Normal)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


_FINE = 10
"""Drawing units of the page in a CSS pixel: fine enough for sizes such as 9.5 points."""

PAPER = FunnelLook(
    flow="right",
    families=("Calibri", "Carlito"),
    title=12.7 * _FINE,
    small=12.2 * _FINE,
    bar=16.4,
    gap=12.25,
    least=10 * _FINE,
    labels=41 * _FINE,
    ink="#172033",
    muted="#535E75",
    marketing="#6A2CAB",
    sales="#0A6472",
    marketing_flow="#ECEFF4",
    sales_flow="#ECEFF4",
    on_bar="#FFFFFF",
)
"""The look in the Word file."""


def funnel_boxes(rect: QRectF, bars: tuple[FunnelBar, ...], look: FunnelLook) -> list[QRectF]:
    """Where the bars stand inside `rect`, in their order."""
    if not bars:
        return []
    down = look.flow == "down"
    room = _bar_room(rect, look)
    along, across = (room.height(), room.width()) if down else (room.width(), room.height())
    unit = along / (len(bars) * look.bar + (len(bars) - 1) * look.gap)
    most = max(1, *(bar.count for bar in bars))
    boxes = []
    for index, bar in enumerate(bars):
        extent = max(min(look.least, across), across * math.sqrt(max(bar.count, 0) / most))
        start = index * (look.bar + look.gap) * unit
        centre = room.center()
        if down:
            corner = QPointF(centre.x() - extent / 2, room.top() + start)
            size = QSizeF(extent, look.bar * unit)
        else:
            corner = QPointF(room.left() + start, centre.y() - extent / 2)
            size = QSizeF(look.bar * unit, extent)
        boxes.append(QRectF(corner, size))
    return boxes


def _bar_room(rect: QRectF, look: FunnelLook) -> QRectF:
    if look.flow == "down":
        return rect.adjusted(look.labels, 0, 0, 0)
    return rect.adjusted(0, look.labels, 0, 0)


def paint_funnel(
    painter: QPainter, rect: QRectF, bars: tuple[FunnelBar, ...], look: FunnelLook
) -> None:
    """Draws bars, flows, rates, stages and sides into `rect`."""
    boxes = funnel_boxes(rect, bars, look)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for index in range(len(boxes) - 1):
        _paint_flow(painter, boxes[index], boxes[index + 1], bars[index + 1].side, look)
    title = _fitting_title(bars, boxes, look)
    for bar, box in zip(bars, boxes, strict=True):
        _paint_bar(painter, box, bar, look)
        _paint_label(painter, _label_room(rect, box, boxes, look), bar, title, look)
    if look.rates:
        for bar, box, after in zip(bars[:-1], boxes[:-1], boxes[1:], strict=True):
            _paint_rate(painter, box, after, bar.rate, look)
    painter.restore()


def _paint_flow(
    painter: QPainter, box: QRectF, after: QRectF, side: Side | None, look: FunnelLook
) -> None:
    if look.flow == "down":
        corners = [box.bottomLeft(), box.bottomRight(), after.topRight(), after.topLeft()]
    else:
        corners = [box.topRight(), after.topLeft(), after.bottomLeft(), box.bottomRight()]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.flow_colour(side))
    painter.drawPolygon(QPolygonF(corners))


def _paint_bar(painter: QPainter, box: QRectF, bar: FunnelBar, look: FunnelLook) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(bar.side))
    painter.drawRoundedRect(box, look.radius, look.radius)
    words = f"{bar.count:,}"
    room = box.width() * 0.94 if look.flow == "right" else box.width()
    font = look.font(_fitting(words, room, look), strong=True)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    fits = metrics.height() <= box.height() and metrics.horizontalAdvance(words) <= box.width()
    if fits:
        painter.setPen(QColor(look.on_bar))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        return
    painter.setPen(QColor(look.ink))
    if look.flow == "right":
        above = QRectF(box.left(), box.top() - metrics.height(), box.width(), metrics.height())
        painter.drawText(above, int(Qt.AlignmentFlag.AlignCenter | _UNCUT), words)
    else:
        beside = QRectF(box.right() + metrics.averageCharWidth(), box.top(), 1, box.height())
        painter.drawText(beside, int(Qt.AlignmentFlag.AlignVCenter | _UNCUT), words)


_UNCUT = Qt.TextFlag.TextDontClip


def _paint_rate(painter: QPainter, box: QRectF, after: QRectF, rate: str, look: FunnelLook) -> None:
    if look.flow == "down":
        between = QRectF(box.left(), box.bottom(), box.width(), after.top() - box.bottom())
    else:
        between = QRectF(box.right(), box.center().y() - 1, after.left() - box.right(), 2)
    size = _fitting(rate, between.width() * 0.86, look) if look.flow == "right" else look.title
    painter.setFont(look.font(size, strong=True))
    painter.setPen(QPen(QColor(look.ink)))
    painter.drawText(between, int(Qt.AlignmentFlag.AlignCenter | _UNCUT), rate)


def _fitting(words: str, room: float, look: FunnelLook) -> float:
    """The size at which bold words fit into `room`, at least 0.55 of the usual one."""
    width = QFontMetricsF(look.font(look.title, strong=True)).horizontalAdvance(words)
    return look.title * max(0.55, min(1.0, room / width)) if width else look.title


def _label_room(rect: QRectF, box: QRectF, boxes: list[QRectF], look: FunnelLook) -> QRectF:
    """The place for stage and side: beside an upright bar, above one that lies."""
    if look.flow == "down":
        height = max(box.height(), (look.title + look.small) * 1.4)
        middle = box.center().y()
        return QRectF(rect.left(), middle - height / 2, look.labels, height)
    right = min(box.left() + _pitch(rect, boxes), rect.right())
    return QRectF(box.left(), rect.top(), right - box.left(), look.labels)


def _pitch(rect: QRectF, boxes: list[QRectF]) -> float:
    """The distance between two bars that lie; the last label must end with the picture."""
    return boxes[1].left() - boxes[0].left() if len(boxes) > 1 else rect.width()


def _fitting_title(bars: tuple[FunnelBar, ...], boxes: list[QRectF], look: FunnelLook) -> float:
    """The size at which every stage's name fits over its bar, down to three quarters."""
    if look.flow == "down" or not boxes:
        return look.title
    pitch = _pitch(boxes[0], boxes) * 0.95
    rooms = [pitch] * (len(bars) - 1) + [boxes[-1].width()]
    sizes = [_fitting(bar.title, room, look) for bar, room in zip(bars, rooms, strict=True)]
    return max(look.title * 0.75, min(sizes))


def _paint_label(
    painter: QPainter, room: QRectF, bar: FunnelBar, title: float, look: FunnelLook
) -> None:
    font = look.font(title, strong=True)
    metrics = QFontMetricsF(font)
    words = metrics.elidedText(bar.title, Qt.TextElideMode.ElideRight, room.width() * 0.98)
    line = (look.title + look.small) * 0.64
    first = QRectF(room.left(), room.top(), room.width(), line)
    painter.setFont(font)
    painter.setPen(QColor(look.ink))
    flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | _UNCUT)
    painter.drawText(first, flags, words)
    painter.setFont(look.font(look.small * title / look.title))
    painter.setPen(look.colour(bar.side))
    painter.drawText(first.translated(0, line), flags, bar.side.label if bar.side else "Both")


def funnel_png(bars: tuple[FunnelBar, ...], look: FunnelLook = PAPER) -> bytes:
    """The picture for the page as PNG; works without a display and without an application."""
    _ensure_application()
    width, height = (round(mm * DPI / 25.4) for mm in (WIDTH_MM, HEIGHT_MM))
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(DPI / 0.0254))
    image.setDotsPerMeterY(round(DPI / 0.0254))
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    scale = DPI / _DRAWING_DPI / _FINE
    painter.scale(scale, scale)
    paint_funnel(painter, QRectF(0, 0, width / scale, height / scale), bars, look)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _ensure_application() -> None:
    """Text needs an application object; the running one serves, otherwise one without a screen."""
    if QGuiApplication.instance() is None:
        _kept.append(QGuiApplication(["funnel", "-platform", "offscreen"]))
