"""A side rates the signs alone: how often it sees each of them, and by what it can tell."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from models.drafting.blind import Rating, Turn
from models.drafting.rated_signs import statements
from models.drafting.signs import RATINGS as WORDS
from models.record import seen
from models.record.facts import RATINGS, Topic
from ui.kept_step import KeptStep
from ui.session import Session
from ui.theme import theme
from ui.turns.rating_row import RatingRow
from ui.turns.turn_page import TurnPage
from ui.turns.turn_rail import Item
from ui.widgets.card import Card, Line
from ui.widgets.labels import Eyebrow, HeadlineLabel, Lead

HOW = "Press 0 to 3 for each sign, the next one follows. E writes down how you can tell."


class RatingTurn(TurnPage):
    """All signs in a list, the one that is being rated open for its evidence."""

    def __init__(self, main: Session, turn: Turn) -> None:
        """Let the side of `turn` rate."""
        super().__init__(main, turn)
        self._current, self._burst = 0, 0
        self._before = self._given()
        self.rows = tuple(
            RatingRow(number, statement, self.side)
            for number, statement in enumerate(statements(main.workshop.agreement), 1)
        )
        self.column.setSpacing(theme.px(2))
        self.column.addWidget(Eyebrow(f"{self.step.phase.value} · {self.step.short}"))
        self.column.addWidget(HeadlineLabel("How often do you see this?"))
        self.column.addWidget(Lead(HOW))
        self.column.addSpacing(theme.px(12))
        self.column.addWidget(self._list())
        self.column.addStretch(1)
        for row in self.rows:
            row.show_rating(self._rating(row.statement.key))
        self._current = next((n for n, row in enumerate(self.rows) if self._is_open(row)), 0)
        self._show_current(self._current)

    # What the screen around it asks

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(self._item(row) for row in self.rows)

    @property
    def what(self) -> str:
        return "ratings"

    @property
    def count(self) -> str:
        return f"{len(self.rows)} signs"

    @property
    def current(self) -> int:
        return self._current

    @property
    def one(self) -> str:
        return "Sign"

    def open(self, number: int) -> None:
        self._show_current(number)
        self.rows[number].setFocus()

    def gaps(self) -> str:
        left = sum(self._is_open(row) for row in self.rows)
        if not left:
            return ""
        return "1 sign is not rated yet" if left == 1 else f"{left} signs are not rated yet"

    def topics(self) -> tuple[Topic, ...]:
        given = self._given()
        sealed = seen.has_sealed(self.main.workshop.record, RATINGS, self.side)
        return (RATINGS,) if given and (given != self._before or not sealed) else ()

    # What is said

    def _given(self) -> dict[str, Rating]:
        ratings = self.blind.ratings
        own = (one for one in ratings if one.side == self.side)
        return {one.sign: one for one in own if one.rating is not None or one.evidence}

    def _rating(self, sign: str) -> Rating:
        return self._given().get(sign) or Rating(sign=sign, side=self.side.value)

    def _is_open(self, row: RatingRow) -> bool:
        return self._rating(row.statement.key).rating is None

    def _item(self, row: RatingRow) -> Item:
        rating = self._rating(row.statement.key)
        if rating.rating is None:
            return Item(row.statement.words, "Not rated yet", "open")
        words = f"{rating.rating} {WORDS[rating.rating]}"
        return Item(row.statement.words, f"{words}, evidence" if rating.evidence else words, "done")

    def _rate(self, number: int, rating: int | None) -> None:
        self._burst += 1
        before = self._rating(self.rows[number].statement.key)
        if rating != before.rating:
            self._push(before, replace(before, rating=rating), "Rate a sign")
        if rating is not None and number + 1 < len(self.rows):
            self.open(number + 1)

    def _say(self, number: int, words: str) -> None:
        before = self._rating(self.rows[number].statement.key)
        if words != before.evidence:
            after = replace(before, evidence=words)
            key = f"evidence {before.sign}"
            self._push(before, after, "Edit the evidence", key)

    def _push(self, before: Rating, after: Rating, label: str, key: str = "") -> None:
        burst = self._burst if key else -1
        self.undo_stack.push(KeptStep(self._keep, (before, after), label, key, burst))

    def _keep(self, rating: Rating) -> None:
        blind = self.blind.with_rating(rating)
        if rating.rating is None and not rating.evidence:
            blind = replace(blind, ratings=tuple(one for one in blind.ratings if one != rating))
        self.keep_blind(blind)
        place = next((n for n, row in enumerate(self.rows) if row.statement.key == rating.sign), -1)
        if place >= 0:
            self.rows[place].show_rating(rating)
            self._show_current(place)
        self.items_changed.emit()

    # Parts

    def _list(self) -> QWidget:
        card = Card()
        for number, row in enumerate(self.rows):
            if number:
                card.body.addWidget(Line())
            row.rated.connect(partial(self._rate, number))
            row.cleared.connect(partial(self._rate, number, None))
            row.said.connect(partial(self._say, number))
            row.left.connect(self._end_burst)
            row.entered.connect(partial(self._show_current, number))
            row.step_wanted.connect(partial(self._step, number))
            card.body.addWidget(row)
        return card

    def _end_burst(self) -> None:
        self._burst += 1

    def _step(self, number: int, by: int) -> None:
        if 0 <= number + by < len(self.rows):
            self.open(number + by)

    def _show_current(self, number: int) -> None:
        before, self._current = self._current, number
        for place, row in enumerate(self.rows):
            row.show_current(current=place == number)
        if before != number:
            self.items_changed.emit()
