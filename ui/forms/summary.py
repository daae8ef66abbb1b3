"""What a folded group says of itself: its answers in one line, and how much is left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from models.agreement import fields, kinds, words
from models.agreement.agreement import Agreement
from models.agreement.fields import Field
from models.agreement.path import Path
from models.agreement.section import Holder
from models.drafting.origins import is_placeholder
from models.rules.finding import Finding, Severity
from models.workshop import Workshop

Count = tuple[str, str, str]
"""Words, icon and tone."""

LONGEST = 240


def answered_line(agreement: Agreement, holder: Holder, declared: Sequence[Field]) -> str:
    """The answers given so far in one line, as long as one line can be."""
    said: list[str] = []
    for field in declared:
        if sum(map(len, said)) > LONGEST:
            break
        value = getattr(holder, field.name) if field.stored else None
        if not fields.is_empty(value) and fields.asked(holder, field):
            said.append(_short(agreement, field, value))
    return " · ".join(word for word in said if word)


def labels_line(declared: Sequence[Field]) -> str:
    """What is asked there, as one would list it."""
    labels = [field.kind.label for field in declared]
    return ", ".join([*labels[:1], *(_lowered(label) for label in labels[1:])])


def counts(
    workshop: Workshop,
    where: Path,
    holder: Holder,
    declared: Sequence[Field],
    found: Iterable[Finding],
) -> tuple[Count, ...]:
    """Findings, starter values and open questions of these fields, those that there are."""
    asked = [field for field in declared if field.stored and fields.asked(holder, field)]
    wrong = sum(one.severity is Severity.ERROR for one in found)
    starters = sum(
        is_placeholder(workshop.drafting.origins, (*where, field.name))
        and not fields.is_empty(getattr(holder, field.name))
        for field in asked
    )
    unanswered = sum(
        field.kind.required and fields.is_empty(getattr(holder, field.name)) for field in asked
    )
    return tuple(
        count
        for number, count in (
            (wrong, (counted(wrong, "error"), "error", "err")),
            (starters, (counted(starters, "starter value"), "ring-dashed", "warn")),
            (unanswered, (f"{unanswered} unanswered", "ring", "primary")),
        )
        if number
    )


def answered_count(holder: Holder, declared: Sequence[Field]) -> Count | None:
    """How many of the questions are answered; None when there are none."""
    asked = [field for field in declared if field.stored and fields.asked(holder, field)]
    answered = sum(not fields.is_empty(getattr(holder, field.name)) for field in asked)
    return (f"{answered} of {len(asked)} answered", "", "muted") if asked else None


def counted(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _short(agreement: Agreement, field: Field, value: object) -> str:
    if isinstance(field.kind, kinds.Rows):
        assert isinstance(value, tuple)
        return counted(len(value), field.kind.one)
    if isinstance(field.kind, kinds.YesNo):
        label = field.kind.label.rstrip("?")
        return label if value else f"{label}: no"
    if isinstance(value, str):
        value = value[:LONGEST]
    said = words.in_words(agreement, field.kind, value)
    return " ".join(said.split())


def _lowered(label: str) -> str:
    first = label.split(maxsplit=1)[0] if label else ""
    return label if first.isupper() and len(first) > 1 else label[:1].lower() + label[1:]
