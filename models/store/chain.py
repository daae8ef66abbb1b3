"""The log of an agreement: entries that are only ever added, each sealed with the one before."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, insert, select

from models.agreement.codec import canonical
from models.store.errors import Damaged
from models.store.stamps import Made, seal
from models.store.tables import entry

VERSION = "version"
AUTOMATIC = "automatic"
SIGN_OFF = "sign_off"
SIGNATURE = "signature"
WITHDRAWAL = "withdrawal"

_IN_WORDS = {
    VERSION: "its version {} does not match its seal",
    AUTOMATIC: "a version that was kept automatically does not match its seal",
    SIGN_OFF: "its sign-off does not match its seal",
    SIGNATURE: "its sign-off does not match its seal",
    WITHDRAWAL: "its sign-off does not match its seal",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that happened to an agreement; `content` is canonical JSON."""

    agreement_id: str
    number: int
    hash: str
    previous: str | None
    kind: str
    version: int | None
    made_at: str
    made_by: str
    content: str

    @property
    def is_sound(self) -> bool:
        """True while the entry is what was written."""
        return hash_of(self) == self.hash

    @property
    def says(self) -> Mapping[str, Any]:
        """The content as JSON values. Raises Damaged when the entry is not what was written."""
        if not self.is_sound:
            raise Damaged(f"Entry {self.number} of the log is damaged.")
        found: Mapping[str, Any] = json.loads(self.content)
        return found


def damage_in_words(one: Entry) -> str:
    """What is wrong with an agreement when this entry is not sound, as half a sentence."""
    words = _IN_WORDS.get(one.kind, "an entry of its log does not match its seal")
    return words.format(one.version)


def hash_of(one: Entry) -> str:
    """SHA-256 over everything an entry says, its place and the entry before it."""
    sealed = [one.agreement_id, one.number, one.previous, one.kind, one.version]
    return seal([*sealed, one.made_at, one.made_by, one.content])


_COLUMNS = [entry.c[name] for name in Entry.__dataclass_fields__]
_OF_AGREEMENT = entry.c.agreement_id == bindparam("agreement_id")
_NEWEST = select(entry.c.number, entry.c.hash).where(_OF_AGREEMENT)
_NEWEST = _NEWEST.order_by(entry.c.number.desc()).limit(1)
_BY_NUMBER = select(*_COLUMNS).where(_OF_AGREEMENT, entry.c.number == bindparam("wanted"))
_ADD = insert(entry)


def newest(connection: Connection, agreement_id: str) -> tuple[int, str | None]:
    """Number and hash of the newest entry; 0 and None before the first."""
    row = connection.execute(_NEWEST, {"agreement_id": agreement_id}).one_or_none()
    return (row.number, row.hash) if row else (0, None)


def append(
    connection: Connection,
    agreement_id: str,
    kind: str,
    content: Mapping[str, Any],
    made: Made,
) -> Entry:
    """Add an entry and read it back; `made` is when and by whom, `content` names its version."""
    number, previous = newest(connection, agreement_id)
    values: dict[str, Any] = {
        "agreement_id": agreement_id,
        "number": number + 1,
        "hash": "",
        "previous": previous,
        "kind": kind,
        "version": content.get("version"),
        "made_at": made.at,
        "made_by": made.by,
        "content": canonical(content),
    }
    values["hash"] = hash_of(Entry(**values))
    connection.execute(_ADD, values)
    added = at(connection, agreement_id, number + 1)
    if added != Entry(**values):
        raise Damaged("The disk gave back something else than was written, so nothing was saved.")
    return added


def at(connection: Connection, agreement_id: str, number: int) -> Entry | None:
    """The entry with this number."""
    values = {"agreement_id": agreement_id, "wanted": number}
    row = connection.execute(_BY_NUMBER, values).mappings().one_or_none()
    return _entry(row) if row else None


def of_kinds(
    connection: Connection, kinds: tuple[str, ...], agreement_id: str | None = None
) -> Iterator[Entry]:
    """Entries of some kinds, of one agreement or of all of them, in the order they were added."""
    query = select(*_COLUMNS).where(entry.c.kind.in_(kinds))
    if agreement_id is not None:
        query = query.where(entry.c.agreement_id == agreement_id)
    ordered = query.order_by(entry.c.agreement_id, entry.c.number)
    for row in connection.execute(ordered).mappings():
        yield _entry(row)


def all_of(connection: Connection, agreement_id: str) -> list[Entry]:
    """The whole log of an agreement."""
    query = select(*_COLUMNS).where(entry.c.agreement_id == agreement_id)
    ordered = query.order_by(entry.c.number)
    return [_entry(row) for row in connection.execute(ordered).mappings()]


def version_entry(connection: Connection, agreement_id: str, number: int) -> Entry | None:
    """The entry that made version `number`."""
    query = select(*_COLUMNS).where(
        entry.c.agreement_id == agreement_id, entry.c.kind == VERSION, entry.c.version == number
    )
    row = connection.execute(query).mappings().first()
    return _entry(row) if row else None


def _entry(row: RowMapping) -> Entry:
    return Entry(**row)
