"""A card with the single answers of a section, headed by the state of their clause."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from models.agreement import path
from models.agreement.clauses import ClauseId
from models.agreement.kinds import Answers
from models.agreement.path import Path
from models.workshop import Workshop
from ui.advice import Advice
from ui.forms.answers_form import AnswersForm
from ui.forms.clause_head import ClauseHead
from ui.session import Session
from ui.widgets.card import Card


class ClauseCard(Card):
    """The answers at one place; a part that is no clause has no strip."""

    place_changed = Signal(object)

    def __init__(self, session: Session, advice: Advice, where: Path, kind: Answers) -> None:
        """Show the answers at `where`, which are declared as `kind`."""
        super().__init__()
        self.where = where
        self.head: ClauseHead | None = None
        if kind.clause:
            self.head = ClauseHead(session, advice, self._clauses, where)
            self.head.left_out_changed.connect(self._show_left_out)
            self.body.addWidget(self.head)
        self.form = AnswersForm(session, advice, where, kind.holds, title=kind.label)
        self.form.place_changed.connect(self.place_changed)
        self.body.addWidget(self.form)
        if self.head is not None:
            self._show_left_out(self.head.is_left_out)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(kind.label)

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        """Show `after`; what is the same object as before is left alone."""
        if self.head is not None:
            self.head.show_workshop(before, after)
        self.form.show_workshop(before, after)

    def show_findings(self) -> None:
        """Show what has been found meanwhile."""
        if self.head is not None:
            self.head.show_findings()
        self.form.show_findings()

    def reveal(self, where: Path) -> bool:
        """Put the cursor into the answer at `where`."""
        return self.form.reveal(where)

    def _clauses(self) -> tuple[ClauseId, ...]:
        return (path.text(self.where),)

    def _show_left_out(self, out: bool) -> None:
        self.form.setVisible(not out)
