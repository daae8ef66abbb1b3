"""Shared goals: from baseline to target, with an owner on each side."""

from __future__ import annotations

from decimal import Decimal

from exporters.blocks import CrossReference, Inlines, Run, TableRow
from exporters.composing.material import NB
from exporters.composing.page import Page
from exporters.composing.pieces import Col
from exporters.composing.voice import Extras, Voice
from models.agreement import path
from models.agreement.sections.shared_goal import SharedGoal
from models.agreement.values import grouped
from models.agreement.words import unit_of

_UNITS = {
    "percent": "%",
    "points": "points",
    "money_per_day": "a day",
    "minutes": "business minutes",
    "hours": "business hours",
    "days": "calendar days",
    "score": "of 5",
}
_DIRECTIONS = {"raise": "raise", "lower": "lower", "hold": "hold at"}

_GOAL = (
    Col("No.", 10, "{own}"),
    Col(
        "Goal, kind and report",
        51,
        "**{sentence}**\n~~{metric}~~[~~: {own_metric}~~]\n~~{indicator}~~[~~ · {report}~~]",
    ),
    Col("Baseline", 28, "{base}\n{basis}"),
    Col("Target", 24, "{aim}\n~~works out to {works_out_to}~~"),
    Col(
        "By when",
        23,
        "{timing=by_date?By} {deadline}\n{timing=in_period?}{period}\n"
        "{timing=each_month?Each month}[, from {first_day}]\n"
        "{timing=each_quarter?Each quarter}[, from {first_day}]",
    ),
    Col("Owners", 24, "{marketing_owner}\n{sales_owner}"),
)
_ALIKE = (
    "{influenced_by_marketing?Marketing} and {influenced_by_sales?Sales} can both move it.",
    "{influenced_by_marketing!Marketing cannot move it}.",
    "{influenced_by_sales!Sales cannot move it}.",
    "{about_revenue?It is about revenue}.",
    "{clock=entry?It is counted by the month in which the lead entered}[{about_revenue!}].",
    "{clock=event?It is counted by the month in which it happened}[{about_revenue!}].",
    "It is judged from {minimum_count} on.",
    "Left out: {exclusions:stop}",
)
_REWARD = (
    "{reward:stop}\n{incentive_marketing} of Marketing’s bonus\n{incentive_sales} of Sales’ bonus"
)
_MEASURES = (
    Col("Measure", 50, "**{name}**"),
    Col("Team", 18, "{side}"),
    Col("Goal", 12, "{goal:number}"),
    Col("Target", 44, "{target}"),
    Col("Report", 36, "{report}"),
)


def compose(page: Page) -> None:
    """The table of goals, how they are counted, the measures of each team."""
    voices = _goals(page)
    shared = page.common(voices, _ALIKE)
    for voice in voices:
        for template in shared:
            voice.say(template)
    details = _details(page, voices, shared)
    rows = [_row(page, voice) for voice in voices]
    note = (Run(text="Owners: Marketing first, Sales below."),)
    page.grid("goals.goals:table", "Goals, from baseline to target", _GOAL, rows, note=note)
    page.together(voices, shared, lead="Of every goal: ")
    title = "How the goals are counted, and what follows when one is met"
    page.grid("goals.goals:details", title, details[0], details[1])
    if page.part("answers", "When a goal is missed"):
        page.prose(page.voice(), "{if_missed:stop}")
    measures = page.rows_part("team_measures")
    title = "What each team measures on the way"
    page.table("goals.team_measures:table", title, _MEASURES, measures)


def _goals(page: Page) -> tuple[Voice, ...]:
    """The goals; those left out are named with their reason first."""
    rows: tuple[SharedGoal, ...] = page.section.goals  # type: ignore[attr-defined]
    for row in rows:
        where = (page.name, "goals", row.id)
        if page.material.reason_left_out(where) is not None:
            page.clause(where, row.sentence or "New goal")
    page.no_clause()
    return page.voices("goals") or page.no_rows("goals")


def _row(page: Page, voice: Voice) -> TableRow:
    extras = {"base": _baseline(voice), "basis": _basis(voice), "aim": _aim(voice)}
    return page.row(voice, _GOAL, numbered=True, extras=extras)


def _details(
    page: Page, voices: tuple[Voice, ...], shared: tuple[str, ...]
) -> tuple[tuple[Col, ...], list[TableRow]]:
    """What the table of goals has no room for; goals without any of it have no row."""
    columns = (
        Col("No.", 10, "{number}"),
        Col("How it is counted", 98, "\t".join(one for one in _ALIKE if one not in shared)),
        Col("When it is met", 52, _REWARD),
    )
    rows = []
    for voice in voices:
        key = path.text(voice.path)
        extras: Extras = {"number": (CrossReference(to=key, form="number"),)}
        row = page.row(voice, columns, extras=extras, name="details")
        if any(cell.paragraphs for cell in row.cells[1:]):
            rows.append(row)
    return columns, rows


def _baseline(voice: Voice) -> Inlines:
    goal = voice.holder
    assert isinstance(goal, SharedGoal)
    if goal.baseline is None:
        return ()
    voice.silence("baseline")
    words = "".join(_amount(voice, goal.baseline, goal.unit))
    return (voice.run(words, "baseline"),)


def _basis(voice: Voice) -> Inlines:
    """The period and the source of the baseline in one line."""
    period, source = voice.say("~~{baseline_period}~~"), voice.say("~~{baseline_source}~~")
    comma = (Run(text=", ", muted=True),) if period and source else ()
    return (*period, *comma, *source)


def _aim(voice: Voice) -> Inlines:
    """Direction, amount and unit, each pointing at its own answer."""
    goal = voice.holder
    assert isinstance(goal, SharedGoal)
    if goal.target is None or not goal.direction:
        return (*voice.say("{target}"), *voice.say("{direction}"))
    voice.silence("direction", "target", "target_as", "unit")
    inlines: list[Run] = [voice.run(_DIRECTIONS.get(goal.direction, goal.direction), "direction")]
    if goal.direction != "hold":
        by = goal.target_as in ("percent", "points")
        inlines.append(voice.run(" by " if by else " to ", "target_as"))
    else:
        inlines.append(Run(text=" "))
    change = goal.direction != "hold" and goal.target_as in ("percent", "points")
    before, amount, after = _amount(voice, goal.target, goal.target_as if change else goal.unit)
    inlines.append(voice.run(before, "unit", strong=True))
    inlines.append(voice.run(amount, "target", strong=True))
    inlines.append(voice.run(after, "unit", strong=True))
    return tuple(inline for inline in inlines if inline.text)


def _amount(voice: Voice, number: Decimal, unit: str) -> tuple[str, str, str]:
    """What stands before the number, the number, and what stands behind it."""
    currency = voice.material.agreement.parties.answers.currency
    before = f"{currency}{NB}" if currency and unit in ("money", "money_per_day") else ""
    after = unit_of(number, _UNITS.get(unit, ""))
    return before, grouped(number), f"{NB}{after}" if after else ""
