"""Rows that were copied in a spreadsheet, read into rows of the agreement."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from models.agreement import fields, path
from models.agreement.agreement import Agreement
from models.agreement.kinds import Rows
from models.agreement.section import Row, RowId
from ui.editors.reading import Unreadable
from ui.forms.columns import Column, columns
from ui.forms.read_cell import plain_key, read_cell

_QUOTED = re.compile(r'"((?:[^"]|"")*+)"(?=[\t\n]|\Z)')
_PLAIN = re.compile(r"[^\t\n]*")

Block = list[list[str]]
"""The cells of a copied block, row by row."""


@dataclass(frozen=True, slots=True)
class Slip:
    """Something in the block that was not taken as it stands, and why.

    `row` counts the copied rows from 1 as a person sees them, 0 speaks of the block as a whole.
    `text` is what stands in the cell; `row_id` and `name` tell where it would have gone.
    """

    sentence: str
    row: int = 0
    column: str = ""
    text: str = ""
    row_id: RowId = ""
    name: str = ""

    @property
    def words(self) -> str:
        """The place and the sentence."""
        if not self.row:
            return self.sentence
        place = f"Row {self.row}, {self.column}" if self.column else f"Row {self.row}"
        return f"{place}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class Pasted:
    """The rows made of a block, and what could not be taken."""

    rows: tuple[Row, ...]
    problems: tuple[Slip, ...] = ()

    @property
    def not_taken(self) -> str:
        """Every text that was not taken, one a line, with its place."""
        slips = (slip for slip in self.problems if slip.text)
        return "\n".join(f"{slip.words}\t{slip.text}" for slip in slips)


def read_block(text: str) -> Block:
    """The cells of tab-separated text as Excel and LibreOffice put it on the clipboard.

    A cell with a line break, a tab or a quotation mark in it may stand in quotation marks.
    """
    rest = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if not rest:
        return []
    block: Block = [[]]
    place = 0
    while True:
        cell, place = _cell(rest, place)
        block[-1].append(cell)
        if place >= len(rest):
            return block
        if rest[place] == "\n":
            block.append([])
        place += 1


def _cell(text: str, place: int) -> tuple[str, int]:
    quoted = _QUOTED.match(text, place)
    if quoted is not None and re.search(r'[\t\n]|""', quoted[1]):
        return quoted[1].replace('""', '"'), quoted.end()
    plain = _PLAIN.match(text, place)
    assert plain is not None
    return plain[0], plain.end()


def rows_from_block(kind: Rows, block: Block, agreement: Agreement) -> Pasted:
    """Rows of `kind` made of the block, and a sentence for everything that was not taken.

    A first row of headings is recognised, in any order; without one the columns come in order.
    """
    typed = tuple(column for column in columns(agreement, kind) if column.typed)
    reader = _Reader(kind, typed, agreement)
    heading = _heading(block[0], typed) if block else None
    if heading is None:
        reader.in_order(block)
    else:
        reader.places = heading
    for number, cells in enumerate(block, 1):
        if any(cell.strip() for cell in cells) and not (number == 1 and heading is not None):
            reader.take(number, cells)
    if heading is not None:
        reader.name_left_out(block[0])
    return Pasted(tuple(reader.rows), tuple(reader.slips))


Places = tuple[Column | None, ...]
"""The column of the agreement for each column of the block; None where there is none."""


def _heading(cells: list[str], typed: tuple[Column, ...]) -> Places | None:
    known: dict[str, Column] = {}
    for column in typed:
        name = "" if column.part is not None else column.field.name.replace("_", " ")
        for word in (column.label, name):
            if word:
                known.setdefault(plain_key(word), column)
    found = tuple(known.get(plain_key(cell)) for cell in cells)
    given = sum(bool(cell.strip()) for cell in cells)
    met = [column for column in found if column is not None]
    if not met or (len(met) < given and (len(met) < 2 or 2 * len(met) < given)):
        return None
    return tuple(
        column if column not in found[:place] else None for place, column in enumerate(found)
    )


@dataclass
class _Reader:
    """Reads one row after the other and notes what it could not take."""

    kind: Rows
    typed: tuple[Column, ...]
    agreement: Agreement
    places: Places = ()
    rows: list[Row] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)
    left_out: dict[int, list[str]] = field(default_factory=dict)

    def in_order(self, block: Block) -> None:
        self.places = self.typed
        widest = max((len(cells) for cells in block), default=0)
        if 1 < widest < len(self.typed):
            into = ", ".join(column.label for column in self.typed[:widest])
            self.slips.append(
                Slip(
                    f"{widest} columns were copied and {len(self.typed)} are possible. "
                    f"They were read as {into}; copy the headings too if that is not right."
                )
            )

    def name_left_out(self, heading: list[str]) -> None:
        if not self.rows:
            self.slips.append(Slip("Only headings were copied. Copy the rows below them as well."))
        for place, texts in self.left_out.items():
            said = f"There is no column “{_short(heading[place])}” here, so it was not taken."
            self.slips.append(Slip(said, text="\n".join(texts)))

    def take(self, number: int, cells: list[str]) -> None:
        row = self.kind.holds()
        assert isinstance(row, Row)
        for place, (cell, column) in enumerate(zip(cells, self.places, strict=False)):
            if column is not None and cell.strip():
                row = self._filled(row, column, cell, number)
            elif cell.strip():
                self.left_out.setdefault(place, []).append(cell)
        self.rows.append(row)
        beyond = [cell for cell in cells[len(self.places) :] if cell.strip()]
        if beyond:
            self.slips.append(self._beyond(number, cells, beyond, row))

    def _filled(self, row: Row, column: Column, cell: str, number: int) -> Row:
        try:
            value = read_cell(column, cell, self.agreement)
        except Unreadable as trouble:
            name = column.field.name
            self.slips.append(Slip(str(trouble), number, column.label, cell, row.id, name))
            return row
        if fields.is_empty(value):
            return row
        return path.put(row, (column.field.name,), column.answer(row, value))

    def _beyond(self, number: int, cells: list[str], beyond: list[str], row: Row) -> Slip:
        texts = "\t".join(beyond)
        said = ", ".join(f"“{_short(cell)}”" for cell in beyond[:3])
        more = f" and {len(beyond) - 3} more" if len(beyond) > 3 else ""
        sentence = (
            f"{len(cells)} cells where {len(self.places)} are possible; "
            f"{said}{more} {'was' if len(beyond) == 1 else 'were'} not taken."
        )
        return Slip(sentence, number, "", texts, row.id)


def _short(word: str) -> str:
    line = " ".join(word.split())
    return line if len(line) <= 40 else f"{line[:39]}…"
