"""The agreement as a reader sees it: headings, promises, tables, pictures, free of any format."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from models.agreement.path import Path
from models.agreement.sides import Side

Key = str
"""A name that stays the same over versions, so that blocks of two versions can be matched."""

Align = Literal["left", "right"]
Flavour = Literal["body", "clause", "intro", "note"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text; `path` names the answer it was made from.

    `placeholder` marks a starter value that nobody has confirmed yet, `accent` a number that
    names a clause. `to` is the block that the words point at, for those who can follow a link.
    """

    text: str
    path: Path | None = None
    strong: bool = False
    muted: bool = False
    placeholder: bool = False
    accent: bool = False
    to: Key = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A question that nobody has answered yet: an open point in a draft, absent once signed."""

    path: Path
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossReference:
    """A pointer to a numbered block, such as "section 5"; numbering turns it into a run."""

    to: Key
    form: Literal["section", "clause", "table", "figure", "number"] = "section"


Inline = Run | Blank | CrossReference
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverFact:
    """One of the small facts at the foot of the cover: label, value and a second line."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverPage:
    """The first page: who, what, the two promises, the common aim and four facts."""

    key: Key
    company: str
    title: str
    subtitle: tuple[str, ...]
    marketing: Inlines
    sales: Inlines
    together: Inlines
    facts: tuple[CoverFact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The contents list; its entries are the parts and first-level headings that follow."""

    key: Key
    title: str = "Contents"
    note: Inlines = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A phase of the workshop as a part of the document."""

    key: Key
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A section (level 1) or clause (level 2); `path` opens it in the window.

    `number` is empty until the numbering pass. `lettered` headings (annexes) count A, B, C.
    `status` is a short mark printed beside a clause in a draft, such as "Not agreed yet".
    """

    key: Key
    level: Literal[1, 2]
    text: str
    path: Path
    number: str = ""
    lettered: bool = False
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text."""

    key: Key
    inlines: Inlines
    flavour: Flavour = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A commitment set off in the colour of the side that makes it; of both when `side` is None."""

    key: Key
    inlines: Inlines
    side: Side | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullet:
    """One item of a list."""

    key: Key
    inlines: Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A short list of items in their own right."""

    key: Key
    items: tuple[Bullet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A table column; `width` in millimetres of the 160 mm text width."""

    title: str
    width: Decimal
    align: Align = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell of one or more short paragraphs."""

    key: Key
    paragraphs: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A table row; `path` opens the row in the window.

    A `numbered` row is a clause of its own and counts on in the clauses of its section; its
    `number` is empty until the numbering pass, which prints it where the row refers to itself.
    """

    key: Key
    cells: tuple[Cell, ...]
    path: Path | None = None
    numbered: bool = False
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a header row that repeats on every page.

    `number` is 0 until numbered, and stays so for a table without a caption.
    """

    key: Key
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    number: int = 0
    note: Inlines = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelBar:
    """One stage of the funnel picture: entries needed (rounded up), the rate to the next one."""

    title: str
    side: Side | None
    count: int
    rate: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The funnel picture with its caption and the words that stand in for it.

    `number` is 0 until numbered.
    """

    key: Key
    caption: str
    bars: tuple[FunnelBar, ...]
    description: str
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """A SHA-256 of 64 hex digits in a box, grouped by four for reading aloud."""

    key: Key
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureLine:
    """A signatory: filled in (`signed` says where and when) or a blank line to sign on."""

    key: Key
    name: str
    role: str
    signed: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures:
    """The signature block, both sides next to each other."""

    key: Key
    marketing: tuple[SignatureLine, ...]
    sales: tuple[SignatureLine, ...]
    note: str = ""


Block = (
    CoverPage
    | Contents
    | Part
    | Heading
    | Paragraph
    | Promise
    | Bullets
    | Table
    | Figure
    | Fingerprint
    | Signatures
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A numbered document: its blocks and what stands in header, footer and file properties."""

    title: str
    company: str
    header: str
    status: str
    fingerprint: str
    language: str
    author: str
    made_at: str
    blocks: tuple[Block, ...]
