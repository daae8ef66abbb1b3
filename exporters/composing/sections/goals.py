"""Shared goals: from baseline to target, with an owner on each side."""

from __future__ import annotations

from decimal import Decimal

from exporters.blocks import Cell, CrossReference, Inlines, Run, TableRow
from exporters.composing.material import NB
from exporters.composing.page import Col, Page
from exporters.composing.voice import Voice
from models.agreement import path
from models.agreement.sections.shared_goal import SharedGoal
from models.agreement.values import grouped

_DIRECTIONS = {"raise": "raise", "lower": "lower", "hold": "hold at"}

_GOAL = (
    Col("No.", 11, "{own}"),
    Col(
        "Goal, kind and report",
        56,
        "**{sentence}**\n~~{metric}~~[~~: {own_metric}~~]\n~~{indicator}~~[~~ · {report}~~]",
    ),
    Col("Baseline", 25, "{base}\n~~{baseline_period}~~\n~~{baseline_source}~~"),
    Col("Target", 24, "{aim}\n~~works out to {works_out_to}~~"),
    Col(
        "By when",
        22,
        "{timing=by_date?by} {deadline}\n{timing=in_period?in} {period}\n"
        "{timing=each_month?each month}[, from {first_day}]\n"
        "{timing=each_quarter?each quarter}[, from {first_day}]",
    ),
    Col("Owners", 22, "{marketing_owner}\n{sales_owner}"),
)
_DETAILS = (
    Col("No.", 11, "{number}"),
    Col(
        "How it is counted",
        84,
        "{influenced_by_marketing?Marketing} and {influenced_by_sales?Sales} can both move it"
        "[{about_revenue?; it is about revenue}][{about_revenue!}].\n"
        "{clock=entry?By the month in which the lead entered}.\n"
        "{clock=event?By the month in which it happened}.\n"
        "Judged from {minimum_count} on.\nLeft out: {exclusions:lower}.",
    ),
    Col(
        "When it is met",
        65,
        "{reward:stop}\n{incentive_marketing} of Marketing’s bonus\n"
        "{incentive_sales} of Sales’ bonus",
    ),
)
_MEASURES = (
    Col("Measure", 60, "**{name}**"),
    Col("Team", 24, "{side}"),
    Col("Supports goal", 22, "{goal:number}"),
    Col("Target", 30, "{target}"),
    Col("Report", 24, "{report}"),
)


def compose(page: Page) -> None:
    """The table of goals, how they are counted, the measures of each team."""
    voices = _goals(page)
    details = [_detail_row(voice) for voice in voices]
    rows = [_row(page, voice) for voice in voices]
    note = (Run(text="Owners: Marketing first, Sales below."),)
    page.grid("goals.goals:table", "Goals, from baseline to target", _GOAL, rows, note=note)
    told = [row for row in details if any(cell.paragraphs for cell in row.cells[1:])]
    page.grid("goals.goals:details", "How the goals are counted, and what follows", _DETAILS, told)
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
    extras = {"base": _baseline(voice), "aim": _aim(voice)}
    return page.row(voice, _GOAL, numbered=True, extras=extras)


def _detail_row(voice: Voice) -> TableRow:
    key = path.text(voice.path)
    quiet = {"number": (CrossReference(to=key, form="number"),)}
    cells = tuple(
        Cell(
            key=f"{key}:details:{at}",
            paragraphs=tuple(
                said for line in column.says.split("\n") if (said := voice.say(line, quiet))
            ),
        )
        for at, column in enumerate(_DETAILS)
    )
    return TableRow(key=f"{key}:details", cells=cells, path=voice.path)


def _baseline(voice: Voice) -> Inlines:
    goal = voice.holder
    assert isinstance(goal, SharedGoal)
    if goal.baseline is None:
        return ()
    voice.silence("baseline")
    amount, unit = _amount(voice, goal.baseline, goal.unit)
    return (voice.run(amount + unit, "baseline"),)


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
    unit = {"percent": "percent", "points": "points"}.get(goal.target_as, goal.unit)
    unit = goal.unit if goal.direction == "hold" else unit
    amount, words = _amount(voice, goal.target, unit)
    inlines.append(voice.run(amount, "target", strong=True))
    inlines.append(voice.run(words, "unit", strong=True))
    return tuple(inlines)


def _amount(voice: Voice, number: Decimal, unit: str) -> tuple[str, str]:
    """The number and its unit as two stretches of words."""
    currency = voice.material.agreement.parties.answers.currency
    units = {
        "percent": "%",
        "points": "points",
        "money": currency,
        "money_per_day": f"{currency} a day".strip(),
        "minutes": "business minutes",
        "hours": "business hours",
        "days": "calendar days",
        "score": "of 5",
    }
    words = units.get(unit, "")
    return grouped(number), f"{NB}{words}" if words else ""
