"""The verb that an actor governs, found in the lists or told by its look and its place."""

from __future__ import annotations

from models.rules.wording.reading import Reading, Sentence
from models.rules.wording.subjects import has_object
from models.rules.wording.tokens import SIGN
from models.rules.wording.voice import in_side_clause, is_participle
from models.rules.wording.word_list import Match

SHORTEST_WORD = 4
_AHEAD = 9
_PARTS = 4
_NOUNS_AND_JOINTS = (
    *("nouns_after_actor", "lead_nouns", "actors", "prepositions", "adverbs", "conjunctions"),
    *("determiners", "subordinators", "participles", "negations", "agent_words", "either_words"),
    *("numbers", "frequencies"),
)
_NO_VERBS = (
    *("determiners", "prepositions", "adverbs", "conjunctions", "subordinators", "negations"),
    *("vague", "escapes", "numbers", "frequencies", "limit_words", "no_verbs"),
)


def verb_of(sentence: Sentence, actor: Match) -> int:
    """The token of the verb that an actor governs, or -1."""
    reading = sentence.reading
    if reading.key(actor.last + 1) == ":" and actor.first == sentence.first:
        return actor.last + 1  # “Marketing: 40 MQLs per month”
    if after_preposition(sentence, actor.first) or _describes(reading, actor.last + 1):
        return -1
    if reading.words.verb_second:
        oblique = reading.places.covers("oblique_heads", actor.first - 1)
        return -1 if oblique else _verb_near(sentence, actor)
    compound = _compound_verb(sentence, actor.last + 1)
    if compound >= 0:
        return compound
    for index in range(actor.last + 1, min(sentence.end, actor.last + 1 + _AHEAD)):
        if _is_headline(reading, index, actor.last):
            return index
        if _is_verb(sentence, index, actor.last):
            return index
        if index == actor.last + 1 and not _may_follow(reading, index):
            return -1
    return -1


def _compound_verb(sentence: Sentence, at: int) -> int:
    """The last part of a verb with a hyphen, such as “fine-tunes the score”, or -1."""
    reading = sentence.reading
    last = at
    while reading.is_glued(last + 1) and last - at < _PARTS:
        last += 1
    if last == at or last >= sentence.end or not reading.word(last):
        return -1
    small = reading.tokens[last].text[0].islower()
    done = reading.key(last).endswith("s") or reading.places.covers("plural_actors", at - 1)
    return last if small and done and has_object(sentence, last) else -1


def after_preposition(sentence: Sentence, at: int) -> bool:
    """True for an actor that something is done to or for: “a report for Sales”."""
    places = sentence.reading.places
    index = at - 1
    while index >= sentence.first and (
        places.covers("determiners", index) or places.covers("actors", index)
    ):
        if places.covers("prepositions", index):
            return True
        index -= 1
    if index < sentence.first:
        return False
    if places.covers("actors", index + 1) and sentence.reading.key(index) == "of":
        return not (index and places.covers("actors", index - 1))
    return places.covers("prepositions", index)


def _describes(reading: Reading, after: int) -> bool:
    """True when a noun follows, so that the actor only says which: “sales cycle”."""
    if not reading.places.covers("nouns_after_actor", after):
        return False
    again = reading.places.at("actors", after)
    return again is None


def _may_follow(reading: Reading, index: int) -> bool:
    """True for what can stand between an actor and its verb."""
    if not reading.word(index):
        return reading.key(index) in {",", "(", "/", "&", "–", "-"}
    places = reading.places
    lists = ("actors", "adverbs", "conjunctions", "prepositions", "subordinators", "determiners")
    if any(places.covers(name, index) for name in lists):
        return True
    either = places.covers("negations", index) or places.covers("either_words", index)
    return either or reading.tokens[index].text[0].isupper()


def _is_headline(reading: Reading, index: int, after: int) -> bool:
    """True for “Marketing to deliver …”."""
    places = reading.places
    infinitive = index == after + 2 and places.covers("infinitive_words", after + 1)
    return infinitive and places.covers("promises", index)


def _is_verb(sentence: Sentence, index: int, after: int) -> bool:
    reading = sentence.reading
    places = reading.places
    if places.covers("modals", index):
        return True
    listed = places.covers("promises", index) or places.covers("open_ends", index)
    if not listed and (index != after + 1 or not _looks_like_verb(reading, index)):
        return False
    if places.covers("be", index + 1) or places.covers("modals", index + 1):
        return False
    if index - 1 == after or not places.covers("determiners", index - 1):
        return True
    return index - 2 == after and places.covers("floating", index - 1)


def ends_as_verb(reading: Reading, index: int) -> bool:
    """True for an unlisted small word on “-s”."""
    token = reading.tokens[index]
    return token.text[0].islower() and token.key.endswith("s") and _looks_like_verb(reading, index)


def _looks_like_verb(reading: Reading, index: int) -> bool:
    """True for an unlisted word on “-s” behind one actor, and any small word behind several."""
    if not reading.word(index):
        return False
    if any(reading.places.covers(name, index) for name in _NOUNS_AND_JOINTS):
        return False
    if reading.key(index).endswith("s"):
        return True
    several = reading.places.covers("plural_actors", index - 1)
    return several and reading.tokens[index].text[0].islower()


def _verb_near(sentence: Sentence, actor: Match) -> int:
    """The verb of the clause, for a language that puts it second."""
    places = sentence.reading.places
    after = range(actor.last + 1, sentence.end)
    spread: list[int] = [*after, *range(actor.first - 1, sentence.first - 1, -1)]
    for name in ("promises", "open_ends", "modals", "be"):
        for index in spread:
            if not places.covers(name, index) or in_side_clause(sentence, index):
                continue
            if name in ("be", "modals") or not _is_closing_participle(sentence, index):
                return index
    return _unlisted_verb(sentence, actor)


def _is_closing_participle(sentence: Sentence, index: int) -> bool:
    """True for “informiert” in “wird … informiert”, which nobody named does."""
    reading = sentence.reading
    if not is_participle(reading, index):
        return False
    if index + 1 < sentence.end and reading.word(index + 1):
        return False
    for before in range(index - 1, sentence.first - 1, -1):
        if reading.key(before) in {",", ":", ";"}:
            return False
        if reading.places.covers("be", before):
            return True
    return False


def _unlisted_verb(sentence: Sentence, actor: Match) -> int:
    """A verb by its look alone: a small word on “-t” or “-en” right beside the actor, or -1."""
    reading = sentence.reading
    places = reading.places
    before = actor.first - 1
    while before >= sentence.first and places.covers("determiners", before):
        before -= 1
    if before >= sentence.first and looks_finite(reading, before):
        return before
    for index in range(actor.last + 1, min(sentence.end, actor.last + _AHEAD)):
        if reading.tokens[index].kind == SIGN and reading.key(index) != ".":
            return -1
        if looks_finite(reading, index):
            return index
    return -1


def looks_finite(reading: Reading, index: int) -> bool:
    """True for a small word with the ending of a verb that belongs to no other list."""
    if not reading.word(index) or not reading.tokens[index].text[0].islower():
        return False
    key = reading.key(index)
    if len(key) < SHORTEST_WORD or not key.endswith(("t", "en", "eln", "ern")):
        return False
    return not any(reading.places.covers(name, index) for name in _NO_VERBS)
