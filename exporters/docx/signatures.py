"""The signature block and the fingerprint of what is signed."""

from __future__ import annotations

from decimal import Decimal
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from exporters.blocks import Fingerprint, SignatureLine, Signatures
from exporters.docx import styles
from exporters.docx.sheet import Layout, Sheet
from exporters.docx.tables import scaled
from models.agreement.sides import Side

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_GAP: Final = 227
_GROUP: Final = 4
_GROUPS_IN_LINE: Final = 8


def write_signatures(sheet: Sheet, signatures: Signatures) -> None:
    """Both sides next to each other: name, role, line to sign on, place and date."""
    widths = scaled((Decimal(80), Decimal(80)))
    names = "Marketing at the left, Sales at the right; each with name, role, place and date."
    grid = sheet.table(styles.SIGNATURES, widths, "Signatures", names)
    head = sheet.row(grid, head=True)
    for side, width in zip(Side, widths, strict=True):
        label = sheet.paragraph(styles.side(side), _cell(sheet, head, width, side))
        sheet.text(label, f"For {side.label}")
    pairs = list(zip_longest(signatures.marketing, signatures.sales))
    for index, pair in enumerate(pairs):
        row = sheet.row(grid)
        kept = index < len(pairs) - 1 or bool(signatures.note)
        for side, width, line in zip(Side, widths, pair, strict=True):
            cell = _cell(sheet, row, width, side, ruled=index > 0)
            _write_line(sheet, cell, line, Layout(keep_next=kept))
    if signatures.note:
        sheet.text(sheet.paragraph(styles.TABLE_NOTE), signatures.note)


def _cell(sheet: Sheet, row: Element, width: int, side: Side, *, ruled: bool = False) -> Element:
    """A side's half of a row; `ruled` parts it from the row above."""
    if side is Side.MARKETING:
        return sheet.cell(row, width, right=_GAP, ruled=ruled)
    return sheet.cell(row, width, left=_GAP, right=0, ruled=ruled)


def _write_line(sheet: Sheet, cell: Element, line: SignatureLine | None, layout: Layout) -> None:
    if line is None:
        sheet.paragraph(styles.SIGNED, cell, layout)
        return
    if line.name:
        sheet.text(sheet.paragraph(styles.SIGNATORY, cell, layout), line.name)
        sheet.text(sheet.paragraph(styles.SIGNATORY_ROLE, cell, layout), line.role)
    else:
        sheet.paragraph(styles.SIGNATURE_LINE, cell, layout)
        words = f"Name, {line.role}" if line.role else "Name and role"
        sheet.text(sheet.paragraph(styles.SIGNATORY_ROLE, cell, layout), words)
    sheet.paragraph(styles.SIGNATURE_LINE, cell, layout)
    if line.signed:
        sheet.text(sheet.paragraph(styles.SIGNED, cell, layout), line.signed)
    else:
        date = sheet.paragraph(styles.SIGNATORY_ROLE, cell, layout)
        sheet.text(date, "Place, date and signature")
    if line.remark:
        remark = sheet.paragraph(styles.SIGNATORY_ROLE, cell, layout)
        sheet.text(remark, line.remark)


def write_fingerprint(sheet: Sheet, fingerprint: Fingerprint) -> None:
    """The digest in its box, eight groups to a line."""
    groups = grouped(fingerprint.digest).split(" ")
    lines = [
        " ".join(groups[start : start + _GROUPS_IN_LINE])
        for start in range(0, len(groups), _GROUPS_IN_LINE)
    ]
    sheet.text(sheet.paragraph(styles.FINGERPRINT), "\n".join(lines))


def grouped(digest: str) -> str:
    """Hex digits in groups of four, for reading aloud."""
    return " ".join(digest[at : at + _GROUP] for at in range(0, len(digest), _GROUP))
