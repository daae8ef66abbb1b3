"""Common language: the terms in their agreed meaning."""

from __future__ import annotations

from exporters.composing.page import Page
from exporters.composing.pieces import Col

_TERMS = (
    Col("Term", 34, "**{term}**[ ({abbreviation})]"),
    Col("Agreed meaning", 68, "{meaning}"),
    Col(
        "What the sides had meant before",
        58,
        "~~Marketing: {marketing_before}~~\n~~Sales: {sales_before}~~",
    ),
)


def compose(page: Page) -> None:
    """The terms, and where they hold."""
    terms = page.rows_part("terms")
    page.table("glossary.terms:table", "Terms of this agreement", _TERMS, terms)
    if page.part("answers"):
        page.prose(page.voice(), "{standing:stop}")
