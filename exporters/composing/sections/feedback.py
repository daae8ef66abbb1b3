"""Feedback between the teams, in both directions."""

from __future__ import annotations

from exporters.composing.page import Page
from exporters.composing.pieces import Col


def compose(page: Page) -> None:
    """What each side tells the other, and what keeps it going."""
    rows = page.rows_part("to_marketing")
    title = "What Sales tells Marketing"
    page.table("feedback.to_marketing:table", title, _columns(title), rows)
    rows = page.rows_part("to_sales")
    title = "What Marketing tells Sales"
    page.table("feedback.to_sales:table", title, _columns(title), rows)
    if page.part("answers"):
        page.prose(
            page.voice(),
            "**{completeness}** of the leads whose time is up carry an outcome and a reason.",
            "Feedback is built into: {process:stop}",
            "{recognition:stop}",
        )


def _columns(title: str) -> tuple[Col, ...]:
    return (
        Col(title, 64, "**{item}**\n~~{topic}~~"),
        Col("Form", 46, "{form}"),
        Col("How often", 24, "{cadence}"),
        Col("Owner", 26, "{owner}"),
    )
