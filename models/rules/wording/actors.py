"""Who does what in a sentence: the actor with a verb, somebody by name, several promises."""

from __future__ import annotations

from models.rules.wording.reading import Sentence
from models.rules.wording.subjects import unlisted_agent, unlisted_subject
from models.rules.wording.verbs import (
    SHORTEST_WORD,
    after_preposition,
    ends_as_verb,
    looks_finite,
    verb_of,
)
from models.rules.wording.voice import in_side_clause, is_passive, passive

_SUBJECT = 3
_NO_ACTORS = (
    *("lead_nouns", "lead_acts", "other_requests", "universal_nouns", "generic_things"),
    *("period_units", "months", "weekdays", "outcome_figures", "record_facts", "units_open"),
    *("units_closed", "frequencies", "vague", "opinions", "determiners", "activity_figures"),
)


def has_actor(sentence: Sentence) -> bool:
    """True when somebody acts, or something is done “by Sales”."""
    return bool(acting(sentence)) or has_agent(sentence) or _owns_figure(sentence)


def _owns_figure(sentence: Sentence) -> bool:
    """True for “Sales’ response time” and “Reaktionszeit des Vertriebs”."""
    reading = sentence.reading
    for match in sentence.all("actors"):
        after = match.last + 1 + int(reading.key(match.last + 1) in {"'", "’"})
        if reading.places.covers("metric_times", after):
            return True
        owned = reading.words.verb_second and reading.places.covers("determiners", match.first - 1)
        if owned and reading.places.covers("metric_times", match.first - 2):
            return True
    return False


def acting(sentence: Sentence) -> list[tuple[int, int]]:
    """Each actor that does something, with the token of its verb."""
    found: list[tuple[int, int]] = []
    for match in sentence.all("actors", "pronouns"):
        verb = verb_of(sentence, match)
        if verb >= 0 and not is_passive(sentence, verb, match):
            found.append((match.first, verb))
    found += _people(sentence)
    if not found:
        second = sentence.reading.words.verb_second
        found += _unlisted_actor(sentence) if second else unlisted_subject(sentence)
    return sorted(found)


def _unlisted_actor(sentence: Sentence) -> list[tuple[int, int]]:
    """A noun beside a promising verb in second place: “die Kalkulation beantwortet …”."""
    reading = sentence.reading
    if sentence.has("be", "modals"):
        return []
    unlisted = _unlisted_verb_in_second_place(sentence)
    if unlisted:
        return unlisted
    for match in sentence.all("promises"):
        verb = match.first
        if not reading.tokens[verb].text[0].islower() or in_side_clause(sentence, verb):
            continue
        behind = verb + 1 + int(reading.places.covers("subject_heads", verb + 1))
        if behind > verb + 1 and _may_act(sentence, behind):
            return [(behind, verb)]
        head = _head_before(sentence, verb)
        if head - sentence.first < _SUBJECT and _may_act(sentence, head):
            return [(head, verb)]
    return []


def _head_before(sentence: Sentence, verb: int) -> int:
    """The noun before a verb and before what says where: “die Werkstatt in Hanau ruft”."""
    places = sentence.reading.places
    at = verb - 1
    for _ in range(_SUBJECT):
        before = at - 1 - int(places.covers("articles", at - 1))
        if before <= sentence.first or not places.covers("prepositions", before):
            return at
        at = before - 1
    return at


def _unlisted_verb_in_second_place(sentence: Sentence) -> list[tuple[int, int]]:
    """“Die Werkstatt in Hanau triagiert 90 % der Anfragen”: a small word before its object."""
    reading = sentence.reading
    places = reading.places
    for verb in range(sentence.first + 1, min(sentence.end - 1, sentence.first + 2 * _SUBJECT)):
        if not looks_finite(reading, verb) or places.covers("promises", verb):
            continue
        head = _head_before(sentence, verb)
        object_behind = places.covers("object_heads", verb + 1) or any(
            one.first == verb + 1 for one in sentence.amounts
        )
        if object_behind and head - sentence.first < _SUBJECT and _may_act(sentence, head):
            return [(head, verb)]
    return []


def _may_act(sentence: Sentence, index: int) -> bool:
    """True for a noun that is neither a lead nor a thing or a time."""
    reading = sentence.reading
    if not sentence.first <= index < sentence.end or not reading.word(index):
        return False
    if not reading.tokens[index].text[0].isupper() or len(reading.key(index)) < SHORTEST_WORD:
        return False
    if reading.places.covers("prepositions", index - 1) or reading.is_dated(index):
        return False
    return not any(reading.places.covers(name, index) for name in _NO_ACTORS)


def has_agent(sentence: Sentence) -> bool:
    """True for “by Sales”."""
    reading = sentence.reading
    for match in sentence.all("actors"):
        at = match.first - 1
        while at >= sentence.first and reading.places.covers("determiners", at):
            at -= 1
        while at >= sentence.first and match.first - at < 6 and reading.word(at):
            if reading.places.covers("agent_words", at):
                return True
            if reading.places.covers("giver_words", at) and sentence.has("receiving"):
                return True
            at -= 1
    return bool(passive(sentence)) and unlisted_agent(sentence)


def _people(sentence: Sentence) -> list[tuple[int, int]]:
    """People by name: two capitals in a row, and a verb."""
    reading = sentence.reading
    found: list[tuple[int, int]] = []
    for index in range(sentence.first, sentence.end - 2):
        titled = reading.places.covers("people_titles", index)
        behind = index + 1 + int(titled and reading.key(index + 1) == ".")
        if behind + 1 >= sentence.end:
            continue
        first, second = reading.tokens[index], reading.tokens[behind]
        named = first.text[0].isupper() and second.text[0].isupper() and second.text[1:].islower()
        if not named or not reading.word(index) or reading.places.covers("lead_nouns", behind):
            continue
        verb = behind + 1
        acts = reading.places.covers("promises", verb) or reading.places.covers("modals", verb)
        acts = acts or (
            reading.places.covers("determiners", verb + 1) and ends_as_verb(reading, verb)
        )
        if acts and not is_passive(sentence, verb) and not after_preposition(sentence, index):
            found.append((index, verb))
    return found


def further_promise(sentence: Sentence) -> int:
    """The token of a second promise joined to the first, or -1."""
    reading = sentence.reading
    actors = acting(sentence)
    if not actors:
        return -1
    first = actors[0][1]
    if reading.places.covers("meeting_verbs", first):
        return -1
    for match in sentence.all("conjunctions"):
        verb = _joined_verb(sentence, match.last + 1, first)
        if verb > first + 2 and not in_side_clause(sentence, match.first):
            return verb
    return -1


def _joined_verb(sentence: Sentence, at: int, actors_verb: int) -> int:
    """The verb with an object of its own that begins a joined promise, or -1."""
    reading = sentence.reading
    places = reading.places
    index = at
    acted = False
    while index < min(sentence.end, at + 6) and (
        any(places.covers(name, index) for name in ("adverbs", "actors", "modals", "pronouns"))
        or (places.covers("determiners", index) and not places.covers("promises", index))
    ):
        acted = acted or places.covers("actors", index) or places.covers("pronouns", index)
        if places.covers("determiners", index) and not places.covers("actors", index + 1):
            return -1
        index += 1
    if index >= sentence.end or not places.covers("promises", index):
        return -1
    after = index + 1
    singular = reading.key(actors_verb).endswith("s")
    if not acted and not reading.words.verb_second and singular != reading.key(index).endswith("s"):
        return -1
    has_object = (
        places.covers("object_heads", after)
        or places.covers("actors", after)
        or places.covers("lead_nouns", after)
        or any(one.first == after for one in sentence.amounts)
        or places.covers("frequencies", after)
    )
    return index if acted or has_object else -1
