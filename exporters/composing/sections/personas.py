"""Company profile and personas."""

from __future__ import annotations

from exporters.composing.page import Page
from exporters.composing.voice import Voice

_COMPANY = (
    ("Industries", "{industries}"),
    ("Size", "{size}"),
    ("Yearly revenue", "{revenue}"),
    ("Regions", "{regions:and}"),
    ("Technology in use", "{technology}"),
    ("Never a fit", "{exclusions}"),
)


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
    page.prose(
        voice,
        "**Needs:** {needs:items}.",
        "**Sales hears against it:** {objections:items}.",
    )
    page.prose(
        voice, "**Able to pay:** {budget_signal:stop}", "**Starts to look when:** {triggers:items}."
    )
    page.prose(
        voice,
        "**{anti_persona?Not a persona to win}**[: {anti_reasons:stop}]",
    )
    page.prose(
        voice,
        "**Reached by:** {channels}.",
        "**Reads:** {content_interests}.",
        "~~Evidence: {evidence:lower}[ ({evidence_count})][, as of {evidence_date}].~~",
    )
    page.rest(voice)
