"""A row that is open below a picture of all rows, with the head of its clause."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy

from models.agreement.kinds import Rows
from models.agreement.path import Path
from ui.advice import Advice
from ui.forms.answers_form import AnswersForm
from ui.forms.row_card import RowCard
from ui.session import Session


class OpenRow(RowCard):
    """The whole form of one row: everything that is asked about it."""

    def __init__(self, session: Session, advice: Advice, where: Path, kind: Rows) -> None:
        """Open the row at `where`."""
        super().__init__(session, advice, where, kind)
        self.open()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def reveal(self, where: Path) -> bool:
        """Put the cursor into the answer at `where`, or into the first one of the row."""
        form: AnswersForm = self.open()
        return form.reveal(where)
