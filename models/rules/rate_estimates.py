"""What each side guessed for a rate, once both may see it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from models.agreement import path
from models.agreement.section import RowId
from models.agreement.sections.funnel import StageRate
from models.agreement.sides import Side
from models.drafting.blind import Proposal
from models.record import seen
from models.rules.funnel import RATES
from models.workshop import Workshop

WIDE_GAP = Decimal(20)
"""So many points between the sides are said in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RateEstimates:
    """The likely rate by each side in percent; None where it gave none."""

    marketing: Decimal | None = None
    sales: Decimal | None = None

    @property
    def apart(self) -> Decimal | None:
        """The points between the sides; None unless both gave a rate."""
        if self.marketing is None or self.sales is None:
            return None
        return abs(self.marketing - self.sales)

    @property
    def is_wide(self) -> bool:
        """True when the sides are far apart."""
        return self.apart is not None and self.apart >= WIDE_GAP


def rate_estimates(workshop: Workshop) -> dict[RowId, RateEstimates]:
    """Both sides' rates by the row of the plan that they speak of; nothing before the reveal."""
    clause = path.text(RATES)
    shown = seen.proposals(workshop.drafting.blind, workshop.record, clause)
    found: dict[RowId, RateEstimates] = {}
    for row in workshop.agreement.funnel.rates if shown else ():
        sides = {side: _of_side(shown, side, row) for side in Side}
        one = RateEstimates(marketing=sides[Side.MARKETING], sales=sides[Side.SALES])
        if one != RateEstimates():
            found[row.id] = one
    return found


def _of_side(shown: tuple[Proposal, ...], side: Side, row: StageRate) -> Decimal | None:
    """The mean of what the side's people said."""
    said = [
        rate
        for proposal in shown
        if proposal.side == side and (rate := _said(proposal, row)) is not None
    ]
    return sum(said, Decimal(0)) / len(said) if said else None


def _said(proposal: Proposal, row: StageRate) -> Decimal | None:
    rows = proposal.value if isinstance(proposal.value, tuple) else ()
    for own in rows:
        if isinstance(own, StageRate) and _way(own) == _way(row):
            likely = {one.field: one.likely for one in proposal.estimates}
            return likely.get(f"{own.id}.rate") or own.rate
    return None


def _way(row: StageRate) -> tuple[RowId, RowId]:
    return (row.from_stage, row.to_stage)
