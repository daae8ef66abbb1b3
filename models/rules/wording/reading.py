"""A text as the rules read it: its words found in the lists, its numbers, dates and sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import TypeVar

from models.rules.wording.amounts import Amount, Day, Measure, Places, amounts, days, numbered
from models.rules.wording.lexicon import Lexicon, lexicon
from models.rules.wording.tokens import SIGN, WORD, Token, sentences, take_apart
from models.rules.wording.word_list import Match

OPENING, CLOSING = '“„«‹"‘‚', '”“»›"’‘'
_OPENING = frozenset(OPENING)
_LONGEST_NAME = 8
_LONGEST_REMARK = 30
_HEAD = 3
_FIRST = attrgetter("first")
_Placed = TypeVar("_Placed", Amount, Day, Match)


class Sentence:
    """A stretch of a reading from token `first` up to, not including, token `end`."""

    def __init__(self, reading: Reading, first: int, end: int) -> None:
        """Nothing is looked for before it is asked for."""
        self.reading = reading
        self.first = first
        self.end = end
        self._is_whole = first == 0 and end == len(reading.tokens)

    @cached_property
    def amounts(self) -> list[Amount]:
        """The numbers here that are not part of a date."""
        return self._within(self.reading.amounts)

    @cached_property
    def days(self) -> list[Day]:
        """The dates here."""
        return self._within(self.reading.days)

    def _within(self, all_of_them: list[_Placed]) -> list[_Placed]:
        if self._is_whole or not all_of_them:
            return all_of_them
        low = bisect_left(all_of_them, self.first, key=_FIRST)
        return all_of_them[low : bisect_left(all_of_them, self.end, lo=low, key=_FIRST)]

    def all(self, *names: str) -> list[Match]:
        """What the named lists find here, outside of names and defined terms."""
        found: list[Match] = []
        matches = self.reading.matches
        for name in names:
            here = self._within(matches[name])
            if here:
                found += self.reading.unmasked(here) if name in MASKABLE else here
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

    def __init__(self, text: str, language: str, glossary: Glossary) -> None:
        """`glossary` are the terms that the teams have defined, ready to be looked up."""
        self.text = text
        self.words: Lexicon = lexicon(language)
        self.tokens = take_apart(text)
        self.matches = self.words.find(self.tokens)
        self.places = Places(self.matches)
        self._glossary = glossary
        self.whole = Sentence(self, 0, len(self.tokens))
        spans = sentences(text, self.tokens, self.words.joints)
        self.sentences = (
            [Sentence(self, *one) for one in spans] if len(spans) != 1 else [self.whole]
        )

    @cached_property
    def days(self) -> list[Day]:
        """Every date, in order."""
        return days(self.tokens, self.places)

    @cached_property
    def amounts(self) -> list[Amount]:
        """Every number that is not part of a date, in order."""
        starts = numbered(self.tokens, self.places)
        return amounts(self.tokens, self.places, self._dated, starts) if starts else []

    @cached_property
    def _dated(self) -> frozenset[int]:
        return frozenset(index for day in self.days for index in range(day.first, day.last + 1))

    @cached_property
    def _numbers(self) -> frozenset[int]:
        return frozenset(one.first for one in self.amounts if one.measure is not Measure.NAME)

    def by_last(self, *measures: Measure) -> dict[int, Amount]:
        """The amounts of some measures by their last tokens."""
        return {one.last: one for one in self.amounts if one.measure in measures}

    @cached_property
    def _ends_of_counts(self) -> frozenset[int]:
        return frozenset(self.by_last(Measure.COUNT))

    def ends_count(self, index: int) -> bool:
        """True for the last token of a plain count."""
        return index in self._ends_of_counts

    def key(self, index: int) -> str:
        """What a token is compared by; empty outside of the text."""
        return self.tokens[index].key if 0 <= index < len(self.tokens) else ""

    def word(self, index: int) -> bool:
        """True for a token that is a word."""
        return 0 <= index < len(self.tokens) and self.tokens[index].kind == WORD

    def is_capital(self, index: int) -> bool:
        """True for a word with a capital."""
        return self.word(index) and self.tokens[index].text[0].isupper()

    def is_inner_capital(self, index: int) -> bool:
        """True for a capital that no beginning of a sentence asks for."""
        if not self.tokens[index].text[0].isupper():
            return False
        return all(sentence.first != index for sentence in self.sentences)

    def is_glued(self, index: int) -> bool:
        """True for a token that a hyphen ties to the one before."""
        return 0 <= index < len(self.tokens) and self.tokens[index].glued

    def past_brackets(self, index: int) -> int:
        """The token behind a remark in brackets that opens at `index`, or `index` itself."""
        if self.key(index) != "(":
            return index
        ahead = range(index, min(len(self.tokens), index + _LONGEST_REMARK))
        return next((at + 1 for at in ahead if self.key(at) == ")"), index)

    def is_dated(self, index: int) -> bool:
        """True for a token of a date."""
        return index in self._dated

    def is_masked(self, match: Match) -> bool:
        """True when a match lies inside a name, a quotation or a defined term."""
        if match.entry.list not in MASKABLE:
            return False
        if match.entry.list in ALONE or "alone" in match.entry.flags:
            before, behind = self.is_glued(match.first), self.is_glued(match.last + 1)
            if before or behind:
                return True  # “no-blame”, “the fine-filtration line”
        mask = self._masks.get(match.first)
        if mask is not None:
            return match.last <= mask
        return self._masks.get(match.last, 0) > match.last  # “the fine” of “the fine chemicals”

    def unmasked(self, matches: list[Match]) -> list[Match]:
        """Those of the matches that lie outside of names, quotations and defined terms."""
        if not self._masks and not self._has_compounds:
            return matches
        return [one for one in matches if not self.is_masked(one)]

    @cached_property
    def _has_compounds(self) -> bool:
        return any(token.glued for token in self.tokens)

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

    @cached_property
    def _masks(self) -> dict[int, int]:
        """The tokens inside of names, quotations and defined terms, with where each ends."""
        spans = [(one.first, one.last) for one in self.matches["trade_terms"]]
        if not _OPENING.isdisjoint(self.text):
            spans += _quoted(self.tokens)
        spans += _terms(self.tokens, self._glossary)
        masks: dict[int, int] = {}
        for first, last in spans:
            for index in range(first, last + 1):
                masks[index] = max(last, masks.get(index, 0))
        return masks


ALONE = frozenset(("punishing", "escapes", "absolutes"))
"""Lists whose words mean something else inside of a compound with a hyphen."""
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


Glossary = dict[str, list[tuple[str, ...]]]
"""Defined terms, word by word, by the first letters of each."""


@lru_cache(maxsize=64)
def compiled(terms: tuple[str, ...]) -> Glossary:
    """Terms of a glossary, ready to be looked up."""
    by_first: Glossary = {}
    for term in terms:
        keys = tuple(token.key for token in take_apart(term))
        if keys:
            by_first.setdefault(keys[0][:_HEAD], []).append(keys)
    return by_first


def _terms(tokens: Sequence[Token], glossary: Glossary) -> Iterator[tuple[int, int]]:
    for at, token in enumerate(tokens):
        head = token.key[:_HEAD]
        if head in glossary:
            for keys in glossary[head]:
                if same_word(keys[0], token.key) and _go_on(keys, tokens, at):
                    yield at, at + len(keys) - 1


def _go_on(keys: tuple[str, ...], tokens: Sequence[Token], at: int) -> bool:
    """True when the words behind the first one are those of the term."""
    if at + len(keys) > len(tokens):
        return False
    return all(same_word(keys[step], tokens[at + step].key) for step in range(1, len(keys)))


def same_word(term: str, key: str) -> bool:
    """True for a word and its plural or case ending."""
    if term == key:
        return True
    short, long = (term, key) if len(term) < len(key) else (key, term)
    if long.startswith(short):
        return long[len(short) :] in {"s", "es", "n", "en", "e", "er", "ern"}
    return short.endswith("y") and long == short[:-1] + "ies"
