"""The word lists of one language, and where their words stand in a text."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import resources
from models.rules.wording.tokens import Token, key_of, take_apart

LANGUAGES = ("en", "de")
_STEM = 3
MOST_KEPT = 20_000
"""First words whose forms are kept at hand."""


class Entry(NamedTuple):
    """One entry of a word list: its forms, and a text with and one without any of them."""

    list: str
    words: tuple[str, ...]
    yes: str
    no: str
    flags: frozenset[str]


class Match(NamedTuple):
    """An entry found in a text, from its first to its last token."""

    entry: Entry
    first: int
    last: int


class _Form(NamedTuple):
    """One form of an entry, word by word; a star stands for any letters."""

    parts: tuple[str, ...]
    entry: Entry


Matches = dict[str, list[Match]]


class Lexicon:
    """All word lists of a language, looked up by the first word of each form."""

    def __init__(self, data: Mapping[str, object]) -> None:
        """`data` is the parsed file: lists of entries, and tables of repairs."""
        self.entries: tuple[Entry, ...] = tuple(_entries(data))
        repairs = data.get("repairs", {})
        assert isinstance(repairs, dict)
        self.repairs: dict[str, str] = {k: v for k, v in repairs.items() if isinstance(v, str)}
        self.calendars: dict[str, str] = repairs.get("calendar", {})
        self.verb_second: bool = data.get("verb_second") is True
        self._exact: dict[str, list[_Form]] = {}
        self._stems: dict[str, list[_Form]] = {}
        self._ends: list[_Form] = []
        self.single: dict[str, frozenset[str]] = {}
        self._known: dict[str, tuple[tuple[_Form, str | None], ...]] = {}
        self._index()

    def _index(self) -> None:
        singles: dict[str, set[str]] = {}
        for entry in self.entries:
            for word in entry.words:
                form = _Form(_parts(word), entry)
                first = form.parts[0]
                if first.startswith("*"):
                    self._ends.append(form)
                elif "*" in first:
                    self._stems.setdefault(first[:_STEM].rstrip("*"), []).append(form)
                else:
                    self._exact.setdefault(first, []).append(form)
                if len(form.parts) == 1:
                    singles.setdefault(entry.list, set()).add(first)
        self.single = {name: frozenset(words) for name, words in singles.items()}

    def find(self, tokens: Sequence[Token]) -> Matches:
        """Every entry that stands in the text, by list; the longest form wins at each place."""
        found: Matches = {}
        behind = [token.key for token in tokens[1:]]
        behind.append("")
        for at, token in enumerate(tokens):
            for form, second in self._begun_by(token.key):
                if second is not None and second != behind[at]:
                    continue
                if _fits(form.parts, tokens, at):
                    _keep(found, Match(form.entry, at, at + len(form.parts) - 1))
        return found

    def _begun_by(self, key: str) -> tuple[tuple[_Form, str | None], ...]:
        """The forms whose first word fits, each with its second word where only one will do."""
        known = self._known.get(key)
        if known is None:
            if len(self._known) > MOST_KEPT:
                self._known.clear()
            known = tuple(
                (form, _second(form)) for form in self._forms(key) if _same(form.parts[0], key)
            )
            self._known[key] = known
        return known

    def _forms(self, key: str) -> Iterator[_Form]:
        yield from self._exact.get(key, ())
        for length in range(1, min(_STEM, len(key)) + 1):
            yield from self._stems.get(key[:length], ())
        yield from self._ends


def _second(form: _Form) -> str | None:
    if len(form.parts) < 2 or "*" in form.parts[1]:
        return None
    return form.parts[1]


def _keep(found: Matches, match: Match) -> None:
    kept = found.setdefault(match.entry.list, [])
    if kept and kept[-1].last >= match.first:
        longer = match.first == kept[-1].first and match.last > kept[-1].last
        if longer:
            kept[-1] = match
        return
    kept.append(match)


def _fits(parts: tuple[str, ...], tokens: Sequence[Token], at: int) -> bool:
    """True when the words behind the first one, which is known to fit, fit too."""
    if at + len(parts) > len(tokens):
        return False
    return all(_same(parts[step], tokens[at + step].key) for step in range(1, len(parts)))


def _same(part: str, key: str) -> bool:
    if "*" not in part:
        return part == key
    head, *middle, tail = part.split("*")
    if not (key.startswith(head) and key.endswith(tail)):
        return False
    at, end = len(head), len(key) - len(tail)
    for piece in middle:
        found = key.find(piece, at, end)
        if found < 0:
            return False
        at = found + len(piece)
    return at <= end


def _parts(word: str) -> tuple[str, ...]:
    parts: list[str] = []
    for piece in word.split():
        if "*" in piece:
            hyphened = piece.split("-")
            parts += [key_of(one) for one in hyphened]
        else:
            taken = take_apart(piece).all
            parts += [token.key for token in taken] if taken else [piece]
    return tuple(parts)


def _entries(data: Mapping[str, object]) -> Iterator[Entry]:
    for name, rows in data.items():
        if not isinstance(rows, list):
            continue
        for row in rows:
            words = tuple(word.strip() for word in row["words"].split(",") if word.strip())
            flags = frozenset(flag for flag, value in row.items() if value is True)
            yield Entry(name, words, row["yes"], row["no"], flags)


@cache
def lexicon(language: str) -> Lexicon:
    """The word lists of a language, read when first asked for. Unknown languages read English."""
    known = language if language in LANGUAGES else LANGUAGES[0]
    return Lexicon(tomllib.loads(resources.text(f"wording/{known}.toml")))
