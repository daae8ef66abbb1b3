"""Draft and versions together: keeping the draft as a version, and going back to one."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from models.agreement import path
from models.store import chain, drafts, versions
from models.store.chain import Entry
from models.store.documents import Texts
from models.store.drafts import Draft
from models.store.errors import Damaged, Missing
from models.store.stamps import Made
from models.store.versions import Saving
from models.workshop import Workshop

if TYPE_CHECKING:
    from sqlalchemy import Connection


def save_version(
    connection: Connection,
    texts: Texts,
    agreement_id: str,
    workshop: Workshop,
    saving: Saving,
    seen: int | None = None,
) -> Entry:
    """Save the workshop as the draft and as a version; an automatic one only if it is news."""
    head, stored = drafts.head_of(connection, agreement_id)
    drafts.check_seen(head, seen)
    newest = versions.newest(connection, agreement_id, automatic=True) if saving.automatic else None
    if newest is None or not versions.is_same(texts, newest, workshop):
        newest = versions.save(connection, texts, agreement_id, workshop, saving)
    based_on = head.based_on if saving.automatic else newest.version
    drafts.settle(connection, texts, (head, stored), (workshop, based_on), saving.made)
    return newest


def save_for_signing(
    connection: Connection, texts: Texts, agreement_id: str, workshop: Workshop, saving: Saving
) -> Entry:
    """Save the workshop as the draft, and as a version unless the newest one is the same."""
    newest = versions.newest(connection, agreement_id, automatic=False)
    if newest is None or not versions.is_same(texts, newest, workshop):
        return save_version(connection, texts, agreement_id, workshop, saving)
    stored = drafts.head_of(connection, agreement_id)
    drafts.settle(connection, texts, stored, (workshop, newest.version), saving.made)
    return newest


def restore(connection: Connection, texts: Texts, saved: Entry, made: Made) -> Draft:
    """Make the agreement of a version the draft; the present draft is kept as a version first.

    A draft that is damaged cannot be kept; then record and origins are the version's too.
    """
    workshop = versions.load(connection, saved)
    try:
        present = drafts.load(connection, saved.agreement_id).workshop
    except Damaged:
        pass
    else:
        _keep(connection, texts, present, saved, made)
        drafting = replace(present.drafting, origins=workshop.drafting.origins)
        workshop = replace(present, agreement=workshop.agreement, drafting=drafting)
    head, stored = drafts.head_of(connection, saved.agreement_id)
    drafts.settle(connection, texts, (head, stored), (workshop, saved.version), made)
    return drafts.load(connection, saved.agreement_id)


def newest_sound(connection: Connection, agreement_id: str) -> tuple[Workshop, str]:
    """The newest text of a damaged agreement that is what was saved, and what it is called.

    Raises Damaged when there is none.
    """
    with suppress(Damaged, Missing):
        return drafts.load(connection, agreement_id).workshop, "the draft"
    for saved in reversed(chain.all_of(connection, agreement_id)):
        if saved.is_sound and saved.kind in (chain.VERSION, chain.AUTOMATIC):
            with suppress(Damaged):
                return versions.load(connection, saved), versions.name_of(saved)
    raise Damaged(
        "No text of this agreement is as it was saved.",
        "Close SLA Workshop and put a file from the folder “backups” in place of agreements.db.",
    )


def recovered(workshop: Workshop, title: str) -> Workshop:
    """The same workshop under a title that tells it from the damaged agreement."""
    where = ("parties", "answers", "title")
    return replace(workshop, agreement=path.put(workshop.agreement, where, title))


def _keep(
    connection: Connection, texts: Texts, present: Workshop, instead_of: Entry, made: Made
) -> None:
    agreement_id = instead_of.agreement_id
    newest = versions.newest(connection, agreement_id, automatic=False)
    if not versions.is_same(texts, newest, present):
        saving = Saving(f"Kept before restoring {versions.name_of(instead_of)}", made)
        versions.save(connection, texts, agreement_id, present, saving)
