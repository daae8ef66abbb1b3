"""Dispositions: outcomes, reasons, and how a rejection is disputed."""

from __future__ import annotations

from exporters.composing.page import Page
from exporters.composing.pieces import Col

_OUTCOMES = (
    Col("Outcome", 52, "**{name}**"),
    Col("Means", 30, "{outcome}"),
    Col("Lead moves", 54, "{exit}[ to {stage}]"),
    Col("Reason", 24, "{reason_needed?Required}\n{reason_needed!Not needed}"),
)
_REASONS = (
    Col("Reason", 58, "**{reason}**"),
    Col("Kind", 22, "{kind}"),
    Col("Next step", 36, "{next_step}"),
    Col("Wait, days", 17, "{wait_days}", "right"),
    Col("Note", 27, "{note}"),
)


def compose(page: Page) -> None:
    """The two lists, then acceptance and disputes."""
    rows = page.rows_part("outcomes")
    page.table("dispositions.outcomes:table", "Outcomes that Sales records", _OUTCOMES, rows)
    rows = page.rows_part("reasons")
    page.table("dispositions.reasons:table", "Reasons to hand a lead back", _REASONS, rows)
    if not page.part("answers"):
        return
    voice = page.voice()
    page.prose(
        voice,
        "{acceptance=before_contact?Sales accepts or rejects a lead before the first contact}.",
        "{acceptance=after_conversation?Sales accepts or rejects a lead after the first"
        " conversation}.",
        "{acceptance=none?There is no separate acceptance of a lead}.",
        "{procedural_only?Before contact only procedural reasons count}.",
        "{procedural_only!Before contact every reason of the list counts}.",
    )
    page.prose(voice, "**When no reason fits:** {no_reason_fits:stop}")
    page.prose(
        voice,
        "Marketing disputes an outcome within {dispute_within}; {dispute_person} settles it.",
        "{dispute_path:stop}",
    )
