"""The decision test: sample leads, both sides sorting them blind, and what comes of it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.agreement.agreement import Agreement
from models.agreement.path import Path
from models.agreement.section import RowId
from models.agreement.sides import Side
from models.drafting import decision_test
from models.drafting.decision_test import FEWEST, STAGES_AT, SortedLead, SortingResult
from models.drafting.drafting import SampleLead
from models.record import seen
from models.record.facts import SORTING
from models.workshop import Workshop
from ui.forms.blind_desk import BlindDesk, another_round, hand_over
from ui.forms.sample_leads import SampleLeads
from ui.session import Session
from ui.theme import theme
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import Card, Line
from ui.widgets.decision_test import Dispute, DisputeList, ResultSummary, Ruling, Square
from ui.widgets.labels import Label, Paragraph

LEFT = 300
NARROW = 820
"""Below this width the leads stand under the result."""
NOWHERE = "No stage"
HOW = "Both sides sort the same leads alone, by the facts on the board."
STAYS = "What you have decided stays with the stages."


class DecisionTestCard(Card):
    """Before the reveal the leads and the desk, after it the result and the leads in dispute."""

    place_changed = Signal(object)
    wanted = Signal(object)

    def __init__(self, session: Session) -> None:
        """Show the session's present test."""
        super().__init__()
        self._session = session
        self.desk = BlindDesk(session, "stages", SORTING, "Let the sides sort…")
        self.leads = SampleLeads(session)
        self.again = Button("Sort again", icon="refresh", size=28)
        self.late = LinkButton("Let the other side sort…", style="small-strong")
        self.summary = ResultSummary()
        self.disputes = DisputeList()
        self._how = Paragraph(HOW, "row", "muted")
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line = Line(upright=True)
        self._lay_out()
        self._connect()
        self.show_workshop(None, session.workshop)

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        """Show `after`; of what the sides have sorted nothing before the reveal."""
        revealed = seen.is_revealed(after.record, SORTING)
        sealed = [side for side in Side if seen.has_sealed(after.record, SORTING, side)]
        for before_it in (self.desk, self.leads, self._how):
            before_it.setVisible(not revealed)
        for after_it in (self.summary, self.disputes):
            after_it.setVisible(revealed)
        self.again.setVisible(revealed or bool(sealed))
        self.late.setVisible(revealed and len(sealed) < len(Side))
        if revealed:
            self._show_result(after)
            return
        self.leads.show_leads(after.drafting.leads, _locked(sealed))
        self.desk.wait(_waits(after))

    def show_findings(self) -> None:
        """The test shows none."""

    def reveal(self, where: Path) -> bool:
        """It holds no answer of the agreement."""
        del where
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= theme.px(NARROW)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(across if beside else down)
        self._left.setFixedWidth(theme.px(LEFT) if beside else self.width() - 4)
        self._line.setVisible(beside)

    # The result

    def _show_result(self, workshop: Workshop) -> None:
        sortings = seen.sortings(workshop.drafting.blind, workshop.record)
        test = decision_test.result(workshop.drafting.leads, sortings)
        both = [one for one in test.leads if one.by_both]
        squares = tuple(Square(one.lead.text, one.alike) for one in both)
        self.summary.show_result((test.alike, test.by_both), test.percent or 0, squares)
        self.summary.show_verdict(_verdict(workshop.agreement, test), goes_back=test.goes_back)
        agreement = workshop.agreement
        self.disputes.show_disputes(
            tuple((one.lead.id, _dispute(agreement, one)) for one in test.disputed)
        )

    def _rule(self, lead_id: str, ruling: Ruling) -> None:
        lead = self._lead(lead_id)
        agreement = self._session.workshop.agreement
        after = decision_test.decide(agreement, lead, ruling.stage, belongs=ruling.belongs)
        self._take(after, ruling.words, ruling.stage)

    def _take_back(self, lead_id: str) -> None:
        lead = self._lead(lead_id)
        agreement = self._session.workshop.agreement
        decided = decision_test.decided(agreement, lead)
        if decided is not None:
            after = decision_test.undecided(agreement, lead)
            self._take(after, "Take a decided lead back", decided.stage.id)

    def _take(self, agreement: Agreement, label: str, stage: RowId) -> None:
        self._session.end_burst()
        workshop = replace(self._session.workshop, agreement=agreement)
        self._session.move(workshop, label, (*STAGES_AT, stage))

    def _change_criterion(self, stage: RowId) -> None:
        self.wanted.emit((*STAGES_AT, stage, "criteria"))

    def _lead(self, lead_id: str) -> SampleLead:
        leads = self._session.workshop.drafting.leads
        return next(lead for lead in leads if lead.id == lead_id)

    # Rounds

    def _sort_again(self) -> None:
        if another_round(self._session, self, SORTING, ("Sort again", STAYS)):
            self.desk.start.setFocus()

    def _sort_late(self) -> None:
        hand_over(self._session, "stages", SORTING)

    def _focus_result(self) -> None:
        first = self.disputes.rows[0].decide if self.disputes.rows else self.again
        first.setFocus()

    def _connect(self) -> None:
        self.again.clicked.connect(self._sort_again)
        self.late.clicked.connect(self._sort_late)
        self.desk.starting.connect(self.leads.drop_blank)
        self.desk.revealed.connect(self._focus_result)
        self.disputes.ruled.connect(self._rule)
        self.disputes.taken_back.connect(self._take_back)
        self.disputes.criterion_wanted.connect(self._change_criterion)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label("Decision test", "title"))
        head.addStretch(1)
        head.addWidget(self.again)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(16))
        left.setSpacing(theme.px(10))
        left.addLayout(head)
        for part in (self._how, self.desk, self.summary, self.late):
            left.addWidget(part)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(14))
        right.addWidget(self.leads)
        right.addWidget(self.disputes)
        self._box.setSpacing(0)
        self._box.addWidget(self._left, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(self._line)
        self._box.addLayout(right, 1)
        self.body.addLayout(self._box)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("Decision test")


def _locked(sealed: list[Side]) -> str:
    if not sealed:
        return ""
    who = " and ".join(side.label for side in sealed)
    has = "has" if len(sealed) == 1 else "have"
    return f"{who} {has} sorted these leads. “Sort again” lets you change them."


def _waits(workshop: Workshop) -> str:
    """Why the sides cannot sort yet."""
    if len(workshop.agreement.stages.stages) < 2:
        return "At least two stages are needed first"
    lacking = FEWEST - sum(bool(lead.text) for lead in workshop.drafting.leads)
    if lacking > 0:
        more = "1 more sample lead" if lacking == 1 else f"{lacking} more sample leads"
        return f"Add {more} first"
    return ""


def _verdict(agreement: Agreement, test: SortingResult) -> str:
    if test.rate is None:
        return "Nothing was sorted by both sides"
    if not test.goes_back:
        return "At least 80\u00a0%: the definitions hold"
    names = decision_test.open_stages(agreement, test)
    who = " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)
    return f"Below 80\u00a0%: {who} {'stay' if len(names) > 1 else 'stays'} open"


def _dispute(agreement: Agreement, lead: SortedLead) -> Dispute:
    names = {stage.id: stage.name or "New stage" for stage in agreement.stages.stages}
    name, facts = decision_test.name_and_facts(lead.lead.text)
    stage = decision_test.questioned(agreement, lead)
    rulings: list[Ruling] = []
    if stage is not None:
        questioned = names[stage.id]
        rulings += [
            Ruling(stage=stage.id, name=questioned, belongs=True),
            Ruling(stage=stage.id, name=questioned, belongs=False),
        ]
        rulings += [
            Ruling(stage=other, name=names[other], belongs=True)
            for other in (lead.marketing, lead.sales)
            if other in names and other != stage.id
        ]
    decided = decision_test.decided(agreement, lead.lead)
    said = ""
    if decided is not None:
        sample = decided.sample
        known = names[decided.stage.id]
        said = Ruling(stage="", name=known, belongs=bool(sample.belongs)).words
    return Dispute(
        lead=lead.lead.text,
        name=name,
        facts=facts,
        marketing=names.get(lead.marketing, NOWHERE),
        sales=names.get(lead.sales, NOWHERE),
        criterion=(stage.id, names[stage.id]) if stage is not None else ("", ""),
        rulings=tuple(rulings),
        decided=said,
    )
