"""What both sides had estimated for the rates of the funnel, beside the agreed ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from exporters.blocks import Block, Cell, Column, Run, Table, TableRow
from models.agreement import path
from models.agreement.section import RowId
from models.agreement.sides import Side
from models.agreement.words import percent_in_words
from models.rules.funnel import RATES
from models.rules.rate_estimates import RateEstimates

_TABLE: Final = "funnel.rates:table"
_AGREED: Final = "Agreed"
_WIDTHS: Final = {"From stage to stage": 46, _AGREED: 16}
_OF_SIDE: Final = {Side.MARKETING: 20, Side.SALES: 14}
_REST: Final = 64
_NOTE: Final = (
    "Marketing and Sales: what each side had estimated alone. The fingerprint does not cover it."
)


def with_estimates(
    blocks: tuple[Block, ...], estimates: Mapping[RowId, RateEstimates]
) -> tuple[Block, ...]:
    """The blocks of the funnel plan, its rates with a column of each side's estimates."""
    if not estimates:
        return blocks
    return tuple(
        _beside(block, estimates) if isinstance(block, Table) and block.key == _TABLE else block
        for block in blocks
    )


def _beside(table: Table, estimates: Mapping[RowId, RateEstimates]) -> Table:
    titles = [column.title for column in table.columns]
    at = titles.index(_AGREED) + 1 if _AGREED in titles else 1
    columns = [
        replace(column, width=Decimal(_WIDTHS.get(column.title, _REST))) for column in table.columns
    ]
    columns[at:at] = [
        Column(title=side.label, width=Decimal(width), align="right")
        for side, width in _OF_SIDE.items()
    ]
    rows = tuple(_row(row, at, estimates) for row in table.rows)
    return replace(table, columns=tuple(columns), rows=rows, note=(Run(text=_NOTE),))


def _row(row: TableRow, at: int, estimates: Mapping[RowId, RateEstimates]) -> TableRow:
    known = {path.text((*RATES, row_id)): one for row_id, one in estimates.items()}
    one = known.get(row.key, RateEstimates())
    cells = list(row.cells)
    cells[at:at] = [
        Cell(key=f"{row.key}:marketing", paragraphs=((Run(text=_percent(one.marketing)),),)),
        Cell(key=f"{row.key}:sales", paragraphs=((Run(text=_percent(one.sales)),),)),
    ]
    return replace(row, cells=tuple(cells))


def _percent(rate: Decimal | None) -> str:
    """A rate to a tenth of a point; the mean of several people may have no end."""
    if rate is None:
        return "–"
    return percent_in_words(rate.quantize(Decimal("0.1"), ROUND_HALF_UP).normalize())
