"""Numbers for vague words: which units fit a word, and how a number is written in its place."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fnmatch import fnmatchcase
from functools import cache

import resources
from models.agreement import path, walk
from models.agreement.agreement import Agreement
from models.agreement.values import grouped
from models.drafting import vague_words
from models.drafting.vague_words import VagueWord
from models.rules.finding import Finding
from models.rules.wording import places
from models.rules.wording.lexicon import LANGUAGES
from models.rules.wording.tokens import WORD, Token, take_apart

RULES = frozenset(["L02"])
"""Rules that find a word which means another number to each reader."""
HURRIED = frozenset(["handoff", "response", "escalation", "calendar", "recycling", "dispositions"])
"""Sections in which a vague word is most likely about time."""
_GROUPS = {
    "time": vague_words.TIMES,
    "since": vague_words.TIMES,
    "rhythm": (*vague_words.RHYTHMS, *vague_words.TIMES),
    "amount": vague_words.AMOUNTS,
    "enough": (vague_words.COUNT, vague_words.MONEY, vague_words.PERCENT),
    "size": (*vague_words.SIZES, vague_words.COUNT),
    "share": (vague_words.PERCENT,),
    "score": (vague_words.POINTS, vague_words.PERCENT, vague_words.COUNT),
}
_REST = (
    vague_words.COUNT,
    vague_words.PERCENT,
    vague_words.POINTS,
    *vague_words.SIZES,
)


def asked_word(finding: Finding) -> VagueWord | None:
    """The word that both sides can be asked about; None where a number settles nothing."""
    if finding.rule not in RULES or not finding.quote:
        return None
    return VagueWord(finding.path, finding.quote)


def asked_words(agreement: Agreement, section: str) -> tuple[VagueWord, ...]:
    """All words of a section that both sides can be asked about, each once."""
    known = places.vocabulary(agreement)
    found: dict[str, VagueWord] = {}
    for place in walk.places(agreement):
        if place.path[0] == section:
            for finding in places.findings_at(place, known):
                if (word := asked_word(finding)) is not None:
                    found.setdefault(word.topic, word)
    return tuple(found.values())


def units(agreement: Agreement, word: VagueWord) -> tuple[str, ...]:
    """The units that fit a word, the likeliest first; all of them where nothing tells."""
    language = agreement.parties.answers.language
    for text in vague_words.texts_at(agreement, word.path):
        spot = _spot(text, word.word, language)
        if spot is not None:
            return _units(spot, word.path[0])
    return (*_REST, *vague_words.TIMES)


def suggestion(agreement: Agreement, word: VagueWord, amount: Decimal, unit: str) -> object | None:
    """The answer with a number in place of the word, once; None when the word is gone."""
    if not path.exists(agreement, word.path):
        return None
    value = path.get(agreement, word.path)
    answers = agreement.parties.answers
    if isinstance(value, str):
        return instead(value, word.word, (amount, unit), answers.language, answers.currency)
    if isinstance(value, tuple):
        for at, text in enumerate(value):
            new = instead(text, word.word, (amount, unit), answers.language, answers.currency)
            if new is not None:
                return (*value[:at], new, *value[at + 1 :])
    return None


def instead(
    text: str, word: str, number: tuple[Decimal, str], language: str = "", currency: str = ""
) -> str | None:
    """A text with the number, which is amount and unit, in place of a word that stands in it."""
    spot = _spot(text, word, language)
    if spot is None:
        return None
    amount, unit = number
    first, last, words = _Place(spot, _Number(spot.words, amount, unit, currency)).filled()
    start, end = spot.tokens[first].start, spot.tokens[last].end
    if not text[:start].strip() and words[:1].islower() and text[start : start + 1].isupper():
        words = words[:1].upper() + words[1:]
    return text[:start] + words + text[end:]


# The words of a language


class _Lists:
    """Lists of words; a form may have several words, and a star stands for any letters."""

    def __init__(self, data: Mapping[str, str]) -> None:
        self._forms = {name: tuple(_forms(words)) for name, words in data.items()}

    def of(self, tokens: Sequence[Token]) -> frozenset[str]:
        """The lists of which a form stands among the words."""
        return frozenset(name for name in self._forms if self.has(name, tokens))

    def has(self, name: str, tokens: Sequence[Token]) -> bool:
        """True when a form of the list stands among the words."""
        keys = [token.key for token in tokens]
        return any(
            all(map(fnmatchcase, keys[at : at + len(form)], form))
            for form in self._forms[name]
            for at in range(len(keys) - len(form) + 1)
        )


def _forms(words: str) -> Iterator[tuple[str, ...]]:
    for form in words.split(","):
        pieces = form.replace("-", " ").split()
        yield tuple(
            piece.casefold() if "*" in piece else "".join(token.key for token in take_apart(piece))
            for piece in pieces
        )


class _Words:
    """What is known about a language: groups of words, nouns, units and phrases."""

    def __init__(self, language: str) -> None:
        data = tomllib.loads(resources.text(f"numbers/{language}.toml"))
        self.words, self.nouns = _Lists(data["words"]), _Lists(data["nouns"])
        self.grammar = _Lists(data["grammar"])
        self.phrases: Mapping[str, str] = data["phrases"]
        self.units: Mapping[str, str] = data["units"]
        self.every: Mapping[str, str] = data.get("every", {})
        self.inflects = language != "en"


@cache
def _words(language: str) -> _Words:
    return _Words(language if language in LANGUAGES else LANGUAGES[0])


# Where the word stands


@dataclass(frozen=True, slots=True)
class _Spot:
    """A vague word in its text, from its first to its last token."""

    words: _Words
    tokens: tuple[Token, ...]
    first: int
    last: int

    @property
    def groups(self) -> frozenset[str]:
        return self.words.words.of(self.tokens[self.first : self.last + 1])

    @property
    def noun(self) -> Token | None:
        """The word behind it that it belongs to; None where it stands for itself."""
        token = self.token(self.last + 1)
        if token is None or token.kind != WORD or self.words.grammar.has("stops", (token,)):
            return None
        if self.words.inflects:
            return token if token.text[:1].isupper() else None
        alone = self.first == self.last
        adverb = alone and "adverbs" in self.groups and self.tokens[self.first].key != "timely"
        return None if adverb or self._is_closed else token

    @property
    def _is_closed(self) -> bool:
        """True for a phrase such as “as soon as possible”, which takes no noun."""
        return self.last - self.first > 1 and bool(self.groups & {"time", "rhythm"})

    @property
    def nouns(self) -> frozenset[str]:
        noun = self.noun
        return frozenset() if noun is None else self.words.nouns.of((noun,))

    def token(self, at: int) -> Token | None:
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    def has(self, at: int, name: str) -> bool:
        token = self.token(at)
        return token is not None and self.words.grammar.has(name, (token,))


def _spot(text: str, word: str, language: str) -> _Spot | None:
    tokens, wanted = take_apart(text), [one.key for one in take_apart(word)]
    for at in range(len(tokens) - len(wanted) + 1):
        if wanted and [one.key for one in tokens[at : at + len(wanted)]] == wanted:
            return _Spot(_words(language), tokens, at, at + len(wanted) - 1)
    return None


def _units(spot: _Spot, section: str) -> tuple[str, ...]:
    nouns, groups = spot.nouns, spot.groups
    if "time" in nouns and groups.isdisjoint(("amount", "rhythm")):
        return vague_words.TIMES
    found = [unit for name in _GROUPS if name in groups for unit in _GROUPS[name]]
    found = [unit for name in _GROUPS if name in nouns for unit in _GROUPS[name]] + found
    if not found:
        both = (vague_words.TIMES, _REST)
        found = [unit for units in (both if section in HURRIED else both[::-1]) for unit in units]
    return tuple(dict.fromkeys(found))


# The number in its place


@dataclass(frozen=True, slots=True)
class _Number:
    """An amount with its unit in the words of a language."""

    words: _Words
    amount: Decimal
    unit: str
    currency: str

    def __str__(self) -> str:
        amount = grouped(self.amount)
        if self.unit == vague_words.MONEY:
            return f"{self.currency} {amount}".strip()
        return f"{amount} {self.name}".strip()

    @property
    def name(self) -> str:
        one, _, many = self.words.units.get(self.unit, "").partition(", ")
        return one if self.amount == 1 else many

    @property
    def is_time(self) -> bool:
        return self.unit in vague_words.TIMES

    @property
    def is_rhythm(self) -> bool:
        return self.unit in vague_words.RHYTHMS

    def every(self) -> str:
        """The number as a rhythm, such as "every 2 weeks"."""
        if self.amount == 1 and not self.words.inflects:
            return self.words.phrases["every"].replace("{n}", self.name)
        words = f"{grouped(self.amount)} {self.words.every.get(self.unit, self.name)}"
        return self.words.phrases["every"].replace("{n}", words)


class _Place:
    """A word that gives way to a number, with what around it gives way too."""

    def __init__(self, spot: _Spot, number: _Number) -> None:
        self.spot, self.number = spot, number
        self.first, self.last = spot.first, spot.last
        self.groups, self.noun = spot.groups, spot.noun

    def filled(self) -> tuple[int, int, str]:
        """The first and the last token to be replaced, and the words to put there."""
        if self.number.is_time:
            words = self._time()
        elif self.number.is_rhythm:
            words = self._beside_noun(str(self.number))
        else:
            words = self._amount()
        return self.first, self.last, words

    def _phrase(self, name: str, words: str | None = None) -> str:
        phrase = self.spot.words.phrases[name]
        return phrase.replace("{n}", words if words is not None else str(self.number))

    def _time(self) -> str:
        if "rhythm" in self.groups:
            return self._beside_noun(self.number.every())
        phrase = "since" if "since" in self.groups else "within"
        if self.spot.has(self.last + 1, "nothing_times"):
            self.last += 1
            self._eat("articles")
            if self._eat("in") or not self._behind_preposition:
                return self._phrase(phrase)
            return str(self.number)
        if self.noun is None:
            self._eat("in")
        return self._beside_noun(self._phrase(phrase))

    @property
    def _behind_preposition(self) -> bool:
        return self.spot.has(self.first - 1, "stops")

    def _amount(self) -> str:
        spot = self.spot
        if spot.has(self.last + 1, "measures"):
            return self._of_measure()
        if "amount" in self.groups:
            self._eat("articles")
            return self._counted(str(self.number))
        if "enough" in self.groups and self.number.unit == vague_words.COUNT:
            return self._phrase("at_least")
        at_least = self._phrase("at_most" if "at_most" in self.groups else "at_least")
        if self.noun is None:
            return at_least
        return self._beside_noun(at_least, "of" if "enough" in self.groups else "with")

    def _counted(self, words: str) -> str:
        """In place of “several”: the noun behind it stays, but for one that names the unit."""
        after = self.spot.token(self.last + 1)
        if after is not None and after.key in ("of", "von"):
            self.last += 1
        if self.number.unit == vague_words.PERCENT:
            return self._phrase("share")
        if self.noun is not None and self.noun.key in self.number.name.casefold().split():
            self.last += 1
        return words

    def _of_measure(self) -> str:
        """In place of “a certain number of” or “a certain size”."""
        spot = self.spot
        noun = spot.tokens[self.last + 1].text
        if spot.has(self.last + 1, "number_of") or self._is_followed_by_of:
            self.last += 2 if self._is_followed_by_of else 1
            self._eat("articles")
            return self._counted(str(self.number))
        if self._has_beyond:
            self.last += 1
            self._eat("articles")
            return str(self.number)
        self.last += 1
        limit = self._phrase("at_most" if "at_most" in self.groups else "at_least")
        return self._phrase("of", limit).replace("{noun}", noun)

    @property
    def _is_followed_by_of(self) -> bool:
        after = self.spot.token(self.last + 2)
        return after is not None and after.key in ("of", "von")

    @property
    def _has_beyond(self) -> bool:
        at = self.first - 2 if self.spot.has(self.first - 1, "articles") else self.first - 1
        return self.spot.has(at, "beyond")

    def _beside_noun(self, words: str, phrase: str = "behind") -> str:
        """In place of the word alone, or behind the noun that it stood before."""
        if self.noun is None:
            return words
        self.last += 1
        noun = self.noun.text
        article = self.spot.token(self.first - 1)
        said = self._phrase(phrase, words).replace("{noun}", noun)
        if article is not None and article.key in ("a", "an"):
            self.first -= 1
            fitting = "an" if noun[:1].lower() in "aeiou" else "a"
            fitting = fitting.capitalize() if article.text[:1].isupper() else fitting
            return f"{fitting} {said}"
        return said

    def _eat(self, name: str) -> bool:
        """Let the word before give way too when it is of a list of the grammar."""
        if not self.spot.has(self.first - 1, name):
            return False
        self.first -= 1
        return True
