"""One pass over the document that numbers what is numbered and words what points at numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from exporters.blocks import (
    Blank,
    Block,
    Bullet,
    Bullets,
    Cell,
    Contents,
    CoverPage,
    CrossReference,
    Figure,
    Heading,
    Inline,
    Inlines,
    Key,
    Paragraph,
    Part,
    Promise,
    Run,
    Table,
    TableRow,
)

NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the contents list: a part (level 1) or a numbered section (level 2)."""

    key: Key
    level: Literal[1, 2]
    number: str
    text: str


def contents(blocks: tuple[Block, ...]) -> tuple[Entry, ...]:
    """The parts and sections in their order."""
    return tuple(_entries(blocks))


def _entries(blocks: tuple[Block, ...]) -> Iterator[Entry]:
    for block in blocks:
        if isinstance(block, Part):
            yield Entry(key=block.key, level=1, number="", text=block.title)
        elif isinstance(block, Heading) and block.level == 1:
            yield Entry(key=block.key, level=2, number=block.number, text=block.text)


def numbered(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same blocks with numbers, every cross-reference worded as a run.

    Running it again changes nothing. Raises LookupError for a reference to nothing numbered.
    """
    counted = count(blocks)
    return worded(counted.blocks, counted.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many sections, appendices, tables and figures stand before a place in the document."""

    sections: int = 0
    letters: int = 0
    tables: int = 0
    figures: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Blocks with their numbers, the names that others may use, and where counting goes on."""

    blocks: tuple[Block, ...]
    names: Mapping[Key, Name]
    after: Tally


def count(blocks: tuple[Block, ...], before: Tally | None = None) -> Counted:
    """The numbers of a stretch that begins with a section or at the start of the document."""
    start = before or Tally()
    running = _Count(
        sections=start.sections,
        letters=start.letters,
        tables=start.tables,
        figures=start.figures,
    )
    done = tuple(_count(block, running) for block in blocks)
    after = Tally(
        sections=running.sections,
        letters=running.letters,
        tables=running.tables,
        figures=running.figures,
    )
    return Counted(blocks=done, names=running.names, after=after)


def worded(blocks: tuple[Block, ...], names: Mapping[Key, Name]) -> tuple[Block, ...]:
    """The blocks with every cross-reference in words. Raises LookupError as `numbered` does."""
    return tuple(_resolve(block, names) for block in blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """The number of a block, and what it is called in a sentence."""

    number: str
    section: str = "section"


@dataclass(slots=True)
class _Count:
    """How far the numbers have come."""

    sections: int = 0
    letters: int = 0
    clauses: int = 0
    tables: int = 0
    figures: int = 0
    section: str = ""
    names: dict[Key, Name] = field(default_factory=dict)

    def next_section(self, *, lettered: bool) -> str:
        """The next 1, 2, 3 or A, B, C."""
        self.clauses = 0
        if lettered:
            self.letters += 1
            self.section = _letters(self.letters)
        else:
            self.sections += 1
            self.section = str(self.sections)
        return self.section

    def next_clause(self) -> str:
        """The next 8.1, 8.2 or B.1 of the running section."""
        self.clauses += 1
        return f"{self.section}.{self.clauses}" if self.section else str(self.clauses)


def _letters(count: int) -> str:
    """A to Z, then AA, AB and so on."""
    word = ""
    while count:
        count, rest = divmod(count - 1, 26)
        word = chr(ord("A") + rest) + word
    return word


def _count(block: Block, count: _Count) -> Block:
    match block:
        case Heading():
            return _count_heading(block, count)
        case Table():
            return _count_table(block, count)
        case Figure():
            count.figures += 1
            count.names[block.key] = Name(number=str(count.figures), section="figure")
            return replace(block, number=count.figures)
        case _:
            return block


def _count_heading(block: Heading, count: _Count) -> Heading:
    if block.level == 1:
        number = count.next_section(lettered=block.lettered)
        called = "appendix" if block.lettered else "section"
    else:
        number = count.next_clause()
        called = "clause"
    count.names[block.key] = Name(number=number, section=called)
    return replace(block, number=number)


def _count_table(block: Table, count: _Count) -> Table:
    number = 0
    if block.caption:
        count.tables += 1
        number = count.tables
        count.names[block.key] = Name(number=str(number), section="table")
    rows = tuple(_count_row(row, count) for row in block.rows)
    return replace(block, number=number, rows=rows)


def _count_row(row: TableRow, count: _Count) -> TableRow:
    if not row.numbered:
        return row
    number = count.next_clause()
    count.names[row.key] = Name(number=number, section="clause")
    return replace(row, number=number)


def _resolve(block: Block, names: Mapping[Key, Name]) -> Block:
    match block:
        case CoverPage():
            return replace(
                block,
                marketing=_worded(block.marketing, names),
                sales=_worded(block.sales, names),
                together=_worded(block.together, names),
            )
        case Contents():
            return replace(block, note=_worded(block.note, names))
        case Paragraph() | Promise():
            return replace(block, inlines=_worded(block.inlines, names))
        case Bullets():
            return replace(block, items=tuple(_resolve_item(item, names) for item in block.items))
        case Table():
            rows = tuple(_resolve_row(row, names) for row in block.rows)
            return replace(block, rows=rows, note=_worded(block.note, names))
        case _:
            return block


def _resolve_item(item: Bullet, names: Mapping[Key, Name]) -> Bullet:
    return replace(item, inlines=_worded(item.inlines, names))


def _resolve_row(row: TableRow, names: Mapping[Key, Name]) -> TableRow:
    return replace(row, cells=tuple(_resolve_cell(cell, row.key, names) for cell in row.cells))


def _resolve_cell(cell: Cell, row: Key, names: Mapping[Key, Name]) -> Cell:
    return replace(cell, paragraphs=tuple(_worded(each, names, row) for each in cell.paragraphs))


def _worded(inlines: Inlines, names: Mapping[Key, Name], own: Key = "") -> Inlines:
    """The inlines with every cross-reference in words; `own` is the row that they stand in."""
    done: list[Inline] = []
    before = ""
    for inline in inlines:
        worded = inline
        if isinstance(inline, CrossReference):
            worded = _pointer(inline, names, own, first=_starts_sentence(before))
        if isinstance(worded, Run):
            before += worded.text
        elif isinstance(worded, Blank):
            before += worded.question
        done.append(worded)
    return tuple(done)


def _starts_sentence(before: str) -> bool:
    bare = before.rstrip()
    return not bare or (bare != before and bare[-1] in ".!?")


def _pointer(reference: CrossReference, names: Mapping[Key, Name], own: Key, *, first: bool) -> Run:
    if reference.to not in names:
        raise LookupError(f"nothing numbered has the key {reference.to!r}")
    name = names[reference.to]
    if reference.to == own:
        return Run(text=name.number, strong=True, accent=True)
    if reference.form == "number":
        return Run(text=name.number, to=reference.to)
    word = name.section if reference.form == "section" else reference.form
    word = word.capitalize() if first else word
    return Run(text=f"{word}{NO_BREAK_SPACE}{name.number}", to=reference.to)
