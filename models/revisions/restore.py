"""Taking one clause over from an earlier version while everything else stays as it is."""

from __future__ import annotations

from models.agreement import path, references
from models.agreement.agreement import Agreement
from models.agreement.clauses import ClauseId
from models.agreement.path import Path
from models.errors import UserError


def with_clause(agreement: Agreement, source: Agreement, clause: ClauseId) -> Agreement:
    """The agreement with one clause as it stood in `source`.

    A row that is gone comes back in its old place. A row that did not exist then goes; UserError
    names what still uses it.
    """
    where = path.parse(clause)
    if not path.exists(source, where):
        _check_unused(agreement, where)
        return path.remove(agreement, where)
    value = path.get(source, where)
    if path.exists(agreement, where):
        return path.put(agreement, where, value)
    rows = path.get(source, where[:-1])
    return path.insert(agreement, where[:-1], value, rows.index(value))


def _check_unused(agreement: Agreement, where: Path) -> None:
    uses = references.uses(agreement, where[-1])
    if uses:
        places = "; ".join(use.label for use in uses[:3])
        raise UserError(
            f"This clause did not exist in that version, but it is now used in {places}.",
            "Choose something else there first, then restore it again.",
        )
