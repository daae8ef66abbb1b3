"""Both sides' guesses for one rate on a scale from 0 to 100, with the plan as a tick."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPolygonF

from models.agreement.values import grouped
from ui.theme import theme
from ui.widgets.drawing import draw_text, text_width

WIDTH, MARK, TICK = 182, 6, 20
BESIDE = 5
"""Between a mark and its number."""
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Mark:
    """The guess of one side on the scale: where its mark stands, and on which side its number."""

    side: str
    words: str
    x: float
    on_left: bool


def marks(
    rect: QRectF, marketing: Decimal | None, sales: Decimal | None, room: float = 0.0
) -> tuple[Mark, ...]:
    """The marks on a scale across `rect`, beyond which numbers have so much `room` at its right.

    Marks that would cover each other move apart until they touch, Marketing left when both are
    equal; the numbers say where they belong. Each number stands away from the other mark.
    """
    given = (("marketing", marketing), ("sales", sales))
    places = sorted((_x(rect, value), side, value) for side, value in given if value is not None)
    apart = 2.0 * theme.px(MARK)
    if len(places) == 2 and places[1][0] - places[0][0] < apart:
        middle = (places[0][0] + places[1][0]) / 2
        shifts = (middle - apart / 2, middle + apart / 2)
        places = [(x, *rest[1:]) for x, rest in zip(shifts, places, strict=True)]
    found = []
    for number, (x, side, value) in enumerate(places):
        words = grouped(value.quantize(_ONE))
        alone = len(places) == 1
        on_left = x > rect.center().x() if alone else number == 0
        if not on_left and x + _number_width(words) > rect.right() + room:
            on_left = True
        found.append(Mark(side, words, x, on_left))
    return tuple(found)


def draw_estimates(
    painter: QPainter,
    rect: QRectF,
    shown: tuple[Mark, ...],
    plan: Decimal | None,
    ground: str = "surface",
) -> None:
    """Draw the scale across a rectangle on its ground; each number stands outside its mark."""
    middle = rect.center().y()
    painter.fillRect(QRectF(rect.x(), middle - 1, rect.width(), 2), theme.color("track"))
    if len(shown) == 2:
        left, right = (one.x for one in shown)
        painter.fillRect(QRectF(left, middle - 1, right - left, 2), theme.color("field"))
    for one in shown:
        _draw_number(painter, QPointF(one.x, middle), one, ground)
    if plan is not None:
        tall, wide = theme.px(TICK), theme.px(2)
        tick = QRectF(_x(rect, plan) - wide / 2, middle - tall / 2, wide, tall)
        painter.fillRect(tick, theme.color("text"))
    for one in shown:
        _draw_mark(painter, QPointF(one.x, middle), one.side)


def draw_axis(painter: QPainter, rect: QRectF) -> None:
    """The ends and the middle of the scale in figures."""
    font, ink = theme.font("small", tabular=True), theme.color("muted")
    for percent, words in ((0, "0"), (50, "50"), (100, "100\u00a0%")):
        x, wide = _x(rect, Decimal(percent)), text_width(words, font)
        painter.fillRect(QRectF(x - 0.5, rect.y(), 1, theme.px(5)), theme.color("field"))
        left = x - wide if percent == 100 else x - wide / 2
        place = QRectF(left, rect.y() + theme.px(6), wide + 1, theme.px(16))
        draw_text(painter, place, words, font, ink)


def draw_legend(painter: QPainter, rect: QRectF) -> None:
    """Whose mark is which."""
    x, middle = rect.x() + theme.px(MARK), rect.center().y()
    font = theme.font("small")
    for name, words in (("marketing", "Marketing"), ("sales", "Sales"), ("", "plan")):
        if name:
            _draw_mark(painter, QPointF(x, middle), name)
        else:
            tick = QRectF(x - theme.px(1), middle - theme.px(6), theme.px(2), theme.px(12))
            painter.fillRect(tick, theme.color("text"))
        left = x + theme.px(MARK + 4 if name else 6)
        wide = text_width(words, font)
        ink = theme.color(name or "text")
        draw_text(painter, QRectF(left, rect.y(), wide + 1, rect.height()), words, font, ink)
        x = left + wide + theme.px(14)


def _x(rect: QRectF, value: Decimal) -> float:
    return rect.x() + min(max(float(value), 0.0), 100.0) / 100 * rect.width()


def _draw_mark(painter: QPainter, at: QPointF, name: str) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.color(name))
    painter.setPen(theme.color("surface"))
    side = theme.px(MARK)
    if name == "sales":
        painter.drawEllipse(at, side, side)
    else:
        ends = ((0, -side), (side, 0), (0, side), (-side, 0))
        painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in ends]))
    painter.restore()


def _number_width(words: str) -> float:
    """A number with its distance from the mark."""
    wide = text_width(words, theme.font("small-strong", tabular=True))
    return wide + theme.px(MARK + BESIDE)


def _draw_number(painter: QPainter, at: QPointF, one: Mark, ground: str) -> None:
    """The number beside its mark, on a piece of its ground so that no line runs through it."""
    font = theme.font("small-strong", tabular=True)
    wide, away = text_width(one.words, font), theme.px(MARK + BESIDE)
    left = at.x() - away - wide if one.on_left else at.x() + away
    place = QRectF(left, at.y() - theme.px(9), wide + 1, theme.px(18))
    painter.fillRect(place.adjusted(-2, 0, 2, 0), theme.color(ground))
    draw_text(painter, place, one.words, font, theme.color(one.side))
