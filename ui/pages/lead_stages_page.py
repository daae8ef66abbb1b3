"""The lead stages on a board, each with its form one click away."""

from __future__ import annotations

from models.agreement import fields
from models.agreement.kinds import Answers, Rows
from models.agreement.sections.stages import LeadStages
from ui.advice import Advice
from ui.forms.clause_card import ClauseCard
from ui.forms.decision_test_card import DecisionTestCard
from ui.forms.section_page import SectionPage
from ui.forms.stage_rows import StageRows
from ui.session import Session
from ui.steps import Step

HANDOFF = ("handoff", "answers", "stage")


class LeadStagesPage(SectionPage):
    """The board, the open stage below it, the decision test, and what holds for every stage."""

    wide = True
    side = 24

    def __init__(self, session: Session, advice: Advice, step: Step) -> None:
        """Lay the board out for the session's present stages."""
        super().__init__(session, advice, step)
        stages = fields.named(LeadStages, "stages").kind
        answers = fields.named(LeadStages, "answers").kind
        assert isinstance(stages, Rows)
        assert isinstance(answers, Answers)
        self.rows = StageRows(session, advice, (step.key, "stages"), stages)
        self.rows.handoff_wanted.connect(self._open_handoff)
        self.all_stages = ClauseCard(session, advice, (step.key, "answers"), answers)
        self.test = DecisionTestCard(session)
        self.test.wanted.connect(self.reveal)
        self.add_part(self.rows)
        self.add_part(self.test, gap=10)
        self.add_part(self.all_stages)
        self.column.addStretch(1)
        self._fit()

    def _open_handoff(self) -> None:
        self.wanted.emit(HANDOFF)
