"""Marketing commitments: bookings, leads, their quality, and support for Sales."""

from __future__ import annotations

from exporters.composing.page import Page
from exporters.composing.pieces import Col
from models.agreement.sides import Side

_ASSETS = (
    Col("Content", 52, "**{title}**"),
    Col("Kind", 22, "{kind}"),
    Col("For", 30, "{persona}"),
    Col("Owner", 26, "{owner}"),
    Col("Ready by", 30, "{due}"),
)


def compose(page: Page) -> None:
    """Promises first, in the order in which Sales asks for them."""
    _volumes(page)
    if page.part("answers"):
        page.promise(
            page.voice(),
            Side.MARKETING,
            "{bookings_by=amount?Marketing’s leads bring closed bookings of} **{bookings}"
            " {bookings_per:a}**.",
            "{bookings_by=goal?Marketing’s leads bring the closed bookings of goal}"
            " {bookings_goal:number}.",
            "Marketing brings **{sourced_share}** of the {share_of:lower}.",
        )
    if page.part("quality"):
        voice = page.voice("quality")
        page.promise(
            voice,
            Side.MARKETING,
            "**{criteria_share}** of the leads that Marketing hands over meet every criterion of"
            " @stages@, and **{completeness}** carry the complete hand-over package of @handoff@.",
            "**{tagging_share}** of campaigns are tagged before launch.",
        )
        page.prose(
            voice, "**Check:** {check:stop}", "Both shares are judged from {minimum_count} on."
        )
    _support(page)
    rows = page.rows_part("assets")
    page.table("marketing.assets:table", "Sales content with its date", _ASSETS, rows)


def _volumes(page: Page) -> None:
    for voice in page.row_clauses("volumes"):
        page.promise(
            voice,
            Side.MARKETING,
            "Marketing hands over **{count} {per:a}** that enter the stage **{stage}**[, counted by"
            " {counted_by=tier?the tier} {tier}][, counted by {counted_by=source?the source}"
            " {source}][, worth {value}].",
        )
        page.prose(
            voice,
            "{profile=even?They come evenly over the period}.",
            "{profile=weekly?They come week by week}.",
            "{profile=campaign?They come with the campaigns}.",
            "Latest delivery: {latest_delivery:stop}",
            "{profile_note:stop}",
        )
        page.rest(voice)


def _support(page: Page) -> None:
    if not page.part("enablement"):
        return
    voice = page.voice("enablement")
    page.promise(
        voice,
        Side.MARKETING,
        "Marketing answers **[{request_share} of ]content requests within {request_within}**[ of"
        " calendar {calendar:number}].",
        "The time counts from: {request_start:stop}",
        "A first draft follows {draft_within} after a complete brief.",
    )
    page.promise(
        voice,
        Side.MARKETING,
        "Sales is briefed **{briefing_before} before each launch**: {briefing_format:stop}",
    )
    page.promise(
        voice,
        Side.MARKETING,
        "**{insights_every}** Marketing shares what buyers reacted to[: {insights}].",
    )
