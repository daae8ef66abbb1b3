"""Pictures that are read from the back row: a question, a countdown, and the signs."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from models.agreement.sides import Side
from ui import dates
from ui.room import picture as pictures
from ui.room.canvas import Canvas, Setting
from ui.room.picture import Said, SignRow
from ui.room.strips import ICONS, PAD, SidesBand, Strip

CELLS = 3


class Heading(Protocol):
    """The lines at the top of a page."""

    sub: str

    def draw(self, painter: QPainter) -> None:
        """Draw them."""


class Reading:
    """The question of a step alone, as large as fits, with who has sealed already."""

    def __init__(self, canvas: Canvas, picture: pictures.Reading, heading: Heading) -> None:
        self._canvas, self._picture, self._sub = canvas, picture, heading.sub

    def draw(self, painter: QPainter) -> None:
        """Draw everything but the clock."""
        canvas, picture = self._canvas, self._picture
        room = canvas.room
        font = canvas.font(42, 600)
        width = room.width() - (canvas.px(440) if picture.head.timer is not None else 0)
        sub = canvas.elided(self._sub, font, width)
        canvas.words(painter, QPointF(room.x(), room.y() + canvas.px(40)), sub, font, "muted")
        if picture.head.timer is not None:
            at = QPointF(room.right(), room.y() + canvas.px(118))
            font = canvas.font(34, 600)
            canvas.words_right(painter, at, picture.head.timer.about, font, "muted")
        foot = canvas.px(120) if picture.sealed else 0.0
        middle = room.adjusted(0, canvas.px(170), 0, -foot)
        for size in (112, 96, 80, 64, 48):
            setting = Setting(size=size, weight=700, pitch=1.16)
            text = canvas.set_text((Said(text=picture.head.question),), setting, room.width())
            if text.height <= middle.height():
                break
        text.draw(painter, QPointF(room.x(), middle.center().y() - text.height / 2))
        if picture.sealed:
            self._draw_sealed(painter, room)

    def _draw_sealed(self, painter: QPainter, room: QRectF) -> None:
        canvas = self._canvas
        y, x, side = room.bottom() - canvas.px(40), room.x(), canvas.px(48)
        for one in Side:
            is_in = one in self._picture.sealed
            canvas.icon(
                painter,
                QRectF(x, y - side / 2, side, side),
                ICONS[one] if is_in else "ring-dashed",
                one if is_in else "muted",
            )
            x += side + canvas.px(18)
            words = f"{one.label} is in" if is_in else f"{one.label} still writes"
            token = one if is_in else "muted"
            x += canvas.words(painter, QPointF(x, y), words, canvas.font(42, 600), token)
            x += canvas.px(70)


class Countdown:
    """The time left of a block, with what comes out of it and the ground rules."""

    def __init__(self, canvas: Canvas, picture: pictures.Countdown) -> None:
        self._canvas, self._picture = canvas, picture
        room = canvas.room
        size = 360.0
        hours = picture.timer is not None and picture.timer.minutes >= 60
        widest = "0:00:00" if hours else "+00:00"
        self._font = canvas.font(size, 700, tabular=True)
        wide = QFontMetricsF(self._font).horizontalAdvance(widest)
        if wide > room.width():
            size = size * room.width() / wide
            self._font = canvas.font(size, 700, tabular=True)
        top = room.y() + canvas.px(190)
        self.place = QRectF(room.x(), top, room.width(), canvas.px(340))

    def draw_time(self, painter: QPainter, words: str) -> None:
        """Draw the figures."""
        token = "err" if words.startswith("+") else "text"
        wide = QFontMetricsF(self._font).horizontalAdvance(words)
        at = QPointF(self.place.center().x() - wide / 2, self.place.center().y())
        self._canvas.words(painter, at, words, self._font, token)

    def draw(self, painter: QPainter) -> None:
        """Draw everything but the figures."""
        canvas, picture, room = self._canvas, self._picture, self._canvas.room
        font = canvas.fitting(picture.title, 64, 700, room.width())
        title = canvas.elided(picture.title, font, room.width())
        canvas.words(painter, QPointF(room.x(), room.y() + canvas.px(40)), title, font)
        if picture.outcome:
            font = canvas.font(40, 400)
            words = canvas.elided(picture.outcome, font, room.width())
            canvas.words(painter, QPointF(room.x(), room.y() + canvas.px(116)), words, font)
        if picture.timer is not None:
            words = f"of {picture.timer.minutes} min, until {dates.clock(picture.timer.ends)}"
            font = canvas.font(42, 600)
            wide = QFontMetricsF(font).horizontalAdvance(words)
            at = QPointF(room.center().x() - wide / 2, self.place.bottom() + canvas.px(26))
            canvas.words(painter, at, words, font, "muted")
        elif picture.minutes:
            self.draw_time(painter, f"{picture.minutes} min")
        self._draw_rules(painter, room)

    def _draw_rules(self, painter: QPainter, room: QRectF) -> None:
        canvas, picture = self._canvas, self._picture
        pitch = canvas.px(58)
        y = room.bottom() - canvas.px(20)
        if picture.next:
            font = canvas.font(36, 600)
            words = canvas.elided(f"Next: {picture.next}", font, room.width() - canvas.px(60))
            side = canvas.px(34)
            place = QRectF(room.x() + canvas.px(4), y - side / 2, side, side)
            canvas.icon(painter, place, "arrow-right", "muted")
            canvas.words(painter, QPointF(place.right() + canvas.px(18), y), words, font, "muted")
            y -= canvas.px(74)
        above = self.place.bottom() + canvas.px(70)
        shown = picture.rules[: max(0, int((y - above) // pitch))]
        for rule in reversed(shown):
            font = canvas.font(40, 500)
            words = canvas.elided(rule, font, room.width() - canvas.px(60))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(canvas.colour("primary"))
            dot = canvas.px(9)
            painter.drawEllipse(QPointF(room.x() + canvas.px(21), y), dot, dot)
            canvas.words(painter, QPointF(room.x() + canvas.px(56), y), words, font)
            y -= pitch


class SignBand(SidesBand):
    """The two sides above the signs."""


class SignStrip(Strip):
    """A sign with how often each side sees it, as cells to both sides of the statement."""

    grows = True

    def __init__(self, canvas: Canvas, row: SignRow) -> None:
        width = canvas.room.width()
        self._middle = width * 0.42
        setting = Setting(size=38, weight=600, pitch=1.16, centred=True)
        self._text = canvas.set_text((Said(text=row.statement),), setting, self._middle)
        self._row = row
        super().__init__(canvas, max(canvas.px(92), self._text.height + canvas.px(28)))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        canvas, row, middle = self.canvas, self._row, rect.center()
        half = self._middle / 2
        top = middle.y() - self._text.height / 2
        self._text.draw(painter, QPointF(middle.x() - half, top))
        pad = canvas.px(PAD)
        left = QRectF(rect.x() + pad, rect.y(), middle.x() - half - rect.x() - pad, rect.height())
        right = QRectF(middle.x() + half, rect.y(), left.width(), rect.height())
        self._side(painter, left, Side.MARKETING, row.marketing)
        self._side(painter, right, Side.SALES, row.sales)

    def _side(self, painter: QPainter, rect: QRectF, side: Side, rating: int | None) -> None:
        """The figure outside, the cells towards the statement."""
        canvas, y = self.canvas, rect.center().y()
        words = "–" if rating is None else str(rating)
        font, figure = canvas.font(56, 700), canvas.px(60)
        mirrored = side is Side.MARKETING
        cells = rect.adjusted(figure, 0, -canvas.px(30), 0)
        if not mirrored:
            cells = rect.adjusted(canvas.px(30), 0, -figure, 0)
        x = rect.x() if mirrored else rect.right()
        if mirrored:
            canvas.words(painter, QPointF(x, y), words, font, side)
        else:
            canvas.words_right(painter, QPointF(x, y), words, font, side)
        gap, tall = canvas.px(6), canvas.px(36)
        wide = (cells.width() - (CELLS - 1) * gap) / CELLS
        for number in range(CELLS):
            along = number * (wide + gap)
            place = cells.right() - wide - along if mirrored else cells.x() + along
            filled = rating is not None and number < rating
            painter.setPen(QPen(canvas.colour(side if filled else "track"), canvas.line))
            painter.setBrush(canvas.colour(side if filled else "surface"))
            painter.drawRect(QRectF(place, y - tall / 2, wide, tall))
