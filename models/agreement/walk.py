"""Every answer of an agreement with the place it stands at, in document order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.agreement import fields
from models.agreement.agreement import Agreement, sections
from models.agreement.fields import Field
from models.agreement.kinds import Answers, Rows
from models.agreement.path import Path
from models.agreement.section import Holder, Row


@dataclass(frozen=True, slots=True)
class Place:
    """A holder of answers: a section's single answers, or a row at any depth."""

    path: Path
    holder: Holder
    kind: Answers | Rows


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, given or not: where it stands, in which holder, and its value."""

    path: Path
    holder: Holder
    field: Field

    @property
    def value(self) -> object:
        """What was answered; empty when nothing was."""
        return getattr(self.holder, self.field.name)


def places(agreement: Agreement) -> Iterator[Place]:
    """Every holder of answers from the first section to the last, rows after their parents."""
    for name, section in sections(agreement).items():
        for part in fields.of(type(section)):
            value = getattr(section, part.name)
            if isinstance(part.kind, Answers):
                yield from places_below(Place((name, part.name), value, part.kind))
            elif isinstance(part.kind, Rows):
                for row in value:
                    yield from places_below(Place((name, part.name, row.id), row, part.kind))


def places_below(place: Place) -> Iterator[Place]:
    """The place itself and the rows nested in it."""
    yield place
    for part in fields.nested(type(place.holder)):
        assert isinstance(part.kind, Rows)
        rows: tuple[Row, ...] = getattr(place.holder, part.name)
        for row in rows:
            yield from places_below(Place((*place.path, part.name, row.id), row, part.kind))


def answers(agreement: Agreement) -> Iterator[Answer]:
    """Every answer that can be given, row by row."""
    for place in places(agreement):
        yield from answers_of(place)


def answers_of(place: Place) -> Iterator[Answer]:
    """The answers of one holder, without those of rows nested in it."""
    for field in fields.leaves(type(place.holder)):
        yield Answer((*place.path, field.name), place.holder, field)
