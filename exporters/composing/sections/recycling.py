"""Recycling and nurture: going back, waiting, coming back."""

from __future__ import annotations

from exporters.composing.page import Page
from exporters.composing.pieces import Col
from exporters.composing.sections.criteria import EVIDENCE, TEST

_REENTRY = (
    Col("What must be true", 96, TEST),
    Col("Dimension", 24, "{dimension}"),
    Col("Evidence, confirmed by", 40, EVIDENCE),
)
_TRACKS = (
    Col("Reason", 44, "**{reason}**"),
    Col("What the lead gets", 88, "{action}"),
    Col("Owner", 28, "{owner}"),
)


def compose(page: Page) -> None:
    """The rules, the facts that bring a lead back, the tracks."""
    if page.part("answers"):
        voice = page.voice()
        page.prose(
            voice,
            "A lead that Sales hands back is with Marketing within **{return_within}**[ of calendar"
            " {calendar:number}] and waits at least **{wait_days}** where its reason names no other"
            " time.",
            "While it waits: {action:stop}",
            "It comes back at most {most_cycles}.",
        )
        page.prose(
            voice,
            "{combination=all?A lead returns to Sales when all re-entry facts hold}.",
            "{combination=any?A lead returns to Sales when any one of the re-entry facts holds}.",
            "The clock then starts anew with: {restart_event:stop}",
        )
        page.prose(voice, "{inform:stop}")
    rows = page.rows_part("reentry")
    page.table("recycling.reentry:table", "Facts that bring a lead back", _REENTRY, rows)
    rows = page.rows_part("tracks")
    page.table("recycling.tracks:table", "While a lead waits", _TRACKS, rows)
