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
from models.drafting.decision_test import SortedLead, SortingResult, result
from models.record import seen
from models.workshop import Workshop

_KEY: Final = "samples:sorted"
_COLUMNS: Final = (("Lead in dispute", 80), ("Marketing", 40), ("Sales", 40))
_NO_STAGE: Final = "No stage"


def compose(
    material: Material, workshop: Workshop, appendix: tuple[Block, ...]
) -> tuple[Block, ...]:
    """The appendix of the decision test with its outcome, once that is revealed."""
    drafting = workshop.drafting
    test = result(drafting.leads, seen.sortings(drafting.blind, workshop.record))
    if not test.by_both:
        return appendix
    outcome = tuple(_outcome(material, test))
    if appendix:
        return (appendix[0], *outcome, *appendix[1:])
    head = Heading(key=samples.KEY, level=1, text=samples.TITLE, path=("stages",), lettered=True)
    return (head, *outcome)


def _outcome(material: Material, test: SortingResult) -> Iterator[Block]:
    words = (
        f"Marketing and Sales sorted {test.by_both} sample leads without seeing each other’s"
        f" answers. They put {test.alike} of them into the same stage, {test.percent}{NB}%. This"
        " count is working material; the fingerprint covers the examples of the stages alone."
    )
    yield Paragraph(key=_KEY, inlines=(Run(text=words),), flavour="clause")
    if test.disputed:
        yield Table(
            key=f"{_KEY}:table",
            caption="",
            columns=tuple(Column(title=head, width=Decimal(width)) for head, width in _COLUMNS),
            rows=tuple(_row(material, one) for one in test.disputed),
        )


def _row(material: Material, one: SortedLead) -> TableRow:
    key = f"{_KEY}:{one.lead.id}"
    stages = (_stage(material, one.stage(side)) for side in Side)
    cells = tuple(
        Cell(key=f"{key}:{at}", paragraphs=((Run(text=words),),))
        for at, words in enumerate((one.lead.text, *stages))
    )
    return TableRow(key=key, cells=cells)


def _stage(material: Material, stage: str) -> str:
    return references.present_name(material.agreement, kinds.STAGES, stage) or _NO_STAGE
