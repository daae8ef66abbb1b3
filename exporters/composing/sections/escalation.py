"""Escalation and help: triggers with their ladders, remedies and exceptions."""

from __future__ import annotations

from exporters.composing.page import Page
from exporters.composing.pieces import Col
from exporters.composing.voice import Voice
from models.agreement import path
from models.agreement.sides import Side

_STEPS = (
    Col("After", 30, "**{after:once}**"),
    Col("Told", 38, "{person}[, {role}]\n{role}"),
    Col("What they do", 92, "{act}"),
)


def compose(page: Page) -> None:
    """Each trigger with its ladder, then what each side does when it misses."""
    for voice in page.row_clauses("triggers"):
        _trigger(page, voice)
    if not page.part("answers", "When a promise is missed"):
        return
    voice = page.voice()
    page.promise(
        voice,
        Side.MARKETING,
        "**If Marketing misses a promise:** {if_marketing_misses:stop}",
    )
    page.promise(voice, Side.SALES, "**If Sales misses a promise:** {if_sales_misses:stop}")
    page.part("answers", "Exceptions", "exceptions")
    page.prose(
        voice,
        "Lateness does not count during: {exceptions}.",
        "{exception_person} declares an exception.",
        "An exception ends after at most {exception_until} unless it is declared again.",
    )


def _trigger(page: Page, voice: Voice) -> None:
    alone = getattr(voice.holder, "periods", None) == 1
    periods = "[{periods:silent} in one period]" if alone else "[ {periods:bare} periods in a row]"
    page.prose(
        voice,
        "{kind=overdue?Help is called when a lead} [of tier {tier} ]is overdue by"
        " **{overdue_by}**.",
        "{kind=rate?Help is called when the share on time} [of tier {tier} ]is below"
        f" **{{below}}**{periods}.",
        "{kind=volume?Help is called when Marketing hands over} **{short_by}** fewer leads than"
        f" promised[ for tier {{tier}}]{periods}.",
        "{kind=dispute?Help is called when a dispute is open for} **{open_for}**[, tier {tier}].",
        "The lead is reassigned after {reassign_after}[, to: {reassign_to}].",
    )
    steps = voice.below("steps")
    key = f"{path.text(voice.path)}:steps"
    page.table(key, "", _STEPS, steps)
    page.rest(voice)
