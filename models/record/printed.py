"""The facts that a document prints, and nothing else of the record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from models.record.decisions import Logged, Outcome, log
from models.record.facts import Vote, Waived
from models.record.record import Record, left_out


def printed_decisions(record: Record) -> tuple[Logged, ...]:
    """The lines of the printed decision log; what was parked stands among the open issues."""
    return tuple(one for one in log(record) if one.outcome is not Outcome.PARKED)


def waivers(record: Record) -> tuple[Waived, ...]:
    """The warnings that both sides live with; of several on the same words the last one.

    A waiver that was withdrawn, which is one without a reason, is not among them.
    """
    found: dict[tuple[str, str, str], Waived] = {}
    for fact in record.facts:
        if isinstance(fact, Waived):
            found[fact.rule, fact.path, fact.about] = fact
    return tuple(fact for fact in found.values() if fact.reason)


def reservations(votes: Iterable[Vote]) -> tuple[Vote, ...]:
    """The votes that went along with a remark, in an order that does not tell who voted when."""
    return tuple(sorted((one for one in votes if one.is_reservation), key=_by_side))


def needs(votes: Iterable[Vote]) -> tuple[tuple[str, str], ...]:
    """What each side needs before it can agree: the side and the words, nobody's name."""
    return tuple(sorted((one.side, one.note) for one in votes if one.stops and one.note))


def printed(record: Record) -> dict[str, Any]:
    """The printed facts as JSON values; what there is none of is left out.

    Whoever voted is not in it, only the votes of each side, so that a shared copy gives the same.
    """
    found: dict[str, Any] = {
        "decisions": [_decision(one) for one in printed_decisions(record)],
        "waivers": [
            [one.rule, one.path, one.about, one.reason, one.at, one.by] for one in waivers(record)
        ],
    }
    kept = {name: value for name, value in found.items() if value}
    return {"not_applicable": left_out(record)} | kept


def _decision(one: Logged) -> dict[str, Any]:
    found: dict[str, Any] = {
        "clause": one.clause,
        "title": one.title,
        "words": one.words,
        "fingerprint": one.fingerprint,
        "outcome": one.outcome.value,
        "how": one.how,
        "at": one.at,
        "by": one.by,
        "why": one.why,
        "reservations": [[vote.side, vote.name, vote.note] for vote in reservations(one.votes)],
        "needs": [list(need) for need in needs(one.votes)],
    }
    return {name: value for name, value in found.items() if value}


def _by_side(vote: Vote) -> tuple[str, str, str]:
    return vote.side, vote.name, vote.note
