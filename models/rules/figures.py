"""Figures that stand in several clauses: goals, plan, promises and reports must tell one story."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from models.agreement.agreement import Agreement
from models.agreement.metrics import metric
from models.agreement.path import Path
from models.agreement.sections.shared_goal import SharedGoal
from models.agreement.values import grouped
from models.rules.finding import Finding, Severity
from models.rules.funnel import PERIOD_MONTHS
from models.rules.volume import MONTHS, USUAL_TOLERANCE

_TWO_NUMBERS = "L23"
_WHICH = "Which of the two numbers holds?"
_RATE_METRICS = (
    "acceptance_rate",
    "stage_conversion",
    "lead_to_opportunity",
    "lead_to_customer",
    "win_rate",
    "own",
)
_PERIOD_WORDS = {
    "month": ("month",),
    "quarter": ("quarter", "q1", "q2", "q3", "q4"),
    "year": ("year",),
}


def goals_about_rates(agreement: Agreement) -> tuple[SharedGoal, ...]:
    """The goals from which a rate of the plan can be taken."""
    return tuple(
        goal for goal in agreement.goals.goals if goal.metric in _RATE_METRICS and _is_share(goal)
    )


def rates_with_their_goal(agreement: Agreement) -> Iterator[Finding]:
    """A rate that is taken from a shared goal is the one that a goal names."""
    aims = {goal.target for goal in goals_about_rates(agreement)}
    for row in agreement.funnel.rates:
        if row.origin == "goal" and row.rate is not None and row.rate not in aims:
            yield _finding(
                ("funnel", "rates", row.id, "rate"),
                f"The plan takes {grouped(row.rate)}\u00a0% from a shared goal, but no goal aims "
                "for it.",
                "Which goal is meant, and which number holds?",
                rule=_TWO_NUMBERS,
            )


def rates_without_history(agreement: Agreement) -> Iterator[Finding]:
    """A counted or borrowed rate says over which months and out of how many."""
    for row in agreement.funnel.rates:
        if row.origin not in ("own_crm", "benchmark"):
            continue
        unsaid = [
            (field, words)
            for field, words, value in (
                ("sample_size", "out of how many leads", row.sample_size),
                ("period", "over which months", row.period),
            )
            if not value
        ]
        if unsaid:
            yield _finding(
                ("funnel", "rates", row.id, unsaid[0][0]),
                f"The rate does not say {' and '.join(words for _, words in unsaid)}.",
                "Own CRM, estimate or benchmark, and how many leads are behind it?",
                severity=Severity.WARNING,
                rule="L29",
            )


def shares_with_their_goal(agreement: Agreement) -> Iterator[Finding]:
    """A goal about leads answered on time aims for a share that a tier promises."""
    promised = {tier.share for tier in agreement.response.tiers if tier.share is not None}
    for goal in agreement.goals.goals:
        if goal.metric != "response_compliance" or not _is_share(goal) or not promised:
            continue
        if goal.target not in promised and goal.target is not None:
            shares = ", ".join(f"{grouped(one)}\u00a0%" for one in sorted(promised))
            yield _finding(
                ("goals", "goals", goal.id, "target"),
                f"The goal aims for {grouped(goal.target)}\u00a0% on time, the tiers promise "
                f"{shares}.",
                _WHICH,
                rule=_TWO_NUMBERS,
            )


def one_share_of_revenue(agreement: Agreement) -> Iterator[Finding]:
    """The share of revenue that Marketing brings is the one that the plan counts on."""
    promised = agreement.marketing.answers
    planned = agreement.funnel.answers.marketing_share
    if promised.share_of != "revenue" or promised.sourced_share is None or planned is None:
        return
    if promised.sourced_share != planned:
        yield _finding(
            ("marketing", "answers", "sourced_share"),
            f"Marketing brings {grouped(promised.sourced_share)}\u00a0% of revenue here, "
            f"{grouped(planned)}\u00a0% in the plan.",
            _WHICH,
            rule=_TWO_NUMBERS,
        )


def one_amount_of_bookings(agreement: Agreement) -> Iterator[Finding]:
    """The bookings that Marketing answers for are those that the plan needs."""
    plan, needed = agreement.funnel.answers, _needed(agreement)
    for where, amount in _bookings(agreement):
        if needed is None:
            return
        tolerance = USUAL_TOLERANCE if plan.tolerance is None else plan.tolerance
        if abs(amount - needed) * 100 > needed * Fraction(tolerance):
            yield _finding(
                where,
                f"{_rounded(amount)} is to be booked here in a planning period, the plan needs "
                f"{_rounded(needed)} from marketing leads.",
                _WHICH,
                rule=_TWO_NUMBERS,
            )


def one_volume_each_tier(agreement: Agreement) -> Iterator[Finding]:
    """Leads of one tier are promised once at each stage."""
    seen: set[tuple[str, str]] = set()
    for row in agreement.marketing.volumes:
        if row.counted_by != "tier" or not row.tier or not row.stage:
            continue
        if (row.tier, row.stage) in seen:
            yield _finding(
                ("marketing", "volumes", row.id, "tier"),
                f"“{row.name or 'This commitment'}” promises leads of a tier that another "
                "commitment promises already.",
                "Do the two add up, or which number holds?",
                rule=_TWO_NUMBERS,
            )
        seen.add((row.tier, row.stage))


def goals_of_one_side(agreement: Agreement) -> Iterator[Finding]:
    """A shared goal has a figure that both sides move; what one side says itself is not doubted."""
    for goal in agreement.goals.goals:
        known = metric(goal.metric)
        if known is None or known.moved_by is None:
            continue
        if goal.influenced_by_marketing is False or goal.influenced_by_sales is False:
            continue
        yield _finding(
            ("goals", "goals", goal.id, "metric"),
            f"“{known.name}” is moved by {known.moved_by.label} alone.",
            "Which figure do both teams move? This one may be a team measure.",
            severity=Severity.WARNING,
            rule="L12",
        )


def goals_on_a_report(agreement: Agreement) -> Iterator[Finding]:
    """Every shared goal can be read on one of the reports."""
    reports = agreement.dashboards.reports
    if not reports:
        return
    listed = {goal for report in reports for goal in report.goals}
    shown = {key for report in reports for key in report.metrics}
    for goal in agreement.goals.goals:
        if goal.id in listed or goal.metric in shown or not goal.metric:
            continue
        yield _finding(
            ("goals", "goals", goal.id, "report"),
            "None of the agreed reports shows this goal.",
            "On which report do both sides read it?",
            severity=Severity.WARNING,
            rule="L10",
        )


def _is_share(goal: SharedGoal) -> bool:
    """True for a goal that names a percentage to reach or to hold."""
    value = goal.direction == "hold" or goal.target_as == "value"
    return value and goal.unit == "percent" and goal.target is not None


def _needed(agreement: Agreement) -> Fraction | None:
    """The money that the plan wants from marketing leads in a planning period."""
    plan = agreement.funnel.answers
    revenue, share = plan.revenue_target, plan.marketing_share
    if revenue is None or share is None or revenue <= 0 or share <= 0:
        return None
    return Fraction(revenue) * Fraction(share) / 100


def _bookings(agreement: Agreement) -> Iterator[tuple[Path, Fraction]]:
    """The bookings that Marketing answers for in a planning period, where that can be told."""
    answers, period = agreement.marketing.answers, agreement.parties.answers.period
    months = PERIOD_MONTHS.get(period)
    if months is None:
        return
    if answers.bookings_by == "amount":
        if answers.bookings is not None and answers.bookings_per in MONTHS:
            amount = Fraction(answers.bookings) * months / MONTHS[answers.bookings_per]
            yield ("marketing", "answers", "bookings"), amount
        return
    for goal in agreement.goals.goals:
        if goal.id == answers.bookings_goal and goal.metric == "bookings":
            amount_of = _amount(goal, period, months)
            if amount_of is not None:
                yield ("goals", "goals", goal.id, "target"), amount_of


def _amount(goal: SharedGoal, period: str, months: int) -> Fraction | None:
    """What a goal books in a planning period; None when it is no amount for a known time."""
    if goal.target is None or goal.unit != "money":
        return None
    if goal.direction != "hold" and goal.target_as != "value":
        return None
    target = Fraction(goal.target)
    if goal.timing == "each_month":
        return target * months
    if goal.timing == "each_quarter":
        return target * months / 3
    words = goal.period.casefold()
    named = any(word in words for word in _PERIOD_WORDS[period])
    return target if goal.timing == "in_period" and named else None


def _rounded(amount: Fraction) -> str:
    return grouped(Decimal(round(amount)))


def _finding(
    where: Path, message: str, question: str, *, rule: str, severity: Severity = Severity.ERROR
) -> Finding:
    return Finding(path=where, severity=severity, message=message, question=question, rule=rule)
