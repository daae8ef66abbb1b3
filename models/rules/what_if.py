"""What would follow from other rates or values, worked out beside the plan and never kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from models.agreement.agreement import Agreement
from models.agreement.section import RowId
from models.rules.figures import goals_about_rates
from models.rules.funnel import FunnelPlan, expected_revenue, work_back


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """The plan with other values.

    `plan` keeps the revenue target and says how many leads it then takes. `customers` and `revenue`
    are what the leads of the present plan would bring, unrounded.
    """

    plan: FunnelPlan
    customers: Fraction
    revenue: Fraction


def what_if(
    agreement: Agreement,
    rates: Mapping[RowId, Decimal] | None = None,
    *,
    revenue_target: Decimal | None = None,
    marketing_share: Decimal | None = None,
    deal_value: Decimal | None = None,
) -> WhatIf | None:
    """The plan with some `rates` (percentages by their row) and values changed.

    None while the present plan cannot be worked back, or the changed one cannot.
    """
    present = work_back(agreement)
    given = {
        "revenue_target": revenue_target,
        "marketing_share": marketing_share,
        "deal_value": deal_value,
    }
    changed = _changed(
        agreement, rates or {}, {name: value for name, value in given.items() if value is not None}
    )
    plan = work_back(changed)
    if present is None or plan is None:
        return None
    deal = changed.funnel.answers.deal_value or Decimal(1)
    passed = [need.rate for need in plan.stages if need.rate is not None]
    revenue = expected_revenue(1, deal, passed) * present.stages[0].exact
    return WhatIf(plan=plan, customers=revenue / Fraction(deal), revenue=revenue)


def origin_in_the_room(agreement: Agreement, row: RowId) -> str:
    """Where a rate is from that the room has just taken over: a goal that aims for it, or its own.

    A benchmark or a count does not stand for another number.
    """
    rate = next((one for one in agreement.funnel.rates if one.id == row), None)
    if rate is not None and rate.origin == "goal":
        aims = {goal.target for goal in goals_about_rates(agreement)}
        return "goal" if rate.rate in aims else "estimate"
    return "estimate"


def _changed(
    agreement: Agreement, rates: Mapping[RowId, Decimal], values: dict[str, Decimal]
) -> Agreement:
    funnel = agreement.funnel
    rows = tuple(
        replace(row, rate=rates[row.id]) if row.id in rates else row for row in funnel.rates
    )
    answers = replace(funnel.answers, **values)  # type: ignore[arg-type]  # only amounts
    return replace(agreement, funnel=replace(funnel, answers=answers, rates=rows))
