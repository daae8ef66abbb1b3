"""One line below the funnel: the hours that the leads take, and the content that brings them."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from models.agreement.agreement import Agreement
from models.agreement.values import grouped
from models.rules.capacity import Capacity, capacity
from models.rules.content_need import content_plan
from models.rules.funnel import work_back
from models.rules.overload import percent
from models.rules.what_follows import Follows
from models.workshop import Workshop
from ui.forms.hours_cards import (
    HOURS,
    NEEDED,
    TONES,
    capacity_face,
    capacity_limits,
    first_open,
    used_hours,
    whole_percent,
)
from ui.forms.live_part import LivePart
from ui.session import Session
from ui.theme import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.capacity_bar import CapacityBar, Use
from ui.widgets.card import Card
from ui.widgets.labels import Paragraph, Run


class CapacityLine(LivePart):
    """Follows the plan, the hours and the rates that are tried."""

    wanted = Signal(object)

    def __init__(self, session: Session) -> None:
        """Show the hours of the session's agreement."""
        super().__init__()
        self._session = session
        self._other: Follows | None = None
        self._missing = ""
        self.words = Paragraph(style="small", tone="muted")
        self.limits = Paragraph(style="small", tone="muted")
        self.content = Paragraph(style="small", tone="muted")
        self.bar = CapacityBar()
        self.link = LinkButton("", style="small-strong")
        self.link.clicked.connect(self._go)
        self.link.hide()
        card = Card()
        grid = QGridLayout()
        grid.setContentsMargins(theme.px(18), theme.px(8), theme.px(18), theme.px(8))
        grid.setHorizontalSpacing(theme.px(24))
        said = QWidget()
        column = QVBoxLayout(said)
        column.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        column.setSpacing(theme.px(4))
        for part in (self.words, self.limits, self.content, self.link):
            column.addWidget(part)
        grid.addWidget(said, 0, 0)
        grid.addWidget(self.bar, 0, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        card.body.addLayout(grid)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName("Capacity")

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        """Follow `after`."""
        if before is None or before.agreement is not after.agreement:
            self.work_out_soon()

    def show_other(self, other: Follows | None) -> None:
        """Mark the use that rates being tried would bring; None marks all ceilings again."""
        self._other = other
        self.work_out()

    def work_out(self) -> None:
        agreement = self._session.workshop.agreement
        found = capacity(agreement)
        self.bar.setVisible(found is not None)
        self.limits.setVisible(found is not None)
        self._missing = "" if found else first_open(agreement.funnel.capacity, NEEDED)
        self.link.setVisible(bool(self._missing))
        self.link.setText("Say how much time there is")
        self.link.setAccessibleName("Say how much time Sales has for leads")
        if found is None:
            open_ = "Do the hours of Sales carry these leads?"
            self.words.show_text(Run("Capacity  ", "small-strong", "text"), open_)
        else:
            self.words.show_text(Run("Capacity  ", "small-strong", "text"), _sum(agreement, found))
            limits = capacity_limits(found, agreement.funnel.capacity)
            self.limits.show_text(Run("Limits  ", "small-strong", "text"), limits)
            self.bar.show_face(capacity_face(found, "plan", self._use()))
        content = _content(agreement)
        self.content.setVisible(bool(content))
        self.content.show_text(Run("Content  ", "small-strong", "text"), content)

    def _use(self) -> Use | None:
        other = self._other
        if other is None or other.used is None or other.zone is None:
            return None
        return Use(
            percent=float(other.used.then),
            words=f"{whole_percent(other.used.then)} what-if: {other.zone.value}",
            tone=TONES[other.zone],
        )

    def _go(self) -> None:
        self.wanted.emit((*HOURS, self._missing))


def _sum(agreement: Agreement, found: Capacity) -> str:
    answers = agreement.funnel.capacity
    leads = f"{ceil(found.leads):,} leads × {percent(found.hand.effort)}\u00a0min"
    reps, hours, share = answers.reps, answers.net_hours, answers.inbound_share
    if reps is None or hours is None or share is None:
        return f"{leads} = {used_hours(found)}"
    people = "1 person" if reps == 1 else f"{grouped(reps)} people"
    there = f"{people} × {grouped(hours)}\u00a0h × {grouped(share)}\u00a0%"
    return f"{leads} = {used_hours(found)} ({there})"


def _content(agreement: Agreement) -> str:
    """What the planned content brings, against the leads that the plan needs."""
    plan = work_back(agreement)
    if plan is None:
        return ""
    found = content_plan(agreement, plan)
    said = [] if plan.visitors is None else [f"{ceil(plan.visitors):,} visitors"]
    for need in found.needs:
        name = need.name[:1].lower() + need.name[1:]
        planned = "none planned" if need.planned is None else f"{grouped(need.planned)} planned"
        said.append(f"{need.count:,} {name} alone would do, {planned}")
    if not said:
        return ""
    words = "; ".join(said)
    if found.brings is None:
        return f"{words}."
    enough = "enough" if found.is_enough else "not enough"
    return f"{words}. Together {int(found.brings):,} of {ceil(found.leads):,} leads: {enough}."
