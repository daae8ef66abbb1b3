"""Shared goals and the funnel plan on one page, since each leans on the other."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.agreement import fields
from models.agreement.kinds import Answers, Rows
from models.agreement.path import Path
from models.agreement.sections.funnel import Funnel
from models.agreement.sections.goals import Goals
from ui.advice import Advice
from ui.forms.clause_card import ClauseCard
from ui.forms.funnel_row import FunnelRow
from ui.forms.goal_rows import GoalRows
from ui.forms.rows import rows_view
from ui.forms.section_page import SectionPage
from ui.session import Session
from ui.steps import Step

SECTIONS = {"goals": Goals, "funnel": Funnel}


class GoalsPage(SectionPage):
    """Goal cards and the funnel; the step that is open decides what stands first."""

    wide = True
    side = 28
    top = 14

    def __init__(self, session: Session, advice: Advice, step: Step) -> None:
        """Lay both sections out for the session's present value."""
        super().__init__(session, advice, step)
        goals = fields.named(Goals, "goals").kind
        assert isinstance(goals, Rows)
        self.goals = GoalRows(session, advice, ("goals", "goals"), goals)
        self.plan = FunnelRow(session, advice)
        self.plan.wanted.connect(self._go)
        self.funnel = self.plan.funnel
        forms = {name: self._forms(name) for name in SECTIONS}
        if step.key == "funnel":
            order = (self.plan, *forms["funnel"], self.goals, *forms["goals"])
        else:
            order = (self.goals, self.plan, *forms["goals"], *forms["funnel"])
        for part in order:
            self.add_part(part, gap=12)
        self.column.addStretch(1)
        self._fit()

    def _forms(self, name: str) -> tuple[QWidget, ...]:
        """The other parts of a section: tables, and the answers that stand alone."""
        parts: list[QWidget] = []
        for field in fields.of(SECTIONS[name]):
            where = (name, field.name)
            if isinstance(field.kind, Answers):
                parts.append(ClauseCard(self.session, self.advice, where, field.kind))
            elif isinstance(field.kind, Rows) and where != ("goals", "goals"):
                parts.append(rows_view(self.session, self.advice, where, field.kind))
        return tuple(parts)

    def _go(self, where: Path) -> None:
        if where[0] in SECTIONS:
            self.reveal(where)
        else:
            self.wanted.emit(where)
