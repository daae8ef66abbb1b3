"""Numbering chapter by chapter: only what moved or points at something moved is done again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from exporters.blocks import (
    Block,
    Bullets,
    Contents,
    CoverPage,
    CrossReference,
    Inlines,
    Key,
    Paragraph,
    Promise,
    Table,
)
from exporters.numbering import Counted, Name, Tally, count, worded


@dataclass(slots=True)
class _Chapter:
    """A chapter with its numbers, and with what it points at in words."""

    raw: tuple[Block, ...]
    before: Tally
    counted: Counted
    pointed_at: tuple[Key, ...]
    pointers: tuple[Name | None, ...] = ()
    worded: tuple[Block, ...] | None = None


@dataclass(slots=True)
class Numbers:
    """The numbered chapters of one document, kept for the next time."""

    _chapters: dict[Key, _Chapter] = field(default_factory=dict)

    def numbered(self, composed: Mapping[Key, tuple[Block, ...]]) -> dict[Key, tuple[Block, ...]]:
        """The chapters with numbers; the same objects as last time where nothing changed."""
        tally = Tally()
        names: dict[Key, Name] = {}
        kept: dict[Key, _Chapter] = {}
        for key, raw in composed.items():
            chapter = self._chapters.get(key)
            if chapter is None or chapter.raw is not raw or chapter.before != tally:
                counted = count(raw, tally)
                chapter = _Chapter(raw, tally, counted, tuple(dict.fromkeys(_pointed_at(raw))))
            kept[key] = chapter
            tally = chapter.counted.after
            names.update(chapter.counted.names)
        self._chapters = kept
        return {key: _in_words(chapter, names) for key, chapter in kept.items()}


def _in_words(chapter: _Chapter, names: dict[Key, Name]) -> tuple[Block, ...]:
    pointers = tuple(names.get(key) for key in chapter.pointed_at)
    if chapter.worded is None or chapter.pointers != pointers:
        chapter.worded = worded(chapter.counted.blocks, names)
        chapter.pointers = pointers
    return chapter.worded


def _pointed_at(blocks: tuple[Block, ...]) -> Iterator[Key]:
    for block in blocks:
        for inlines in _inlines(block):
            for inline in inlines:
                if isinstance(inline, CrossReference):
                    yield inline.to


def _inlines(block: Block) -> Iterator[Inlines]:
    match block:
        case CoverPage():
            yield from (block.marketing, block.sales, block.together)
        case Contents():
            yield block.note
        case Paragraph() | Promise():
            yield block.inlines
        case Bullets():
            yield from (item.inlines for item in block.items)
        case Table():
            yield block.note
            for row in block.rows:
                for cell in row.cells:
                    yield from cell.paragraphs
        case _:
            pass
