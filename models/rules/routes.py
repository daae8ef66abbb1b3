"""The way of a lead through stages, promises and calendars, where clauses must fit each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from models.agreement.agreement import Agreement
from models.agreement.lengths import compare
from models.agreement.path import Path
from models.agreement.sections.calendar import CalendarAnswers
from models.agreement.sections.response_tier import ResponseTier
from models.agreement.sections.stages import Criterion, LeadStage
from models.agreement.sides import Side
from models.agreement.values import Duration, Unit, grouped
from models.rules.due_times import due_within, hours_of_tier
from models.rules.finding import Finding, Severity
from models.rules.working_time import Hours, find_hours, open_stretches

_BUSINESS = (Unit.BUSINESS_HOUR, Unit.BUSINESS_DAY)
_A_MONDAY = datetime(2026, 2, 2, tzinfo=UTC)
_TIERS = ("response", "tiers")


def equal_stages(agreement: Agreement) -> Iterator[Finding]:
    """No two stages are entered by the same facts."""
    seen: dict[object, LeadStage] = {}
    for stage in agreement.stages.stages:
        if not stage.criteria:
            continue
        test = frozenset(_said(one) for one in stage.criteria), stage.combination, stage.how_many
        first = seen.setdefault(test, stage)
        if first is not stage:
            yield Finding(
                path=("stages", "stages", stage.id, "criteria"),
                severity=Severity.ERROR,
                message=f"{_name(stage)} and {_name(first)} have the same entry criteria.",
                question="Which fact separates the two stages?",
                rule="L19",
            )


def ways_to_the_end(agreement: Agreement) -> Iterator[Finding]:
    """From every stage leads can get to a last one."""
    stages = {stage.id: stage for stage in agreement.stages.stages}
    for stage in stages.values():
        passed: set[str] = set()
        at: LeadStage | None = stage
        while at is not None and at.id not in passed and not at.final:
            passed.add(at.id)
            at = stages.get(at.forward)
        goes_round = at is not None and not at.final
        if goes_round and at is stage and stage.forward != stage.id:
            yield Finding(
                path=("stages", "stages", stage.id, "forward"),
                severity=Severity.ERROR,
                message=f"The way forward from {_name(stage)} leads back to it.",
                question="Which stage comes after it on the way to the customer?",
                rule="L19",
            )


def dead_ends(agreement: Agreement) -> Iterator[Finding]:
    """A lead that is given up leaves its stage."""
    for row in agreement.dispositions.outcomes:
        if row.outcome in ("recycled", "disqualified") and row.exit == "stays":
            yield Finding(
                path=("dispositions", "outcomes", row.id, "exit"),
                severity=Severity.ERROR,
                message=f"“{row.name or row.outcome}” leaves the lead where it is.",
                question="Does the lead go back to nurture, or is it closed?",
                rule="L27",
            )


def recycling_actions(agreement: Agreement) -> Iterator[Finding]:
    """Whatever goes back to nurture or to Marketing has something that happens there."""
    if agreement.recycling.answers.action:
        return
    handled = {track.reason for track in agreement.recycling.tracks if track.action}
    for row in agreement.dispositions.reasons:
        if row.next_step in ("nurture", "marketing") and row.id not in handled:
            yield Finding(
                path=("dispositions", "reasons", row.id, "reason"),
                severity=Severity.ERROR,
                message=f"“{row.reason or 'A reason without a name'}” has no recycling action.",
                question="What does such a lead get while it waits?",
                rule="L27",
            )


def contact_before_outcome(agreement: Agreement) -> Iterator[Finding]:
    """Where only the calendar can tell: the outcome is not due before the first contact."""
    for tier in agreement.response.tiers:
        for field, due, other, what in (
            ("disposition_within", tier.disposition_within, tier.within, "the first contact"),
            (
                "accept_within",
                tier.disposition_within,
                tier.accept_within,
                "the lead must be accepted",
            ),
        ):
            if due is None or other is None or compare(other, due) is not None:
                continue
            if _is_due_later(agreement, tier, other, due):
                yield Finding(
                    path=(*_TIERS, tier.id, field),
                    severity=Severity.ERROR,
                    message=f"On the calendar the outcome can be due before {what}: "
                    f"{due} against {other}.",
                    question="Which of the two times holds?",
                    rule="L23",
                )


def routing_before_contact(agreement: Agreement) -> Iterator[Finding]:
    """A lead has its owner before the first contact is due; both clocks start at one stage."""
    handoff = agreement.handoff.answers
    for tier in agreement.response.tiers:
        where = (*_TIERS, tier.id)
        if tier.start_event != "stage":
            continue
        routing = handoff.routing_time
        if routing and tier.within and compare(routing, tier.within) == 1:
            yield Finding(
                path=(*where, "within"),
                severity=Severity.ERROR,
                message=f"First contact is due within {tier.within}, but routing alone may take "
                f"{routing}.",
                question="Which of the two times holds?",
                rule="L23",
            )
        if tier.start_stage and handoff.stage and tier.start_stage != handoff.stage:
            yield Finding(
                path=(*where, "start_stage"),
                severity=Severity.WARNING,
                message="The clock starts at another stage than the one of the handoff.",
                question="At which of the two does Sales get the lead?",
                rule="L23",
            )


def help_below_the_promise(agreement: Agreement) -> Iterator[Finding]:
    """Help is called when a promise is broken, not while it is kept."""
    tiers = {tier.id: tier for tier in agreement.response.tiers}
    for trigger in agreement.escalation.triggers:
        tier = tiers.get(trigger.tier)
        if trigger.kind != "rate" or tier is None:
            continue
        if trigger.below is None or tier.share is None or trigger.below <= tier.share:
            continue
        yield Finding(
            path=("escalation", "triggers", trigger.id, "below"),
            severity=Severity.ERROR,
            message=f"Help is called below {grouped(trigger.below)}\u00a0%, yet "
            f"{grouped(tier.share)}\u00a0% keeps the promise.",
            question="Which of the two shares holds?",
            rule="L23",
        )


def calendars_in_use(agreement: Agreement) -> Iterator[Finding]:
    """Every promise in business time has a calendar that its team works by."""
    for place, side, given in _business_time(agreement):
        field = (*place, "calendar")
        calendar = next((one for one in agreement.calendar.calendars if one.id == given), None)
        if not given:
            yield Finding(
                path=field,
                severity=Severity.WARNING,
                message="Business time is promised here, but no calendar is named.",
                question="Whose opening hours count?",
                rule="L05",
            )
        elif calendar is not None and calendar.teams and side not in calendar.teams:
            yield Finding(
                path=field,
                severity=Severity.WARNING,
                message=f"“{calendar.name or 'This calendar'}” does not hold for {side.label}.",
                question=f"Which opening hours does {side.label} keep?",
                rule="L05",
            )
        elif (
            calendar is not None
            and calendar.windows
            and calendar.zone
            and not find_hours(agreement, given)
        ):
            yield Finding(
                path=field,
                severity=Severity.ERROR,
                message=f"“{calendar.name or 'This calendar'}” is never open.",
                question="From when to when does somebody answer?",
                rule="L05",
            )


def _business_time(agreement: Agreement) -> Iterator[tuple[Path, Side, str]]:
    """Promises in business time: their place, who makes them, and the calendar they name."""
    for tier in agreement.response.tiers:
        if tier.runs_on == "calendar" and tier.calendar:
            yield (*_TIERS, tier.id), Side.SALES, tier.calendar
    help_ = agreement.marketing.enablement
    if any(_is_business(one) for one in (help_.request_within, help_.draft_within)):
        yield ("marketing", "enablement"), Side.MARKETING, help_.calendar
    back = agreement.recycling.answers
    if _is_business(back.return_within):
        yield ("recycling", "answers"), Side.SALES, back.calendar


def _is_business(length: Duration | None) -> bool:
    return length is not None and length.unit in _BUSINESS


def _is_due_later(
    agreement: Agreement, tier: ResponseTier, first: Duration, then: Duration
) -> bool:
    hours = hours_of_tier(agreement, tier)
    meaning = agreement.calendar.answers
    return hours is not None and _can_be_later(hours, meaning, first, then)


@lru_cache(maxsize=256)
def _can_be_later(hours: Hours, meaning: CalendarAnswers, first: Duration, then: Duration) -> bool:
    """True when, for a lead at some closing time of a week, `first` is due later than `then`.

    Nobody has less of a day that ends at closing time than a lead that arrives then.
    """
    week = open_stretches(hours, _A_MONDAY, _A_MONDAY + timedelta(days=7))
    for moment in {closes for _, closes in week}:
        one, two = (due_within(meaning, hours, length, moment) for length in (first, then))
        if one is not None and two is not None and one > two:
            return True
    return False


def _said(one: Criterion) -> tuple[object, ...]:
    fact = " ".join(one.observable.casefold().split())
    return fact, one.operator, one.value, one.unit.strip().casefold(), one.look_back


def _name(stage: LeadStage) -> str:
    return stage.name or "A stage without a name"
