"""Where values come from: typed in the room, taken from a starter, carried over, imported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from models.agreement import fields, path, walk
from models.agreement.agreement import Agreement
from models.agreement.path import Path


class Source(StrEnum):
    """How a value came into the agreement, other than by being typed as agreed."""

    PLACEHOLDER = "placeholder"
    MARKETING = "marketing"
    SALES = "sales"
    BOTH = "both"
    IMPORTED = "imported"
    CARRIED_OVER = "carried_over"


@dataclass(frozen=True, slots=True)
class Origin:
    """The source of a value, and in a few words what it rests on."""

    source: Source
    note: str = ""


Origins = Mapping[str, Origin]
"""Origins by path word; a value without one was typed by the people in the room."""


def unconfirmed(agreement: Agreement, origins: Origins) -> tuple[Path, ...]:
    """Paths of starter values that nobody has confirmed or changed, in document order."""
    return tuple(
        answer.path
        for answer in walk.answers(agreement)
        if not fields.is_empty(answer.value) and is_placeholder(origins, answer.path)
    )


def is_placeholder(origins: Origins, where: Path) -> bool:
    """True when the value at `where` is still a starter's."""
    origin = origins.get(path.text(where))
    return origin is not None and origin.source is Source.PLACEHOLDER


def confirmed(origins: Origins, where: Path) -> Origins:
    """The origins once the value at `where`, and whatever lies below it, is the room's own."""
    word = path.text(where)
    below = f"{word}."
    if not any(key == word or key.startswith(below) for key in origins):
        return origins
    return {
        key: origin for key, origin in origins.items() if key != word and not key.startswith(below)
    }


def all_placeholders(agreement: Agreement, note: str = "") -> Origins:
    """Every answer given so far marked as a starter value."""
    origin = Origin(Source.PLACEHOLDER, note)
    return {
        path.text(answer.path): origin
        for answer in walk.answers(agreement)
        if not fields.is_empty(answer.value)
    }
