"""Better texts that one click puts in place."""

from __future__ import annotations

from models.rules.wording.amounts import Amount
from models.rules.wording.reading import Reading
from models.rules.wording.verdict import Repair
from models.rules.wording.word_list import Match


def calendar(reading: Reading, one: Amount) -> Repair | None:
    """“24 hours” becomes “24 business hours”, “30 minutes” “30 minutes of business time”."""
    token = reading.tokens[one.unit]
    named = reading.words.calendars.get(token.key)
    if named is None:
        return None
    end = token.end
    joint, instead = (reading.words.repairs.get(key) for key in ("joint", "joint_instead"))
    if joint and f" {joint} " in named and reading.key(one.unit + 1) == joint:
        named, end = f"{named} {instead}", reading.tokens[one.unit + 1].end
    return _put(reading, token.start, end, named, "calendar_label")


def start(reading: Reading, one: Amount) -> Repair | None:
    """“within 4 business hours” becomes “within 4 business hours of assignment”."""
    name = "start" if one.last == one.unit else "start_behind_calendar"
    return _after(reading, one.last, name, "start_label")


def share(reading: Reading, last: int) -> Repair | None:
    """A share of the leads is put behind the time limit."""
    return _at_end(reading, last, "share", "share_label")


def points(reading: Reading, last: int) -> Repair | None:
    """“by 5” becomes “by 5 percentage points”."""
    return _after(reading, last, "points", "points_label")


def closed_list(reading: Reading, match: Match) -> Repair | None:
    """The open end of a list is taken away."""
    start_at, end_at = reading.tokens[match.first].start, reading.tokens[match.last].end
    text = reading.text
    head = text[:start_at].rstrip()
    tail = text[end_at:]
    if "head" in match.entry.flags:
        new = f"{head.rstrip(',')}: {tail.lstrip(' .,:')}"
    else:
        keeps = tail[1:] if text[end_at - 1 : end_at + 1] != "." and tail.startswith(".") else tail
        new = head.rstrip(" ,") + keeps
    label = reading.words.repairs.get("closed_label")
    return Repair(new.strip(), label) if label and new.strip() else None


def _after(reading: Reading, last: int, name: str, label: str) -> Repair | None:
    end = reading.tokens[last].end
    return _put(reading, end, end, reading.words.repairs.get(name), label)


def _at_end(reading: Reading, last: int, name: str, label: str) -> Repair | None:
    sentence = next(one for one in reading.sentences if one.first <= last < one.end)
    at = sentence.end - 1
    while at > last and reading.tokens[at].text in ".!;":
        at -= 1
    return _after(reading, at, name, label)


def _put(
    reading: Reading, start_at: int, end_at: int, words: str | None, label: str
) -> Repair | None:
    name = reading.words.repairs.get(label)
    if words is None or name is None:
        return None
    return Repair(reading.text[:start_at] + words + reading.text[end_at:], name)
