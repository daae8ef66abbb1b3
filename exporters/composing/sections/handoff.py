"""Handoff: what passes a lead to Sales, to whom, and with what."""

from __future__ import annotations

from exporters.composing.page import Page


def compose(page: Page) -> None:
    """Trigger, routing, package and cover."""
    voice = page.voice()
    if not page.part("answers", "Trigger and routing time"):
        return
    page.prose(
        voice,
        "A lead is handed to Sales when it enters the stage {stage}.",
        "Routing starts with the time stamp “{timestamp}” and names one owner within"
        " **{routing_time}**.",
        "[The time stamp “{assigned_field}” shows when the lead had its owner.]",
        "Sales hears of it by {channels:and}.",
    )
    page.part("answers", "Routing", "routing")
    page.prose(voice, "Leads are routed by {routing_by:and}.", "{routing:stop}")
    page.prose(
        voice,
        "What no rule catches goes to: {fallback_owner:stop}",
        "{sources_covered?Every lead source in scope has been gone through and has a route}.",
        "{sources_covered!Not every lead source in scope has a route yet}.",
        "{priority=first?Marketing leads are worked before leads from other sources}.",
        "{priority=arrival?Marketing leads are worked in order of arrival, whatever the source}.",
        "{priority=tier?Leads are worked by response tier, whatever the source}.",
        "{priority=after?Marketing leads are worked after leads from other sources}.",
    )
    page.part("answers", "Hand-over package", "package")
    page.prose(voice, "With each lead Sales receives: {package:items}.")
    page.part("answers", "Cover and duplicates", "cover")
    page.prose(voice, "{absence:stop}")
    page.prose(voice, "**Duplicates and existing customers:** {duplicates:stop}")
