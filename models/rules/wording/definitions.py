"""Rules for definitions: observable, not circular, and more than a no."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.wording.facts import is_observable
from models.rules.wording.found import Found
from models.rules.wording.reading import Reading, Sentence
from models.rules.wording.tokens import WORD
from models.rules.wording.verdict import Kind

_SUBJECT = 6
_OBJECT = 5


def observable(reading: Reading, kind: Kind) -> Iterator[Found]:
    """L01: a definition needs a fact that a record can show."""
    del kind
    if reading.tokens and not any(is_observable(one) for one in reading.sentences):
        yield Found("L01", 0, len(reading.tokens) - 1)


def circular(reading: Reading, kind: Kind) -> Iterator[Found]:
    """L18: a term that is explained by itself."""
    del kind
    for sentence in reading.sentences:
        link = next(iter(sentence.all("defining")), None)
        if link is None or link.first - sentence.first > _SUBJECT or link.first == sentence.first:
            continue
        body = Sentence(reading, link.last + 1, sentence.end)
        if _has_figure(body) or _has_criteria(body):
            continue
        if _same_stem(Sentence(reading, sentence.first, link.first), body):
            yield Found("L18", sentence.first, sentence.end - 1)


def _has_criteria(body: Sentence) -> bool:
    """True when facts stand beside the word that comes back."""
    reading = body.reading
    facts = {
        one.first
        for one in body.all("record_facts", "acts", "kinds_of_people")
        if not _only_names_stage(reading, one.first) and not _reaches_stage(reading, one.last)
    }
    circular_words = {one.first for one in body.all("circular")}
    actors = {one.first for one in body.all("actors")}
    others = facts - circular_words - actors
    return any(body.reading.word(index) for index in others)


def _only_names_stage(reading: Reading, index: int) -> bool:
    """True for “stage” in “the MQL stage”, “the status MQL” and “qualified status”."""
    if not reading.places.covers("stage_words", index):
        return False
    behind = index + 1 + int(reading.places.covers("defining", index + 1))
    beside = (index - 1, index + 1, behind)
    return any(
        reading.places.covers(name, at) for name in ("short_terms", "circular") for at in beside
    )


def _reaches_stage(reading: Reading, index: int) -> bool:
    """True for “meets” in “meets the qualification criteria”, which says nothing new."""
    ahead = (
        range(index - _OBJECT, index)
        if reading.words.verb_second
        else range(index + 1, index + _OBJECT)
    )
    return any(_only_names_stage(reading, at) for at in ahead)


def _has_figure(body: Sentence) -> bool:
    """True for a number, but not for the “one” of “one that Sales has accepted”."""
    places = body.reading.places
    return any(not places.covers("lone_ones", one.first) for one in body.counted)


def _same_stem(head: Sentence, body: Sentence) -> bool:
    """True when a qualifying word, or the long form of a short one, stands on both sides."""
    told = {one.entry.words for one in body.all("circular")}
    if any(one.entry.words in told for one in head.all("circular")):
        return True
    short = {one.entry.words for one in head.all("short_terms")}
    said_again = {one.entry.words for one in body.all("short_terms")}
    if short & said_again:
        return True
    meant = {words[-1] for words in short}
    return any(word.startswith(stem.rstrip("*")) for stem in meant for word in _keys(body))


def _keys(sentence: Sentence) -> list[str]:
    tokens = sentence.reading.tokens[sentence.first : sentence.end]
    return [token.key for token in tokens if token.kind == WORD]


def negated(reading: Reading, kind: Kind) -> Iterator[Found]:
    """L25: only a no to a vague word."""
    del kind
    for sentence in reading.sentences:
        if is_observable(sentence):
            continue
        for no in sentence.all("negations"):
            vague = [
                one
                for one in sentence.all("vague", "opinions")
                if 0 < one.first - no.last < _SUBJECT
            ]
            if vague:
                yield Found("L25", no.first, vague[0].last)
                break
