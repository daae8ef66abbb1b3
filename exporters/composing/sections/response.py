"""Sales response: a promise for each tier, the tiers side by side, the rules for all."""

from __future__ import annotations

from exporters.composing.page import Col, Page
from exporters.composing.voice import Voice
from models.agreement.sides import Side

_TIERS = (
    Col("Tier", 28, "**{name}**"),
    Col("Clock starts", 26, "{start_field}"),
    Col("What counts", 31, "{end_event}"),
    Col("Within", 23, "{within}"),
    Col("On time", 14, "{share}"),
    Col("Attempts", 21, "{attempts:bare} in {attempts_over}"),
    Col("Ceiling", 17, "{ceiling:bare} a\u00a0week"),
)
_SENTENCE = (
    "For **{leads}**, counted from the **{start_field}**, Sales makes **{end_event:act}** within"
    " **{within}**[ of calendar {calendar:number}][, {runs_on=clock?round the clock},] for"
    " **{share}** of them, up to **{ceiling:bare}\u00a0a\u00a0week**."
)


def compose(page: Page) -> None:
    """The promises, their table, and what holds for every tier."""
    voices = []
    for voice in page.row_clauses("tiers", "{name}"):
        voices.append(voice)
        _tier(page, voice)
    page.table("response.tiers:table", "Response tiers", _TIERS, page.echo(voices))
    if page.part("answers"):
        page.prose(
            page.voice(),
            "{every_lead:stop}",
            "A lead that fits no other tier belongs to {default_tier}.",
            "Shares on time are judged {judged_each:each}.",
        )


def _tier(page: Page, voice: Voice) -> None:
    page.promise(voice, Side.SALES, _SENTENCE)
    page.prose(
        voice,
        "A lead belongs here when {test}.",
        "{start_event=stage?The clock starts with the stage} {start_stage}.",
        "{start_event=assignment?The clock starts when the lead is assigned}.",
        "{runs_on=calendar?Time runs only while the calendar is open}.",
        "{measure=attempt?An attempt counts, whether or not somebody is reached}.",
        "{measure=conversation?Only a conversation counts, not an attempt}.",
        "{automatic_replies!Automatic replies do not count}.",
        "{automatic_replies?Automatic replies count}.",
        "The share is judged from {minimum_count} on.",
    )
    page.prose(
        voice,
        "Sales tries at least {attempts:bare} times over {attempts_over}[, by {channels:or}].",
        "It accepts or rejects the lead within {accept_within}.",
        "It records outcome and reason within {disposition_within}.",
    )
    page.prose(
        voice,
        "**Above the ceiling:** {fallback:stop}",
        "[The owner is warned at {warning_at} of it.]",
    )
    page.rest(voice)
