"""One row as a card: closed it takes a line or two, open it holds the form of the row."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication

from models.agreement import path, references
from models.agreement.agreement import Agreement
from models.agreement.clauses import ClauseId
from models.agreement.kinds import Rows
from models.agreement.path import Path
from models.agreement.section import Row
from models.workshop import Workshop
from ui.advice import Advice
from ui.forms import row_words
from ui.forms.answers_form import AnswersForm
from ui.forms.clause_head import ClauseHead
from ui.forms.row_head import RowHead
from ui.session import Session
from ui.theme import theme
from ui.widgets.card import RADIUS, Card
from ui.widgets.drawing import Box, draw_box

CLAUSE_AT = 3
"""Parts of the path of a row that stands in no other row."""


class RowCard(Card):
    """Shows one row; the form is built when the card is opened and goes when it is closed."""

    place_changed = Signal(object)

    def __init__(self, session: Session, advice: Advice, where: Path, kind: Rows) -> None:
        """Show the row at `where`, closed."""
        super().__init__(hovers=True)
        self.where = where
        self._session, self._advice, self._kind = session, advice, kind
        self._shown: tuple[Row, int, int] | None = None
        self.form: AnswersForm | None = None
        self.clause: ClauseHead | None = None
        self.head = RowHead()
        self.body.addWidget(self.head)

    @property
    def row_id(self) -> str:
        """The id of its row."""
        return self.where[-1]

    @property
    def is_open(self) -> bool:
        """True while the form is there."""
        return self.form is not None

    def show_row(self, agreement: Agreement, row: Row, place: tuple[int, int]) -> None:
        """Show the row, which stands at this place of so many; the form is told separately."""
        shown = (row, *place)
        if self._shown is not None and shown[0] is self._shown[0] and shown[1:] == self._shown[1:]:
            return
        self._shown = shown
        self._say(agreement)

    def renew(self, agreement: Agreement) -> None:
        """Say again what it says of its row, since a name elsewhere is another one now."""
        self._say(agreement)

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        """Pass what has changed to the form and the head of the clause."""
        if self.clause is not None:
            self.clause.show_workshop(before, after)
        if self.form is not None:
            self.form.show_workshop(before, after)

    def show_findings(self) -> None:
        """Let the form show what has been found."""
        if self.clause is not None:
            self.clause.show_findings()
        if self.form is not None:
            self.form.show_findings()

    def open(self) -> AnswersForm:
        """Build the form, unless it is there."""
        if self.form is None:
            self.form = AnswersForm(
                self._session, self._advice, self.where, self._kind.holds, dense=True
            )
            self.form.place_changed.connect(self.place_changed)
            self._add_clause()
            self.body.addWidget(self.form)
            self.form.setVisible(self.clause is None or not self.clause.is_left_out)
            self.head.show_open(opened=True)
            self.show_current(current=True)
            self.form.show_findings()
        return self.form

    def close_form(self) -> None:
        """Take the form away; the head gets the keyboard when the form had it."""
        if self.form is None:
            return
        focus = QApplication.focusWidget()
        inside = focus is not None and self.form.isAncestorOf(focus)
        clause, form = self.clause, self.form
        self.clause = self.form = None
        if inside or (focus is not None and clause is not None and clause.isAncestorOf(focus)):
            self.head.setFocus()
        for part in (clause, form):
            if part is not None:
                self.body.removeWidget(part)
                part.hide()
                part.deleteLater()
        self.head.show_open(opened=False)
        self.show_current(current=False)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.is_open:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        if self.head.hasFocus():
            box = Box(fill="surface", line="focus", width=2 / theme.line_width, radius=RADIUS)
            draw_box(painter, QRectF(self.rect()), box)
            painter.end()
            return
        raised = self.underMouse() or bool(self.head.buttons and self.head.buttons[0].isVisible())
        box = Box(fill="surface", line="field" if raised else "line", radius=RADIUS)
        draw_box(painter, QRectF(self.rect()), box)
        painter.end()

    def _add_clause(self) -> None:
        """The head of the clause, where a row is one of its own."""
        if self._kind.clause != "row" or len(self.where) > CLAUSE_AT:
            return
        self.clause = ClauseHead(self._session, self._advice, self._clauses, self.where)
        self.clause.strip.stand_inside()
        self.clause.left_out_changed.connect(self._show_left_out)
        self.body.addWidget(self.clause)

    def _clauses(self) -> tuple[ClauseId, ...]:
        return (path.text(self.where),)

    def _show_left_out(self, out: bool) -> None:
        if self.form is not None:
            self.form.setVisible(not out)

    def _say(self, agreement: Agreement) -> None:
        if self._shown is None:
            return
        row, number, count = self._shown
        self.head.show_words(
            references.called(agreement, row, self._kind),
            row_words.summary(agreement, self._kind, row),
            f"{number} of {count}",
        )
