"""What the Word export costs beside writing the same package from strings."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from html import escape

from lxml import etree

from benchmarks.live_document import times
from benchmarks.ratio import Ratio, of_medians
from exporters.compose import compose
from exporters.docx.write import render
from models.starters import start
from models.workshop import Workshop
from ui.live_document import draft_edition

RUNS = 9


def measure() -> list[Ratio]:
    """The sample ÷ strings and zipfile, and four times its content ÷ the sample."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sample = start("sample")
    large = replace(sample, agreement=times(sample.agreement, 4))
    package = _export(sample)
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        parts = {name: _said(opened.read(name)) for name in opened.namelist()}
    floor = of_medians(partial(_export, sample), partial(_write, parts), RUNS)
    growth = of_medians(partial(_export, large), partial(_export, sample), RUNS)
    return [
        Ratio(name="Word export ÷ strings and zipfile", ratio=floor, bound=15),
        Ratio(name="Word export of four times the content", ratio=growth, bound=6),
    ]


def _export(workshop: Workshop) -> bytes:
    return render(compose(draft_edition(workshop)))


Element = tuple[str, list[tuple[str, str]], str, int]
"""Name, attributes, text, and how many elements end behind it."""


def _said(part: bytes) -> bytes | list[Element]:
    """A part element by element, so that it can be written again from strings; or its bytes."""
    if not part.startswith(b"<?xml"):
        return part
    found: list[Element] = []
    for event, element in etree.iterparse(io.BytesIO(part), events=("start", "end")):
        if event == "start":
            attributes = [(str(name), str(value)) for name, value in element.attrib.items()]
            found.append((str(element.tag), attributes, "", 0))
        else:
            name, attributes, _, ends = found[-1]
            words = element.text or "" if ends == 0 else ""
            found[-1] = (name, attributes, words, ends + 1)
    return found


def _write(parts: dict[str, bytes | list[Element]]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, said in parts.items():
            package.writestr(name, said if isinstance(said, bytes) else "".join(_strings(said)))
    return target.getvalue()


def _strings(said: list[Element]) -> Iterator[str]:
    open_names: list[str] = []
    for name, attributes, words, ends in said:
        pairs = "".join(f' {key}="{escape(value)}"' for key, value in attributes)
        open_names.append(name)
        yield f"<{name}{pairs}>{escape(words)}"
        for _ in range(ends):
            yield f"</{open_names.pop()}>"
