"""Working calendar: opening hours, what a business day is, closed days."""

from __future__ import annotations

from exporters.composing.page import Page
from exporters.composing.pieces import Col

_HOLIDAYS = (
    Col("Day", 46, "{day}"),
    Col("Occasion", 70, "**{label}**"),
    Col("Calendar", 44, "{calendar}"),
)


def compose(page: Page) -> None:
    """Each calendar as a clause, then the meaning of a business day, then the closed days."""
    for voice in page.row_clauses("calendars"):
        page.prose(
            voice,
            "{windows}, {zone}.",
            "{zone_rules=lead?The zone of the lead rules}.",
            "{zone_rules=rep?The zone of the salesperson rules}.",
            "Holds for {teams:and}[ in {regions:and}].",
        )
        page.prose(voice, "**Out of hours:** {cover:stop}")
        page.rest(voice)
    if page.part("answers"):
        page.prose(
            page.voice(),
            "{business_day=hours?A business day counts as} {business_day_hours}.",
            "{business_day=end_of_day?“2 business days” means until closing time of the second"
            " working day}.",
            "{holidays_confirmed?Both sides have gone through the list of closed days and find it"
            " complete}.",
            "{holidays_confirmed!The list of closed days is not complete yet}.",
        )
    rows = page.rows_part("holidays")
    page.table("calendar.holidays:table", "Closed days", _HOLIDAYS, rows)
