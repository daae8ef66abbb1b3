"""The look of the house template: every style with its face, colour, spacing and borders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from exporters.docx import styles

INK: Final = "172033"
MUTED: Final = "535E75"
ACCENT: Final = "1F3A8F"
MARKETING: Final = "6A2CAB"
SALES: Final = "0A6472"
HAIRLINE: Final = "C3CAD6"
TINT: Final = "F1F4F9"
AMBER: Final = "8A4B00"

SERIF: Final = "Cambria"
SANS: Final = "Calibri"
MONO: Final = "Consolas"

TEXT_WIDTH: Final = 9071
"""Twips between the margins."""

INDENT: Final = 12.0
"""Millimetres that text stands in from its number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Border:
    """A line at one edge: points wide, points off the text."""

    edge: Literal["top", "left", "bottom", "right", "between"]
    width: float
    colour: str
    off: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """A tab stop in twips."""

    at: int
    right: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A paragraph style; sizes in points, indents in millimetres.

    `line` is exact line spacing; None leaves it to the content, as a picture needs.
    """

    name: str
    based_on: str = "Normal"
    follow: str = ""
    face: str = ""
    size: float = 0
    line: float | None = 0
    before: float | None = None
    after: float | None = None
    colour: str = ""
    bold: bool = False
    caps: bool = False
    tracking: float = 0
    left: float | None = None
    hanging: float = 0
    right: float = 0
    borders: tuple[Border, ...] = ()
    shade: str = ""
    tabs: tuple[Tab, ...] = ()
    keep_next: bool | None = None
    keep_lines: bool = False
    outline: int | None = None
    bulleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CharacterStyle:
    """A style for a stretch of text."""

    name: str
    colour: str = ""
    bold: bool = False
    face: str = ""
    size: float = 0
    underline: Literal["", "dash", "dotted"] = ""
    tint: str = ""


_BAR_OFF: Final = 10.0
_BAR_INDENT: Final = INDENT + 4.3
"""Millimetres to text that has a bar at its left: the bar stands flush with plain text."""


def _side(name: str, colour: str) -> Style:
    return Style(
        name=name,
        size=11,
        line=14,
        bold=True,
        colour=colour,
        before=0,
        after=4,
        keep_next=True,
        borders=(Border(edge="top", width=2.25, colour=colour, off=6),),
    )


def _promise(name: str, colour: str) -> Style:
    return Style(
        name=name,
        face=SERIF,
        size=12,
        line=17,
        before=3,
        after=6,
        left=_BAR_INDENT,
        borders=(Border(edge="left", width=2.25, colour=colour, off=_BAR_OFF),),
        keep_lines=True,
    )


_COVER: Final = (
    Style(
        name=styles.COMPANY,
        size=10,
        line=13,
        bold=True,
        caps=True,
        tracking=1.1,
        colour=ACCENT,
        before=0,
        after=124,
        borders=(Border(edge="top", width=3, colour=INK, off=7),),
    ),
    Style(name=styles.TITLE, face=SERIF, size=38, line=44, tracking=-0.3, before=0, after=25),
    Style(name=styles.SUBTITLE, size=14, line=20, colour=MUTED, before=0, after=62),
    _side(styles.SIDE, INK),
    _side(styles.SIDE_MARKETING, MARKETING),
    _side(styles.SIDE_SALES, SALES),
    Style(name=styles.LEAD, face=SERIF, size=15, line=21, before=0, after=0),
    Style(name=styles.FACT, size=10, line=13),
    Style(name=styles.FACT_LABEL, size=9, line=13, colour=MUTED),
)

_CONTENTS: Final = (
    Style(name=styles.CONTENTS_TITLE, face=SERIF, size=28, line=32, after=5, keep_next=True),
    Style(
        name=styles.CONTENTS_PART,
        size=8.5,
        line=11,
        bold=True,
        caps=True,
        tracking=0.9,
        colour=ACCENT,
        before=7,
        after=1,
        borders=(
            Border(edge="bottom", width=0.5, colour=HAIRLINE, off=2),
            Border(edge="between", width=0.5, colour=HAIRLINE, off=2),
        ),
        keep_next=True,
    ),
    Style(
        name=styles.CONTENTS_SECTION,
        size=10.5,
        line=13.6,
        before=0,
        after=0,
        borders=(
            Border(edge="bottom", width=0.5, colour=HAIRLINE, off=1),
            Border(edge="between", width=0.5, colour=HAIRLINE, off=1),
        ),
        tabs=(Tab(at=680), Tab(at=TEXT_WIDTH, right=True)),
        left=INDENT,
        hanging=INDENT,
    ),
    Style(name=styles.NOTE, size=10, line=13, colour=MUTED, before=0, after=5),
)

_TEXT: Final = (
    Style(
        name=styles.PART,
        follow=styles.SECTION,
        size=9,
        line=11,
        bold=True,
        caps=True,
        tracking=0.9,
        colour=ACCENT,
        before=20,
        after=3,
        borders=(Border(edge="top", width=1.5, colour=INK, off=5),),
        keep_next=True,
    ),
    Style(
        name=styles.SECTION,
        follow=styles.BODY,
        face=SERIF,
        size=21,
        line=25,
        before=17,
        after=5,
        left=INDENT,
        hanging=INDENT,
        tabs=(Tab(at=680), Tab(at=TEXT_WIDTH, right=True)),
        keep_next=True,
        keep_lines=True,
        outline=0,
    ),
    Style(
        name=styles.CLAUSE_HEADING,
        follow=styles.CLAUSE,
        size=11,
        line=14,
        bold=True,
        before=9,
        after=1.5,
        left=INDENT,
        hanging=INDENT,
        tabs=(Tab(at=680), Tab(at=TEXT_WIDTH, right=True)),
        keep_next=True,
        keep_lines=True,
        outline=1,
    ),
    Style(name=styles.BODY, size=10.5, line=14, before=0, after=5, left=INDENT),
    Style(name=styles.CLAUSE, based_on=styles.BODY),
    Style(name=styles.INTRO, based_on=styles.BODY, colour=MUTED, keep_next=True),
    Style(name=styles.REMARK, size=9.5, line=12.5, colour=MUTED, before=2, after=5, left=INDENT),
    Style(
        name=styles.BULLET,
        size=10.5,
        line=14,
        before=0,
        after=2,
        left=INDENT + 4,
        hanging=4,
        keep_lines=True,
        bulleted=True,
    ),
    _promise(styles.PROMISE, INK),
    _promise(styles.PROMISE_MARKETING, MARKETING),
    _promise(styles.PROMISE_SALES, SALES),
)

_TABLES: Final = (
    Style(name=styles.CAPTION, size=9.5, line=12.5, before=9, after=3.5, keep_next=True),
    Style(
        name=styles.FIGURE_CAPTION,
        based_on=styles.CAPTION,
        before=5,
        after=13,
        keep_next=False,
    ),
    Style(name=styles.FIGURE, line=None, before=6, after=0, keep_next=True),
    Style(name=styles.TABLE_TEXT, size=9.5, line=12.5, before=0, after=0),
    Style(name=styles.TABLE_HEAD, size=9, line=12.5, bold=True, keep_next=True),
    Style(name=styles.TABLE_NOTE, size=9, line=12, colour=MUTED, before=3.5, after=6),
    Style(name=styles.AFTER_TABLE, size=4, line=8, before=0, after=0),
)

_SIGNATURES: Final = (
    Style(name=styles.SIGNATORY, face=SERIF, size=15, line=19, before=7, after=0),
    Style(name=styles.SIGNATORY_ROLE, size=9.5, line=12.5, colour=MUTED),
    Style(
        name=styles.SIGNATURE_LINE,
        size=9.5,
        line=30,
        after=3,
        borders=(Border(edge="bottom", width=0.75, colour=INK),),
    ),
    Style(name=styles.SIGNED, size=9.5, line=12.5),
    Style(
        name=styles.FINGERPRINT,
        face=MONO,
        size=11.5,
        line=16,
        before=7,
        after=6,
        left=INDENT + 3.7,
        right=3.7,
        shade=TINT,
        borders=(
            Border(edge="top", width=0.5, colour=HAIRLINE, off=7),
            Border(edge="left", width=0.5, colour=HAIRLINE, off=10),
            Border(edge="bottom", width=0.5, colour=HAIRLINE, off=7),
            Border(edge="right", width=0.5, colour=HAIRLINE, off=10),
        ),
        keep_lines=True,
    ),
)

_MARGINS: Final = (
    Style(
        name=styles.HEADER,
        size=8.5,
        line=11,
        colour=MUTED,
        tabs=(Tab(at=TEXT_WIDTH, right=True),),
    ),
    Style(
        name=styles.FOOTER,
        size=8.5,
        line=11,
        colour=MUTED,
        tabs=(Tab(at=TEXT_WIDTH, right=True),),
        borders=(Border(edge="top", width=0.5, colour=HAIRLINE, off=5),),
    ),
)

PARAGRAPHS: Final = (*_COVER, *_CONTENTS, *_TEXT, *_TABLES, *_SIGNATURES, *_MARGINS)

CHARACTERS: Final = (
    CharacterStyle(name=styles.STRONG, bold=True),
    CharacterStyle(name=styles.MUTED, colour=MUTED),
    CharacterStyle(name=styles.NUMBER, colour=ACCENT),
    CharacterStyle(name=styles.STATUS, colour=AMBER, face=SANS, size=9),
    CharacterStyle(name=styles.OPEN, colour=AMBER, bold=True, tint="FDF3E1"),
    CharacterStyle(name=styles.STARTER, underline="dash"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableStyle:
    """A table style: lines in points and colour, cell margins in points."""

    name: str
    top: Border | None = None
    bottom: Border | None = None
    rows: Border | None = None
    under_header: Border | None = None
    above: float = 0
    below: float = 0
    right: float = 0


def _line(edge: Literal["top", "bottom"], width: float, colour: str) -> Border:
    return Border(edge=edge, width=width, colour=colour)


TABLES: Final = (
    TableStyle(
        name=styles.TABLE,
        top=_line("top", 1, INK),
        bottom=_line("bottom", 1, INK),
        rows=_line("bottom", 0.5, HAIRLINE),
        under_header=_line("bottom", 0.75, INK),
        above=3,
        below=3,
        right=6,
    ),
    TableStyle(name=styles.LAYOUT),
    TableStyle(name=styles.FACTS, top=_line("top", 0.75, INK), right=6),
    TableStyle(
        name=styles.SIGNATURES,
        bottom=_line("bottom", 1, INK),
        below=6,
    ),
)
