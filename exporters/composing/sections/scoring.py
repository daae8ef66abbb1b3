"""Lead scoring: points for facts, thresholds, and triggers that skip the queue."""

from __future__ import annotations

from exporters.composing.page import Page
from exporters.composing.pieces import Col
from exporters.composing.sections.criteria import EVIDENCE, TEST

_ITEMS = (
    Col("What must be true", 82, TEST),
    Col("Dimension", 22, "{dimension}"),
    Col("Evidence, confirmed by", 40, EVIDENCE),
    Col("Points", 16, "**{points:bare}**", "right"),
)
_THRESHOLDS = (Col("Stage", 80, "**{stage}**"), Col("From", 80, "{points}"))
_FAST = (Col("What the lead does", 100, "{trigger}"), Col("Answered as", 60, "**{tier}**"))


def compose(page: Page) -> None:
    """What the score is for, then points, thresholds and the fast track."""
    if page.part("answers"):
        voice = page.voice()
        page.prose(
            voice,
            "{use=adds?The score adds to the entry criteria of the stages}.",
            "{use=replaces?The score replaces the entry criteria of the stages}.",
            "The points rest on {data_basis:lower}.",
            "No score at all: {filters}.",
        )
        page.prose(
            voice,
            "A quiet lead loses {decay_points} every {decay_every}.",
            "Held against past leads on {checked_on}[, {precision} of the leads it picked became"
            " opportunities][, and it had picked {recall} of those that did].",
        )
    page.table("scoring.items:table", "Points", _ITEMS, page.rows_part("items", "Points"))
    rows = page.rows_part("thresholds")
    if len(rows) == 1:
        page.prose(rows[0], "The stage **{stage}** opens from **{points}**.")
    else:
        page.table("scoring.thresholds:table", "Scores that open a stage", _THRESHOLDS, rows)
    rows = page.rows_part("fast_track")
    page.table("scoring.fast_track:table", "Straight to Sales", _FAST, rows)
