"""Content and messages: one story everywhere, and material that Sales uses."""

from __future__ import annotations

from exporters.composing.page import Page
from exporters.composing.pieces import Col

_PILLARS = (
    Col("Persona", 34, "**{persona}**"),
    Col("Need", 38, "{need}"),
    Col("Promise", 44, "{promise}"),
    Col("Proof", 44, "{proof}"),
)
_TOUCHPOINTS = (
    Col("Touchpoint", 34, "**{place}**"),
    Col("Same story?", 24, "{same_story}"),
    Col("Checked on", 34, "{checked}"),
    Col("What differs", 68, "{differs}"),
)
_ASSETS = (
    Col("Material", 62, "**{asset}**"),
    Col("For", 36, "{persona}"),
    Col("Owner", 26, "{owner}"),
    Col("Used", 14, "{used?Yes}\n{used!No}"),
    Col("Fate", 22, "{fate}"),
)


def compose(page: Page) -> None:
    """How Sales gives input, then messages, touchpoints and material."""
    if page.part("answers"):
        page.prose(
            page.voice(),
            "Sales looks at outlines {outline_review:lower}[: {outline_form}].",
            "Sales is trained on running campaigns {training:lower}.",
        )
    rows = page.rows_part("pillars")
    page.table("content.pillars:table", "Messages and what proves them", _PILLARS, rows)
    rows = page.rows_part("touchpoints")
    page.table("content.touchpoints:table", "Does every touchpoint tell it?", _TOUCHPOINTS, rows)
    rows = page.rows_part("assets")
    page.table("content.assets:table", "Material that Sales has", _ASSETS, rows)
