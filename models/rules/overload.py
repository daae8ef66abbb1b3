"""Promises that the plan or the hours of Sales do not carry."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import ceil

from models.agreement.agreement import Agreement
from models.agreement.values import grouped
from models.rules.capacity import WEEKS_A_MONTH, Zone, backlog, capacity
from models.rules.finding import Finding, Severity
from models.rules.funnel import work_back
from models.rules.volume import compare_volume, difference, in_period

_RULE = "L22"
_CAPACITY = ("funnel", "capacity")


def volume_off_the_plan(agreement: Agreement) -> Iterator[Finding]:
    """The leads that Marketing promises are those that the plan needs, or somebody says why not."""
    plan = None if agreement.funnel.answers.difference.strip() else work_back(agreement)
    check = None if plan is None else compare_volume(agreement, plan)
    if check is not None and not check.fits:
        yield Finding(
            path=("funnel", "answers", "difference"),
            severity=Severity.ERROR,
            message=difference(check),
            question="Does the promise change, or the plan, or is there a reason for the gap?",
            rule=_RULE,
        )


def hours_of_sales(agreement: Agreement) -> Iterator[Finding]:
    """The hours carry the leads within the limit, and every tier at its ceiling.

    Above the hours there is a fallback that says what happens.
    """
    found = capacity(agreement)
    if found is None:
        return
    leads = (
        f"{ceil(found.leads):,}\u00a0leads a month take {percent(found.used)}\u00a0% of the hours "
        "that Sales has for them"
    )
    if found.zone is Zone.ABOVE:
        if not agreement.funnel.capacity.fallback.strip():
            yield Finding(
                path=(*_CAPACITY, "fallback"),
                severity=Severity.ERROR,
                message=f"{leads}, and nobody has said what happens then.",
                question="Lower the volume, staff up, or which leads wait?",
                rule=_RULE,
            )
        return
    if found.zone is Zone.TIGHT:
        yield _warning(
            "utilisation_limit",
            f"{leads}; the plan is to use at most {grouped(found.limit)}\u00a0%.",
            "Lower the volume, add hours, or live with tight weeks?",
        )
    if found.used_at_ceilings is not None and found.zone_at_ceilings is Zone.ABOVE:
        yield _warning(
            "reps",
            f"With every tier at its ceiling, leads take {percent(found.used_at_ceilings)}\u00a0% "
            "of the hours that Sales has for them.",
            "Lower the ceilings, staff up, or which tier gives way first?",
        )


def _warning(field: str, message: str, question: str) -> Finding:
    return Finding(
        path=(*_CAPACITY, field),
        severity=Severity.WARNING,
        message=message,
        question=question,
        rule=_RULE,
    )


def opening_backlog(agreement: Agreement) -> Iterator[Finding]:
    """Leads that wait at opening time are all touched within each tier's promise."""
    for tier in agreement.response.tiers:
        found = backlog(agreement, tier)
        if found is None or found.fits:
            continue
        yield Finding(
            path=("response", "tiers", tier.id, "within"),
            severity=Severity.WARNING,
            message=f"The last of {percent(found.waiting)} waiting leads is reached "
            f"{ceil(found.minutes):,}\u00a0minutes after opening; the promise is {tier.within}.",
            question=f"More people at opening time, a longer promise, or at most {found.most} "
            "leads waiting?",
            rule=_RULE,
        )


def percent(number: Fraction) -> str:
    """A number with one decimal place at most."""
    return grouped(Decimal(round(number * 10)) / 10)


def ceilings(agreement: Agreement) -> Iterator[Finding]:
    """Each ceiling covers the leads that are promised for its tier."""
    tiers = {tier.id: tier for tier in agreement.response.tiers}
    for row in agreement.marketing.volumes:
        tier = tiers.get(row.tier) if row.counted_by == "tier" else None
        a_month = in_period(row, 1)
        if tier is None or tier.ceiling is None or a_month is None:
            continue
        a_week = a_month / WEEKS_A_MONTH
        if row.stage == tier.start_stage and a_week > Fraction(tier.ceiling):
            yield Finding(
                path=("response", "tiers", tier.id, "ceiling"),
                severity=Severity.ERROR,
                message=f"Marketing promises {percent(a_week)}\u00a0leads a week for this tier; "
                f"the promise holds up to {grouped(tier.ceiling)}.",
                question="Which of the two numbers moves?",
                rule=_RULE,
            )
