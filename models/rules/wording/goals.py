"""Rules for goals: a result, how far, in which unit, and by when."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.wording import repairs
from models.rules.wording.amounts import Amount, Measure
from models.rules.wording.found import Found
from models.rules.wording.groups import first_of_groups, is_group, only_watched
from models.rules.wording.reading import Reading
from models.rules.wording.tokens import SIGN, WORD
from models.rules.wording.verdict import Kind
from models.rules.wording.word_list import Match

_ADJECTIVES = 4
_TO_THE_END = 12
_HEADING_SIGNS = frozenset((":", ",", "-", "–", "—"))


def target(reading: Reading, kind: Kind) -> Iterator[Found]:
    """L03, L11 and L01: a goal needs a figure."""
    del kind
    whole = reading.whole
    if not reading.tokens or _targets(reading) or whole.has("multiplying"):
        return
    better = next(iter(whole.all("improving")), None)
    watched = next(iter(whole.all("tracking")), None)
    if watched and (better is None or watched.first < better.first):
        yield Found("L11", watched.first, watched.last)
    elif better:
        yield Found("L03", better.first, better.last)
    else:
        yield Found("L01", 0, len(reading.tokens) - 1)


def _targets(reading: Reading) -> list[Amount]:
    """The amounts that are no name, no size of a group and not the time until the goal is met."""
    places = reading.places
    behind = first_of_groups(reading)
    watched = only_watched(reading)
    return [
        one
        for one in reading.whole.counted
        if not _is_deadline(reading, one)
        and not places.covers("unities", one.first)
        and not (watched and one.measure is Measure.COUNT)
        and not (one.first > behind and is_group(reading, one))
    ]


def _is_deadline(reading: Reading, one: Amount) -> bool:
    """True for “within six months”, unless the figure itself is a time."""
    if one.measure is not Measure.DURATION or not _is_long(reading, one):
        return False
    if not _is_opened(reading, one):
        return reading.places.covers("coming", one.first - 1)
    others = [other for other in reading.whole.counted if other is not one]
    return bool(others) or not reading.whole.has("metric_times")


def _is_opened(reading: Reading, one: Amount) -> bool:
    """True behind “within”, and behind “innerhalb von”."""
    before = one.first - 1
    openers = reading.words.single["period_openers"]
    if reading.words.verb_second and reading.places.covers("giver_words", before):
        before -= 1
    return reading.key(before) in openers


def _is_long(reading: Reading, one: Amount) -> bool:
    """True for weeks and months, and for days that are counted from nothing."""
    if reading.key(one.unit) in reading.words.single.get("short_units", frozenset()):
        return False
    return not reading.places.covers("start_words", one.last + 1)


def deadline(reading: Reading, kind: Kind) -> Iterator[Found]:
    """L09: no date and no period; only a warning where a rate or a time is the target."""
    del kind
    if not reading.tokens or _has_period(reading):
        return
    targets = _targets(reading)
    levels = {Measure.SHARE, Measure.DURATION}
    eased = any(one.measure in levels and not _is_change(reading, one) for one in targets)
    eased = eased or any(one.measure is Measure.POINTS for one in targets)
    eased = eased or (bool(targets) and reading.whole.has("score_words"))
    yield Found("L09", 0, len(reading.tokens) - 1, eased=eased)


def _is_change(reading: Reading, one: Amount) -> bool:
    """True for “by 25 %” and “25 % more”."""
    if reading.places.covers("comparatives", one.last + 1):
        return True
    before = one.first - 1
    while before >= 0 and (
        reading.places.covers("limit_words", before) and not _is_by(reading, before)
    ):
        before -= 1
    return (
        _is_by(reading, before) or _is_by(reading, one.first - 2) or _is_by(reading, one.first - 3)
    )


def _is_by(reading: Reading, index: int) -> bool:
    return reading.places.covers("change_words", index)


def _has_period(reading: Reading) -> bool:
    whole = reading.whole
    if any(not day.past for day in reading.days) and not _all_baseline(reading):
        return True
    if whole.has("frequencies", "deadlines"):
        return True
    if any(_is_period(reading, one) for one in whole.counted):
        return True
    for match in whole.all("period_heads"):
        if reading.key(match.last) == "/" or _is_period_unit(reading, match.last + 1):
            return True
    if _opens_with_period(reading):
        return True
    return any(_is_named_deadline(reading, index) for index in range(len(reading.tokens)))


def _opens_with_period(reading: Reading) -> bool:
    """True for “Second quarter: …”."""
    at = 0
    while reading.places.covers("period_adjectives", at):
        at += 1
        if reading.places.covers("period_units", at):
            return reading.key(at + 1) in _HEADING_SIGNS
    return False


def _is_period(reading: Reading, one: Amount) -> bool:
    if one.measure is not Measure.DURATION:
        return False
    if not _is_long(reading, one):
        return False
    if _is_deadline(reading, one):
        return True
    return _is_opened(reading, one) and not reading.places.covers("limit_words", one.first - 2)


def _all_baseline(reading: Reading) -> bool:
    return all(day.past for day in reading.days)


def _is_period_unit(reading: Reading, index: int) -> bool:
    while reading.places.covers("period_adjectives", index):
        if reading.places.covers("period_units", index):
            return True
        index += 1
    return reading.places.covers("period_units", index)


def _is_named_deadline(reading: Reading, index: int) -> bool:
    """True for “by the end of the pilot” and for “Q3”-like words that are weekdays or clocks."""
    return reading.tokens[index].kind in {"date"}


def unit(reading: Reading, kind: Kind) -> Iterator[Found]:
    """L20: “by 5”, and “from 8 to 10” of a rate."""
    del kind
    whole = reading.whole
    rate = whole.has("rate_figures")
    counted = whole.has("count_heads")
    for one in whole.measured(Measure.COUNT):
        if _has_noun(reading, one) or whole.has("score_words"):
            continue
        by = _is_by(reading, one.first - 1)
        if (by and not counted) or (rate and _is_level(reading, one)):
            yield Found("L20", one.first, one.last, repairs.points(reading, one.last))
            return


def _is_level(reading: Reading, one: Amount) -> bool:
    """True for a number that the rate goes from or to."""
    before = one.first - 1
    return any(reading.places.covers(name, before) for name in ("limit_words", "level_words"))


def _has_noun(reading: Reading, one: Amount) -> bool:
    """True when what is counted stands behind the number."""
    after = one.last + 1
    if reading.words.verb_second:
        after = _past_adjectives(reading, after)
    if after >= len(reading.tokens) or reading.tokens[after].kind == SIGN:
        return False
    lists = ("prepositions", "agent_words", "conjunctions", "period_heads", "range_words")
    if any(reading.places.covers(name, after) for name in lists):
        return False
    closing = ("frequencies", "limit_words", "subordinators", "deadlines")
    if any(reading.places.covers(name, after) for name in closing):
        return False
    return reading.tokens[after].kind == WORD and not reading.is_dated(after)


def _past_adjectives(reading: Reading, index: int) -> int:
    """The capitalised noun behind an adjective or two; past the end where there is none."""
    for at in range(index, min(len(reading.tokens), index + _ADJECTIVES)):
        if reading.tokens[at].kind != WORD or reading.tokens[at].text[0].isupper():
            return at
    return len(reading.tokens)


def _is_source(reading: Reading, index: int) -> bool:
    """True for leads that something comes from: “EUR 3 million from webinar leads”."""
    ahead = range(index - 1, max(-1, index - 1 - _ADJECTIVES), -1)
    for at in ahead:
        if reading.places.covers("giver_words", at):
            return True
        if reading.tokens[at].kind != WORD or reading.places.covers("prepositions", at):
            return False
    return False


def _is_base(reading: Reading, match: Match, shares: dict[int, Amount]) -> bool:
    """True for “one in four enquiries ends in a pilot”: a share of them is the figure."""
    before = range(match.first - 1, match.first - 2 - _ADJECTIVES, -1)
    share = next((shares[at] for at in before if at in shares), None)
    if share is None or not _is_share_of(reading, share, match):
        return False
    return _is_said_of(reading, _behind_noun(reading, match))


def _behind_noun(reading: Reading, match: Match) -> int:
    """The token behind “newsletter subscribers”, of which both are figures of activity."""
    at = match.last + 1
    places = reading.places
    for _ in range(_ADJECTIVES):
        noun = places.covers("activity_figures", at) and not places.covers("early_acts", at)
        at += int(noun)
    return at


def _is_share_of(reading: Reading, share: Amount, match: Match) -> bool:
    """True where a share stands before what it is taken from."""
    places = reading.places
    between = range(share.last + 1, match.first)
    if match.first <= share.first or len(between) > _ADJECTIVES:
        return False
    ratio = any(places.covers("share_tails", at) for at in range(share.first, share.last + 1))
    tail = places.at("share_tails", share.last + 1)
    if not ratio and not tail and "fraction" not in _flags(reading, share):
        return False
    rest = between[tail.last - share.last :] if tail else between
    if rest and places.covers("early_acts", match.first):
        return False  # “of visitors download”
    return all(
        reading.word(at) and not places.covers("prepositions", at) and not places.covers("be", at)
        for at in rest
    )


def _flags(reading: Reading, one: Amount) -> frozenset[str]:
    number = reading.places.at("numbers", one.first)
    return number.entry.flags if number else frozenset()


def _is_said_of(reading: Reading, index: int) -> bool:
    """True when something is said of what a share is taken from, more than when it is due."""
    places = reading.places
    ahead = index + (_TO_THE_END if reading.words.verb_second else 1)
    ahead += int(places.covers("be", index))  # “are opened”
    if not reading.word(index) or any(
        places.covers("early_acts", at) for at in range(index, ahead)
    ):
        return False
    if places.covers("limit_words", index):
        return any(
            one.first in (index + 1, index + 2) and not _is_long(reading, one)
            for one in reading.whole.measured(Measure.DURATION)
        )
    closing = ("prepositions", "period_heads", "frequencies", "deadlines", "agent_words")
    joints = ("conjunctions", "either_words", "improving", "multiplying", "tracking")
    return not reading.is_dated(index) and not any(
        places.covers(name, index) for name in closing + joints
    )


def one_sided(reading: Reading, kind: Kind) -> Iterator[Found]:
    """L13 or else L12: a figure that counts activity, or that one team alone moves."""
    found = next(activity(reading, kind), None) or next(of_one_team(reading), None)
    if found is not None:
        yield found


def of_one_team(reading: Reading) -> Iterator[Found]:
    """L12: a figure that only one team moves, with no result of both beside it."""
    figures = _figures_of_one_team(reading)
    if not figures:
        return
    places = reading.places
    within = _covered(figures)
    for one in reading.whole.all("outcome_figures"):
        if one.first not in within and not places.covers("plain_figures", one.first):
            return
    yield Found("L12", *figures[0])


def _figures_of_one_team(reading: Reading) -> list[tuple[int, int]]:
    """“Advertising spend per MQL” and “cost per webinar registrant”, to their last words."""
    places = reading.places
    listed = reading.whole.all("one_team_figures")
    found = [(one.first, _end_of_unit(reading, one.last)) for one in listed]
    for one in reading.whole.all("cost_heads"):
        last = _end_of_unit(reading, one.last)
        if any(places.covers("early_units", at) for at in range(one.last + 2, last + 1)):
            found.append((one.first, last))
    return found


def _covered(spans: list[tuple[int, int]]) -> set[int]:
    return {index for first, last in spans for index in range(first, last + 1)}


def _end_of_unit(reading: Reading, last: int) -> int:
    """The last word of “per qualified lead” behind a figure, or the figure's own last word."""
    places = reading.places
    if not places.covers("per_words", last + 1):
        return last
    end = last
    for at in range(last + 2, last + 2 + _ADJECTIVES):
        ends = any(
            places.covers(name, at) for name in ("prepositions", "limit_words", "period_units")
        )
        if ends or not reading.word(at):
            break
        end = at
    return end


def activity(reading: Reading, kind: Kind) -> Iterator[Found]:
    """L13: a figure that counts activity."""
    del kind
    whole = reading.whole
    places = reading.places
    within = _covered(_figures_of_one_team(reading))
    shares = reading.by_last(Measure.SHARE)
    outcomes = [one for one in whole.all("outcome_figures") if one.first not in within]
    if any(not places.covers("activity_figures", one.first) for one in outcomes):
        return
    for match in whole.all("activity_figures"):
        if match.first in within or _is_source(reading, match.first):
            continue
        if _is_base(reading, match, shares):
            continue
        yield Found("L13", match.first, match.last)
        return
    for match in whole.all("raw_leads"):
        before = reading.places.covers("lead_qualifiers", match.first - 1)
        if match.first in within or _is_source(reading, match.first):
            continue
        if not before and not reading.places.covers("lead_tails", match.last + 1):
            yield Found("L13", match.first, match.last)
            return
