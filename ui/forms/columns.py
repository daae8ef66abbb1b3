"""The columns of rows: one for every question, and one for every column of a grid question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.agreement import fields, references, words
from models.agreement.agreement import Agreement
from models.agreement.fields import Field
from models.agreement.kinds import (
    AnyKind,
    Choice,
    Computed,
    Grid,
    Number,
    Percent,
    Reference,
    Rows,
    YesNo,
)
from models.agreement.kinds import Money as MoneyKind
from models.agreement.references import Target
from models.agreement.section import Row
from models.agreement.values import GridCell


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a question, or the letters that a grid question gives to one `part`."""

    field: Field
    part: Target | None = None

    @property
    def kind(self) -> AnyKind:
        """What its cells can hold."""
        return self.field.kind

    @property
    def label(self) -> str:
        """The heading."""
        return self.part.name if self.part is not None else self.field.kind.label

    @property
    def typed(self) -> bool:
        """False for what is worked out from other answers."""
        return self.field.stored

    @property
    def numeric(self) -> bool:
        """True when its cells are figures, which stand at the right."""
        return isinstance(self.kind, Number | Percent | MoneyKind)

    @property
    def chosen(self) -> bool:
        """True when a list opens instead of anything being typed."""
        return isinstance(self.kind, Choice | Reference | YesNo)

    @property
    def empty(self) -> object:
        """What a cell holds when its answer is taken away."""
        return "" if self.part is not None else self.field.default

    def value(self, row: Row) -> object:
        """The value of a row in this column; the letters as one word in a grid's."""
        if isinstance(self.kind, Computed):
            return self.kind.of(row)
        if self.part is None:
            return getattr(row, self.field.name)
        return "".join(cell.letters for cell in self._cells(row) if cell.column == self.part.id)

    def answer(self, row: Row, value: object) -> object:
        """What the whole question is answered with once this column holds `value`."""
        if self.part is None:
            return value
        present, own = self._cells(row), self.part.id
        cell = GridCell(own, str(value))
        if any(one.column == own for one in present):
            changed = tuple(cell if one.column == own else one for one in present)
        else:
            changed = (*present, cell)
        return tuple(one for one in changed if one.letters)

    def said(self, agreement: Agreement, row: Row) -> str:
        """The value of a row in words."""
        value = self.value(row)
        if self.part is not None or isinstance(self.kind, Computed):
            return str(value)
        return words.in_words(agreement, self.kind, value)

    def _cells(self, row: Row) -> tuple[GridCell, ...]:
        cells: tuple[GridCell, ...] = getattr(row, self.field.name)
        return cells

    def asked(self, row: Row) -> bool:
        """True when the question is put at all for this row."""
        return fields.asked(row, self.field)


def columns(agreement: Agreement, kind: Rows) -> tuple[Column, ...]:
    """All columns of these rows, in declared order; nested rows have none."""
    return tuple(_columns(agreement, kind))


def _columns(agreement: Agreement, kind: Rows) -> Iterator[Column]:
    for field in fields.of(kind.holds):
        match field.kind:
            case Rows():
                continue
            case Grid():
                for target in references.targets(agreement, field.kind.to):
                    yield Column(field, target)
            case _:
                yield Column(field)
