"""Sentences with places for answers, and what each place asks for.

{name}            the answer in words
{name:form}       in another form, such as "lower" or "and"
{name?words}      these words when the answer is yes
{name!words}      these words when the answer is no
{name=key?words}  these words when that option was chosen
[ ... ]           left out when an answer in it is missing
@key@ @key/t@     a reference to a section or clause, to a table (t) or to its bare number (n)
**strong** ~~muted~~
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from exporters.blocks import CrossReference

_TOKEN: Final = re.compile(r"\*\*|~~|\[|\]|@[^@\s]+@|\{[^{}]+\}")
_SLOT: Final = re.compile(r"(\w+)(?:(:)(\w+)|(?:=(\w+))?([?!])(.*))?", re.DOTALL)
_FORMS: Final[dict[str, Literal["section", "table", "number"]]] = {
    "": "section",
    "t": "table",
    "n": "number",
}


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of fixed text."""

    text: str
    strong: bool = False
    muted: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for one answer; with `words` it is said only when the answer is `wanted`."""

    name: str
    form: str = ""
    wanted: object = None
    words: str = ""
    strong: bool = False
    muted: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """A stretch that is left out when an answer in it is missing."""

    pieces: tuple[Piece, ...]


Piece = Words | Slot | Option | CrossReference


@lru_cache(maxsize=2048)
def parse(template: str) -> tuple[Piece, ...]:
    """The pieces of a sentence. Raises ValueError when its notation is wrong."""
    reader = _Reader(template)
    pieces = tuple(reader.pieces())
    if reader.depth:
        raise ValueError(f"a bracket stays open in {template!r}")
    return pieces


class _Reader:
    """Reads a template from left to right."""

    def __init__(self, template: str) -> None:
        """Stand before the first piece."""
        self._template = template
        self._at = 0
        self._strong = False
        self._muted = False
        self.depth = 0

    def pieces(self) -> Iterator[Piece]:
        """The pieces up to the end or to the closing bracket."""
        while self._at < len(self._template):
            found = _TOKEN.search(self._template, self._at)
            end = found.start() if found else len(self._template)
            if end > self._at:
                text = self._template[self._at : end]
                self._at = end
                text = text.replace("e-mail", "e\u2011mail")
                yield Words(text, self._strong, self._muted)
            if found:
                self._at = found.end()
                token = found.group()
                if token == "]":
                    self.depth -= 1
                    return
                yield from self._piece(token)

    def _piece(self, token: str) -> Iterator[Piece]:
        if token == "**":
            self._strong = not self._strong
        elif token == "~~":
            self._muted = not self._muted
        elif token == "[":
            self.depth += 1
            yield Option(tuple(self.pieces()))
        elif token.startswith("@"):
            key, _, form = token.strip("@").partition("/")
            yield CrossReference(to=key, form=_FORMS[form])
        else:
            yield self._slot(token[1:-1])

    def _slot(self, word: str) -> Slot:
        found = _SLOT.fullmatch(word)
        if found is None:
            raise ValueError(f"{{{word}}} is no place for an answer")
        name, _, form, option, mark, words = found.groups()
        wanted: object = None
        if mark:
            wanted = option or mark == "?"
        return Slot(name, form or "", wanted, words or "", self._strong, self._muted)
