"""Columns in print: as wide as planned, and never narrower than their longest word."""

from __future__ import annotations

from decimal import Decimal

from exporters.blocks import Cell, Column, Run, Table, TableRow
from exporters.docx.tables import columns_with_room


def table(*cells: tuple[int, str]) -> Table:
    """One row, as widths in millimetres and words."""
    return Table(
        key="t",
        caption="",
        columns=tuple(Column(title="", width=Decimal(width)) for width, _ in cells),
        rows=(
            TableRow(
                key="r",
                path=("r",),
                cells=tuple(
                    Cell(key=f"c{at}", paragraphs=((Run(text=words),),))
                    for at, (_, words) in enumerate(cells)
                ),
            ),
        ),
    )


def test_columns_with_room_for_their_words_stay_as_planned() -> None:
    assert columns_with_room(table((60, "Own words"), (100, "some more"))) == [60, 100]


def test_a_narrow_column_takes_what_its_longest_word_needs_from_the_others() -> None:
    name, goal, rest = columns_with_room(
        table((50, "Calls"), (12, "Open: Supports"), (98, "a few words"))
    )
    assert goal > 17
    assert name < 50
    assert rest < 98
    assert name + goal + rest == 160


def test_a_blank_that_does_not_break_keeps_its_words_together() -> None:
    _, broken = columns_with_room(table((148, "x"), (12, "40 a week")))
    _, whole = columns_with_room(table((148, "x"), (12, "40\u00a0a\u00a0week")))
    assert broken == 12
    assert whole > 18


def test_an_endless_word_leaves_room_for_the_others() -> None:
    first, endless = columns_with_room(table((120, "Everything"), (40, "x" * 300)))
    assert (first, endless) == (120, 40)
