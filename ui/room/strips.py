"""The strips that a picture on the wall is built of, each as high as what it says."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from models.agreement.sides import Side
from models.agreement.values import grouped
from ui.room.canvas import SMALLEST, Canvas, SetText, Setting
from ui.room.picture import (
    AgreedText,
    NumberRow,
    Remark,
    Reservation,
    Said,
    Tone,
    WordRow,
)
from ui.widgets.drawing import rounded_path
from ui.widgets.scale_axis import of_reaches
from ui.widgets.scale_view import draw_scale

RADIUS = 16
PAD = 34
SMALL_TILE = 64
"""Below this the tiles of the votes stand in two rows."""
ICONS = {Side.MARKETING: "marketing", Side.SALES: "sales"}


class Strip:
    """A row of the card: `least` is the height it needs; one that `grows` takes more gladly."""

    grows = False

    def __init__(self, canvas: Canvas, least: float) -> None:
        """A strip of a height in pixels of this wall."""
        self.canvas, self.least = canvas, least

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Draw it into its place."""
        raise NotImplementedError


class SidesBand(Strip):
    """Marketing on the left, Sales on the right, solid colours; who came late says so."""

    def __init__(self, canvas: Canvas, late: Sequence[Side] = ()) -> None:
        super().__init__(canvas, canvas.px(84))
        self._late = tuple(late)

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        canvas, radius = self.canvas, self.canvas.px(RADIUS)
        middle = rect.center().x()
        painter.save()
        painter.setClipPath(rounded_path(rect, radius, 0))
        left = QRectF(rect.x(), rect.y(), middle - rect.x(), rect.height())
        painter.fillRect(left, canvas.colour("marketing"))
        painter.fillRect(rect.adjusted(left.width(), 0, 0, 0), canvas.colour("sales"))
        painter.restore()
        side, pad = canvas.px(48), canvas.px(PAD)
        font = canvas.font(50, 700)
        y = rect.center().y()
        canvas.icon(
            painter, QRectF(rect.x() + pad, y - side / 2, side, side), "marketing", "onside"
        )
        x = rect.x() + pad + side + canvas.px(22)
        x += canvas.words(painter, QPointF(x, y), Side.MARKETING.label, font, "onside")
        far = rect.right() - pad
        canvas.icon(painter, QRectF(far - side, y - side / 2, side, side), "sales", "onside")
        end = far - side - canvas.px(22)
        end -= canvas.words_right(painter, QPointF(end, y), Side.SALES.label, font, "onside")
        if Side.MARKETING in self._late:
            self._chip(painter, QPointF(x + canvas.px(28), y), right=False)
        if Side.SALES in self._late:
            self._chip(painter, QPointF(end - canvas.px(28), y), right=True)

    def _chip(self, painter: QPainter, at: QPointF, *, right: bool) -> None:
        canvas = self.canvas
        font = canvas.font(32, 600)
        words, pad, side = "came late", canvas.px(14), canvas.px(30)
        wide = QFontMetricsF(font).horizontalAdvance(words) + 2 * pad + side + canvas.px(10)
        tall = canvas.px(46)
        box = QRectF(at.x() - (wide if right else 0), at.y() - tall / 2, wide, tall)
        pen = QPen(canvas.colour("warn"), canvas.line)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(canvas.colour("warnbg"))
        painter.drawRoundedRect(box, canvas.px(8), canvas.px(8))
        place = QRectF(box.x() + pad, at.y() - side / 2, side, side)
        canvas.icon(painter, place, "clock", "warn")
        canvas.words(painter, QPointF(place.right() + canvas.px(10), at.y()), words, font, "warn")


class NumberStrip(Strip):
    """Both sides' numbers with the scale between them."""

    grows = True

    def __init__(self, canvas: Canvas, row: NumberRow) -> None:
        self._row = row
        most = Decimal(100) if row.percent else None
        self._scale = of_reaches(row.marketing, row.sales, most=most)
        super().__init__(canvas, canvas.px(76) + canvas.scale.height)

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        canvas, row = self.canvas, self._row
        top = rect.y() + (rect.height() - self.least) / 2
        inner = rect.adjusted(canvas.px(294), 0, -canvas.px(294), 0)
        values = (("marketing", row.marketing.likely), ("sales", row.sales.likely))
        for side, value in values:
            self._value(painter, rect, grouped(value), side)
        y = top + canvas.px(34)
        room = inner.width() - self._verdict(painter, QPointF(inner.right(), y), inner.width())
        font = canvas.font(40, 600)
        label = canvas.elided(row.label, font, room - canvas.px(40))
        canvas.words(painter, QPointF(inner.x(), y), label, font)
        place = QRectF(inner.x(), top + canvas.px(66), inner.width(), canvas.scale.height)
        draw_scale(painter, place, self._scale, canvas.scale, canvas.colour)

    def _verdict(self, painter: QPainter, at: QPointF, room: float) -> float:
        canvas, row = self.canvas, self._row
        token = "ok" if row.meets else "warn"
        font, side = canvas.font(36, 600), canvas.px(34)
        label = QFontMetricsF(canvas.font(40, 600)).horizontalAdvance(row.label)
        metrics = QFontMetricsF(font)
        words = row.verdict
        if label + metrics.horizontalAdvance(words) + side + canvas.px(80) > room:
            words = row.short
        wide = canvas.words_right(painter, at, words, font, token)
        x = at.x() - wide - canvas.px(14) - side
        picture = "overlap" if row.meets else "warning"
        canvas.icon(painter, QRectF(x, at.y() - side / 2, side, side), picture, token)
        return wide + side + canvas.px(14)

    def _value(self, painter: QPainter, rect: QRectF, value: str, side: str) -> None:
        canvas = self.canvas
        y, room = rect.center().y(), canvas.px(294 - PAD - 16)
        unit_font = canvas.font(56, 700)
        gap = canvas.px(10)
        unit = QFontMetricsF(unit_font).horizontalAdvance(self._row.unit)
        tail = unit + gap if self._row.unit else 0.0
        font = canvas.fitting(value, 104, 700, max(room - tail, room / 2))
        metrics = QFontMetricsF(font)
        wide = metrics.horizontalAdvance(value)
        left = rect.x() + canvas.px(PAD)
        if side == "sales":
            left = rect.right() - canvas.px(PAD) - wide - tail
        canvas.words(painter, QPointF(left, y), value, font, side)
        base = y + metrics.capHeight() / 2
        painter.setFont(unit_font)
        painter.drawText(QPointF(left + wide + gap, base), self._row.unit)


class WordStrip(Strip):
    """What each side says in words, with what only that side says marked."""

    grows = True

    def __init__(self, canvas: Canvas, row: WordRow, width: float, most: float) -> None:
        self._row = row
        self._column = (width - 2 * canvas.px(PAD) - canvas.px(300)) / 2
        label = (Said(text=row.label),)
        setting = Setting(size=36, weight=600, pitch=1.16, centred=True)
        self._label = canvas.set_text(label, setting, canvas.px(280))
        size = 42
        self._marketing, self._sales = self._both(canvas, size)
        while self._tallest() > most and size > SMALLEST:
            size -= 2
            self._marketing, self._sales = self._both(canvas, size)
        self._shown = max(1, int((most - canvas.px(24)) / self._marketing.pitch))
        tall = min(self._tallest(), most - canvas.px(24))
        super().__init__(canvas, max(tall + canvas.px(24), canvas.px(108)))

    def _both(self, canvas: Canvas, size: int) -> tuple[SetText, SetText]:
        def setting(side: str, *, right: bool) -> Setting:
            return Setting(
                size=size,
                pitch=1.2,
                own_ink=side,
                own_weight=600,
                tint=f"{side}bg",
                right=right,
            )

        return (
            canvas.set_text(self._row.marketing, setting("marketing", right=False), self._column),
            canvas.set_text(self._row.sales, setting("sales", right=True), self._column),
        )

    def _tallest(self) -> float:
        return max(self._marketing.height, self._sales.height, self._label.height)

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        canvas = self.canvas
        middle, pad = rect.center(), canvas.px(PAD)
        for text, x in (
            (self._marketing, rect.x() + pad),
            (self._sales, rect.right() - pad - self._column),
        ):
            lines = min(text.lines, self._shown)
            top = middle.y() - lines * text.pitch / 2
            text.draw(painter, QPointF(x, top), 0, lines)
        top = middle.y() - self._label.height / 2
        self._label.draw(painter, QPointF(middle.x() - canvas.px(140), top))


class SameStrip(Strip):
    """What both sides say alike, in one line; what does not fit is counted."""

    def __init__(self, canvas: Canvas, same: Sequence[str]) -> None:
        super().__init__(canvas, canvas.px(78))
        self._same = tuple(same)

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        canvas, y = self.canvas, rect.center().y()
        side, x = canvas.px(36), rect.x() + canvas.px(PAD)
        canvas.icon(painter, QRectF(x, y - side / 2, side, side), "equal", "text")
        x += side + canvas.px(22)
        x += canvas.words(painter, QPointF(x, y), "Same", canvas.font(38, 700)) + canvas.px(22)
        font = canvas.font(38)
        canvas.words(painter, QPointF(x, y), self._fitted(rect.right() - canvas.px(PAD) - x), font)

    def _fitted(self, room: float) -> str:
        font = self.canvas.font(38)
        metrics = QFontMetricsF(font)
        for count in range(len(self._same), 0, -1):
            rest = len(self._same) - count
            words = " · ".join(self._same[:count]) + (f" · and {rest} more" if rest else "")
            if metrics.horizontalAdvance(words) <= room:
                return words
        words = f"{len(self._same)} parts"
        return words if len(self._same) > 1 else self.canvas.elided(self._same[0], font, room)


class StateBand(Strip):
    """How the text stands: green once both sides have agreed."""

    def __init__(self, canvas: Canvas, picture: AgreedText) -> None:
        super().__init__(canvas, canvas.px(104))
        self._picture = picture

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        canvas, picture = self.canvas, self._picture
        grounds = {
            Tone.AGREED: ("ok", "onside", "agreed"),
            Tone.FAILED: ("errbg", "err", "error"),
            Tone.PARKED: ("warnbg", "warn", "parked"),
            Tone.OPEN: ("surface", "text", "pencil"),
        }
        ground, ink, icon = grounds[picture.tone]
        painter.fillPath(rounded_path(rect, canvas.px(RADIUS), 0), canvas.colour(ground))
        y, side = rect.center().y(), canvas.px(58)
        x = rect.x() + canvas.px(PAD)
        canvas.icon(painter, QRectF(x, y - side / 2, side, side), icon, ink)
        far = rect.right() - canvas.px(PAD)
        x += side + canvas.px(28)
        if picture.at:
            font = canvas.font(42, 600, tabular=True)
            far -= canvas.words_right(painter, QPointF(far, y), picture.at, font, ink)
        font = canvas.fitting(picture.state, 58, 700, far - x - canvas.px(30))
        canvas.words(painter, QPointF(x, y), picture.state, font, ink)


class TextStrip(Strip):
    """Some lines of a text; a long text goes on on the next page."""

    grows = True

    def __init__(self, canvas: Canvas, slices: Sequence[tuple[SetText, int, int]]) -> None:
        self._slices = tuple(slices)
        gaps = canvas.px(20) * max(0, len(self._slices) - 1)
        tall = sum(count * text.pitch for text, _, count in self._slices)
        super().__init__(canvas, tall + gaps + canvas.px(56))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        canvas = self.canvas
        at = QPointF(rect.x() + canvas.px(PAD + 6), rect.y() + canvas.px(28))
        for text, first, count in self._slices:
            text.draw(painter, at, first, count)
            at.setY(at.y() + count * text.pitch + canvas.px(20))


class VotesStrip(Strip):
    """The votes of both sides as tiles from high to low; nobody's name is on them."""

    def __init__(self, canvas: Canvas, picture: AgreedText) -> None:
        super().__init__(canvas, canvas.px(138))
        self._picture = picture

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        picture, middle = self._picture, rect.center().x()
        left = QRectF(rect.x(), rect.y(), middle - rect.x(), rect.height())
        right = rect.adjusted(left.width(), 0, 0, 0)
        self.canvas.rule(painter, left.topRight(), left.bottomRight())
        self._side(painter, left, Side.MARKETING, picture.marketing, picture.abstained[0])
        self._side(painter, right, Side.SALES, picture.sales, picture.abstained[1])

    def _side(
        self, painter: QPainter, rect: QRectF, side: Side, votes: tuple[int, ...], abstained: int
    ) -> None:
        canvas, y = self.canvas, rect.center().y()
        size, x = canvas.px(50), rect.x() + canvas.px(PAD)
        canvas.icon(painter, QRectF(x, y - size / 2, size, size), ICONS[side], side)
        x += size + canvas.px(22)
        up = canvas.px(20) if abstained else 0.0
        font = canvas.font(52, 600)
        canvas.words(painter, QPointF(x, y - up), side.label, font, side)
        if abstained:
            at = QPointF(x, y + canvas.px(34))
            canvas.words(painter, at, f"{abstained} abstained", canvas.font(32), "muted")
        widest = QFontMetricsF(font).horizontalAdvance(Side.MARKETING.label)
        room = rect.right() - canvas.px(PAD) - x - widest - canvas.px(30)
        self._tiles(painter, QPointF(rect.right() - canvas.px(PAD), y), votes, side, room)

    def _tiles(
        self, painter: QPainter, at: QPointF, votes: tuple[int, ...], side: Side, room: float
    ) -> None:
        """Tiles as large on both sides; where there are many they stand in two rows."""
        canvas, picture = self.canvas, self._picture
        most = max(len(picture.marketing), len(picture.sales), 1)
        gap, per_row = canvas.px(16), most
        tile = min(canvas.px(96), (room + gap) / most - gap)
        if tile < canvas.px(SMALL_TILE):
            gap, per_row = canvas.px(8), ceil(most / 2)
            tile = min(canvas.px(SMALL_TILE - 6), (room + gap) / per_row - gap)
        rows = [votes[start : start + per_row] for start in range(0, len(votes), per_row)]
        top = at.y() - (len(rows) * (tile + gap) - gap) / 2
        for row in rows:
            x = at.x() - min(len(votes), per_row) * (tile + gap) + gap
            for vote in row:
                self._tile(painter, QRectF(x, top, tile, tile), vote, side)
                x += tile + gap
            top += tile + gap

    def _tile(self, painter: QPainter, box: QRectF, vote: int, side: Side) -> None:
        canvas = self.canvas
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(canvas.colour(side))
        painter.drawRoundedRect(box, canvas.px(10), canvas.px(10))
        font = canvas.font(max(SMALLEST, 64 * box.width() / canvas.px(96)), 700)
        words = str(vote)
        start = box.center().x() - QFontMetricsF(font).horizontalAdvance(words) / 2
        canvas.words(painter, QPointF(start, box.center().y()), words, font, "onside")


class LineStrip(Strip):
    """Some words in one paragraph, with an icon before them."""

    def __init__(self, canvas: Canvas, icon: str, said: Sequence[Said], width: float) -> None:
        room = width - canvas.px(2 * PAD + 60)
        self._icon = icon
        self._text = canvas.set_text(said, Setting(size=40, pitch=1.2, own_weight=700), room)
        super().__init__(canvas, max(canvas.px(88), self._text.height + canvas.px(36)))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        canvas, y = self.canvas, rect.center().y()
        side, x = canvas.px(38), rect.x() + canvas.px(PAD)
        canvas.icon(painter, QRectF(x, y - side / 2, side, side), self._icon, "text")
        self._text.draw(painter, QPointF(x + canvas.px(60), y - self._text.height / 2))


class ReservationStrip(LineStrip):
    """A reservation with the side that made it."""

    def __init__(self, canvas: Canvas, reservation: Reservation, width: float) -> None:
        said = (
            Said(text=f"Reservation by {reservation.side.label}: ", own=True),
            Said(text=reservation.words),
        )
        super().__init__(canvas, "note", said, width)


class RemarkStrip(LineStrip):
    """What can be read in two ways, and the question to the room in bold; `more` are left out."""

    def __init__(self, canvas: Canvas, remark: Remark, width: float, more: int = 0) -> None:
        said = [Said(text=f"{remark.words} "), Said(text=remark.question, own=True)]
        if more:
            said.append(Said(text=f" … and {more} more"))
        super().__init__(canvas, "help", said, width)


def heading(canvas: Canvas, words: str, width: float) -> SetText:
    """The question of a picture, over as many lines as it takes."""
    size = 64 * canvas.head_factor / canvas.factor
    return canvas.set_text(
        (Said(text=words),),
        Setting(size=size, weight=700, pitch=1.16, spacing=-1.2),
        ceil(width),
    )
