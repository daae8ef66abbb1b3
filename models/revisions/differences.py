"""Two sides' proposals on one clause beside each other: same, numbers, words, one side only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeVar

from models.agreement import fields, kinds, path, references
from models.agreement.agreement import Agreement, sections_of
from models.agreement.fields import Field
from models.agreement.path import Path
from models.agreement.section import Holder, Row
from models.agreement.values import Duration
from models.agreement.words import in_words
from models.drafting.blind import Estimate, Proposal, Said
from models.revisions.words import Piece, word_diff

_Held = TypeVar("_Held", bound=Holder)

SHARED_ENOUGH = Fraction(1, 3)
"""Words are marked one by one only when at least this share of them stands on both sides."""


class Differing(StrEnum):
    """How two answers to the same question relate."""

    SAME = "same"
    NUMBERS = "numbers"
    WORDS = "words"
    ONE_SIDE = "one side only"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """A side's number and how far it could go either way; an end that was not given is None."""

    likely: Decimal
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """The range, which is the number itself when no end was given."""
        low = self.likely if self.low is None else min(self.low, self.likely)
        high = self.likely if self.high is None else max(self.high, self.likely)
        return low, high


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Two numbers on one scale.

    `apart` is |a - b| ÷ the mean of both, in percent. `overlap` is where the ranges meet, None when
    they do not; `between` then says how far apart their nearest ends are.
    """

    marketing: Reach
    sales: Reach
    unit: str

    @property
    def apart(self) -> Fraction:
        """The gap in percent of the mean; 0 when both are 0."""
        one, other = Fraction(self.marketing.likely), Fraction(self.sales.likely)
        mean = (abs(one) + abs(other)) / 2
        return abs(one - other) / mean * 100 if mean else Fraction(0)

    @property
    def overlap(self) -> tuple[Decimal, Decimal] | None:
        """The stretch that both ranges hold."""
        low = max(self.marketing.ends[0], self.sales.ends[0])
        high = min(self.marketing.ends[1], self.sales.ends[1])
        return (low, high) if low <= high else None

    @property
    def between(self) -> Decimal:
        """What lies between ranges that do not meet; 0 when they do."""
        low = max(self.marketing.ends[0], self.sales.ends[0])
        high = min(self.marketing.ends[1], self.sales.ends[1])
        return max(Decimal(0), low - high)

    @property
    def middle(self) -> Decimal | None:
        """The middle of the overlap, to begin from."""
        meet = self.overlap
        return None if meet is None else (meet[0] + meet[1]) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One question with both sides' answers in words, and for numbers the gap."""

    field: Path
    label: str
    differing: Differing
    marketing: str
    sales: str
    gap: Gap | None = None
    row: str = ""
    """What the row inside of the clause is called, "Row 3" without a title; empty outside of rows.
    """
    names_row: bool = False
    """True for an answer that `row` is made of, so that it says nothing more."""

    @property
    def full_label(self) -> str:
        """The label behind the name of the row."""
        return f"{self.row}: {self.label[:1].lower()}{self.label[1:]}" if self.row else self.label

    @property
    def marked(self) -> tuple[Piece, ...]:
        """The words piece by piece (removed: only Marketing's, added: only Sales'), or nothing.

        Empty when so little is shared that marks would only confuse.
        """
        if self.differing is not Differing.WORDS:
            return ()
        pieces = word_diff(self.marketing, self.sales)
        same = sum(len(piece.text) for piece in pieces if piece.kind == "same")
        longest = max(len(self.marketing), len(self.sales), 1)
        return pieces if Fraction(same, longest) >= SHARED_ENOUGH else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two proposals on one clause; either may be missing."""

    differences: tuple[Difference, ...]

    def of(self, differing: Differing) -> tuple[Difference, ...]:
        """The differences of one kind, in the order of the questions."""
        return tuple(one for one in self.differences if one.differing is differing)

    @property
    def same(self) -> tuple[Difference, ...]:
        """What both say alike; the answers that name a row only where they are all it has."""
        told = {one.field[:-1] for one in self.differences if not one.names_row}
        alike = self.of(Differing.SAME)
        return tuple(one for one in alike if not (one.names_row and one.field[:-1] in told))

    @property
    def differ(self) -> int:
        """How many parts are not the same."""
        return sum(one.differing is not Differing.SAME for one in self.differences)


def compare(agreement: Agreement, marketing: Proposal | None, sales: Proposal | None) -> Comparison:
    """What two proposals have in common and where they differ, question by question.

    `agreement` gives names to what the answers point at.
    """
    either = marketing or sales
    if either is None:
        return Comparison(differences=())
    section, part, *_ = path.parse(either.clause)
    kind = fields.named(sections_of(Agreement)[section], part).kind
    mine = {one.field: one for one in marketing.estimates} if marketing else {}
    theirs = {one.field: one for one in sales.estimates} if sales else {}
    found = _Comparing(agreement, mine, theirs).part(
        kind, marketing.value if marketing else None, sales.value if sales else None
    )
    return Comparison(differences=tuple(found))


def overlap_value(marketing: Said, sales: Said, comparison: Comparison) -> Said | None:
    """What both sides said alike, and the middle of every overlap; None without any overlap.

    Of a table it takes the rows that both sides have, and of each of them what meets.
    """
    if not any(_meets(one) for one in comparison.differences):
        return None
    middles = {
        one.field: one.gap.middle
        for one in comparison.differences
        if one.gap is not None and one.gap.middle is not None
    }
    if isinstance(marketing, tuple) or isinstance(sales, tuple):
        return _shared_rows(_rows(marketing), _rows(sales), (), middles)
    assert not isinstance(marketing, tuple)
    assert not isinstance(sales, tuple)
    return _shared(marketing, sales, (), middles)


def _meets(one: Difference) -> bool:
    return one.differing is Differing.SAME or (one.gap is not None and one.gap.overlap is not None)


def _shared(mine: _Held, theirs: _Held, where: Path, middles: dict[Path, Decimal]) -> _Held:
    values: dict[str, Any] = {}
    for field in fields.leaves(type(mine)):
        own, other = getattr(mine, field.name), getattr(theirs, field.name)
        middle = middles.get((*where, field.name))
        if own == other:
            values[field.name] = own
        else:
            values[field.name] = field.default if middle is None else _with_number(own, middle)
    for field in fields.nested(type(mine)):
        own, other = getattr(mine, field.name), getattr(theirs, field.name)
        values[field.name] = _shared_rows(own, other, (*where, field.name), middles)
    if isinstance(mine, Row):
        values["id"] = mine.id
    return type(mine)(**values)


def _shared_rows(
    mine: tuple[Row, ...], theirs: tuple[Row, ...], where: Path, middles: dict[Path, Decimal]
) -> tuple[Row, ...]:
    other = {row.id: row for row in theirs}
    return tuple(
        _shared(row, other[row.id], (*where, row.id), middles) for row in mine if row.id in other
    )


def _with_number(value: object, number: Decimal) -> object:
    return Duration(number, value.unit) if isinstance(value, Duration) else number


@dataclass(frozen=True, slots=True)
class _Comparing:
    """Walks two values question by question; the estimates are by the path of their number."""

    agreement: Agreement
    mine: dict[str, Estimate]
    theirs: dict[str, Estimate]

    def part(
        self, kind: kinds.AnyKind, mine: Said | None, theirs: Said | None
    ) -> Iterator[Difference]:
        """A whole clause: a table, one row, or answers."""
        if isinstance(kind, kinds.Rows) and (isinstance(mine, tuple) or isinstance(theirs, tuple)):
            yield from self._rows(kind, _rows(mine), _rows(theirs), ())
            return
        assert not isinstance(mine, tuple)
        assert not isinstance(theirs, tuple)
        yield from self._holders(mine, theirs, ())

    def _holders(
        self, mine: Holder | None, theirs: Holder | None, where: Path, row: str = ""
    ) -> Iterator[Difference]:
        for field in fields.of(type(mine if mine is not None else theirs)):
            if not field.stored:
                continue
            here = (*where, field.name)
            own = getattr(mine, field.name) if mine is not None else None
            other = getattr(theirs, field.name) if theirs is not None else None
            if isinstance(field.kind, kinds.Rows):
                yield from self._rows(field.kind, own or (), other or (), here)
            elif not (fields.is_empty(own) and fields.is_empty(other)):
                yield self._difference(field, here, own, other, row)

    def _rows(
        self, kind: kinds.Rows, mine: tuple[Row, ...], theirs: tuple[Row, ...], where: Path
    ) -> Iterator[Difference]:
        own = {row.id: row for row in mine}
        other = {row.id: row for row in theirs}
        for number, row_id in enumerate(dict.fromkeys([*own, *other]), 1):
            both = own.get(row_id), other.get(row_id)
            titles = (references.title_of(self.agreement, row, kind) for row in both if row)
            name = next(filter(None, titles), f"Row {number}")
            naming = (kind.title, kind.leads_to) if name != f"Row {number}" else ()
            for one in self._holders(*both, (*where, row_id), name):
                is_name = one.field[:-1] == (*where, row_id) and one.field[-1] in naming
                told = is_name and one.differing is Differing.SAME
                yield replace(one, names_row=True) if told else one

    def _difference(
        self, field: Field, where: Path, own: object, other: object, row: str
    ) -> Difference:
        place = ".".join(where)
        gap = _gap(field, own, other, self.mine.get(place), self.theirs.get(place))
        if own == other:
            differing = Differing.SAME
        elif fields.is_empty(own) or fields.is_empty(other):
            differing = Differing.ONE_SIDE
        else:
            differing = Differing.WORDS if gap is None else Differing.NUMBERS
        return Difference(
            field=where,
            label=field.kind.label,
            differing=differing,
            marketing=in_words(self.agreement, field.kind, own),
            sales=in_words(self.agreement, field.kind, other),
            gap=gap,
            row=row,
        )


def _gap(
    field: Field, own: object, other: object, mine: Estimate | None, theirs: Estimate | None
) -> Gap | None:
    one, unit = _number(field.kind, own)
    two, other_unit = _number(field.kind, other)
    if one is None or two is None or unit != other_unit:
        return None
    return Gap(marketing=_reach(one, mine), sales=_reach(two, theirs), unit=unit)


def _reach(likely: Decimal, estimate: Estimate | None) -> Reach:
    if estimate is None:
        return Reach(likely=likely)
    return Reach(likely=likely, low=estimate.low, high=estimate.high)


def _number(kind: kinds.AnyKind, value: object) -> tuple[Decimal | None, str]:
    match kind:
        case kinds.Number() if isinstance(value, Decimal):
            return value, kind.unit
        case kinds.Percent() if isinstance(value, Decimal):
            return value, "%"
        case kinds.Money() if isinstance(value, Decimal):
            return value, "money"
        case kinds.Span() if isinstance(value, Duration):
            return value.amount, value.unit.many
        case _:
            return None, ""


def _rows(value: Said | None) -> tuple[Row, ...]:
    return value if isinstance(value, tuple) else ()


def is_blank(value: Holder) -> bool:
    """True when a proposal answers nothing at all."""
    return all(
        fields.is_empty(getattr(value, field.name))
        for field in fields.of(type(value))
        if field.stored
    )
