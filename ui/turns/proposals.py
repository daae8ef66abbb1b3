"""Writing proposals: the clauses of one step, each with the fields it has in the agreement."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from models.agreement import fields
from models.agreement.clauses import Clause, ClauseId
from models.agreement.kinds import Rows
from models.agreement.path import Path
from models.agreement.sides import Side
from models.drafting.blind import Turn
from models.record import seen
from models.record.facts import ISSUES, Topic
from models.workshop import Workshop
from ui.forms.row_words import with_article
from ui.forms.tab_order import go_on
from ui.session import Session
from ui.theme import theme
from ui.turn_session import TurnSession
from ui.turns.aside import Aside
from ui.turns.clause_body import ClauseBody
from ui.turns.clause_title import ClauseTitle
from ui.turns.how_far import HowFar, gaps, how_far
from ui.turns.numbers import answered, settled
from ui.turns.own_advice import OwnAdvice
from ui.turns.own_promise import OwnPromise
from ui.turns.subject import TOGETHER, step_at, wanted
from ui.turns.turn_body import TurnBody
from ui.turns.turn_rail import Item
from ui.widgets.buttons import LinkButton
from ui.widgets.scroll import PageScroll

RESPONSE = "response"
ASIDE = 296
WIDE_FROM = 940
"""Width in pixels of the drawings from which the wishes stand beside the clause."""


class ProposalsBody(TurnBody):
    """One clause at a time, on a desk of the side's own."""

    def __init__(self, main: Session, turn: Turn) -> None:
        """Let a side write on the step of its turn."""
        super().__init__(main)
        self.turn = TurnSession(main, Side(turn.side), (turn.step,), turn.author)
        self.undo_stack = self.turn.undo_stack
        self.advice = OwnAdvice(self.turn)
        self._step = step_at(turn.step)
        self._current = 0
        self.clause_body: ClauseBody | None = None
        self.title = ClauseTitle(self._step)
        own = OwnPromise(self.turn, self._clause_id) if turn.step == RESPONSE else None
        self.aside = Aside(Side(turn.side), only=turn.step == TOGETHER, promise=own)
        self.remove = LinkButton("", "trash", tone="err")
        self._slot = QVBoxLayout()
        self._wide: bool | None = None
        self._lay_out()
        self._connect()
        self.open(0)

    # For the screen around it

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses to write on, the side's own new rows included."""
        if self._step.key == TOGETHER:
            return ()
        section = getattr(self.turn.workshop.agreement, self._step.key)
        own = self.turn.own_clauses()
        out = self.main.workshop
        return wanted(out, own, getattr(type(section), "order", ""))

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(
            one.item(current=number == self._current) for number, one in enumerate(self._how_far())
        )

    @property
    def count(self) -> str:
        number = len(self.clauses)
        if not number:
            return ""
        return "1 clause" if number == 1 else f"{number} clauses"

    @property
    def current(self) -> int:
        return self._current

    @property
    def one(self) -> str:
        return "Clause"

    @property
    def what(self) -> str:
        return "proposals" if self.clauses else "words"

    @property
    def add_words(self) -> str:
        rows = self._rows()
        return f"Add {with_article(rows[1].one)}" if rows else ""

    def gaps(self) -> str:
        return gaps(self._how_far()) if self.clauses else ""

    def topics(self) -> tuple[Topic, ...]:
        own = [clause.id for clause in self.clauses if self.turn.proposal(clause.id) is not None]
        record = self.main.workshop.record
        touched = self.turn.touched
        fresh = [
            clause
            for clause in own
            if clause in touched or not seen.has_sealed(record, clause, self.turn.side)
        ]
        wished = self.turn.wishes and (
            self.turn.has_wished or not seen.has_sealed(record, ISSUES, self.turn.side)
        )
        return (*fresh, ISSUES) if wished else tuple(fresh)

    def settle(self) -> None:
        """Drop empty wishes and ranges of numbers that are gone; bring the likely ones up to date.

        What an editor holds back until it is left is taken over first.
        """
        if (focus := self.focusWidget()) is not None:
            focus.clearFocus()
        self.turn.end_burst()
        for wish in self.turn.wishes:
            if not wish.text:
                self.turn.drop_wish(wish)
        currency = self.turn.workshop.agreement.parties.answers.currency
        for clause in self.clauses:
            proposal = self.turn.proposal(clause.id)
            if proposal is not None and proposal.estimates:
                numbers = answered(proposal.value, clause.kind, currency)
                self.turn.settle(clause.id, settled(proposal.estimates, numbers))

    def put_back(self, topics: tuple[Topic, ...]) -> None:
        self.turn.put_back(topics)

    def end(self) -> None:
        self.turn.forget_undo()
        self.turn.changed.disconnect(self._changed)
        self.turn.proposed.disconnect(self._proposed)
        self._take_body_away()
        self.turn.deleteLater()

    # Moving about

    def open(self, number: int) -> None:
        clauses = self.clauses
        if not clauses:
            self._show_head()
            QTimer.singleShot(0, self, self.aside.wishes.rows[0].field.line.setFocus)
            return
        number = min(max(number, 0), len(clauses) - 1)
        self._show_clause(number)
        assert self.clause_body is not None
        self.clause_body.reveal(self.clause_body.clause.path)

    def add(self) -> None:
        rows = self._rows()
        if rows is None:
            return
        where, kind = rows
        row = kind.holds()
        self.turn.end_burst()
        self.turn.add_row(where, row, f"Add {with_article(kind.one)}")
        added = ".".join((*where, row.id))
        ids = [clause.id for clause in self.clauses]
        self.open(ids.index(added))

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Tab goes through the page as it is read."""
        return go_on(self, forward=next_) or super().focusNextPrevChild(next_)

    def _show_clause(self, number: int) -> None:
        clause = self.clauses[number]
        self._current = number
        if self.clause_body is None or self.clause_body.clause.id != clause.id:
            self.turn.end_burst()
            self._take_body_away()
            self.clause_body = ClauseBody(self.turn, self.advice, clause)
            self._slot.insertWidget(0, self.clause_body)
            self.area.verticalScrollBar().setValue(0)
        self._show_head()
        self.items_changed.emit()

    def _take_body_away(self) -> None:
        if self.clause_body is None:
            return
        leaving, self.clause_body = self.clause_body, None
        self._slot.removeWidget(leaving)
        leaving.hide()
        leaving.deleteLater()

    def _travel(self, where: Path) -> None:
        """Undo or redo has changed something on another clause perhaps: go there."""
        for number, clause in enumerate(self.clauses):
            if where[: len(clause.path)] == clause.path:
                self._show_clause(number)
                assert self.clause_body is not None
                self.clause_body.reveal(where)
                return

    # What has changed

    def _changed(self, before: Workshop, after: Workshop) -> None:
        ids = [clause.id for clause in self.clauses]
        if self.clause_body is not None and self.clause_body.clause.id not in ids:
            self._take_body_away()
            if ids:
                self._show_clause(min(self._current, len(ids) - 1))
        elif self.clause_body is not None:
            self.clause_body.show_workshop(before, after)
            self._current = ids.index(self.clause_body.clause.id)
        self._show_head()
        self.items_changed.emit()

    def _proposed(self) -> None:
        if self.clause_body is not None:
            self.clause_body.show_said()
        self.aside.wishes.show_wishes(self.turn.wishes)
        self.items_changed.emit()

    def _show_findings(self) -> None:
        if self.clause_body is not None:
            self.clause_body.show_findings()

    def _show_head(self) -> None:
        clause = None
        if self.clause_body is not None:
            clause = next(
                (one for one in self.clauses if one.id == self.clause_body.clause.id), None
            )
        self.title.show_clause(clause, self._current, len(self.clauses))
        own = clause is not None and self.turn.is_own_row(clause.id)
        if clause is not None and isinstance(clause.kind, Rows):
            self.remove.show_text(f"Remove this {clause.kind.one}")
        self.remove.setVisible(own)
        self.aside.present.setVisible(clause is not None and self.turn.has_text(clause.id))
        if self.aside.promise is not None:
            self.aside.promise.work_out_soon()

    def _clause_id(self) -> ClauseId:
        return "" if self.clause_body is None else self.clause_body.clause.id

    def _how_far(self) -> tuple[HowFar, ...]:
        agreement = self.turn.workshop.agreement
        return tuple(
            how_far(agreement, clause, written=self.turn.proposal(clause.id) is not None)
            for clause in self.clauses
        )

    def _rows(self) -> tuple[Path, Rows] | None:
        """The rows to which a side can propose one of its own."""
        section = getattr(self.turn.workshop.agreement, self._step.key)
        for part in fields.of(type(section)):
            if isinstance(part.kind, Rows) and part.kind.clause == "row":
                return (self._step.key, part.name), part.kind
        return None

    def _take_over(self) -> None:
        if self.clause_body is not None:
            self.turn.end_burst()
            self.turn.take_over(self.clause_body.clause.id)

    def _remove(self) -> None:
        if self.clause_body is not None:
            clause = self.clause_body.clause
            self.turn.end_burst()
            self.turn.remove_row(clause.path, clause.title or "new row")

    # Parts

    def _lay_out(self) -> None:
        self._content = QWidget()
        self._grid = QGridLayout(self._content)
        self._grid.setHorizontalSpacing(theme.px(24))
        self._grid.setVerticalSpacing(theme.px(16))
        self._grid.addWidget(self.title, 0, 0, 1, 2)
        self._slot.setContentsMargins(0, 0, 0, 0)
        self._slot.setSpacing(theme.px(12))
        self._slot.addWidget(self.remove)
        self._slot.addStretch(1)
        self.area = PageScroll(self._content)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.area)
        self._grid.addLayout(self._slot, 1, 0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.width() >= theme.px(WIDE_FROM) and bool(self.clauses)
        low = self.height() < theme.px(640)
        side = theme.px(32 if self.width() >= theme.px(680) else 16)
        self._grid.setContentsMargins(side, theme.px(16 if low else 20), side, theme.px(20))
        if wide == self._wide:
            return
        self._wide = wide
        self._grid.removeWidget(self.aside)
        self._grid.setColumnStretch(0, 1)
        self._grid.setRowStretch(1 if wide else 2, 1)
        self._grid.setRowStretch(2 if wide else 1, 0)
        if wide:
            self.aside.setFixedWidth(theme.px(ASIDE))
            self._grid.addWidget(self.aside, 1, 1)
        else:
            self.aside.setMinimumWidth(0)
            self.aside.setMaximumWidth(16_777_215)
            self._grid.addWidget(self.aside, 2, 0, 1, 2)

    def _connect(self) -> None:
        turn = self.turn
        turn.changed.connect(self._changed)
        turn.proposed.connect(self._proposed)
        turn.travelled.connect(self._travel)
        self.advice.changed.connect(self._show_findings)
        self.aside.wishes.edited.connect(turn.wish)
        self.aside.wishes.dropped.connect(turn.drop_wish)
        self.aside.wishes.left.connect(turn.end_burst)
        self.aside.present.take.clicked.connect(self._take_over)
        self.remove.clicked.connect(self._remove)
        self.aside.wishes.show_wishes(turn.wishes)
