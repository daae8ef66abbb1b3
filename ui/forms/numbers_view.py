"""Both sides' numbers for a vague word side by side, and what follows from them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.agreement.sides import Side
from models.drafting.vague_words import BothNumbers, in_words
from models.record import seen
from models.workshop import Workshop
from ui.theme import theme
from ui.widgets.buttons import Button, LinkButton, Role
from ui.widgets.card import Card
from ui.widgets.chips import Chip, Kind
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import IconLabel, Label, Paragraph, Run


class NumbersView(QWidget):
    """Two equal cards, a verdict in words, and the one act that follows from it."""

    apply_wanted = Signal()
    """The number shall stand in place of the word."""
    issue_wanted = Signal()
    """Make the difference an open issue, or go to the one it is."""
    hand_over_wanted = Signal()

    def __init__(
        self, workshop: Workshop, both: BothNumbers, suggested: object | None, *, is_issue: bool
    ) -> None:
        """Show what may be seen of both sides.

        `suggested` is the answer with the number that both have in mind, `is_issue` tells that
        their difference stands among the open issues.
        """
        super().__init__()
        self.cards = {side: _SideCard(side) for side in Side}
        self.verdict = IconLabel("", "info", style="row-strong")
        self.wording = Paragraph(style="row")
        self.apply = Button("Put it into the text", Role.TONAL, "tick", size=32)
        self.issue = Button("Make it an open issue", Role.TONAL, "parked", size=32)
        self.go = LinkButton("Go to the open issue", style="small-strong")
        self.late = Button("", Role.OUTLINED, "keyboard", size=32)
        self._lay_out()
        self.apply.clicked.connect(self.apply_wanted)
        self.issue.clicked.connect(self.issue_wanted)
        self.go.clicked.connect(self.issue_wanted)
        self.late.clicked.connect(self.hand_over_wanted)
        currency = workshop.agreement.parties.answers.currency
        for side, card in self.cards.items():
            card.show_number(
                both, currency, late=seen.is_late(workshop.record, both.word.topic, side)
            )

        self._both, self._currency = both, currency
        self._show_outcome(is_issue=is_issue)
        self.show_suggestion(suggested)

    def show_suggestion(self, suggested: object | None) -> None:
        """Show the answer with the number in place of the word; None when the word is gone."""
        agreed = self._both.agreed
        self.apply.setVisible(agreed is not None and suggested is not None)
        self.wording.setVisible(agreed is not None and suggested is not None)
        if agreed is not None and suggested is not None:
            words = in_words(agreed.amount, agreed.unit, self._currency)
            self.wording.show_text(*_marked(suggested, words))

    def _show_outcome(self, *, is_issue: bool) -> None:
        both, agreed = self._both, self._both.agreed
        self.issue.setVisible(both.differ and not is_issue)
        self.go.setVisible(both.differ and is_issue)
        self.late.setVisible(not both.by_both)
        if agreed is not None:
            words = in_words(agreed.amount, agreed.unit, self._currency)
            self.verdict.show_words(f"Both sides mean {words}.", "tick", "ok")
        elif both.differ:
            words = "Two different numbers" + (", now an open issue." if is_issue else ".")
            self.verdict.show_words(words, "swap", "text")
        else:
            self._say_who_is_missing(both)
        self.setAccessibleName(self.verdict.text)

    def _say_who_is_missing(self, both: BothNumbers) -> None:
        missing = [side.label for side in Side if both.of(side) is None]
        self.verdict.show_words(f"{' and '.join(missing)} said nothing.", "info", "text")
        self.late.show_text(f"Hand over to {missing[0]}…")

    def focus_act(self) -> None:
        """Put the keyboard on the act that follows."""
        for act in (self.apply, self.issue, self.go, self.late):
            if not act.isHidden():
                act.setFocus()
                return

    def _lay_out(self) -> None:
        cards = QHBoxLayout()
        cards.setSpacing(theme.px(12))
        for card in self.cards.values():
            cards.addWidget(card, 1)
        foot = QWidget()
        acts = FlowLayout(foot, gap=16, line_gap=6)
        for part in (self.verdict, self.apply, self.issue, self.go, self.late):
            acts.addWidget(part)
            part.setVisible(part is self.verdict)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        foot.setSizePolicy(policy)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, theme.px(6), 0, theme.px(2))
        box.setSpacing(theme.px(8))
        box.addLayout(cards)
        box.addWidget(self.wording)
        box.addWidget(foot)
        self.setSizePolicy(policy)


class _SideCard(Card):
    """What one side had in mind: its chip, the number large, and its note."""

    def __init__(self, side: Side) -> None:
        super().__init__()
        self.side = side
        self.chip = Chip(side.label, Kind(side.value))
        self.late = Chip("late", Kind.WARN, "clock")
        self.number = Label("", "section", side.value)
        self.note = Paragraph(style="small", tone="muted")
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(self.chip)
        head.addWidget(self.late)
        head.addStretch(1)
        inner = QVBoxLayout()
        inner.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10))
        inner.setSpacing(theme.px(4))
        inner.addLayout(head)
        inner.addWidget(self.number)
        inner.addWidget(self.note)
        inner.addStretch(1)
        self.body.addLayout(inner)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_number(self, both: BothNumbers, currency: str, *, late: bool) -> None:
        """Show what the side said, or that it said nothing."""
        said = both.of(self.side)
        words = in_words(said.amount, said.unit, currency) if said is not None else ""
        self.number.setText(words or ("No number" if said is not None else "–"))
        note = said.note if said is not None else ""
        self.note.show_text(note)
        self.note.setVisible(bool(note))
        self.late.setVisible(late)
        self.setAccessibleName(f"{self.side.label}: {self.number.text()}. {note}".strip())


def _marked(suggested: object | None, words: str) -> tuple[str | Run, ...]:
    """The suggested text with the number set apart where it stands as it was said."""
    items = suggested if isinstance(suggested, tuple) else (suggested,)
    texts = [one for one in items if isinstance(one, str)]
    shown = next((one for one in texts if words in one), texts[0] if len(texts) == 1 else "")
    before, found, after = shown.partition(words)
    return (f"“{before}", Run(found, "row-strong", "ok"), f"{after}”") if found else (f"“{shown}”",)
