"""What a key costs until the live document shows it, beside laying that one section out anew."""

from __future__ import annotations

import itertools
from dataclasses import replace
from functools import partial

from PySide6.QtGui import QTextDocument

from benchmarks.ratio import Ratio, of_medians
from benchmarks.screen import application, put_away
from exporters import html
from models.agreement import fields, path
from models.agreement.agreement import Agreement, sections_of
from models.agreement.kinds import Rows
from models.starters import start
from models.workshop import Workshop
from ui.library import Library
from ui.live_document import LiveDocument
from ui.session import Session, with_new_ids
from ui.theme import theme

WHERE = ("purpose", "answers", "statement")
KEYS = 40


def measure() -> list[Ratio]:
    """One key on the sample and on four times its content."""
    application()
    sample = start("sample")
    large = replace(sample, agreement=times(sample.agreement, 4))
    return [
        Ratio(name="a key in the live document ÷ its section alone", ratio=_key(sample), bound=3),
        Ratio(name="the same with four times the content", ratio=_key(large), bound=3),
    ]


def times(agreement: Agreement, number: int) -> Agreement:
    """The agreement with every row so many times over; copies carry ids of their own."""
    for name, section in sections_of(type(agreement)).items():
        for part in fields.of(section):
            if isinstance(part.kind, Rows):
                rows = path.get(agreement, (name, part.name))
                copies = [with_new_ids(row) for _ in range(number - 1) for row in rows]
                agreement = path.put(agreement, (name, part.name), (*rows, *copies))
    return agreement


def _key(workshop: Workshop) -> float:
    library = Library()
    session = Session(library, "benchmark", workshop, 0)
    document = LiveDocument(session)
    document.resize(372, 800)
    document.show_open(open_=True)
    document.show()
    document.follow(WHERE)
    words = str(path.get(workshop.agreement, WHERE))
    longer = itertools.accumulate(itertools.repeat("x"), initial=words)
    ratio = of_medians(
        lambda: _type(session, document, next(longer)),
        partial(_lay_out_section, document),
        KEYS,
    )
    document.close()
    put_away(session, library)
    return ratio


def _type(session: Session, document: LiveDocument, words: str) -> None:
    session.take(
        replace(
            session.workshop,
            agreement=path.put(session.workshop.agreement, WHERE, words),
        )
    )
    document.show_now()
    document.paper.document().documentLayout().documentSize()


def _lay_out_section(document: LiveDocument) -> object:
    alone = QTextDocument()
    alone.setDefaultStyleSheet(html.stylesheet(theme.scale))
    alone.setTextWidth(document.paper.viewport().width())
    alone.setHtml(html.fragment(document.paper.chapter(WHERE[0]).blocks))
    return alone.documentLayout().documentSize()
