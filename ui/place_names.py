"""Where an answer stands, as the document numbers it: "8.1 Sales response"."""

from __future__ import annotations

from dataclasses import dataclass

from exporters.blocks import Block
from exporters.compose import Chapter, Composer, Options
from exporters.numbering import Counted, Tally, count
from models.agreement import references
from models.agreement.agreement import Agreement
from models.agreement.path import Path
from models.workshop import Workshop
from ui.live_document import draft_edition

LONGEST_ROW = 60
"""Letters of a row's name; goals are called by a whole sentence."""
_NUMBERED = ("section", "appendix", "clause")
_SPLIT = ":"
"""What stands between a clause and a stretch of it that has a heading of its own."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A chapter and what was counted in it."""

    blocks: tuple[Block, ...]
    before: Tally
    counted: Counted


class PlaceNames:
    """The numbers of all sections and clauses, worked out anew only where something changed."""

    def __init__(self) -> None:
        """No agreement yet."""
        self._composer = Composer(Options(live=True))
        self._read: dict[str, _Read] = {}
        self._numbers: dict[str, str] = {}
        self._parted: frozenset[str] = frozenset()
        self._agreement = Agreement()

    def follow(self, workshop: Workshop) -> None:
        """Take the numbers of this workshop's document."""
        self._agreement = workshop.agreement
        self._numbers = {}
        tally = Tally()
        for chapter in self._composer.chapters(draft_edition(workshop)):
            counted = self._counted(chapter, tally)
            tally = counted.after
            for key, name in counted.names.items():
                if name.section in _NUMBERED:
                    self._numbers[key] = name.number
        self._parted = frozenset(key.split(_SPLIT)[0] for key in self._numbers if _SPLIT in key)

    def place(self, where: Path) -> str:
        """The number of the clause, or of the section where the clause has several, and a name."""
        short = type(getattr(self._agreement, where[0])).about.short
        number = self._number(where)
        return f"{number} {short}" if number else short

    def row(self, where: Path) -> str:
        """The row that an answer stands in, by its name; empty outside of rows."""
        title = type(getattr(self._agreement, where[0])).about.title
        words = references.describe(self._agreement, where[:-1]).removeprefix(title)
        words = words.removeprefix(": ")
        return words if len(words) <= LONGEST_ROW else f"{words[:LONGEST_ROW].rstrip()}…”"

    def _number(self, where: Path) -> str:
        for length in range(len(where), 1, -1):
            key = ".".join(where[:length])
            if key in self._numbers and key not in self._parted:
                return self._numbers[key]
        return self._numbers.get(where[0], "")

    def _counted(self, chapter: Chapter, before: Tally) -> Counted:
        read = self._read.get(chapter.key)
        if read is None or read.blocks is not chapter.blocks or read.before != before:
            read = _Read(chapter.blocks, before, count(chapter.blocks, before))
            self._read[chapter.key] = read
        return read.counted
