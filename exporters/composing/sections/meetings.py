"""Meetings: who sits down when, with which agenda."""

from __future__ import annotations

from exporters.composing.page import Page
from exporters.composing.pieces import Col
from exporters.composing.voice import Voice
from models.agreement import path

_AGENDA = (
    Col("Item", 66, "**{topic}**\n~~{covers}~~"),
    Col(
        "Why, how and with what outcome",
        78,
        "{purpose:stop}\n{process:stop}\n~~Outcome: {outcome:stop}~~",
    ),
    Col("Minutes", 16, "{minutes:bare}", "right"),
)


def compose(page: Page) -> None:
    """Each meeting with its agenda, then the rules for all of them."""
    if page.part("meetings"):
        page.no_clause()
        voices = page.voices("meetings") or page.no_rows("meetings")
        for voice in voices:
            _meeting(page, voice)
    if page.part("answers"):
        voice = page.voice()
        page.bullets(voice, "ground_rules", "In every meeting:")
        page.prose(voice, "Decisions are noted in: {notes_place:stop}")


def _meeting(page: Page, voice: Voice) -> None:
    page.clause(voice.path, getattr(voice.holder, "name", "") or "New meeting")
    voice.silence("name") if voice.has("name") else None
    page.prose(
        voice,
        "**{rhythm}**[, {slot}], {length}, {place}.",
        "{chair} chairs.",
        "{attendees:and} have to be there.",
        "~~{occasion}.~~",
    )
    page.prose(voice, "**Cancelled only so:** {cancellation:stop}")
    agenda = voice.below("agenda")
    key = f"{path.text(voice.path)}:agenda"
    page.table(key, "", _AGENDA, agenda)
    page.prose(
        voice,
        "Sent round[ {inputs_due}] before: {inputs:items}.",
        "On the table: {data_pack:and}.",
    )
    page.rest(voice)
