"""Both sides' numbers on one scale: Marketing above as a circle, Sales below as a square."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.agreement.values import grouped
from models.revisions.differences import Reach
from ui.theme import theme
from ui.typeface import Style
from ui.widgets.scale_axis import Scale

Colours = Callable[[str], QColor]
"""Gives the colour of a token; the wall has its own look whatever the window shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleMeasure:
    """The lengths of a scale in pixels, all from its own top left corner."""

    height: float
    radius: float
    bar: float
    marketing: float
    sales: float
    axis: float
    pad: float
    tick: float
    letter: float
    line: float = 1.0

    def scaled(self, factor: float) -> ScaleMeasure:
        """The same, larger or smaller."""
        grown = {field.name: getattr(self, field.name) * factor for field in fields(self)}
        return replace(self, **grown)

    def towards(self, other: ScaleMeasure, share: float) -> ScaleMeasure:
        """The measure that lies by this share of the way between this one and another."""
        mixed = {
            field.name: (1 - share) * getattr(self, field.name) + share * getattr(other, field.name)
            for field in fields(self)
        }
        return replace(self, **mixed)


PROPOSE = ScaleMeasure(
    height=48, radius=8, bar=5, marketing=11, sales=11, axis=29, pad=16, tick=12, letter=11
)
"""Beside the fields of one side's own range; there is only its own mark."""
STEP = ScaleMeasure(
    height=60, radius=10, bar=5, marketing=11, sales=32, axis=40, pad=16, tick=12, letter=11
)
"""In the comparison of both proposals."""
ROOM = ScaleMeasure(
    height=116,
    radius=26,
    bar=14,
    marketing=22,
    sales=54,
    axis=76,
    pad=28,
    tick=32,
    letter=28,
    line=2,
)
"""On a wall of 1920 pixels."""
ROOM_SMALL = ScaleMeasure(
    height=79,
    radius=17,
    bar=9,
    marketing=15,
    sales=38,
    axis=52,
    pad=16,
    tick=20,
    letter=19,
    line=2,
)
"""On a wall of 1024 pixels, where everything else is 0.6 times as large."""
SMALL = 0.6


def room_measure(factor: float) -> ScaleMeasure:
    """The scale for a wall on which everything is `factor` times as large as at 1920 pixels."""
    if factor >= 1:
        return ROOM.scaled(factor)
    if factor <= SMALL:
        return ROOM_SMALL.scaled(factor / SMALL)
    share = (factor - SMALL) / (1 - SMALL)
    return ROOM_SMALL.towards(ROOM, share)


def draw_scale(
    painter: QPainter,
    rect: QRectF,
    scale: Scale,
    measure: ScaleMeasure,
    colours: Colours = theme.color,
) -> None:
    """Draw a scale across a rectangle, from its top on."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _Drawing(painter, rect, scale, measure, colours).draw()
    painter.restore()


class _Drawing:
    """One scale being drawn."""

    def __init__(
        self,
        painter: QPainter,
        rect: QRectF,
        scale: Scale,
        measure: ScaleMeasure,
        colours: Colours,
    ) -> None:
        self.painter, self.rect, self.scale = painter, rect, scale
        self.measure, self.colours = measure, colours

    def draw(self) -> None:
        """Ground, axis, ranges, and the marks on top."""
        self._meeting()
        self._axis()
        sides = (
            ("marketing", self.measure.marketing, self.scale.marketing),
            ("sales", self.measure.sales, self.scale.sales),
        )
        for side, lane, reach in sides:
            if reach is not None:
                self._range(side, lane, reach)
        for side, lane, reach in sides:
            if reach is not None:
                self._mark(side, lane, reach)

    def _x(self, value: Decimal) -> float:
        share = float((value - self.scale.low) / (self.scale.high - self.scale.low))
        left = self.rect.x() + self.measure.pad
        return left + share * (self.rect.width() - 2 * self.measure.pad)

    def _y(self, down: float) -> float:
        return self.rect.y() + down

    def _meeting(self) -> None:
        scale = self.scale
        meets = scale.overlap is not None
        ends = scale.overlap if meets else scale.apart
        if ends is None:
            return
        pen = QPen(self.colours("ok" if meets else "warn"), self.measure.line)
        if not meets:
            pen.setDashPattern([5, 3])
        left, right = self._x(ends[0]), self._x(ends[1])
        top = self._y(max(0.0, self.measure.marketing - self.measure.radius * 0.86))
        wide = max(right - left, self.measure.line * 2)
        self.painter.setPen(pen)
        self.painter.setBrush(self.colours("okbg" if meets else "warnbg"))
        self.painter.drawRect(QRectF(left, top, wide, self._y(self.measure.axis) - top))

    def _axis(self) -> None:
        measure, painter = self.measure, self.painter
        y = self._y(measure.axis)
        ink = self.colours("muted")
        painter.setPen(QPen(ink, measure.line))
        right = self.rect.right() - measure.pad
        painter.drawLine(QPointF(self.rect.x() + measure.pad, y), QPointF(right, y))
        font = theme.typeface.font(Style(measure.tick), 1.0)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        length = measure.tick * 0.25
        for tick in self.scale.ticks:
            x = self._x(tick)
            painter.drawLine(QPointF(x, y), QPointF(x, y + length))
            words = grouped(tick)
            wide = metrics.horizontalAdvance(words)
            base = y + measure.tick * 0.5 + metrics.capHeight()
            left = min(max(x - wide / 2, self.rect.x()), self.rect.right() - wide)
            painter.drawText(QPointF(left, base), words)

    def _range(self, side: str, lane: float, reach: Reach) -> None:
        low, high = (self._x(end) for end in reach.ends)
        if low == high:
            return
        y, measure, ink = self._y(lane), self.measure, self.colours(side)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(ink)
        half = measure.bar / 2
        self.painter.drawRect(QRectF(low, y - half, high - low, measure.bar))
        tall, wide = measure.radius * 0.8, max(2.0, measure.bar * 0.3)
        for x in (low, high):
            self.painter.drawRect(QRectF(x - wide / 2, y - tall, wide, 2 * tall))

    def _mark(self, side: str, lane: float, reach: Reach) -> None:
        painter, radius = self.painter, self.measure.radius
        x, y = self._x(reach.likely), self._y(lane)
        ring = max(1.5, radius * 0.12)
        square = QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
        if side == "sales":
            square.adjust(radius * 0.08, radius * 0.08, -radius * 0.08, -radius * 0.08)
        painter.setPen(QPen(self.colours("surface"), ring))
        painter.setBrush(self.colours(side))
        if side == "marketing":
            painter.drawEllipse(square)
        else:
            painter.drawRoundedRect(square, radius * 0.4, radius * 0.4)
        font = theme.typeface.font(Style(self.measure.letter, 700), 1.0)
        metrics = QFontMetricsF(font)
        letter = side[0].upper()
        painter.setFont(font)
        painter.setPen(self.colours("onside"))
        at = QPointF(x - metrics.horizontalAdvance(letter) / 2, y + metrics.capHeight() / 2)
        painter.drawText(at, letter)


class ScaleView(QWidget):
    """A scale in the window: in the comparison, or beside the fields of one side's range."""

    def __init__(
        self, measure: ScaleMeasure = STEP, name: str = "", *, parent: QWidget | None = None
    ) -> None:
        """A scale with nothing on it yet; `name` says what the numbers are."""
        super().__init__(parent)
        self._measure, self._name = measure, name
        self._scale: Scale | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_scale(self, scale: Scale | None, name: str = "") -> None:
        """Show other numbers; None leaves it empty."""
        self._scale = scale
        self._name = name or self._name
        said = scale.words if scale is not None else "no number yet"
        self.setAccessibleName(f"{self._name}: {said}" if self._name else said)
        self.update()

    @property
    def scale(self) -> Scale | None:
        """The numbers it shows."""
        return self._scale

    def sizeHint(self) -> QSize:
        return QSize(theme.px(292), theme.px(self._measure.height))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), theme.px(self._measure.height))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._scale is None:
            return
        painter = QPainter(self)
        draw_scale(painter, QRectF(self.rect()), self._scale, self._measure.scaled(theme.scale))
        painter.end()
