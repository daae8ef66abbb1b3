"""Systems and data rules."""

from __future__ import annotations

from exporters.composing.page import Page
from exporters.composing.pieces import Col

_SYSTEMS = (
    Col("System", 34, "**{name}**\n~~{kind}~~"),
    Col("What it holds", 62, "{holds}"),
    Col("Connection", 34, "{integration}"),
    Col("Looked after by", 30, "{keeper}"),
)
_FIELDS = (
    Col("Field", 32, "**{name}**"),
    Col("Meaning", 64, "{meaning}"),
    Col("Filled by", 26, "{filled_by}"),
    Col("At stage", 20, "{stage}"),
    Col("Within", 18, "{within:once}"),
)


def compose(page: Page) -> None:
    """Systems, the field dictionary, whose deal it is, who may look."""
    rows = page.rows_part("systems")
    page.table("systems.systems:table", "Systems that leads pass through", _SYSTEMS, rows)
    rows = page.rows_part("data_fields")
    page.table("systems.data_fields:table", "Fields that both teams rely on", _FIELDS, rows)
    if not page.part("answers", "Record and attribution"):
        return
    voice = page.voice()
    page.prose(
        voice,
        "When two systems differ, **{system_of_record}** is right.",
        "{open_access?Both teams can read all records and reports}.",
        "{open_access!Not every record is open to both teams}: {access_gap:stop}",
    )
    page.prose(voice, "**A deal is marketing-sourced when:** {marketing_sourced:stop}")
    page.prose(voice, "**A deal is marketing-influenced when:** {marketing_influenced:stop}")
    page.part("answers", "Data protection", "protection")
    page.prose(voice, "**Consent:** {consent:stop}")
    page.prose(voice, "**Retention:** {retention:stop}")
