"""What each side had proposed, clause by clause: an appendix printed only when asked for."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import zip_longest
from typing import Final

from exporters.blocks import Block, Cell, Column, Heading, Inlines, Paragraph, Run, Table, TableRow
from exporters.composing.forms import as_sentence
from exporters.composing.material import Material
from models.agreement import kinds, path, references
from models.agreement.agreement import sections
from models.agreement.clauses import ClauseId
from models.agreement.sides import Side
from models.agreement.values import grouped
from models.drafting.blind import Proposal
from models.record import seen
from models.record.settled import clause_in_words
from models.revisions.differences import Difference, Reach, compare
from models.workshop import Workshop

KEY: Final = "proposals"
_NOTE: Final = (
    "What each side wrote alone and showed to the other. It led to the agreement and is no part of"
    " it: the fingerprint does not cover this appendix."
)
_WIDTHS: Final = (40, 60, 60)


def compose(material: Material, workshop: Workshop) -> tuple[Block, ...]:
    """The appendix with every proposal that may be seen; nothing when there is none."""
    shown = seen.revealed(workshop.drafting, workshop.record).blind
    ids = dict.fromkeys(one.clause for one in shown.proposals)
    if not ids:
        return ()
    names = list(sections(material.agreement))
    ordered = sorted(ids, key=lambda one: names.index(path.parse(one)[0]))
    blocks: list[Block] = [
        Heading(key=KEY, level=1, text="What each side proposed", path=("review",), lettered=True),
        Paragraph(key=f"{KEY}:note", inlines=(Run(text=_NOTE),), flavour="intro"),
    ]
    for clause in ordered:
        own = [one for one in shown.proposals if one.clause == clause]
        blocks += _clause(material, workshop, clause, own)
    return tuple(blocks)


def _clause(
    material: Material, workshop: Workshop, clause: ClauseId, own: list[Proposal]
) -> Iterator[Block]:
    where = path.parse(clause)
    section = type(getattr(material.agreement, where[0])).about.title
    title = clause_in_words(material.agreement, clause) or _row_name(own)
    words = section if title in ("", section) else f"{section}: {title}"
    place = where if path.exists(material.agreement, where) else where[:1]
    yield Heading(key=f"{KEY}:{clause}", level=2, text=words, path=place)
    by_side = [[one for one in own if one.side == side] for side in Side]
    for at, pair in enumerate(zip_longest(*by_side)):
        yield _table(material, workshop, f"{KEY}:{clause}:{at}", pair)


def _row_name(own: list[Proposal]) -> str:
    for proposal in own:
        for name in ("name", "sentence", "title"):
            words = getattr(proposal.value, name, "")
            if isinstance(words, str) and words:
                return words
    return "A row of its own"


def _table(
    material: Material, workshop: Workshop, key: str, pair: tuple[Proposal | None, ...]
) -> Table:
    marketing, sales = pair
    rows = [
        _row(f"{key}:{at}", one.label, _said(one, Side.MARKETING), _said(one, Side.SALES))
        for at, one in enumerate(compare(material.agreement, marketing, sales).differences)
    ]
    whys = [as_sentence(one.why) if one and one.why else "" for one in pair]
    if any(whys):
        rows.append(_row(f"{key}:why", "Why it matters", *whys))
    heads = (
        "Question",
        *(_head(workshop, side, one) for side, one in zip(Side, pair, strict=True)),
    )
    columns = tuple(
        Column(title=head, width=Decimal(width)) for head, width in zip(heads, _WIDTHS, strict=True)
    )
    return Table(key=f"{key}:table", caption="", columns=columns, rows=tuple(rows))


def _head(workshop: Workshop, side: Side, proposal: Proposal | None) -> str:
    if proposal is None:
        return f"{side.label}: nothing"
    author = references.present_name(workshop.agreement, kinds.PARTICIPANTS, proposal.author)
    late = " (late)" if seen.is_late(workshop.record, proposal.clause, side) else ""
    return f"{side.label}{f', {author}' if author else ''}{late}"


def _said(one: Difference, side: Side) -> str:
    words = one.marketing if side is Side.MARKETING else one.sales
    if one.gap is None or not words:
        return words
    reach = one.gap.marketing if side is Side.MARKETING else one.gap.sales
    return f"{words}{_range(reach)}"


def _range(reach: Reach) -> str:
    low, high = reach.ends
    return f" (from {grouped(low)} to {grouped(high)})" if low != high else ""


def _row(key: str, label: str, marketing: str, sales: str) -> TableRow:
    words: tuple[Inlines, ...] = (
        (Run(text=label, strong=True),),
        (Run(text=marketing or "–", muted=not marketing),),
        (Run(text=sales or "–", muted=not sales),),
    )
    cells = tuple(Cell(key=f"{key}:{at}", paragraphs=(one,)) for at, one in enumerate(words))
    return TableRow(key=key, cells=cells)
