"""The working draft of each agreement: one row, written over at every save."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, insert, select

from models.agreement.codec import canonical
from models.store import documents
from models.store.documents import Texts
from models.store.errors import Conflict, Missing, damaged_agreement
from models.store.stamps import Made, moment, sealed
from models.store.tables import draft
from models.workshop import Workshop


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is being worked on: `saves` counts how often it was saved, `based_on` is a version."""

    workshop: Workshop
    saves: int
    saved_at: datetime
    saved_by: str
    based_on: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Everything about a stored draft but its document."""

    agreement_id: str
    saves: int
    based_on: int | None
    saved_at: str
    saved_by: str
    title: str
    company: str

    def digest(self, document: bytes) -> str:
        """SHA-256 over the draft as a whole."""
        said = [self.agreement_id, self.saves, self.based_on, self.saved_at, self.saved_by]
        whole = hashlib.sha256(canonical(sealed([*said, self.title, self.company])).encode())
        whole.update(b"\n")
        whole.update(document)
        return whole.hexdigest()


NOT_AS_SAVED = "its newest saving does not match its seal"

_FIELDS = tuple(Head.__dataclass_fields__)
_HEAD = f"SELECT {', '.join(_FIELDS)}, digest FROM draft WHERE agreement_id = ?"  # noqa: S608
_UPDATE = (
    "UPDATE draft SET saves = ?, based_on = ?, saved_at = ?, saved_by = ?, title = ?, company = ?,"
    " digest = ?, document = CAST(? AS TEXT) WHERE agreement_id = ? AND saves = ?"
)
"""Prepared texts: this is what runs at every pause in typing. The document comes in UTF-8."""


def add(
    connection: Connection,
    texts: Texts,
    agreement_id: str,
    workshop: Workshop,
    saved: Made,
) -> Head:
    """Store the first draft of an agreement; `saved` is when and by whom."""
    head = _described(
        Head(
            agreement_id=agreement_id,
            saves=1,
            based_on=None,
            saved_at=saved.at,
            saved_by=saved.by,
            title="",
            company="",
        ),
        workshop,
    )
    document = texts.document(workshop)
    values = {name: getattr(head, name) for name in _FIELDS}
    values |= {"digest": head.digest(document), "document": document.decode()}
    connection.execute(insert(draft), values)
    return head


def head_of(connection: Connection, agreement_id: str) -> tuple[Head, str]:
    """The stored draft's head and its digest. Raises Missing."""
    row = connection.exec_driver_sql(_HEAD, (agreement_id,)).one_or_none()
    if row is None:
        raise Missing("This agreement is no longer there.", "It may have been deleted.")
    return Head(**dict(zip(_FIELDS, row, strict=False))), row[-1]


def save(connection: Connection, texts: Texts, head: Head, workshop: Workshop, saved: Made) -> Head:
    """Write `workshop` over the draft that `head` describes; the counter goes up by one."""
    new = replace(head, saves=head.saves + 1, saved_at=saved.at, saved_by=saved.by)
    return _write(connection, head.saves, _described(new, workshop), texts.document(workshop))


def settle(
    connection: Connection,
    texts: Texts,
    stored: tuple[Head, str],
    new: tuple[Workshop, int | None],
    saved: Made,
) -> Head:
    """Make the draft hold a workshop and rest on a version; the counter tells real changes only.

    `stored` is the head of the present draft with its digest.
    """
    head, digest_of_stored = stored
    workshop, based_on = new
    document = texts.document(workshop)
    settled = replace(head, based_on=based_on)
    if head.digest(document) != digest_of_stored:
        settled = _described(settled, workshop)
        settled = replace(settled, saves=head.saves + 1, saved_at=saved.at, saved_by=saved.by)
    return head if settled == head else _write(connection, head.saves, settled, document)


def _write(connection: Connection, seen: int, head: Head, document: bytes) -> Head:
    values = (head.saves, head.based_on, head.saved_at, head.saved_by, head.title, head.company)
    where = (head.agreement_id, seen)
    done = connection.exec_driver_sql(_UPDATE, (*values, head.digest(document), document, *where))
    if done.rowcount != 1:
        raise Conflict(seen, head.saves)
    return head


def check_seen(head: Head, seen: int | None) -> None:
    """Raise Conflict when the writer knows another draft than the stored one."""
    if seen is not None and head.saves != seen:
        raise Conflict(seen, head.saves)


def load(connection: Connection, agreement_id: str) -> Draft:
    """The stored draft. Raises Damaged when it is not what was saved."""
    head, stored = head_of(connection, agreement_id)
    document = _document(connection, agreement_id)
    if head.digest(document) != stored:
        raise damaged_agreement(head.title, NOT_AS_SAVED)
    return Draft(
        workshop=documents.read(document),
        saves=head.saves,
        saved_at=moment(head.saved_at),
        saved_by=head.saved_by,
        based_on=head.based_on,
    )


def title_of(connection: Connection, agreement_id: str) -> str:
    """The title as far as it can be read; empty when the draft is gone."""
    query = select(draft.c.title).where(draft.c.agreement_id == agreement_id)
    return str(connection.execute(query).scalar_one_or_none() or "")


def is_sound(connection: Connection, agreement_id: str) -> bool:
    """True while the stored draft is what was saved. Raises Missing."""
    head, stored = head_of(connection, agreement_id)
    return head.digest(_document(connection, agreement_id)) == stored


def _document(connection: Connection, agreement_id: str) -> bytes:
    query = select(draft.c.document).where(draft.c.agreement_id == agreement_id)
    return str(connection.execute(query).scalar_one()).encode()


def _described(head: Head, workshop: Workshop) -> Head:
    agreement = workshop.agreement
    return replace(head, title=agreement.title, company=agreement.parties.answers.company)
