"""The middle of the window: rail, the step that is open, foot, and the live document."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.agreement import path
from models.agreement.path import Path
from models.revisions.version import Version
from models.rules.progress import of_sections, totals
from models.workshop import Workshop
from ui.advice import Advice
from ui.closing import Closing
from ui.foot import Foot
from ui.joint.joint_views import JointViews
from ui.live_document import LiveDocument
from ui.page import Page
from ui.page_by_step import page_class
from ui.panelled_page import PanelledPage
from ui.rail import Rail
from ui.reopened import Reopened
from ui.session import Session
from ui.settings import Settings
from ui.steps import Step, steps
from ui.theme import theme
from ui.widgets.card import Line

PREVIEW_FROM = 1440
"""Width in logical pixels from which the live document is open by itself."""
RAIL_FROM = 1200
"""Width below which the rail shows marks only."""
PANEL = 372
"""Width of a page's own panel, which stands in the place of the live document."""
LEAST_PAGE = 560
"""Width that such a page keeps for itself; below it, a switch shows one of the two."""

COUNT_MS = 150
"""Clauses are counted again this long after the last key."""


class Workspace(QWidget):
    """The open agreement, one step at a time, the whole always in sight."""

    step_shown = Signal(object)
    place_shown = Signal(object)
    wanted = Signal(str)

    def __init__(self, session: Session, settings: Settings) -> None:
        """Lay out the workspace for a session and open its first step."""
        super().__init__()
        self.session = session
        self.settings = settings
        self.advice = Advice(session)
        self.steps = steps()
        self._closing = Closing()
        self._reopened = Reopened(session.standings)
        self._pages: dict[str, Page] = {}
        self._current = ""
        self._preview_wish: bool | None = None
        self._paper_over_panel = False
        self.rail = Rail(self.steps)
        self.stack = QStackedWidget()
        self.foot = Foot()
        self.document = LiveDocument(session)
        self.panels = QStackedWidget()
        self.panels.hide()
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self._fit)
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.setInterval(0)
        self._telling.timeout.connect(self._show_left)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(COUNT_MS)
        self._counting.timeout.connect(self._show_progress)
        self.joint = JointViews(self)
        self._lay_out()
        self._connect()
        self._show_progress()

    @property
    def page(self) -> Page:
        """The page of the step that is open."""
        return self._pages[self._current]

    @property
    def has_page(self) -> bool:
        """True once a step has been opened."""
        return bool(self._current)

    @property
    def step(self) -> Step:
        """The step that is open."""
        return self._step(self._current)

    def open_step(self, key: str) -> None:
        """Open a step by its key, saving what was typed on the last one."""
        self.joint.close()
        if key == self._current:
            return
        if self._current:
            self.session.end_burst()
            self.session.flush()
        self._current = key
        self._paper_over_panel = False
        page = self._page(key)
        self.stack.setCurrentWidget(page)
        self.rail.show_current(key)
        self._show_ways()
        self._show_left()
        self._show_preview()
        self.document.follow((key,))
        self.step_shown.emit(self.step)

    def open_place(self, where: Path) -> None:
        """Open the step of an answer, row or clause and put the cursor there."""
        if not where:
            return
        self.open_step(where[0])
        while len(where) > 1 and not path.exists(self.session.workshop.agreement, where):
            where = where[:-1]
        if len(where) > 1:
            self.page.reveal(where)
            self.document.follow(where)
            self.place_shown.emit(where)

    def show_in_front(self, page: Page) -> None:
        """Show a page in the place of the step that is open, with a foot of its own."""
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self.foot.hide()
        self._show_preview()

    def take_from_front(self, page: Page) -> None:
        """Show the step again; the page that stood in its place goes."""
        self.stack.setCurrentWidget(self.page)
        self.stack.removeWidget(page)
        page.hide()
        page.deleteLater()
        self.foot.show()
        self._show_preview()
        if self._untold:
            self.foot.show_toast(self._untold, "history", undo=False)
            self._untold = ""

    def show_versions(self, versions: Sequence[Version]) -> None:
        """Take over the versions, oldest first; with them signing goes on."""
        self._closing.show_versions(versions)
        self._show_progress()

    def next_step(self) -> None:
        """Go on to the next step."""
        place = self._number(self._current)
        if not self.page.go_on() and place + 1 < len(self.steps):
            self.open_step(self.steps[place + 1].key)

    def previous_step(self) -> None:
        """Go back one step."""
        place = self._number(self._current)
        if not self.page.go_back() and place > 0:
            self.open_step(self.steps[place - 1].key)

    def toggle_document(self) -> None:
        """Show or fold the live document; it stays so until the window is closed."""
        if isinstance(self._front, PanelledPage):
            self._paper_over_panel = not self._paper_over_panel
        else:
            self._preview_wish = not self.document.is_open
        self._show_preview()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fitting.start()

    def _fit(self) -> None:
        self.rail.show_narrow(narrow=self.width() < RAIL_FROM * theme.scale)
        self._show_preview()

    def _lay_out(self) -> None:
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        column.addWidget(self.foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(Line(upright=True))
        row.addWidget(centre, 1)
        row.addWidget(Line(upright=True))
        row.addWidget(self.document)
        row.addWidget(self.panels)

    def _connect(self) -> None:
        self.rail.step_wanted.connect(self.open_step)
        self.foot.back_wanted.connect(self.previous_step)
        self.foot.next_wanted.connect(self.next_step)
        self.foot.place_wanted.connect(self.open_place)
        self.foot.undo_wanted.connect(self.session.undo_stack.undo)
        self.session.travelled.connect(self._travel)
        self.session.deleted.connect(self._say_deleted)
        self.session.changed.connect(self._follow_change)
        theme.changed.connect(self._fitting.start)
        self.session.undo_stack.indexChanged.connect(self._end_told)
        self.advice.changed.connect(self._show_progress)
        self.document.place_wanted.connect(self.open_place)
        self.document.toggle_wanted.connect(self.toggle_document)

    def _page(self, key: str) -> Page:
        if key not in self._pages:
            page = page_class(key)(self.session, self.advice, self._step(key))
            page.place_changed.connect(self.document.follow)
            page.place_changed.connect(self.place_shown)
            page.wanted.connect(self.go)
            page.ways_changed.connect(self._show_ways)
            page.ways_changed.connect(self._show_left)
            self._pages[key] = page
            self.stack.addWidget(page)
        return self._pages[key]

    def go(self, target: object) -> None:
        """Go where a page asks to: a place, a step, or something beyond the workspace."""
        if isinstance(target, tuple):
            self.open_place(target)
        elif isinstance(target, str) and any(step.key == target for step in self.steps):
            self.open_step(target)
        elif isinstance(target, str):
            self.wanted.emit(target)

    def _travel(self, where: Path) -> None:
        """Undo has changed something; a page of joint drafting shows its own clause itself."""
        if not self.joint.holds(where):
            self.open_place(where)

    @property
    def _front(self) -> Page:
        return self.joint.page or self.page

    def _step(self, key: str) -> Step:
        return self.steps[self._number(key)]

    def _number(self, key: str) -> int:
        return next(number for number, step in enumerate(self.steps) if step.key == key)

    def _follow_change(self, before: Workshop, after: Workshop) -> None:
        if before.record is not after.record:
            self.advice.judge()
            self._show_progress()
        elif before.agreement is not after.agreement:
            self._counting.start()

    def _show_progress(self) -> None:
        workshop = self.session.workshop
        progress = of_sections(workshop, self.advice.findings, self.session.standings)
        whole = totals(progress)
        progress |= self._closing.progress(workshop, self.advice.findings)
        self.rail.show_progress(progress, whole)
        if self._current:
            self._telling.start()
        self._tell_reopened()

    def _show_ways(self) -> None:
        place = self._number(self._current)
        after = self.steps[place + 1].short if place + 1 < len(self.steps) else ""
        self.foot.show_ways(back=place > 0, onward=self.page.onward or after)

    def _show_left(self) -> None:
        self.foot.show_left(self.page.left())

    def _show_preview(self) -> None:
        if self._current and isinstance(self._front, PanelledPage):
            self._show_panel(self._front)
            return
        self.panels.hide()
        self.document.show()
        wide = bool(self._current) and self._front.wide
        fits = self.width() >= PREVIEW_FROM * theme.scale and not wide
        self.document.show_open(open_=fits if self._preview_wish is None else self._preview_wish)

    def _show_panel(self, page: PanelledPage) -> None:
        room = self.width() - self.rail.minimumWidth() - theme.px(PANEL)
        beside = room >= theme.px(LEAST_PAGE) and not self._paper_over_panel
        if beside:
            panel = page.give_panel()
            self.panels.setFixedWidth(theme.px(PANEL))
            if self.panels.indexOf(panel) < 0:
                self.panels.addWidget(panel)
            self.panels.setCurrentWidget(panel)
        else:
            page.take_panel()
        self.document.show_open(open_=self._paper_over_panel)
        self.document.setVisible(not beside)
        self.panels.setVisible(beside)

    def _tell_reopened(self) -> None:
        """Say once what an edit has opened again elsewhere; undo takes the edit back."""
        session = self.session
        agreement = session.workshop.agreement
        words = self._reopened.words(session.standings, agreement, session.edited_at)
        if words and self.joint.page is not None:
            self._untold = words
        elif words:
            self.foot.show_toast(words, "history")
            self._told_at = session.undo_stack.index()

    def _end_told(self, index: int) -> None:
        """After the next edit, Undo would take back something else."""
        if self._told_at is not None and index != self._told_at:
            self._told_at = None
            self.foot.toast.dismiss()

    _told_at: int | None = None
    _untold = ""
    """What could not be told yet, because a page of joint drafting has a foot of its own."""

    def _say_deleted(self, name: str) -> None:
        self.foot.show_toast(f"Deleted “{name}”")
