"""Diagnosis and joint audit, the first appendix."""

from __future__ import annotations

from exporters.composing.page import Page
from exporters.composing.pieces import Col

_SIGNS = (
    Col("Sign", 48, "**{text}**[ (top {rank})]"),
    Col("Marketing", 17, "{marketing}", "right"),
    Col("Sales", 11, "{sales}", "right"),
    Col("Gap", 13, "{gap}", "right"),
    Col("Evidence", 71, "{evidence}"),
)
_AUDIT = (
    Col("Step", 46, "**{step}**\n~~{owner}[ · {system}]~~"),
    Col("Passed on", 35, "{information}"),
    Col("What happens next", 35, "{next_step}"),
    Col("Where it breaks", 44, "{breakdown}\n~~Answered in: {answered_in}~~"),
)
_BASELINES = (
    Col("Figure", 58, "**{metric}**"),
    Col("Value", 34, "{value}[ {unit}]", "right"),
    Col("Period", 36, "{period}"),
    Col("Source", 32, "{source}"),
)


def compose(page: Page) -> None:
    """Signs, audit, baselines, and what both sides take from them."""
    rows = page.rows_part("signs", "Signs of trouble")
    note = page.note("Rated by each side on its own, from 0 (not seen) to 3 (all the time).")
    page.table("diagnosis.signs:table", "What each side had seen", _SIGNS, rows, note=note)
    rows = page.rows_part("audit")
    page.table("diagnosis.audit:table", "From first touch to closed deal", _AUDIT, rows)
    rows = page.rows_part("baselines")
    page.table("diagnosis.baselines:table", "Figures before the agreement", _BASELINES, rows)
    if page.part("answers"):
        voice = page.voice()
        page.prose(voice, "{lesson:stop}")
        page.prose(
            voice,
            "Marketing explained the Sales part back: {marketing_explained:lower}.",
            "Sales explained the Marketing part back: {sales_explained:lower}.",
        )
        page.prose(voice, "**A surprise:** {surprises:stop}")
