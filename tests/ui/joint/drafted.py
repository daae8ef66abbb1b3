"""Workshops in which both sides have proposed, for the tests of this folder."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from models import moves
from models.agreement import path
from models.agreement.sides import Side
from models.agreement.values import Duration, Unit
from models.drafting.blind import Estimate, Proposal, Said
from models.workshop import Workshop
from tests import builders

TIER = "response.tiers.tier-a"
OTHER = "response.tiers.tier-b"
RULES = "response.answers"
AT = moves.Moment("2026-11-24T13:00:00+00:00", "Ines")


def proposing(workshop: Workshop, clause: str, side: Side, value: Said, **more: Any) -> Workshop:
    """The workshop with a proposal, not sealed yet."""
    proposal = Proposal(clause=clause, side=side.value, value=value, **more)
    blind = workshop.drafting.blind.with_proposal(proposal)
    return replace(workshop, drafting=replace(workshop.drafting, blind=blind))


def reach(field: str, low: int, likely: int, high: int) -> Estimate:
    return Estimate(field=field, low=Decimal(low), likely=Decimal(likely), high=Decimal(high))


def hours(number: int) -> Duration:
    return Duration(Decimal(number), Unit.BUSINESS_HOUR)


def both_sealed(workshop: Workshop | None = None) -> Workshop:
    """Both sides have sealed two tiers, with numbers that meet and numbers that do not."""
    workshop = workshop or builders.complete_workshop()
    first = path.get(workshop.agreement, path.parse(TIER))
    second = path.get(workshop.agreement, path.parse(OTHER))
    marketing = replace(
        first, within=hours(2), ceiling=Decimal(60), fallback="Oldest first, by the seller."
    )
    sales = replace(
        first, within=hours(6), ceiling=Decimal(30), fallback="Oldest first, or by e-mail."
    )
    workshop = proposing(
        workshop,
        TIER,
        Side.MARKETING,
        marketing,
        why="The third quote loses.",
        estimates=(reach("within", 1, 2, 4), reach("ceiling", 45, 60, 70)),
    )
    workshop = proposing(
        workshop,
        TIER,
        Side.SALES,
        sales,
        why="Half of us are on the road.",
        estimates=(reach("within", 3, 6, 8), reach("ceiling", 20, 30, 35)),
    )
    for side in Side:
        workshop = proposing(workshop, OTHER, side, second)
        workshop = moves.seal(workshop, side, (TIER, OTHER), AT)
    return workshop


def revealed(workshop: Workshop | None = None) -> Workshop:
    """The same after the reveal."""
    return moves.reveal(both_sealed(workshop), (TIER, OTHER), AT)


def with_new_row(workshop: Workshop, side: Side, row_id: str, name: str) -> Workshop:
    """A side has proposed a tier that the agreement does not have, and sealed it."""
    row = builders.tier(row_id, name=name)
    clause = f"response.tiers.{row_id}"
    return moves.seal(proposing(workshop, clause, side, row), side, (clause,), AT)
