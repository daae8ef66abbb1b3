"""Two sides' proposals on one clause beside each other: same, numbers, words, one side only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from models.agreement import fields, kinds
from models.agreement.agreement import Agreement
from models.agreement.fields import Field
from models.agreement.path import Path
from models.agreement.section import Holder, Row
from models.agreement.values import Duration
from models.agreement.words import in_words
from models.drafting.blind import Estimate, Proposal, Said
from models.revisions.words import Piece, word_diff

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
    def differ(self) -> int:
        """How many parts are not the same."""
        return sum(one.differing is not Differing.SAME for one in self.differences)


def compare(agreement: Agreement, marketing: Proposal | None, sales: Proposal | None) -> Comparison:
    """What two proposals have in common and where they differ, question by question.

    `agreement` gives names to what the answers point at.
    """
    mine = marketing.estimates if marketing else ()
    theirs = sales.estimates if sales else ()
    found = _compare(
        agreement,
        marketing.value if marketing else None,
        sales.value if sales else None,
        (),
        {one.field: one for one in mine},
        {one.field: one for one in theirs},
    )
    return Comparison(differences=tuple(found))


def overlap_value(marketing: Said, sales: Said, comparison: Comparison) -> Said | None:
    """What both sides said alike, and the middle of every overlap; None without any overlap.

    Tables are taken only when they are the same.
    """
    if isinstance(marketing, tuple) or isinstance(sales, tuple):
        return marketing if marketing == sales else None
    values: dict[str, Any] = {}
    met = False
    by_name = {one.field[0]: one for one in comparison.differences if len(one.field) == 1}
    for field in fields.leaves(type(marketing)):
        own, other = getattr(marketing, field.name), getattr(sales, field.name)
        one = by_name.get(field.name)
        if own == other:
            values[field.name] = own
        elif one is not None and one.gap is not None and one.gap.middle is not None:
            values[field.name] = _with_number(own, one.gap.middle)
            met = True
        else:
            values[field.name] = field.default
    for field in fields.nested(type(marketing)):
        own, other = getattr(marketing, field.name), getattr(sales, field.name)
        values[field.name] = own if own == other else field.default
    if isinstance(marketing, Row):
        values["id"] = marketing.id
    return type(marketing)(**values) if met or _all_alike(comparison) else None


def _all_alike(comparison: Comparison) -> bool:
    return any(one.differing is Differing.SAME for one in comparison.differences)


def _with_number(value: object, number: Decimal) -> object:
    return Duration(number, value.unit) if isinstance(value, Duration) else number


def _compare(
    agreement: Agreement,
    mine: Said | None,
    theirs: Said | None,
    where: Path,
    ranges: dict[str, Estimate],
    others: dict[str, Estimate],
) -> Iterator[Difference]:
    if isinstance(mine, tuple) or isinstance(theirs, tuple):
        yield from _compare_rows(agreement, _rows(mine), _rows(theirs), where, ranges, others)
        return
    holder = mine if mine is not None else theirs
    if holder is None:
        return
    for field in fields.of(type(holder)):
        if not field.stored:
            continue
        here = (*where, field.name)
        own = getattr(mine, field.name) if mine is not None else field.default
        other = getattr(theirs, field.name) if theirs is not None else field.default
        if isinstance(field.kind, kinds.Rows):
            yield from _compare_rows(agreement, own, other, here, ranges, others)
        elif not (fields.is_empty(own) and fields.is_empty(other)):
            gap = _gap(field, own, other, ranges.get(".".join(here)), others.get(".".join(here)))
            yield _difference(agreement, field, here, own, other, gap)


def _compare_rows(
    agreement: Agreement,
    mine: tuple[Row, ...],
    theirs: tuple[Row, ...],
    where: Path,
    ranges: dict[str, Estimate],
    others: dict[str, Estimate],
) -> Iterator[Difference]:
    own = {row.id: row for row in mine}
    other = {row.id: row for row in theirs}
    for row_id in dict.fromkeys([*own, *other]):
        yield from _compare(
            agreement, own.get(row_id), other.get(row_id), (*where, row_id), ranges, others
        )


def _difference(
    agreement: Agreement, field: Field, where: Path, own: object, other: object, gap: Gap | None
) -> Difference:
    if own == other:
        differing = Differing.SAME
    elif fields.is_empty(own) or fields.is_empty(other):
        differing = Differing.ONE_SIDE
    elif gap is not None:
        differing = Differing.NUMBERS
    else:
        differing = Differing.WORDS
    return Difference(
        field=where,
        label=field.kind.label,
        differing=differing,
        marketing=in_words(agreement, field.kind, own),
        sales=in_words(agreement, field.kind, other),
        gap=gap,
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
