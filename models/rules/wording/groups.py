"""Numbers that only say how many belong to a group, as in “the win rate of the top 50 accounts”."""

from __future__ import annotations

from models.rules.wording.amounts import Amount, Measure
from models.rules.wording.reading import Reading

_ADJECTIVES = 4


def is_group(reading: Reading, one: Amount) -> bool:
    """True for a count behind “improve” or “monitor” that is part of what is improved or watched.

    Where the verb stands at the end, it need not come before the count.
    """
    if one.measure is not Measure.COUNT or not _has_verb(reading, one):
        return False
    places = reading.places
    before = one.first - 1
    if places.covers("watching", before):
        return True
    head = _head(reading, one.first)
    named = places.covers("group_heads", head)
    while places.covers("group_heads", head):
        head -= 1
    if places.covers("group_joints", head):
        return named or not _is_total(reading, head - 1)
    levels = ("limit_words", "level_words", "change_words")
    return named and not any(places.covers(name, head) for name in levels)


def _has_verb(reading: Reading, one: Amount) -> bool:
    """True when something is improved or watched, and nothing is won or reached."""
    whole = reading.whole
    verbs = whole.all("improving", "tracking")
    if reading.words.verb_second:
        return bool(verbs) and not whole.has("reaching")
    return any(verb.first < one.first for verb in verbs)


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
