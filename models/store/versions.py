"""Saved versions: a map of sections to the texts they had, each text kept once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, insert, select

from models.agreement.agreement import Agreement, sections_of
from models.agreement.codec import FORMAT, digest
from models.record.settled import is_settled
from models.revisions.completeness import is_complete
from models.revisions.version import (
    SignOff,
    State,
    Status,
    Version,
    before_signing,
    status_of,
    term_of,
)
from models.store import chain, documents, signing
from models.store.chain import Entry
from models.store.documents import Texts
from models.store.errors import Damaged, Missing
from models.store.stamps import Made, moment
from models.store.tables import entry, part
from models.text import clean_line
from models.workshop import Workshop

_SAVED = (chain.VERSION, chain.AUTOMATIC)


class Saving(NamedTuple):
    """What is said about a version when it is saved, by a person or by the program itself."""

    note: str
    made: Made
    automatic: bool = False


def save(
    connection: Connection, texts: Texts, agreement_id: str, workshop: Workshop, saving: Saving
) -> Entry:
    """Add a version and read its parts back."""
    bodies = texts.sections(workshop.agreement)
    beside = texts.beside(workshop)
    by_hash = {digest(body): body for body in [*bodies.values(), *beside.values()]}
    _keep(connection, agreement_id, by_hash)
    complete = is_complete(workshop)
    content = {
        "format": FORMAT,
        "version": None if saving.automatic else latest(connection, agreement_id) + 1,
        "note": clean_line(saving.note),
        "content_hash": texts.content_hash(workshop),
        "complete": complete,
        "agreed": complete and is_settled(workshop.agreement, workshop.record),
        "term": signing.term_words(term_of(workshop.agreement)),
        "parts": {name: digest(body) for name, body in bodies.items()},
        "beside": {name: digest(body) for name, body in beside.items()},
    }
    kind = chain.AUTOMATIC if saving.automatic else chain.VERSION
    return chain.append(connection, agreement_id, kind, content, saving.made)


def latest(connection: Connection, agreement_id: str) -> int:
    """The highest version number so far; 0 before the first."""
    query = select(func.max(entry.c.version)).where(
        entry.c.agreement_id == agreement_id, entry.c.kind == chain.VERSION
    )
    return connection.execute(query).scalar_one() or 0


def newest(connection: Connection, agreement_id: str, *, automatic: bool) -> Entry | None:
    """The entry of the newest version; automatic ones count only when `automatic` is true."""
    kinds = _SAVED if automatic else (chain.VERSION,)
    query = select(func.max(entry.c.number)).where(
        entry.c.agreement_id == agreement_id, entry.c.kind.in_(kinds)
    )
    number = connection.execute(query).scalar_one()
    return chain.at(connection, agreement_id, number) if number else None


def is_same(texts: Texts, saved: Entry | None, workshop: Workshop) -> bool:
    """True when the version holds exactly what the workshop holds, notes aside."""
    if saved is None:
        return False
    bodies = texts.sections(workshop.agreement)
    beside = texts.beside(workshop)
    says = saved.says
    return bool(
        says["parts"] == {name: digest(body) for name, body in bodies.items()}
        and says["beside"] == {name: digest(body) for name, body in beside.items()}
    )


def found(connection: Connection, agreement_id: str, number: int) -> Entry:
    """The entry of version `number`. Raises Missing."""
    one = chain.version_entry(connection, agreement_id, number)
    if one is None:
        raise Missing(f"There is no version {number} of this agreement.")
    return one


def found_automatic(connection: Connection, agreement_id: str, number: int) -> Entry:
    """The automatic version in entry `number` of the log. Raises Missing."""
    one = chain.at(connection, agreement_id, number)
    if one is None or one.kind != chain.AUTOMATIC:
        raise Missing("This automatic version is not there.")
    return one


def load(connection: Connection, saved: Entry) -> Workshop:
    """The content of a version. Raises Damaged and names the section that is not what was saved."""
    says = saved.says
    wanted = {*says["parts"].values(), *says["beside"].values()}
    query = select(part.c.hash, part.c.body).where(
        part.c.agreement_id == saved.agreement_id, part.c.hash.in_(wanted)
    )
    bodies = {row.hash: row.body for row in connection.execute(query)}
    texts = [_sound(saved, says[group], bodies) for group in ("parts", "beside")]
    return documents.put_together(says["format"], *texts)


def described(connection: Connection, agreement_id: str, today: date) -> tuple[Version, ...]:
    """Every version in the order it was saved, with its status."""
    entries = list(chain.of_kinds(connection, _SAVED, agreement_id))
    opened = signing.sign_offs(connection, agreement_id)
    versions = []
    before: Mapping[str, str] = {}
    for one in entries:
        says = one.says
        versions.append(describe(one, opened, today, _differing(before, says["parts"])))
        if one.kind == chain.VERSION:
            before = says["parts"]
    return tuple(versions)


def describe(
    saved: Entry, opened: Sequence[SignOff], today: date, changed: tuple[str, ...] = ()
) -> Version:
    """A version as it is listed."""
    says = saved.says
    return Version(
        number=saved.version or 0,
        entry=saved.number,
        content_hash=says["content_hash"],
        entry_hash=saved.hash,
        note=says["note"],
        made_at=moment(saved.made_at),
        made_by=saved.made_by,
        automatic=saved.kind == chain.AUTOMATIC,
        complete=says["complete"],
        status=_status(saved, says, opened, today),
        term=signing.read_term(says["term"]),
        changed_sections=changed,
        agreed=says.get("agreed", False),
    )


def state_of(says: Mapping[str, Any]) -> State:
    """How far a saved version had come before anybody was asked to sign."""
    return before_signing(complete=says["complete"], agreed=says.get("agreed", False))


def name_of(saved: Entry) -> str:
    """What a version is called in a sentence."""
    return f"version {saved.version}" if saved.version else f"the automatic version {saved.number}"


def part_in_words(name: str) -> str:
    """What a part of a version is called in a sentence."""
    section = sections_of(Agreement).get(name)
    if section:
        return f"The section “{section.about.title}”"
    return "The revealed input" if name == documents.REVEALED else f"The {name}"


def _status(
    saved: Entry, says: Mapping[str, Any], opened: Sequence[SignOff], today: date
) -> Status:
    unsigned = state_of(says)
    if saved.version is None:
        return Status(state=unsigned)
    return status_of(saved.version, opened, unsigned, today)


def _differing(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[str, ...]:
    names = dict.fromkeys([*sections_of(Agreement), *after])
    return tuple(name for name in names if before and before.get(name) != after.get(name))


def _keep(connection: Connection, agreement_id: str, by_hash: Mapping[str, str]) -> None:
    """Store the texts that are not there yet, and see that all of them are what they should be."""
    query = select(part.c.hash, part.c.body).where(
        part.c.agreement_id == agreement_id, part.c.hash.in_(list(by_hash))
    )
    known = {row.hash for row in connection.execute(query)}
    new = [
        {"agreement_id": agreement_id, "hash": hashed, "body": body}
        for hashed, body in by_hash.items()
        if hashed not in known
    ]
    if new:
        connection.execute(insert(part), new)
    stored = {row.hash: row.body for row in connection.execute(query)}
    if any(stored.get(hashed) != by_hash[hashed] for hashed in known):
        raise Damaged(
            "A text of an earlier version is damaged, so no version was saved.",
            "The draft is sound. Export it as “Exchange file to move” and import that file, or put"
            " a file from the folder “backups” in place of agreements.db.",
        )
    if stored != by_hash:
        raise Damaged("The disk gave back something else than was written, so nothing was saved.")


def _sound(saved: Entry, wanted: Mapping[str, str], bodies: Mapping[str, str]) -> dict[str, str]:
    for name, hashed in wanted.items():
        if hashed not in bodies or digest(bodies[hashed]) != hashed:
            raise Damaged(f"{part_in_words(name)} of {name_of(saved)} is damaged.")
    return {name: bodies[hashed] for name, hashed in wanted.items()}


def numbered(versions: Iterable[Version]) -> tuple[Version, ...]:
    """The versions that people saved."""
    return tuple(version for version in versions if not version.automatic)
