"""The strokes of the picture with bars to both sides: columns, cells, rings and group heads."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from models.agreement.sides import Side
from models.drafting.rated_signs import RatedSign
from models.drafting.signs import RATINGS
from ui import icons
from ui.theme import theme
from ui.widgets.chips import Kind, draw_chip
from ui.widgets.drawing import Box, draw_box, draw_text, text_width
from ui.widgets.drawing import wrapped as break_lines

HEAD, GROUP, ROW = 44, 31, 40
EDGE, STATEMENT, CHIP, CHIP_TALL, FIGURE, BESIDE = 16, 45, 70, 24, 10, 9
CELL_TALL, CELL_GAP, AXIS = 16, 2, 2
WIDTHS = ((700, 36), (560, 26), (0, 18))
"""From which width of the card on a cell is so wide."""
LEGEND = ", ".join(f"{number} {words}" for number, words in reversed(list(enumerate(RATINGS))))


@dataclass(frozen=True, slots=True)
class Group:
    """The head over signs that are seen in a similar way."""

    icon: str
    title: str
    aside: str


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns stand, in pixels from the left."""

    cell: float
    axis: float
    sales_figure: float
    marketing_figure: float
    chip: QRectF
    statement: QRectF


def columns(width: float) -> Columns:
    """Where the columns of a picture of this width stand."""
    px = theme.px
    cell = next(px(wide) for least, wide in WIDTHS if width >= px(least))
    cells = 3 * cell + 2 * px(CELL_GAP)
    chip = QRectF(width - px(EDGE + CHIP), 0, px(CHIP), px(CHIP_TALL))
    figure = chip.left() - px(BESIDE + FIGURE)
    axis = figure - px(BESIDE) - cells - px(8) - px(AXIS) / 2
    marketing = axis - px(AXIS) / 2 - px(8) - cells - px(BESIDE + FIGURE)
    room = QRectF(px(STATEMENT), 0, marketing - px(STATEMENT + 8), px(ROW))
    return Columns(cell, axis, figure, marketing, chip, room)


def draw_axis(painter: QPainter, at: Columns, top: float, tall: float) -> None:
    """A piece of the axis between the sides."""
    wide = theme.px(AXIS)
    place = QRectF(round(at.axis - wide / 2), top, wide, tall)
    painter.fillRect(place, theme.color("field"))


def draw_group(painter: QPainter, rect: QRectF, group: Group, *, legend: bool) -> None:
    """The head over signs that are seen in a similar way, and at its end the legend."""
    px = theme.px
    top = rect.top()
    painter.fillRect(rect, theme.color("fieldbg"))
    line = theme.color("line")
    painter.fillRect(QRectF(0, top, rect.width(), theme.line_width), line)
    foot = QRectF(0, rect.bottom() - theme.line_width, rect.width(), theme.line_width)
    painter.fillRect(foot, line)
    ink = theme.color("text")
    icons.paint(painter, QRectF(px(EDGE + 1), top, px(16), px(GROUP)), group.icon, ink)
    left, strong = float(px(STATEMENT)), theme.font("row-strong")
    wide = text_width(group.title, strong) + px(8)
    draw_text(painter, QRectF(left, top, wide, px(GROUP)), group.title, strong, ink)
    left += wide
    muted, font = theme.color("muted"), theme.font("row")
    room = QRectF(left, top, rect.width() - left - px(EDGE), px(GROUP))
    draw_text(painter, room, group.aside, font, muted)
    if not legend:
        return
    said, small = LEGEND, theme.font("small")
    wide = text_width(said, small) + 1
    right = rect.width() - px(EDGE) - wide
    if right > left + text_width(group.aside, font) + px(16):
        draw_text(painter, QRectF(right, top, wide, px(GROUP)), said, small, muted)


def draw_pick(painter: QPainter, top: float, rank: int | None) -> None:
    """The ring of a sign, filled with its place among the top ones."""
    px = theme.px
    ring = QRectF(px(EDGE + 1), top + px(ROW - 20) / 2, px(20), px(20))
    if rank is None:
        draw_box(painter, ring, Box(line="muted", radius=10))
        return
    draw_box(painter, ring, Box(fill="primary", radius=10))
    font, words = theme.font("caption-strong", tabular=True), str(rank)
    left = ring.center().x() - text_width(words, font) / 2
    place = QRectF(left, ring.top(), ring.width(), ring.height())
    draw_text(painter, place, words, font, theme.color("onprimary"))


def draw_statement(painter: QPainter, room: QRectF, words: str) -> None:
    """The words of a sign, smaller and in two lines where there is little room."""
    font, ink = theme.font("row-medium"), theme.color("text")
    if text_width(words, font) <= room.width():
        draw_text(painter, room, words, font, ink)
        return
    font, tall = theme.font("small-medium"), theme.px(17)
    lines = break_lines(words, font, room.width())
    top = room.center().y() - tall * min(2, len(lines)) / 2
    for number, (start, length) in enumerate(lines[:2]):
        said = words[start:] if number else words[start : start + length]
        place = QRectF(room.left(), top + number * tall, room.width(), tall)
        draw_text(painter, place, said.strip(), font, ink)


def draw_cells(painter: QPainter, corner: QPointF, cell: float, side: Side, rating: int) -> None:
    """Three cells outward from the axis, as many filled as the rating says."""
    px = theme.px
    top = corner.y() + px(ROW - CELL_TALL) / 2
    for number in range(3):
        left = corner.x() + number * (cell + px(CELL_GAP))
        rect = QRectF(round(left), top, round(cell), px(CELL_TALL))
        full = 3 - number <= rating if side is Side.MARKETING else number < rating
        box = Box(fill=side.value, radius=2) if full else Box(fill="hover", line="line", radius=2)
        draw_box(painter, rect, box)


def draw_gap(painter: QPainter, rect: QRectF, sign: RatedSign) -> None:
    """How far the sides are apart: a chip for a wide gap, else a quiet word."""
    if sign.is_wide:
        draw_chip(painter, rect, sign.gap, Kind.WARN, "warning")
        return
    font = theme.font("small")
    wide = text_width(sign.gap, font) + 1
    place = QRectF(rect.right() - wide, rect.top(), wide, rect.height())
    draw_text(painter, place, sign.gap, font, theme.color("muted"))
