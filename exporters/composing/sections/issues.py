"""Open issues and decisions."""

from __future__ import annotations

from exporters.blocks import Run
from exporters.composing.page import Page
from exporters.composing.pieces import Col
from models.agreement.sections.issues import OPEN

_OPEN_ISSUES = (
    Col(
        "Issue",
        64,
        "**{text}**\n~~{kind}[, raised by {raised_by}]~~[{blocking!}]\n"
        "~~{blocking?Blocks signing}~~\n~~Belongs to: {clause}~~",
    ),
    Col("Next step", 42, "{next_step}\nAnswer: {answer:stop}"),
    Col("Owner", 26, "{owner}"),
    Col("Due", 28, "{due}"),
)
_CLOSED = (
    Col(
        "Issue",
        66,
        "**{text}**\n~~{kind}[, raised by {raised_by}]~~[{blocking?}][{blocking!}]\n"
        "~~Belongs to: {clause}~~",
    ),
    Col("State", 22, "{state}"),
    Col("How it ended", 72, "{reason:stop}\nAnswer: {answer:stop}"),
)
_DECISIONS = (
    Col("Decision", 46, "**{text}**"),
    Col("Reason", 44, "{reason}"),
    Col("How", 32, "{how}"),
    Col("By and on", 38, "{decided_by:and}\n~~{when}~~"),
)


def compose(page: Page) -> None:
    """What is open, what was settled, what was decided."""
    page.part("issues", "Open issues")
    voices = page.voices("issues")
    still = [voice for voice in voices if getattr(voice.holder, "state", "") in OPEN]
    for voice in still:
        voice.silence("state")
    if not still:
        page.paragraph("issues.issues:none", (Run(text="No issue is open."),))
    page.table("issues.issues:open:table", "Issues that are open", _OPEN_ISSUES, still)
    ended = [voice for voice in voices if voice not in still]
    page.part("issues", "Settled and dropped issues", "ended")
    page.table("issues.issues:ended:table", "Issues that are settled or dropped", _CLOSED, ended)
    page.part("decisions")
    rows = page.voices("decisions")
    page.table("issues.decisions:table", "Decisions that no clause records", _DECISIONS, rows)
    page.part("answers")
    page.prose(page.voice(), "Open issues are followed up in: {follow_up:stop}")
