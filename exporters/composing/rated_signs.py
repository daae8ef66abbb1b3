"""The signs that both sides rated blind and that the agreement does not take up, once revealed."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from exporters.blocks import Block, Cell, Column, Heading, Paragraph, Run, Table, TableRow
from models.agreement.agreement import Agreement
from models.drafting.blind import Rating
from models.drafting.rated_signs import RatedSign, rated

_KEY: Final = "diagnosis:rated"
_NOTE: Final = (
    "Rated by each side alone, from 0 (not seen) to 3 (constantly). Working material: the"
    " fingerprint does not cover it."
)
_COLUMNS: Final = (("Sign", 106), ("Marketing", 20), ("Sales", 16), ("Gap", 18))


def compose(agreement: Agreement, ratings: tuple[Rating, ...]) -> tuple[Block, ...]:
    """A clause with the further signs; nothing when there is none."""
    taken_up = {row.text for row in agreement.diagnosis.signs}
    further = [
        one
        for one in rated(agreement, ratings)
        if one.statement.words not in taken_up and _seen(one)
    ]
    if not further:
        return ()
    columns = tuple(
        Column(title=head, width=Decimal(width), align="right" if at else "left")
        for at, (head, width) in enumerate(_COLUMNS)
    )
    return (
        Heading(key=_KEY, level=2, text="Further signs that were rated", path=("diagnosis",)),
        Paragraph(key=f"{_KEY}:note", inlines=(Run(text=_NOTE),), flavour="intro"),
        Table(key=f"{_KEY}:table", caption="", columns=columns, rows=tuple(map(_row, further))),
    )


def _seen(sign: RatedSign) -> bool:
    return sign.marketing is not None or sign.sales is not None


def _row(sign: RatedSign) -> TableRow:
    key = f"{_KEY}:{sign.statement.key}"
    words = (sign.statement.words, _number(sign.marketing), _number(sign.sales), sign.gap)
    cells = tuple(
        Cell(key=f"{key}:{at}", paragraphs=((Run(text=one),),)) for at, one in enumerate(words)
    )
    return TableRow(key=key, cells=cells)


def _number(rating: int | None) -> str:
    return "–" if rating is None else str(rating)
