"""What is asked of a response promise as a whole: its leads, its clock, its times, its reach."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from models.agreement.lengths import compare
from models.agreement.section import Problem
from models.agreement.values import Duration, Unit

if TYPE_CHECKING:
    from models.agreement.agreement import Agreement
    from models.agreement.sections.response_tier import ResponseTier

ATTEMPTS = frozenset({"call_attempt", "personal_email", "message"})
BUSINESS = (Unit.BUSINESS_HOUR, Unit.BUSINESS_DAY)
ROUND_THE_CLOCK = (Unit.CLOCK_HOUR, Unit.CALENDAR_DAY)
SLOW_FOR_THE_TOP = (
    Duration(Decimal(24), Unit.CLOCK_HOUR),
    Duration(Decimal(8), Unit.BUSINESS_HOUR),
    Duration(Decimal(1), Unit.BUSINESS_DAY),
)


def overlap(tier: ResponseTier, agreement: Agreement) -> Iterator[Problem]:
    """No other tier claims the same leads."""
    test = tier.test.strip().casefold()
    others = (other for other in agreement.response.tiers if other.id != tier.id)
    if test and any(other.test.strip().casefold() == test for other in others):
        yield Problem(
            "test",
            "Another tier takes leads by the same test.",
            "Which fact tells the two tiers apart?",
        )


def contact(tier: ResponseTier) -> Iterator[Problem]:
    """What stops the clock fits what is measured: trying, or reaching somebody."""
    tried = ATTEMPTS & set(tier.end_event)
    if tier.measure == "conversation" and tried:
        yield Problem(
            "end_event",
            "A conversation is measured, yet an attempt would stop the clock.",
            "Does it count when nobody picks up?",
        )
    if tier.measure == "attempt" and tier.end_event and not tried:
        yield Problem(
            "end_event",
            "An attempt is measured, yet only a conversation would stop the clock.",
            "Which act of trying counts?",
        )


def clock(tier: ResponseTier) -> Iterator[Problem]:
    """Business time runs on a working calendar, clock time does not."""
    if tier.within is None:
        return
    if tier.runs_on == "clock" and tier.within.unit in BUSINESS:
        yield Problem(
            "within",
            f"{tier.within} cannot run round the clock.",
            "Which working calendar counts?",
        )
    if tier.runs_on == "calendar" and tier.within.unit in ROUND_THE_CLOCK:
        yield Problem(
            "within",
            f"{tier.within} would not stop at closing time.",
            "Business time on the calendar, or round the clock?",
        )


def outcome(tier: ResponseTier, agreement: Agreement) -> Iterator[Problem]:
    """Acceptance and outcome are due in an order that can be kept."""
    due = tier.disposition_within
    if due is not None and tier.within is not None and compare(tier.within, due) == 1:
        yield Problem(
            "disposition_within",
            "The outcome is due before the first contact.",
            "Which of the two times holds?",
            rule="L23",
        )
    if tier.accept_within is not None:
        if due is not None and compare(tier.accept_within, due) == 1:
            yield Problem(
                "accept_within",
                "The outcome is due before the lead must be accepted.",
                "Which of the two times holds?",
                rule="L23",
            )
    elif agreement.dispositions.answers.accepts_leads:
        yield Problem(
            "accept_within",
            "Sales accepts or rejects leads, but no time is set for it.",
            "By when does Marketing know whether a lead was accepted?",
        )


def ambition(tier: ResponseTier, agreement: Agreement) -> Iterator[Problem]:
    """The promise can be kept, and the first tier is worth its place."""
    if tier.share == 100 and not agreement.escalation.answers.allows_exceptions:
        yield Problem(
            "share",
            "100 % leaves no room for a single late lead.",
            "Which share is honest, or which exceptions apply?",
            rule="L21",
        )
    if len(tier.channels) == 1:
        yield Problem(
            "channels",
            "Every attempt uses the same channel.",
            "Which second channel reaches the others?",
            blocks=False,
        )
    tiers = agreement.response.tiers
    if tier.within is None or not tiers or tiers[0].id != tier.id:
        return
    if any(compare(tier.within, limit) == 1 for limit in SLOW_FOR_THE_TOP):
        yield Problem(
            "within",
            f"{tier.within} is slow for the first tier.",
            "Who else could answer these leads the same day?",
            blocks=False,
        )
