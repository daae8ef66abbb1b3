"""Numbers that only say how many belong to a group, as in “the win rate of the top 50 accounts”."""

from __future__ import annotations

from models.rules.wording.amounts import Amount, Measure
from models.rules.wording.reading import Reading

_ADJECTIVES = 4


def first_of_groups(reading: Reading) -> int:
    """The token from which a count may be the size of a group; past the end where none is.

    It stands behind “improve” or “monitor”, unless the verb has its place at the end.
    """
    whole = reading.whole
    verbs = whole.all("improving", "tracking")
    if not verbs:
        return len(reading.tokens)
    if reading.words.verb_second:
        return len(reading.tokens) if whole.has("reaching") else -1
    return min(verb.first for verb in verbs)


def only_watched(reading: Reading) -> bool:
    """True for “50 Kunden beobachten”: the verb at the end does no more than watch."""
    whole = reading.whole
    watches = reading.words.verb_second and whole.has("watching")
    return watches and not whole.has("improving", "reaching", "multiplying")


def is_group(reading: Reading, one: Amount) -> bool:
    """True for a count that is part of what is improved or watched."""
    if one.measure is not Measure.COUNT:
        return False
    places = reading.places
    head = _head(reading, one.first)
    if places.covers("watching", head):
        return True
    named = places.covers("group_heads", head)
    for _ in range(_ADJECTIVES):
        head -= int(places.covers("group_heads", head))
    if places.covers("group_joints", head):
        return named or not _is_total(reading, head - 1)
    levels = ("limit_words", "level_words", "change_words")
    return named and not any(places.covers(name, head) for name in levels)


def _head(reading: Reading, first: int) -> int:
    """The token before a number and its adjectives: “of” in “of largest 50 accounts”."""
    places = reading.places
    for at in range(first - 1, max(-1, first - 1 - _ADJECTIVES), -1):
        if places.covers("group_heads", at) or places.covers("group_joints", at):
            return at
        if not places.covers("group_adjectives", at):
            return at
    return -1


def _is_total(reading: Reading, index: int) -> bool:
    """True for “a total of 50” and “growth of 20 deals”, which say how far."""
    places = reading.places
    return any(places.covers(name, index) for name in ("totals", "improving", "score_words"))
