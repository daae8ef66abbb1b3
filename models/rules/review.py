"""The review: everything the room should still look at, from the first page to the last."""

from __future__ import annotations

from collections.abc import Iterator

from models.agreement import fields, path, walk
from models.agreement.agreement import sections
from models.agreement.kinds import Answers, Rows
from models.agreement.path import Path
from models.agreement.section import Row, Section
from models.agreement.walk import Place
from models.drafting.origins import Origins, Source
from models.rules import completeness, validity
from models.rules.finding import Finding, Severity
from models.rules.validity import Standing
from models.workshop import Workshop

UNCONFIRMED = "unconfirmed"
_RANK = {
    Severity.ERROR: 0,
    Severity.MISSING: 1,
    Severity.WARNING: 2,
    Severity.UNCONFIRMED: 3,
}


def review(workshop: Workshop) -> tuple[Finding, ...]:
    """All findings in document order; at one place errors stand first, starter values last.

    What was left out by decision is not judged.
    """
    out = completeness.left_out_paths(workshop)
    standing = Standing(workshop.agreement)
    origins = workshop.drafting.origins
    found: list[Finding] = []
    for name, section in sections(workshop.agreement).items():
        if (name,) in out:
            continue
        for part in fields.of(type(section)):
            where = (name, part.name)
            if where in out:
                continue
            if isinstance(part.kind, Rows):
                found += completeness.missing_rows(name, section, part)
            for place in _places(section, where, part.kind):
                if place.path[:3] not in out:
                    found += _judged(place, standing, origins)
    return tuple(found)


def _places(section: Section, where: Path, kind: object) -> Iterator[Place]:
    """Every holder of answers in one part of a section."""
    value = getattr(section, where[-1])
    if isinstance(kind, Answers):
        yield from walk.places_below(Place(where, value, kind))
    elif isinstance(kind, Rows):
        rows: tuple[Row, ...] = value
        for row in rows:
            yield from walk.places_below(Place((*where, row.id), row, kind))


def _judged(place: Place, standing: Standing, origins: Origins) -> list[Finding]:
    found = [
        *validity.faults(place, standing),
        *completeness.missing(place),
        *_unconfirmed(place, origins),
    ]
    if len(found) > 1:
        order = {field.name: index for index, field in enumerate(fields.of(type(place.holder)))}
        found.sort(key=lambda one: (order.get(one.path[-1], len(order)), _RANK[one.severity]))
    return found


def _unconfirmed(place: Place, origins: Origins) -> Iterator[Finding]:
    if not origins:
        return
    for answer in walk.answers_of(place):
        origin = origins.get(path.text(answer.path))
        if origin is None or origin.source is not Source.PLACEHOLDER:
            continue
        if fields.is_empty(answer.value) or not fields.asked(answer.holder, answer.field):
            continue
        rests = f" It rests on: {origin.note}." if origin.note else ""
        yield Finding(
            path=answer.path,
            severity=Severity.UNCONFIRMED,
            message=f"“{answer.field.kind.label}” is still a starter value.",
            question=f"Does it hold for you, or what holds instead?{rests}",
            rule=UNCONFIRMED,
        )
