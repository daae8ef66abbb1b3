"""Dashboards and reports that both teams look at."""

from __future__ import annotations

from exporters.composing.page import Page
from exporters.composing.pieces import Col

_REPORTS = (
    Col(
        "Report and place",
        46,
        "**{name}**\n~~{place}~~\n~~{reachable?Open to both teams}~~\n"
        "~~{reachable!Not open to both teams}~~",
    ),
    Col(
        "What it shows",
        70,
        "{metrics:listed}\n{own_metrics:items}\n~~Answers: {questions:plain}~~\n"
        "~~Goals: {goals:number}~~",
    ),
    Col("For", 23, "{audience}\n~~{refresh}~~"),
    Col("Owner", 21, "{owner}"),
)


def compose(page: Page) -> None:
    """The reports, the exception list, the survey."""
    rows = page.rows_part("reports")
    page.table("dashboards.reports:table", "Reports", _REPORTS, rows)
    if not page.part("answers"):
        return
    voice = page.voice()
    page.prose(
        voice,
        "{exception_list?A short list shows the leads that should not be on it}: {exceptions:stop}",
        "{exception_list!There is no list of exceptions}.",
    )
    page.prose(voice, "Both teams are asked how they work together {survey_rhythm:lower}.")
    page.bullets(voice, "survey_questions", "The survey asks, from 1 to 5:")
