"""Funnel plan and capacity: what the goal needs, the picture, the rates, the hours."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from exporters.blocks import Figure, FunnelBar, Inlines, Run
from exporters.composing.page import Page
from exporters.composing.pieces import Col
from models.agreement.agreement import Agreement
from models.agreement.sections.capacity import CapacityAnswers
from models.agreement.sides import Side
from models.agreement.values import grouped
from models.agreement.words import day_in_words, percent_in_words
from models.rules.funnel import FunnelPlan, StageNeed, work_back

_RATES = (
    Col("From stage to stage", 46, "{from_stage} to {to_stage}"),
    Col("Agreed", 16, "**{rate}**", "right"),
    Col("Where the rate is from", 98, "{origin}[, {period}][, out of {sample_size}]"),
)
PER = {"month": "a month", "quarter": "a quarter", "year": "a year"}
"""The planning period after a number."""


def compose(page: Page) -> None:
    """From revenue to leads, the rates, the lag, visitors, and the hours of Sales."""
    if page.part("answers"):
        _needs(page)
    rows = page.rows_part("rates", "Rates from stage to stage")
    page.table("funnel.rates:table", "Rates, and where each is from", _RATES, rows)
    if page.part("capacity"):
        _capacity(page)


def _needs(page: Page) -> None:
    voice, agreement = page.voice(), page.material.agreement
    per = PER.get(agreement.parties.answers.period, "a period")
    page.prose(
        voice,
        f"The plan is for **{{revenue_target}}** of revenue {per}[ in {{covers}}].",
        "**{marketing_share}** of it comes from marketing leads, at {deal_value} a deal"
        "[ ({deal_value_source})][: **{customers_needed} customers**].",
        "Promise and plan may differ by {tolerance}.",
    )
    plan = work_back(agreement)
    if plan is not None:
        page.paragraph("funnel:forward", _forward(page, plan))
        page.add(_figure(agreement, plan, per))
    page.prose(voice, "**Why promise and plan differ:** {difference:stop}")
    page.prose(
        voice,
        "A sale takes {cycle_days} from opportunity to order[, and a lead is {nurture_days} old"
        " before that].",
    )
    page.prose(
        voice,
        "The website has {visitors} visitors today[; {visitor_rate} of them become a lead].",
        "Planned are {content_pieces:bare} posts a period[, at {leads_per_piece} leads each].",
        "Planned are {premium_pieces:bare} premium pieces a period[, at {leads_per_premium_piece}"
        " leads each].",
        "Planned are {shares:bare} shares a period[, at {leads_per_share} leads each].",
    )
    page.rest(voice)


def _forward(page: Page, plan: FunnelPlan) -> Inlines:
    """The check forwards, and when the leads must come in."""
    first = plan.stages[0]
    words = (
        f"Counted forwards, {plan.forward.leads:,} entries into {first.name} bring"
        f" {_money(page, plan.forward.revenue)}; one fewer would bring"
        f" {_money(page, plan.forward.revenue_of_one_fewer)}."
    )
    if plan.arrival is not None:
        form = page.material.agreement.parties.answers.date_format
        words += (
            f" They must come in between {day_in_words(plan.arrival.first, form)} and"
            f" {day_in_words(plan.arrival.last, form)}."
        )
    return (Run(text=words),)


def _money(page: Page, amount: Fraction) -> str:
    return page.material.money(Decimal(round(amount)))


def bars_of(agreement: Agreement, plan: FunnelPlan) -> tuple[FunnelBar, ...]:
    """The bars of the picture, from the widest stage to the last."""
    owners = {stage.id: stage.owner for stage in agreement.stages.stages}
    return tuple(
        FunnelBar(
            title=need.name,
            side=Side(owners[need.stage]) if owners.get(need.stage) in set(Side) else None,
            count=need.count,
            rate=percent_in_words(need.rate) if need.rate is not None else "",
        )
        for need in plan.stages
    )


def _figure(agreement: Agreement, plan: FunnelPlan, per: str) -> Figure:
    return Figure(
        key="funnel:figure",
        caption=f"Entries into each stage {per}, and the rate from stage to stage",
        bars=bars_of(agreement, plan),
        description=_described(plan.stages, per),
    )


def _described(stages: tuple[StageNeed, ...], per: str) -> str:
    steps = [
        f"{need.name} {need.count:,}"
        + (f", of which {percent_in_words(need.rate)} go on" if need.rate is not None else "")
        for need in stages
    ]
    return f"Funnel {per}: {'; '.join(steps)}."


def _capacity(page: Page) -> None:
    voice = page.voice("capacity")
    capacity = voice.holder
    assert isinstance(capacity, CapacityAnswers)
    page.prose(
        voice,
        "Sales has {reps} people for leads, each with {net_hours}, of which {inbound_share} are"
        " for these leads.",
    )
    page.prose(
        voice,
        "A lead takes {attempts} attempts of {minutes_per_attempt} each and {preparation_minutes}"
        " to prepare and log; {conversation_share} of leads lead to a conversation of"
        " {conversation_minutes}.",
        "A first touch takes {first_touch_minutes}.",
        "{opening_backlog} wait on a Monday morning.",
        "A lead stays in work for {days_in_work}.",
    )
    worked = _worked_out(capacity)
    if worked:
        page.paragraph("funnel.capacity:sum", (Run(text=worked),))
    page.prose(
        voice,
        "Both teams plan to use at most **{utilisation_limit}** of the hours.",
        "**When more leads come than hours:** {fallback:stop}",
    )


def _worked_out(capacity: CapacityAnswers) -> str:
    """Hours and minutes per lead, once every part of the sum is known."""
    parts = (
        capacity.reps,
        capacity.net_hours,
        capacity.inbound_share,
        capacity.attempts,
        capacity.minutes_per_attempt,
        capacity.preparation_minutes,
        capacity.conversation_share,
        capacity.conversation_minutes,
    )
    if any(part is None for part in parts):
        return ""
    reps, hours, share, tries, each, prepare, talk, minutes = (part or Decimal(0) for part in parts)
    available = _rounded(reps * hours * share / 100)
    per_lead = _rounded(tries * each + prepare + talk / 100 * minutes)
    return f"That makes {available} hours a month, and {per_lead} minutes a lead."


def _rounded(number: Decimal) -> str:
    return grouped(number.quantize(Decimal("0.1"), ROUND_HALF_UP).normalize())
