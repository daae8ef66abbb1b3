"""What Sales promises: a sentence for each kind of lead, and what holds for all of them."""

from __future__ import annotations

from models.agreement import fields
from models.agreement.kinds import Answers, Rows
from models.agreement.section import RowId
from models.agreement.sections.response import SalesResponse
from ui.advice import Advice
from ui.forms.clause_card import ClauseCard
from ui.forms.promise_cards import PromiseCards
from ui.forms.section_page import SectionPage
from ui.forms.tier_rows import TierRows
from ui.session import Session
from ui.steps import Step


class ResponsePage(SectionPage):
    """The tiers as tabs with their sentences, what they mean, and the rules for every tier."""

    top = 18

    def __init__(self, session: Session, advice: Advice, step: Step) -> None:
        """Lay the promise out for the session's present tiers."""
        super().__init__(session, advice, step)
        tiers = fields.named(SalesResponse, "tiers").kind
        answers = fields.named(SalesResponse, "answers").kind
        assert isinstance(tiers, Rows)
        assert isinstance(answers, Answers)
        self.rows = TierRows(session, advice, (step.key, "tiers"), tiers)
        self.every_tier = ClauseCard(session, advice, (step.key, "answers"), answers)
        self.meaning = PromiseCards(session, self._current)
        self.meaning.wanted.connect(self.wanted)
        self.rows.chosen.connect(self.meaning.work_out_soon)
        self.add_part(self.rows)
        self.add_part(self.meaning, gap=12)
        self.add_part(self.every_tier)
        self.column.addStretch(1)
        self._fit()

    def _current(self) -> RowId:
        return self.rows.current
