"""Whether a verb is done or suffered, and which clause it stands in."""

from __future__ import annotations

from models.rules.wording.reading import Reading, Sentence
from models.rules.wording.tokens import SIGN
from models.rules.wording.word_list import Match


def passive(sentence: Sentence) -> tuple[int, int] | None:
    """The first passive verb of a main clause, from its auxiliary to its participle."""
    for match in sentence.all("be"):
        last = _participle_after(sentence, match.last)
        if last >= 0 and not in_side_clause(sentence, match.first):
            return match.first, last
    return None


def is_passive(sentence: Sentence, verb: int, actor: Match | None = None) -> bool:
    """True when what stands before the verb suffers it; `actor` may be promising a future."""
    places = sentence.reading.places
    at = verb
    if actor is not None and _is_future(sentence, verb, actor):
        return False
    if places.covers("modals", at) and not places.covers("be", at):
        step = at + 1
        while step < min(sentence.end, at + 4) and not places.covers("be", step):
            step += 1
        if step >= sentence.end or not places.covers("be", step):
            return sentence.reading.words.verb_second and _participle_after(sentence, at) >= 0
        at = step
    return places.covers("be", at) and _participle_after(sentence, at) >= 0


def _is_future(sentence: Sentence, verb: int, actor: Match) -> bool:
    """True for “Marketing wird … übergeben”: the actor stands beside “wird”, and hands over."""
    places = sentence.reading.places
    if not sentence.reading.words.verb_second or not places.covers("be", verb):
        return False
    first = actor.first
    while first > sentence.first and places.covers("determiners", first - 1):
        first -= 1
    beside = verb in (actor.last + 1, first - 1)
    last = sentence.end - 1
    while last > verb and sentence.reading.tokens[last].kind == SIGN:
        last -= 1
    return beside and places.covers("participles_or_infinitives", last)


def _participle_after(sentence: Sentence, at: int) -> int:
    """The participle that goes with an auxiliary, or -1."""
    reading = sentence.reading
    second = reading.words.verb_second
    for index in range(at + 1, min(sentence.end, at + (40 if second else 5))):
        if reading.places.covers("duty_participles", index):
            return -1
        if is_participle(reading, index) and not reading.places.covers("be", index):
            return index
        passes = reading.places.covers("adverbs", index) or reading.places.covers("be", index)
        negated = reading.places.covers("negations", index)
        if not second and not passes and not negated:
            return -1
    return -1


def is_participle(reading: Reading, index: int) -> bool:
    """True for a participle; in a language of capitals for nouns, a small word."""
    places = reading.places
    if not places.covers("participles", index) and not places.covers(
        "participles_or_infinitives", index
    ):
        return False
    return not reading.words.verb_second or reading.tokens[index].text[0].islower()


def in_side_clause(sentence: Sentence, at: int) -> bool:
    """True when a joining word stands before the verb in the same clause."""
    reading = sentence.reading
    for index in range(at - 1, max(sentence.first, at - 12) - 1, -1):
        if reading.tokens[index].kind == SIGN and reading.key(index) in ",:;":
            return False
        if reading.places.covers("subordinators", index) and not _is_article(reading, index):
            return True
    return False


def _is_article(reading: Reading, index: int) -> bool:
    """True for “der” and “die” with no comma before, which begin no side clause."""
    if not reading.words.verb_second or not reading.places.covers("determiners", index):
        return False
    return reading.key(index - 1) != ","
