"""A turn on one page that scrolls: ratings, sample leads, the numbers behind vague words."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from models.agreement.sides import Side
from models.drafting.blind import Blind, Turn
from ui.forms.tab_order import go_on
from ui.session import Session
from ui.theme import theme
from ui.turns.subject import step_at
from ui.turns.turn_body import TurnBody
from ui.widgets.scroll import PageContent, PageScroll

LOW, WIDE = 640, 680


class TurnPage(TurnBody):
    """What a side says on its own is laid out in `column`, from top to bottom."""

    def __init__(self, main: Session, turn: Turn) -> None:
        """An empty page for the side of `turn`."""
        super().__init__(main)
        self.side = Side(turn.side)
        self.step = step_at(turn.step)
        self.column = QVBoxLayout()
        content = PageContent()
        content.setLayout(self.column)
        self.area = PageScroll(content)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.area)

    @property
    def blind(self) -> Blind:
        """All that has been said unseen, by either side."""
        return self.main.workshop.drafting.blind

    def keep_blind(self, blind: Blind) -> None:
        """Put what is said now into the draft."""
        workshop = self.main.workshop
        self.main.take(replace(workshop, drafting=replace(workshop.drafting, blind=blind)))

    @property
    def margin(self) -> int:
        """How far the page's content is from its sides, in pixels."""
        return theme.px(32 if self.width() >= theme.px(WIDE) else 16)

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Tab goes through the page as it is read."""
        return go_on(self, forward=next_) or super().focusNextPrevChild(next_)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        top = theme.px(16 if self.height() < theme.px(LOW) else 20)
        self.column.setContentsMargins(self.margin, top, self.margin, theme.px(20))
