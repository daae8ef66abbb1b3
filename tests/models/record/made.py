"""Facts as they happen in a room, for the tests of the record."""

from __future__ import annotations

from models.record.facts import Ballot, Text, Vote

PURPOSE, CULTURE = "purpose.answers", "culture.answers"
NOW = {"at": "2026-11-24T10:00:00+00:00", "by": "Owen"}


def at(clock: str) -> dict[str, str]:
    """When and by whom."""
    return {"at": f"2026-11-24T{clock}:00+00:00", "by": "Owen"}


def votes(words: str, notes: dict[int, str] | None = None) -> tuple[Vote, ...]:
    """Votes such as "5 4 a | 4 3"; the part before the bar is Marketing's, "a" abstains."""
    found = []
    for side, part in zip(("marketing", "sales"), words.split("|"), strict=True):
        for word in part.split():
            place = len(found) + 1
            fingers = None if word == "a" else int(word)
            note = (notes or {}).get(place, "")
            found.append(
                Vote(
                    participant=f"p{place}",
                    name=f"Voter {place}",
                    side=side,
                    fingers=fingers,
                    note=note,
                )
            )
    return tuple(found)


def ballot(
    words: str,
    *on: tuple[str, str],
    clock: str = "10:00",
    why: str = "",
    notes: dict[int, str] | None = None,
) -> Ballot:
    """A ballot on clauses with their fingerprints."""
    texts = tuple(
        Text(clause=clause, fingerprint=mark, title=clause.split(".")[0].capitalize(), words="w")
        for clause, mark in on or ((PURPOSE, "one"),)
    )
    return Ballot(**at(clock), texts=texts, votes=votes(words, notes), why=why)
