"""The contents list: a field that Word can update, complete from the start."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from exporters.blocks import (
    Blank,
    Block,
    Bullets,
    Contents,
    CoverPage,
    Inline,
    Key,
    Paragraph,
    Promise,
    Run,
    Table,
)
from exporters.docx import ooxml, styles
from exporters.docx.sheet import PLAIN, Layout, Sheet
from exporters.numbering import Entry

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_STYLES: Final = {1: styles.CONTENTS_PART, 2: styles.CONTENTS_SECTION}
_FIELD: Final = f'TOC \\h \\t "{styles.PART},1,Heading 1,2"'
_WITHOUT_PAGES: Final = "\\n 1-2"
_PART_WITHOUT_PAGES: Final = "\\n 1-1"
_PAGE: Final = 695.0
"""Points that title, entries and notes may fill to stay on one page."""

_TITLE: Final = 37.0
_PART: Final = 21.5
_SECTION: Final = 15.1
_TIGHTEST_SECTION: Final = 13.0
_SECTION_EDGE: Final = 1.5
_NOTE_LINE: Final = 13.0
_LETTERS_IN_LINE: Final = 98
_NOTE_GAPS: Final = (24, 8)


def write_contents(
    sheet: Sheet,
    contents: Contents,
    entries: tuple[Entry, ...],
    page_numbers: Mapping[Key, int],
    blocks: tuple[Block, ...],
) -> None:
    """Title, entries and notes. Pages are printed only where `page_numbers` knows them."""
    sheet.text(
        sheet.paragraph(styles.CONTENTS_TITLE, layout=Layout(page_break=True)), contents.title
    )
    pages = _PART_WITHOUT_PAGES if page_numbers else _WITHOUT_PAGES
    starter, blank = _marks(blocks)
    gap, line = _fitting(entries, contents, marked=starter or blank)
    for index, entry in enumerate(entries):
        paragraph = sheet.paragraph(_STYLES[entry.level], layout=line if entry.level > 1 else PLAIN)
        if index == 0:
            ooxml.begin_field(paragraph, f"{_FIELD} {pages}")
        _write_entry(sheet, paragraph, entry, page_numbers)
    note = sheet.paragraph(styles.NOTE, layout=Layout(before=gap * 20))
    if entries:
        ooxml.end_field(note)
    sheet.inlines(note, contents.note)
    if starter or blank:
        _write_legend(sheet, starter=starter, blank=blank)


def _fitting(entries: tuple[Entry, ...], contents: Contents, *, marked: bool) -> tuple[int, Layout]:
    """The points above the note and the line height of sections that keep all on one page."""
    parts = sum(entry.level == 1 for entry in entries)
    sections = len(entries) - parts
    letters = sum(len(inline.text) for inline in contents.note if isinstance(inline, Run))
    notes = (math.ceil(letters / _LETTERS_IN_LINE) + marked) * _NOTE_LINE + 5 * marked
    free = _PAGE - _TITLE - parts * _PART - notes
    wide, narrow = _NOTE_GAPS
    if free - wide >= sections * _SECTION:
        return wide, PLAIN
    room = (free - narrow) / max(sections, 1)
    if room >= _SECTION:
        return narrow, PLAIN
    if room < _TIGHTEST_SECTION:
        return wide, PLAIN
    return narrow, Layout(line=math.floor((room - _SECTION_EDGE) * 20))


def _write_entry(
    sheet: Sheet, paragraph: Element, entry: Entry, page_numbers: Mapping[Key, int]
) -> None:
    if entry.number:
        sheet.text(paragraph, entry.number, styles.MUTED)
        sheet.text(paragraph, "\t")
    link = sheet.link(paragraph, entry.key)
    sheet.text(link, entry.text)
    if entry.level > 1 and entry.key in page_numbers:
        sheet.text(link, "\t")
        instruction = f"PAGEREF {ooxml.bookmark_name(entry.key)} \\h"
        ooxml.add_field(link, instruction, str(page_numbers[entry.key]))


def _marks(blocks: tuple[Block, ...]) -> tuple[bool, bool]:
    """Whether there are starter values, and whether there are open questions."""
    inlines = [inline for block in blocks for inline in _inlines(block)]
    starter = any(isinstance(each, Run) and each.placeholder for each in inlines)
    return starter, any(isinstance(each, Blank) for each in inlines)


def _write_legend(sheet: Sheet, *, starter: bool, blank: bool) -> None:
    """What the marks of a draft mean."""
    paragraph = sheet.paragraph(styles.NOTE)
    sheet.text(paragraph, "Marks in this draft. ", styles.STRONG)
    if starter:
        sheet.text(paragraph, "Dashes", styles.STARTER)
        sheet.text(paragraph, " under a starter value: not confirmed yet. ")
    if blank:
        sheet.text(paragraph, "Open:", styles.OPEN)
        sheet.text(paragraph, " a question without an answer.")


def _inlines(block: Block) -> Iterator[Inline]:
    match block:
        case CoverPage():
            yield from (*block.marketing, *block.sales, *block.together)
        case Paragraph() | Promise():
            yield from block.inlines
        case Bullets():
            yield from _chained(item.inlines for item in block.items)
        case Table():
            yield from block.note
            cells = (cell for row in block.rows for cell in row.cells)
            yield from _chained(each for cell in cells for each in cell.paragraphs)
        case _:
            return


def _chained(groups: Iterable[tuple[Inline, ...]]) -> Iterator[Inline]:
    for group in groups:
        yield from group
