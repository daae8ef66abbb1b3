"""Where each clause stands, printed beside it, and what voters wanted to see printed with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from exporters.blocks import (
    Block,
    Cell,
    Heading,
    Inlines,
    Key,
    Paragraph,
    Run,
    Table,
    TableRow,
)
from exporters.composing.forms import as_sentence
from models.agreement.clauses import ClauseId
from models.agreement.path import parse, text
from models.agreement.sides import Side
from models.record.printed import needs, reservations
from models.record.standing import Standing, Standings, State

_UNSAID: Final = (State.EMPTY, State.LEFT_OUT)
"""Standings that the document says in other ways: as an open point, or with the reason."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is printed about the standing of one clause; `status` is empty once it is signed."""

    title: str
    status: str = ""
    remarks: tuple[Inlines, ...] = ()


Marks = Mapping[ClauseId, Mark]


def of_sections(found: Standings, *, draft: bool) -> dict[str, Marks]:
    """The marks of every section by its name. What voters still need stands in a draft alone."""
    by_section: dict[str, dict[ClauseId, Mark]] = {}
    for key, one in found.items():
        remarks = tuple(_remarks(one, draft=draft))
        status = _status(one) if draft else ""
        if status or remarks:
            own = by_section.setdefault(one.clause.section, {})
            own[key] = Mark(one.clause.title, status, remarks)
    return dict(by_section)


def _status(one: Standing) -> str:
    if one.state in _UNSAID:
        return ""
    resting = ", rests on an open clause" if one.rests_on else ""
    return f"{one.state}{resting}"


def _remarks(one: Standing, *, draft: bool) -> Iterator[Inlines]:
    if one.ballot is None or one.state is State.LEFT_OUT:
        return
    for vote in reservations(one.ballot.votes):
        who = f"{vote.name}, {Side(vote.side).label}" if vote.name else Side(vote.side).label
        yield _said(f"Reservation ({who}): ", vote.note)
    if draft and one.state is State.DISCUSSED:
        for side, words in needs(one.ballot.votes):
            yield _said(f"{Side(side).label} needs before it can agree: ", words)


def _said(lead: str, words: str) -> Inlines:
    return (Run(text=lead, strong=True), Run(text=as_sentence(words)))


def marked(blocks: tuple[Block, ...], marks: Marks) -> tuple[Block, ...]:
    """The blocks of a section with the mark of each clause at its heading or in its row.

    Remarks follow the last block of their clause; those of a clause that has neither heading nor
    row stand at the end, with its title.
    """
    if not marks:
        return blocks
    writer = _Marking(marks)
    for block in blocks:
        writer.add(block)
    return writer.finished()


class _Marking:
    """The section being marked: which clauses have their mark, and which remarks still wait."""

    def __init__(self, marks: Marks) -> None:
        self._marks = marks
        self._blocks: list[Block] = []
        self._seen: set[Key] = set()
        self._said: set[Key] = set()
        self._current: Key = ""

    def add(self, block: Block) -> None:
        match block:
            case Heading(level=2):
                self._end_clause(text(block.path))
                self._blocks.append(self._heading(block))
            case Table():
                self._blocks.append(replace(block, rows=tuple(map(self._row, block.rows))))
            case _:
                self._blocks.append(block)

    def finished(self) -> tuple[Block, ...]:
        self._end_clause("")
        for key, mark in self._marks.items():
            if key not in self._said and mark.remarks:
                self._say(key, f"{mark.title}: ")
        return tuple(self._blocks)

    def _heading(self, block: Heading) -> Heading:
        key = text(block.path)
        self._current = key if key in self._marks else ""
        if not self._current or key in self._seen:
            return block
        self._seen.add(key)
        return replace(block, status=self._marks[key].status)

    def _end_clause(self, following: Key) -> None:
        if self._current and self._current != following:
            self._say(self._current)
            self._current = ""

    def _say(self, key: Key, lead: str = "") -> None:
        if key in self._said:
            return
        self._said.add(key)
        for at, words in enumerate(self._marks[key].remarks):
            inlines = (Run(text=lead, strong=True), *words) if lead else words
            self._blocks.append(
                Paragraph(key=f"{key}:remark:{at}", inlines=inlines, flavour="clause")
            )

    def _row(self, row: TableRow) -> TableRow:
        key = text(row.path) if row.path is not None else ""
        if not row.numbered or key not in self._marks or key in self._seen:
            return row
        self._seen.add(key)
        self._said.add(key)
        mark = self._marks[key]
        added = [(Run(text=mark.status, muted=True),)] if mark.status else []
        cells = list(row.cells)
        fullest = max(range(len(cells)), key=lambda at: _length(cells[at]))
        cell = cells[fullest]
        cells[fullest] = replace(cell, paragraphs=(*cell.paragraphs, *added, *mark.remarks))
        return replace(row, cells=tuple(cells))


def _length(cell: Cell) -> int:
    return sum(len(run.text) for words in cell.paragraphs for run in words if isinstance(run, Run))


def section_of(clause: ClauseId) -> str:
    """The section that a clause belongs to."""
    return parse(clause)[0]
