"""What a section is composed from, so that it is composed again only when some of that changes."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.composing.material import Material
from models.agreement import fields, path, references
from models.agreement.kinds import CALENDARS, Answers, Grid, Reference, References, Rows
from models.agreement.path import Path
from models.agreement.section import Section

Names = dict[Path, tuple[tuple[str, str, bool], ...]]
"""The rows that can be pointed at, with their names and whether they are left out."""


class Same:
    """Equal to nothing but the very same object."""

    __slots__ = ("what",)

    def __init__(self, what: object) -> None:
        self.what = what

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.what is self.what

    def __hash__(self) -> int:
        return id(self.what)


def of(material: Material, name: str, section: Section, known: Names) -> tuple[object, ...]:
    """Everything that the blocks of this section depend on, for comparing.

    `known` keeps the names that were looked up for other sections of the same material.
    """
    header = material.agreement.parties.answers
    return (
        Same(section),
        _beyond(material, name),
        header.currency,
        header.date_format,
        header.zone,
        material.open_points,
        frozenset(where for where in material.starters if where[0] == name),
        tuple((key, why) for key, why in material.left_out.items() if path.parse(key)[0] == name),
        tuple(_names(material, to, known) for to in _targets(type(section))),
    )


def _beyond(material: Material, name: str) -> tuple[object, ...]:
    """What a section works with beyond the names that it prints."""
    header = material.agreement.parties.answers
    if name == "funnel":
        return (Same(material.agreement.stages), header.period, header.period_start)
    if name == "response":
        return (
            Same(material.agreement.calendar),
            header.effective_from,
            header.period_start,
            tuple(key for key in material.left_out if path.parse(key)[:2] == CALENDARS),
        )
    return ()


def _names(material: Material, to: Path, known: Names) -> tuple[tuple[str, str, bool], ...]:
    if to not in known:
        known[to] = tuple(
            (target.id, target.name, path.text((*to, target.id)) in material.left_out)
            for target in references.targets(material.agreement, to)
        )
    return known[to]


_known: dict[type, tuple[Path, ...]] = {}


def _targets(cls: type) -> tuple[Path, ...]:
    """The rows that the answers of a section point at."""
    if cls not in _known:
        _known[cls] = tuple(dict.fromkeys(_pointed_at(cls)))
    return _known[cls]


def _pointed_at(cls: type) -> Iterator[Path]:
    for field in fields.of(cls):
        match field.kind:
            case Answers() | Rows():
                yield from _targets(field.kind.holds)
            case Reference() | References() | Grid():
                yield field.kind.to
            case _:
                pass
