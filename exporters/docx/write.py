"""A document as a Word file: the one door to this package."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docx.oxml.ns import qn

from exporters.blocks import CoverPage, Document, Key
from exporters.docx import ooxml, package
from exporters.docx.sheet import Sheet
from exporters.docx.signatures import grouped
from exporters.docx.template import Template, open_template
from exporters.docx.writer import BlockWriter, link_targets
from models.text import clean_line

if TYPE_CHECKING:
    from docx.document import Document as Package
    from docx.oxml.xmlchemy import BaseOxmlElement as Element
    from docx.section import Section

_LONGEST_PROPERTY: Final = 255
_DIGITS_IN_FOOTER: Final = 16


def write(
    document: Document, target: Path | str, *, page_numbers: Mapping[Key, int] | None = None
) -> None:
    """Writes the document to `target`; an earlier file there stays whole until the new one is.

    Raises UserError when the disk, the folder or the file refuses.
    """
    package.save(render(document, page_numbers=page_numbers), target)


def render(document: Document, *, page_numbers: Mapping[Key, int] | None = None) -> bytes:
    """The Word file of a numbered document: the same bytes for the same document.

    `page_numbers` gives the page of each part and section for the contents list, by block key;
    without it the list is printed without pages.
    """
    template = open_template()
    body = template.body
    closing = body.find(qn("w:sectPr"))
    for element in list(body):
        body.remove(element)
    sheet = Sheet(body, template.package.part, template.style_id, link_targets(document.blocks))
    BlockWriter(sheet, document.blocks, page_numbers or {}).write()
    body.append(closing)
    _write_margins(template, document)
    _write_properties(template.package, document)
    _set_language(template.package, document.language)
    stream = BytesIO()
    template.package.save(stream)
    return package.pack(package.unpack(stream.getvalue()))


def _write_margins(template: Template, document: Document) -> None:
    section: Section = template.package.sections[0]
    section.different_first_page_header_footer = isinstance(
        document.blocks[0] if document.blocks else None, CoverPage
    )
    header = section.header.paragraphs[0]._p  # noqa: SLF001 - python-docx has no fields
    _add(header, f"{clean_line(document.header)}\t{clean_line(document.status)}")
    mark = f"Fingerprint {grouped(document.fingerprint[:_DIGITS_IN_FOOTER])}"
    mark = mark if document.fingerprint else ""
    _add(section.first_page_footer.paragraphs[0]._p, mark)  # noqa: SLF001
    footer = section.footer.paragraphs[0]._p  # noqa: SLF001
    _add(footer, f"{mark}\tPage ")
    ooxml.add_field(footer, "PAGE", "2")
    _add(footer, " of ")
    ooxml.add_field(footer, "NUMPAGES", "2")


def _add(paragraph: Element, text: str) -> None:
    ooxml.add_text(ooxml.add(paragraph, "r"), text)


def _write_properties(word: Package, document: Document) -> None:
    made = datetime.fromisoformat(document.made_at)
    made = (made.astimezone(UTC) if made.tzinfo else made).replace(tzinfo=None, microsecond=0)
    properties = word.core_properties
    properties.title = _property(document.title)
    properties.author = properties.last_modified_by = _property(document.author)
    properties.language = _property(document.language)
    properties.identifier = _property(document.fingerprint)
    properties.content_status = _property(document.status)
    properties.subject = _property(document.company)
    properties.created = properties.modified = made
    properties.revision = 1


def _property(text: str) -> str:
    line = clean_line(text)
    if len(line) <= _LONGEST_PROPERTY:
        return line
    return line[: _LONGEST_PROPERTY - 1] + "…"


def _set_language(word: Package, language: str) -> None:
    for mark in word.styles.element.iter(qn("w:lang")):
        mark.set(qn("w:val"), language)
