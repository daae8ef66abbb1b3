"""Rules for promises: who, how much, from when, on which clock, for which share."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.wording import repairs
from models.rules.wording.actors import acting, further_promise, has_actor
from models.rules.wording.amounts import Amount, Measure
from models.rules.wording.found import Found
from models.rules.wording.reading import Reading, Sentence
from models.rules.wording.tokens import CLOCK, NAME, WORD
from models.rules.wording.verdict import Kind
from models.rules.wording.voice import passive
from models.rules.wording.word_list import Match

_TOPIC = 6


def amount(reading: Reading, kind: Kind) -> Iterator[Found]:
    """L04: a promise needs a number, a rhythm or a date."""
    del kind
    if not reading.tokens:
        return
    whole = reading.whole
    if _promises_volume(whole):
        if not whole.measured(Measure.COUNT, Measure.SHARE, Measure.MONEY) and not _each_is_named(
            whole
        ):
            yield Found("L04", 0, len(reading.tokens) - 1)
    elif not _has_amount(whole):
        yield Found("L04", 0, len(reading.tokens) - 1)


def _has_amount(sentence: Sentence) -> bool:
    reading = sentence.reading
    rhythm = sentence.has("frequencies", "same_day", "per_item", "deadlines", "weekdays")
    tokens = reading.tokens[sentence.first : sentence.end]
    clock = any(token.kind in {CLOCK, NAME} for token in tokens)
    universal = _is_universal(sentence)
    stated = sentence.counted or sentence.days or rhythm or clock or universal
    return bool(stated) or _is_one_per_period(sentence)


def _is_one_per_period(sentence: Sentence) -> bool:
    """True for “a video per quarter”."""
    places = sentence.reading.places
    first = min(
        (
            one.first
            for one in sentence.all("articles", "lone_ones")
            if not any(places.covers("vague", at) for at in (one.first, one.last + 1))
        ),
        default=sentence.end,
    )
    return any(
        places.covers("period_units", per.last + 1) and first < per.first
        for per in sentence.all("per_words")
    )


def _each_is_named(sentence: Sentence) -> bool:
    """True for “each lead” and for leads delivered by a day or in a time."""
    timed = bool(sentence.measured(Measure.DURATION)) or bool(sentence.days)
    named = sentence.has("per_item", "same_day", "weekdays")
    return timed or named or _is_universal(sentence)


def _is_universal(sentence: Sentence) -> bool:
    """True for “all leads”, which names a share, if a rash one."""
    return any(
        "universal" in one.entry.flags and _is_of_leads(sentence.reading, one.last)
        for one in sentence.all("absolutes")
    )


def _promises_volume(sentence: Sentence) -> bool:
    """True for “delivers leads”, of which the number is the promise."""
    reading = sentence.reading
    for verb in sentence.all("volume_verbs"):
        for index in range(verb.last + 1, min(sentence.end, verb.last + 6)):
            if reading.places.covers("prepositions", index) and reading.key(index) != "of":
                break
            if reading.places.covers("counted_leads", index):
                return True
            if reading.places.covers("other_requests", index):
                break
    return False


def actor(reading: Reading, kind: Kind) -> Iterator[Found]:
    """L08: a promise that nobody makes."""
    del kind
    if not reading.tokens or any(has_actor(one) for one in reading.sentences):
        return
    span = next((one for one in map(passive, reading.sentences) if one), None)
    first, last = span or (0, len(reading.tokens) - 1)
    yield Found("L08", first, last)


def calendar(reading: Reading, kind: Kind) -> Iterator[Found]:
    """L05: hours and days of which nobody said which."""
    for sentence in reading.sentences:
        if not _may_be_open(sentence):
            continue
        if sentence.has("calendar_phrases") or _names_opening(sentence):
            continue
        for one in sentence.measured(Measure.DURATION):
            if one.open and not one.attributive and _runs(sentence, one, kind):
                yield Found("L05", one.first, one.last, repairs.calendar(reading, one))
        same = [one for one in sentence.all("same_day") if "open" in one.entry.flags]
        if not same or kind is not Kind.COMMITMENT:
            continue
        for match in same:
            if acting(sentence) or passive(sentence):
                yield Found("L05", match.first, match.last)


def _may_be_open(sentence: Sentence) -> bool:
    """False where each hour and day is said to be one of business, and most texts have none."""
    reading = sentence.reading
    for one in sentence.all("units_open"):
        before = one.first - 1
        if before >= 0 and reading.tokens[before].kind != WORD:
            return True
        if any(reading.places.covers(name, before) for name in ("numbers", "articles")):
            return True
    return any("open" in one.entry.flags for one in sentence.all("same_day"))


def _names_opening(sentence: Sentence) -> bool:
    """True for “Mon–Fri” and “8:00 to 17:00”, which say when the clock runs."""
    reading = sentence.reading
    clocks = sum(token.kind == CLOCK for token in reading.tokens[sentence.first : sentence.end])
    if clocks > 1:
        return True
    names = reading.places.covered("opening_days")
    for index in range(sentence.first, sentence.end - 1):
        if index in names:
            after = index + 1 + int(reading.places.covers("range_words", index + 1))
            if after in names and (after > index + 1 or reading.is_glued(after)):
                return True
    return False


def _runs(sentence: Sentence, one: Amount, kind: Kind) -> bool:
    """True for a time limit or a span, false for the length of a call."""
    if is_limit(sentence, one):
        return True
    places = sentence.reading.places
    before = one.first - 1
    if kind is Kind.GOAL:
        return not _is_length(sentence, one)
    if places.covers("length_words", before):
        return False
    return places.covers("spread_words", before)


def _is_length(sentence: Sentence, one: Amount) -> bool:
    return sentence.reading.places.covers("spread_words", one.first - 1)


def is_limit(sentence: Sentence, one: Amount) -> bool:
    """True for a duration that something must happen in."""
    reading = sentence.reading
    places = reading.places
    before = one.first - 1
    if places.covers("repeats", one.last + 1) or _is_quantity(sentence, one):
        return False
    if one.attributive:
        return places.covers("limit_nouns", one.last + 1)
    while before >= sentence.first and places.covers("limit_fillers", before):
        before -= 1
    if places.covers("spread_words", before) and places.covers("spread_words", before - 1):
        return False  # such as “older than”
    if places.covers("limit_words", before) and not places.covers("spread_only", before):
        return True
    if places.covers("spread_words", before):
        return False
    if reading.words.verb_second and not reading.word(one.last + 2):
        return False  # “ab” at the end belongs to the verb
    return places.covers("limit_tails", one.last + 1)


def _is_quantity(sentence: Sentence, one: Amount) -> bool:
    """True for “at most 1 hour of open calls”, which is work and no limit."""
    reading = sentence.reading
    places = reading.places
    heads = [at for at in range(one.first - 3, one.first) if places.covers("most_words", at)]
    if not heads or places.covers("within_words", heads[0] - 1):
        return False
    after = one.last + 1
    if places.covers("quantity_tails", after):
        return True
    if not reading.words.verb_second or not reading.word(after):
        return False
    joints = ("start_words", "limit_tails", "prepositions", "conjunctions", "subordinators")
    if any(places.covers(name, after) for name in joints):
        return False
    return any(reading.is_capital(at) for at in (after, after + 1) if at < sentence.end)


def start(reading: Reading, kind: Kind) -> Iterator[Found]:
    """L06: a time limit of which nobody said when it begins."""
    del kind
    if _has_start_clause(reading) or reading.whole.has("metric_times"):
        return
    for sentence in reading.sentences:
        for one in _limits(sentence):
            if not _starts_beside(reading, one):
                yield Found("L06", one.first, one.last, repairs.start(reading, one))
                return


def _limits(sentence: Sentence) -> list[Amount]:
    """The durations in which the promise itself must be kept."""
    return [
        one
        for one in sentence.measured(Measure.DURATION)
        if is_limit(sentence, one)
        and not _is_spread(sentence, one)
        and not _only_describes(sentence, one.first)
    ]


def _is_spread(sentence: Sentence, one: Amount) -> bool:
    """True for “6 attempts in 10 business days”."""
    return any(match.first < one.first for match in sentence.all("spread_objects"))


def _only_describes(sentence: Sentence, at: int) -> bool:
    """True inside “if …” and inside “leads that …”, but not inside “ensures that …”."""
    reading = sentence.reading
    for index in range(at - 1, max(sentence.first, at - 14) - 1, -1):
        if reading.key(index) in {",", ":", ";"}:
            return False
        if reading.places.covers("conditions", index) or _is_left(reading, index):
            return True
        if reading.places.covers("relatives", index):
            return any(
                reading.places.covers(name, index - 1)
                for name in ("lead_nouns", "universal_nouns", "actors", "other_requests")
            )
    return False


def _starts_beside(reading: Reading, one: Amount) -> bool:
    """True for “24 hours after …”, also with a few words between."""
    behind = reading.past_brackets(one.last + 1)
    if reading.places.covers("own_starts", behind):
        return True
    for index in range(behind, min(len(reading.tokens), behind + 3)):
        if reading.places.covers("start_words", index):
            if reading.key(index) == "of" and index > behind:
                return reading.key(index - 1) == ")"
            return not any(other.first == index + 1 for other in reading.amounts)
        if reading.places.covers("limit_tails", index) or reading.key(index) in {"(", ")", ","}:
            continue
        return False
    return False


def _has_start_clause(reading: Reading) -> bool:
    for match in reading.whole.all("start_clauses"):
        after = match.last + 1
        if reading.places.covers("no_start", match.first):
            continue
        counted = any(one.first == after for one in reading.amounts)
        if not counted:
            return True
    return False


def _is_left(reading: Reading, at: int) -> bool:
    """True for the verb in “leads not contacted within …”."""
    if not reading.places.covers("participles", at):
        return False
    before = at - 1 - int(reading.places.covers("negations", at - 1))
    return reading.places.covers("lead_nouns", before)


def share(reading: Reading, kind: Kind) -> Iterator[Found]:
    """L26b: a time limit for leads without the share that must keep it."""
    del kind
    whole = reading.whole
    if whole.measured(Measure.SHARE) or whole.has("percentiles"):
        return
    about_leads = whole.has("lead_nouns", "lead_acts") and not whole.has("other_requests")
    if not about_leads:
        return
    for sentence in reading.sentences:
        if _is_conditional(sentence) or not _is_for_leads(sentence):
            continue
        limits = _limits(sentence)
        spans = [(one.first, one.last) for one in limits]
        days = [one for one in sentence.all("same_day") if _is_day_of_start(reading, one)]
        spans += [(one.first, one.last) for one in days]
        if spans:
            first, last = spans[0]
            yield Found("L26b", first, last, repairs.share(reading, last))
            return


def _is_day_of_start(reading: Reading, one: Match) -> bool:
    """True for “the next business day” and “the first business day after …”, not “of the month”."""
    counted = reading.places.covers("start_clauses", one.last + 1)
    return counted or "of_period" not in one.entry.flags


def _is_conditional(sentence: Sentence) -> bool:
    """True with an “if”, and for a German sentence that opens with its verb."""
    if sentence.has("conditions"):
        return True
    reading = sentence.reading
    opens = any(
        reading.places.covers(name, sentence.first)
        for name in ("be", "modals", "promises", "have_words", "open_ends")
    )
    return reading.words.verb_second and opens


def _is_for_leads(sentence: Sentence) -> bool:
    """True when something is promised about leads by somebody."""
    return sentence.has("lead_nouns", "lead_acts")


def end_event(reading: Reading, kind: Kind) -> Iterator[Found]:
    """L07: “follow up” and “respond” without what counts."""
    del kind
    for sentence in reading.sentences:
        if sentence.has("end_events"):
            continue
        for match in sentence.all("open_ends"):
            if _is_verb(sentence, match.first):
                yield Found("L07", match.first, match.last)


def _is_verb(sentence: Sentence, index: int) -> bool:
    """True when the word is done by somebody here, and is no noun."""
    reading = sentence.reading
    places = reading.places
    if any(verb == index for _, verb in acting(sentence)):
        return True
    before = index - 1
    while before >= sentence.first and places.covers("adverbs", before):
        before -= 1
    return (
        any(places.covers(name, before) for name in ("modals", "be", "conjunctions", "actors"))
        or before < sentence.first
        or reading.words.verb_second
    )


def several(reading: Reading, kind: Kind) -> Iterator[Found]:
    """L16: more than one promise."""
    del kind
    acted = 0
    for sentence in reading.sentences:
        verb = further_promise(sentence)
        if verb >= 0:
            yield Found("L16", verb, verb)
            return
        found = [at for at in acting(sentence) if _is_promise(sentence, at[1])]
        acted += bool(found) and bool(_has_amount(sentence))
        if acted > 1:
            yield Found("L16", sentence.first, sentence.end - 1)
            return


def _is_promise(sentence: Sentence, verb: int) -> bool:
    places = sentence.reading.places
    return places.covers("promises", verb) or places.covers("modals", verb)


def absolute(reading: Reading, kind: Kind) -> Iterator[Found]:
    """L21: always, never, all, 100 %."""
    del kind
    whole = reading.whole
    if whole.has("exceptions"):
        return
    shares = whole.measured(Measure.SHARE)
    for one in shares:
        if reading.tokens[one.first].text in {"100", "100.0", "100,0"}:
            yield Found("L21", one.first, one.last)
    if shares:
        return
    for match in whole.all("absolutes"):
        if reading.is_glued(match.last + 1):
            continue  # such as “always-on”
        if "universal" not in match.entry.flags or _is_of_leads(reading, match.last):
            yield Found("L21", match.first, match.last)


def _is_of_leads(reading: Reading, at: int) -> bool:
    if reading.places.covers("frequencies", at):
        return False
    for index in range(at + 1, min(len(reading.tokens), at + 5)):
        if reading.places.covers("weekdays", index) or reading.places.covers("months", index):
            return False
        if reading.places.covers("universal_nouns", index):
            return not _are_people(reading, index)
        if reading.places.covers("prepositions", index) and reading.key(index) != "of":
            return False
        if any(one.first == index for one in reading.amounts) and index == at + 1:
            return False
    return False


def _are_people(reading: Reading, index: int) -> bool:
    """True for “every regional lead hands over …”, who is no lead."""
    places = reading.places
    acts = places.covers("promises", index + 1) and not places.covers("undergoing", index + 1)
    return acts and places.covers("areas", index - 1)


def punishing(reading: Reading, kind: Kind) -> Iterator[Found]:
    """L24: sanctions and blame."""
    del kind
    for match in reading.whole.all("punishing"):
        if _is_topic(reading, match.first):
            continue
        yield Found("L24", match.first, match.last)


def _is_topic(reading: Reading, index: int) -> bool:
    """True for “4 articles on data-protection fines”, which punish nobody."""
    places = reading.places
    for at in range(index - 1, max(0, index - _TOPIC), -1):
        if places.covers("topic_words", at):
            about = ("other_requests", "generic_things", "acted_on", "activity_figures")
            noun = reading.words.verb_second and reading.is_capital(at - 1)
            named = noun and not places.covers("actors", at - 1)
            return named or any(places.covers(name, at - 1) for name in about)
        if places.covers("prepositions", at) or not reading.word(at):
            return False
    return False


def average(reading: Reading, kind: Kind) -> Iterator[Found]:
    """L26: a target that only an average keeps."""
    del kind
    whole = reading.whole
    if whole.measured(Measure.SHARE) and not whole.has("metric_times"):
        return
    for match in whole.all("averages"):
        ahead = range(match.last + 1, min(len(reading.tokens), match.last + 3))
        if not any(reading.places.covers("average_figures", index) for index in ahead):
            yield Found("L26", match.first, match.last)
