"""WordprocessingML elements: the few helpers that everything in the body is built with."""

from __future__ import annotations

import hashlib
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from lxml import etree

from models.text import clean

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_PIECES: Final = re.compile(r"([\n\t])")
_BREAKS: Final = {"\n": "br", "\t": "tab"}

_names: dict[str, str] = {}


def add(parent: Element, tag: str, **attributes: str | int) -> Element:
    """A new last child in Word's namespace; attributes are in that namespace too."""
    child: Element = etree.SubElement(parent, _name(tag))
    for key, value in attributes.items():
        child.set(_name(key), str(value))
    return child


def _name(tag: str) -> str:
    name = _names.get(tag)
    if name is None:
        name = _names[tag] = _W + tag
    return name


def add_text(run: Element, text: str) -> None:
    """The text of a run: newlines become breaks, tabs become tabs, no blank is lost."""
    for piece in _PIECES.split(clean(text)):
        if piece in _BREAKS:
            add(run, _BREAKS[piece])
        elif piece:
            node = add(run, "t")
            node.text = piece
            if piece != piece.strip() or "  " in piece:
                node.set(_SPACE, "preserve")


def add_field(paragraph: Element, instruction: str, result: str) -> None:
    """A field with the result that is shown until somebody updates it."""
    begin_field(paragraph, instruction)
    add_text(add(paragraph, "r"), result)
    end_field(paragraph)


def begin_field(paragraph: Element, instruction: str) -> None:
    """Opens a field whose result may go over many paragraphs."""
    add(add(paragraph, "r"), "fldChar", fldCharType="begin")
    code = add(add(paragraph, "r"), "instrText")
    code.text = f" {instruction} "
    code.set(_SPACE, "preserve")
    add(add(paragraph, "r"), "fldChar", fldCharType="separate")


def end_field(paragraph: Element) -> None:
    """Closes the field that `begin_field` opened."""
    add(add(paragraph, "r"), "fldChar", fldCharType="end")


def bookmark_name(key: str) -> str:
    """The hidden bookmark of a block: the same for the same key, whatever the key contains."""
    digest = hashlib.sha1(key.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()
    return f"_sla_{digest[:20]}"


def twips(millimetres: Decimal | int) -> int:
    """Millimetres in the twentieths of a point that Word counts in."""
    return round(Decimal(millimetres) * 1440 / Decimal("25.4"))
