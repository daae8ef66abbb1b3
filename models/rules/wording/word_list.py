"""One word list: its entries, and where they stand in a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from models.rules.wording.tokens import PIECE

MOST_KEPT = 4_000
"""Words of which each list keeps at hand what they begin."""
_STEM = 3


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


class Form(NamedTuple):
    """One form of an entry, word by word; a star stands for any letters."""

    parts: tuple[str, ...]
    entry: Entry


class _Begun(NamedTuple):
    """What a word can begin within one list: an entry of one word, and longer forms.

    A longer form comes with its second word where only one will do.
    """

    alone: Entry | None
    longer: tuple[tuple[Form, str | None], ...]


class WordList:
    """The forms of a list, looked up by their first words.

    What a word begins is worked out when the word is first met.
    """

    def __init__(self, forms: Iterable[Form], common: frozenset[str]) -> None:
        """A form's clue is none of the `common` words where there is a choice."""
        self._exact: dict[str, list[Form]] = {}
        self._stems: dict[str, list[Form]] = {}
        self._ends: list[Form] = []
        self._met: set[str] = set()
        self._begun: dict[str, _Begun] = {}
        clues: set[str] = set()
        for form in forms:
            clues.add(min(_clues(form), key=lambda clue: _worth(clue, common)))
            first = form.parts[0]
            if first.startswith("*"):
                self._ends.append(form)
            elif "*" in first:
                self._stems.setdefault(first[:_STEM].rstrip("*"), []).append(form)
            else:
                self._exact.setdefault(first, []).append(form)
        self._clues = frozenset(clue for clue in clues if "*" not in clue)
        self._clue_heads = tuple(clue[:-1] for clue in clues if clue.endswith("*"))
        self._clue_tails = tuple(clue[1:] for clue in clues if clue.startswith("*"))

    def may_hold(self, piece: str) -> bool:
        """True when something in the list can stand in a text that holds this piece."""
        return (
            piece in self._clues
            or piece.startswith(self._clue_heads)
            or piece.endswith(self._clue_tails)
        )

    def find(self, keys: Sequence[str], words: frozenset[str]) -> list[Match]:
        """Every entry in a text of these words; the longest form wins at each place.

        `words` are the same keys, each once.
        """
        if not words <= self._met:
            self._meet(words)
        if self._begun.keys().isdisjoint(words):
            return []
        found: list[Match] = []
        look = self._begun.get
        for at, begun in [(at, one) for at, key in enumerate(keys) if (one := look(key))]:
            if begun.alone is not None and (not found or found[-1].last < at):
                found.append(Match(begun.alone, at, at))
            if begun.longer:
                behind = keys[at + 1] if at + 1 < len(keys) else ""
                for form, second in begun.longer:
                    if (second is None or second == behind) and _fits(form.parts, keys, at):
                        _keep(found, Match(form.entry, at, at + len(form.parts) - 1))
        return found

    def _meet(self, words: frozenset[str]) -> None:
        """Work out what new words begin."""
        if len(self._met) > MOST_KEPT:
            self._met.clear()
            self._begun.clear()
        for key in words - self._met:
            forms = list(self._exact.get(key, ()))
            for length in range(1, min(_STEM, len(key)) + 1):
                stems = self._stems.get(key[:length], ())
                forms += (one for one in stems if _same(one.parts[0], key))
            forms += (one for one in self._ends if _same(one.parts[0], key))
            if forms:
                self._begun[key] = _begun(forms)
        self._met |= words


def _clues(form: Form) -> list[str]:
    """Pieces that a text must hold for a form to stand in it; a star stands for any letters."""
    found: list[str] = []
    for part in form.parts:
        head, star, rest = part.partition("*")
        if star and head.isalpha():
            found.append(f"{head}*")
        elif star and not head and rest.rpartition("*")[2].isalpha():
            found.append(f"*{rest.rpartition('*')[2]}")
        elif not star:
            found += PIECE.findall(part)
    return found or ["*"]


def _worth(clue: str, common: frozenset[str]) -> tuple[bool, bool, int]:
    """The less, the better a clue is."""
    return clue.strip("*") in common, not clue.strip("*").isalnum(), -len(clue)


def _begun(forms: Sequence[Form]) -> _Begun:
    alone = next((form.entry for form in forms if len(form.parts) == 1), None)
    longer = [form for form in forms if len(form.parts) > 1]
    return _Begun(alone, tuple((form, _second(form)) for form in longer))


def _second(form: Form) -> str | None:
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
