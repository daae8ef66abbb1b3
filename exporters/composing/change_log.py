"""The change log: every saved version of the agreement, as the store remembers them."""

from __future__ import annotations

from decimal import Decimal

from exporters.blocks import Block, Cell, Column, Heading, Run, Table, TableRow
from exporters.composing.clock import day_here
from exporters.composing.material import Material
from models.revisions.edition import LogEntry

_WIDTHS = (("Version", 18), ("Saved on", 34), ("By", 34), ("What changed", 74))


def compose(material: Material, log: tuple[LogEntry, ...]) -> tuple[Block, ...]:
    """The clause with its table; nothing before the first saved version."""
    if not log:
        return ()
    key = "governance:log"
    return (
        Heading(key=key, level=2, text="Change log", path=("governance",)),
        Table(
            key=f"{key}:table",
            caption="",
            columns=tuple(Column(title=title, width=Decimal(width)) for title, width in _WIDTHS),
            rows=tuple(_row(material, entry) for entry in log),
        ),
    )


def _row(material: Material, entry: LogEntry) -> TableRow:
    key = f"governance:log:{entry.version}"
    words = (
        str(entry.version),
        day_here(material, entry.made_at),
        entry.author or "Not named",
        entry.note or "No note",
    )
    return TableRow(
        key=key,
        cells=tuple(
            Cell(key=f"{key}:{at}", paragraphs=((Run(text=text, strong=at == 0),),))
            for at, text in enumerate(words)
        ),
    )
