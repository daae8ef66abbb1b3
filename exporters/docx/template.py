"""The house template: opened for each export, emptied of content, kept for its looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Final

import docx
from docx.oxml.ns import qn

from exporters.docx import styles
from models.errors import UserError

if TYPE_CHECKING:
    from docx.document import Document as Package
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_NAME: Final = "agreement.docx"


@dataclass(frozen=True, slots=True)
class Template:
    """A fresh Word package with the house styles and an empty body."""

    package: Package
    style_ids: Mapping[str, str]

    @property
    def body(self) -> Element:
        """The element that the blocks are written into."""
        body: Element = self.package.element.body
        return body

    def style_id(self, name: str) -> str:
        """The id under which the template keeps the style of this name."""
        return self.style_ids[name]


def open_template() -> Template:
    """The template that ships with the program. Raises UserError when a style is missing."""
    return from_bytes(_shipped())


@cache
def _shipped() -> bytes:
    return files("resources").joinpath("templates", _NAME).read_bytes()


def from_bytes(content: bytes) -> Template:
    """A template from its bytes. Raises UserError when a style is missing."""
    package = docx.Document(BytesIO(content))
    return Template(package, _style_ids(package))


def _style_ids(package: Package) -> dict[str, str]:
    """Ids by name; Word writes the names of its own styles in either case."""
    present: dict[str, str] = {}
    for style in package.styles.element.iterchildren(qn("w:style")):
        name = style.find(qn("w:name"))
        if name is not None:
            present[name.get(qn("w:val"), "").casefold()] = style.get(qn("w:styleId"), "")
    missing = sorted(name for name in styles.NAMES if name.casefold() not in present)
    if missing:
        raise UserError(
            f"The Word template lacks the styles {', '.join(missing)}.",
            "Put the original template back, or add styles with these names in Word.",
        )
    return {name: present[name.casefold()] for name in styles.NAMES}
