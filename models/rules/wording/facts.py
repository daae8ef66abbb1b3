"""What makes a definition observable: acts with an object, facts on record, numbers, lists."""

from __future__ import annotations

from models.rules.wording.amounts import Measure
from models.rules.wording.reading import Reading, Sentence
from models.rules.wording.tokens import NUMBER, SIGN
from models.rules.wording.word_list import Match

_OBJECT = 6
_FUNCTION = ("determiners", "prepositions", "adverbs", "be", "conjunctions", "frequencies")


def is_observable(sentence: Sentence) -> bool:
    """True when a record could show whether the text holds."""
    if _has_trace(sentence) or _has_choice(sentence):
        return True
    if sentence.counted and not _only_of_opinions(sentence):
        return True
    if sentence.has("opinions"):
        return sentence.has("confirming") and _confirmed(sentence)
    return (
        sentence.has("record_facts", "kinds_of_people")
        or _has_equation(sentence)
        or _has_closed_list(sentence)
        or _has_name(sentence)
    )


def _has_trace(sentence: Sentence) -> bool:
    acts = sentence.all("acts", *_further(sentence))
    return any(_leaves_trace(sentence, act) for act in acts)


def _further(sentence: Sentence) -> tuple[str, ...]:
    """Where the verb stands at the end, any participle is an act there, and behind “hat”."""
    reading = sentence.reading
    last = sentence.end - 1
    while last > sentence.first and not reading.word(last):
        last -= 1
    closed = reading.places.covers("participles", last)
    acts = reading.words.verb_second and (closed or sentence.has("have_words"))
    return ("participles", "participles_or_infinitives") if acts else ()


def _only_of_opinions(sentence: Sentence) -> bool:
    """True when the only number is a “one” that proves nothing."""
    counted = sentence.counted
    lone = all(
        one.measure is Measure.COUNT
        and sentence.reading.tokens[one.first].kind != NUMBER
        and sentence.reading.places.covers("lone_ones", one.first)
        for one in counted
    )
    return lone and sentence.has("opinions", "vague")


def _confirmed(sentence: Sentence) -> bool:
    """True when what nobody can see was said or written down."""
    return not any(
        match.entry.list == "opinions" and match.first == sentence.first
        for match in sentence.all("opinions")
    ) or sentence.has("confirming")


def _leaves_trace(sentence: Sentence, act: Match) -> bool:
    """True when the thing acted on is more than “content”."""
    reading = sentence.reading
    if _is_named_noun(reading, act):
        return False
    if reading.places.covers("opinions", act.first) and not _is_confirming(sentence, act):
        return False  # “is open to”
    if reading.words.verb_second:
        return _leaves_trace_behind(sentence, act)
    generic = False
    for index in range(act.last + 1, min(sentence.end, act.last + 1 + _OBJECT)):
        if reading.tokens[index].kind == SIGN:
            break
        if reading.places.covers("generic_things", index) and not reading.masked(index):
            generic = True
            continue
        if reading.places.covers("acts", index) or _is_function_word(reading, index):
            continue
        if generic and reading.places.covers("determiners", index):
            break
        if reading.places.covers("opinions", index) and not reading.masked(index):
            return _is_confirming(sentence, act)
        return not generic or not _is_trailing(reading, index)
    return not generic and _has_subject(sentence, act)


def _leaves_trace_behind(sentence: Sentence, act: Match) -> bool:
    """The same where the thing stands before the verb."""
    reading = sentence.reading
    if reading.places.covers("opinions", act.first) or not _is_small(reading, act.first):
        return False
    for index in range(act.first - 1, max(sentence.first, act.first - _OBJECT) - 1, -1):
        if reading.places.covers("conjunctions", index):
            break
        thing = reading.places.at("generic_things", index)
        if thing is not None and "on_offer" not in thing.entry.flags:
            return False
    return True


def _is_small(reading: Reading, index: int) -> bool:
    return reading.tokens[index].text[0].islower() or index == 0


def _is_trailing(reading: Reading, index: int) -> bool:
    """True for words behind a generic thing that make it no more special."""
    return reading.places.covers("trailing", index)


def _is_confirming(sentence: Sentence, act: Match) -> bool:
    return any(one.first == act.first for one in sentence.all("confirming"))


def _is_named_noun(reading: Reading, act: Match) -> bool:
    """True for an act that is a noun here: “our use”, “opened e-mails”."""
    places, before = reading.places, act.first - 1
    if act.first != act.last:
        return False
    if places.covers("generic_things", act.first) and places.covers("acts", before):
        return True
    return places.covers("nouns_too", act.first) and places.covers("determiners", before)


def _has_subject(sentence: Sentence, act: Match) -> bool:
    """True for “budget is confirmed”, false for a lone “checked” without anything around it."""
    before = range(sentence.first, act.first)
    if sentence.end - sentence.first == 1:
        return False
    stated = [index for index in before if not _is_function_word(sentence.reading, index)]
    opinions = [match for match in sentence.all("opinions") if match.first < act.first]
    return not opinions or bool(stated and _is_confirming(sentence, act))


def _is_function_word(reading: Reading, index: int) -> bool:
    return any(reading.places.covers(name, index) for name in _FUNCTION)


def _has_equation(sentence: Sentence) -> bool:
    return any(sentence.reading.key(i) in {"=", "≥", "≤", ">", "<"} for i in _span(sentence))


def _has_closed_list(sentence: Sentence) -> bool:
    """“X, Y or Z”, or two things joined by “or” behind a verb of being."""
    commas = any(sentence.reading.key(index) == "," for index in _span(sentence))
    either = sentence.has("either_words")
    joined = either or sentence.has("both_words")
    return (joined and commas) or (either and sentence.has("be", "acts"))


def _has_choice(sentence: Sentence) -> bool:
    """“is one of: capital plan, grant, lease”."""
    commas = any(sentence.reading.key(index) == "," for index in _span(sentence))
    return commas and sentence.has("choices") and not sentence.has("open_lists")


def _has_name(sentence: Sentence) -> bool:
    """A capitalised name inside the sentence, such as a product or a country."""
    reading = sentence.reading
    if reading.words.verb_second:
        return False
    return any(
        reading.word(index)
        and reading.tokens[index].text[0].isupper()
        and not reading.places.covers("actors", index)
        and not reading.places.covers("trade_abbreviations", index)
        and not reading.places.covers("generic_things", index)
        for index in range(sentence.first + 1, sentence.end)
    )


def _span(sentence: Sentence) -> range:
    return range(sentence.first, sentence.end)
