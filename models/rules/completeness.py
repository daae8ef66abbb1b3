"""Required answers that are still missing, each with the question that asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from models.agreement import clauses, fields, path
from models.agreement.fields import Field
from models.agreement.kinds import Answers, Computed, Grid, Lines, References, Rows
from models.agreement.path import Path
from models.agreement.section import Row, Section
from models.agreement.values import GridCell, NumberRange
from models.agreement.walk import Place
from models.record.record import left_out
from models.rules.finding import Finding, Severity
from models.rules.progress import is_left_out
from models.workshop import Workshop

RULE = "missing"
_OPEN = NumberRange(None, None)


def left_out_paths(workshop: Workshop) -> frozenset[Path]:
    """Where nothing is asked any more: whole sections, tables, answers and rows left out."""
    out = left_out(workshop.record)
    found: set[Path] = set()
    for name in {path.parse(clause)[0] for clause in out}:
        section = getattr(workshop.agreement, name, None)
        if not isinstance(section, Section):
            continue
        found |= {clause.path for clause in clauses.of(name, section) if clause.id in out}
        if is_left_out(workshop, name, out):
            found.add((name,))
    return frozenset(found)


def within(out: frozenset[Path], name: str) -> frozenset[Path]:
    """What of this was left out in one section."""
    return frozenset(where for where in out if where[0] == name) if out else out


def emptied(section: Section, name: str, out: frozenset[Path]) -> Section:
    """The section without the parts and rows that were left out."""
    if (name,) in out:
        return type(section)()
    changed: dict[str, object] = {}
    for part in fields.of(type(section)):
        where = (name, part.name)
        if where in out:
            changed[part.name] = part.default
        elif isinstance(part.kind, Rows):
            rows: tuple[Row, ...] = getattr(section, part.name)
            changed[part.name] = tuple(row for row in rows if (*where, row.id) not in out)
    return replace(section, **changed)


def missing(place: Place) -> Iterator[Finding]:
    """Required answers and rows that one holder of answers lacks."""
    for field in fields.of(type(place.holder)):
        if is_asked_for(field) and fields.asked(place.holder, field):
            value = getattr(place.holder, field.name)
            if lacks(field, value):
                yield _finding((*place.path, field.name), field, value)


def missing_rows(name: str, section: Section, field: Field) -> Iterator[Finding]:
    """The same for the rows that stand directly in a section."""
    value = getattr(section, field.name)
    if is_asked_for(field) and lacks(field, value):
        yield _finding((name, field.name), field, value)


def is_asked_for(field: Field) -> bool:
    """True for a question that must be answered, and for rows that must be there."""
    if isinstance(field.kind, Rows):
        return field.kind.at_least > 0
    return field.kind.required and not isinstance(field.kind, Computed | Answers)


def lacks(field: Field, value: object) -> bool:
    """True when an answer that is asked for is not there, or not long enough."""
    kind = field.kind
    if is_unanswered(value):
        return True
    if isinstance(kind, Lines) and kind.none_word and value == (kind.none_word,):
        return False
    if isinstance(kind, Lines | References | Rows):
        assert isinstance(value, tuple)
        return len(value) < kind.at_least
    if isinstance(kind, Grid):
        assert isinstance(value, tuple)
        return not any(isinstance(cell, GridCell) and cell.letters for cell in value)
    return False


def is_unanswered(value: object) -> bool:
    """True for no answer at all, and for a range that is open at both ends."""
    return fields.is_empty(value) or (isinstance(value, NumberRange) and value == _OPEN)


def _finding(where: Path, field: Field, value: object) -> Finding:
    kind = field.kind
    return Finding(
        path=where,
        severity=Severity.MISSING,
        message=_message(field, value),
        question=kind.help or (f"What would fit here, such as: {kind.example}?"),
        rule=RULE,
    )


def _message(field: Field, value: object) -> str:
    kind = field.kind
    if not isinstance(kind, Lines | References | Rows) or not isinstance(value, tuple):
        return f"“{kind.label}” is not answered."
    if kind.at_least < 2 and not isinstance(kind, Rows):
        return f"“{kind.label}” is not answered."
    needed = f"{kind.at_least} entries" if kind.at_least > 1 else "an entry"
    if not value:
        return f"“{kind.label}” needs at least {needed} and has none."
    return f"“{kind.label}” needs at least {needed} and has {len(value)}."
