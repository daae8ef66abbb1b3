"""The layout of the store file: making it, looking at it before opening, bringing it up to date."""

from __future__ import annotations

import shutil
import sqlite3
import struct
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sqlalchemy import create_engine

from models.store import faults
from models.store.engine import Database, read_only, told
from models.store.errors import Damaged, Refused, Unwritable, unreadable_file
from models.store.lock import reason

if TYPE_CHECKING:
    from sqlalchemy import Connection

APPLICATION_ID = 0x534C4131
"""Marks a file as ours, in its header ("SLA1")."""

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100


def _first_layout(connection: Connection) -> None:
    for statement in (
        """CREATE TABLE agreement (
            id TEXT NOT NULL PRIMARY KEY,
            created_at TEXT NOT NULL,
            archived_at TEXT,
            digest TEXT NOT NULL)""",
        """CREATE TABLE draft (
            agreement_id TEXT NOT NULL PRIMARY KEY REFERENCES agreement (id) ON DELETE CASCADE,
            saves INTEGER NOT NULL,
            based_on INTEGER,
            saved_at TEXT NOT NULL,
            saved_by TEXT NOT NULL,
            title TEXT NOT NULL,
            company TEXT NOT NULL,
            digest TEXT NOT NULL,
            document TEXT NOT NULL)""",
        """CREATE TABLE part (
            agreement_id TEXT NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
            hash TEXT NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (agreement_id, hash))""",
        """CREATE TABLE entry (
            agreement_id TEXT NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            hash TEXT NOT NULL UNIQUE,
            previous TEXT,
            kind TEXT NOT NULL,
            version INTEGER,
            made_at TEXT NOT NULL,
            made_by TEXT NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (agreement_id, number))""",
        "CREATE INDEX entry_by_kind ON entry (agreement_id, kind, version)",
        """CREATE TRIGGER entry_is_for_ever BEFORE UPDATE ON entry
            BEGIN SELECT RAISE(ABORT, 'entries are only ever added'); END""",
        """CREATE TRIGGER part_is_for_ever BEFORE UPDATE ON part
            BEGIN SELECT RAISE(ABORT, 'parts are only ever added'); END""",
    ):
        connection.exec_driver_sql(statement)


STEPS: tuple[Callable[[Connection], None], ...] = (_first_layout,)
"""One function for each layout number; a step that was once released is never changed again."""


def create(path: Path) -> None:
    """Make an empty store. It gets its name only when it is whole."""
    unfinished = path.with_name(f"{path.name}.new")
    with told(path):
        unfinished.unlink(missing_ok=True)
        with closing(sqlite3.connect(unfinished)) as raw:
            raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            raw.commit()
    database = Database(unfinished)
    try:
        upgrade(database)
    finally:
        database.close()
    unfinished.rename(path)


def look(path: Path) -> int:
    """The layout number in the header of a store file, which is not opened for it.

    Raises Refused for a file that is empty, not a store, somebody else's or newer.
    """
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except OSError as error:
        raise Unwritable(f"The file {path} cannot be read: {reason(error)}.") from error
    if not header:
        raise Refused(
            f"The file {path} is empty; it may have been cut off while it was copied.",
            "Put the newest file from the folder “backups” in its place, or move it away.",
        )
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise Refused(
            f"The file {path} does not hold agreements of SLA Workshop.",
            "It was left as it is. Move it away, or choose another folder with --data-dir.",
        )
    number, application = struct.unpack(">I4xI", header[60:72])
    if application != APPLICATION_ID:
        raise Refused(
            f"The file {path} belongs to another program.",
            "It was left as it is. Move it away, or choose another folder with --data-dir.",
        )
    if number > len(STEPS):
        raise Refused(
            f"The agreements in {path.parent} were written by a newer SLA Workshop.",
            f"Install the newest version (layout {number} is needed). Nothing was changed.",
        )
    return int(number)


def examine(path: Path) -> None:
    """Raise Damaged when the file is not sound, without leaving a trace on it or beside it."""
    log = path.with_name(f"{path.name}-wal")
    if not log.exists() or log.stat().st_size == 0:
        _examine(f"{path.absolute().as_uri()}?mode=ro&immutable=1", path)
        return
    # What a crash left in the log counts too, and reading it would carry it over: use a copy.
    with tempfile.TemporaryDirectory(prefix="sla-workshop-") as folder:
        copy = Path(folder) / path.name
        try:
            shutil.copyfile(path, copy)
            shutil.copyfile(log, copy.with_name(log.name))
        except OSError as error:
            raise Unwritable(f"There is no room for a look at {path}: {reason(error)}.") from error
        if look(path) == len(STEPS) and _is_foreign(copy):
            raise unreadable_file(path)
        _examine(copy.as_uri(), path)


def _is_foreign(copy: Path) -> bool:
    """True when the log brings faults that the file does not have: it belongs to another file."""
    try:
        with read_only(copy) as connection:
            before = faults.verify(connection)
    except Damaged:
        return False  # the file alone may be half way through taking over its log
    database = Database(copy)
    try:
        with database.reading() as connection:
            return not set(faults.verify(connection)) <= set(before)
    except Damaged:
        return True
    finally:
        database.close()


def _examine(uri: str, path: Path) -> None:
    number = look(path)
    try:
        with closing(sqlite3.connect(uri, uri=True)) as raw:
            (said,) = raw.execute("PRAGMA quick_check(1)").fetchone()
            found = _layout(raw)
            number = max(number, raw.execute("PRAGMA user_version").fetchone()[0])
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        # SQLite quotes a damaged table by its name, which need not be text any more.
        raise unreadable_file(path) from error
    if said != "ok" or found != _layout_after(number):
        raise unreadable_file(path)


def _layout(raw: sqlite3.Connection) -> set[tuple[str, ...]]:
    """What the file says about its own tables and indexes."""
    query = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE type <> 'trigger'"
    return set(raw.execute(query))


def _layout_after(number: int) -> set[tuple[str, ...]]:
    """What a file says after so many steps."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        for step in STEPS[:number]:
            step(connection)
    driver = engine.raw_connection()
    try:
        return _layout(cast("sqlite3.Connection", driver.driver_connection))
    finally:
        driver.close()
        engine.dispose()


def upgrade(database: Database) -> None:
    """Take the steps that the file has not seen yet, each with its number in one transaction."""
    for number in range(layout_number(database) + 1, len(STEPS) + 1):
        with database.writing() as connection:
            STEPS[number - 1](connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {number:d}")
    database.shrink_log()


def layout_number(database: Database) -> int:
    """The layout number as the opened store says it."""
    with database.reading() as connection:
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
