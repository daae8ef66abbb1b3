"""Lead stages: how a lead gets in, how it gets out, and the facts that decide."""

from __future__ import annotations

from exporters.blocks import TableRow
from exporters.composing.page import Page
from exporters.composing.pieces import Col
from exporters.composing.sections.criteria import EVIDENCE, TEST
from exporters.composing.voice import Voice

_CRITERIA = (
    Col("Stage", 22, "**{stage}**"),
    Col("Dimension", 22, "{dimension}"),
    Col("What must be true", 77, TEST),
    Col("Evidence, confirmed by", 39, EVIDENCE),
)


def compose(page: Page) -> None:
    """Each stage as a clause, the rules for all of them, one table of criteria."""
    table = "stages.stages:criteria"
    voices = []
    for voice in page.row_clauses("stages", "{name}[, {alias:lower}]"):
        voices.append(voice)
        _stage(page, voice, table)
    rows = [row for voice in voices for row in _rows(page, voice)]
    page.grid(table, "Entry criteria of the stages", _CRITERIA, rows)
    if page.part("answers", "Rules for every stage"):
        page.prose(page.voice(), "{remark:stop}")


def _rows(page: Page, stage: Voice) -> list[TableRow]:
    extras = {"stage": stage.say("**{name}**")}
    criteria = stage.below("criteria")
    return [page.row(voice, _CRITERIA, extras=extras) for voice in criteria]


def _stage(page: Page, voice: Voice, table: str) -> None:
    criteria = bool(getattr(voice.holder, "criteria", ()))
    if getattr(voice.holder, "samples", ()):
        voice.silence("samples")
    entry: tuple[str, ...] = ()
    if criteria:
        entry = (
            f"A lead enters when {{combination=all?all of its criteria}} in @{table}/t@ hold.",
            f"A lead enters when {{combination=any?any one of its criteria}} in @{table}/t@ holds.",
            f"A lead enters when {{combination=some?at least}} {{how_many}} of its criteria in"
            f" @{table}/t@ hold.",
        )
    page.prose(
        voice,
        "{definition:stop}",
        "It belongs to {owner}.",
        *entry,
        "Never: {disqualifiers}.",
    )
    page.prose(
        voice,
        "It leaves within {time_limit}[{final!}], forward to {forward}[ or back to {back:or}].",
        "Out: {out:stop}",
        "{final?This is the last stage}.",
        "In the CRM: {crm_marker}.",
        "Captured on entry: {capture}.",
        "~~Buyer’s journey: {journey:lower}.~~",
    )
