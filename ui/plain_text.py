"""An agreement as plain lines, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.agreement import clauses, fields, kinds, references, walk, words
from models.agreement.agreement import Agreement, sections
from models.agreement.clauses import Clause
from models.agreement.section import Row
from models.record.record import left_out
from models.workshop import Workshop

INDENT = "  "


def lines(workshop: Workshop) -> Iterator[str]:
    """Every answer that was given, under its section and its row; what was left out says why."""
    absent = left_out(workshop.record)
    for name, section in sections(workshop.agreement).items():
        gone = [one for one in clauses.of(name, section) if one.id in absent]
        said = [
            *(line for place in _places(workshop.agreement, name, gone) for line in place),
            *(f"{INDENT}{one.title}: not applicable ({absent[one.id]})" for one in gone),
        ]
        if said:
            yield from ("", type(section).about.title, *said)


def _places(agreement: Agreement, name: str, gone: Sequence[Clause]) -> Iterator[Iterator[str]]:
    for place in walk.places(agreement):
        left = any(place.path[: len(one.path)] == one.path for one in gone)
        if place.path[0] == name and not left:
            yield _holder(agreement, place)


def _holder(agreement: Agreement, place: walk.Place) -> Iterator[str]:
    depth = INDENT * (len(place.path) // 2)
    if isinstance(place.kind, kinds.Rows):
        yield f"{depth}{place.kind.one.capitalize()}: {_name(agreement, place, place.kind)}"
        depth += INDENT
    for answer in walk.answers_of(place):
        kind = answer.field.kind
        titled = isinstance(place.kind, kinds.Rows) and answer.field.name == place.kind.title
        if titled or fields.is_empty(answer.value) or not fields.asked(place.holder, answer.field):
            continue
        said = "; ".join(words.in_words(agreement, kind, answer.value).splitlines())
        yield f"{depth}{kind.label}: {said}"


def _name(agreement: Agreement, place: walk.Place, kind: kinds.Rows) -> str:
    assert isinstance(place.holder, Row)
    return references.called(agreement, place.holder, kind)
