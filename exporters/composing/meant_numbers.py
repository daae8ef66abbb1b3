"""The numbers both sides had in mind for vague words, at the end of what they had proposed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from exporters.blocks import Block, Cell, Column, Heading, Inlines, Run, Table, TableRow
from exporters.composing.material import Material
from models.agreement import clauses
from models.agreement.sides import Side
from models.drafting.vague_words import BothNumbers, as_written, both_numbers, said, vague_word
from models.record import seen
from models.workshop import Workshop

KEY: Final = "numbers"
_COLUMNS: Final = (
    Column(title="Word", width=Decimal(60)),
    Column(title=Side.MARKETING.label, width=Decimal(50)),
    Column(title=Side.SALES.label, width=Decimal(50)),
)


def compose(material: Material, workshop: Workshop) -> Iterator[Block]:
    """A table of all words that were asked about and revealed; nothing when there is none."""
    shown = seen.numbers(workshop.drafting.blind, workshop.record)
    words = dict.fromkeys(one.topic for one in shown)
    rows = tuple(
        _row(material, workshop, both_numbers(word, shown))
        for word in map(vague_word, words)
        if word is not None
    )
    if rows:
        title = "Numbers for vague words"
        yield Heading(key=f"{KEY}:heading", level=2, text=title, path=("review",))
        yield Table(key=f"{KEY}:table", caption="", columns=_COLUMNS, rows=rows)


def _row(material: Material, workshop: Workshop, both: BothNumbers) -> TableRow:
    topic, agreement = both.word.topic, material.agreement
    clause = clauses.clause_at(agreement, both.word.path)
    where = f", {clause.title}" if clause is not None else ""
    cells: list[Inlines] = [
        (Run(text=f"“{as_written(agreement, both.word)}”{where}", strong=True),)
    ]
    for side in Side:
        number = both.of(side)
        late = " (late)" if seen.is_late(workshop.record, topic, side) else ""
        words = "" if number is None else said(number, agreement.parties.answers.currency) + late
        cells.append((Run(text=words or "–", muted=not words),))
    key = f"{KEY}:{topic}"
    return TableRow(
        key=key,
        cells=tuple(
            Cell(key=f"{key}:{at}", paragraphs=(inlines,)) for at, inlines in enumerate(cells)
        ),
    )
