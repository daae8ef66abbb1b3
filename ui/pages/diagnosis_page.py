"""The diagnosis: signs that both sides rated blind, then the way of a lead as both know it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from models.agreement import fields
from models.agreement.kinds import Answers, Rows
from models.agreement.path import Path
from models.agreement.sections.diagnosis import Diagnosis
from models.drafting.rated_signs import TOP
from models.record.facts import RATINGS
from models.workshop import Workshop
from ui.advice import Advice
from ui.forms.audit_panel import AuditPanel
from ui.forms.audit_rows import AuditRows
from ui.forms.blind_desk import revealed_when
from ui.forms.clause_card import ClauseCard
from ui.forms.rated_signs_card import RatedSignsCard
from ui.forms.rows import rows_view
from ui.panelled_page import PanelledPage
from ui.session import Session
from ui.steps import Step
from ui.theme import theme
from ui.widgets.scroll import PageContent, PageScroll
from ui.widgets.segmented import Segmented
from ui.widgets.sign_detail import SignDetail
from ui.widgets.step_head import StepHead

LOW = 640
ROOMY = 720
"""From this width on the switch of the views stands beside the headline."""
SIDE = 32
SIGNS, AUDIT = "signs", "audit"
PARTS = {SIGNS: SIGNS, AUDIT: AUDIT, "answers": AUDIT, "baselines": AUDIT}
"""The view on which each part of the section stands."""
QUESTIONS = {
    AUDIT: ("Where does a lead get lost?", "Every step from the first touch to the closed deal."),
}


class DiagnosisPage(PanelledPage):
    """Two views, one after the other: the signs, and the audit map."""

    wide = True
    page_name = "Diagnosis"
    panel_name = "Details"

    def __init__(self, session: Session, advice: Advice, step: Step) -> None:
        """Lay both views out for the session's present value."""
        self.detail = SignDetail()
        self.audit_panel = AuditPanel(session)
        panel = QStackedWidget()
        panel.addWidget(self.detail)
        panel.addWidget(self.audit_panel)
        self._panels = panel
        super().__init__(session, advice, step, panel)
        self.head = StepHead(step)
        self.views = Segmented(((SIGNS, "Signs"), (AUDIT, "Audit map")), "View")
        self.signs = RatedSignsCard(session, self.detail)
        self.table = rows_view(session, advice, (step.key, SIGNS), _rows(SIGNS))
        self.audit = AuditRows(session, advice, (step.key, AUDIT), _rows(AUDIT))
        answers = fields.named(Diagnosis, "answers").kind
        assert isinstance(answers, Answers)
        self.answers = ClauseCard(session, advice, (step.key, "answers"), answers)
        self.baselines = rows_view(session, advice, (step.key, "baselines"), _rows("baselines"))
        self._shows: dict[str, tuple[QWidget, ...]] = {
            SIGNS: (self.signs, self.table),
            AUDIT: (self.audit, self.answers, self.baselines),
        }
        self._beside: bool | None = None
        self._view = SIGNS
        self._lay_out()
        self._connect()
        self._show_view()

    # The views

    @property
    def view(self) -> str:
        """Which of the two is shown: "signs" or "audit"."""
        return self._view

    @property
    def onward(self) -> str:
        return "On to the audit map" if self._view == SIGNS else ""

    def go_on(self) -> bool:
        if self._view != SIGNS:
            return False
        self.show_view(AUDIT)
        return True

    def go_back(self) -> bool:
        if self._view != AUDIT:
            return False
        self.show_view(SIGNS)
        return True

    def show_view(self, view: str) -> None:
        """Show the signs or the audit map."""
        if view == self._view:
            return
        self.session.end_burst()
        self._view = view
        self._show_view()
        self.area.verticalScrollBar().setValue(0)
        self.place_changed.emit(self.signs.place() if view == SIGNS else (self.step.key, AUDIT))
        self.ways_changed.emit()

    def _show_view(self) -> None:
        self.views.show_value(self._view)
        for view, parts in self._shows.items():
            for part in parts:
                part.setVisible(view == self._view)
        on_audit = self._view == AUDIT
        self._panels.setCurrentWidget(self.audit_panel if on_audit else self.detail)
        question, purpose = QUESTIONS.get(self._view, (self.step.question, ""))
        self.head.headline.show_text(question)
        self.head.lead.show_text(purpose)
        self.head.lead.setVisible(bool(purpose))
        self._show_eyebrow()

    # As every page

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        """Show `after` in both views."""
        picked = self.signs.picked
        self.signs.show_workshop(before, after)
        if self.signs.picked != picked:
            self.ways_changed.emit()
        self.audit_panel.show_workshop(after)
        for part in (self.table, self.audit, self.answers, self.baselines):
            part.show_workshop(before, after)
        self._show_eyebrow()

    def show_findings(self) -> None:
        """Show what has been found meanwhile, now or when the page comes to the front."""
        if not self.isVisible():
            self._stale = True
            return
        for part in (self.table, self.audit, self.answers, self.baselines):
            part.show_findings()

    def reveal(self, where: Path) -> None:
        """Bring an answer, a sign or a step of the map into view."""
        self._show_one_page()
        name = where[1] if len(where) > 1 else self._view
        self.show_view(PARTS.get(name, SIGNS))
        if where[1:2] == (SIGNS,) and len(where) <= 3:
            rows = self.session.workshop.agreement.diagnosis.signs
            words = next((row.text for row in rows if row.id == where[-1]), "")
            if not words or self.signs.choose(words):
                self.signs.focus()
                return
        parts = (self.table, self.audit, self.answers, self.baselines)
        if len(where) > 1 and not any(part.reveal(where) for part in parts):
            self._shows[self._view][0].setFocus()
        QTimer.singleShot(0, self, self._follow_focus)

    def left(self) -> tuple[tuple[str, Path], ...]:
        """What is left to do, and how many of the top signs are still to be picked."""
        count = TOP - self.signs.picked
        left = super().left()
        if not self.signs.bars.signs or count <= 0:
            return left
        words = f"{self.signs.picked} of {TOP} top signs picked"
        return ((words, (self.step.key, SIGNS)), *left)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.area.viewport():
            self._fit()
        return super().eventFilter(watched, event)

    # Inside

    def _show_one_page(self) -> None:
        self._show_one("page")

    def _show_eyebrow(self) -> None:
        where = f"{self.step.phase.value} · Diagnosis"
        at = revealed_when(self.session.workshop, RATINGS) if self._view == SIGNS else ""
        self.head.eyebrow.show_text(f"{where} · Revealed {at}" if at else where)

    def _show_row(self, row: QRectF) -> None:
        content = self.area.widget()
        if content is not None:
            corner = self.signs.mapTo(content, row.center().toPoint())
            self.area.ensureVisible(corner.x(), corner.y(), 0, theme.px(48))

    def _follow_focus(self) -> None:
        focus = self.focusWidget()
        content = self.area.widget()
        if focus is not None and content is not None and content.isAncestorOf(focus):
            place = focus.mapTo(content, QPoint(0, 0))
            self.area.ensureVisible(place.x(), place.y() + focus.height() // 2, 0, theme.px(80))

    def _connect(self) -> None:
        self.views.chosen.connect(self.show_view)
        self.signs.wanted.connect(self.wanted)
        self.signs.row_shown.connect(self._show_row)
        self.audit_panel.wanted.connect(self._go)
        parts = (self.signs, self.table, self.audit, self.answers, self.baselines)
        for part in parts:
            part.place_changed.connect(self.place_changed)

    def _go(self, where: Path) -> None:
        if where[0] == self.step.key:
            self.reveal(where)
        else:
            self.wanted.emit(where)

    def _lay_out(self) -> None:
        top = QWidget()
        self._top = QGridLayout(top)
        self._top.setContentsMargins(0, 0, 0, 0)
        self._top.setVerticalSpacing(theme.px(12))
        self._top.addWidget(self.head, 0, 0)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(16))
        self._column.addWidget(top)
        for parts in self._shows.values():
            for part in parts:
                self._column.addWidget(part)
        self._column.addStretch(1)
        content = PageContent()
        content.setLayout(self._column)
        self.area = PageScroll(content)
        self.views.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self.main)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)
        self.area.viewport().installEventFilter(self)
        self._fit()

    def _fit(self) -> None:
        low = self.height() < theme.px(LOW)
        self.head.show_low(low=low)
        side = theme.px(SIDE if self.main.width() >= theme.px(560) else 16)
        top = theme.px(14 if low else 20)
        bar = self.main.width() - self.area.viewport().width()
        self._column.setContentsMargins(side, top, side - bar, theme.px(16 if low else 24))
        beside = self.main.width() >= theme.px(ROOMY)
        if beside != self._beside:
            self._beside = beside
            self._top.removeWidget(self.views)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
            left = Qt.AlignmentFlag.AlignLeft
            self._top.addWidget(self.views, 0 if beside else 1, 0, right if beside else left)
            self.views.raise_()


def _rows(name: str) -> Rows:
    kind = fields.named(Diagnosis, name).kind
    assert isinstance(kind, Rows)
    return kind
