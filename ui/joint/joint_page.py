"""A page on clauses of one step, in the place of the step: comparing them, or voting on them."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.agreement import path
from models.agreement.clauses import ClauseId
from models.agreement.path import Path
from models.agreement.sections.issues import Issue
from models.agreement.words import listed
from models.record.standing import place_among
from ui.advice import Advice
from ui.forms.tab_order import go_on
from ui.joint import deeds
from ui.joint.park_panel import ParkPanel
from ui.page import Page
from ui.session import Session
from ui.steps import Step
from ui.theme import theme
from ui.widgets.card import Band, Card
from ui.widgets.chips import Chip
from ui.widgets.labels import Eyebrow, HeadlineLabel
from ui.widgets.scroll import PageContent, PageScroll

LOW = 640


class JointPage(Page):
    """The head of the step with its clause, a body that scrolls, and a foot of its own."""

    back_wanted = Signal()
    """Back to the step itself."""
    parked = Signal(str)
    """Something was put off; carries the words for it."""

    def __init__(
        self, session: Session, advice: Advice, step: Step, ids: tuple[ClauseId, ...]
    ) -> None:
        """A page on the clauses with these ids."""
        super().__init__(session, advice, step)
        self.ids = ids
        self.eyebrow = Eyebrow()
        self.headline = HeadlineLabel(step.question)
        self.chip = Chip(height=24)
        self.chip.hide()
        self.column = QVBoxLayout()
        self.column.setSpacing(0)
        content = PageContent()
        content.setLayout(self.column)
        self.area = PageScroll(content)
        self.foot = Band("surface", bottom=True)
        self.foot.stand_inside()
        self.foot.setFixedHeight(theme.px(64))
        card = Card()
        self.park = ParkPanel(session)
        card.body.addWidget(self.park)
        self.park_card = QWidget()
        place = QVBoxLayout(self.park_card)
        place.setContentsMargins(0, 0, 0, theme.px(12))
        place.addWidget(card)
        self.park_card.hide()
        self.park.parked.connect(self._park)
        self.park.closed.connect(self._close_park)
        self._lay_out()
        theme.changed.connect(self._fit)

    @property
    def clause(self) -> ClauseId:
        """The clause the page is on, or the first of several."""
        return self.ids[0]

    def is_about(self, where: Path) -> bool:
        """True when a place belongs to a clause of this page."""
        return any(where[: len(own)] == own for own in map(path.parse, self.ids))

    def begin(self) -> None:
        """Give the keyboard to what is done first."""

    def leave(self) -> None:
        """The page is about to be left."""

    def reveal(self, where: Path) -> None:
        """There is nothing to bring into view but the page itself."""

    def left(self) -> tuple[tuple[str, Path], ...]:
        return ()

    def show_titles(self, title: str = "") -> None:
        """Say which clause of the step this is; `title` for one that has no place there yet."""
        phase = self.step.phase.value
        number, among = place_among(self.session.standings, self.clause)
        if len(self.ids) > 1:
            place = f"{len(self.ids)} clauses at once"
        elif number:
            place = f"Clause {number} of {among}"
        else:
            place = title or "New"
        self.eyebrow.show_text(f"{phase} · {self.step.short} · {place}")

    def ask_park(self) -> None:
        """Ask what the clauses of the page are put off to."""
        known = self.session.standings
        titles = [known[key].clause.title for key in self.ids if key in known]
        text = f"Settle “{titles[0]}”" if len(titles) == 1 else ""
        self.park_card.show()
        about = f"Puts off {len(titles)} clauses: {listed(titles)}" if len(titles) > 1 else ""
        self.park.ask(about, text, listed(titles))
        QTimer.singleShot(0, self, self._show_park)

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Tab goes through the page as it is read."""
        return go_on(self, forward=next_) or super().focusNextPrevChild(next_)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(theme.px(2))
        names.addWidget(self.eyebrow)
        names.addWidget(self.headline)
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addLayout(names, 1)
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignBottom)
        self.column.addLayout(head)
        self._gap = QWidget()
        self.column.addWidget(self._gap)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)
        whole.addWidget(self.foot)
        self._fit()

    def _fit(self) -> None:
        low = self.height() < theme.px(LOW)
        side = theme.px(32 if self.width() >= theme.px(680) else 16)
        bar = self.width() - self.area.viewport().width()
        self.column.setContentsMargins(side, theme.px(12 if low else 18), side - bar, theme.px(16))
        self._gap.setFixedHeight(theme.px(8 if low else 14))
        self.foot.row.setContentsMargins(side, 0, side, 0)
        self.foot.row.setSpacing(theme.px(12))
        self.foot.setFixedHeight(theme.px(64))

    def _show_park(self) -> None:
        self.area.ensureWidgetVisible(self.park_card, 0, theme.px(16))

    def _park(self, issue: Issue) -> None:
        self.park_card.hide()
        deeds.park(self.session, self.ids, issue)
        self.parked.emit(f"Parked: “{issue.text}”")
        self.back_wanted.emit()

    def _close_park(self) -> None:
        self.park_card.hide()
        self.begin()
