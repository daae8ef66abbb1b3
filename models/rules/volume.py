"""The leads that Marketing promises beside the leads that the funnel plan needs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from models.agreement.agreement import Agreement
from models.agreement.section import RowId
from models.agreement.sections.marketing import LeadVolume
from models.agreement.values import grouped
from models.rules.funnel import FunnelPlan, StageNeed

MONTHS = {
    "week": Fraction(12, 52),
    "month": Fraction(1),
    "quarter": Fraction(3),
    "year": Fraction(12),
}
"""Months in each period of a promise; a year has 52 weeks."""
USUAL_TOLERANCE = Decimal(10)


@dataclass(frozen=True, slots=True)
class VolumeCheck:
    """Promised and needed leads of one planning period, counted on entering the same stage."""

    need: StageNeed
    promised: Fraction
    tolerance: Decimal

    @property
    def fits(self) -> bool:
        """True when promise and plan lie no further apart than the tolerance in percent.

        The plan is any number from its exact need to the rounded one.
        """
        slack = Fraction(self.tolerance) / 100
        least, most = self.need.exact * (1 - slack), self.need.count * (1 + slack)
        return least <= self.promised <= most


def compare_volume(
    agreement: Agreement, plan: FunnelPlan, skip: Collection[RowId] = ()
) -> VolumeCheck | None:
    """All promises but those in `skip` against the plan.

    Promises add up, as each is for leads of its own. One counted at another stage than the first
    is worth the leads there that it stands for at the planned rates. None when there is no promise
    that can be compared, or no planning period.
    """
    if plan.months is None:
        return None
    found = [
        (need, per_period)
        for volume in agreement.marketing.volumes
        if volume.id not in skip
        and (need := plan.at(volume.stage)) is not None
        and (per_period := in_period(volume, plan.months)) is not None
    ]
    if not found:
        return None
    at = found[0][0]
    promised = sum((number * at.exact / need.exact for need, number in found), Fraction(0))
    tolerance = agreement.funnel.answers.tolerance
    return VolumeCheck(at, promised, USUAL_TOLERANCE if tolerance is None else tolerance)


def in_period(volume: LeadVolume, months: int) -> Fraction | None:
    """The promised leads of a period of so many months, or None while the promise is unfinished."""
    if volume.count is None or volume.per not in MONTHS:
        return None
    return Fraction(volume.count) * months / MONTHS[volume.per]


def difference(check: VolumeCheck) -> str:
    """How far promise and plan lie apart, in one sentence."""
    short = check.promised < check.need.exact
    promised = floor(check.promised) if short else ceil(check.promised)
    stage = check.need.name or "leads"
    return (
        f"Marketing promises {promised:,}\u00a0{stage} a period, the plan needs "
        f"{check.need.count:,}: further apart than {grouped(check.tolerance)}\u00a0%, "
        "and nobody has said why."
    )
