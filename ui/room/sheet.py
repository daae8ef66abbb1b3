"""A picture laid out for a wall of one size: its pages, and where the clock ticks on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from ui.room import large, strips
from ui.room.canvas import Canvas, SetText, Setting
from ui.room.figures import CountStrip, FunnelStrip
from ui.room.picture import (
    AgreedText,
    Balance,
    Blank,
    Countdown,
    Diagnosis,
    Funnel,
    Head,
    Reading,
    Remark,
    Reveal,
    RoomPicture,
    Said,
    Timer,
    words_of,
)
from ui.room.remarks import asked_about
from ui.room.strips import RADIUS, Strip

MOST_NUMBERS = 3
"""Rows with a scale on one page; more of them take another page, not smaller type."""
TEXT_SIZES = (64, 56, 48)
"""An agreed text is set as large as fits, and takes pages below the last of these."""
PITCH = 88 / 64
MOST_RESERVATIONS = 2
MOST_REMARKS = 2
SHARE_OF_REMARKS = 0.45
"""The text keeps the larger part of the card; what does not fit beside it is counted."""
SHORT = 4
"""A paragraph of so many lines is not torn over two pages."""


@dataclass(frozen=True, slots=True)
class ClockSpot:
    """Where the time left stands; only this is painted again each second."""

    timer: Timer
    place: QRectF
    draw: Callable[[QPainter, str], None]

    def paint(self, painter: QPainter, now: datetime) -> None:
        """Draw the time that is left now."""
        self.draw(painter, words_of(self.timer.left(now)))


@dataclass(frozen=True, slots=True)
class Page:
    """One page: how it is drawn but for the clock, and the clock if there is one."""

    draw: Callable[[QPainter], None]
    clock: ClockSpot | None = None


def lay_out(picture: RoomPicture, canvas: Canvas) -> tuple[Page, ...]:
    """The pages of a picture; there is at least one."""
    match picture:
        case Blank():
            return (Page(_nothing),)
        case Reading():
            face = large.Reading(canvas, picture, _Heading(canvas, picture.head))
            return (Page(face.draw, _head_clock(canvas, picture.head.timer)),)
        case Countdown():
            return (_countdown(canvas, picture),)
        case Reveal():
            return _cards(canvas, picture.head, _reveal_pages(canvas, picture))
        case AgreedText():
            return _cards(canvas, picture.head, _text_pages(canvas, picture), picture.next)
        case Diagnosis():
            return _cards(canvas, picture.head, _sign_pages(canvas, picture))
        case Funnel():
            return _cards(canvas, picture.head, _funnel_pages(canvas, picture))
        case Balance():
            rows = (_count_rows(canvas, picture),)
            return _cards(canvas, picture.head, lambda _: rows)


def _countdown(canvas: Canvas, picture: Countdown) -> Page:
    face = large.Countdown(canvas, picture)
    timer = picture.timer
    return Page(face.draw, ClockSpot(timer, face.place, face.draw_time) if timer else None)


# Head and card


class _Heading:
    """Step, clause and question at the top left; a long question takes more lines."""

    def __init__(self, canvas: Canvas, head: Head, page: str = "") -> None:
        self._canvas = canvas
        parts = (head.step, head.clause, head.number, page)
        self.sub = " · ".join(part for part in parts if part)
        room = canvas.room.width()
        if head.timer is not None:
            room -= _clock_width(canvas, head.timer) + canvas.px(40)
        self._width = room
        self._question = strips.heading(canvas, head.question, room)
        least = canvas.px(160) if head.timer is not None else 0.0
        self.height = max(least, canvas.px(58) + self._question.height + canvas.px(26))

    def draw(self, painter: QPainter) -> None:
        """Draw both lines."""
        canvas = self._canvas
        at = canvas.room.topLeft()
        font = canvas.font(36, 600)
        sub = canvas.elided(self.sub, font, self._width)
        canvas.words(painter, QPointF(at.x(), at.y() + canvas.px(34)), sub, font, "muted")
        self._question.draw(painter, QPointF(at.x(), at.y() + canvas.px(62)))


def _head_clock(canvas: Canvas, timer: Timer | None) -> ClockSpot | None:
    if timer is None:
        return None
    room, font = canvas.room, _clock_font(canvas)
    wide = _clock_width(canvas, timer) * 1.3
    place = QRectF(room.right() - wide, room.y(), wide, canvas.px(96))

    def draw(painter: QPainter, words: str) -> None:
        token = "err" if words.startswith("+") else "text"
        canvas.words_right(painter, QPointF(room.right(), place.center().y()), words, font, token)

    return ClockSpot(timer, place, draw)


def _clock_font(canvas: Canvas) -> QFont:
    return canvas.font(112, 700, spacing=-3, tabular=True)


def _clock_width(canvas: Canvas, timer: Timer) -> float:
    words = "0:00:00" if timer.minutes >= 60 else "00:00"
    return QFontMetricsF(_clock_font(canvas)).horizontalAdvance(words)


def _draw_head(canvas: Canvas, heading: _Heading, timer: Timer | None, painter: QPainter) -> None:
    heading.draw(painter)
    if timer is not None:
        room = canvas.room
        at = QPointF(room.right(), room.y() + canvas.px(118))
        canvas.words_right(painter, at, timer.about, canvas.font(34, 600), "muted")


Rows = Sequence[Strip]


def _cards(
    canvas: Canvas,
    head: Head,
    pages_for: Callable[[QRectF], Sequence[Rows]],
    onward: str = "",
) -> tuple[Page, ...]:
    """The same card with its rows on as many pages as they need."""
    heading = _Heading(canvas, head)
    foot = canvas.px(64) if onward else 0.0
    card = canvas.room.adjusted(0, heading.height, 0, -foot)
    pages = pages_for(card)
    made = []
    for number, rows in enumerate(pages, 1):
        words = f"page {number} of {len(pages)}" if len(pages) > 1 else ""
        named = _Heading(canvas, head, words)
        drawing = _CardPage(canvas, head, named, card, rows, onward)
        made.append(Page(drawing.draw, _head_clock(canvas, head.timer)))
    return tuple(made)


class _CardPage:
    """A page with head, card and perhaps what comes next."""

    def __init__(
        self,
        canvas: Canvas,
        head: Head,
        heading: _Heading,
        card: QRectF,
        rows: Rows,
        onward: str,
    ) -> None:
        self._canvas, self._timer, self._heading = canvas, head.timer, heading
        self._card, self._onward = card, onward
        self._placed = _placed(rows, card)

    def draw(self, painter: QPainter) -> None:
        """Draw everything but the clock."""
        canvas = self._canvas
        _draw_head(canvas, self._heading, self._timer, painter)
        for number, (strip, rect) in enumerate(self._placed):
            strip.draw(painter, rect)
            if number:
                canvas.rule(painter, rect.topLeft(), rect.topRight())
        last = self._placed[-1][1].bottom() if self._placed else self._card.bottom()
        frame = QRectF(self._card.topLeft(), QPointF(self._card.right(), last))
        painter.setPen(QPen(canvas.colour("line"), canvas.line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, canvas.px(RADIUS), canvas.px(RADIUS))
        if self._onward:
            self._draw_onward(painter)

    def _draw_onward(self, painter: QPainter) -> None:
        canvas = self._canvas
        y, side = canvas.room.bottom() - canvas.px(20), canvas.px(34)
        x = canvas.room.x() + canvas.px(4)
        canvas.icon(painter, QRectF(x, y - side / 2, side, side), "arrow-right", "muted")
        font = canvas.font(36, 600)
        x += side + canvas.px(18)
        words = canvas.elided(f"Next: {self._onward}", font, canvas.room.right() - x)
        canvas.words(painter, QPointF(x, y), words, font, "muted")


def _placed(rows: Rows, card: QRectF) -> list[tuple[Strip, QRectF]]:
    """The rows from the top of the card on; what is left over goes to those that grow."""
    growing = [row for row in rows if row.grows]
    spare = max(0.0, card.height() - sum(row.least for row in rows))
    more = spare / len(growing) if growing else 0.0
    top, found = card.y(), []
    for row in rows:
        tall = row.least + (more if row.grows else 0.0)
        found.append((row, QRectF(card.x(), top, card.width(), tall)))
        top += tall
    return found


# What stands in the card


def _reveal_pages(canvas: Canvas, picture: Reveal) -> Callable[[QRectF], Sequence[Rows]]:
    def pages(card: QRectF) -> Sequence[Rows]:
        band = strips.SidesBand(canvas, picture.late)
        same = [strips.SameStrip(canvas, picture.same)] if picture.same else []
        room = card.height() - band.least - sum(row.least for row in same)
        rows: list[Strip] = [strips.NumberStrip(canvas, row) for row in picture.numbers]
        rows += [strips.WordStrip(canvas, row, card.width(), room) for row in picture.words]
        if not rows:
            return _same_pages(canvas, picture, card, band)
        return [(band, *page, *same) for page in _split(rows, room)]

    return pages


def _split(rows: Rows, room: float) -> list[list[Strip]]:
    found: list[list[Strip]] = [[]]
    for row in rows:
        page = found[-1]
        numbers = sum(isinstance(one, strips.NumberStrip) for one in page)
        full = numbers == MOST_NUMBERS and isinstance(row, strips.NumberStrip)
        if page and (full or sum(one.least for one in page) + row.least > room):
            found.append(page := [])
        page.append(row)
    return found


def _same_pages(canvas: Canvas, picture: Reveal, card: QRectF, band: Strip) -> Sequence[Rows]:
    """Nothing differs, or there is nothing to differ from: it is said in full."""
    whole = "Both sides say the same"
    if picture.only is not None:
        whole = f"Only {picture.only.label} proposes this"
    lines = [(Said(text=whole, own=True),)]
    lines += [(Said(text=words),) for words in picture.same]
    return [(band, page) for page in _text_strips(canvas, lines, card, card.height() - band.least)]


def _text_pages(canvas: Canvas, picture: AgreedText) -> Callable[[QRectF], Sequence[Rows]]:
    def pages(card: QRectF) -> Sequence[Rows]:
        band = strips.StateBand(canvas, picture)
        below: list[Strip] = [strips.VotesStrip(canvas, picture)] if picture.has_votes else []
        shown = picture.reservations[:MOST_RESERVATIONS]
        below += [strips.ReservationStrip(canvas, one, card.width()) for one in shown]
        room = card.height() - band.least - sum(row.least for row in below)
        remarks = _remark_strips(canvas, picture.remarks, card, room * SHARE_OF_REMARKS)
        lines = [asked_about(line, picture.remarks[: len(remarks)]) for line in picture.text]
        for one in picture.reservations[MOST_RESERVATIONS:]:
            words = f"Reservation by {one.side.label}: "
            lines.append((Said(text=words, own=True), Said(text=one.words)))
        first = room - sum(row.least for row in remarks)
        text, *onward = _text_strips(canvas, lines, card, room, first)
        return [(band, text, *remarks, *below), *((band, page, *below) for page in onward)]

    return pages


def _remark_strips(
    canvas: Canvas, remarks: Sequence[Remark], card: QRectF, room: float
) -> list[Strip]:
    """As many as have room, at least one; the last one says how many more there are."""
    for count in range(min(MOST_REMARKS, len(remarks)), 0, -1):
        rest = len(remarks) - count
        strips_of = [
            strips.RemarkStrip(canvas, one, card.width(), rest if one is remarks[count - 1] else 0)
            for one in remarks[:count]
        ]
        if count == 1 or sum(row.least for row in strips_of) <= room:
            return list(strips_of)
    return []


def _text_strips(
    canvas: Canvas,
    lines: Sequence[tuple[Said, ...]],
    card: QRectF,
    room: float,
    first: float | None = None,
) -> list[Strip]:
    """The text over as many pages as it needs; the first one has only so much room for it."""
    first = room if first is None else first
    width = card.width() - canvas.px(2 * (strips.PAD + 6))
    for size in TEXT_SIZES:
        setting = Setting(size=size, pitch=PITCH, own_weight=700)
        texts = [canvas.set_text(line, setting, width) for line in lines]
        whole = strips.TextStrip(canvas, [(text, 0, text.lines) for text in texts])
        if whole.least <= first:
            return [whole]
    return _paged(canvas, texts, room, first)


def _paged(canvas: Canvas, texts: Sequence[SetText], room: float, first_room: float) -> list[Strip]:
    gap, edge = canvas.px(20), canvas.px(56)
    pages: list[list[tuple[SetText, int, int]]] = [[]]
    left = first_room - edge
    for text in texts:
        first = 0
        while first < text.lines:
            fits = min(text.lines - first, int(max(left, 0) // text.pitch))
            torn = first + fits < text.lines <= SHORT
            if (torn or not fits) and pages[-1]:
                pages.append([])
                left = room - edge
                continue
            fits = max(fits, 1)
            pages[-1].append((text, first, fits))
            left -= fits * text.pitch + gap
            first += fits
    return [strips.TextStrip(canvas, page) for page in pages]


def _funnel_pages(canvas: Canvas, picture: Funnel) -> Callable[[QRectF], Sequence[Rows]]:
    def pages(card: QRectF) -> Sequence[Rows]:
        said = (Said(text=f"{picture.sum} = "), Said(text=picture.result, own=True))
        below: list[Strip] = [strips.LineStrip(canvas, "calculator", said, card.width())]
        room = card.height() - below[0].least
        below += _remark_strips(canvas, picture.remarks, card, room * SHARE_OF_REMARKS / 2)
        return [(FunnelStrip(canvas, picture, card.width()), *below)]

    return pages


def _count_rows(canvas: Canvas, picture: Balance) -> Rows:
    most = max(1, *(max(row.marketing, row.sales) for row in picture.rows))
    return (
        strips.SidesBand(canvas),
        *(CountStrip(canvas, row, most) for row in picture.rows),
    )


def _sign_pages(canvas: Canvas, picture: Diagnosis) -> Callable[[QRectF], Sequence[Rows]]:
    def pages(card: QRectF) -> Sequence[Rows]:
        band = large.SignBand(canvas)
        rows = [large.SignStrip(canvas, row) for row in picture.rows]
        return [(band, *page) for page in _split(rows, card.height() - band.least)]

    return pages


def _nothing(painter: QPainter) -> None:
    del painter
