"""The sample leads before they are sorted: a short list that anybody in the room can add to."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models import text
from models.drafting.decision_test import FEWEST, LONGEST, MOST
from models.drafting.drafting import SampleLead
from ui.kept_step import KeptStep
from ui.session import Session
from ui.theme import theme
from ui.widgets.buttons import LinkButton, ToolButton
from ui.widgets.fields import LineField
from ui.widgets.labels import Label, Muted, Paragraph

EXAMPLE = "For example: Packaging engineer at a bakery: 3 data sheets in 30 days, no application"
HINT = "Real or made up: who, then a colon and what is known. No person’s name."

Leads = tuple[SampleLead, ...]


class LeadRow(QWidget):
    """One sample lead that can be changed."""

    edited = Signal(str)
    left = Signal()
    next_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, number: int, lead: SampleLead) -> None:
        """Show `lead`, which is `number` in the list."""
        super().__init__()
        self.lead = lead
        self.field = LineField(example=EXAMPLE)
        self.field.name(f"Sample lead {number}")
        self.field.line.setMaxLength(LONGEST)
        self.delete = ToolButton("trash", f"Delete sample lead {number}", size=28)
        label = Muted(str(number))
        label.setFixedWidth(theme.px(18))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(label)
        row.addWidget(self.field, 1)
        row.addWidget(self.delete)
        self.field.line.textEdited.connect(self._edit)
        self.field.line.returnPressed.connect(self.next_wanted)
        self.field.line.installEventFilter(self)
        self.delete.clicked.connect(self.delete_wanted)
        self.show_lead(lead)

    def show_lead(self, lead: SampleLead) -> None:
        """Show the lead as it is kept."""
        self.lead = lead
        if text.clean_line(self.field.text()) != lead.text:
            self.field.show_text(lead.text)
            if not self.field.line.hasFocus():
                self.field.line.setCursorPosition(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)

    def _edit(self) -> None:
        words = text.clean_line(self.field.text())[:LONGEST]
        if words != self.lead.text:
            self.edited.emit(words)


class SampleLeads(QWidget):
    """Five to ten leads; every change is a step of undo."""

    def __init__(self, session: Session) -> None:
        """Show the leads of the session's draft."""
        super().__init__()
        self._session = session
        self._burst = 0
        self.rows: list[LeadRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(6))
        self.count = Muted("")
        self.add = LinkButton("Add a sample lead", "plus", style="small-strong")
        self._locked = Paragraph("", "small", "muted")
        self._lay_out()
        self.add.clicked.connect(self.add_lead)

    def show_leads(self, leads: Leads, locked: str) -> None:
        """Show these leads; `locked` says why they cannot be changed at present."""
        if [row.lead.id for row in self.rows] != [lead.id for lead in leads]:
            self._build(leads)
        for row, lead in zip(self.rows, leads, strict=True):
            row.show_lead(lead)
            row.field.line.setReadOnly(bool(locked))
            row.delete.setVisible(not locked)
        named = sum(bool(lead.text) for lead in leads)
        self.count.setText(f"{named} of {FEWEST} to {MOST}" if named else f"{FEWEST} to {MOST}")
        self.add.setVisible(not locked and len(leads) < MOST)
        self._locked.show_text(locked or HINT)

    def add_lead(self) -> None:
        """Add a lead and put the cursor there."""
        leads = self._session.workshop.drafting.leads
        blank = next((row for row in self.rows if not row.lead.text), None)
        if blank is None and len(leads) < MOST:
            self._push((*leads, SampleLead(text="")), "Add a sample lead")
            self.show_leads(self._session.workshop.drafting.leads, "")
            blank = self.rows[-1]
        if blank is not None:
            blank.field.line.setFocus()

    def drop_blank(self) -> None:
        """Forget rows in which nobody has written anything."""
        workshop = self._session.workshop
        kept = tuple(lead for lead in workshop.drafting.leads if lead.text)
        if kept != workshop.drafting.leads:
            self._keep(kept)

    def _edit(self, lead_id: str, words: str) -> None:
        leads = self._session.workshop.drafting.leads
        after = tuple(replace(one, text=words) if one.id == lead_id else one for one in leads)
        self._push(after, "Edit a sample lead", f"lead {lead_id}")

    def _delete(self, lead_id: str) -> None:
        leads = self._session.workshop.drafting.leads
        place = next(n for n, lead in enumerate(leads) if lead.id == lead_id)
        name = leads[place].text
        self._push((*leads[:place], *leads[place + 1 :]), "Delete a sample lead")
        self.show_leads(self._session.workshop.drafting.leads, "")
        if name:
            self._session.deleted.emit(name)
        rows = self.rows
        (rows[min(place, len(rows) - 1)].field.line if rows else self.add).setFocus()

    def _next(self, lead_id: str) -> None:
        place = next(n for n, row in enumerate(self.rows) if row.lead.id == lead_id)
        if place + 1 < len(self.rows):
            self.rows[place + 1].field.line.setFocus()
        elif self.rows[place].lead.text:
            self.add_lead()

    def _push(self, after: Leads, label: str, key: str = "") -> None:
        before = self._session.workshop.drafting.leads
        self._session.end_burst()
        step = KeptStep(self._keep, (before, after), label, key, self._burst if key else -1)
        self._session.undo_stack.push(step)

    def _keep(self, leads: Leads) -> None:
        workshop = self._session.workshop
        self._session.take(replace(workshop, drafting=replace(workshop.drafting, leads=leads)))

    def _end_burst(self) -> None:
        self._burst += 1

    def _build(self, leads: Leads) -> None:
        known = {row.lead.id: row for row in self.rows}
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for number, lead in enumerate(leads, 1):
            row = LeadRow(number, lead)
            if lead.id in known and known[lead.id].field.line.hasFocus():
                row.field.line.setFocus()
            row.edited.connect(partial(self._edit, lead.id))
            row.left.connect(self._end_burst)
            row.next_wanted.connect(partial(self._next, lead.id))
            row.delete_wanted.connect(partial(self._delete, lead.id))
            self.rows.append(row)
            self._list.addWidget(row)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(Label("Sample leads", "small-strong", "muted"))
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.add)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(8))
        box.addLayout(head)
        box.addLayout(self._list)
        box.addWidget(self._locked)
        box.addStretch(1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
