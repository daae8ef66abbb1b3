"""Whole copies of the store, looked through after they are made, and which of them are kept."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from models.store import faults
from models.store.engine import Database, read_only
from models.store.errors import Damaged, Unwritable
from models.store.faults import Fault
from models.store.lock import reason as why
from models.store.places import BACKUPS, STORE

DAILY, WEEKLY, MONTHLY = 12, 10, 9
MOST_BYTES = 2 * 1024**3

_NAME = re.compile(r"^agreements-(\d{8}T\d{9})Z(?:-([a-z-]+))?\.db$")
_FORM = "%Y%m%dT%H%M%S%f"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A finished copy of the whole store; `faults` is what was found wrong when it was made."""

    path: Path
    made_at: datetime
    reason: str = ""
    faults: tuple[Fault, ...] = ()


def make(database: Database, reason: str, now: datetime) -> Backup:
    """Copy the store and look the copy through. Older copies beyond the rotation go.

    A copy with faults is kept and no older one is given up for it. Raises Unwritable when there is
    no room; the older copies stay.
    """
    folder = database.path.parent / BACKUPS
    slug = re.sub("[^a-z]+", "-", reason.lower()).strip("-")
    name = f"agreements-{now.astimezone(UTC).strftime(_FORM)[:-3]}Z{'-' if slug else ''}{slug}.db"
    unfinished = folder / f"{name}.tmp"
    try:
        folder.mkdir(exist_ok=True)
        for left_over in folder.glob("*.tmp"):
            left_over.unlink()
        try:
            database.run("VACUUM INTO ?", str(unfinished))
            found = check(unfinished)
            _settle(unfinished)
            unfinished.replace(folder / name)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise Unwritable(f"No backup could be written to {folder}: {why(error)}.") from error
    backup = Backup(path=folder / name, made_at=now, reason=slug, faults=found)
    if not found:
        _rotate(folder, now)
    return backup


def check(path: Path) -> tuple[Fault, ...]:
    """What is wrong with a finished copy; nothing is written on it or beside it."""
    try:
        with read_only(path) as connection:
            return faults.verify(connection)
    except Damaged as error:
        return (Fault(agreement_id="", message=error.message),)


def kept(folder: Path) -> tuple[Backup, ...]:
    """The copies that are there, oldest first; `folder` is the data folder."""
    found = []
    for path in (folder / BACKUPS).glob("agreements-*.db"):
        match = _NAME.match(path.name)
        if match:
            at = datetime.strptime(f"{match[1]}000", _FORM).replace(tzinfo=UTC)
            found.append(Backup(path=path, made_at=at, reason=match[2] or ""))
    return tuple(sorted(found, key=_made_at))


def put_back(folder: Path, backup: Backup) -> Path:
    """Make a copy the store again and move what was there aside, all of its files together.

    Returns the folder that holds what was moved. The store must be closed.
    """
    aside = folder / f"replaced-{datetime.now(UTC).strftime(_FORM)}Z"
    try:
        aside.mkdir()
        for suffix in ("", "-wal", "-shm", "-journal"):
            path = folder / f"{STORE}{suffix}"
            if path.exists():
                path.rename(aside / path.name)
        unfinished = folder / f"{STORE}.new"
        unfinished.write_bytes(backup.path.read_bytes())
        _settle(unfinished)
        unfinished.rename(folder / STORE)
    except OSError as error:
        raise Unwritable(f"The backup could not be put back: {why(error)}.") from error
    return aside


def to_drop(backups: Sequence[Backup], now: datetime) -> tuple[Backup, ...]:
    """The copies that the rotation gives up.

    Kept are all of the last day, then the newest of each of 12 days, 10 weeks and 9 months.
    """
    newest_first = sorted(backups, key=_made_at, reverse=True)
    keep = {one.path for one in newest_first if one.made_at >= now - timedelta(days=1)}
    for form, count in (("%Y-%j", DAILY), ("%G-%V", WEEKLY), ("%Y-%m", MONTHLY)):
        keep |= {one.path for one in _newest_of_each(newest_first, form)[:count]}
    return tuple(one for one in newest_first if one.path not in keep)


def _newest_of_each(newest_first: Iterable[Backup], form: str) -> list[Backup]:
    found: dict[str, Backup] = {}
    for one in newest_first:
        found.setdefault(one.made_at.strftime(form), one)
    return list(found.values())


def _rotate(folder: Path, now: datetime) -> None:
    for one in to_drop(kept(folder.parent), now):
        one.path.unlink(missing_ok=True)
    left = kept(folder.parent)
    size = sum(one.path.stat().st_size for one in left)
    for one in left[:-1]:
        if size <= MOST_BYTES:
            return
        size -= one.path.stat().st_size
        one.path.unlink()


def _settle(path: Path) -> None:
    """Wait until the file is on the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _made_at(backup: Backup) -> datetime:
    return backup.made_at
