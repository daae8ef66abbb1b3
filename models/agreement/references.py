"""Answers that point at a row elsewhere: what can be chosen, and what uses a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.agreement import fields, path, walk
from models.agreement.agreement import Agreement, sections_of
from models.agreement.kinds import Choice, Grid, Reference, References, Rows, label_of
from models.agreement.path import Path
from models.agreement.section import Row, RowId


@dataclass(frozen=True, slots=True)
class Target:
    """A row that can be chosen, and the name it goes by at present."""

    id: RowId
    name: str


@dataclass(frozen=True, slots=True)
class Use:
    """A place that points at a row."""

    path: Path
    label: str


def rows_kind(root: type, to: Path) -> Rows:
    """The declaration of the rows that a reference points at."""
    kind = fields.named(sections_of(root)[to[0]], to[1]).kind
    assert isinstance(kind, Rows)
    return kind


def name_of(row: Row, kind: Rows) -> str:
    """What a row is called: its title field, or "New persona" while that is empty.

    A title that points elsewhere is no words without the agreement: ask `called` for those.
    """
    title = getattr(row, kind.title)
    if isinstance(fields.named(kind.holds, kind.title).kind, Reference):
        title = ""
    return title if isinstance(title, str) and title else f"New {kind.one}"


def called(agreement: Agreement, row: Row, kind: Rows) -> str:
    """What any row is called, also one that is known by what it points at or by a choice."""
    return title_of(agreement, row, kind) or f"New {kind.one}"


def title_of(agreement: Agreement, row: Row, kind: Rows) -> str:
    """The title of a row in words, such as "Lead to MQL" for a rate; empty without one."""
    said = _title_word(agreement, row, kind, kind.title)
    onward = _title_word(agreement, row, kind, kind.leads_to) if kind.leads_to else ""
    return f"{said} to {onward}" if said and onward else said


def _title_word(agreement: Agreement, row: Row, kind: Rows, name: str) -> str:
    title, word = fields.named(kind.holds, name).kind, getattr(row, name)
    if isinstance(title, Reference):
        return present_name(agreement, title.to, word)
    if isinstance(title, Choice) and word:
        return label_of(title, word)
    return word if isinstance(word, str) else ""


def targets(agreement: Agreement, to: Path) -> tuple[Target, ...]:
    """The rows that a reference to `to` can choose from, in their order."""
    kind = rows_kind(type(agreement), to)
    return tuple(Target(row.id, name_of(row, kind)) for row in path.get(agreement, to))


def present_name(agreement: Agreement, to: Path, row_id: RowId) -> str:
    """The present name of the row pointed at; empty when it is gone."""
    return next((t.name for t in targets(agreement, to) if t.id == row_id), "")


def pointed_at(answer: walk.Answer) -> tuple[RowId, ...]:
    """The ids that one answer points at."""
    value = answer.value
    match answer.field.kind:
        case Reference():
            return (str(value),) if value else ()
        case References():
            return tuple(value)  # type: ignore[arg-type]
        case Grid():
            return tuple(cell.column for cell in value)  # type: ignore[attr-defined]
        case _:
            return ()


def uses(agreement: Agreement, row_id: RowId) -> tuple[Use, ...]:
    """Where a row, or a row nested in it, is pointed at from outside of it, in document order."""
    return tuple(_uses(agreement, row_id))


def _uses(agreement: Agreement, row_id: RowId) -> Iterator[Use]:
    for answer in walk.answers(agreement):
        if row_id in pointed_at(answer) and row_id not in answer.path:
            yield Use(answer.path, describe(agreement, answer.path))


def describe(agreement: Agreement, where: Path) -> str:
    """A place in words: section, row and question, such as "Handoff: Trigger"."""
    section = getattr(agreement, where[0])
    words = [type(section).about.title]
    holder: object = section
    kind: Rows | None = None
    for part in where[1:]:
        if isinstance(holder, tuple):
            holder = path.get(holder, (part,))
            assert kind is not None
            assert isinstance(holder, Row)
            words.append(f"“{called(agreement, holder, kind)}”")
            continue
        field = fields.named(type(holder), part)
        holder = getattr(holder, part, None)
        kind = field.kind if isinstance(field.kind, Rows) else None
        if part != "answers" and kind is None:
            words.append(field.kind.label)
    return f"{words[0]}: {', '.join(words[1:])}" if len(words) > 1 else words[0]
