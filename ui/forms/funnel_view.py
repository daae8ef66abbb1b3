"""The funnel picture with the rate of each step in a field between its two bars."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.agreement import fields
from models.agreement.path import Path
from models.agreement.section import RowId
from models.agreement.sections.funnel import StageRate
from models.rules.funnel import RATES, FunnelPlan, work_back
from models.rules.rate_estimates import RateEstimates, rate_estimates
from models.workshop import Workshop
from ui.advice import Advice
from ui.editors.hugging import SMALL
from ui.forms.inline_field import InlineField
from ui.forms.rate_basis import apart, rests_on, unsaid
from ui.session import Session
from ui.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.drawing import Box, draw_box, draw_text
from ui.widgets.estimate_scale import (
    TICK,
    WIDTH,
    draw_axis,
    draw_estimates,
    draw_legend,
    marks,
)
from ui.widgets.funnel_picture import (
    FunnelShape,
    Step,
    draw_funnel,
    funnel_shape,
    middles,
    picture_height,
)
from ui.widgets.leading_label import LeadingLabel

EDGE, HEAD, FOOT = 18, 42, 10
BEYOND = 20
"""Room at the right of the scale for the number of a high rate."""
BARS, SHARED = 0.24, 0.4
"""Share of the width that the widest bar takes; beside the sides' guesses of what is left over."""
LABELS, LEAST_BARS, MOST_BARS, LEAST_BASIS = 122, 150, 330, 72
SCALE_FROM = 766
"""Narrower than this, the picture leaves the sides' guesses out."""
PERIODS = {"month": "a month", "quarter": "a quarter", "year": "a year"}


@dataclass(frozen=True, slots=True)
class StepFields:
    """What stands beside one step: its rate, where that is from, and what it rests on."""

    step: Step
    rate: InlineField | None
    origin: InlineField | None
    basis: LeadingLabel
    add: Button | None

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """All of them, in reading order."""
        found = (self.rate, self.origin, self.add, self.basis)
        return tuple(widget for widget in found if widget is not None)


class FunnelView(QWidget):
    """Recalculates while a rate is typed."""

    place_changed = Signal(object)
    wanted = Signal(object)
    """What a rate rests on is to be said."""

    def __init__(self, session: Session, advice: Advice) -> None:
        """Show the funnel of the session's agreement."""
        super().__init__()
        self._session, self._advice = session, advice
        self._shape = FunnelShape(bars=(), steps=(), is_worked_out=False)
        self._rows: tuple[StepFields, ...] = ()
        self._period = ""
        self._estimates: dict[RowId, RateEstimates] = {}
        self._plan: dict[RowId, Decimal | None] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip("Each bar is as wide as the square root of what must enter the stage.")
        theme.changed.connect(self._renew)
        self.show_plan(session.workshop, work_back(session.workshop.agreement))

    @property
    def shape(self) -> FunnelShape:
        """What it shows."""
        return self._shape

    @property
    def rows(self) -> tuple[StepFields, ...]:
        """The fields of each step from the widest stage on."""
        return self._rows

    def show_plan(self, after: Workshop, plan: FunnelPlan | None) -> None:
        """Show the plan of `after`; none while it cannot be worked back."""
        shape = funnel_shape(after.agreement, plan)
        if list(shape.steps) != [row.step for row in self._rows]:
            self._build(shape)
        self._shape = shape
        self._period = PERIODS.get(after.agreement.parties.answers.period, "a period")
        self._estimates = rate_estimates(after)
        self._plan = {rate.id: rate.rate for rate in after.agreement.funnel.rates}
        for row in self._rows:
            for field in (row.rate, row.origin):
                if field is not None:
                    field.show_value(after)
        self.setAccessibleName(shape.words)
        self.show_bases(after)
        self.updateGeometry()
        self.update()

    def show_bases(self, after: Workshop) -> None:
        """Show what each rate rests on, and how far apart the sides are."""
        rates = {rate.id: rate for rate in after.agreement.funnel.rates}
        for row in self._rows:
            rate = rates.get(row.step.rate_row)
            said = self._estimates.get(row.step.rate_row)
            wide = said is not None and said.is_wide
            row.basis.show_tone("warn" if wide else "muted")
            basis = rests_on(after.agreement, rate) if rate is not None else ""
            row.basis.setText(", ".join(word for word in (apart(said), basis) if word))
            row.basis.show_leading(leads=rate is not None and bool(unsaid(rate)))
        self._place()

    def show_findings(self) -> None:
        """Show what was found at the rates."""
        for row in self._rows:
            for field in (row.rate, row.origin):
                if field is not None:
                    field.show_found(self._advice.at(field.where))

    def reveal(self, where: Path) -> bool:
        """Put the cursor into a rate or its origin."""
        for row in self._rows:
            for field in (row.rate, row.origin):
                if field is not None and field.where == where:
                    field.focus_field()
                    return True
        return False

    def in_order(self) -> tuple[QWidget, ...]:
        """From the widest stage down."""
        return tuple(widget for row in self._rows for widget in row.widgets)

    def sizeHint(self) -> QSize:
        bars = len(self._shape.bars)
        height = theme.px(HEAD + FOOT) + picture_height(bars) if bars else 0
        return QSize(theme.px(640), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(420), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._shape.bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = self._picture()
        bars = rect.left() + theme.px(LABELS)
        columns = (
            (rect.left(), theme.px(LABELS), "Stage, owner"),
            (bars, rect.right() - bars, f"Entries {self._period}"),
            (self._rates_at(), theme.px(70), "Rate"),
            (self._origins_at(), self.width() - self._origins_at(), "Where the rate is from"),
        )
        for left, wide, words in columns:
            place = QRectF(left, theme.px(10), wide, theme.px(18))
            draw_text(painter, place, words, theme.font("small"), theme.color("muted"))
        draw_funnel(painter, rect, self._shape)
        if self._has_scale:
            self._draw_estimates(painter, rect)
        painter.end()

    def _draw_estimates(self, painter: QPainter, rect: QRectF) -> None:
        left, wide, tall = self._scale_at(), theme.px(WIDTH), theme.px(TICK + 6)
        draw_legend(painter, QRectF(left, theme.px(10), wide, theme.px(18)))
        for row, middle in zip(self._rows, middles(rect, self._shape), strict=False):
            said = self._estimates.get(row.step.rate_row)
            if said is None:
                continue
            place = QRectF(left, middle - tall / 2, wide, tall)
            if said.is_wide:
                tint = QRectF(self._rates_at() - theme.px(8), 0, 0, theme.px(52))
                tint.setRight(self.width() - theme.px(8))
                tint.moveTop(middle - theme.px(19))
                draw_box(painter, tint, Box(fill="warnbg", radius=8))
            plan = self._plan.get(row.step.rate_row)
            ground = "warnbg" if said.is_wide else "surface"
            shown = marks(place, said.marketing, said.sales, theme.px(BEYOND))
            draw_estimates(painter, place, shown, plan, ground)
        foot = QRectF(left, rect.bottom() - theme.px(14), wide, theme.px(22))
        draw_axis(painter, foot)

    # Places

    def _picture(self) -> QRectF:
        room = self.width() * BARS
        if self._has_scale:
            room = theme.px(LEAST_BARS) + (self.width() - theme.px(SCALE_FROM)) * SHARED
        bars = min(max(room, theme.px(LEAST_BARS)), theme.px(MOST_BARS))
        wide = theme.px(LABELS) + bars
        height = picture_height(len(self._shape.bars))
        return QRectF(theme.px(EDGE), theme.px(HEAD), wide, height)

    def _rates_at(self) -> float:
        return self._picture().right() + theme.px(22)

    @property
    def has_estimates(self) -> bool:
        """True when both sides' guesses may be shown, given the room."""
        return bool(self._estimates)

    @property
    def _has_scale(self) -> bool:
        return bool(self._estimates) and self.width() >= theme.px(SCALE_FROM)

    def _scale_at(self) -> float:
        return self._rates_at() + theme.px(88)

    def _origins_at(self) -> float:
        return (
            self._scale_at() + theme.px(WIDTH + 22)
            if self._has_scale
            else self._rates_at() + (theme.px(78))
        )

    def _renew(self) -> None:
        self.updateGeometry()
        self._place()

    def _place(self) -> None:
        rect = self._picture()
        for row, middle in zip(self._rows, middles(rect, self._shape), strict=False):
            if row.add is not None:
                _put(row.add, self._rates_at(), middle)
            if row.rate is not None:
                _put(row.rate, self._rates_at(), middle)
            if row.origin is not None:
                _put(row.origin, self._origins_at(), middle)
                left = row.origin.geometry().right() + theme.px(12)
                room = max(0, self.width() - theme.px(EDGE) - left)
                tall = theme.px(18)
                if self._has_scale or room < row.basis.sizeHint().width():
                    self._put_below(row, middle)
                    continue
                row.basis.setGeometry(QRect(left, round(middle - tall / 2), room, tall))
                row.basis.setVisible(room >= theme.px(LEAST_BASIS))

    def _put_below(self, row: StepFields, middle: float) -> None:
        """The origin a little higher, and what it rests on below it."""
        assert row.origin is not None
        _put(row.origin, self._origins_at(), middle - theme.px(4))
        left = row.origin.geometry().left() + theme.px(7)
        room = self.width() - theme.px(EDGE) - left
        row.basis.setGeometry(QRect(left, round(middle + theme.px(11)), room, theme.px(18)))
        row.basis.setVisible(room > 0)

    # Fields

    def _build(self, shape: FunnelShape) -> None:
        kept = {row.step: row for row in self._rows}
        wanted = set(shape.steps)
        for step, row in kept.items():
            if step not in wanted:
                for widget in row.widgets:
                    widget.hide()
                    widget.deleteLater()
        self._rows = tuple(kept.get(step) or self._made(step) for step in shape.steps)

    def _made(self, step: Step) -> StepFields:
        basis = LeadingLabel("", "small", "muted", parent=self)
        basis.clicked.connect(partial(self._ask_for_basis, step.rate_row))
        basis.show()
        if not step.rate_row:
            add = Button("Set rate", icon="plus", size=28, parent=self)
            add.setAccessibleName(f"Set the rate from {step.start_name} to {step.end_name}")
            add.clicked.connect(partial(self._add_rate, step))
            add.show()
            return StepFields(step, None, None, basis, add)
        rate, origin = (self._field(step, name) for name in ("rate", "origin"))
        return StepFields(step, rate, origin, basis, None)

    def _field(self, step: Step, name: str) -> InlineField:
        where = (*RATES, step.rate_row, name)
        declared = fields.named(StageRate, name)
        hint = "?" if name == "rate" else ""
        field = InlineField(self._session, where, declared, SMALL, hint=hint)
        label = "Rate" if name == "rate" else "Where the rate is from,"
        field.editor.name(f"{label} from {step.start_name} to {step.end_name}")
        field.setParent(self)
        field.place_changed.connect(self.place_changed)
        field.editor.edited.connect(self._place)
        field.show_found(self._advice.at(where))
        field.show()
        return field

    def _ask_for_basis(self, row: RowId) -> None:
        rates = self._session.workshop.agreement.funnel.rates
        rate = next((one for one in rates if one.id == row), None)
        if rate is not None and (name := unsaid(rate)):
            self.wanted.emit((*RATES, row, name))

    def _add_rate(self, step: Step) -> None:
        order = [one.start for one in self._shape.steps]
        earlier = order[: order.index(step.start)]
        rates = self._session.workshop.agreement.funnel.rates
        place = sum(rate.from_stage in earlier for rate in rates)
        row = StageRate(from_stage=step.start, to_stage=step.end)
        where = self._session.add_row(RATES, row, "Add a rate", place)
        if not any(one.step.rate_row == row.id for one in self._rows):
            after = self._session.workshop
            self.show_plan(after, work_back(after.agreement))
        self.reveal((*where, "rate"))


def _put(widget: QWidget, left: float, middle: float) -> None:
    size = widget.sizeHint()
    widget.setGeometry(
        QRect(round(left), round(middle - size.height() / 2), size.width(), size.height())
    )
