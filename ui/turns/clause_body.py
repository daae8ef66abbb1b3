"""One clause while a side writes: the usual fields, how far it could go, and why it matters."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol, cast

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from models import text
from models.agreement import fields, path
from models.agreement.clauses import Clause
from models.agreement.kinds import Answers, Rows
from models.agreement.path import Path
from models.agreement.sections.response_tier import ResponseTier
from models.agreement.sides import Side
from models.workshop import Workshop
from ui.advice import Advice
from ui.forms.answers_form import AnswersForm
from ui.forms.field_view import FieldView
from ui.theme import theme
from ui.turn_session import TurnSession
from ui.turns.numbers import answered
from ui.turns.reach_rows import ReachCard
from ui.widgets.card import Card
from ui.widgets.labels import FieldLabel, Muted
from ui.widgets.text_field import TextField

WHY = "Why it matters to us"
LONGEST = 2_000
LINES = 4


class Form(Protocol):
    """What is asked of the fields of a clause, whatever they look like."""

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        """Show `after`."""

    def show_findings(self) -> None:
        """Show what has been found meanwhile."""

    def reveal(self, where: Path) -> bool:
        """Put the cursor into an answer."""


class WhyField(QWidget):
    """A few words about what stands behind the proposal."""

    edited = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = TextField(lines=LINES, example="What would go wrong without it?")
        self.field.name(WHY)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(4))
        box.addWidget(FieldLabel(WHY, optional=True))
        box.addWidget(self.field)
        box.addWidget(Muted("Shown at the reveal beside your proposal."))
        box.addStretch(1)
        self.field.edit.textChanged.connect(self._tell)
        self.field.edit.installEventFilter(self)
        self._shown = ""

    def show_why(self, words: str) -> None:
        """Show the words as they are kept."""
        self._shown = words
        if text.clean(self.field.text())[:LONGEST] != words:
            self.field.show_text(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        words = text.clean(self.field.text())[:LONGEST]
        if words != self._shown:
            self._shown = words
            self.edited.emit(words)


class ClauseBody(QWidget):
    """All that a side says on one clause."""

    def __init__(self, turn: TurnSession, advice: Advice, clause: Clause) -> None:
        """Let the side of `turn` write on `clause`."""
        super().__init__()
        self.clause = clause
        self._turn, self._advice = turn, advice
        self.form = self._made_form()
        self.reach = ReachCard(Side(turn.side))
        self.why = WhyField()
        self.beside = self._made_beside()
        self._lay_out()
        self.reach.edited.connect(self._estimate)
        self.reach.left.connect(turn.end_burst)
        self.why.edited.connect(self._say_why)
        self.why.left.connect(turn.end_burst)
        self.show_workshop(None, turn.workshop)
        self.show_findings()

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        """Show `after`, and what is said beside it."""
        if not path.exists(after.agreement, self.clause.path):
            return
        cast("Form", self.form).show_workshop(before, after)
        if self.beside is not None:
            self.beside.show_value(after)
        self.show_said()

    def show_said(self) -> None:
        """Show why the clause matters and how far the side could go, as they are kept."""
        agreement = self._turn.workshop.agreement
        if not path.exists(agreement, self.clause.path):
            return
        value = path.get(agreement, self.clause.path)
        currency = agreement.parties.answers.currency
        proposal = self._turn.proposal(self.clause.id)
        numbers = answered(value, self.clause.kind, currency)
        self.reach.show_numbers(numbers, proposal.estimates if proposal else ())
        self.why.show_why(proposal.why if proposal else "")

    def show_findings(self) -> None:
        """Show what has been found meanwhile."""
        cast("Form", self.form).show_findings()
        if self.beside is not None:
            self.beside.show_found(self._advice.at(self.beside.where))

    def reveal(self, where: Path) -> None:
        """Put the cursor into an answer, or into the first one."""
        form = cast("Form", self.form)
        if not form.reveal(where) and len(where) > len(self.clause.path):
            form.reveal(self.clause.path)

    def _estimate(self, estimate: object) -> None:
        self._turn.estimate(self.clause.id, estimate)  # type: ignore[arg-type]

    def _say_why(self, words: str) -> None:
        self._turn.say_why(self.clause.id, words)

    # The fields

    def _made_form(self) -> QWidget:
        kind, where = self.clause.kind, self.clause.path
        if isinstance(kind, Answers):
            return _carded(
                AnswersForm(self._turn, self._advice, where, kind.holds, title=kind.label)
            )
        if len(where) == 2:
            from ui.forms.rows import rows_view

            return rows_view(self._turn, self._advice, where, replace(kind, clause="none"))
        if kind.holds is ResponseTier:
            return self._sentence(where)
        title = kind.one.capitalize()
        return _carded(AnswersForm(self._turn, self._advice, where, kind.holds, title=title))

    def _sentence(self, where: Path) -> QWidget:
        from ui.forms.tier_view import TierView

        view = TierView(self._turn, self._advice, where)
        view.clause.hide()  # a side proposes; it does not leave out, and keeps no notes here
        return _carded(view)

    def _made_beside(self) -> FieldView | None:
        """The longer answer that stands beside the why of a response promise."""
        kind = self.clause.kind
        if not isinstance(kind, Rows) or kind.holds is not ResponseTier:
            return None
        field = fields.named(ResponseTier, "fallback")
        return FieldView(self._turn, (*self.clause.path, field.name), field)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(16))
        box.addWidget(self.form)
        box.addWidget(self.reach)
        words = QGridLayout()
        words.setHorizontalSpacing(theme.px(16))
        if self.beside is not None:
            words.addWidget(self.beside, 0, 0)
        words.addWidget(self.why, 0, 1)
        words.setColumnStretch(0, 1 if self.beside is not None else 0)
        words.setColumnStretch(1, 1)
        box.addLayout(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class Carded(Card):
    """The fields of a clause in a card of their own."""

    def __init__(self, form: QWidget) -> None:
        super().__init__()
        self.form = form
        self.body.addWidget(form)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        """Show `after`."""
        cast("Form", self.form).show_workshop(before, after)

    def show_findings(self) -> None:
        """Show what has been found meanwhile."""
        cast("Form", self.form).show_findings()

    def reveal(self, where: Path) -> bool:
        """Put the cursor into an answer."""
        return cast("Form", self.form).reveal(where)


def _carded(form: QWidget) -> Carded:
    return Carded(form)
