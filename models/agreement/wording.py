"""A clause in plain words, as it is quoted in decisions and minutes."""

from __future__ import annotations

from collections.abc import Iterator

from models.agreement import fields, kinds, path
from models.agreement.agreement import Agreement
from models.agreement.clauses import Clause
from models.agreement.section import Holder, Row
from models.agreement.words import in_words


def clause_words(agreement: Agreement, clause: Clause) -> str:
    """Every answer of the clause as "label: words", one after the other; rows by their names."""
    value = path.get(agreement, clause.path)
    if isinstance(value, tuple):
        assert isinstance(clause.kind, kinds.Rows)
        said = [_row_words(agreement, row, clause.kind) for row in value]
        return "; ".join(said)
    return "; ".join(_said(agreement, value))


def _row_words(agreement: Agreement, row: Row, kind: kinds.Rows) -> str:
    rest = [words for words in _said(agreement, row, skip=kind.title) if words]
    title = fields.named(kind.holds, kind.title).kind
    name = in_words(agreement, title, getattr(row, kind.title)) or f"New {kind.one}"
    return f"{name} ({', '.join(rest)})" if rest else name


def _said(agreement: Agreement, holder: Holder, skip: str = "") -> Iterator[str]:
    for field in fields.of(type(holder)):
        value = getattr(holder, field.name) if field.stored else None
        if field.name != skip and not fields.is_empty(value):
            yield f"{field.kind.label}: {in_words(agreement, field.kind, value)}"
