"""Editions as the store gives them out: content, signatures and change log of one moment."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from models.revisions.edition import Edition, LogEntry
from models.revisions.version import State, Status, Version, signatories
from models.store import chain, drafts, signing, versions

if TYPE_CHECKING:
    from sqlalchemy import Connection


def of_draft(connection: Connection, agreement_id: str, today: date) -> Edition:
    """The edition of the draft: nobody has signed it, and the log holds all versions so far."""
    draft = drafts.load(connection, agreement_id)
    saved = versions.numbered(versions.described(connection, agreement_id, today))
    complete = bool(saved and saved[-1].complete)
    return Edition(
        workshop=draft.workshop,
        version=None,
        status=Status(state=State.IN_REVIEW if complete else State.DRAFT),
        made_at=draft.saved_at,
        signatories=signatories(draft.workshop.agreement),
        log_hash=chain.newest(connection, agreement_id)[1] or "",
        log=_log(saved),
    )


def of_version(connection: Connection, agreement_id: str, number: int, today: date) -> Edition:
    """The edition of a saved version, with its signatures and the log up to it."""
    workshop = versions.load(connection, versions.found(connection, agreement_id, number))
    saved = versions.numbered(versions.described(connection, agreement_id, today))[:number]
    opened = signing.sign_offs(connection, agreement_id)
    own = next((one for one in opened if one.version == number), None)
    return Edition(
        workshop=workshop,
        version=saved[-1],
        status=saved[-1].status,
        made_at=saved[-1].made_at,
        signatories=own.signatories if own else signatories(workshop.agreement),
        signatures=own.signatures if own else (),
        log_hash=chain.newest(connection, agreement_id)[1] or "",
        log=_log(saved),
    )


def _log(saved: tuple[Version, ...]) -> tuple[LogEntry, ...]:
    return tuple(
        LogEntry(version=one.number, made_at=one.made_at, author=one.made_by, note=one.note)
        for one in saved
    )
