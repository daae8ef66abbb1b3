"""Whether every required answer is there, which is what turns a draft into one in review."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from models.agreement import clauses, fields, walk
from models.agreement.agreement import sections
from models.agreement.fields import Field
from models.agreement.kinds import Answers, Computed, Lines, References, Rows
from models.agreement.path import Path
from models.agreement.section import Holder
from models.record.record import left_out
from models.workshop import Workshop


def is_complete(workshop: Workshop) -> bool:
    """True when no required answer or row is missing; clauses left out by decision do not count."""
    out = left_out(workshop.record)
    agreement = workshop.agreement
    skipped = {clause.path for clause in clauses.clauses(agreement) if clause.id in out}
    skipped |= {
        (name,)
        for name, section in sections(agreement).items()
        if (own := tuple(clauses.of(name, section))) and all(clause.id in out for clause in own)
    }
    return all(
        not _lacking(field, value)
        for where, holder in _holders(workshop)
        for field, value in _questions(holder)
        if not _below(where, skipped) and not _below((*where, field.name), skipped)
    )


def _holders(workshop: Workshop) -> Iterator[tuple[Path, object]]:
    for name, section in sections(workshop.agreement).items():
        yield (name,), section
    for place in walk.places(workshop.agreement):
        yield place.path, place.holder


def _questions(holder: object) -> Iterator[tuple[Field, object]]:
    for field in fields.of(type(holder)):
        if isinstance(field.kind, Computed | Answers):
            continue
        if not isinstance(holder, Holder) or fields.asked(holder, field):
            yield field, getattr(holder, field.name)


def _lacking(field: Field, value: object) -> bool:
    kind = field.kind
    if isinstance(kind, Rows):
        return len(value) < kind.at_least  # type: ignore[arg-type]
    if not kind.required:
        return False
    if fields.is_empty(value):
        return True
    if isinstance(kind, Lines | References) and isinstance(value, tuple):
        none = isinstance(kind, Lines) and kind.none_word != "" and value == (kind.none_word,)
        return len(value) < kind.at_least and not none
    return False


def _below(where: Path, skipped: Collection[Path]) -> bool:
    return any(where[:length] in skipped for length in range(1, len(where) + 1))
