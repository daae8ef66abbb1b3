"""What the Word export costs beside writing the same package from strings."""

from __future__ import annotations

import io
import os
import zipfile
from dataclasses import replace
from functools import partial

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
        parts = {name: opened.read(name).decode("latin-1") for name in opened.namelist()}
    floor = of_medians(partial(_export, sample), partial(_write, parts), RUNS)
    growth = of_medians(partial(_export, large), partial(_export, sample), RUNS)
    return [
        Ratio(name="Word export ÷ strings and zipfile", ratio=floor, bound=15),
        Ratio(name="Word export of four times the content", ratio=growth, bound=6),
    ]


def _export(workshop: Workshop) -> bytes:
    return render(compose(draft_edition(workshop)))


def _write(parts: dict[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, words in parts.items():
            package.writestr(name, words.encode("latin-1"))
    return target.getvalue()
