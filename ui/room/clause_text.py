"""The text of a clause as the document says it, as short paragraphs for the wall."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exporters.blocks import (
    Blank,
    Block,
    Bullets,
    CrossReference,
    Heading,
    Inlines,
    Paragraph,
    Promise,
    Table,
    TableRow,
)
from exporters.composing import section as one_section
from exporters.composing.material import Material
from exporters.composing.registry import OWN
from models.agreement import fields, kinds, path, references
from models.agreement.agreement import Agreement
from models.agreement.clauses import Clause
from models.agreement.path import Path
from models.agreement.words import in_words
from ui.room.picture import Said

KEPT_OFF = ("evidence", "evidence_count", "evidence_date")
"""Answers that are printed but never stand on the wall."""

Line = tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class WallText:
    """The lines of a clause on the wall, and the answers whose words stand in them."""

    lines: tuple[Line, ...]
    answers: frozenset[Path]

    @property
    def words(self) -> str:
        """All that it says."""
        return "\n".join("".join(said.text for said in line) for line in self.lines)


def clause_text(agreement: Agreement, clause: Clause) -> tuple[Line, ...]:
    """The clause in the sentences of the document, without evidence and open points."""
    return wall_text(agreement, clause).lines


def wall_text(agreement: Agreement, clause: Clause) -> WallText:
    """The same, with the answers that are said in it."""
    material = Material(agreement=agreement, left_out={}, open_points=False)
    section = getattr(agreement, clause.section)
    blocks = one_section.compose(material, clause.section, section, OWN.get(clause.section))
    writer = _Writer(agreement, blocks)
    own = list(_own(blocks, clause))
    lines = [line for block in own for line in writer.lines(block)]
    rows = _rows_elsewhere(blocks, clause, own)
    lines += [line for row in rows for line in writer.row(row, clause.title)]
    if lines:
        return WallText(tuple(lines), frozenset(writer.said))
    spelt = tuple(_answers(agreement, clause))
    return WallText(tuple(line for _, line in spelt), frozenset(where for where, _ in spelt))


def _own(blocks: Iterable[Block], clause: Clause) -> Iterator[Block]:
    inside = False
    for block in blocks:
        if isinstance(block, Heading):
            inside = block.level == 2 and block.path == clause.path
        elif inside:
            yield from _without_other_rows(block, clause)


def _without_other_rows(block: Block, clause: Clause) -> Iterator[Block]:
    """A table that sums up other rows is none of this clause's text."""
    if isinstance(block, Table) and block.rows:
        place = block.rows[0].path or clause.path
        if place[: len(clause.path)] != clause.path:
            return
    yield block


def _rows_elsewhere(
    blocks: Iterable[Block], clause: Clause, own: list[Block]
) -> Iterator[TableRow]:
    """Rows of the clause that the document prints in a table further on."""
    if not isinstance(clause.kind, kinds.Rows) or clause.kind.clause != "row":
        return
    long = len(clause.path)
    for block in blocks:
        if isinstance(block, Table) and not any(block is one for one in own):
            for row in block.rows:
                is_part = row.path is not None and row.path[:long] == clause.path
                if is_part and row.path and (len(row.path) > long or not own):
                    yield row


def _answers(agreement: Agreement, clause: Clause) -> Iterator[tuple[Path, Line]]:
    """Every answer with its label and place, where the document has no sentences for them."""
    value = path.get(agreement, clause.path)
    if isinstance(value, tuple):
        assert isinstance(clause.kind, kinds.Rows)
        for row in value:
            where = (*clause.path, row.id, clause.kind.title)
            yield where, (Said(text=references.called(agreement, row, clause.kind), own=True),)
        return
    for field in fields.of(type(value)):
        answer = getattr(value, field.name) if field.stored else None
        if field.name not in KEPT_OFF and not fields.is_empty(answer):
            words = in_words(agreement, field.kind, answer)
            line = (Said(text=f"{field.kind.label}: "), Said(text=words, own=True))
            yield (*clause.path, field.name), line


class _Writer:
    """Turns blocks of the document into lines for the wall."""

    def __init__(self, agreement: Agreement, blocks: Iterable[Block]) -> None:
        self._agreement = agreement
        self.said: set[Path] = set()
        self._captions = {block.key: block.caption for block in blocks if isinstance(block, Table)}

    def lines(self, block: Block) -> Iterator[Line]:
        """What a block says, line by line."""
        match block:
            case Paragraph() | Promise():
                yield from self._line(block.inlines)
            case Bullets():
                for item in block.items:
                    yield from self._line(item.inlines, "• ")
            case Table():
                for row in block.rows:
                    yield from self.row(row)
            case _:
                pass

    def row(self, row: TableRow, title: str = "") -> Iterator[Line]:
        """The cells of a row one after the other, without one that repeats the clause's title."""
        cells = []
        for cell in row.cells:
            said = (self._plain(inlines) for inlines in cell.paragraphs)
            words = ", ".join(one for one in said if one)
            if words and words != title:
                cells.append(words)
        if cells:
            first, rest = cells[0], " · ".join(cells[1:])
            joined = (Said(text=f" · {rest}"),) if rest else ()
            yield (Said(text=first, own=True), *joined)

    def _line(self, inlines: Inlines, lead: str = "") -> Iterator[Line]:
        if _is_kept_off(inlines):
            return
        pieces = [Said(text=lead)] if lead else []
        for inline in inlines:
            if isinstance(inline, CrossReference):
                pieces.append(Said(text=self._name(inline)))
                continue
            if inline.path is not None and not isinstance(inline, Blank):
                self.said.add(inline.path)
            if not isinstance(inline, Blank) and inline.text:
                pieces.append(Said(text=inline.text, own=inline.strong))
        if any(piece.text.strip() for piece in pieces):
            yield tuple(pieces)

    def _plain(self, inlines: Inlines) -> str:
        return "".join(piece.text for line in self._line(inlines) for piece in line)

    def _name(self, reference: CrossReference) -> str:
        caption = self._captions.get(reference.to)
        if caption is not None:
            return f"“{caption}”"
        where: Path = path.parse(reference.to.partition(":")[0])
        if len(where) > 2:
            return references.present_name(self._agreement, where[:-1], where[-1])
        section = getattr(self._agreement, where[0], None)
        return f"“{type(section).about.title}”" if section is not None else ""


def _is_kept_off(inlines: Inlines) -> bool:
    return any(
        inline.path is not None and inline.path[-1] in KEPT_OFF
        for inline in inlines
        if not isinstance(inline, CrossReference)
    )
