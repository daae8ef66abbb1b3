"""The agreements on this computer as a list, without opening any of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple

from sqlalchemy import Connection, RowMapping, func, select

from models.revisions.version import State, Status, in_force, status_of
from models.store import chain, drafts, signing, versions
from models.store.chain import Entry
from models.store.errors import UNTITLED, Damaged, Missing
from models.store.faults import agreement_digest
from models.store.stamps import moment
from models.store.tables import agreement, draft, entry
from models.text import clean_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One agreement in the list.

    `versions` counts what people saved, `next_review` is that of the signed version. `damage` is
    what is wrong with it, as half a sentence; then the rest is what can still be read.
    """

    id: str
    title: str
    company: str
    status: Status
    changed_at: datetime
    versions: int
    next_review: date | None
    archived: bool
    damage: str = ""


class _Read(NamedTuple):
    """What the store holds of one agreement, as it was read."""

    row: RowMapping
    newest: Entry | None
    sign_off: list[Entry]
    changed: str
    versions: int


def listings(connection: Connection, today: date) -> tuple[Listing, ...]:
    """All agreements, the one changed last first; the damage of one keeps no other from it."""
    opened = signing.all_entries(connection)
    newest = {one.agreement_id: one for one in _newest_versions(connection)}
    changed = _last_entries(connection)
    counts = _counts(connection)
    head = (draft.c.title, draft.c.company, draft.c.saved_at)
    query = select(agreement, *head).outerjoin(draft, draft.c.agreement_id == agreement.c.id)
    found = []
    for row in connection.execute(query).mappings():
        own = _Read(
            row=row,
            newest=newest.get(row["id"]),
            sign_off=opened.get(row["id"], []),
            changed=changed.get(row["id"], ""),
            versions=counts[row["id"]],
        )
        found.append(_damaged(own, broken) if (broken := _broken(own)) else _sound(own, today))
    return tuple(sorted(found, key=_changed_at, reverse=True))


def find(connection: Connection, word: str) -> str:
    """The agreement that `word` names: by its id, its exact title, or a start of its id."""
    query = select(agreement.c.id, draft.c.title).join(
        draft, draft.c.agreement_id == agreement.c.id
    )
    titles: dict[str, str] = {
        row.id: row.title for row in connection.execute(query.order_by(draft.c.title))
    }
    wanted = word.strip()
    if wanted in titles:
        return wanted
    same = [one for one, title in titles.items() if title == wanted]
    if not same and wanted:
        same = [one for one in titles if one.startswith(wanted.lower())]
    if len(same) == 1:
        return same[0]
    if same:
        named = ", ".join(f"{one} “{titles[one]}”" for one in same)
        raise Missing(f"Several agreements go by “{wanted}”: {named}.", "Name one by its id.")
    raise Missing(
        f"There is no agreement “{wanted}”.",
        "Name it by its id, the beginning of its id, or its exact title.",
    )


def _broken(own: _Read) -> str:
    """What is wrong with the rows that the list is made from, as half a sentence."""
    row = own.row
    if agreement_digest(row["id"], row["created_at"], row["archived_at"]) != row["digest"]:
        return "its place in the list does not match its seal"
    if row["saved_at"] is None:
        return "its newest saving is gone"
    if own.newest is not None and not own.newest.is_sound:
        return chain.damage_in_words(own.newest)
    if own.newest is not None and own.newest.kind != chain.VERSION:
        return "the index of its versions is damaged"
    readable = isinstance(row["title"], str) and isinstance(row["company"], str)
    if not readable or _read_moment(row["saved_at"]) is None:
        return drafts.NOT_AS_SAVED
    try:
        signing.folded(own.sign_off)
    except Damaged:
        return "its sign-off does not match its seal"
    return ""


def _sound(own: _Read, today: date) -> Listing:
    unsigned = versions.state_of(own.newest.says) if own.newest else State.DRAFT
    opened = signing.folded(own.sign_off)
    status = Status(state=unsigned)
    if opened:
        status = status_of(opened[-1].version, opened, unsigned, today)
    signed = in_force(opened)
    return Listing(
        id=own.row["id"],
        title=own.row["title"],
        company=own.row["company"],
        status=status,
        changed_at=_changed(own),
        versions=own.versions,
        next_review=signed.term.next_review if signed else None,
        archived=own.row["archived_at"] is not None,
    )


def _damaged(own: _Read, damage: str) -> Listing:
    return Listing(
        id=own.row["id"],
        title=clean_line(str(own.row["title"] or "")) or UNTITLED,
        company=clean_line(str(own.row["company"] or "")),
        status=Status(state=State.DRAFT),
        changed_at=_changed(own),
        versions=own.versions,
        next_review=None,
        archived=own.row["archived_at"] is not None,
        damage=damage,
    )


def _changed(own: _Read) -> datetime:
    """When it was last changed, as far as that can be read."""
    row = own.row
    said = [_read_moment(one) for one in (row["saved_at"], own.changed)]
    known = [one for one in said if one is not None]
    started = _read_moment(row["created_at"]) or datetime.fromtimestamp(0, UTC)
    return max(known, default=started)


def _read_moment(words: object) -> datetime | None:
    try:
        found = moment(str(words))
    except ValueError:
        return None
    return found if found.tzinfo else None


def _newest_versions(connection: Connection) -> list[Entry]:
    numbers = (
        select(entry.c.agreement_id, func.max(entry.c.version).label("version"))
        .where(entry.c.kind == chain.VERSION)
        .group_by(entry.c.agreement_id)
        .subquery()
    )
    query = select(entry).join(
        numbers,
        (entry.c.agreement_id == numbers.c.agreement_id)
        & (entry.c.version == numbers.c.version)
        & (entry.c.kind == chain.VERSION),
    )
    return [Entry(**row) for row in connection.execute(query).mappings()]


def _last_entries(connection: Connection) -> dict[str, str]:
    """When something was last added to the log of each agreement, automatic versions aside."""
    query = (
        select(entry.c.agreement_id, func.max(entry.c.made_at).label("made_at"))
        .where(entry.c.kind != chain.AUTOMATIC)
        .group_by(entry.c.agreement_id)
    )
    return {row.agreement_id: row.made_at for row in connection.execute(query)}


def _counts(connection: Connection) -> Counter[str]:
    query = (
        select(entry.c.agreement_id, func.count().label("versions"))
        .where(entry.c.kind == chain.VERSION)
        .group_by(entry.c.agreement_id)
    )
    return Counter({row.agreement_id: row.versions for row in connection.execute(query)})


def _changed_at(one: Listing) -> datetime:
    return one.changed_at
