"""How each part of a promise came about: agreed, in both ranges, or within the hours."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from models.agreement import path
from models.agreement.path import Path
from models.agreement.sections.response_tier import ResponseTier
from models.agreement.values import Duration
from models.drafting.blind import Estimate
from models.record import seen
from models.record.standing import State
from models.rules.capacity import Zone, capacity
from models.workshop import Workshop
from ui.session import Session

AGREED = (State.AGREED, State.RESERVED)
RANGED = ("within", "share", "ceiling")
CEILINGS = {Zone.FINE: "fits the hours", Zone.TIGHT: "tight", Zone.ABOVE: "above hours"}


@dataclass(frozen=True, slots=True)
class PartWords:
    """What a part of a promise that is answered says below its title, with its icon and tone."""

    words: str
    icon: str
    tone: str


def part_words(
    session: Session, where: Path, tier: ResponseTier, key: str, hours: Zone | None = None
) -> PartWords:
    """Where the answer of a part comes from; `hours` is where the use at all ceilings lies."""
    workshop = session.workshop
    ranged = _ranged(workshop, where, tier, key)
    if ranged is not None:
        return ranged
    if key == "ceiling" and hours is not None:
        tone = "warn" if hours is Zone.ABOVE else "muted"
        return PartWords(CEILINGS[hours], "calculator", tone)
    standing = session.standings.get(path.text(where))
    agreed = standing is not None and standing.state in AGREED
    return PartWords("agreed" if agreed else "set", "tick", "ok")


def hours_at_ceilings(workshop: Workshop) -> Zone | None:
    """Where the use of the hours lies with every tier at its ceiling; for a pause, not a key."""
    found = capacity(workshop.agreement)
    return None if found is None else found.zone_at_ceilings


def _ranged(workshop: Workshop, where: Path, tier: ResponseTier, key: str) -> PartWords | None:
    """Whether the number lies in what each side said it could go to, once both have shown that."""
    if key not in RANGED:
        return None
    clause = path.text(where)
    shown = seen.proposals(workshop.drafting.blind, workshop.record, clause)
    value = getattr(tier, key)
    number = value.amount if isinstance(value, Duration) else value
    inside: dict[str, list[bool]] = {}
    for proposal in shown:
        own = getattr(proposal.value, key, None)
        if isinstance(value, Duration) and isinstance(own, Duration) and own.unit != value.unit:
            continue
        for estimate in proposal.estimates:
            if estimate.field == key and isinstance(number, Decimal):
                inside.setdefault(proposal.side, []).append(_holds(estimate, number))
    if len(inside) < 2:
        return None
    missed = [side for side, found in inside.items() if not any(found)]
    if not missed:
        return PartWords("in both ranges", "tick", "ok")
    words = "outside both" if len(missed) > 1 else f"outside {missed[0].capitalize()}"
    return PartWords(words, "warning", "warn")


def _holds(estimate: Estimate, number: Decimal) -> bool:
    low = estimate.low if estimate.low is not None else estimate.likely
    high = estimate.high if estimate.high is not None else estimate.likely
    return (low is None or low <= number) and (high is None or number <= high)
