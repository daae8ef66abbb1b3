"""Diagnosis and joint audit, the first appendix."""

from __future__ import annotations

from exporters.composing.page import Page
from exporters.composing.pieces import Col

_SIGNS = (
    Col("Sign", 62, "**{text}**[ (top {rank})]"),
    Col("Marketing", 18, "{marketing}", "right"),
    Col("Sales", 14, "{sales}", "right"),
    Col("Gap", 12, "{gap}", "right"),
    Col("Evidence", 54, "{evidence}"),
)
_AUDIT = (
    Col("Step", 34, "**{step}**\n~~{owner}~~\n~~{system}~~"),
    Col("Passed on", 40, "{information}"),
    Col("What happens next", 38, "{next_step}"),
    Col("Where it breaks", 48, "{breakdown}\n~~Answered in: {answered_in}~~"),
)
_BASELINES = (
    Col("Figure", 54, "**{metric}**"),
    Col("Value", 28, "{value}[ {unit}]", "right"),
    Col("Period", 38, "{period}"),
    Col("Source", 40, "{source}"),
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
