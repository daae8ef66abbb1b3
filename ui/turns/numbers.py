"""The numbers that a side has answered in a clause, and how far it said it could go with each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from models.agreement import fields, kinds
from models.agreement.path import Path
from models.agreement.section import Holder
from models.agreement.values import Duration
from models.drafting.blind import Estimate, Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One number: where it stands in the clause, what is counted, and the most it can be."""

    field: str
    label: str
    value: Decimal
    unit: str
    most: Decimal | None = None
    whole: bool = False


def answered(value: Said, kind: kinds.Answers | kinds.Rows, currency: str) -> tuple[Answered, ...]:
    """Every number, percentage, amount and duration that the value of a clause holds."""
    if isinstance(value, tuple):
        assert isinstance(kind, kinds.Rows)
        return tuple(_in_rows(value, kind, (), currency))
    return tuple(_in_holder(value, (), "", currency))


def settled(estimates: tuple[Estimate, ...], numbers: tuple[Answered, ...]) -> tuple[Estimate, ...]:
    """The ranges of numbers that are still answered, each with the number as it is now."""
    present = {number.field: number.value for number in numbers}
    return tuple(
        Estimate(field=one.field, low=one.low, likely=present[one.field], high=one.high)
        for one in estimates
        if one.field in present
    )


def _in_rows(
    rows: tuple[Holder, ...], kind: kinds.Rows, where: Path, currency: str
) -> Iterator[Answered]:
    for number, row in enumerate(rows, 1):
        title = getattr(row, kind.title, "")
        name = title if isinstance(title, str) and title else f"{kind.one.capitalize()} {number}"
        row_id: str = getattr(row, "id", "")
        yield from _in_holder(row, (*where, row_id), name, currency)


def _in_holder(holder: Holder, where: Path, name: str, currency: str) -> Iterator[Answered]:
    for field in fields.of(type(holder)):
        if not field.stored or not fields.asked(holder, field):
            continue
        value = getattr(holder, field.name)
        here = (*where, field.name)
        if isinstance(field.kind, kinds.Rows):
            yield from _in_rows(value, field.kind, here, currency)
            continue
        label = f"{name}: {field.kind.label}" if name else field.kind.label
        found = _number(".".join(here), label, field.kind, value, currency)
        if found is not None:
            yield found


def _number(
    where: str, label: str, kind: kinds.AnyKind, value: object, currency: str
) -> Answered | None:
    match kind:
        case kinds.Number() if isinstance(value, Decimal):
            return Answered(
                field=where,
                label=label,
                value=value,
                unit=kind.unit,
                most=kind.maximum,
                whole=kind.whole,
            )
        case kinds.Percent() if isinstance(value, Decimal):
            return Answered(field=where, label=label, value=value, unit="%", most=kind.maximum)
        case kinds.Money() if isinstance(value, Decimal):
            return Answered(field=where, label=label, value=value, unit=currency)
        case kinds.Span() if isinstance(value, Duration):
            return Answered(field=where, label=label, value=value.amount, unit=value.unit.many)
        case _:
            return None
