"""Governance: review, change and ending."""

from __future__ import annotations

from exporters.composing.page import Page


def compose(page: Page) -> None:
    """Review, change, ending."""
    voice = page.voice()
    if not page.part("answers", "Review"):
        return
    page.prose(
        voice,
        "Both teams read the agreement against what happened **{rhythm:lower}**.",
        "{reviewers:and} take part.",
    )
    page.bullets(voice, "early_events", "They meet earlier when:")
    page.part("answers", "Change", "change")
    page.prose(
        voice,
        "{change_rule:stop}",
        "A change needs the yes of {approvers:and}[; they answer within {answer_within}].",
    )
    page.part("answers", "Ending", "ending")
    page.prose(voice, "{ending:stop}", "The notice is {notice}.")
