"""The few figures of a changed plan that the room looks at, beside those of the present plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from models.agreement.agreement import Agreement
from models.agreement.section import RowId
from models.rules.capacity import Zone, capacity, zone
from models.rules.what_if import what_if


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A figure as planned and as it would be."""

    now: Fraction
    then: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Follows:
    """What would follow from other rates.

    `customers` and `revenue` come of the leads of the present plan; `handed_a_month` and `leads`
    are those that keep the target. `used` is the share of the hours in percent.
    """

    last: str
    handed: str
    first: str
    customers: Pair
    revenue: Pair
    leads: Pair
    handed_a_month: Pair | None
    used: Pair | None
    zone: Zone | None
    limit: Decimal | None


def what_follows(agreement: Agreement, rates: Mapping[RowId, Decimal]) -> Follows | None:
    """The figures with these rates in percent; None while the plan cannot be worked back."""
    now, then = what_if(agreement), what_if(agreement, rates)
    if now is None or then is None:
        return None
    handed = _handed(agreement, [need.stage for need in now.plan.stages])
    before, after = now.plan.at(handed), then.plan.at(handed)
    month, used, found = None, None, capacity(agreement)
    if before is not None and after is not None:
        if before.per_month is not None and after.per_month is not None:
            month = Pair(now=before.per_month, then=after.per_month)
        if found is not None and before.exact:
            used = Pair(now=found.used, then=found.used * after.exact / before.exact)
    stages = now.plan.stages
    return Follows(
        last=stages[-1].name,
        handed=before.name if before is not None else "",
        first=stages[0].name,
        customers=Pair(now=now.customers, then=then.customers),
        revenue=Pair(now=now.revenue, then=then.revenue),
        leads=Pair(now=stages[0].exact, then=then.plan.stages[0].exact),
        handed_a_month=month,
        used=used,
        zone=None if used is None or found is None else zone(used.then, found.limit),
        limit=None if found is None else found.limit,
    )


def _handed(agreement: Agreement, stages: list[RowId]) -> RowId:
    """The stage at which Sales takes leads over: where a promise starts its clock."""
    starts = (tier.start_stage for tier in agreement.response.tiers)
    wanted = (agreement.handoff.answers.stage, *starts)
    return next((stage for stage in wanted if stage in stages), stages[0])
