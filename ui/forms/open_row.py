"""A row that is open below a picture of all rows, with the head of its clause."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy

from models.agreement import path
from models.agreement.clauses import ClauseId
from models.agreement.kinds import Rows
from models.agreement.path import Path
from models.workshop import Workshop
from ui.advice import Advice
from ui.forms.answers_form import AnswersForm
from ui.forms.clause_head import ClauseHead
from ui.forms.row_card import RowCard
from ui.session import Session


class OpenRow(RowCard):
    """The whole form of one row: everything that is asked about it."""

    def __init__(self, session: Session, advice: Advice, where: Path, kind: Rows) -> None:
        """Open the row at `where`."""
        super().__init__(session, advice, where, kind)
        self.clause = ClauseHead(session, advice, self._clauses, where)
        self.clause.strip.stand_inside()
        self.body.addWidget(self.clause)
        form = self.open()
        self.clause.left_out_changed.connect(self._show_left_out)
        form.setVisible(not self.clause.is_left_out)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        self.clause.show_workshop(before, after)
        super().show_workshop(before, after)

    def show_findings(self) -> None:
        self.clause.show_findings()
        super().show_findings()

    def reveal(self, where: Path) -> bool:
        """Put the cursor into the answer at `where`, or into the first one of the row."""
        form: AnswersForm = self.open()
        return form.reveal(where)

    def _clauses(self) -> tuple[ClauseId, ...]:
        return (path.text(self.where),)

    def _show_left_out(self, out: bool) -> None:
        self.open().setVisible(not out)
