"""The funnel with the rates that are tried beside it, and below both the hours that it takes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from models.agreement.path import Path
from models.workshop import Workshop
from ui.advice import Advice
from ui.forms.capacity_line import CapacityLine
from ui.forms.funnel_card import FunnelCard
from ui.forms.what_if_card import WhatIfCard
from ui.session import Session
from ui.theme import theme

NARROW, NARROW_WITH_SCALE, BESIDE = 900, 1052, 272


class FunnelRow(QWidget):
    """In a narrow window the rates to try stand below the funnel."""

    place_changed = Signal(object)
    wanted = Signal(object)

    def __init__(self, session: Session, advice: Advice) -> None:
        """Show the plan of the session's agreement."""
        super().__init__()
        self.funnel = FunnelCard(session, advice)
        self.what_if = WhatIfCard(session)
        self.capacity = CapacityLine(session)
        self.funnel.place_changed.connect(self.place_changed)
        self.funnel.wanted.connect(self.wanted)
        self.capacity.wanted.connect(self.wanted)
        self.what_if.tried.connect(self._show_tried)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(12))
        self._grid.setColumnStretch(0, 1)
        self._narrow: bool | None = None
        self._fit()
        self._show_tried()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        """Show `after`."""
        self.funnel.show_workshop(before, after)
        self.what_if.show_workshop(before, after)
        self.capacity.show_workshop(before, after)
        self._fit()

    def show_findings(self) -> None:
        """Show what was found at the fields."""
        self.funnel.show_findings()

    def reveal(self, where: Path) -> bool:
        """Put the cursor into one of the funnel's fields; False when the answer is elsewhere."""
        return self.funnel.reveal(where)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show_tried(self) -> None:
        tried = bool(self.what_if.changed_rates)
        self.capacity.show_other(self.what_if.follows if tried else None)

    def _fit(self) -> None:
        least = NARROW_WITH_SCALE if self.funnel.view.has_estimates else NARROW
        narrow = self.width() < theme.px(least)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for part in (self.funnel, self.what_if, self.capacity):
            self._grid.removeWidget(part)
        self._grid.addWidget(self.funnel, 0, 0)
        if narrow:
            self.what_if.setMinimumWidth(0)
            self.what_if.setMaximumWidth(16_777_215)
            self._grid.addWidget(self.what_if, 1, 0)
            self._grid.addWidget(self.capacity, 2, 0)
        else:
            self.what_if.setFixedWidth(theme.px(BESIDE))
            self._grid.addWidget(self.what_if, 0, 1)
            self._grid.addWidget(self.capacity, 1, 0, 1, 2)
