"""The one connection to the stored agreements, and what its failures mean."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from models.errors import UserError
from models.store.errors import Unwritable, unreadable_file
from models.store.lock import Locked

PRAGMAS = (
    "busy_timeout = 2000",
    "locking_mode = EXCLUSIVE",
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "secure_delete = ON",
    "journal_size_limit = 16777216",
    *(("fullfsync = ON",) if sys.platform == "darwin" else ()),
)

_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}
_CLOSED = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class Database:
    """A store file opened for writing; it belongs to the thread that opened it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = _engine(partial(_connect, path))
        self._writer = self._engine.execution_options(writes=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of things."""
        with told(self.path), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that happens wholly or not at all."""
        with told(self.path), self._writer.begin() as connection:
            yield connection

    def run(self, statement: str, *values: object) -> None:
        """Execute a statement that must stand outside of transactions."""
        with told(self.path):
            driver = self._engine.raw_connection()
            try:
                driver.cursor().execute(statement, values)
            finally:
                driver.close()

    def shrink_log(self) -> None:
        """Carry everything over into the main file, so that a plain copy of it is whole."""
        # What was saved is safe in the log; on a full disk it stays there for the time being.
        with suppress(Unwritable):
            self.run("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


@contextmanager
def read_only(path: Path) -> Iterator[Connection]:
    """A look into a finished store file that nobody writes to; leaves no trace beside it."""
    engine = _engine(partial(_connect_read_only, path))
    try:
        with told(path), engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the disk refuses into a sentence; whatever else goes wrong is a fault of ours."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        meaning = _meaning(cause, path)
        if meaning is None:
            raise
        raise meaning from error
    except UnicodeDecodeError as error:
        # SQLite quotes a damaged table by its name, which need not be text any more.
        raise unreadable_file(path) from error


def _meaning(cause: BaseException | None, path: Path) -> UserError | None:
    # The low byte is the kind of failure, the rest its details.
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    if code in _FULL:
        return Unwritable(
            f"The disk that holds {path.parent} is full or failing, so nothing was saved.",
            "Free some space; what is on the screen is kept and will be saved then.",
        )
    if code in _CLOSED:
        return Unwritable(
            f"The data folder {path.parent} may not be written to, so nothing was saved.",
            "Allow writing to it, or choose another folder with --data-dir.",
        )
    if code in _BUSY:
        return Locked()
    return unreadable_file(path) if code in _BROKEN else None


def _engine(connect: partial[sqlite3.Connection]) -> Engine:
    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=StaticPool)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _connect(path: Path) -> sqlite3.Connection:
    return _prepared(sqlite3.connect(path, isolation_level=None), PRAGMAS)


def _connect_read_only(path: Path) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    return _prepared(
        sqlite3.connect(uri, uri=True, isolation_level=None), ("trusted_schema = OFF",)
    )


def _prepared(raw: sqlite3.Connection, pragmas: tuple[str, ...]) -> sqlite3.Connection:
    # Damaged letters must not stop the reading: the digests tell of them.
    raw.text_factory = partial(str, encoding="utf-8", errors="replace")
    try:
        for pragma in pragmas:
            raw.execute(f"PRAGMA {pragma}").close()
    except sqlite3.Error:
        raw.close()
        raise
    return raw
