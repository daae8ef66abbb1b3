"""Tables as the house prints them: caption above, header row on every page, note below."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from exporters.blocks import Cell, Column, Inline, Inlines, Run, Table, TableRow
from exporters.docx import styles
from exporters.docx.sheet import TEXT_WIDTH, Layout, Sheet

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_KEPT_WHOLE: Final = 8
"""Lines up to which a table is not parted by a page break."""

_LOW: Final = 2
"""Lines of a row that would look lost at the foot or the head of a page."""

_LETTER: Final = Decimal("1.7")
"""Millimetres that a letter of a table takes, roughly."""

_WORD: Final = Decimal("1.9")
"""Millimetres that a letter of a single word may take, some of them being wide."""

_BESIDE: Final = Decimal(2)
"""Millimetres beside a word."""

_MOST: Final = Decimal(40)
"""Millimetres that no word makes a column wider than."""

_AFTER_NUMBERS: Final = 453
"""Twips (8 mm) between right-aligned numbers and the words in the next column."""


def write_table(sheet: Sheet, table: Table) -> None:
    """Caption, table and note."""
    if table.number:
        write_caption(sheet, styles.CAPTION, "Table", table.number, table.caption, table.key)
    widths = scaled(columns_with_room(table))
    title = table.caption or ", ".join(column.title for column in table.columns)
    grid = sheet.table(styles.TABLE, widths, title, _description(table))
    _write_head(sheet, grid, table.columns, widths)
    last = len(table.rows) - 1
    lines = [_lines_of(row, table.columns) for row in table.rows]
    together = sum(lines) <= _KEPT_WHOLE
    for index, row in enumerate(table.rows):
        low = lines[0 if index == 0 else last] <= _LOW
        kept = bool(table.note) if index == last else together or (low and index in (0, last - 1))
        _write_row(sheet, grid, row, table.columns, widths, keep_next=kept)
    if table.note:
        sheet.inlines(sheet.paragraph(styles.TABLE_NOTE), table.note)


def write_caption(sheet: Sheet, style: str, word: str, number: int, caption: str, key: str) -> None:
    """The line that numbers and names a table or a figure."""
    paragraph = sheet.paragraph(style)
    mark = sheet.open_bookmark(paragraph, key)
    sheet.text(paragraph, f"{word}\u00a0{number}", styles.STRONG)
    sheet.close_bookmark(paragraph, mark)
    sheet.text(paragraph, f"\u2002{caption}")


def scaled(widths: Iterable[Decimal], total: int = TEXT_WIDTH) -> list[int]:
    """Column widths in twips that fill `total` exactly, in the given proportions."""
    shares = list(widths)
    whole = sum(shares, Decimal(0))
    edges, run = [0], Decimal(0)
    for share in shares:
        run += share
        edges.append(round(run * total / whole))
    return [right - left for left, right in pairwise(edges)]


def columns_with_room(table: Table) -> list[Decimal]:
    """The widths in millimetres, with room for the longest word of each column where there is any.

    What a narrow column needs is taken from those that have more than their own words need.
    """
    given = [column.width for column in table.columns]
    needed = [min(_longest(table, at) * _WORD + _BESIDE, _MOST) for at in range(len(given))]
    short = [max(need - width, Decimal(0)) for need, width in zip(needed, given, strict=True)]
    spare = [max(width - need, Decimal(0)) for need, width in zip(needed, given, strict=True)]
    lacking, free = sum(short, Decimal(0)), sum(spare, Decimal(0))
    if not lacking or not free:
        return given
    part = min(lacking, free)
    return [
        width + less * part / lacking - more * part / free
        for width, less, more in zip(given, short, spare, strict=True)
    ]


def _longest(table: Table, at: int) -> int:
    """Letters of the longest word in a column; a blank that does not break counts as one."""
    texts = [
        "".join(one.text for one in inlines if isinstance(one, Run))
        for row in table.rows
        for inlines in row.cells[at].paragraphs
    ]
    texts.append(table.columns[at].title)
    words = (word for text in texts for word in re.split(r"[ \n\t\-/–]", text))
    return max(map(len, words), default=0)


def _lines_of(row: TableRow, columns: tuple[Column, ...]) -> int:
    """About how many lines a row takes."""
    return max(map(_lines, row.cells, columns), default=1)


def _lines(cell: Cell, column: Column) -> int:
    room = max(int(column.width / _LETTER), 1)
    return sum(-(-sum(map(_letters, inlines)) // room) or 1 for inlines in cell.paragraphs)


def _letters(inline: Inline) -> int:
    return len(inline.text) if isinstance(inline, Run) else 0


def _description(table: Table) -> str:
    rows = "1 row" if len(table.rows) == 1 else f"{len(table.rows)} rows"
    names = "; ".join(column.title for column in table.columns)
    return f"{rows} below a header row. Columns: {names}."


def _write_head(
    sheet: Sheet, grid: Element, columns: tuple[Column, ...], widths: list[int]
) -> None:
    row = sheet.row(grid, head=True)
    after = False
    for column, width in zip(columns, widths, strict=True):
        cell = _column_cell(sheet, row, column, width, after_numbers=after)
        after = column.align == "right"
        sheet.text(sheet.paragraph(styles.TABLE_HEAD, cell, Layout(right=after)), column.title)


def _column_cell(
    sheet: Sheet, row: Element, column: Column, width: int, *, after_numbers: bool
) -> Element:
    """A cell; numbers end flush with their column, and words after them keep a distance."""
    if column.align == "right":
        return sheet.cell(row, width, right=0)
    return sheet.cell(row, width, left=_AFTER_NUMBERS if after_numbers else 0)


def _write_row(
    sheet: Sheet,
    grid: Element,
    row: TableRow,
    columns: tuple[Column, ...],
    widths: list[int],
    *,
    keep_next: bool,
) -> None:
    element = sheet.row(grid)
    key = row.key if row.number else ""
    right = False
    for cell, column, width in zip(row.cells, columns, widths, strict=True):
        place = _column_cell(sheet, element, column, width, after_numbers=right)
        right = column.align == "right"
        _write_cell(sheet, place, cell, right=right, keep_next=keep_next, bookmark=key)
        key = ""


def _write_cell(
    sheet: Sheet, place: Element, cell: Cell, *, right: bool, keep_next: bool, bookmark: str
) -> None:
    paragraphs: tuple[Inlines, ...] = cell.paragraphs or ((),)
    layout = Layout(right=right, keep_next=keep_next)
    for inlines in paragraphs:
        paragraph = sheet.paragraph(styles.TABLE_TEXT, place, layout)
        mark = sheet.open_bookmark(paragraph, bookmark) if bookmark else 0
        sheet.inlines(paragraph, inlines)
        if mark:
            sheet.close_bookmark(paragraph, mark)
        bookmark = ""
