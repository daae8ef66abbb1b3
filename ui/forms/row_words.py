"""How rows are spoken of: one of them, all of them, and what a closed card says of its row."""

from __future__ import annotations

from models.agreement import fields, words
from models.agreement.agreement import Agreement
from models.agreement.kinds import Computed, Grid, Reference, References, Rows
from models.agreement.path import Path
from models.agreement.section import Row

_UNCOUNTED = ("news", "feedback", "content")
_BETWEEN = " · "


def with_article(one: str) -> str:
    """One of the rows, such as "a reason" or "an agenda item"."""
    if one.split(" ", maxsplit=1)[0] in _UNCOUNTED:
        return one
    return f"{'an' if one[:1].lower() in 'aeio' else 'a'} {one}"


def inside_a_sentence(label: str) -> str:
    """A label as it reads in the middle of a sentence."""
    return f"{label[:1].lower()}{label[1:]}"


def summary(agreement: Agreement, kind: Rows, row: Row) -> str:
    """The telling answers of a row in one line."""
    said = []
    for name in kind.summary:
        field = fields.named(kind.holds, name)
        if isinstance(field.kind, Computed):
            said.append(field.kind.of(row))
        elif fields.asked(row, field):
            said.append(words.in_words(agreement, field.kind, getattr(row, name)))
    return _BETWEEN.join(" ".join(word.split("\n")) for word in said if word)


def pointed_at(kind: Rows, *, telling: bool) -> tuple[Path, ...]:
    """The rows elsewhere whose names these rows show; only in telling answers when asked so."""
    return tuple(
        field.kind.to
        for field in fields.leaves(kind.holds)
        if isinstance(field.kind, Reference | References | Grid)
        and (not telling or field.name in kind.summary)
    )
