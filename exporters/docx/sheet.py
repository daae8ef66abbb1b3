"""The body of a Word file while it is being written: paragraphs, words, links and bookmarks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from exporters.blocks import Blank, CrossReference, Inline, Key, Run
from exporters.docx import ooxml, styles
from exporters.docx.ooxml import add
from models.text import clean_line

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element
    from docx.parts.document import DocumentPart

TEXT_WIDTH: Final = 9071
"""Twips between the margins of the house template."""

_HAIRLINE: Final[dict[str, str | int]] = {"val": "single", "sz": 4, "space": 0, "color": "C3CAD6"}
_TABLE_LOOK: Final = {"firstRow": 1, "lastRow": 0, "firstColumn": 0, "lastColumn": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How one paragraph differs from its style; spacing and exact line height in twips."""

    keep_next: bool = False
    page_break: bool = False
    right: bool = False
    before: int | None = None
    after: int | None = None
    line: int | None = None


PLAIN: Final = Layout()


class Sheet:
    """Where blocks are written to; `targets` are the keys that a link may lead to."""

    def __init__(
        self,
        body: Element,
        part: DocumentPart,
        style_id: Callable[[str], str],
        targets: frozenset[Key],
    ) -> None:
        """Start writing at the end of `body`."""
        self.body = body
        self.part = part
        self._style_id = style_id
        self._targets = targets
        self._bookmarks = 0
        self._drawings = 0

    def paragraph(
        self, style: str, parent: Element | None = None, layout: Layout = PLAIN
    ) -> Element:
        """A new paragraph at the end of `parent` or the body."""
        paragraph = add(self.body if parent is None else parent, "p")
        properties = add(paragraph, "pPr")
        add(properties, "pStyle", val=self._style_id(style))
        if layout is not PLAIN:
            _write_layout(properties, layout)
        return paragraph

    def text(self, parent: Element, text: str, style: str = "", *, bold: bool = False) -> None:
        """Words at the end of a paragraph or link, in a character style."""
        run = add(parent, "r")
        if style or bold:
            properties = add(run, "rPr")
            if style:
                add(properties, "rStyle", val=self._style_id(style))
            if bold:
                add(properties, "b")
                add(properties, "bCs")
        ooxml.add_text(run, text)

    def inlines(self, paragraph: Element, inlines: Iterable[Inline]) -> None:
        """Runs and open questions at the end of a paragraph."""
        for inline in inlines:
            match inline:
                case Run():
                    self._run(paragraph, inline)
                case Blank():
                    self.text(paragraph, f"Open: {inline.question}", styles.OPEN)
                case CrossReference():
                    raise ValueError(f"the reference to {inline.to!r} was never numbered")

    def _run(self, paragraph: Element, run: Run) -> None:
        place = self.link(paragraph, run.to) if run.to in self._targets else paragraph
        style = _character_style(run)
        self.text(place, run.text, style, bold=run.strong and style != styles.STRONG)

    def link(self, paragraph: Element, to: Key) -> Element:
        """An empty link to a block, to be filled with words."""
        return add(paragraph, "hyperlink", anchor=ooxml.bookmark_name(to), history=1)

    def open_bookmark(self, paragraph: Element, key: Key) -> int:
        """Starts the bookmark of a block; close it in the same paragraph."""
        self._bookmarks += 1
        name = ooxml.bookmark_name(key)
        add(paragraph, "bookmarkStart", id=self._bookmarks, name=name)
        return self._bookmarks

    def close_bookmark(self, paragraph: Element, number: int) -> None:
        """Ends a bookmark."""
        add(paragraph, "bookmarkEnd", id=number)

    def next_drawing(self) -> int:
        """A number that no other drawing has."""
        self._drawings += 1
        return self._drawings

    def table(self, style: str, widths: list[int], title: str, description: str) -> Element:
        """An empty table of fixed column widths in twips, with its words for screen readers."""
        table = add(self.body, "tbl")
        properties = add(table, "tblPr")
        add(properties, "tblStyle", val=self._style_id(style))
        add(properties, "tblW", w=sum(widths), type="dxa")
        add(properties, "tblLayout", type="fixed")
        add(properties, "tblLook", val="0620", **_TABLE_LOOK, noHBand=1, noVBand=1)
        add(properties, "tblCaption", val=clean_line(title))
        add(properties, "tblDescription", val=clean_line(description))
        grid = add(table, "tblGrid")
        for width in widths:
            add(grid, "gridCol", w=width)
        return table

    @staticmethod
    def row(table: Element, *, head: bool = False, least: int = 0) -> Element:
        """An empty row that no page break cuts; `head` repeats on every page, `least` in twips."""
        row = add(table, "tr")
        properties = add(row, "trPr")
        add(properties, "cantSplit")
        if least:
            add(properties, "trHeight", val=least, hRule="atLeast")
        if head:
            add(properties, "tblHeader")
        return row

    @staticmethod
    def cell(
        row: Element, width: int, *, left: int = 0, right: int | None = None, ruled: bool = False
    ) -> Element:
        """An empty cell; margins in twips where they differ from the table's.

        `ruled` draws a hairline above the cell, where a table style cannot tell the rows apart.
        """
        cell = add(row, "tc")
        properties = add(cell, "tcPr")
        add(properties, "tcW", w=width, type="dxa")
        if ruled:
            add(add(properties, "tcBorders"), "top", **_HAIRLINE)
        if left or right is not None:
            margins = add(properties, "tcMar")
            add(margins, "left", w=left, type="dxa")
            if right is not None:
                add(margins, "right", w=right, type="dxa")
        return cell


def _write_layout(properties: Element, layout: Layout) -> None:
    if layout.keep_next:
        add(properties, "keepNext")
    if layout.page_break:
        add(properties, "pageBreakBefore")
    spacing = {"before": layout.before, "after": layout.after, "line": layout.line}
    given: dict[str, str | int] = {edge: size for edge, size in spacing.items() if size is not None}
    if layout.line is not None:
        given["lineRule"] = "exact"
    if given:
        add(properties, "spacing", **given)
    if layout.right:
        add(properties, "jc", val="right")


def _character_style(run: Run) -> str:
    """The one style that says most about a run."""
    if run.placeholder:
        return styles.STARTER
    if run.accent:
        return styles.NUMBER
    if run.muted:
        return styles.MUTED
    return styles.STRONG if run.strong else ""
