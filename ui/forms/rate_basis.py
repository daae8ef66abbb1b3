"""What a rate of the funnel rests on, in a few words beside it."""

from __future__ import annotations

from models.agreement.agreement import Agreement
from models.agreement.sections.funnel import StageRate
from models.agreement.values import grouped
from models.rules.figures import goals_about_rates
from models.rules.rate_estimates import RateEstimates
from ui.dates import short_months

UNSAID = {"own_crm": "Nothing counted yet", "benchmark": "No sample named yet"}
"""What a rate says that ought to rest on a count, and does not name it."""


def rests_on(agreement: Agreement, rate: StageRate) -> str:
    """Such as "611 leads, Oct 2025 to Sep 2026", or "Goal 2, today 66 %"."""
    if rate.origin == "estimate":
        return "Nobody has counted it yet"
    if rate.origin == "goal":
        return _goal(agreement, rate)
    said = []
    if rate.sample_size is not None:
        said.append(f"{grouped(rate.sample_size)} leads")
    if rate.period:
        said.append(short_months(rate.period))
    return ", ".join(said) or UNSAID.get(rate.origin, "")


def unsaid(rate: StageRate) -> str:
    """The first answer about where a counted or borrowed rate is from that is still missing."""
    if rate.origin not in UNSAID:
        return ""
    if rate.sample_size is None:
        return "sample_size"
    return "" if rate.period else "period"


def apart(said: RateEstimates | None) -> str:
    """How far apart the sides are, where that is far."""
    if said is None or said.apart is None or not said.is_wide:
        return ""
    return f"{round(said.apart)} points apart"


def _goal(agreement: Agreement, rate: StageRate) -> str:
    """The goal that aims for the rate, and what it is today."""
    found = next((one for one in goals_about_rates(agreement) if one.target == rate.rate), None)
    if found is None:
        return ""
    number = agreement.goals.goals.index(found) + 1
    today = "" if found.baseline is None else f", today {grouped(found.baseline)}\u00a0%"
    return f"Goal {number}{today}"
