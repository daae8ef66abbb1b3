"""The pieces that pages are made of: columns, sentences, labelled answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from exporters.blocks import Align, Blank, Inline, Inlines, Run, TableRow
from exporters.composing.forms import as_sentence
from exporters.composing.voice import Extras, Voice
from models.agreement import fields
from models.agreement.fields import Field
from models.agreement.kinds import Answers, Lines, Text
from models.agreement.section import Section

_LONG_ANSWER: Final = 90


@dataclass(frozen=True, slots=True)
class Col:
    """A table column and what its cells say: templates for lines, tabs between sentences."""

    title: str
    width: int
    says: str
    align: Align = "left"


def parts_in_order(section: Section) -> Iterator[Field]:
    """The parts as declared; the single answers last where a section wants its rows first."""
    declared = fields.of(type(section))
    if getattr(section, "order", "") == "rows first":
        yield from (part for part in declared if not _is_main(part))
        yield from (part for part in declared if _is_main(part))
        return
    yield from declared


def sentences(voice: Voice, templates: Iterable[str], extras: Extras) -> Inlines:
    """The sentences that can be said, with a blank between them."""
    inlines: list[Inline] = []
    for template in templates:
        said = voice.say(template, extras)
        if said:
            inlines += [Run(text=" "), *said] if inlines else list(said)
    return tuple(inlines)


def not_applicable(reason: str) -> Inlines:
    """Why something is not there."""
    return (Run(text=f"Not applicable: {as_sentence(reason)}" if reason else "Not applicable."),)


def _is_main(part: Field) -> bool:
    return part.name == "answers" and isinstance(part.kind, Answers)


def cell_lines(voice: Voice, column: Col, extras: Extras) -> Iterator[Inlines]:
    """The lines of a table cell that can be said."""
    for line in column.says.split("\n") if column.says else ():
        said = sentences(voice, line.split("\t"), extras)
        if said:
            yield said


def narrowed(row: TableRow, kept: list[int]) -> TableRow:
    """A row without the columns that say nothing."""
    return TableRow(
        key=row.key,
        cells=tuple(row.cells[at] for at in kept),
        path=row.path,
        numbered=row.numbered,
    )


def is_short(voice: Voice, field: Field) -> bool:
    """True for an answer that fits a table cell."""
    if isinstance(field.kind, Text) or (isinstance(field.kind, Lines) and field.kind.long):
        return False
    return len(voice.material.words(voice.holder, field)) <= _LONG_ANSWER


def _answer(voice: Voice, field: Field) -> Inlines:
    return voice.say(f"{{{field.name}}}")


def labelled(voice: Voice, field: Field, *, muted: bool = False) -> Inlines:
    """An answer behind its label, or its open point."""
    label = field.kind.label
    answer = _answer(voice, field)
    if any(isinstance(inline, Blank) for inline in answer):
        return answer
    colon = "" if label.endswith(("?", ":")) else ":"
    return (Run(text=f"{label}{colon} ", strong=not muted, muted=muted), *answer)


def joined(voice: Voice, left: list[Field]) -> Inlines:
    """Answers behind their labels, one after the other."""
    inlines: list[Inline] = []
    for field in left:
        inlines += [Run(text="; ")] if inlines else []
        inlines += labelled(voice, field, muted=True)
    return tuple(inlines)
