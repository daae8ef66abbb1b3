"""The forms that an answer can take inside a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from exporters.blocks import CrossReference
from exporters.composing.material import Material
from models.agreement import kinds, references
from models.agreement.fields import Field
from models.agreement.kinds import Choices, Reference, References
from models.agreement.section import Holder
from models.agreement.values import grouped
from models.agreement.words import listed

PHRASES: Final[Mapping[str, Mapping[str, str]]] = {
    "a": {"week": "a week", "month": "a month", "quarter": "a quarter", "year": "a year"},
    "each": {"week": "each week", "month": "each month", "quarter": "each quarter"},
    "act": {
        "call_attempt": "a call attempt",
        "conversation": "a conversation",
        "personal_email": "a personal e-mail",
        "meeting": "a meeting",
        "message": "a personal message",
    },
}
"""Options that are said in other words than their labels."""


def in_form(
    material: Material, holder: Holder, field: Field, form: str
) -> str | tuple[CrossReference, ...]:
    """The answer in words, or the number of the clause that it points at.

    Forms: lower (for the middle of a sentence), and, or, stop (as a whole sentence), number
    (of the clause pointed at), bare (a number without its unit), items (separated by semicolons),
    plain (as they are labelled), or the name of a set of phrases.
    """
    kind, value = field.kind, getattr(holder, field.name, None)
    if form in PHRASES:
        return _phrase(kind, value, PHRASES[form])
    if form == "number" and isinstance(kind, Reference):
        number = material.number_of(kind.to, str(value))
        return (number,) if number is not None else material.words(holder, field)
    if form == "number" and isinstance(kind, References):
        numbers = [material.number_of(kind.to, row) for row in value or ()]
        known = tuple(number for number in numbers if number is not None)
        return known if len(known) == len(numbers) else material.words(holder, field)
    if form == "bare" and isinstance(value, Decimal):
        return grouped(value)
    words = _items(material, holder, field, form)
    if form == "stop":
        return as_sentence(words)
    return lowered(words) if form == "lower" else words


def as_sentence(words: str) -> str:
    """With a capital and a full stop, unless it ends otherwise."""
    whole = words[:1].upper() + words[1:]
    return whole if whole.endswith((".", "!", "?", "…", ".”", "!”", "?”")) else f"{whole}."


def lowered(words: str) -> str:
    """For the middle of a sentence; names of teams and abbreviations keep their capitals."""
    first = words.split(" ", 1)[0]
    if first in ("Marketing", "Sales", "Marketing’s") or not first[1:].islower() or not first:
        return words
    return words[0].lower() + words[1:]


def _items(material: Material, holder: Holder, field: Field, form: str) -> str:
    kind, value = field.kind, getattr(holder, field.name, None)
    match kind:
        case kinds.Lines():
            items = list(value or ())
        case Choices():
            items = [lowered(kinds.label_of(kind, key)) for key in value or ()]
        case References():
            items = [
                target.name
                for target in references.targets(material.agreement, kind.to)
                if target.id in (value or ())
            ]
        case _:
            return material.words(holder, field)
    if form == "plain" and isinstance(kind, Choices):
        return " ".join(kinds.label_of(kind, key) for key in value or ())
    if form == "items":
        return "; ".join(items)
    if form == "or":
        return " or ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)
    if isinstance(kind, Choices) and form != "and":
        return material.words(holder, field)
    if any("," in item for item in items):
        return "; ".join(items)
    return listed(items)


def _phrase(kind: object, value: object, phrases: Mapping[str, str]) -> str:
    keys = value if isinstance(value, tuple) else (value,)
    assert isinstance(kind, kinds.Choice | Choices)
    said = [phrases.get(str(key), lowered(kinds.label_of(kind, str(key)))) for key in keys]
    return " or ".join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else "".join(said)
