"""Both sides' proposals on a clause as the wall shows them after the reveal."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from models.agreement import fields, path, references
from models.agreement.agreement import Agreement, sections_of
from models.agreement.clauses import ClauseId
from models.agreement.kinds import Rows
from models.agreement.section import Row
from models.agreement.sides import Side
from models.agreement.values import Unit, grouped
from models.drafting.blind import Proposal
from models.drafting.blind import Said as Value
from models.record import seen
from models.revisions.differences import Comparison, Difference, Differing, Gap, compare
from models.workshop import Workshop
from ui.room.clause_text import KEPT_OFF
from ui.room.picture import Head, NumberRow, Reveal, Said, WordRow
from ui.widgets.scale_axis import between

SILENT: Final = "says nothing here"
_SHORT: Final = {
    Unit.MINUTE: "min",
    Unit.BUSINESS_HOUR: "h",
    Unit.CLOCK_HOUR: "h",
    Unit.BUSINESS_DAY: "d",
    Unit.CALENDAR_DAY: "d",
}


def reveal_of(workshop: Workshop, clause_id: ClauseId, head: Head) -> Reveal | None:
    """Both proposals on a clause; None while nothing may be seen of them."""
    visible = seen.proposals(workshop.drafting.blind, workshop.record, clause_id)
    if not visible:
        return None
    marketing, sales = (_of_side(visible, side) for side in Side)
    comparison = compare(workshop.agreement, marketing, sales)
    values = [one.value for one in (marketing, sales) if one is not None]
    currency = workshop.agreement.parties.answers.currency
    shown = _shown(comparison)
    named = _Naming(workshop.agreement, clause_id, values)
    numbers = [one for one in shown if one.differing is Differing.NUMBERS]
    words = [one for one in shown if one.differing in (Differing.WORDS, Differing.ONE_SIDE)]
    same = [one for one in comparison.same if one in shown]
    if len(values) == 1:
        return _only(visible[0], shown, named, head)
    return Reveal(
        head=head if head.clause else replace(head, clause=named.title),
        numbers=tuple(_number_row(one, named.label(one), currency) for one in numbers),
        words=tuple(_word_row(one, named.label(one)) for one in words),
        same=tuple(
            f"{named.label(one)}: {one.marketing}" for one in same if not named.is_title(one)
        ),
        late=tuple(side for side in Side if seen.is_late(workshop.record, clause_id, side)),
    )


def _only(proposal: Proposal, shown: tuple[Difference, ...], named: _Naming, head: Head) -> Reveal:
    """What the one side that proposed says, in full."""
    side = Side(proposal.side)
    said = (
        f"{named.label(one)}: {one.marketing or one.sales}"
        for one in shown
        if not named.is_title(one)
    )
    return Reveal(
        head=head if head.clause else replace(head, clause=named.title),
        same=tuple(said),
        only=side,
    )


def _of_side(visible: tuple[Proposal, ...], side: Side) -> Proposal | None:
    """The side's own proposal; that of one of its people when there is none for all."""
    own = [one for one in visible if one.side == side]
    return min(own, key=_person, default=None)


def _person(proposal: Proposal) -> bool:
    return bool(proposal.author)


def _shown(comparison: Comparison) -> tuple[Difference, ...]:
    return tuple(one for one in comparison.differences if one.field[-1] not in KEPT_OFF)


class _Naming:
    """The title of a row that is proposed, and the labels of its differences."""

    def __init__(self, agreement: Agreement, clause_id: ClauseId, values: list[Value]) -> None:
        self._agreement = agreement
        self._values = values
        where = path.parse(clause_id)
        section = sections_of(Agreement)[where[0]]
        self._kind = fields.named(section, where[1]).kind

    @property
    def title(self) -> str:
        """The name of a row that the agreement does not have yet."""
        for value in self._values:
            if isinstance(value, Row) and isinstance(self._kind, Rows):
                return references.called(self._agreement, value, self._kind)
        return ""

    def is_title(self, one: Difference) -> bool:
        """True for the name of the row itself, which stands above the picture."""
        kind = self._kind
        return isinstance(kind, Rows) and kind.clause == "row" and one.field == (kind.title,)

    def label(self, one: Difference) -> str:
        """What the difference is about."""
        return one.full_label.rstrip("?")


def _number_row(one: Difference, label: str, currency: str) -> NumberRow:
    assert one.gap is not None
    gap = one.gap
    short = short_unit(gap.unit, currency)
    spelt = gap.unit if gap.unit not in ("%", "money") else ""
    spelt = spelt if spelt.lower() not in label.lower() else ""
    verdict, brief = _verdict(gap, short)
    return NumberRow(
        label=f"{label}, {spelt}" if spelt else label,
        unit=short,
        marketing=gap.marketing,
        sales=gap.sales,
        verdict=verdict,
        short=brief,
        meets=gap.overlap is not None,
        percent=gap.unit == "%",
    )


def _verdict(gap: Gap, unit: str) -> tuple[str, str]:
    after = f"\u00a0{unit}" if unit else ""
    if gap.overlap is not None:
        words = f"meet at {between(gap.overlap, '–')}{after}"
        return words, words
    apart = f"{grouped(gap.between)}{after} apart"
    return f"no overlap, {apart}", apart


def short_unit(unit: str, currency: str = "") -> str:
    """The unit as it stands beside a large figure; empty where the label says it."""
    if unit == "money":
        return currency
    by_name = {long.many: short for long, short in _SHORT.items()}
    return unit if unit == "%" else by_name.get(unit, "")


def _word_row(one: Difference, label: str) -> WordRow:
    return WordRow(
        label=label,
        marketing=_said(one, "removed", one.marketing),
        sales=_said(one, "added", one.sales),
    )


def _said(one: Difference, own: str, words: str) -> tuple[Said, ...]:
    if not words:
        return (Said(text=SILENT),)
    pieces = one.marked
    if not pieces:
        return (Said(text=words, own=one.differing is Differing.ONE_SIDE),)
    kept = [piece for piece in pieces if piece.kind in ("same", own)]
    return tuple(Said(text=piece.text, own=piece.kind != "same") for piece in kept)
