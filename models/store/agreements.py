"""The agreements themselves: started, put away, removed."""

from __future__ import annotations

import uuid
from pathlib import Path

from sqlalchemy import Connection, delete, func, insert, select, update

from models.store import drafts, migrations
from models.store.documents import Texts
from models.store.engine import read_only
from models.store.errors import Damaged, Missing
from models.store.faults import agreement_digest
from models.store.stamps import Made
from models.store.tables import agreement, draft, entry
from models.workshop import Workshop

State = tuple[int, ...]
"""Counts that differ whenever something was changed, added or removed."""


def create(connection: Connection, texts: Texts, workshop: Workshop, made: Made) -> str:
    """Add an agreement with its first draft; returns its id."""
    agreement_id = str(uuid.uuid4())
    values = {"id": agreement_id, "created_at": made.at, "archived_at": None}
    sealed = agreement_digest(agreement_id, made.at, None)
    connection.execute(insert(agreement), values | {"digest": sealed})
    drafts.add(connection, texts, agreement_id, workshop, made)
    return agreement_id


def set_archived(connection: Connection, agreement_id: str, at: str | None) -> None:
    """Put an agreement away at a moment, or bring it back. Raises Missing."""
    query = select(agreement.c.created_at).where(agreement.c.id == agreement_id)
    created_at = connection.execute(query).scalar_one_or_none()
    if created_at is None:
        raise _gone()
    sealed = agreement_digest(agreement_id, created_at, at)
    change = update(agreement).where(agreement.c.id == agreement_id)
    connection.execute(change.values(archived_at=at, digest=sealed))


def remove(connection: Connection, agreement_id: str) -> None:
    """Delete an agreement with everything that belongs to it. Raises Missing."""
    done = connection.execute(delete(agreement).where(agreement.c.id == agreement_id))
    if done.rowcount != 1:
        raise _gone()


def state(connection: Connection) -> State:
    """The present state of the store as a whole."""
    return tuple(
        int(connection.execute(query).scalar_one())
        for query in (
            select(func.count(agreement.c.id)),
            select(func.count(agreement.c.archived_at)),
            select(func.coalesce(func.sum(draft.c.saves), 0)),
            select(func.count()).select_from(entry),
        )
    )


def state_of_file(path: Path) -> State | None:
    """The state that a finished copy holds; None when it is damaged or of another layout."""
    try:
        with read_only(path) as connection:
            layout = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            return state(connection) if layout == len(migrations.STEPS) else None
    except Damaged:
        return None


def _gone() -> Missing:
    return Missing("This agreement is no longer there.", "It may have been deleted.")
