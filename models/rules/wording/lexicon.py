"""The word lists of one language, and where their words stand in a text."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import resources
from models.rules.wording.tokens import Joints, Token, key_of, take_apart
from models.rules.wording.word_list import Entry, Form, Match, WordList

_RANKED = ("months", "part_years", "period_units", "weekdays", "units_open", "units_closed")
_COMMON = frozenset(
    [
        "telling",
        "frequent",
        "determiners",
        "prepositions",
        "conjunctions",
        "adverbs",
        "numbers",
        "lead_nouns",
        "actors",
        "generic_things",
        "universal_nouns",
        "record_facts",
        "period_units",
        "units_open",
        "units_closed",
        "kinds_of_people",
        "promises",
    ]
)
"""Lists of words that most texts hold, so that they tell little of what else is there."""
LANGUAGES = ("en", "de")


class Matches(dict[str, list[Match]]):
    """What the lists find in a text, each list looked up when it is first asked for."""

    def __init__(self, tokens: Sequence[Token], lists: Mapping[str, WordList]) -> None:
        """Nothing is looked up yet."""
        self._keys = [token.key for token in tokens]
        self._words = frozenset(self._keys)
        self._lists = lists

    def __missing__(self, name: str) -> list[Match]:
        """The entries of a list that was not asked for before."""
        words = self._lists.get(name)
        found = self[name] = [] if words is None else words.find(self._keys, self._words)
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
        forms: dict[str, list[Form]] = {}
        singles: dict[str, set[str]] = {}
        common = frozenset(
            word for entry in self.entries if entry.list in _COMMON for word in entry.words
        )
        for entry in self.entries:
            for word in entry.words:
                form = Form(_parts(word), entry)
                forms.setdefault(entry.list, []).append(form)
                if len(form.parts) == 1:
                    singles.setdefault(entry.list, set()).add(form.parts[0])
        self._lists = {name: WordList(one, common) for name, one in forms.items()}
        self.single: dict[str, frozenset[str]] = {
            name: frozenset(words) for name, words in singles.items()
        }
        self.known = frozenset[str]().union(*self.single.values())
        self.letters = frozenset(str(data.get("letters", "")))
        self.endings = tuple(str(data.get("endings", "-")).split())
        self.joints = Joints(
            self.single["shortened"],
            frozenset[str]().union(*(self.single[name] for name in _RANKED)),
            self.single["ordinal_heads"],
        )

    def may_hold(self, name: str, piece: str) -> bool:
        """True when something in the named list can stand in a text that holds this piece."""
        return name in self._lists and self._lists[name].may_hold(piece)

    def find(self, tokens: Sequence[Token]) -> Matches:
        """Every entry that stands in the text, by list."""
        return Matches(tokens, self._lists)


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
