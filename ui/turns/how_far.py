"""How far a side is with a clause: what it has answered, and what is still open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.agreement import fields, path
from models.agreement.agreement import Agreement
from models.agreement.clauses import Clause
from models.agreement.fields import Field
from models.agreement.kinds import Rows
from models.agreement.section import Holder, Row
from models.agreement.words import in_words
from ui.turns.turn_rail import Item

MOST_NAMED = 2
MOST_NUMBERED = 3
SHORT = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class HowFar:
    """One clause: is anything written, how many of its parts, and the labels of those that lack."""

    clause: Clause
    title: str
    written: bool
    done: int
    parts: int
    lacking: tuple[str, ...]
    telling: str = ""

    @property
    def complete(self) -> bool:
        """True when the side has answered all that is asked of everybody."""
        return self.written and not self.lacking

    def item(self, *, current: bool) -> Item:
        """The clause as a row of the list."""
        counts = f"{self.done} of {self.parts} parts" if self.parts else ""
        if current:
            return Item(self.title, " · ".join(filter(None, ("Writing", counts))), self._mark)
        if not self.written:
            return Item(self.title, "Nothing written yet", "open")
        if self.complete:
            return Item(self.title, self.telling or counts or "Written", "done")
        return Item(self.title, f"{counts} · {_named(self.lacking)}", "lacks")

    @property
    def _mark(self) -> str:
        return "done" if self.complete else "open"


def how_far(agreement: Agreement, clause: Clause, *, written: bool) -> HowFar:
    """How far a side is with a clause of its own agreement; `written` when it has a proposal."""
    value = path.get(agreement, clause.path)
    title = clause.title or f"New {clause.kind.one}" if isinstance(clause.kind, Rows) else ""
    if isinstance(value, tuple):
        number = len(value)
        rows = f"{number} row" if number == 1 else f"{number} rows"
        return HowFar(
            clause=clause,
            title=clause.title,
            written=written,
            done=number,
            parts=0,
            lacking=(),
            telling=rows,
        )
    asked = _parts(value)
    lacking = tuple(
        field.kind.label for field in asked if fields.is_empty(getattr(value, field.name))
    )
    return HowFar(
        clause=clause,
        title=title or clause.title,
        written=written,
        done=len(asked) - len(lacking),
        parts=len(asked),
        lacking=lacking,
        telling=_telling(agreement, clause, value),
    )


def gaps(clauses: Sequence[HowFar], one: str = "Clause") -> str:
    """One sentence about the clauses that lack something; empty when none does."""
    if not any(clause.written for clause in clauses):
        return "Nothing is written yet."
    open_ = [(n, clause) for n, clause in enumerate(clauses, 1) if not clause.complete]
    if not open_:
        return ""
    if len(open_) == 1:
        number, clause = open_[0]
        if not clause.written:
            return f"{one} {number} has nothing in it and stays open."
        return f"{one} {number} lacks {_named(clause.lacking)}. You may seal without."
    if len(open_) > MOST_NUMBERED:
        return f"{len(open_)} of {len(clauses)} {one.lower()}s have gaps. You may seal without."
    numbers = [str(number) for number, _ in open_]
    said = f"{', '.join(numbers[:-1])} and {numbers[-1]}"
    return f"{one}s {said} have gaps. You may seal without."


def _parts(holder: Holder) -> tuple[Field, ...]:
    """What is asked of everybody; where nothing is, all that stands in the open."""
    leaves = [field for field in fields.leaves(type(holder)) if fields.asked(holder, field)]
    needed = tuple(field for field in leaves if field.kind.required)
    return needed or tuple(field for field in leaves if not field.kind.more)


def _telling(agreement: Agreement, clause: Clause, value: Holder) -> str:
    if not isinstance(clause.kind, Rows) or not isinstance(value, Row):
        return ""
    said = []
    for name in clause.kind.summary:
        field = fields.named(type(value), name)
        words = in_words(agreement, field.kind, getattr(value, name, None))
        if words:
            said.append(words if len(words) <= SHORT else f"{words[: SHORT - 1]}…")
    return " · ".join(said)


def _named(labels: tuple[str, ...]) -> str:
    said = [label[:1].lower() + label[1:] for label in labels[:MOST_NAMED]]
    more = len(labels) - len(said)
    if more:
        return f"{', '.join(said)} and {more} more"
    return " and ".join(said)
