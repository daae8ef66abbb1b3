"""The funnel upright: a bar for each stage, as wide as the square root of what must enter it."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from exporters.blocks import FunnelBar
from exporters.figures import FunnelLook, funnel_boxes, paint_funnel
from models.agreement.agreement import Agreement
from models.agreement.section import RowId
from models.agreement.sides import Side
from models.rules.funnel import FunnelPlan
from ui.theme import theme
from ui.widgets.drawing import Box, draw_box, draw_text

BAR, GAP, LEAST, LABELS = 25, 32, 28, 122
UNKNOWN = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The way from one stage to the next; `rate_row` is empty while no rate is kept for it."""

    start: RowId
    end: RowId
    start_name: str
    end_name: str
    rate_row: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelShape:
    """The bars from the widest to the last, and the steps between them.

    While the plan cannot be worked back the bars have no counts.
    """

    bars: tuple[FunnelBar, ...]
    steps: tuple[Step, ...]
    is_worked_out: bool

    @property
    def words(self) -> str:
        """The funnel read aloud."""
        counted = (
            f"{bar.title} {bar.count:,}" if self.is_worked_out else bar.title for bar in self.bars
        )
        return f"Funnel: {', '.join(counted)}" if self.bars else "Funnel without stages"


def funnel_shape(agreement: Agreement, plan: FunnelPlan | None) -> FunnelShape:
    """The funnel as it can be drawn now: as planned, or along the lead stages."""
    stages = {stage.id: stage for stage in agreement.stages.stages}
    if plan is not None:
        order = [need.stage for need in plan.stages]
        counted = [need.count for need in plan.stages]
    else:
        order, counted = list(stages), [0] * len(stages)
    names = {row_id: stages[row_id].name or "New stage" for row_id in order}
    rates = {(rate.from_stage, rate.to_stage): rate.id for rate in agreement.funnel.rates}
    bars = tuple(
        FunnelBar(title=names[row_id], side=_side(stages[row_id].owner), count=count)
        for row_id, count in zip(order, counted, strict=True)
    )
    steps = tuple(
        Step(
            start=start,
            end=end,
            start_name=names[start],
            end_name=names[end],
            rate_row=rates.get((start, end), ""),
        )
        for start, end in itertools.pairwise(order)
    )
    return FunnelShape(bars=bars, steps=steps, is_worked_out=plan is not None)


def picture_height(bars: int) -> int:
    """The height of so many bars with their gaps, in pixels."""
    return theme.px(bars * BAR + max(0, bars - 1) * GAP)


def middles(rect: QRectF, shape: FunnelShape) -> list[float]:
    """The height at which each step runs, half way between its two bars."""
    boxes = funnel_boxes(rect, shape.bars, _look())
    return [(box.bottom() + after.top()) / 2 for box, after in itertools.pairwise(boxes)]


def draw_funnel(painter: QPainter, rect: QRectF, shape: FunnelShape) -> None:
    """Draw the bars with stages and owners at their left."""
    if shape.is_worked_out:
        paint_funnel(painter, rect, shape.bars, _look())
        return
    room = rect.adjusted(theme.px(LABELS), 0, 0, 0)
    for place, bar in enumerate(shape.bars):
        wide = room.width() * (1 - 0.75 * place / max(1, len(shape.bars) - 1))
        top = rect.top() + theme.px(place * (BAR + GAP))
        box = QRectF(room.center().x() - wide / 2, top, wide, theme.px(BAR))
        draw_box(painter, box, Box(fill="sunk", line="field", radius=3, dashed=True))
        painter.setFont(theme.font("small-strong"))
        painter.setPen(theme.color("muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, UNKNOWN)
        line = QRectF(rect.left(), box.center().y() - theme.px(18), theme.px(LABELS - 8), 0)
        line.setHeight(theme.px(18))
        draw_text(painter, line, bar.title, theme.font("row-strong"), theme.color("text"))
        side = bar.side
        words, token = (side.label, side.value) if side else ("No owner yet", "muted")
        line.translate(0, theme.px(18))
        draw_text(painter, line, words, theme.font("caption"), theme.color(token))


def _look() -> FunnelLook:
    return FunnelLook(
        flow="down",
        families=tuple(theme.font("row").families()),
        title=theme.px(14),
        small=theme.px(12),
        bar=BAR,
        gap=GAP,
        least=theme.px(LEAST),
        labels=theme.px(LABELS),
        ink=theme.color("text").name(),
        muted=theme.color("muted").name(),
        marketing=theme.color("marketing").name(),
        sales=theme.color("sales").name(),
        marketing_flow=theme.color("marketingbg").name(),
        sales_flow=theme.color("salesbg").name(),
        on_bar=theme.color("onside").name(),
        radius=theme.px(3),
        rates=False,
    )


def _side(owner: str) -> Side | None:
    return next((side for side in Side if side.value == owner), None)
