"""Decision test of the lead stages: leads that both sides sorted, the second appendix."""

from __future__ import annotations

from exporters.blocks import Block, Heading, Inlines, TableRow
from exporters.composing.material import Material
from exporters.composing.page import Page
from exporters.composing.pieces import Col
from exporters.composing.voice import Voice
from models.agreement.sections.stages import LeadStages

KEY = "samples"
TITLE = "Decision test of the lead stages"
_COLUMNS = (
    Col("Stage", 22, "**{stage}**"),
    Col("Lead", 66, "{lead}"),
    Col("Belongs here", 21, "{belongs?Yes}\n{belongs!No}"),
    Col("Because", 51, "{because}"),
)


def compose(material: Material, stages: LeadStages) -> tuple[Block, ...]:
    """The appendix; nothing when no stage has a sample lead."""
    page = Page(material, "stages", stages)
    rows: list[TableRow] = []
    for voice in page.voices("stages"):
        extras = {"stage": voice.say("**{name}**")}
        rows += [_row(page, sample, extras) for sample in voice.below("samples")]
    if not rows:
        return ()
    head = Heading(key=KEY, level=1, text=TITLE, path=("stages",), lettered=True)
    page.grid(f"{KEY}:table", "Examples and counter-examples", _COLUMNS, rows)
    return (head, *page.blocks)


def _row(page: Page, sample: Voice, extras: dict[str, Inlines]) -> TableRow:
    return page.row(sample, _COLUMNS, extras=extras)
