"""A text as the rules read it: its words found in the lists, its numbers, dates and sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter

from models.rules.wording.amounts import Amount, Day, Measure, Places, amounts, days
from models.rules.wording.lexicon import Lexicon, Match, lexicon
from models.rules.wording.tokens import SIGN, WORD, Token, take_apart

OPENING, CLOSING = '“„«‹"‘‚', '”“»›"’‘'
_LONGEST_NAME = 8
_FIRST = attrgetter("first")


class Sentence:
    """A stretch of a reading from token `first` up to, not including, token `end`."""

    def __init__(self, reading: Reading, first: int, end: int) -> None:
        """Sentences are made by their reading."""
        self.reading = reading
        self.first = first
        self.end = end
        low = bisect_left(reading.amounts, first, key=_FIRST)
        self.amounts = reading.amounts[low : bisect_left(reading.amounts, end, key=_FIRST)]
        low = bisect_left(reading.days, first, key=_FIRST)
        self.days = reading.days[low : bisect_left(reading.days, end, key=_FIRST)]

    def all(self, *names: str) -> list[Match]:
        """What the named lists find here, outside of names and defined terms."""
        found: list[Match] = []
        for name in names:
            matches = self.reading.matches.get(name, ())
            low = bisect_left(matches, self.first, key=_FIRST)
            high = bisect_left(matches, self.end, lo=low, key=_FIRST)
            found += (one for one in matches[low:high] if not self.reading.is_masked(one))
        return found

    def has(self, *names: str) -> bool:
        """True when one of the named lists finds something here."""
        return bool(self.all(*names))

    @property
    def counted(self) -> list[Amount]:
        """The amounts that are more than part of a name."""
        return [one for one in self.amounts if one.measure is not Measure.NAME]

    def measured(self, *measures: Measure) -> list[Amount]:
        """The amounts of some measures."""
        return [one for one in self.amounts if one.measure in measures]


class Reading:
    """A text, read once for all rules."""

    def __init__(self, text: str, language: str, glossary: tuple[str, ...]) -> None:
        """`glossary` are the terms that the teams have defined."""
        self.text = text
        self.words: Lexicon = lexicon(language)
        taken = take_apart(text)
        self.tokens = taken.all
        self.matches = self.words.find(self.tokens)
        self.places = Places(self.matches)
        self._masks = self._masked(glossary)
        self.days: list[Day] = days(self.tokens, self.places)
        self._dated = frozenset(
            index for day in self.days for index in range(day.first, day.last + 1)
        )
        self.amounts = amounts(self.tokens, self.places, self._dated)
        self._numbers = frozenset(
            one.first for one in self.amounts if one.measure is not Measure.NAME
        )
        self.sentences = [Sentence(self, first, end) for first, end in taken.sentences]
        self.whole = Sentence(self, 0, len(self.tokens))

    def key(self, index: int) -> str:
        """What a token is compared by; empty outside of the text."""
        return self.tokens[index].key if 0 <= index < len(self.tokens) else ""

    def word(self, index: int) -> bool:
        """True for a token that is a word."""
        return 0 <= index < len(self.tokens) and self.tokens[index].kind == WORD

    def is_dated(self, index: int) -> bool:
        """True for a token of a date."""
        return index in self._dated

    def is_masked(self, match: Match) -> bool:
        """True when a match lies inside a name, a quotation or a defined term."""
        mask = self._masks.get(match.first)
        return mask is not None and match.last <= mask and match.entry.list in MASKABLE

    def masked(self, index: int) -> bool:
        """True for a token of a name, a quotation or a defined term."""
        return index in self._masks

    def quote(self, first: int, last: int) -> tuple[str, int, int]:
        """The words from one token to another, with where they start and end."""
        start, end = self.tokens[first].start, self.tokens[last].end
        return self.text[start:end], start, end

    def starts_number(self, index: int, before: int, after: int) -> bool:
        """True when a number stands within so many tokens before or after a token."""
        return any(at in self._numbers for at in range(index - before, index + after + 1))

    def _masked(self, glossary: tuple[str, ...]) -> dict[int, int]:
        spans = [(one.first, one.last) for one in self.matches.get("trade_terms", ())]
        spans += _quoted(self.tokens)
        if glossary:
            spans += _terms(self.tokens, _glossary(glossary))
        masks: dict[int, int] = {}
        for first, last in spans:
            for index in range(first, last + 1):
                masks[index] = max(last, masks.get(index, 0))
        return masks


MASKABLE = frozenset(
    (
        "vague",
        "opinions",
        "punishing",
        "averages",
        "escapes",
        "wishes",
        "hedges",
        "absolutes",
        "activity_figures",
        "open_ends",
        "tracking",
        "improving",
        "generic_things",
        "raw_leads",
    )
)


def _quoted(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Names in quotation marks, no longer than a name is."""
    opened = -1
    for at, token in enumerate(tokens):
        if token.kind != SIGN:
            continue
        if opened >= 0 and token.text in CLOSING:
            if 1 < at - opened <= _LONGEST_NAME:
                yield opened + 1, at - 1
            opened = -1
        elif token.text in OPENING:
            opened = at


@lru_cache(maxsize=64)
def _glossary(terms: tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for term in terms:
        keys = tuple(token.key for token in take_apart(term).all)
        if keys:
            by_first.setdefault(keys[0][:3], []).append(keys)
    return by_first


def _terms(
    tokens: Sequence[Token], glossary: dict[str, list[tuple[str, ...]]]
) -> Iterator[tuple[int, int]]:
    for at, token in enumerate(tokens):
        for keys in glossary.get(token.key[:3], ()):
            if at + len(keys) <= len(tokens) and all(
                same_word(key, tokens[at + step].key) for step, key in enumerate(keys)
            ):
                yield at, at + len(keys) - 1


def same_word(term: str, key: str) -> bool:
    """True for a word and its plural or case ending."""
    if term == key:
        return True
    short, long = sorted((term, key), key=len)
    if long.startswith(short):
        return long[len(short) :] in {"s", "es", "n", "en", "e", "er", "ern"}
    return short.endswith("y") and long == short[:-1] + "ies"
