"""Two revealed proposals set against each other, ready to be shown part by part."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from models.agreement import clauses, fields, path, references
from models.agreement.agreement import Agreement, sections_of
from models.agreement.clauses import ClauseId
from models.agreement.kinds import Answers, Rows
from models.agreement.section import Row
from models.agreement.sides import Side
from models.agreement.values import grouped
from models.agreement.words import listed
from models.drafting.blind import Proposal, Said
from models.record import history, seen
from models.record.record import left_out
from models.revisions.differences import (
    Comparison,
    Difference,
    Differing,
    Gap,
    compare,
    overlap_value,
)
from models.revisions.words import Piece
from models.workshop import Workshop
from ui.room.revealing import short_unit
from ui.widgets.scale_axis import between

NOTHING = "says nothing here"


@dataclass(frozen=True, slots=True)
class Contrast:
    """A clause with what both sides said, what they share and where they differ."""

    clause: ClauseId
    title: str
    marketing: Proposal | None
    sales: Proposal | None
    comparison: Comparison
    is_new: bool
    currency: str
    kind: Answers | Rows

    @property
    def same(self) -> tuple[Difference, ...]:
        """What both say alike."""
        return self.comparison.same

    @property
    def numbers(self) -> tuple[Difference, ...]:
        """What differs in a number."""
        return self.comparison.of(Differing.NUMBERS)

    @property
    def words(self) -> tuple[Difference, ...]:
        """What differs in words, or is said by one side only."""
        kinds = (Differing.WORDS, Differing.ONE_SIDE)
        return tuple(one for one in self.comparison.differences if one.differing in kinds)

    @property
    def is_one_sided(self) -> bool:
        """True when only one side has proposed anything."""
        return (self.marketing is None) != (self.sales is None)

    @property
    def summary(self) -> str:
        """How far the sides are apart, in a few words."""
        if self.is_one_sided:
            side = Side.SALES if self.marketing is None else Side.MARKETING
            return f"only {side.label}"
        differ = self.comparison.differ
        return f"{differ} {'part differs' if differ == 1 else 'parts differ'}" if differ else "same"

    def of(self, side: Side) -> Proposal | None:
        """What a side has proposed."""
        return self.marketing if side is Side.MARKETING else self.sales

    def label(self, one: Difference) -> str:
        """What a difference is about; inside of rows it begins with the name of the row."""
        return one.full_label

    def unit(self, gap: Gap) -> str:
        """The unit as it stands beside a large figure."""
        return short_unit(gap.unit, self.currency)

    def number_label(self, one: Difference) -> str:
        """The label of a number, with the unit spelt out where the figure cannot tell it."""
        label = self.label(one)
        assert one.gap is not None
        unit = one.gap.unit
        told = unit in ("%", "money", "") or unit.lower() in label.lower()
        return label if told else f"{label}, {unit}"

    @property
    def overlap(self) -> Said | None:
        """What both say alike with the middle of every overlap; None where nothing meets."""
        if self.marketing is None or self.sales is None:
            return None
        return overlap_value(self.marketing.value, self.sales.value, self.comparison)

    @property
    def overlap_words(self) -> str:
        """What the overlap gives, and what it leaves open."""
        met, still = [], []
        for one in self.numbers:
            assert one.gap is not None
            middle = one.gap.middle
            if middle is None:
                still.append(self._open_label(one))
            else:
                met.append(with_unit(grouped(middle), self.unit(one.gap)))
        still += [self._open_label(one) for one in self.words]
        said = f"Overlap: {listed(met)}" if met else "Both say part of it alike"
        if len(still) > 2:
            return f"{said}, {len(still)} parts stay open"
        return f"{said}, {listed(still)} open" if still else said

    def _open_label(self, one: Difference) -> str:
        """The label within a sentence; the name of a row keeps its capitals."""
        return one.full_label if one.row else one.label.lower()


def contrast(
    workshop: Workshop, clause: ClauseId, chosen: dict[Side, str] | None = None
) -> Contrast:
    """What both sides said on a clause; `chosen` names the proposer shown of a side."""
    shown = seen.proposals(workshop.drafting.blind, workshop.record, clause)
    picked = {side: _picked(shown, side, (chosen or {}).get(side)) for side in Side}
    marketing, sales = picked[Side.MARKETING], picked[Side.SALES]
    where = path.parse(clause)
    kind = fields.named(sections_of(Agreement)[where[0]], where[1]).kind
    assert isinstance(kind, Answers | Rows)
    return Contrast(
        clause=clause,
        title=_title(workshop.agreement, clause, kind, shown),
        marketing=marketing,
        sales=sales,
        comparison=compare(workshop.agreement, marketing, sales),
        is_new=not path.exists(workshop.agreement, where),
        currency=workshop.agreement.parties.answers.currency,
        kind=kind,
    )


def blank(shown: Contrast) -> Said:
    """The clause without any answer; a row keeps its id and its name."""
    where = path.parse(shown.clause)
    if len(where) == 2 and isinstance(shown.kind, Rows):
        return ()
    empty: Said = shown.kind.holds()
    if isinstance(shown.kind, Rows) and isinstance(empty, Row):
        named: dict[str, Any] = {"id": where[-1]}
        for proposal in (shown.marketing, shown.sales):
            if proposal is not None and isinstance(proposal.value, Row):
                named[shown.kind.title] = getattr(proposal.value, shown.kind.title)
        return replace(empty, **named)
    return empty


def proposers(workshop: Workshop, clause: ClauseId, side: Side) -> tuple[str, ...]:
    """Who of a side has proposed on a clause, by participant; empty for the side together."""
    shown = seen.proposals(workshop.drafting.blind, workshop.record, clause)
    return tuple(one.author for one in sorted(shown, key=_by_author) if one.side == side)


def revealed_clauses(workshop: Workshop, section: str) -> tuple[ClauseId, ...]:
    """The clauses of a section that are revealed, in document order, then rows that are new."""
    known = [one.id for one in clauses.of(section, getattr(workshop.agreement, section))]
    present = [clause for clause in known if seen.is_revealed(workshop.record, clause)]
    gone = {*dropped_rows(workshop), *left_out(workshop.record)}
    proposed = seen.proposed_clauses(workshop.drafting.blind, workshop.record)
    new = [
        clause
        for clause in proposed
        if clause.startswith(f"{section}.") and clause not in known and clause not in gone
    ]
    return (*present, *new)


def pairable(workshop: Workshop, clause: ClauseId) -> tuple[Contrast, ...]:
    """New rows of the other side alone that may be the same as this new row of one side."""
    own = contrast(workshop, clause)
    if not (own.is_new and own.is_one_sided):
        return ()
    beside = path.parse(clause)[:-1]
    others = (
        contrast(workshop, other)
        for other in revealed_clauses(workshop, path.parse(clause)[0])
        if other != clause and path.parse(other)[:-1] == beside
    )
    return tuple(
        one
        for one in others
        if one.is_new and one.is_one_sided and (one.marketing is None) != (own.marketing is None)
    )


def dropped_rows(workshop: Workshop) -> tuple[ClauseId, ...]:
    """Rows that were voted on once, so they were in the agreement, and are no longer there."""
    return tuple(
        topic
        for topic, own in history.of(workshop.record).items()
        if own.ballots and not path.exists(workshop.agreement, path.parse(topic))
    )


def pieces_of(one: Difference, side: Side) -> tuple[Piece, ...]:
    """What a side says, with what only it says set apart; no marks where little is shared."""
    words = one.marketing if side is Side.MARKETING else one.sales
    own = "removed" if side is Side.MARKETING else "added"
    if not one.marked:
        return (Piece(words, "same"),) if words else ()
    return tuple(piece for piece in one.marked if piece.kind in ("same", own))


def shared_words(one: Difference) -> str:
    """How much of the words both sides share."""
    if one.differing is Differing.ONE_SIDE:
        return f"only {Side.MARKETING.label if one.marketing else Side.SALES.label}"
    if not one.marked:
        return "nothing shared"
    mine = sum(piece.kind == "removed" for piece in one.marked)
    theirs = sum(piece.kind == "added" for piece in one.marked)
    if mine == theirs == 1:
        return "one addition each"
    if not mine or not theirs:
        return f"more from {Side.SALES.label if theirs else Side.MARKETING.label}"
    return f"{mine + theirs} places differ"


def verdict(gap: Gap, unit: str) -> tuple[str, bool]:
    """Where the ranges meet, or how far they are apart; True when they meet."""
    if gap.overlap is not None:
        return f"Ranges meet at {with_unit(between(gap.overlap), unit)}", True
    return f"No overlap, {with_unit(grouped(gap.between), unit)} apart", False


def percent(gap: Gap) -> str:
    """The gap in whole percent of the mean."""
    return f"gap {round(Fraction(gap.apart))}\u00a0%"


def with_unit(words: str, unit: str) -> str:
    """A figure with its unit, which does not break away."""
    return f"{words}\u00a0{unit}" if unit else words


def _picked(shown: tuple[Proposal, ...], side: Side, author: str | None) -> Proposal | None:
    own = sorted((one for one in shown if one.side == side), key=_by_author)
    named = next((one for one in own if one.author == author), None)
    return named or (own[0] if own else None)


def _by_author(proposal: Proposal) -> tuple[bool, str]:
    return bool(proposal.author), proposal.author


def _title(
    agreement: Agreement, clause: ClauseId, kind: Answers | Rows, shown: tuple[Proposal, ...]
) -> str:
    where = path.parse(clause)
    value = path.get(agreement, where) if path.exists(agreement, where) else None
    values = [value, *(one.value for one in shown)]
    row = next((one for one in values if isinstance(one, Row)), None)
    if row is not None and isinstance(kind, Rows):
        return references.called(agreement, row, kind)
    return kind.label
