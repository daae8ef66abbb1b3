"""Purpose, scope and pilot."""

from __future__ import annotations

from exporters.composing.page import Page

_SCOPE = (
    ("Products", "{products:items}"),
    ("Segments", "{segments:items}"),
    ("Regions", "{regions:and}"),
    ("Lead sources", "{lead_sources:items}"),
    ("Not covered", "{out_of_scope:items}"),
)


def compose(page: Page) -> None:
    """Why, for what, on which assumptions, and with which pilot."""
    voice = page.voice()
    page.part("answers", "Purpose")
    page.prose(voice, "{statement:stop}")
    page.prose(voice, "{revenue_team:stop}")
    page.part("answers", "Scope", "scope")
    page.facts(voice, ("Scope", "Covered by this agreement"), _SCOPE)
    page.part("answers", "What this rests on", "assumptions")
    page.bullets(voice, "assumptions", "We assume:")
    page.bullets(voice, "dependencies", "We depend on:")
    page.part("answers", "Pilot", "pilot")
    page.prose(
        voice,
        "{pilot!There is no pilot; the agreement holds for the whole scope at once}.",
        "{pilot?The agreement starts with a pilot}: {pilot_scope}.",
        "It runs from {pilot_start} to {pilot_end}[, {pilot_length}].",
        "It has succeeded when goal {pilot_test:number} is met.",
    )
    page.prose(voice, "**Result:** {pilot_result:stop}")
    page.prose(voice, "**Decision:** {pilot_decision:stop}")
