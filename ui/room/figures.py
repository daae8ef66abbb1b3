"""Figures for the wall: the funnel, and counts of both sides beside each other."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from exporters.figures import FunnelLook, funnel_boxes, paint_funnel
from models.agreement.sides import Side
from ui.room.canvas import SMALLEST, Canvas
from ui.room.picture import CountRow, Funnel, Guesses
from ui.room.strips import ICONS, PAD, Strip

BAR, GAP = 64, 66
LARGEST, PITCH = 48, 2.5
"""Type of the stages at most, and how many times its size a stage needs with its side below."""
MOST_LABELS = 0.36
GUESSES = 470
"""Room for what both sides guessed, at the right of the bars."""
HEAD = 72


class FunnelStrip(Strip):
    """The funnel upright: stage and side at the left, a bar for each, the rates between them."""

    grows = True

    def __init__(self, canvas: Canvas, picture: Funnel, width: float) -> None:
        self._picture, self._width = picture, width
        tall = len(picture.bars) * SMALLEST * PITCH
        super().__init__(canvas, canvas.px(HEAD + tall + 30))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        canvas, bars = self.canvas, self._picture.bars
        pad = canvas.px(PAD)
        inner = rect.adjusted(pad, canvas.px(HEAD), -pad, -canvas.px(30))
        if self._picture.guesses:
            inner.setRight(inner.right() - canvas.px(GUESSES))
        look = self._look(inner)
        self._draw_head(painter, rect, inner, look)
        paint_funnel(painter, inner, bars, look)
        boxes = funnel_boxes(inner, bars, look)
        for guesses, (box, after) in zip(self._picture.guesses, pairwise(boxes), strict=False):
            y = (box.bottom() + after.top()) / 2
            self._draw_guesses(painter, rect.right() - pad, y, guesses)

    def _look(self, rect: QRectF) -> FunnelLook:
        canvas, bars = self.canvas, self._picture.bars
        units = len(bars) * BAR + (len(bars) - 1) * GAP
        pitch = rect.height() * (BAR + GAP) / units if units else rect.height()
        size = max(SMALLEST, min(LARGEST, pitch / PITCH / canvas.factor))
        most = rect.width() * MOST_LABELS
        names = [bar.title for bar in bars]
        while size > SMALLEST and self._widest(names, size) > most:
            size -= 2
        return FunnelLook(
            flow="down",
            families=tuple(canvas.font(size).families()),
            title=canvas.px(size),
            small=canvas.px(max(SMALLEST, size * 0.8)),
            bar=BAR,
            gap=GAP,
            least=canvas.px(110),
            labels=min(most, self._widest(names, size)) + canvas.px(50),
            ink=canvas.colour("text").name(),
            muted=canvas.colour("muted").name(),
            marketing=canvas.colour("marketing").name(),
            sales=canvas.colour("sales").name(),
            marketing_flow=canvas.colour("marketingbg").name(),
            sales_flow=canvas.colour("salesbg").name(),
            on_bar=canvas.colour("onside").name(),
            radius=canvas.px(6),
        )

    def _widest(self, names: list[str], size: float) -> float:
        metrics = QFontMetricsF(self.canvas.font(size, 700))
        return max((metrics.horizontalAdvance(name) for name in names), default=0.0) * 1.03

    def _draw_head(self, painter: QPainter, rect: QRectF, inner: QRectF, look: FunnelLook) -> None:
        canvas = self.canvas
        y, font = rect.y() + canvas.px(38), canvas.font(34, 600)
        words = f"Entries {self._picture.per}"
        middle = inner.x() + look.labels + (inner.width() - look.labels) / 2
        wide = QFontMetricsF(font).horizontalAdvance(words)
        canvas.words(painter, QPointF(middle - wide / 2, y), words, font, "muted")
        if self._picture.guesses:
            at = QPointF(rect.right() - canvas.px(PAD), y)
            canvas.words_right(painter, at, "Each side’s own rate", font, "muted")

    def _draw_guesses(self, painter: QPainter, right: float, y: float, guesses: Guesses) -> None:
        canvas = self.canvas
        half, side = canvas.px((GUESSES - 40) / 2), canvas.px(40)
        both = ((Side.MARKETING, guesses.marketing), (Side.SALES, guesses.sales))
        for place, (one, words) in enumerate(both):
            end = right - (1 - place) * half
            font = canvas.fitting(words or "–", 44, 700, half - side - canvas.px(40))
            wide = canvas.words_right(painter, QPointF(end, y), words or "–", font, one)
            x = end - wide - canvas.px(14) - side
            canvas.icon(painter, QRectF(x, y - side / 2, side, side), ICONS[one], one)


class CountStrip(Strip):
    """Two counts outside, bars towards what is counted; equal counts have equal bars."""

    grows = True

    def __init__(self, canvas: Canvas, row: CountRow, most: int) -> None:
        self._row, self._most = row, most
        super().__init__(canvas, canvas.px(110))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        canvas, row, y = self.canvas, self._row, rect.center().y()
        font = canvas.font(50, 600)
        wide = QFontMetricsF(font).horizontalAdvance(row.label)
        canvas.words(painter, QPointF(rect.center().x() - wide / 2, y), row.label, font)
        pad, figure, half = canvas.px(PAD), canvas.px(170), canvas.px(230)
        room = rect.width() / 2 - half - pad - figure
        for side, count in ((Side.MARKETING, row.marketing), (Side.SALES, row.sales)):
            left = side is Side.MARKETING
            font, words = canvas.fitting(str(count), 96, 700, figure), str(count)
            if left:
                canvas.words(painter, QPointF(rect.x() + pad, y), words, font, side)
            else:
                canvas.words_right(painter, QPointF(rect.right() - pad, y), words, font, side)
            long, tall = room * count / self._most, canvas.px(48)
            inner = rect.center().x() - half - long if left else rect.center().x() + half
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(canvas.colour(side))
            painter.drawRoundedRect(QRectF(inner, y - tall / 2, long, tall), 6, 6)
