"""Sales response: a promise for each tier, the tiers side by side, the rules for all."""

from __future__ import annotations

from collections.abc import Iterable

from exporters.composing.due_table import due_table
from exporters.composing.page import Page
from exporters.composing.pieces import Col
from exporters.composing.voice import Voice
from models.agreement.sections.response_tier import ResponseTier
from models.agreement.sides import Side

_TIERS = (
    Col("Tier", 28, "**{name}**"),
    Col("Clock starts", 24, "{start_field}"),
    Col("What counts", 26, "{end_event:either}"),
    Col("Within", 26, "{within}"),
    Col("On time", 13, "{share}"),
    Col("Attempts", 24, "{attempts:bare} in {attempts_over}"),
    Col("Ceiling", 19, "{ceiling:bare}\u00a0a week"),
)
_SENTENCE = (
    "For **{leads}**, counted from the **{start_field}**, Sales makes **{end_event:act}** within"
    " **{within}**[ of calendar {calendar:number}][, {runs_on=clock?round the clock},] for"
    " **{share}** of them, up to **{ceiling:bare}\u00a0a\u00a0week**."
)


_BELONGS = "A lead belongs here when {test}."
_CLOCK = (
    "{start_event=stage?The clock starts with the stage} {start_stage}.",
    "{start_event=assignment?The clock starts when the lead is assigned}.",
    "{runs_on=calendar?Time runs only while the calendar is open}.",
    "{measure=attempt?An attempt counts, whether or not somebody is reached}.",
    "{measure=conversation?Only a conversation counts, not an attempt}.",
    "{automatic_replies!Automatic replies do not count}.",
    "{automatic_replies?Automatic replies count}.",
    "The share is judged from {minimum_count} on.",
)
_WORK = (
    "Sales tries at least {attempts:bare} times over {attempts_over}[, by {channels:or}].",
    "It accepts or rejects the lead within {accept_within}.",
    "It records outcome and reason within {disposition_within}.",
)
_ABOVE = ("**Above the ceiling:** {fallback:stop}", "The owner is warned at {warning_at} of it.")


def compose(page: Page) -> None:
    """The promises, their table, examples of due times, and what holds for every tier."""
    voices = page.voices("tiers")
    shared = page.common(voices, (*_CLOCK, *_WORK))
    for voice in page.row_clauses("tiers"):
        page.promise(voice, Side.SALES, _SENTENCE)
        own = (_BELONGS, *_CLOCK, *_WORK)
        page.prose(voice, *(template for template in own if template not in shared))
        page.prose(voice, *_ABOVE)
        for template in shared:
            voice.say(template)
        page.rest(voice)
    page.table("response.tiers:table", "Response tiers", _TIERS, page.echo(voices))
    _due_times(page, voices)
    if page.part("answers"):
        page.together(voices, shared)
        page.prose(
            page.voice(),
            "{every_lead:stop}",
            "A lead that fits no other tier belongs to {default_tier}.",
            "Shares on time are judged {judged_each:each}.",
        )


def _due_times(page: Page, voices: Iterable[Voice]) -> None:
    """What the promises mean on the calendar, once they can be worked out."""
    tiers = (voice.holder for voice in voices)
    table = due_table(page.material, (tier for tier in tiers if isinstance(tier, ResponseTier)))
    if table is not None:
        page.add(table)
