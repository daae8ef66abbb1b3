"""Whether the hours that Sales has carry the leads: effort, use, backlog, open leads."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from models.agreement.agreement import Agreement
from models.agreement.sections.capacity import CapacityAnswers
from models.agreement.sections.response_tier import ResponseTier
from models.agreement.values import Unit
from models.rules.due_times import hours_of_tier, length_in_minutes
from models.rules.funnel import FunnelPlan, work_back
from models.rules.volume import compare_volume
from models.rules.working_time import Hours

WEEKS_A_MONTH = Fraction(52, 12)
USUAL_LIMIT = Decimal(85)
USUAL_WORKING_DAYS = 5
_FULL = Fraction(100)


class Zone(StrEnum):
    """How the use of the hours is to be read; the value is the word for it."""

    FINE = "fine"
    TIGHT = "tight"
    ABOVE = "not tenable"


@dataclass(frozen=True, slots=True)
class Hand:
    """What working on leads takes and what there is of it: minutes a lead, minutes a month.

    `one` are the minutes that one full post has for these leads.
    """

    effort: Fraction
    available: Fraction
    one: Fraction

    def used_by(self, leads: Fraction) -> Fraction:
        """The use of the time, in percent, when so many leads come in a month."""
        return leads * self.effort / self.available * 100

    @property
    def most(self) -> int | None:
        """The most leads a month that the hours carry; None when a lead takes no time."""
        return floor(self.available / self.effort) if self.effort else None

    def posts_for(self, leads: Fraction, limit: Decimal) -> int:
        """The full posts needed for so many leads a month at `limit` percent of the time."""
        return ceil(leads * self.effort * 100 / (self.one * Fraction(limit)))


@dataclass(frozen=True, slots=True)
class OpenLeads:
    """The leads in work at any time, on average, and how many that is for each person."""

    all: Fraction
    each: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """The check of one month: `leads` that come against the hours that there are.

    `promised` is False while the funnel plan stands in for promises that are not made yet. `used`
    and `used_at_ceilings` are percentages; the latter is None while a tier has no ceiling.
    """

    hand: Hand
    leads: Fraction
    promised: bool
    limit: Decimal
    used: Fraction
    used_at_ceilings: Fraction | None
    posts_needed: int
    open_leads: OpenLeads | None

    @property
    def zone(self) -> Zone:
        """Where the planned use lies."""
        return zone(self.used, self.limit)

    @property
    def zone_at_ceilings(self) -> Zone | None:
        """Where the use would lie if every tier came up to its ceiling."""
        return None if self.used_at_ceilings is None else zone(self.used_at_ceilings, self.limit)


@dataclass(frozen=True, slots=True, kw_only=True)
class CeilingsSoFar:
    """The tiers whose ceiling is known, and what they take together when all come up to it.

    `leads` come in a week. `used` is the share of the hours in percent, None while hours or effort
    are not known; `effort` are the minutes that a lead takes.
    """

    tiers: tuple[ResponseTier, ...]
    leads: Fraction
    effort: Fraction | None
    used: Fraction | None
    limit: Decimal
    open_leads: OpenLeads | None

    @property
    def zone(self) -> Zone | None:
        """Where that use lies."""
        return None if self.used is None else zone(self.used, self.limit)


@dataclass(frozen=True, slots=True)
class Backlog:
    """Leads that wait at opening time, and the minutes until the last of them is touched.

    `most` is how many may wait so that the promise of `promise` minutes still holds.
    """

    waiting: Fraction
    minutes: Fraction
    promise: Fraction
    most: int

    @property
    def fits(self) -> bool:
        """True when the last one is touched within the promise."""
        return self.minutes <= self.promise


def effort(answers: CapacityAnswers) -> Fraction | None:
    """Minutes that a lead takes on average; None while an answer is missing or below zero."""
    known = _all_known(
        answers.attempts,
        answers.minutes_per_attempt,
        answers.preparation_minutes,
        answers.conversation_share,
        answers.conversation_minutes,
    )
    if known is None:
        return None
    attempts, minutes, preparing, share, talking = known
    return attempts * minutes + preparing + share / 100 * talking


def hand(answers: CapacityAnswers) -> Hand | None:
    """Effort and hours; None while an answer is missing or no hours are left for leads."""
    minutes = effort(answers)
    known = _all_known(answers.reps, answers.net_hours, answers.inbound_share)
    if minutes is None or known is None or not all(known):
        return None
    reps, hours, share = known
    one = hours * share / 100 * 60
    return Hand(minutes, reps * one, one)


def zone(used: Fraction, limit: Decimal) -> Zone:
    """How so many percent of the hours are to be read, when `limit` is what should be planned."""
    if used > _FULL:
        return Zone.ABOVE
    return Zone.FINE if used <= Fraction(limit) else Zone.TIGHT


def capacity(agreement: Agreement) -> Capacity | None:
    """The check of one month; None while hours, effort or leads are not known."""
    answers = agreement.funnel.capacity
    work = hand(answers)
    leads, promised = _leads_a_month(agreement)
    if work is None or leads is None:
        return None
    limit = _limit(answers)
    ceilings = [tier.ceiling for tier in agreement.response.tiers]
    weekly = _all_known(*ceilings) if ceilings else None
    return Capacity(
        hand=work,
        leads=leads,
        promised=promised,
        limit=limit,
        used=work.used_by(leads),
        used_at_ceilings=None if weekly is None else work.used_by(sum(weekly) * WEEKS_A_MONTH),
        posts_needed=work.posts_for(leads, limit),
        open_leads=_open_leads(agreement, leads),
    )


def ceilings_so_far(agreement: Agreement) -> CeilingsSoFar | None:
    """What the ceilings that are known take; None while there is none.

    Promises and plan stay out of it: this looks at the tiers, the hours and the calendars alone.
    """
    tiers = tuple(
        tier for tier in agreement.response.tiers if tier.ceiling is not None and tier.ceiling >= 0
    )
    if not tiers:
        return None
    answers = agreement.funnel.capacity
    weekly = sum((Fraction(tier.ceiling or 0) for tier in tiers), Fraction(0))
    work = hand(answers)
    return CeilingsSoFar(
        tiers=tiers,
        leads=weekly,
        effort=None if work is None else work.effort,
        used=None if work is None else work.used_by(weekly * WEEKS_A_MONTH),
        limit=_limit(answers),
        open_leads=_open_leads(agreement, weekly * WEEKS_A_MONTH),
    )


def backlog(agreement: Agreement, tier: ResponseTier) -> Backlog | None:
    """Whether the leads that wait at opening time can all be touched within the tier's promise.

    None for a promise round the clock, or while an answer is missing.
    """
    answers = agreement.funnel.capacity
    known = _all_known(answers.opening_backlog, answers.reps, answers.first_touch_minutes)
    hours = hours_of_tier(agreement, tier)
    promise = None if hours is None else _promise_after_opening(agreement, tier, hours)
    if known is None or promise is None:
        return None
    waiting, reps, touch = known
    if not reps or not touch:
        return None
    return Backlog(waiting, ceil(waiting / reps) * touch, promise, floor(promise // touch * reps))


def in_work(arrivals_a_day: Fraction, days: Fraction, reps: Fraction) -> OpenLeads:
    """The leads in work on average: those that arrive in a day, times the days each stays."""
    found = arrivals_a_day * days
    return OpenLeads(found, found / reps)


def _leads_a_month(agreement: Agreement) -> tuple[Fraction | None, bool]:
    """The leads that Sales gets in a month, and whether they are promised or only planned."""
    plan = work_back(agreement)
    if plan is None or plan.months is None:
        return None, False
    check = compare_volume(agreement, plan)
    if check is not None:
        return check.promised / plan.months, True
    return _planned(agreement, plan), False


def _limit(answers: CapacityAnswers) -> Decimal:
    limit = answers.utilisation_limit
    return limit if limit is not None and limit > 0 else USUAL_LIMIT


def _planned(agreement: Agreement, plan: FunnelPlan) -> Fraction | None:
    """The plan's leads at the first stage that starts the clock of a tier."""
    for tier in agreement.response.tiers:
        need = plan.at(tier.start_stage)
        if need is not None:
            return need.per_month
    return None


def _open_leads(agreement: Agreement, leads: Fraction) -> OpenLeads | None:
    known = _all_known(agreement.funnel.capacity.days_in_work, agreement.funnel.capacity.reps)
    if known is None or not known[1]:
        return None
    days, reps = known
    hours = next(
        (found for tier in agreement.response.tiers if (found := hours_of_tier(agreement, tier))),
        None,
    )
    working_days = USUAL_WORKING_DAYS if hours is None else hours.working_days
    return in_work(leads / WEEKS_A_MONTH / working_days, days, reps)


def _promise_after_opening(
    agreement: Agreement, tier: ResponseTier, hours: Hours
) -> Fraction | None:
    """Minutes from opening time until the promise is due, in the tightest week."""
    within = tier.within
    if within is None or within.amount <= 0:
        return None
    answers = agreement.calendar.answers
    if within.unit is Unit.BUSINESS_DAY and answers.business_day == "end_of_day":
        return ceil(within.amount) * _minutes(hours.shortest_day.total_seconds())
    if within.unit not in (Unit.MINUTE, Unit.BUSINESS_HOUR, Unit.BUSINESS_DAY):
        return None
    length = length_in_minutes(answers, within)
    return None if length is None else _minutes(length.total_seconds())


def _minutes(seconds: float) -> Fraction:
    return Fraction(round(seconds * 1_000_000), 60_000_000)


def _all_known(*answers: Decimal | None) -> tuple[Fraction, ...] | None:
    """The answers as exact numbers; None when one is missing or below zero."""
    if any(answer is None or answer < 0 for answer in answers):
        return None
    return tuple(Fraction(answer) for answer in answers if answer is not None)
