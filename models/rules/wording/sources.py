"""Texts to be checked from outside: a CSV file or plain lines, and the language they are in."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from models.errors import UserError
from models.rules.wording.lexicon import LANGUAGES, Lexicon, lexicon
from models.rules.wording.tokens import WORD, Token, take_apart

_TEXT_COLUMN = "text"


def language_of(text: str) -> str:
    """The language of most of the words, small ones first; English when neither leads."""
    words = [token for token in take_apart(text) if token.kind == WORD]
    return max(LANGUAGES, key=lambda name: _likeness(words, lexicon(name)))


def _likeness(words: Sequence[Token], language: Lexicon) -> tuple[int, int]:
    """How many small words, letters and endings are of a language, and how many other words."""
    telling = language.single["telling"]
    sure = sum(
        word.key in telling
        or not language.letters.isdisjoint(word.text)
        or word.key.endswith(language.endings)
        for word in words
    )
    return sure, sum(word.key in language.known for word in words)


def from_csv(path: Path) -> list[str]:
    """The column "text" of a CSV file, or its first column where none is called so.

    Raises UserError when the file cannot be read.
    """
    try:
        content = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as trouble:
        raise UserError(f"There is no file {path}.") from trouble
    except (OSError, UnicodeDecodeError) as trouble:
        raise UserError(
            f"“{path.name}” could not be read as a table of texts.",
            "It has to be a CSV file in UTF-8.",
        ) from trouble
    try:
        rows = list(csv.reader(io.StringIO(content, newline=""), delimiter=_delimiter(content)))
    except csv.Error as trouble:
        raise UserError(
            f"“{path.name}” is not a table.", "It has to be a CSV file in UTF-8."
        ) from trouble
    return _column([row for row in rows if row])


def _delimiter(content: str) -> str:
    """The sign between the columns, told from a heading; a comma where there is none."""
    head = content.partition("\n")[0].casefold()
    for sign in ",;\t":
        if sign in head and _TEXT_COLUMN in (cell.strip(' "\r') for cell in head.split(sign)):
            return sign
    return ","


def _column(rows: Sequence[Sequence[str]]) -> list[str]:
    if not rows:
        return []
    head = [cell.strip().casefold() for cell in rows[0]]
    at = head.index(_TEXT_COLUMN) if _TEXT_COLUMN in head else 0
    body = rows[1:] if _TEXT_COLUMN in head else rows
    return [row[at] if at < len(row) else "" for row in body]
