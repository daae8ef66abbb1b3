"""Both sides' guesses for one rate on a scale from 0 to 100, with the plan as a tick."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPolygonF

from models.agreement.values import grouped
from ui.theme import theme
from ui.widgets.drawing import draw_text, text_width

WIDTH, MARK, TICK = 182, 6, 20
_ONE = Decimal(1)


def draw_estimates(
    painter: QPainter,
    rect: QRectF,
    marketing: Decimal | None,
    sales: Decimal | None,
    plan: Decimal | None,
    ground: str = "surface",
) -> None:
    """Draw the scale across a rectangle on its ground; each number stands outside its mark."""
    middle = rect.center().y()
    painter.fillRect(QRectF(rect.x(), middle - 1, rect.width(), 2), theme.color("track"))
    places = {
        name: _x(rect, value)
        for name, value in (("marketing", marketing), ("sales", sales))
        if value is not None
    }
    if len(places) == 2:
        left, right = sorted(places.values())
        painter.fillRect(QRectF(left, middle - 1, right - left, 2), theme.color("field"))
    if plan is not None:
        tall, wide = theme.px(TICK), theme.px(2)
        tick = QRectF(_x(rect, plan) - wide / 2, middle - tall / 2, wide, tall)
        painter.fillRect(tick, theme.color("text"))
    for name, x in places.items():
        value = marketing if name == "marketing" else sales
        other = places.get("sales" if name == "marketing" else "marketing")
        on_left = other is not None and (x < other or (x == other and name == "sales"))
        if other is None:
            on_left = x > rect.center().x()
        _draw_mark(painter, QPointF(x, middle), name)
        words = grouped(Decimal(value or 0).quantize(_ONE))
        _draw_number(painter, QPointF(x, middle), words, (name, ground), on_left=on_left)


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


def _draw_number(
    painter: QPainter, at: QPointF, words: str, tokens: tuple[str, str], *, on_left: bool
) -> None:
    """The number beside its mark, in the colour and on the ground of these tokens."""
    font = theme.font("small-strong", tabular=True)
    wide, away = text_width(words, font), theme.px(MARK + 5)
    left = at.x() - away - wide if on_left else at.x() + away
    place = QRectF(left, at.y() - theme.px(9), wide + 1, theme.px(18))
    painter.fillRect(place.adjusted(-2, 0, 2, 0), theme.color(tokens[1]))
    draw_text(painter, place, words, font, theme.color(tokens[0]))
