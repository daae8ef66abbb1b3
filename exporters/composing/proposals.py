"""What each side had proposed, clause by clause: an appendix printed only when asked for."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import zip_longest
from typing import Final

from exporters.blocks import Block, Cell, Column, Heading, Inlines, Paragraph, Run, Table, TableRow
from exporters.composing import meant_numbers
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
from models.revisions.differences import Difference, compare
from models.workshop import Workshop

KEY: Final = "proposals"
_NOTE: Final = (
    "What each side wrote alone and showed to the other. It led to the agreement and is no part of"
    " it: the fingerprint does not cover this appendix."
)
_TEXT: Final = 160
_QUESTION: Final = 40


def compose(material: Material, workshop: Workshop) -> tuple[Block, ...]:
    """The appendix with every proposal that may be seen; nothing when there is none."""
    shown = seen.revealed(workshop.drafting, workshop.record).blind
    ids = dict.fromkeys(one.clause for one in shown.proposals)
    numbers = tuple(meant_numbers.compose(material, workshop))
    if not ids and not numbers:
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
    return (*blocks, *numbers)


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
        table = _table(material, workshop, f"{KEY}:{clause}:{at}", pair)
        nothing = (Run(text="Nothing was filled in.", muted=True),)
        yield table if table.rows else Paragraph(key=f"{table.key}:none", inlines=nothing)


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
    shown = {side: one for side, one in zip(Side, pair, strict=True) if one is not None}
    differences = compare(material.agreement, *pair).differences
    rows = [
        _row(f"{key}:{at}", one.full_label, [_said(one, side, own) for side, own in shown.items()])
        for at, one in enumerate(differences)
    ]
    whys = [as_sentence(one.why) if one.why else "" for one in shown.values()]
    if any(whys):
        rows.append(_row(f"{key}:why", "Why it matters", whys))
    heads = ["Question", *(_head(workshop, side, one) for side, one in shown.items())]
    widths = (_QUESTION, *((_TEXT - _QUESTION) // len(shown) for _ in shown))
    columns = tuple(
        Column(title=head, width=Decimal(width)) for head, width in zip(heads, widths, strict=True)
    )
    return Table(key=f"{key}:table", caption="", columns=columns, rows=tuple(rows))


def _head(workshop: Workshop, side: Side, proposal: Proposal) -> str:
    author = references.present_name(workshop.agreement, kinds.PARTICIPANTS, proposal.author)
    late = " (late)" if seen.is_late(workshop.record, proposal.clause, side) else ""
    return f"{side.label}{f', {author}' if author else ''}{late}"


def _said(one: Difference, side: Side, proposal: Proposal) -> str:
    words = one.marketing if side is Side.MARKETING else one.sales
    return f"{words}{_range(proposal, path.text(one.field))}" if words else ""


def _range(proposal: Proposal, field: str) -> str:
    for estimate in proposal.estimates:
        if estimate.field == field and estimate.low is not None and estimate.high is not None:
            return f" (from {grouped(estimate.low)} to {grouped(estimate.high)})"
    return ""


def _row(key: str, label: str, answers: list[str]) -> TableRow:
    words: list[Inlines] = [(Run(text=label, strong=True),)]
    words += [(Run(text=one or "–", muted=not one),) for one in answers]
    cells = tuple(Cell(key=f"{key}:{at}", paragraphs=(one,)) for at, one in enumerate(words))
    return TableRow(key=key, cells=cells)
