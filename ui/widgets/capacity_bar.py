"""How much of the hours leads take, on a bar with its zones."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.drawing import draw_text, rounded_path, text_width

BAR, LINE, TOP, HEIGHT = 14, 18, 20, 64
SCALE = 115.0
"""The bar ends at so many percent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A use of the hours in percent, with its words and their tone."""

    percent: float
    words: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BarFace:
    """What a bar shows: the plan as its fill, another use as a triangle, and the agreed limit."""

    plan: Use
    limit: float
    mark: Use | None = None
    fill: str = ""
    """Colour of the fill where it is not that of the words."""


class CapacityBar(QWidget):
    """Words above it for the plan and the two limits, below it for the triangle."""

    def __init__(self) -> None:
        super().__init__()
        self._face: BarFace | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def face(self) -> BarFace | None:
        """What it shows."""
        return self._face

    def show_face(self, face: BarFace) -> None:
        """Show another use."""
        self._face = face
        said = [face.plan.words, f"limit {face.limit:.0f} %"]
        if face.mark is not None:
            said.append(face.mark.words)
        self.setAccessibleName(", ".join(said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        lines = self._face is None or self._face.mark is not None
        return QSize(theme.px(230), theme.px(HEIGHT if lines else TOP + BAR + 4))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        face = self._face
        if face is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_bar(painter, face)
        self._draw_words(painter, face)
        if face.mark is not None:
            self._draw_mark(painter, face.mark)
        painter.end()

    def _x(self, percent: float) -> float:
        return min(max(percent, 0.0), SCALE) / SCALE * self.width()

    def _draw_bar(self, painter: QPainter, face: BarFace) -> None:
        rect = QRectF(0, theme.px(TOP), self.width(), theme.px(BAR))
        radius = theme.px(4)
        painter.save()
        painter.setClipPath(rounded_path(rect, radius, radius))
        limit, full = self._x(face.limit), self._x(100)
        painter.fillRect(rect, theme.color("track"))
        zones = ((limit, full, "warnbg"), (max(full, limit), rect.right(), "errbg"))
        for left, right, token in zones:
            if right > left:
                place = QRectF(left, rect.y(), right - left, rect.height())
                painter.fillRect(place, theme.color(token))
        wide = self._x(face.plan.percent)
        fill = QRectF(0, rect.y(), wide, rect.height())
        painter.fillRect(fill, theme.color(face.fill or face.plan.tone))
        painter.restore()
        for percent in (face.limit, 100.0):
            tick = QRectF(self._x(percent) - theme.px(1), rect.y() - theme.px(3), theme.px(2), 0)
            tick.setHeight(rect.height() + theme.px(6))
            painter.fillRect(tick, theme.color("text"))

    def _draw_words(self, painter: QPainter, face: BarFace) -> None:
        small, strong = theme.font("small", tabular=True), theme.font("small-strong", tabular=True)
        muted = theme.color("muted")
        needed = text_width(face.plan.words, strong) + theme.px(8)
        full = "100\u00a0%"
        wide = text_width(full, small)
        right = min(self._x(100) + wide / 2, float(self.width()))
        left = right - wide
        if left >= needed:
            draw_text(painter, QRectF(left, 0, wide + 1, theme.px(LINE)), full, small, muted)
        limit = f"{face.limit:.0f}"
        if face.limit < 100:
            wide = text_width(limit, small)
            left = min(self._x(face.limit) - wide / 2, left - wide - theme.px(6))
            if left >= needed:
                draw_text(painter, QRectF(left, 0, wide + 1, theme.px(LINE)), limit, small, muted)
        room = QRectF(0, 0, self.width(), theme.px(LINE))
        draw_text(painter, room, face.plan.words, strong, theme.color(face.plan.tone))

    def _draw_mark(self, painter: QPainter, mark: Use) -> None:
        x, side = self._x(mark.percent), theme.px(5)
        top = theme.px(TOP + BAR + 1)
        x = min(max(x, side), self.width() - side)
        shape = QPainterPath()
        corners = (
            QPointF(x, top),
            QPointF(x + side, top + side + 3),
            QPointF(x - side, top + side + 3),
        )
        shape.addPolygon(QPolygonF(list(corners)))
        painter.fillPath(shape, theme.color(mark.tone))
        strong = theme.font("small-strong", tabular=True)
        wide = text_width(mark.words, strong)
        left = min(max(x - wide / 2, 0.0), max(0.0, self.width() - wide))
        below = top + side + theme.px(3)
        place = QRectF(left, below, min(wide + 1, self.width()), theme.px(LINE))
        draw_text(painter, place, mark.words, strong, theme.color(mark.tone))
