"""Blocks to the body of a Word file."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Final

from docx.oxml.shape import CT_Inline
from docx.shared import Mm

from exporters import figures
from exporters.blocks import (
    Block,
    Bullets,
    Contents,
    CoverPage,
    Figure,
    Fingerprint,
    Flavour,
    Heading,
    Key,
    Paragraph,
    Part,
    Promise,
    Run,
    Signatures,
    Table,
)
from exporters.docx import styles
from exporters.docx.contents import write_contents
from exporters.docx.cover import write_cover
from exporters.docx.ooxml import add
from exporters.docx.sheet import Layout, Sheet
from exporters.docx.signatures import write_fingerprint, write_signatures
from exporters.docx.tables import write_caption, write_table
from exporters.numbering import contents as contents_entries
from models.text import clean_line

_FLAVOURS: Final[Mapping[Flavour, str]] = {
    "body": styles.BODY,
    "clause": styles.CLAUSE,
    "intro": styles.INTRO,
    "note": styles.REMARK,
}
_HEADINGS: Final = {1: styles.SECTION, 2: styles.CLAUSE_HEADING}
_ABOVE_SIGNATURES: Final = 220
_ABOVE_BARE_TABLE: Final = 90
_SPACED_BY_THEMSELVES: Final = (Part, Heading, Figure, Contents)


def link_targets(blocks: tuple[Block, ...]) -> frozenset[Key]:
    """The keys of the blocks that carry a bookmark."""
    keys: set[Key] = set()
    for block in blocks:
        if isinstance(block, Heading | Part | Figure) or (
            isinstance(block, Table) and block.number
        ):
            keys.add(block.key)
        if isinstance(block, Table):
            keys.update(row.key for row in block.rows if row.number)
    return frozenset(keys)


class BlockWriter:
    """Writes one document's blocks in their order."""

    def __init__(
        self, sheet: Sheet, blocks: tuple[Block, ...], page_numbers: Mapping[Key, int]
    ) -> None:
        """Prepare to write `blocks`."""
        self._sheet = sheet
        self._blocks = blocks
        self._page_numbers = page_numbers
        self._page_starts = _page_starts(blocks)

    def write(self) -> None:
        """The whole body; it ends with a paragraph, as Word demands after a table."""
        for index in range(len(self._blocks)):
            self._write(index)
        self._sheet.paragraph(styles.AFTER_TABLE)

    def _write(self, index: int) -> None:
        sheet, block = self._sheet, self._blocks[index]
        match block:
            case CoverPage():
                write_cover(sheet, block)
            case Contents():
                entries = contents_entries(self._blocks)
                write_contents(sheet, block, entries, self._page_numbers, self._blocks)
            case Part() | Heading():
                self._write_title(index, block)
            case Paragraph():
                following = self._next(index)
                bare_table = isinstance(following, Table) and not following.number
                leads = bare_table or (isinstance(following, Bullets) and _ends_in_colon(block))
                layout = Layout(page_break=index in self._page_starts, keep_next=leads)
                paragraph = sheet.paragraph(_FLAVOURS[block.flavour], layout=layout)
                sheet.inlines(paragraph, block.inlines)
            case Promise():
                self._write_promise(index, block)
            case Bullets():
                self._write_bullets(block)
            case Figure():
                _write_figure(sheet, block)
            case Fingerprint():
                write_fingerprint(sheet, block)
            case Table() | Signatures():
                self._write_grid(index, block)

    def _write_grid(self, index: int, block: Table | Signatures) -> None:
        if isinstance(block, Table):
            write_table(self._sheet, block)
        else:
            write_signatures(self._sheet, block)
        self._write_gap(index, noted=bool(block.note))

    def _next(self, index: int) -> Block | None:
        return self._blocks[index + 1] if index + 1 < len(self._blocks) else None

    def _write_title(self, index: int, block: Part | Heading) -> None:
        starts_page = index in self._page_starts
        after_part = index > 0 and isinstance(self._blocks[index - 1], Part)
        tight = starts_page or (after_part and isinstance(block, Heading))
        style = styles.PART if isinstance(block, Part) else _HEADINGS[block.level]
        before = 0 if tight else None
        following = self._next(index)
        bare_table = isinstance(following, Table) and not following.number
        after = _ABOVE_BARE_TABLE if bare_table else None
        layout = Layout(page_break=starts_page, before=before, after=after)
        paragraph = self._sheet.paragraph(style, layout=layout)
        mark = self._sheet.open_bookmark(paragraph, block.key)
        if isinstance(block, Heading):
            if block.number:
                self._sheet.text(paragraph, block.number, styles.NUMBER)
                self._sheet.text(paragraph, "\t")
            self._sheet.text(paragraph, clean_line(block.text))
        else:
            self._sheet.text(paragraph, clean_line(block.title))
        self._sheet.close_bookmark(paragraph, mark)
        if isinstance(block, Heading) and block.status:
            self._sheet.text(paragraph, f"\t{block.status}", styles.STATUS)

    def _write_promise(self, index: int, block: Promise) -> None:
        signed = isinstance(self._next(index), Signatures)
        layout = Layout(keep_next=signed, after=_ABOVE_SIGNATURES if signed else None)
        paragraph = self._sheet.paragraph(styles.promise(block.side), layout=layout)
        self._sheet.inlines(paragraph, block.inlines)

    def _write_bullets(self, block: Bullets) -> None:
        last = len(block.items) - 1
        for index, item in enumerate(block.items):
            after = 100 if index == last else None
            paragraph = self._sheet.paragraph(styles.BULLET, layout=Layout(after=after))
            self._sheet.inlines(paragraph, item.inlines)

    def _write_gap(self, index: int, *, noted: bool) -> None:
        """A small distance below a table where what follows brings none of its own."""
        following = self._next(index)
        spaced = isinstance(following, _SPACED_BY_THEMSELVES) or (
            isinstance(following, Table) and following.number > 0
        )
        if following is not None and not noted and not spaced:
            self._sheet.paragraph(styles.AFTER_TABLE)


def _ends_in_colon(paragraph: Paragraph) -> bool:
    """True for the line that leads into a list."""
    last = paragraph.inlines[-1] if paragraph.inlines else None
    return isinstance(last, Run) and last.text.endswith(":")


def _page_starts(blocks: tuple[Block, ...]) -> frozenset[int]:
    """Where a page begins: after the contents (or the cover), with and after the signatures."""
    starts: set[int] = set()
    section, signed = 0, False
    for index, block in enumerate(blocks):
        before = blocks[index - 1] if index else None
        covered = isinstance(before, CoverPage) and not isinstance(block, Contents)
        if covered or isinstance(before, Contents):
            starts.add(index)
        if isinstance(block, Heading) and block.level == 1:
            section = index - 1 if isinstance(before, Part) else index
            if signed:
                starts.add(section)
            signed = False
        if isinstance(block, Signatures):
            signed = True
            if section:
                starts.add(section)
    return frozenset(starts)


def _write_figure(sheet: Sheet, figure: Figure) -> None:
    paragraph = sheet.paragraph(styles.FIGURE)
    picture = figures.funnel_png(figure.bars)
    relation, _ = sheet.part.get_or_add_image(BytesIO(picture))
    number = sheet.next_drawing()
    inline = CT_Inline.new_pic_inline(
        number,
        relation,
        f"figure-{number}.png",
        Mm(figures.WIDTH_MM),
        Mm(figures.HEIGHT_MM),
    )
    for edge in ("distT", "distB", "distL", "distR"):
        inline.set(edge, "0")
    inline.docPr.set("name", f"Figure {figure.number}")
    inline.docPr.set("descr", clean_line(figure.description))
    add(add(paragraph, "r"), "drawing").append(inline)
    write_caption(sheet, styles.FIGURE_CAPTION, "Figure", figure.number, figure.caption, figure.key)
