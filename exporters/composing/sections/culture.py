"""Culture and learning."""

from __future__ import annotations

from exporters.composing.page import Page
from exporters.composing.pieces import Col

_RITUALS = (
    Col("What we do", 72, "**{what}**"),
    Col("Kind", 30, "{kind}"),
    Col("How often", 28, "{rhythm}"),
    Col("Host", 30, "{host}"),
)


def compose(page: Page) -> None:
    """Rituals, then rewards and manners."""
    rows = page.rows_part("rituals")
    page.table("culture.rituals:table", "What the two teams do together", _RITUALS, rows)
    if page.part("answers"):
        voice = page.voice()
        page.prose(voice, "{reward:stop}")
        page.bullets(voice, "manners", "When something went wrong:")
        page.prose(voice, "Both teams rate the collaboration {survey:lower}.")
