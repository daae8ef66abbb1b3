"""An edition: everything that a document of the agreement is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from models.revisions.version import Signatory, Signature, Status, Version
from models.workshop import Workshop, content_hash


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One line of the change log."""

    version: int
    made_at: datetime
    author: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A version, or the draft when `version` is None, with its signatures and its change log.

    `signatories` are those who sign or are to sign. `log_hash` is the newest entry of the
    agreement's log, empty before the first. `made_at` is when the content was saved.
    """

    workshop: Workshop
    version: Version | None
    status: Status
    made_at: datetime
    signatories: tuple[Signatory, ...] = ()
    signatures: tuple[Signature, ...] = ()
    log_hash: str = ""
    log: tuple[LogEntry, ...] = ()

    @property
    def content_hash(self) -> str:
        """The hash of what is printed and signed."""
        return self.version.content_hash if self.version else content_hash(self.workshop)
