"""Who does what in a sentence: the actor with a verb, the passive voice, several promises."""

from __future__ import annotations

from models.rules.wording.lexicon import Match
from models.rules.wording.reading import Reading, Sentence
from models.rules.wording.tokens import SIGN

_AHEAD = 9
_SHORTEST_VERB = 4
_NOUNS_AND_JOINTS = (
    *("nouns_after_actor", "lead_nouns", "actors", "prepositions", "adverbs", "conjunctions"),
    *("determiners", "subordinators", "participles", "negations", "agent_words", "either_words"),
)
_SUBJECT = 3
_NO_ACTORS = (
    *("lead_nouns", "lead_acts", "other_requests", "universal_nouns", "generic_things"),
    *("period_units", "months", "weekdays", "outcome_figures", "record_facts", "units_open"),
    *("units_closed", "frequencies", "vague", "opinions", "determiners", "activity_figures"),
)
_NO_VERBS = (
    *("determiners", "prepositions", "adverbs", "conjunctions", "subordinators", "negations"),
    *("vague", "escapes", "numbers", "frequencies", "limit_words", "no_verbs"),
)


def has_actor(sentence: Sentence) -> bool:
    """True when somebody acts, or something is done “by Sales”."""
    return bool(acting(sentence)) or has_agent(sentence) or _owns_figure(sentence)


def _owns_figure(sentence: Sentence) -> bool:
    """True for “Sales’ response time”."""
    reading = sentence.reading
    for match in sentence.all("actors"):
        after = match.last + 1 + int(reading.key(match.last + 1) in {"'", "’"})
        if reading.places.covers("metric_times", after):
            return True
    return False


def acting(sentence: Sentence) -> list[tuple[int, int]]:
    """Each actor that does something, with the token of its verb."""
    found: list[tuple[int, int]] = []
    for match in sentence.all("actors", "pronouns"):
        verb = _verb_of(sentence, match)
        if verb >= 0 and not _is_passive(sentence, verb, match):
            found.append((match.first, verb))
    found += _people(sentence)
    if not found and sentence.reading.words.verb_second:
        found += _unlisted_actor(sentence)
    return sorted(found)


def _unlisted_actor(sentence: Sentence) -> list[tuple[int, int]]:
    """A noun beside a promising verb in second place: “die Kalkulation beantwortet …”."""
    reading = sentence.reading
    if sentence.has("be", "modals"):
        return []
    for match in sentence.all("promises"):
        verb = match.first
        if not reading.tokens[verb].text[0].islower() or in_side_clause(sentence, verb):
            continue
        behind = verb + 1 + int(reading.places.covers("subject_heads", verb + 1))
        if behind > verb + 1 and _may_act(sentence, behind):
            return [(behind, verb)]
        if _may_act(sentence, verb - 1) and verb - 1 - sentence.first < _SUBJECT:
            return [(verb - 1, verb)]
    return []


def _may_act(sentence: Sentence, index: int) -> bool:
    """True for a noun that is neither a lead nor a thing or a time."""
    reading = sentence.reading
    if not sentence.first <= index < sentence.end or not reading.word(index):
        return False
    if not reading.tokens[index].text[0].isupper() or len(reading.key(index)) < _SHORTEST_VERB:
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
    return False


def passive(sentence: Sentence) -> tuple[int, int] | None:
    """The first passive verb of a main clause, from its auxiliary to its participle."""
    for match in sentence.all("be"):
        last = _participle_after(sentence, match.last)
        if last >= 0 and not in_side_clause(sentence, match.first):
            return match.first, last
    return None


def _is_passive(sentence: Sentence, verb: int, actor: Match | None = None) -> bool:
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
        if _is_participle(reading, index) and not reading.places.covers("be", index):
            return index
        passes = reading.places.covers("adverbs", index) or reading.places.covers("be", index)
        negated = reading.places.covers("negations", index)
        if not second and not passes and not negated:
            return -1
    return -1


def _is_participle(reading: Reading, index: int) -> bool:
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


def _verb_of(sentence: Sentence, actor: Match) -> int:
    """The token of the verb that an actor governs, or -1."""
    reading = sentence.reading
    if reading.key(actor.last + 1) == ":" and actor.first == sentence.first:
        return actor.last + 1  # “Marketing: 40 MQLs per month”
    if _after_preposition(sentence, actor.first) or _describes(reading, actor.last + 1):
        return -1
    if reading.words.verb_second:
        return _verb_near(sentence, actor)
    for index in range(actor.last + 1, min(sentence.end, actor.last + 1 + _AHEAD)):
        if _is_headline(reading, index, actor.last):
            return index
        if _is_verb(sentence, index, actor.last):
            return index
        if index == actor.last + 1 and not _may_follow(reading, index):
            return -1
    return -1


def _after_preposition(sentence: Sentence, at: int) -> bool:
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


def _ends_as_verb(reading: Reading, index: int) -> bool:
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
    if not _is_participle(reading, index):
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
    if before >= sentence.first and _looks_finite(reading, before):
        return before
    for index in range(actor.last + 1, min(sentence.end, actor.last + _AHEAD)):
        if reading.tokens[index].kind == SIGN and reading.key(index) != ".":
            return -1
        if _looks_finite(reading, index):
            return index
    return -1


def _looks_finite(reading: Reading, index: int) -> bool:
    """True for a small word with the ending of a verb that belongs to no other list."""
    if not reading.word(index) or not reading.tokens[index].text[0].islower():
        return False
    key = reading.key(index)
    if len(key) < _SHORTEST_VERB or not key.endswith(("t", "en", "eln", "ern")):
        return False
    return not any(reading.places.covers(name, index) for name in _NO_VERBS)


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
            reading.places.covers("determiners", verb + 1) and _ends_as_verb(reading, verb)
        )
        if acts and not _is_passive(sentence, verb) and not _after_preposition(sentence, index):
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
