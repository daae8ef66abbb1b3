"""Whether what is stored is still what was written, and where it is not."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from models.agreement.codec import digest
from models.store import chain, drafts, versions
from models.store.chain import Entry
from models.store.drafts import Head, head_of
from models.store.errors import Missing
from models.store.stamps import seal
from models.store.tables import agreement, draft, part


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that is not what was written; `agreement_id` is empty for the file as a whole."""

    agreement_id: str
    message: str


def verify(connection: Connection) -> tuple[Fault, ...]:
    """Every fault in the store; empty when all of it is sound."""
    return tuple(_faults(connection))


def agreement_digest(agreement_id: str, created_at: str, archived_at: str | None) -> str:
    """The digest of an agreement's own row."""
    return seal([agreement_id, created_at, archived_at])


def damages(connection: Connection) -> dict[str, str]:
    """What is wrong with each agreement that is not sound, as half a sentence."""
    ids = connection.execute(select(agreement.c.id)).scalars().all()
    found = {one: damage_of(connection, one) for one in ids}
    return {one: what for one, what in found.items() if what}


def damage_of(connection: Connection, agreement_id: str) -> str:
    """What is wrong with an agreement, as half a sentence; empty when it is sound, or not there.

    The texts of its versions are looked at when a version is opened.
    """
    query = select(agreement).where(agreement.c.id == agreement_id)
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        return ""
    if any(_own_row(row)):
        return "its place in the list does not match its seal"
    try:
        if not drafts.is_sound(connection, agreement_id):
            return drafts.NOT_AS_SAVED
    except Missing:
        return "its newest saving is gone"
    return _damage_of_log(chain.all_of(connection, agreement_id))


def _damage_of_log(entries: list[Entry]) -> str:
    previous: str | None = None
    for number, one in enumerate(entries, 1):
        if one.number != number or one.previous != previous:
            return "something was taken out of its log"
        if not one.is_sound:
            return chain.damage_in_words(one)
        previous = one.hash
    return ""


def _faults(connection: Connection) -> Iterator[Fault]:
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check").all():
        if said != "ok":
            yield Fault(agreement_id="", message=f"The file itself is damaged: {said}.")
    if connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        yield Fault(agreement_id="", message="Something is stored that belongs to no agreement.")
    for row in connection.execute(select(agreement)).mappings().all():
        own = row["id"]
        messages = [*_own_row(row), *_draft(connection, own), *_log(connection, own)]
        for message in messages:
            yield Fault(agreement_id=str(own), message=message)


def _own_row(row: RowMapping) -> Iterator[str]:
    if agreement_digest(row["id"], row["created_at"], row["archived_at"]) != row["digest"]:
        yield "Its place in the list is damaged."


def _draft(connection: Connection, agreement_id: str) -> Iterator[str]:
    query = select(draft.c.document).where(draft.c.agreement_id == agreement_id)
    document = connection.execute(query).scalar_one_or_none()
    if document is None:
        yield "The draft is gone."
        return
    head, stored = head_of(connection, agreement_id)
    if head.digest(str(document).encode()) != stored:
        yield "The draft is damaged."
    elif not _describes(head, json.loads(document)):
        yield "The draft goes by another title or company in the list."


def _describes(head: Head, document: Mapping[str, Any]) -> bool:
    header = document["agreement"]["parties"].get("answers", {})
    title = header.get("title", "")
    return header.get("company", "") == head.company and title in ("", head.title)


def _log(connection: Connection, agreement_id: str) -> Iterator[str]:
    bodies = select(part.c.hash, part.c.body).where(part.c.agreement_id == agreement_id)
    sound = set()
    for row in connection.execute(bodies):
        if digest(str(row.body)) == row.hash:
            sound.add(row.hash)
    previous: str | None = None
    saved: dict[int, Entry] = {}
    wanted: set[str] = set()
    for number, entry in enumerate(chain.all_of(connection, agreement_id), 1):
        if entry.number != number or entry.previous != previous:
            yield f"Something before entry {entry.number} of the log was taken away or changed."
            return
        if chain.hash_of(entry) != entry.hash:
            yield f"Entry {number} of the log is damaged."
            return
        yield from _entry(entry, saved, sound)
        says = entry.says
        wanted |= {*says.get("parts", {}).values(), *says.get("beside", {}).values()}
        previous = entry.hash
    damaged = sound ^ {row.hash for row in connection.execute(bodies)}
    if damaged - wanted:
        yield "A text is damaged that no version uses."


def _entry(entry: Entry, saved: dict[int, Entry], sound: set[str]) -> Iterator[str]:
    says = entry.says
    for name, hashed in [*says.get("parts", {}).items(), *says.get("beside", {}).items()]:
        if hashed not in sound:
            yield f"{versions.part_in_words(name)} of {versions.name_of(entry)} is damaged."
    if says.get("version") != entry.version:
        yield f"Entry {entry.number} of the log stands for another version than it says."
    elif entry.kind == chain.VERSION:
        if entry.version != len(saved) + 1:
            yield f"Version {entry.version} does not follow version {len(saved)}."
        saved[len(saved) + 1] = entry
    elif entry.kind == chain.SIGNATURE:
        version = saved.get(says["version"])
        if version is None or version.says["content_hash"] != says["content_hash"]:
            yield f"The signature of {says['name']} stands under another text than it names."
