"""One program at a time on a data folder, and a way to call the one that is there forward."""

from __future__ import annotations

import json
import os
import sys
import uuid
from pathlib import Path
from types import TracebackType
from typing import Self

from models.errors import UserError

_FILE = "lock"
_INBOX = "inbox"
_LONGEST_REQUEST = 100_000


class Locked(UserError):
    """Another SLA Workshop, window or command line, is at work on this data."""

    def __init__(self) -> None:
        super().__init__(
            "SLA Workshop is open on this data; close it or use --data-dir.",
            "Nothing was changed.",
        )


class Lock:
    """The right to work on a data folder; the operating system takes it back from the dead."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._handle: int | None = None

    def take(self) -> Self:
        """Make the folder if need be and take the right to it. Raises Locked, or UserError."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle = os.open(self.folder / _FILE, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise UserError(
                f"The data folder {self.folder} cannot be written to: {reason(error)}.",
                "Choose another folder with --data-dir, or make room for this one.",
            ) from error
        try:
            _lock(handle)
        except OSError:
            os.close(handle)
            raise Locked from None
        self._handle = handle
        return self

    def release(self) -> None:
        """Give the folder free; harmless when it was not taken."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> Self:
        return self.take()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def ask_forward(folder: Path, wanted: str = "") -> None:
    """Ask the window that holds `folder` to come forward, and to open `wanted` if it is given."""
    inbox = folder / _INBOX
    inbox.mkdir(exist_ok=True)
    name = uuid.uuid4().hex
    unfinished = inbox / f"{name}.tmp"
    unfinished.write_text(json.dumps({"open": wanted}), encoding="utf-8")
    unfinished.replace(inbox / f"{name}.json")


def forward_requests(folder: Path) -> tuple[str, ...]:
    """What was asked for since the last look: agreements or files, empty for coming forward alone.

    Each request is read once and removed. One that cannot be read still calls the window forward.
    """
    found = sorted((folder / _INBOX).glob("*.json"))
    wanted = tuple(_wanted(path) for path in found)
    for path in found:
        path.unlink(missing_ok=True)
    return wanted


def _wanted(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = json.loads(file.read(_LONGEST_REQUEST))
    except (OSError, ValueError, RecursionError):
        return ""
    value = data.get("open") if isinstance(data, dict) else None
    return value if isinstance(value, str) else ""


def reason(error: OSError) -> str:
    """Why the operating system refused, as the end of a sentence."""
    words = error.strerror or "it was refused"
    return words[:1].lower() + words[1:]


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
