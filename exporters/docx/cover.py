"""The cover page: company, title, what each side promises, the common aim and four facts."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Final

from exporters.blocks import Blank, CoverFact, CoverPage, Inlines, Run
from exporters.docx import styles
from exporters.docx.sheet import TEXT_WIDTH, Layout, Sheet
from exporters.docx.tables import scaled
from models.agreement.sides import Side

_GAP: Final = 227
"""Twips (4 mm) between a column and the middle of the page."""

_POINT: Final = 20
_FACT_WIDTHS: Final = (Decimal(40), Decimal(44), Decimal(40), Decimal(36))

_FIRST_FACT: Final = Layout(before=5 * _POINT)

_COMPANY_AFTER: Final = 124
_SUBTITLE_AFTER: Final = 62
_FACTS_BEFORE: Final = 92
_LEAST_GAPS: Final = (40, 24, 24)
_LEAD_LINE: Final = 21
_LETTER: Final = 7.4
"""Points that a letter of a cover sentence takes on average."""


def write_cover(sheet: Sheet, cover: CoverPage) -> None:
    """The whole page; longer texts take their room from the gaps."""
    facts_gap, subtitle_gap, company_gap = _gaps(_spare(cover))
    company = sheet.paragraph(styles.COMPANY, layout=Layout(after=company_gap * _POINT))
    sheet.text(company, cover.company)
    sheet.text(sheet.paragraph(styles.TITLE), cover.title)
    subtitle = sheet.paragraph(styles.SUBTITLE, layout=Layout(after=subtitle_gap * _POINT))
    sheet.text(subtitle, "\n".join(cover.subtitle))
    _write_sides(sheet, cover)
    together = sheet.paragraph(styles.SIDE, layout=Layout(before=25 * _POINT))
    sheet.text(together, "Together we aim for")
    aim = sheet.paragraph(styles.LEAD, layout=Layout(after=facts_gap * _POINT))
    sheet.inlines(aim, cover.together)
    _write_facts(sheet, cover.facts)


def _write_sides(sheet: Sheet, cover: CoverPage) -> None:
    widths = scaled((Decimal(80), Decimal(80)))
    title = "What each side promises"
    grid = sheet.table(styles.LAYOUT, widths, title, "Marketing at the left, Sales at the right.")
    head, body = sheet.row(grid, head=True), sheet.row(grid)
    columns = ((Side.MARKETING, cover.marketing, 0, _GAP), (Side.SALES, cover.sales, _GAP, 0))
    for (side, promise, left, right), width in zip(columns, widths, strict=True):
        cell = sheet.cell(head, width, left=left, right=right)
        sheet.text(sheet.paragraph(styles.side(side), cell), f"{side.label} promises")
        cell = sheet.cell(body, width, left=left, right=right)
        sheet.inlines(sheet.paragraph(styles.LEAD, cell), promise)


def _write_facts(sheet: Sheet, facts: tuple[CoverFact, ...]) -> None:
    if not facts:
        return
    shares = _FACT_WIDTHS if len(facts) == len(_FACT_WIDTHS) else (Decimal(1),) * len(facts)
    widths = scaled(shares)
    grid = sheet.table(styles.FACTS, widths, "Facts about this document", _fact_words(facts))
    rows = [sheet.row(grid, head=True), sheet.row(grid), sheet.row(grid)]
    for fact, width in zip(facts, widths, strict=True):
        label = sheet.paragraph(styles.FACT_LABEL, sheet.cell(rows[0], width), _FIRST_FACT)
        sheet.text(label, fact.label)
        value = sheet.paragraph(styles.FACT, sheet.cell(rows[1], width))
        sheet.text(value, fact.value, styles.STRONG)
        sheet.text(sheet.paragraph(styles.FACT, sheet.cell(rows[2], width)), fact.note)


def _fact_words(facts: tuple[CoverFact, ...]) -> str:
    return "; ".join(f"{fact.label}: {fact.value}" for fact in facts) + "."


def _gaps(spare: int) -> list[int]:
    """The gaps above facts, promises and title in points, less what longer texts need."""
    gaps = []
    for gap, least in zip(
        (_FACTS_BEFORE, _SUBTITLE_AFTER, _COMPANY_AFTER), _LEAST_GAPS, strict=True
    ):
        given = max(gap + min(spare, 0), least)
        spare += gap - given
        gaps.append(given)
    gaps[0] += max(spare, 0)
    return gaps


def _spare(cover: CoverPage) -> int:
    """Points left over (or, below zero, missing) against a cover of the usual length."""
    width = TEXT_WIDTH / _POINT
    half = width / 2 - _GAP / _POINT
    sides = max(_lines(cover.marketing, half), _lines(cover.sales, half))
    titles = sum(max(1, math.ceil(len(line) / 26)) for line in cover.title.split("\n"))
    subtitles = sum(max(1, math.ceil(len(line) / 68)) for line in cover.subtitle)
    lead = (3 - sides + 2 - _lines(cover.together, width)) * _LEAD_LINE
    return lead + (2 - titles) * 44 + (2 - subtitles) * 20


def _lines(inlines: Inlines, width: float) -> int:
    """Lines that a cover sentence takes, estimated from its letters."""
    letters = sum(_length(inline) for inline in inlines)
    return max(1, math.ceil(letters * _LETTER / width))


def _length(inline: object) -> int:
    if isinstance(inline, Run):
        return len(inline.text)
    return len(inline.question) + 6 if isinstance(inline, Blank) else 0
