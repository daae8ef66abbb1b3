"""Beside the audit map: what answers each breakdown, and how well the sides know each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from models import text
from models.agreement import path
from models.agreement.sections.diagnosis import ANSWERED_IN, AuditStep
from models.agreement.sections.issues import Issue
from models.agreement.sides import Side
from models.moves import ISSUES_AT
from models.record.facts import TaughtBack
from models.workshop import Workshop
from ui import dates
from ui.forms.blind_desk import moment
from ui.session import Session
from ui.theme import theme
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import Band, Card
from ui.widgets.fields import LineField
from ui.widgets.labels import IconLabel, Label, Muted, Paragraph
from ui.widgets.scroll import PageContent, PageScroll
from ui.widgets.segmented import Segmented
from ui.widgets.sign_detail import ground

AUDIT_AT = ("diagnosis", "audit")
ISSUE_LENGTH = 400
NOTE_LENGTH = 400
OUTCOMES = (("right", "In full"), ("partly", "Partly"), ("not_yet", "Not yet"))
KEPT_AS = {"right": "complete", "partly": "gaps", "not_yet": "again"}
"""What the agreement calls an outcome that the record notes."""


class BreakdownRow(QWidget):
    """A breakdown with the link to what answers it, or with the ways to an answer."""

    place_wanted = Signal(object)
    answer_wanted = Signal(str)
    issue_wanted = Signal()

    def __init__(self, number: int, step: AuditStep) -> None:
        """Show the breakdown of `step`, which is `number` on the map."""
        super().__init__()
        labels = {option.key: option.label for option in ANSWERED_IN}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(2))
        head = LinkButton(f"Step {number}", style="small-strong", tone="muted")
        head.setAccessibleName(f"Go to step {number}: {step.step}")
        head.clicked.connect(partial(self.place_wanted.emit, (*AUDIT_AT, step.id)))
        box.addWidget(head)
        box.addWidget(Paragraph(step.breakdown, "row"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        self.answer = Button("Answered in…", size=28, trailing="chevron-down")
        self.answer.clicked.connect(self._open_menu)
        if step.answered_in:
            words = labels.get(step.answered_in, "")
            self.link = LinkButton(words, "arrow-right")
            self.link.setAccessibleName(f"{step.breakdown} is answered in {words}")
            self.link.clicked.connect(partial(self.place_wanted.emit, (step.answered_in,)))
            self.answer.show_text("Change…")
            row.addWidget(self.link)
            row.addStretch(1)
            row.addWidget(self.answer)
        else:
            box.addWidget(
                IconLabel("No clause and no open issue", "warning", "warn", "small-strong")
            )
            self.issue = Button("Note as open issue", icon="parked", size=28)
            self.issue.clicked.connect(self.issue_wanted)
            row.addWidget(self.answer)
            row.addWidget(self.issue)
            row.addStretch(1)
        self.answer.setAccessibleName(f"Say what answers step {number}")
        box.addLayout(row)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def menu(self) -> QMenu:
        """The sections that can answer it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for option in ANSWERED_IN:
            menu.addAction(option.label, partial(self.answer_wanted.emit, option.key))
        return menu

    def _open_menu(self) -> None:
        self.menu().popup(self.answer.mapToGlobal(QPoint(0, self.answer.height() + 4)))


class TeachBack(Card):
    """One side explains the other side's part of the process; the room says how it went."""

    told = Signal(str)

    def __init__(self, side: Side) -> None:
        """A card for what `side` explains."""
        super().__init__()
        self.side = side
        band = Band(f"{side.value}bg", top=True, line="")
        band.setFixedHeight(theme.px(36))
        band.row.setContentsMargins(theme.px(14), 0, theme.px(14), 0)
        words = f"{side.label} explains the {side.other.label} part"
        band.row.addWidget(IconLabel(words, side.value, side.value, "row-strong", side=16, gap=8))
        band.row.addStretch(1)
        self.outcome = Segmented(OUTCOMES, words)
        self.note = LineField(example="What came as a surprise?")
        self.note.name(f"Note: {words}")
        self.note.line.setMaxLength(NOTE_LENGTH)
        self.when = Muted("")
        inner = QVBoxLayout()
        inner.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(12))
        inner.setSpacing(theme.px(8))
        for part in (self.note, self.outcome, self.when):
            inner.addWidget(part)
        self.body.addWidget(band)
        self.body.addLayout(inner)
        self.outcome.chosen.connect(self.told)

    def show_fact(self, fact: TaughtBack | None, outcome: str) -> None:
        """Show how it went, and when that was said."""
        self.outcome.show_value(outcome)
        at = dates.clock(datetime.fromisoformat(fact.at)) if fact is not None else ""
        self.when.setText(f"Noted {at}" if at else "Not explained yet")
        if fact is not None and not self.note.line.hasFocus():
            self.note.show_text(fact.note)


class AuditPanel(QWidget):
    """Every breakdown with its answer, then the teach-back of both sides."""

    wanted = Signal(object)

    def __init__(self, session: Session) -> None:
        """Show the session's present value."""
        super().__init__()
        self._session = session
        self.rows: list[BreakdownRow] = []
        self._shown: tuple[AuditStep, ...] | None = None
        self.title = Label("Breakdowns", "section")
        self.summary = Muted("", "row")
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(16))
        self.teach = {side: TeachBack(side) for side in Side}
        self._lay_out()
        for side, card in self.teach.items():
            card.told.connect(partial(self._tell, side))
        self.show_workshop(session.workshop)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show what answers the breakdowns, and how the teach-back went."""
        audit = workshop.agreement.diagnosis.audit
        if audit is not self._shown:
            self._shown = audit
            self._show_rows(audit)
        answers = workshop.agreement.diagnosis.answers
        kept = {
            Side.MARKETING: answers.marketing_explained,
            Side.SALES: answers.sales_explained,
        }
        said = {name: outcome for outcome, name in KEPT_AS.items()}
        for side, card in self.teach.items():
            card.show_fact(_latest(workshop, side), said.get(kept[side], ""))

    def _show_rows(self, audit: tuple[AuditStep, ...]) -> None:
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for number, step in enumerate(audit, 1):
            if not step.breakdown:
                continue
            row = BreakdownRow(number, step)
            row.place_wanted.connect(self.wanted)
            row.answer_wanted.connect(partial(self._answer, step.id))
            row.issue_wanted.connect(partial(self._note_issue, step.id))
            self.rows.append(row)
            self._list.addWidget(row)
        left = sum(bool(step.breakdown) and not step.answered_in for step in audit)
        words = "None noted yet" if not self.rows else "Each one has an answer"
        self.summary.setText(f"{left} without an answer" if left else words)
        self.summary.show_tone("warn" if left else "muted")

    def _answer(self, row_id: str, section: str) -> None:
        where = (*AUDIT_AT, row_id, "answered_in")
        self._session.end_burst()
        self._session.edit(where, section, "Answered in", merge=False)
        self._session.end_burst()

    def _note_issue(self, row_id: str) -> None:
        workshop = self._session.workshop
        step: AuditStep = path.get(workshop.agreement, (*AUDIT_AT, row_id))
        issue = Issue(
            text=step.breakdown[:ISSUE_LENGTH],
            kind="concern",
            raised_by="facilitator",
            blocking=False,
        )
        agreement = path.insert(workshop.agreement, ISSUES_AT, issue)
        agreement = path.put(agreement, (*AUDIT_AT, row_id, "answered_in"), "issues")
        self._session.end_burst()
        after = replace(workshop, agreement=agreement)
        self._session.move(after, "Note an open issue", (*AUDIT_AT, row_id))

    def _tell(self, side: Side, outcome: str) -> None:
        session = self._session
        workshop = session.workshop
        where = ("diagnosis", "answers", f"{side.value}_explained")
        agreement = path.put(workshop.agreement, where, KEPT_AS[outcome])
        note = text.clean_line(self.teach[side].note.text())[:NOTE_LENGTH]
        now = moment(session)
        fact = TaughtBack(at=now.at, by=now.by, side=side, outcome=outcome, note=note)
        record = workshop.record.plus(fact)
        session.end_burst()
        session.move(replace(workshop, agreement=agreement, record=record), "Note the teach-back")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.summary)
        inner = QVBoxLayout()
        inner.setContentsMargins(theme.px(20), theme.px(20), theme.px(20), theme.px(20))
        inner.setSpacing(theme.px(12))
        inner.addLayout(head)
        inner.addLayout(self._list)
        inner.addSpacing(theme.px(12))
        inner.addWidget(Label("Teach-back", "section"))
        inner.addWidget(Paragraph("Each side tells the other's part of the way.", "row", "muted"))
        for card in self.teach.values():
            inner.addWidget(card)
        inner.addStretch(1)
        content = PageContent()
        content.setLayout(inner)
        ground(content)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(PageScroll(content))
        ground(self)


def _latest(workshop: Workshop, side: Side) -> TaughtBack | None:
    own = (
        fact
        for fact in reversed(workshop.record.facts)
        if isinstance(fact, TaughtBack) and fact.side == side
    )
    return next(own, None)
