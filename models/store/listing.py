"""The agreements on this computer as a list, without opening any of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, RowMapping, func, select

from models.revisions.version import SignOff, State, Status, in_force, status_of
from models.store import chain, signing, versions
from models.store.chain import Entry
from models.store.errors import Missing
from models.store.stamps import moment
from models.store.tables import agreement, draft, entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One agreement in the list.

    `versions` counts what people saved, `next_review` is that of the signed version.
    """

    id: str
    title: str
    company: str
    status: Status
    changed_at: datetime
    versions: int
    next_review: date | None
    archived: bool


def listings(connection: Connection, today: date) -> tuple[Listing, ...]:
    """All agreements, the one changed last first."""
    opened = signing.all_sign_offs(connection)
    newest = {one.agreement_id: one for one in _newest_versions(connection)}
    changed = _last_entries(connection)
    counts = _counts(connection)
    query = select(
        agreement.c.id, agreement.c.archived_at, draft.c.title, draft.c.company, draft.c.saved_at
    ).join(draft, draft.c.agreement_id == agreement.c.id)
    found = [
        _listing(row, newest.get(row["id"]), opened.get(row["id"], []), changed, counts, today)
        for row in connection.execute(query).mappings()
    ]
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


def _listing(
    row: RowMapping,
    newest: Entry | None,
    opened: list[SignOff],
    changed: dict[str, str],
    counts: Counter[str],
    today: date,
) -> Listing:
    unsigned = versions.state_of(newest.says) if newest else State.DRAFT
    status = Status(state=unsigned)
    if opened:
        status = status_of(opened[-1].version, opened, unsigned, today)
    signed = in_force(opened)
    return Listing(
        id=row["id"],
        title=row["title"],
        company=row["company"],
        status=status,
        changed_at=moment(max(row["saved_at"], changed.get(row["id"], ""))),
        versions=counts[row["id"]],
        next_review=signed.term.next_review if signed else None,
        archived=row["archived_at"] is not None,
    )


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
