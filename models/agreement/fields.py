"""The declared fields of a section, its answers or its rows, in document order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, dataclass
from dataclasses import fields as dataclass_fields
from typing import Any, get_args, get_type_hints

from models.agreement import kinds
from models.agreement.kinds import AnyKind, Computed, Kind, Leaf, Rows

SHORT = (
    kinds.Line
    | kinds.Choice
    | kinds.Number
    | kinds.Percent
    | kinds.Money
    | kinds.Span
    | kinds.Day
    | kinds.YesNo
    | kinds.Reference
)
"""Kinds that fit into a table cell."""


@dataclass(frozen=True, slots=True)
class Field:
    """One declared question: its name in files and paths, and its kind."""

    name: str
    kind: AnyKind
    type: Any
    default: Any

    @property
    def stored(self) -> bool:
        """False for what is worked out from other answers."""
        return not isinstance(self.kind, Computed)


_known: dict[type, tuple[Field, ...]] = {}
_leaves: dict[type, tuple[Field, ...]] = {}


def of(cls: type) -> tuple[Field, ...]:
    """Every declared field of `cls`; computed ones stand behind the field they name."""
    if cls not in _known:
        _known[cls] = tuple(_declared(cls))
    return _known[cls]


def named(cls: type, name: str) -> Field:
    """The field called `name`. Raises KeyError when `cls` declares none."""
    for field in of(cls):
        if field.name == name:
            return field
    raise KeyError(name)


def leaves(cls: type) -> tuple[Field, ...]:
    """The stored fields that are answers in themselves: neither rows nor computed."""
    if cls not in _leaves:
        _leaves[cls] = tuple(field for field in of(cls) if isinstance(field.kind, Leaf))
    return _leaves[cls]


def nested(cls: type) -> tuple[Field, ...]:
    """The fields that hold rows."""
    return tuple(field for field in of(cls) if isinstance(field.kind, Rows))


def is_empty(value: object) -> bool:
    """True for a question that has no answer yet."""
    return value is None or value in ("", ())


def asked(holder: object, field: Field) -> bool:
    """True when the field's condition holds, so that its question is put at all."""
    when = field.kind.when
    return when is None or getattr(holder, when.field) in when.values


def _declared(cls: type) -> Iterator[Field]:
    hints = get_type_hints(cls, include_extras=True)
    for item in dataclass_fields(cls):
        kind = _mark(hints[item.name])
        if kind is not None:
            default = (
                item.default_factory() if item.default_factory is not MISSING else item.default
            )
            yield Field(item.name, kind, get_args(hints[item.name])[0], default)
            yield from _computed_after(cls, item.name)


def _computed_after(cls: type, name: str) -> Iterator[Field]:
    computed: dict[str, Computed] = getattr(cls, "computed", {})
    for own_name, kind in computed.items():
        if kind.after == name:
            yield Field(own_name, kind, str, "")


def _mark(hint: Any) -> AnyKind | None:
    for extra in getattr(hint, "__metadata__", ()):
        if isinstance(extra, Kind):
            return extra  # type: ignore[return-value]
    return None


def is_table(rows: Rows) -> bool:
    """True when rows read best as a table: five short columns or fewer, and nothing nested."""
    if rows.layout != "auto":
        return rows.layout == "table"
    columns = of(rows.holds)
    return len(columns) <= 5 and all(isinstance(field.kind, SHORT) for field in columns)
