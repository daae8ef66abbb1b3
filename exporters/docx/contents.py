"""The contents list: a field that Word can update, complete from the start."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from docx.oxml.xmlchemy import BaseOxmlElement as Element

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
from exporters.docx.sheet import Sheet
from exporters.numbering import Entry

_STYLES: Final = {1: styles.CONTENTS_PART, 2: styles.CONTENTS_SECTION}
_FIELD: Final = f'TOC \\h \\t "{styles.PART},1,Heading 1,2"'
_WITHOUT_PAGES: Final = "\\n 1-2"
_PART_WITHOUT_PAGES: Final = "\\n 1-1"
_ABOVE_NOTE: Final = 480


def write_contents(
    sheet: Sheet,
    contents: Contents,
    entries: tuple[Entry, ...],
    page_numbers: Mapping[Key, int],
    blocks: tuple[Block, ...],
) -> None:
    """Title, entries and notes. Pages are printed only where `page_numbers` knows them."""
    sheet.text(sheet.paragraph(styles.CONTENTS_TITLE, page_break=True), contents.title)
    pages = _PART_WITHOUT_PAGES if page_numbers else _WITHOUT_PAGES
    for index, entry in enumerate(entries):
        paragraph = sheet.paragraph(_STYLES[entry.level])
        if index == 0:
            ooxml.begin_field(paragraph, f"{_FIELD} {pages}")
        _write_entry(sheet, paragraph, entry, page_numbers)
    note = sheet.paragraph(styles.NOTE, before=_ABOVE_NOTE)
    if entries:
        ooxml.end_field(note)
    sheet.inlines(note, contents.note)
    _write_legend(sheet, blocks)


def _write_entry(
    sheet: Sheet, paragraph: Element, entry: Entry, page_numbers: Mapping[Key, int]
) -> None:
    link = sheet.link(paragraph, entry.key)
    if entry.number:
        sheet.text(link, entry.number, styles.MUTED)
        sheet.text(link, "\t")
    sheet.text(link, entry.text)
    if entry.level > 1 and entry.key in page_numbers:
        sheet.text(link, "\t")
        instruction = f"PAGEREF {ooxml.bookmark_name(entry.key)} \\h"
        ooxml.add_field(link, instruction, str(page_numbers[entry.key]))


def _write_legend(sheet: Sheet, blocks: tuple[Block, ...]) -> None:
    """What the marks of a draft mean, if there are any."""
    inlines = [inline for block in blocks for inline in _inlines(block)]
    starter = any(isinstance(each, Run) and each.placeholder for each in inlines)
    blank = any(isinstance(each, Blank) for each in inlines)
    if not starter and not blank:
        return
    paragraph = sheet.paragraph(styles.NOTE)
    sheet.text(paragraph, "Marks in this draft. ", styles.STRONG)
    if starter:
        sheet.text(paragraph, "Underlined with dashes", styles.STARTER)
        sheet.text(paragraph, ": a starter value that nobody has confirmed yet. ")
    if blank:
        sheet.text(paragraph, "Open:", styles.OPEN)
        sheet.text(paragraph, " a question that nobody has answered yet.")


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
