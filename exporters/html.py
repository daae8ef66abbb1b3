"""Blocks as HTML for the live document: one fragment per chapter, in the tags a text view knows.

Every block begins with an anchor. Words made from an answer link to "answer:" and its path, words
that point at another block to "block:" and its anchor; the funnel is the image "figure:" and key.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from exporters.blocks import (
    Blank,
    Block,
    Bullets,
    Contents,
    CoverPage,
    CrossReference,
    Document,
    Figure,
    Fingerprint,
    Heading,
    Inline,
    Inlines,
    Key,
    Paragraph,
    Part,
    Promise,
    Run,
    SignatureLine,
    Signatures,
    Table,
    TableRow,
)
from exporters.numbering import Entry, contents
from models.agreement import path
from models.agreement.path import Path

INK: Final = "#172033"
MUTED: Final = "#535e75"
ACCENT: Final = "#1f3a8f"
MARKETING: Final = "#6a2cab"
SALES: Final = "#0a6472"
HAIRLINE: Final = "#c3cad6"
STARTER: Final = "#8a5200"
NARROW: Final = 2
"""Table columns that have room side by side in the live document."""

_ALL_COLUMNS: Final = 100
_SIDES: Final = {"marketing": MARKETING, "sales": SALES}
_DOT: Final = '<span class="muted"> &nbsp;·&nbsp; </span>'
"""What stands between two open points."""
_FRAME: Final = (
    '<table width="100%" border="1" cellspacing="0" cellpadding="4" style="border-collapse:'
    f' collapse; border-style: solid; border-color: {HAIRLINE};">'
)
_SIZES: Final = {
    "body": 13.0,
    "company": 11.0,
    "title": 24.0,
    "subtitle": 13.0,
    "side": 12.0,
    "lead": 15.0,
    "part": 11.0,
    "section": 19.0,
    "clause": 13.5,
    "promise": 14.5,
    "caption": 12.0,
    "cell": 12.0,
    "digest": 12.0,
    "name": 16.0,
}


def anchor(key: Key) -> str:
    """The name under which a block can be scrolled to."""
    return escape(key, quote=True)


def answer_link(where: Path) -> str:
    """What a click on an answer's words asks for."""
    return f"answer:{path.text(where)}"


def stylesheet(scale: float = 1.0) -> str:
    """The look of every fragment; sizes in pixels at `scale`, on white paper whatever the theme."""
    size = {name: f"{value * scale:.1f}px" for name, value in _SIZES.items()}
    rules = (
        f".body {{ color: {INK}; font-size: {size['body']}; margin: 0 0 6px 0; }}",
        f".aside {{ font-size: {size['body']}; margin: 0 0 6px 0; color: {MUTED}; }}",
        f"a {{ color: {INK}; text-decoration: none; }}",
        f".company {{ font-size: {size['company']}; font-weight: 700; color: {ACCENT}; }}",
        f".title {{ color: {INK}; font-size: {size['title']}; margin: 14px 0 8px 0; }}",
        f".subtitle {{ font-size: {size['subtitle']}; color: {MUTED}; margin: 0; }}",
        f".side {{ font-size: {size['side']}; font-weight: 700; margin: 14px 0 2px 0; }}",
        f".lead {{ color: {INK}; font-size: {size['lead']}; }}",
        f".part {{ font-size: {size['part']}; font-weight: 700; color: {ACCENT};"
        " margin: 22px 0 2px 0; }",
        f".section {{ color: {INK}; font-size: {size['section']}; margin: 12px 0 6px 0; }}",
        f".clause {{ color: {INK}; font-size: {size['clause']}; font-weight: 700;"
        " margin: 10px 0 3px 0; }",
        f".promise {{ color: {INK}; font-size: {size['promise']}; margin: 3px 0 6px 12px; }}",
        f".caption {{ color: {INK}; font-size: {size['caption']}; margin: 8px 0 4px 0; }}",
        f".cell {{ color: {INK}; font-size: {size['cell']}; margin: 0; }}",
        f".note {{ font-size: {size['cell']}; color: {MUTED}; margin: 2px 0 0 0; }}",
        f".digest {{ color: {INK}; font-size: {size['digest']}; font-family: monospace; }}",
        f".name {{ color: {INK}; font-size: {size['name']}; margin: 10px 0 0 0; }}",
        f".muted {{ color: {MUTED}; }}",
        f".number {{ color: {ACCENT}; }}",
        f".marketing {{ color: {MARKETING}; }}",
        f".sales {{ color: {SALES}; }}",
        f".starter {{ color: {STARTER}; text-decoration: underline; }}",
        f".open {{ color: {MUTED}; background-color: #eef1f6; }}",
        "ul { margin: 0 0 6px 0; -qt-list-indent: 1; }",
    )
    return "\n".join(rules)


def fragment(
    blocks: tuple[Block, ...], entries: tuple[Entry, ...] = (), *, columns: int = NARROW
) -> str:
    """The HTML of one chapter; `entries` are the lines of a contents list in it.

    Tables of more than so many `columns` are set as cards, one below the other.
    """
    return "".join(part for block in blocks for part in _block(block, entries, columns))


def page(document: Document, scale: float = 1.0) -> str:
    """The whole document as one page."""
    body = fragment(document.blocks, contents(document.blocks), columns=_ALL_COLUMNS)
    return (
        f'<html lang="{escape(document.language, quote=True)}"><head><meta charset="utf-8">'
        f"<title>{escape(document.title)}</title><style>{stylesheet(scale)}</style></head>"
        f"<body>{body}</body></html>"
    )


def _block(block: Block, entries: tuple[Entry, ...], columns: int) -> Iterator[str]:
    match block:
        case CoverPage():
            yield from _cover(block)
        case Contents():
            yield from _contents(block, entries)
        case Table():
            yield from _table(block, columns)
        case Signatures():
            yield from _signatures(block)
        case _:
            yield _simple(block)


def _simple(block: Part | Heading | Paragraph | Promise | Bullets | Figure | Fingerprint) -> str:
    mark = _mark(block.key)
    match block:
        case Part():
            return f'<p class="part">{mark}{escape(block.title.upper())}</p>'
        case Heading():
            return _heading(block)
        case Paragraph():
            style = "body" if block.flavour in ("body", "clause") else "aside"
            return f'<p class="{style}">{mark}{_inlines(block.inlines)}</p>'
        case Promise():
            return _promise(block)
        case Bullets():
            items = (
                f'<li class="body">{mark if at == 0 else ""}{_mark(item.key)}'
                f"{_inlines(item.inlines)}</li>"
                for at, item in enumerate(block.items)
            )
            return f"<ul>{''.join(items)}</ul>"
        case Figure():
            return (
                f'<p>{mark}<img src="figure:{anchor(block.key)}"'
                f' alt="{escape(block.description, quote=True)}"></p>'
                f'<p class="caption"><b>Figure {block.number}</b> {escape(block.caption)}</p>'
            )
        case Fingerprint():
            groups = " ".join(block.digest[at : at + 4] for at in range(0, len(block.digest), 4))
            return f'<p class="digest">{mark}{groups}</p>'


def _mark(key: Key) -> str:
    return f'<a name="{anchor(key)}"></a>'


def _heading(block: Heading) -> str:
    style = "section" if block.level == 1 else "clause"
    number = f'<span class="number">{block.number}</span>&nbsp;&nbsp; ' if block.number else ""
    status = f' <span class="muted">{escape(block.status)}</span>' if block.status else ""
    link = f'<a href="{answer_link(block.path)}">{escape(block.text)}</a>'
    return f'<p class="{style}">{_mark(block.key)}{number}{link}{status}</p>'


def _promise(block: Promise) -> str:
    """Words beside a bar in the colour of the side: a table, for a text view has no borders."""
    colour = _SIDES.get(block.side or "", INK)
    return (
        '<table width="100%" cellspacing="0" cellpadding="0" style="margin: 4px 0 6px 0;"><tr>'
        f'<td width="3" bgcolor="{colour}"></td>'
        f'<td><p class="promise">{_mark(block.key)}{_inlines(block.inlines)}</p></td>'
        "</tr></table>"
    )


def _table(block: Table, columns: int) -> Iterator[str]:
    mark = _mark(block.key)
    if block.number:
        caption = f"<b>Table&nbsp;{block.number}</b> {escape(block.caption)}"
        yield f'<p class="caption">{mark}{caption}</p>'
        mark = ""
    elif len(block.columns) > columns:
        yield f'<p class="cell">{mark}</p>'
    grid = len(block.columns) <= columns
    yield _FRAME + (_grid(block, mark) if grid else _cards(block)) + "</table>"
    note = _inlines(block.note)
    yield (f'<p class="note">{note}</p><p class="cell"></p>' if note else '<p class="cell"></p>')


def _grid(block: Table, mark: str) -> str:
    """Header and rows."""
    total = sum(column.width for column in block.columns)
    heads = "".join(
        f'<th width="{column.width * 100 // total}%" align="{column.align}">'
        f'<p class="cell">{mark if at == 0 else ""}<b>{escape(column.title)}</b></p></th>'
        for at, column in enumerate(block.columns)
    )
    return f"<thead><tr>{heads}</tr></thead>{''.join(_row(row, block) for row in block.rows)}"


def _cards(block: Table) -> str:
    """One card a row: the first cell that says something, then each other with its title."""
    return "".join(_card(row, block) for row in block.rows)


def _card(row: TableRow, table: Table) -> str:
    lines: list[str] = []
    for cell, column in zip(row.cells, table.columns, strict=True):
        words = "<br>".join(_inlines(inlines) for inlines in cell.paragraphs)
        if not words:
            continue
        title = f'<span class="muted">{escape(column.title)}:</span> ' if lines else ""
        mark = "" if lines else _mark(row.key)
        lines.append(f'<p class="cell">{mark}{title}{words}</p>')
    return f"<tr><td>{''.join(lines)}</td></tr>"


def _row(row: TableRow, table: Table) -> str:
    cells = []
    for at, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True)):
        mark = _mark(row.key) if at == 0 else ""
        lines = [_inlines(inlines) for inlines in cell.paragraphs] or [""]
        words = "".join(
            f'<p class="cell">{mark if line == 0 else ""}{text}</p>'
            for line, text in enumerate(lines)
        )
        cells.append(f'<td align="{column.align}">{words}</td>')
    return f"<tr>{''.join(cells)}</tr>"


def _cover(block: CoverPage) -> Iterator[str]:
    yield f'<p class="company">{_mark(block.key)}{escape(block.company.upper())}</p>'
    yield f'<p class="title">{_lines(block.title)}</p>'
    for line in block.subtitle:
        yield f'<p class="subtitle">{escape(line)}</p>'
    promises = (
        ("side marketing", "Marketing promises", block.marketing),
        ("side sales", "Sales promises", block.sales),
        ("side", "Together we aim for", block.together),
    )
    for style, title, inlines in promises:
        yield f'<p class="{style}">{title}</p><p class="lead">{_inlines(inlines)}</p>'
    for fact in block.facts:
        note = f", {escape(fact.note)}" if fact.note else ""
        label = f'<span class="muted">{escape(fact.label)}:</span>'
        yield f'<p class="cell">{label} <b>{escape(fact.value)}</b>{note}</p>'


def _contents(block: Contents, entries: tuple[Entry, ...]) -> Iterator[str]:
    yield f'<p class="section">{_mark(block.key)}{escape(block.title)}</p>'
    for entry in entries:
        if entry.level == 1:
            yield f'<p class="part">{escape(entry.text.upper())}</p>'
            continue
        link = f'<a href="block:{anchor(entry.key)}">{escape(entry.text)}</a>'
        yield f'<p class="cell"><span class="number">{entry.number}</span>&nbsp;&nbsp; {link}</p>'
    if block.note:
        yield f'<p class="aside"><br>{_inlines(block.note)}</p>'


def _signatures(block: Signatures) -> Iterator[str]:
    mark = _mark(block.key)
    for side, lines in (("Marketing", block.marketing), ("Sales", block.sales)):
        yield f'<p class="side {side.lower()}">{mark}For {side}</p>'
        mark = ""
        for line in lines:
            yield from _signature(line)
    if block.note:
        yield f'<p class="aside">{escape(block.note)}</p>'


def _signature(line: SignatureLine) -> Iterator[str]:
    yield f'<p class="name">{_mark(line.key)}{escape(line.name or "Name")}</p>'
    words = [line.role, line.signed or "Not signed yet", line.remark]
    said = "<br>".join(escape(word) for word in words if word)
    yield f'<p class="aside">{said}</p>'


def _inlines(inlines: Inlines) -> str:
    return "".join(_apart(inlines))


def _apart(inlines: Inlines) -> Iterator[str]:
    """The inlines one by one, open points that follow each other with a dot between them."""
    for before, inline, after in zip((None, *inlines), inlines, (*inlines[1:], None), strict=False):
        if isinstance(before, Blank) and isinstance(inline, Blank):
            yield _DOT
        is_gap = isinstance(inline, Run) and not inline.text.strip()
        between = isinstance(before, Blank) and isinstance(after, Blank)
        yield _DOT if is_gap and between else _inline(inline)


def _inline(inline: Inline) -> str:
    match inline:
        case Blank():
            question = escape(inline.question)
            link = escape(answer_link(inline.path), quote=True)
            return f'<a href="{link}"><span class="open">Open: {question}</span></a>'
        case CrossReference():
            raise ValueError(f"the reference to {inline.to!r} was never numbered")
    words = _lines(inline.text)
    if inline.strong:
        words = f"<b>{words}</b>"
    shade = "starter" if inline.placeholder else "number" if inline.accent else ""
    shade = shade or ("muted" if inline.muted else "")
    if shade:
        words = f'<span class="{shade}">{words}</span>'
    if inline.path is not None:
        return f'<a href="{escape(answer_link(inline.path), quote=True)}">{words}</a>'
    if inline.to:
        return f'<a href="block:{anchor(inline.to)}">{words}</a>'
    return words


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
