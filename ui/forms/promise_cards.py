"""What the chosen tier's promise means: when it is due, and whether the hours carry it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy

from models.agreement.agreement import Agreement
from models.agreement.path import Path
from models.agreement.section import RowId
from models.workshop import Workshop
from ui.forms.due_card import DueCard
from ui.forms.hours_cards import BacklogCard, CapacityCard
from ui.forms.live_part import LivePart
from ui.session import Session
from ui.theme import theme
from ui.widgets.card import Card

NARROW = 640


class PromiseCards(LivePart):
    """Three cards that follow every change of the tier, its calendar, and the hours."""

    place_changed = Signal(object)
    wanted = Signal(object)

    def __init__(
        self,
        session: Session,
        current: Callable[[], RowId],
        today: Callable[[], date] = date.today,
    ) -> None:
        """`current` gives the tier that is open, `today` the day the examples are taken from."""
        super().__init__()
        self._session, self._current, self._today = session, current, today
        self.due = DueCard()
        self.backlog = BacklogCard()
        self.capacity = CapacityCard()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(12))
        self._narrow: bool | None = None
        self._fit()
        for card in (self.due, self.backlog, self.capacity):
            card.wanted.connect(self.wanted)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        """Follow `after` where it says something else about promises, calendars or hours."""
        if before is None or not _same(before.agreement, after.agreement):
            self.work_out_soon()

    def show_findings(self) -> None:
        """Nothing is found here."""

    def reveal(self, where: Path) -> bool:
        """No answer stands here."""
        del where
        return False

    def work_out(self) -> None:
        agreement = self._session.workshop.agreement
        wanted = self._current()
        tier = next((one for one in agreement.response.tiers if one.id == wanted), None)
        self.setVisible(tier is not None)
        today = self._today()
        self.due.show_promise(agreement, tier, today)
        self.backlog.show_promise(agreement, tier, today)
        self.capacity.show_agreement(agreement)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < theme.px(NARROW)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        places: tuple[tuple[Card, tuple[int, int, int, int]], ...] = (
            (self.due, (0, 0, 1, 2) if narrow else (0, 0, 2, 1)),
            (self.backlog, (1, 0, 1, 1) if narrow else (0, 1, 1, 1)),
            (self.capacity, (1, 1, 1, 1)),
        )
        for card, place in places:
            self._grid.removeWidget(card)
            self._grid.addWidget(card, *place)
        self._grid.setColumnStretch(0, 1 if narrow else 5)
        self._grid.setColumnStretch(1, 1 if narrow else 3)


def _same(first: Agreement, second: Agreement) -> bool:
    names = ("response", "calendar", "funnel", "marketing", "stages", "parties")
    return all(getattr(first, name) is getattr(second, name) for name in names)
