"""What the sides wrote down beside the clauses: concerns, questions, grievances, requests."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models import text
from models.agreement import path
from models.agreement.sections.issues import ISSUE_KINDS
from models.agreement.sides import Side
from models.drafting.blind import Wish
from models.moves import ISSUES_AT
from models.record import seen
from models.record.facts import ISSUES
from models.record.settled import clause_in_words
from models.workshop import Workshop
from ui.advice import Advice
from ui.forms.notice import Notice
from ui.joint import deeds
from ui.joint.looks import has_input, side_look
from ui.session import Session
from ui.theme import theme
from ui.widgets.buttons import Button, Role
from ui.widgets.card import Card, Line, StatusStrip
from ui.widgets.chips import Chip, Kind
from ui.widgets.labels import FieldLabel, IconLabel, Muted, Paragraph
from ui.widgets.text_field import TextField

REQUEST = "request"
KIND_WORDS = {option.key: option.label for option in ISSUE_KINDS}


class WishRow(QWidget):
    """One wish with the side it comes from; a click makes it an open issue."""

    issue_wanted = Signal(object)
    answered = Signal(str, str)

    def __init__(self, wish: Wish, clause: str) -> None:
        """Show a wish; `clause` names the clause it speaks of."""
        super().__init__()
        self.wish = wish
        side = Side(wish.side)
        self.words = Paragraph(wish.text, "row")
        self.make = Button("Make it an issue", Role.OUTLINED, "plus", size=28)
        self.made = IconLabel("Open issue", "tick", "ok", "small-strong")
        about = " · ".join(part for part in (KIND_WORDS.get(wish.kind, ""), clause) if part)
        self.answer = TextField(example=f"What {side.other.label} will do, or why it cannot")
        self.answer.name(f"Answer of {side.other.label} to: {wish.text}")
        self.answer_label = FieldLabel(f"Answer of {side.other.label}")
        self.make.setAccessibleName(f"Make an issue of: {wish.text}")
        top = QHBoxLayout()
        top.setSpacing(theme.px(10))
        chip = Chip(side.label, Kind(side.value))
        top.addWidget(chip)
        top.addWidget(Muted(about))
        top.addStretch(1)
        top.addWidget(self.made)
        top.addWidget(self.make)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.px(24), theme.px(10), theme.px(24), theme.px(12))
        box.setSpacing(theme.px(6))
        box.addLayout(top)
        box.addWidget(self.words)
        box.addWidget(self.answer_label)
        box.addWidget(self.answer)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.make.clicked.connect(partial(self.issue_wanted.emit, wish))
        self.answer.edit.textChanged.connect(self._tell)

    def show_issue(self, answer: str | None) -> None:
        """Show whether an issue has come of it, with the other side's answer to a request."""
        is_made = answer is not None
        self.make.setVisible(not is_made)
        self.made.setVisible(is_made)
        asks = is_made and self.wish.kind == REQUEST
        self.answer_label.setVisible(asks)
        self.answer.setVisible(asks)
        if answer is not None and text.clean(self.answer.text()) != answer:
            self.answer.show_text(answer)

    def _tell(self) -> None:
        self.answered.emit(self.wish.id, text.clean(self.answer.text()))


class WishesCard(Card):
    """Nothing but who has sealed before the reveal; afterwards everything, side by side."""

    place_changed = Signal(object)

    def __init__(self, session: Session, advice: Advice) -> None:
        """Show what may be seen of the sides' wishes."""
        super().__init__()
        self._session = session
        self.strip = StatusStrip()
        self.reveal_button = Button("Reveal", Role.TONAL, "eye", size=28)
        self.propose_button = Button("Let a side write…", Role.OUTLINED, "keyboard", size=28)
        self.strip.add_act(self.propose_button)
        self.strip.add_act(self.reveal_button)
        self.question = Notice(flat=True)
        self.rows: dict[str, WishRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addWidget(self.strip)
        self.body.addWidget(self.question)
        self.body.addLayout(self._list)
        self.reveal_button.clicked.connect(self._ask)
        self.propose_button.clicked.connect(self._propose)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("What the sides wrote down")
        self.show_workshop(None, session.workshop)

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        """Show what may be seen in `after`."""
        revealed = seen.is_revealed(after.record, ISSUES)
        wishes = seen.wishes(after.drafting.blind, after.record)
        known = has_input(after.record, ISSUES)
        words = "Concerns, questions, grievances and requests, each side for itself"
        if revealed:
            made = sum(self._answer(after, wish) is not None for wish in wishes)
            words = f"{made} of {len(wishes)} made an open issue"
            self.strip.show_state("Revealed", Kind.PRIMARY, "swap", words)
        else:
            self.strip.show_state("Written alone", Kind.NEUTRAL, "pencil", words)
        self.reveal_button.setVisible(known and not revealed)
        self._show_sides(after, known=known)
        self._show_rows(after, wishes)

    def show_findings(self) -> None:
        """Nothing is judged here."""

    def reveal(self, where: object) -> bool:
        """Nothing of it has a place in the agreement."""
        return False

    def _show_sides(self, workshop: Workshop, *, known: bool) -> None:
        for side, chip in (
            (Side.MARKETING, self.strip.marketing),
            (Side.SALES, self.strip.sales),
        ):
            look = side_look(workshop.record, ISSUES, side)
            chip.show_state(f"{side.label} {look.words}", Kind(side.value), look.icon)
            chip.setVisible(known)

    def _show_rows(self, workshop: Workshop, wishes: tuple[Wish, ...]) -> None:
        if tuple(row.wish for row in self.rows.values()) != wishes:
            while (item := self._list.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
            self.rows = {}
            for wish in wishes:
                clause = clause_in_words(workshop.agreement, wish.clause) if wish.clause else ""
                row = WishRow(wish, clause)
                row.issue_wanted.connect(self._make)
                row.answered.connect(self._keep_answer)
                self.rows[wish.id] = row
                if len(self.rows) > 1:
                    self._list.addWidget(Line())
                self._list.addWidget(row)
        for row in self.rows.values():
            row.show_issue(self._answer(workshop, row.wish))

    def _answer(self, workshop: Workshop, wish: Wish) -> str | None:
        """The answer to the issue that has come of a wish; None while there is none."""
        issues = workshop.agreement.issues.issues
        return next((issue.answer for issue in issues if issue.id == wish.id), None)

    def _ask(self) -> None:
        record = self._session.workshop.record
        waiting = [side for side in Side if not seen.has_sealed(record, ISSUES, side)]
        if not waiting:
            deeds.reveal_wishes(self._session)
            return
        self.question.show_message(
            f"{waiting[0].label} has not sealed anything.",
            ("What comes after the reveal is kept and marked late, for everybody to see.",),
        )
        act = self.question.add_act("Reveal now", "eye")
        act.clicked.connect(self._reveal_early)
        act.show()
        act.setFocus()

    def _reveal_early(self) -> None:
        self.question.hide()
        deeds.reveal_wishes(self._session)

    def _propose(self) -> None:
        self._session.turn_wanted.emit(ISSUES_AT[0])

    def _make(self, wish: Wish) -> None:
        deeds.make_issue(self._session, wish)

    def _keep_answer(self, issue: str, words: str) -> None:
        where = (*ISSUES_AT, issue, "answer")
        if path.exists(self._session.workshop.agreement, where):
            self._session.edit(where, words, "Edit answer")
