"""The head above a clause while a side writes: where it stands and what is asked."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from models.agreement.clauses import Clause
from models.agreement.kinds import Rows
from ui.steps import Step
from ui.theme import theme
from ui.widgets.labels import Eyebrow, HeadlineLabel, Lead


class ClauseTitle(QWidget):
    """Eyebrow with the number of the clause, headline and one line of purpose."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self._step = step
        self.eyebrow = Eyebrow()
        self.headline = HeadlineLabel()
        self.lead = Lead()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(2))
        for part in (self.eyebrow, self.headline, self.lead):
            box.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_clause(self, clause: Clause | None, number: int, count: int) -> None:
        """Show one of `count` clauses, counted from 0; None where a step has no clause."""
        step = self._step
        where = f"{step.phase.value} · {step.short}"
        if clause is None:
            self.eyebrow.show_text(where)
            self.headline.show_text(step.question)
            self.lead.show_text(step.purpose)
            return
        self.eyebrow.show_text(f"{where} · Clause {number + 1} of {count}")
        if len(clause.path) > 2 and isinstance(clause.kind, Rows):
            self.headline.show_text(clause.title or f"New {clause.kind.one}")
            self.lead.show_text(step.question)
        else:
            self.headline.show_text(step.question)
            self.lead.show_text(clause.kind.help or step.purpose)
