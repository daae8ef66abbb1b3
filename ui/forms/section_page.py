"""A page that lays out the parts of a section in its own way, with the step's head above."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.agreement.path import Path
from models.workshop import Workshop
from ui.advice import Advice
from ui.forms.both_in_view import Both
from ui.forms.tab_order import go_on
from ui.page import Page
from ui.session import Session
from ui.steps import Step
from ui.theme import theme
from ui.widgets.scroll import PageContent, PageScroll
from ui.widgets.step_head import StepHead

LOW = 640
"""A page lower than this (a window of 760) stands closer together."""


class Part(Protocol):
    """What the page asks of each of its parts."""

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        """Show `after`."""

    def show_findings(self) -> None:
        """Show what has been found meanwhile."""

    def reveal(self, where: Path) -> bool:
        """Bring an answer or a row into view; False when it is not here."""


class SectionPage(Page):
    """The head of the step, and parts below it that each show their share of the session."""

    side = 32
    """Distance of the parts from both edges."""
    top = 24
    """Distance of the head from the upper edge."""

    def __init__(self, session: Session, advice: Advice, step: Step) -> None:
        """A page with its head; a subclass adds the parts."""
        super().__init__(session, advice, step)
        self.head = StepHead(step)
        self.parts: list[QWidget] = []
        self.column = QVBoxLayout()
        self.column.setSpacing(0)
        content = PageContent()
        content.setLayout(self.column)
        self.area = PageScroll(content)
        self._both = Both(self.area)
        self.area.viewport().installEventFilter(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.area)
        self._gap = QWidget()
        self.column.addWidget(self.head)
        self.column.addWidget(self._gap)

    def add_part(self, part: QWidget, gap: int = 16) -> None:
        """Put a part below the others, `gap` pixels of the drawings below the one before."""
        if self.parts and gap:
            self.column.addSpacing(theme.px(gap))
        self.parts.append(part)
        part.place_changed.connect(self.place_changed)  # type: ignore[attr-defined]
        self.column.addWidget(part)

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        """Show `after`; a part whose answers are the same is left alone."""
        for part in self.parts:
            cast("Part", part).show_workshop(before, after)

    def show_findings(self) -> None:
        """Show what has been found meanwhile, now or when the page comes to the front."""
        if not self.isVisible():
            self._stale = True
            return
        for part in self.parts:
            cast("Part", part).show_findings()

    def reveal(self, where: Path) -> None:
        """Bring the answer or row at `where` into view and put the cursor there."""
        for part in self.parts:
            if cast("Part", part).reveal(where):
                break
        QTimer.singleShot(0, self, self._follow_focus)
        self._both.show_both()

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Tab goes through the page as it is read."""
        return go_on(self, forward=next_) or super().focusNextPrevChild(next_)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.area.viewport():
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        low = self.height() < theme.px(LOW)
        self.head.show_low(low=low)
        top = theme.px(min(16, self.top) if low else self.top)
        side = theme.px(self.side if self.width() >= theme.px(680) else 16)
        bar = self.width() - self.area.viewport().width()
        self.column.setContentsMargins(side, top, side - bar, theme.px(16 if low else 24))
        self._gap.setFixedHeight(theme.px(12 if low else 16))

    def _follow_focus(self) -> None:
        focus = self.focusWidget()
        if focus is not None and focus.hasFocus():
            self.area.ensureWidgetVisible(focus, 0, theme.px(80))
