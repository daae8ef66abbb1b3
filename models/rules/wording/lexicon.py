"""The word lists of one language, and where their words stand in a text."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import resources
from models.rules.wording.tokens import Joints, Token, key_of, take_apart

_RANKED = ("months", "part_years", "period_units", "weekdays", "units_open", "units_closed")
LANGUAGES = ("en", "de")
_STEM = 3
MOST_KEPT = 4_000
"""Words of which each list keeps at hand what they begin."""


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


class _Begun(NamedTuple):
    """What a word can begin within one list: an entry of one word, and longer forms.

    A longer form comes with its second word where only one will do.
    """

    alone: Entry | None
    longer: tuple[tuple[_Form, str | None], ...]


class _List(dict[str, _Begun | None]):
    """One word list: what each word begins in it, worked out when the word is first met."""

    def __init__(self) -> None:
        """The forms are added one by one."""
        self._exact: dict[str, list[_Form]] = {}
        self._stems: dict[str, list[_Form]] = {}
        self._ends: list[_Form] = []

    def add(self, form: _Form) -> None:
        """One more form, indexed by its first word or the stem of it."""
        first = form.parts[0]
        if first.startswith("*"):
            self._ends.append(form)
        elif "*" in first:
            self._stems.setdefault(first[:_STEM].rstrip("*"), []).append(form)
        else:
            self._exact.setdefault(first, []).append(form)

    def __missing__(self, key: str) -> _Begun | None:
        """What a word begins that was not met before."""
        forms = list(self._exact.get(key, ()))
        for length in range(1, min(_STEM, len(key)) + 1):
            forms += (one for one in self._stems.get(key[:length], ()) if _same(one.parts[0], key))
        forms += (one for one in self._ends if _same(one.parts[0], key))
        if len(self) > MOST_KEPT:
            self.clear()
        begun = self[key] = _begun(forms) if forms else None
        return begun

    def find(self, keys: Sequence[str]) -> list[Match]:
        """Every entry of the list in the text; the longest form wins at each place."""
        found: list[Match] = []
        for at, begun in [(at, self[key]) for at, key in enumerate(keys) if self[key]]:
            assert begun is not None
            if begun.alone is not None and (not found or found[-1].last < at):
                found.append(Match(begun.alone, at, at))
            if begun.longer:
                behind = keys[at + 1] if at + 1 < len(keys) else ""
                for form, second in begun.longer:
                    if (second is None or second == behind) and _fits(form.parts, keys, at):
                        _keep(found, Match(form.entry, at, at + len(form.parts) - 1))
        return found


class Matches(dict[str, list[Match]]):
    """What the lists find in a text, each list looked up when it is first asked for."""

    def __init__(self, tokens: Sequence[Token], lists: Mapping[str, _List]) -> None:
        """Nothing is looked up yet."""
        self._keys = [token.key for token in tokens]
        self._lists = lists

    def __missing__(self, name: str) -> list[Match]:
        """The entries of a list that was not asked for before."""
        words = self._lists.get(name)
        found = self[name] = [] if words is None else words.find(self._keys)
        return found


class Lexicon:
    """All word lists of a language."""

    def __init__(self, data: Mapping[str, object]) -> None:
        """`data` is the parsed file: lists of entries, and tables of repairs."""
        self.entries: tuple[Entry, ...] = tuple(_entries(data))
        repairs = data.get("repairs", {})
        assert isinstance(repairs, dict)
        self.repairs: dict[str, str] = {k: v for k, v in repairs.items() if isinstance(v, str)}
        self.calendars: dict[str, str] = repairs.get("calendar", {})
        self.verb_second: bool = data.get("verb_second") is True
        self._lists: dict[str, _List] = {}
        singles: dict[str, set[str]] = {}
        for entry in self.entries:
            for word in entry.words:
                form = _Form(_parts(word), entry)
                self._lists.setdefault(entry.list, _List()).add(form)
                if len(form.parts) == 1:
                    singles.setdefault(entry.list, set()).add(form.parts[0])
        self.single: dict[str, frozenset[str]] = {
            name: frozenset(words) for name, words in singles.items()
        }
        self.joints = Joints(
            self.single["shortened"],
            frozenset[str]().union(*(self.single[name] for name in _RANKED)),
            self.single["ordinal_heads"],
        )

    def find(self, tokens: Sequence[Token]) -> Matches:
        """Every entry that stands in the text, by list."""
        return Matches(tokens, self._lists)


def _begun(forms: Sequence[_Form]) -> _Begun:
    alone = next((form.entry for form in forms if len(form.parts) == 1), None)
    longer = [form for form in forms if len(form.parts) > 1]
    return _Begun(alone, tuple((form, _second(form)) for form in longer))


def _second(form: _Form) -> str | None:
    return None if "*" in form.parts[1] else form.parts[1]


def _keep(found: list[Match], match: Match) -> None:
    if found and found[-1].last >= match.first:
        if match.first == found[-1].first and match.last > found[-1].last:
            found[-1] = match
        return
    found.append(match)


def _fits(parts: tuple[str, ...], keys: Sequence[str], at: int) -> bool:
    """True when the words behind the first one, which is known to fit, fit too."""
    if at + len(parts) > len(keys):
        return False
    return all(_same(parts[step], keys[at + step]) for step in range(1, len(parts)))


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
            taken = take_apart(piece)
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
