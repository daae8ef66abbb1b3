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
from models.agreement.values import Duration, grouped
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
    """The answer in words, or the numbers of the clauses that it points at.

    Forms: lower (for the middle of a sentence), and, or, stop (as a whole sentence), number (of the
    clause pointed at), bare (a number without its unit), items (parted by semicolons), plain (as
    labelled), listed and either (for a table cell), once (a time that may be zero), silent (said in
    other words), or the name of a set of phrases.
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
    if form == "silent":
        return ""
    if form == "once" and isinstance(value, Duration) and value.amount == 0:
        return "At once"
    if form == "bare" and isinstance(value, Decimal):
        return grouped(value)
    words = _items(material, holder, field, form)
    if form == "stop":
        return as_sentence(words)
    return lowered(words) if form == "lower" else words


def as_sentence(words: str) -> str:
    """With a capital and a full stop, unless it ends otherwise."""
    whole = first_capital(words)
    return whole if whole.endswith((".", "!", "?", "…", ".”", "!”", "?”")) else f"{whole}."


def lowered(words: str) -> str:
    """For the middle of a sentence; names of teams and abbreviations keep their capitals."""
    first, _, rest = words.partition(" ")
    if (
        rest[:1].isupper()
        or first in ("Marketing", "Sales", "Marketing’s")
        or not first[1:].islower()
        or not first
    ):
        return words
    return words[0].lower() + words[1:]


def _items(material: Material, holder: Holder, field: Field, form: str) -> str:
    kind, value = field.kind, getattr(holder, field.name, None)
    if isinstance(kind, Choices) and form == "plain":
        return " ".join(kinds.label_of(kind, key) for key in value or ())
    items = _parts(material, kind, value)
    if items is None or (not isinstance(kind, kinds.Lines) and form in ("", "lower", "stop")):
        return material.words(holder, field)
    match form:
        case "items":
            return "; ".join(items)
        case "or":
            return _or(items)
        case "listed":
            return first_capital(", ".join(items))
        case "either":
            return first_capital(_or(items))
    if any("," in item for item in items):
        return "; ".join(items)
    return listed(items) if form == "and" else ", ".join(items)


def _parts(material: Material, kind: object, value: tuple[str, ...] | None) -> list[str] | None:
    """The single words of a list; None for any other answer."""
    match kind:
        case kinds.Lines():
            return list(value or ())
        case Choices():
            return [lowered(kinds.label_of(kind, key)) for key in value or ()]
        case References():
            targets = references.targets(material.agreement, kind.to)
            return [target.name for target in targets if target.id in (value or ())]
        case _:
            return None


def _or(items: list[str]) -> str:
    return " or ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def first_capital(words: str) -> str:
    """With a capital first letter."""
    return words[:1].upper() + words[1:]


def _phrase(kind: object, value: object, phrases: Mapping[str, str]) -> str:
    keys = value if isinstance(value, tuple) else (value,)
    assert isinstance(kind, kinds.Choice | Choices)
    said = [phrases.get(str(key), lowered(kinds.label_of(kind, str(key)))) for key in keys]
    return _or(said)
