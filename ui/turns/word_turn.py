"""A side says alone which number it had in mind for each vague word."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from models import text
from models.agreement import clauses, fields, path
from models.agreement.agreement import Agreement
from models.drafting.blind import MeantNumber, Turn
from models.drafting.vague_words import (
    LONGEST_NOTE,
    MONEY,
    UNITS,
    VagueWord,
    as_written,
    in_words,
    is_said,
    texts_at,
    vague_word,
)
from models.record import seen
from models.record.facts import Topic
from models.rules.meant_numbers import units
from ui.editors.reading import Unreadable, read_number
from ui.forms.findings import Refusal
from ui.kept_step import KeptStep
from ui.session import Session
from ui.theme import theme
from ui.turns.turn_page import TurnPage
from ui.turns.turn_rail import Item
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.fields import LineField, State
from ui.widgets.labels import Eyebrow, FieldLabel, HeadlineLabel, Muted, Paragraph, Run

HOW = "Say what you thought of when you read it. Nobody sees it before both sides are revealed."


class WordTurn(TurnPage):
    """One word at a time in its sentence, and below it the number, its unit and a note."""

    def __init__(self, main: Session, turn: Turn) -> None:
        """Let the side of `turn` say its numbers."""
        super().__init__(main, turn)
        self.words = tuple(word for word in map(vague_word, turn.topics) if word is not None)
        self._before = self._given()
        self._current, self._burst = 0, 0
        self._options: tuple[tuple[str, str], ...] = ()
        self.eyebrow = Eyebrow()
        self.headline = HeadlineLabel("", "h1")
        self.place = Muted("", "small-strong")
        self.sentence = Paragraph(style="lead")
        self.amount = LineField(example="Figures only", numeric=True)
        self.amount.name("The number you had in mind")
        self.unit = ChoiceField(hint="Choose a unit")
        self.unit.name("Unit of the number")
        self.note = LineField(example="When it holds, or why there is no number")
        self.note.name("A note to the number")
        self.note.line.setMaxLength(LONGEST_NOTE)
        self.refusal = Refusal()
        self._lay_out()
        self._connect()
        self._current = next((n for n, one in enumerate(self.words) if not self._is_said(one)), 0)
        self._show_word()

    # What the screen around it asks

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(self._item(word) for word in self.words)

    @property
    def what(self) -> str:
        return "numbers" if len(self.words) > 1 else "number"

    @property
    def count(self) -> str:
        return "1 word" if len(self.words) == 1 else f"{len(self.words)} words"

    @property
    def current(self) -> int:
        return self._current

    @property
    def one(self) -> str:
        return "Word"

    def open(self, number: int) -> None:
        if 0 <= number < len(self.words):
            self._burst += 1
            self._current = number
            self._show_word()
            self.items_changed.emit()
        self.amount.line.setFocus()

    def gaps(self) -> str:
        without = [self._number(one) for one in self.words if not self._is_said(one)]
        if not without:
            return ""
        if len(without) == 1 and without[0].amount is not None:
            return "The number has no unit yet"
        return "1 word has no number yet" if len(without) == 1 else f"{len(without)} words are open"

    def topics(self) -> tuple[Topic, ...]:
        given, record = self._given(), self.main.workshop.record
        return tuple(
            topic
            for topic, number in given.items()
            if is_said(number)
            and (number != self._before.get(topic) or not seen.has_sealed(record, topic, self.side))
        )

    def put_back(self, topics: tuple[Topic, ...]) -> None:
        blind = self.blind
        for topic in topics:
            if topic in self._before:
                blind = blind.with_number(self._before[topic])
        self.keep_blind(blind)

    # What is said

    def _given(self) -> dict[Topic, MeantNumber]:
        own = {word.topic for word in self.words}
        numbers = self.blind.numbers
        return {one.topic: one for one in numbers if one.side == self.side and one.topic in own}

    def _number(self, word: VagueWord) -> MeantNumber:
        fresh = MeantNumber(topic=word.topic, side=self.side.value)
        return self._given().get(word.topic, fresh)

    def _is_said(self, word: VagueWord) -> bool:
        return is_said(self._number(word))

    def _item(self, word: VagueWord) -> Item:
        agreement = self.main.workshop.agreement
        number, title = self._number(word), f"“{as_written(agreement, word)}”"
        if number.amount is not None and not number.unit:
            return Item(title, "Which unit?", "lacks")
        if not is_said(number):
            return Item(title, _place(agreement, word), "open")
        currency = agreement.parties.answers.currency
        said = in_words(number.amount, number.unit, currency)
        return Item(title, said or "No number, with a reason", "done")

    def _type_amount(self) -> None:
        try:
            amount = read_number(self.amount.text())
        except Unreadable as trouble:
            self._refuse(str(trouble))
            return
        self._refuse("")
        before = self._current_number()
        if amount != before.amount:
            self._push(before, replace(before, amount=amount), "Edit the number", "amount")

    def _choose_unit(self) -> None:
        before = self._current_number()
        if self.unit.value() != before.unit:
            self._burst += 1
            self._push(before, replace(before, unit=self.unit.value()), "Choose the unit")

    def _type_note(self) -> None:
        before = self._current_number()
        note = text.clean_line(self.note.text())[:LONGEST_NOTE]
        if note != before.note:
            self._push(before, replace(before, note=note), "Edit the note", "note")

    def _current_number(self) -> MeantNumber:
        return self._number(self.words[self._current])

    def _push(self, before: MeantNumber, after: MeantNumber, label: str, key: str = "") -> None:
        burst = self._burst if key else -1
        key = f"{key} {after.topic}" if key else ""
        self.undo_stack.push(KeptStep(self._keep, (before, after), label, key, burst))

    def _keep(self, number: MeantNumber) -> None:
        self.keep_blind(self.blind.with_number(number))
        topics = [word.topic for word in self.words]
        if number.topic in topics:
            self._current = topics.index(number.topic)
        self._show_word()
        self.items_changed.emit()

    def _refuse(self, sentence: str) -> None:
        self.refusal.show_sentence(sentence)
        self.amount.show_state(State.ERROR if sentence else State.DEFAULT)

    # What is shown

    def _show_word(self) -> None:
        word, agreement = self.words[self._current], self.main.workshop.agreement
        shown, number = as_written(agreement, word), self._number(word)
        place = f"Word {self._current + 1} of {len(self.words)}"
        self.eyebrow.show_text(f"{self.step.phase.value} · {self.step.short} · {place}")
        self.headline.show_text(f"What does “{shown}” mean to you?")
        self.place.setText(_place(agreement, word))
        self.sentence.show_text(*_marked(agreement, word))
        currency = agreement.parties.answers.currency
        offered = units(agreement, word)
        if number.unit and number.unit not in offered:
            offered = (*offered, number.unit)
        options = tuple(
            (key, currency if key == MONEY and currency else str(UNITS[key])) for key in offered
        )
        if options != self._options:  # the same list must not forget which letters were typed
            self._options = options
            self.unit.show_options(options)
        self._show_amount(number)
        self.unit.show_value(number.unit)
        if text.clean_line(self.note.text()) != number.note:
            self.note.show_text(number.note)

    def _show_amount(self, number: MeantNumber) -> None:
        try:
            typed = read_number(self.amount.text())
        except Unreadable:
            typed = None
            self.amount.show_text("")
        if typed != number.amount:
            self.amount.show_text("" if number.amount is None else in_words(number.amount, ""))
        self._refuse("")

    def _go_to_unit(self) -> None:
        self.unit.combo.setFocus()

    def _go_to_next(self) -> None:
        if self._current + 1 < len(self.words):
            self.open(self._current + 1)

    # Parts

    def _connect(self) -> None:
        self.amount.line.textEdited.connect(self._type_amount)
        self.amount.line.returnPressed.connect(self._go_to_unit)
        self.unit.combo.activated.connect(self._choose_unit)
        self.note.line.textEdited.connect(self._type_note)
        self.note.line.returnPressed.connect(self._go_to_next)

    def _lay_out(self) -> None:
        px = theme.px
        card = Card()
        inner = QVBoxLayout()
        inner.setContentsMargins(px(24), px(18), px(24), px(20))
        inner.setSpacing(px(4))
        inner.addWidget(self.place)
        inner.addWidget(self.sentence)
        card.body.addLayout(inner)
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.column.setSpacing(px(10))
        for part in (self.eyebrow, self.headline, card):
            self.column.addWidget(part)
        self.column.addSpacing(px(6))
        self.column.addWidget(Paragraph("Which number did you have in mind?", "body-strong"))
        self.column.addWidget(Muted(HOW))
        self.column.addWidget(self._fields())
        self.column.addStretch(1)

    def _fields(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(4))
        for column, (label, field) in enumerate((("Number", self.amount), ("Unit", self.unit))):
            grid.addWidget(FieldLabel(label), 0, column)
            grid.addWidget(field, 1, column, Qt.AlignmentFlag.AlignTop)
            field.setMaximumWidth(theme.px(260))
        grid.addWidget(self.refusal, 2, 0, 1, 3)
        grid.addWidget(FieldLabel("Note", optional=True), 3, 0, 1, 3)
        grid.addWidget(self.note, 4, 0, 1, 3)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 3)
        return holder


def _place(agreement: Agreement, word: VagueWord) -> str:
    """The clause and the question that the word stands in."""
    if not path.exists(agreement, word.path):
        return ""
    holder = path.get(agreement, word.path[:-1])
    label = fields.named(type(holder), word.path[-1]).kind.label
    clause = clauses.clause_at(agreement, word.path)
    return f"{clause.title}: {label}" if clause is not None else label


def _marked(agreement: Agreement, word: VagueWord) -> tuple[str | Run, ...]:
    """The sentence with the word set apart in it."""
    shown = as_written(agreement, word)
    for one in texts_at(agreement, word.path):
        before, found, after = one.partition(shown)
        if found:
            return before, Run(found, "lead-strong", "primary"), after
    return (f"“{shown}”",)
