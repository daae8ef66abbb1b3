"""How both sides sorted the sample leads: the share sorted the same, and the leads in dispute."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from exporters.blocks import Block, Cell, Column, Heading, Paragraph, Run, Table, TableRow
from exporters.composing.material import NB, Material
from exporters.composing.sections import samples
from models.agreement import kinds, references
from models.agreement.sides import Side
from models.record import seen
from models.workshop import Workshop

_KEY: Final = "samples:sorted"
_WIDTHS: Final = (("Lead in dispute", 80), ("Marketing", 40), ("Sales", 40))
_NONE: Final = "No stage"


def compose(
    material: Material, workshop: Workshop, appendix: tuple[Block, ...]
) -> tuple[Block, ...]:
    """The appendix of the decision test with its outcome, once that is revealed."""
    outcome = tuple(_outcome(material, workshop))
    if not outcome:
        return appendix
    if not appendix:
        title = samples.TITLE
        head = Heading(key=samples.KEY, level=1, text=title, path=("stages",), lettered=True)
        return (head, *outcome)
    return (appendix[0], *outcome, *appendix[1:])


def _outcome(material: Material, workshop: Workshop) -> Iterator[Block]:
    drafting, record = workshop.drafting, workshop.record
    sorted_by = {(one.lead, one.side): one.stage for one in seen.sortings(drafting.blind, record)}
    both = [lead for lead in drafting.leads if all((lead.id, side) in sorted_by for side in Side)]
    if not both:
        return
    stages = {
        lead.id: tuple(_stage(material, sorted_by[lead.id, side]) for side in Side) for lead in both
    }
    same = sum(sorted_by[lead.id, "marketing"] == sorted_by[lead.id, "sales"] for lead in both)
    share = round(Decimal(same * 100) / len(both))
    words = (
        f"Marketing and Sales sorted {len(both)} sample leads without seeing each other’s answers."
        f" They put {same} of them into the same stage, {share}{NB}%."
    )
    yield Paragraph(key=_KEY, inlines=(Run(text=words),), flavour="clause")
    rows = tuple(
        _row(f"{_KEY}:{lead.id}", (lead.text, *stages[lead.id]))
        for lead in both
        if sorted_by[lead.id, "marketing"] != sorted_by[lead.id, "sales"]
    )
    if rows:
        columns = tuple(Column(title=head, width=Decimal(width)) for head, width in _WIDTHS)
        yield Table(key=f"{_KEY}:table", caption="", columns=columns, rows=rows)


def _stage(material: Material, stage: str) -> str:
    name = references.present_name(material.agreement, kinds.STAGES, stage)
    return name or _NONE


def _row(key: str, words: tuple[str, ...]) -> TableRow:
    cells = tuple(
        Cell(key=f"{key}:{at}", paragraphs=((Run(text=one),),)) for at, one in enumerate(words)
    )
    return TableRow(key=key, cells=cells)
