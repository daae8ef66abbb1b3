"""Company profile and personas."""

from __future__ import annotations

from exporters.blocks import Cell, TableRow
from exporters.composing.page import Page
from exporters.composing.pieces import Col
from exporters.composing.voice import Voice
from models.agreement import path

_COMPANY = (
    ("Industries", "{industries}"),
    ("Size", "{size}"),
    ("Yearly revenue", "{revenue}"),
    ("Regions", "{regions:and}"),
    ("Technology in use", "{technology}"),
    ("Never a fit", "{exclusions}"),
)
_SIDES = (Col("What they need", 80, ""), Col("What Sales hears against it", 80, ""))


def compose(page: Page) -> None:
    """The company we want, then the people in it."""
    if page.part("answers"):
        page.facts(page.voice(), ("Company", "What we look for"), _COMPANY)
    for voice in page.row_clauses("personas"):
        _persona(page, voice)


def _persona(page: Page, voice: Voice) -> None:
    page.prose(
        voice,
        "**{buying_role}**: {job_titles}.",
        "{portrait:stop}",
        "Answers for: {responsibilities}.",
    )
    if voice.has("needs") or voice.has("objections"):
        key = path.text(voice.path)
        cells = (
            Cell(key=f"{key}:needs", paragraphs=voice.lines("needs")),
            Cell(key=f"{key}:objections", paragraphs=voice.lines("objections")),
        )
        row = TableRow(key=f"{key}:row", cells=cells, path=voice.path)
        page.grid(f"{key}:sides", "", _SIDES, (row,))
    page.prose(
        voice, "**Able to pay:** {budget_signal:stop}", "**Starts to look when:** {triggers:items}."
    )
    page.prose(voice, "**Reached by:** {channels}.", "**Reads:** {content_interests}.")
    page.prose(
        voice,
        "**{anti_persona?Not a persona to win}**[: {anti_reasons:stop}]",
    )
    page.prose(
        voice,
        "~~Evidence: {evidence:lower}[ ({evidence_count})][, as of {evidence_date}].~~",
    )
    page.rest(voice)
