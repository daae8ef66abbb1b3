"""Purpose, scope and pilot."""

from __future__ import annotations

from exporters.blocks import Cell, Run, TableRow
from exporters.composing.page import Col, Page

_SCOPE = (
    ("Products", "products"),
    ("Segments", "segments"),
    ("Regions", "regions"),
    ("Lead sources", "lead_sources"),
    ("Not covered", "out_of_scope"),
)


def compose(page: Page) -> None:
    """Why, for what, on which assumptions, and with which pilot."""
    voice = page.voice()
    page.part("answers", "Purpose")
    page.prose(voice, "{statement:stop}")
    page.prose(voice, "{revenue_team:stop}")
    page.part("answers", "Scope", "scope")
    _scope(page)
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


def _scope(page: Page) -> None:
    voice = page.voice()
    rows = []
    for label, name in _SCOPE:
        answer = voice.say(f"{{{name}:and}}")
        if answer:
            key = f"purpose.answers.{name}"
            cells = (
                Cell(key=f"{key}:label", paragraphs=((Run(text=label, strong=True),),)),
                Cell(key=f"{key}:answer", paragraphs=(answer,)),
            )
            rows.append(TableRow(key=key, cells=cells, path=(*voice.path, name)))
    columns = (Col("Scope", 36, ""), Col("Covered by this agreement", 124, ""))
    page.grid("purpose.answers:scope", "What the agreement covers", columns, rows)
