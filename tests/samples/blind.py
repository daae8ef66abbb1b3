"""What both sides of the second sample wrote alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from models.agreement.agreement import Agreement
from models.agreement.section import Holder
from models.agreement.sections.response_tier import ResponseTier
from models.agreement.values import Duration, Unit
from models.drafting.blind import Blind, Estimate, Proposal, Rating, Sorting, Wish
from models.drafting.drafting import SampleLead
from tests.samples.day import VOTERS, row

MARKETING, SALES = "marketing", "sales"

RATED: tuple[tuple[str, int, int, tuple[str, str]], ...] = (
    ("black_hole", 3, 1, ("148 of 319 rejected MQLs carry no reason", "I close mine every Friday")),
    ("slow_follow_up", 2, 1, ("61 of 145 quote requests waited longer than four hours", "")),
    (
        "unready_leads",
        1,
        3,
        ("", "334 of 937 MQLs came without a process temperature, check of October 2026"),
    ),
    ("own_content", 0, 2, ("", "14 of 22 decks opened in October are not in the library")),
    ("different_goals", 2, 2, ("Bonus plans of 2026: lead count", "Bonus plans of 2026: orders")),
    ("no_feedback", 3, 2, ("No objection was passed on since June", "There is no field for it")),
    ("two_stories", 1, 1, ("", "")),
    ("two_dashboards", 2, 3, ("91 MQLs in September", "74 MQLs in September, the Sales report")),
    ("no_meeting", 1, 2, ("", "The last one with both directors was on 14 May 2026")),
    ("counts_only", 1, 3, ("", "The webinar of March: 212 leads, no order")),
    ("two_languages", 2, 2, ("Eleven words of the glossary", "Heat survey means two things")),
    ("guessing", 0, 2, ("", "A customer told me of the grant mailing")),
    ("disconnected_tools", 2, 1, ("Badge lists are typed in by hand", "")),
    ("blame", 1, 1, ("", "")),
    ("missing_seat", 0, 0, ("", "")),
)
WISHES = (
    Wish(
        id=row(31, 1),
        side=MARKETING,
        kind="request",
        text="Marketing asks Sales to name the objection in the customer’s words.",
        clause="feedback.to_marketing",
    ),
    Wish(
        id=row(31, 2),
        side=MARKETING,
        kind="concern",
        text="A promise in hours is broken by one sick day; we need a stand-in rule.",
        clause="response.answers",
    ),
    Wish(
        id=row(31, 3),
        side=SALES,
        kind="request",
        text="Sales asks Marketing to send badge lists before the stand is unpacked.",
        clause=f"marketing.volumes.{row(11, 4)}",
    ),
    Wish(
        id=row(31, 4),
        side=SALES,
        kind="grievance",
        text="Engineers were told in 2025 that their call notes would be counted against them.",
    ),
    Wish(
        id=row(31, 5),
        side=SALES,
        kind="question",
        text="Who works leads that a refrigeration partner brings without naming the site?",
        clause="handoff.answers",
    ),
)
SORTED = (
    ("Plant engineer of a dairy, saved a payback twice, 85 °C named", 2, 2),
    ("Student writing a thesis on heat pumps, downloaded three guides", 1, 1),
    ("Energy manager of a bakery group, quote form, no temperature", 2, 1),
    ("Consultant who asks for part-load data for a client’s brewery", 2, 2),
    ("Laundry owner from a fair, wants a visit in January", 3, 2),
    ("Finance director, webinar guest, asks about the grant", 1, 1),
    ("Engineer of a food plant, survey booked, load and budget confirmed", 4, 4),
    ("Competitor’s product manager with a private e-mail address", 0, 0),
)
LEADS = tuple(
    SampleLead(id=row(32, number), text=text) for number, (text, _, _) in enumerate(SORTED, 1)
)


def rated(blind: Blind) -> Blind:
    """The ratings and the wishes that both sides brought along."""
    ratings = tuple(
        Rating(sign=key, side=side, rating=rating, evidence=evidence)
        for key, marketing, sales, words in RATED
        for side, rating, evidence in zip(
            (MARKETING, SALES), (marketing, sales), words, strict=True
        )
    )
    return replace(blind, ratings=ratings, wishes=WISHES)


def sorted_leads(blind: Blind) -> Blind:
    """How both sides sorted the sample leads: six of eight alike."""
    found = []
    for lead, (_, *numbers) in zip(LEADS, SORTED, strict=True):
        for side, number in zip((MARKETING, SALES), numbers, strict=True):
            stage = row(6, number) if number else "none"
            found.append(Sorting(lead=lead.id, side=side, stage=stage))
    return replace(blind, sortings=tuple(found))


def hours(amount: int) -> Duration:
    """Business hours."""
    return Duration(Decimal(amount), Unit.BUSINESS_HOUR)


def reach(field: str, low: int, likely: int, high: int) -> Estimate:
    """How far a side could go."""
    return Estimate(field=field, low=Decimal(low), likely=Decimal(likely), high=Decimal(high))


def _tier(number: int) -> str:
    return f"response.tiers.{row(9, number)}"


def _promise(tier: ResponseTier, within: Duration, share: int, **more: object) -> ResponseTier:
    return replace(
        tier,
        start_event="stage",
        start_stage=row(6, 2),
        start_field="MQL timestamp",
        measure="attempt",
        within=within,
        runs_on="calendar",
        calendar=row(10, 1),
        share=Decimal(share),
        channels=("phone", "email"),
        **more,
    )


CALL = {"end_event": ("call_attempt",), "attempts": Decimal(6)}


def by_marketing(own: Mapping[int, ResponseTier], rules: Holder) -> Iterator[Proposal]:
    """Marketing's proposals for the response step, a row of its own among them."""
    yield Proposal(
        clause=_tier(1),
        side=MARKETING,
        value=_promise(own[1], hours(4), 95, **CALL, ceiling=Decimal(8)),
        why="Whoever asks for a quote asks two others on the same day",
        estimates=(reach("within", 2, 4, 6), reach("share", 85, 95, 98)),
    )
    yield Proposal(
        clause=_tier(2),
        side=MARKETING,
        value=_promise(own[2], hours(4), 90, **CALL),
        why="Partners stop referring when nobody calls",
        estimates=(reach("within", 2, 4, 8), reach("share", 80, 90, 95)),
    )
    yield Proposal(
        clause=_tier(3),
        side=MARKETING,
        value=payback_from_marketing(own[3]),
        why="A saved calculation is the best sign of intent that we have",
    )
    yield Proposal(clause="response.answers", side=MARKETING, value=rules)
    webinars = ResponseTier(
        id=row(9, 90),
        name="Partner webinars",
        leads="guests of webinars that a partner holds",
        test="Lead source = Partner webinar",
    )
    yield Proposal(
        clause=_tier(90),
        side=MARKETING,
        value=_promise(webinars, Duration(Decimal(2), Unit.BUSINESS_DAY), 80),
        why="They come with the partner’s name and expect to hear from us",
    )


def by_sales(own: Mapping[int, ResponseTier], rules: Holder) -> Iterator[Proposal]:
    """Sales' proposals for the same step; on quote requests the key accounts write their own."""
    yield Proposal(
        clause=_tier(1),
        side=SALES,
        value=_promise(own[1], hours(6), 85, **CALL, ceiling=Decimal(5)),
        why="Two engineers who are also on site cannot promise the morning",
        estimates=(reach("within", 4, 6, 8), reach("share", 80, 85, 90)),
    )
    yield Proposal(
        clause=_tier(1),
        side=SALES,
        author=VOTERS[6],
        value=_promise(own[1], hours(8), 90, **CALL, ceiling=Decimal(4)),
        why="Dairies and breweries are called by their key account manager",
        estimates=(reach("within", 6, 8, 16),),
    )
    yield Proposal(
        clause=_tier(2),
        side=SALES,
        value=_promise(own[2], hours(24), 90, **CALL),
        why="A survey needs the site drawing before the call",
        estimates=(reach("within", 16, 24, 32), reach("share", 85, 90, 95)),
    )
    yield Proposal(clause="response.answers", side=SALES, value=rules)


def payback_from_marketing(tier: ResponseTier) -> ResponseTier:
    """Marketing's words on payback calculations."""
    within = Duration(Decimal(1), Unit.BUSINESS_DAY)
    fallback = (
        "Sales calls plants with a payback under 48 months first. Marketing keeps the others."
    )
    return _promise(tier, within, 85, end_event=("call_attempt",), fallback=fallback)


def late(tier: ResponseTier) -> Proposal:
    """What Sales wrote on payback calculations after the reveal."""
    within = Duration(Decimal(1), Unit.BUSINESS_DAY)
    fallback = "Sales calls plants with a payback under 36 months first. The others wait a week."
    value = _promise(tier, within, 85, end_event=("call_attempt",), fallback=fallback)
    return Proposal(clause=_tier(3), side=SALES, value=value, why="Short paybacks close")


def sealed_by_marketing(agreement: Agreement) -> Iterator[Proposal]:
    """What Marketing sealed for the steps to come."""
    given = agreement.marketing
    yield Proposal(
        clause="marketing.quality",
        side=MARKETING,
        value=replace(given.quality, criteria_share=Decimal(95), completeness=Decimal(88)),
        estimates=(reach("completeness", 80, 88, 92),),
    )
    first = given.volumes[0]
    yield Proposal(
        clause=f"marketing.volumes.{first.id}",
        side=MARKETING,
        value=replace(first, count=Decimal(12)),
        why="The quote form brought 12 in the median month",
        estimates=(reach("count", 9, 12, 15),),
    )
    yield Proposal(
        clause="marketing.answers",
        side=MARKETING,
        value=replace(given.answers, sourced_share=Decimal(38)),
        why="38 % is what report R-07 shows for 2026",
    )
    yield _rates(agreement, MARKETING, {1: (22, 26, 30), 3: (40, 45, 50), 5: (24, 28, 32)})


def sealed_by_sales(agreement: Agreement) -> Iterator[Proposal]:
    """What Sales sealed for the steps to come."""
    given = agreement.marketing
    yield Proposal(
        clause="marketing.quality",
        side=SALES,
        value=replace(given.quality, criteria_share=Decimal(98), completeness=Decimal(95)),
        why="Every gap in the package costs a second call",
        estimates=(reach("completeness", 90, 95, 100),),
    )
    first = given.volumes[0]
    yield Proposal(
        clause=f"marketing.volumes.{first.id}",
        side=SALES,
        value=replace(first, count=Decimal(20)),
        estimates=(reach("count", 16, 20, 24),),
    )
    goal = agreement.goals.goals[0]
    yield Proposal(
        clause=f"goals.goals.{goal.id}",
        side=SALES,
        value=replace(goal, target=Decimal(1_260_000)),
        why="Ten orders are in reach, eleven need a good fair",
        estimates=(reach("target", 1_134_000, 1_260_000, 1_386_000),),
    )
    yield _rates(agreement, SALES, {1: (18, 20, 24), 3: (38, 42, 46), 5: (20, 23, 26)})


def _rates(
    agreement: Agreement, side: str, numbers: Mapping[int, tuple[int, int, int]]
) -> Proposal:
    rows = tuple(
        replace(one, rate=Decimal(numbers[place][1])) if place in numbers else one
        for place, one in enumerate(agreement.funnel.rates, 1)
    )
    estimates = tuple(reach(f"{row(17, place)}.rate", *given) for place, given in numbers.items())
    return Proposal(clause="funnel.rates", side=side, value=rows, estimates=estimates)


def not_sealed(agreement: Agreement) -> Proposal:
    """What Marketing has begun to write and not sealed."""
    return Proposal(
        clause="feedback.answers",
        side=MARKETING,
        value=agreement.feedback.answers,
        why="One report is better than four calls",
    )
