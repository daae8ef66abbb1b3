"""Who stands before the verb in a sentence where no list of actors holds a word of it.

A subject that nobody knows counts as somebody who acts, unless it is a thing that something is done
with, such as leads, requests or a report.
"""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.wording.amounts import Measure
from models.rules.wording.reading import Reading, Sentence
from models.rules.wording.tokens import SIGN
from models.rules.wording.voice import in_side_clause, is_passive

_OPENING = 24
_SUBJECT = 12
_AGENT = 6
_THINGS = (
    *("acted_on", "lead_nouns", "lead_acts", "other_requests", "universal_nouns"),
    *("period_units", "months", "weekdays", "outcome_figures", "record_facts", "units_open"),
    *("units_closed", "frequencies", "activity_figures"),
)
_TIMES = (
    *("no_agents", "period_units", "months", "weekdays", "units_open", "units_closed", "same_day"),
    *("deadlines", "frequencies", "short_periods"),
)
_NO_VERBS = (
    *("prepositions", "determiners", "conjunctions", "participles", "adverbs", "vague", "numbers"),
    *("lead_nouns", "nouns_after_actor", "actors", "acted_on", "subordinators", "negations"),
)
_NO_SUBJECT = ("prepositions", "subordinators", "conditions", "conjunctions", "agent_words")
_PAUSES = frozenset((",", ":", ";", "–", "—"))
_COPULAS = frozenset(("is", "are", "was", "were", "does", "do"))


def unlisted_subject(sentence: Sentence) -> list[tuple[int, int]]:
    """Somebody no list knows with the verb: “our Nordic distributors respond”."""
    for start in _openings(sentence):
        verb = _verb_from(sentence, start)
        if verb >= 0:
            return [(start, verb)]
    return []


def unlisted_agent(sentence: Sentence) -> bool:
    """True for “by the branch in Leeds”, false for “by the end of the month”."""
    reading = sentence.reading
    return any(_is_agent(reading, one.last + 1) for one in sentence.all("agent_words"))


def _is_agent(reading: Reading, at: int) -> bool:
    places = reading.places
    if not places.covers("subject_heads", at):
        return False
    for index in range(at + 1, at + _AGENT):
        if not reading.word(index) or places.covers("prepositions", index):
            return index > at + 1
        if reading.is_dated(index) or any(places.covers(name, index) for name in _TIMES):
            return False
        if places.covers("acted_on", index) and not reading.word(index + 1):
            return False
    return True


def _openings(sentence: Sentence) -> Iterator[int]:
    """Where a subject may begin: at the head, behind a comma, and at an article without “of”."""
    reading = sentence.reading
    heads = reading.places.covered("subject_heads")
    yield sentence.first
    for at in range(sentence.first + 1, min(sentence.end, sentence.first + _OPENING)):
        if reading.key(at - 1) in _PAUSES or (at in heads and not _is_led_in(reading, at - 1)):
            yield at


def _is_led_in(reading: Reading, before: int) -> bool:
    """True for a word that makes what follows no subject."""
    return any(reading.places.covers(name, before) for name in (*_NO_SUBJECT, "promises", "modals"))


def _verb_from(sentence: Sentence, start: int) -> int:
    """The verb of the subject that begins at a token, or -1."""
    reading = sentence.reading
    places = reading.places
    if any(places.covers(name, start) for name in _NO_SUBJECT):
        return -1
    noun = _first_noun(sentence, start)
    if noun < 0 or _is_imperative(reading, noun, headed=noun > start):
        return -1
    head = -1
    for index in range(noun + 1, min(sentence.end, noun + _SUBJECT)):
        before = index - 1
        if reading.key(index) in {",", ":", ";", "."} or places.covers("agent_words", index):
            return -1
        joins = places.covers("prepositions", before) or places.covers("determiners", before)
        if not joins and _is_finite(sentence, index, head if head >= 0 else before):
            head = head if head >= 0 else before
            return index if _may_act(sentence, head, index) else -1
        if places.covers("prepositions", index):
            head = before if head < 0 else head
        elif places.covers("subordinators", index) or (
            places.covers("determiners", index)
            and not places.covers("prepositions", before)
            and not places.covers("both_words", before)
        ):
            return -1
    return -1


def _first_noun(sentence: Sentence, start: int) -> int:
    """The first word of a subject behind its article or its number, or -1."""
    reading = sentence.reading
    index = start
    counted = {one.first: one for one in sentence.amounts if one.first - start in (0, 1, 2)}
    while index < min(sentence.end, start + _AGENT):
        one = counted.get(index)
        if one is not None:
            index = one.last + 1
        elif any(reading.places.covers(name, index) for name in ("subject_heads", "share_tails")):
            index += 1
        else:
            return index if reading.word(index) else -1
    return -1


def _is_imperative(reading: Reading, at: int, *, headed: bool) -> bool:
    """True for “Call each lead”, false for “Process engineers call”."""
    places = reading.places
    if headed or not places.covers("promises", at) or reading.key(at).endswith("s"):
        return False
    if not places.covers("verbs_or_nouns", at):
        return True
    after = at + 1
    return places.covers("determiners", after) or any(one.first == after for one in reading.amounts)


def _is_finite(sentence: Sentence, index: int, head: int) -> bool:
    """True for a word that somebody before it does."""
    reading = sentence.reading
    places = reading.places
    if not reading.word(index) or not reading.tokens[index].text[0].islower():
        return False
    modal = places.at("modals", index)
    if modal is not None:
        return True
    if places.covers("be", index) and not places.covers("promises", index):
        return True
    singular = reading.key(index).endswith("s") and not reading.key(index).endswith("ss")
    plural = reading.key(head).endswith("s") or places.covers("plural_actors", head)
    plural = plural or places.covers("both_words", head - 1)
    if not singular and not plural:
        return False
    if places.covers("promises", index) or places.covers("open_ends", index):
        if not places.covers("verbs_or_nouns", index):
            return True
        return has_object(sentence, index) or (singular and not plural and _is_told(reading, index))
    if any(places.covers(name, index) for name in _NO_VERBS):
        return False
    return has_object(sentence, index)


def _is_told(reading: Reading, index: int) -> bool:
    """True for “the branch phones within …”: one who acts, and no noun that goes on."""
    after = index + 1
    limit = reading.places.covers("limit_words", after) and reading.key(after) != "to"
    return limit or after >= len(reading.tokens) or reading.tokens[after].kind == SIGN


def has_object(sentence: Sentence, verb: int) -> bool:
    """True when what is acted upon stands behind a word, which therefore is a verb."""
    reading = sentence.reading
    places = reading.places
    after = verb + 1
    while after < sentence.end and (
        places.covers("particles", after) or places.covers("adverbs", after)
    ):
        after += 1
    times = ("frequencies", "deadlines", "weekdays", "same_day", "period_heads")
    if any(places.covers(name, after) for name in times) and not places.covers("articles", after):
        return False
    if reading.is_dated(after):
        return False
    for one in sentence.amounts:
        if one.first == after:
            return one.measure is not Measure.DURATION
    lists = ("object_heads", "lead_nouns", "actors", "pronouns")
    return any(places.covers(name, after) for name in lists)


def _may_act(sentence: Sentence, head: int, verb: int) -> bool:
    """True for a subject that is no thing, and a verb that is done and not suffered."""
    reading = sentence.reading
    places = reading.places
    modal = places.at("modals", verb)
    if is_passive(sentence, verb) or in_side_clause(sentence, verb):
        return False
    if reading.key(verb) in _COPULAS and (modal is None or modal.last == verb):
        return False
    if places.covers("undergoing", verb) and places.covers("prepositions", verb + 1):
        return False  # “ownership passes to the field team”
    if not any(places.covers(name, head) for name in _THINGS):
        return True
    return _are_people(reading, head, verb)


def _are_people(reading: Reading, head: int, verb: int) -> bool:
    """True for “regional marketing leads hand over”: people called leads, who do something."""
    places = reading.places
    if reading.key(head) not in reading.words.single["people_too"]:
        return False
    named = places.covers("actors", head - 1) or places.covers("areas", head - 1)
    return named and not places.covers("undergoing", verb)
