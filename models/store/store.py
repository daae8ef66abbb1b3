"""The store: every agreement on this computer, its versions and its signatures."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, closing
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from models.revisions.edition import Edition
from models.revisions.version import Signature, Signing, Version, Withdrawal
from models.store import (
    agreements,
    backups,
    drafts,
    editions,
    faults,
    keeping,
    listing,
    migrations,
    signing,
)
from models.store import versions as saved_versions
from models.store.backups import Backup
from models.store.chain import Entry
from models.store.documents import Texts
from models.store.drafts import Draft
from models.store.engine import Database
from models.store.errors import Refused, Unwritable, damaged_agreement
from models.store.faults import Fault
from models.store.listing import Listing
from models.store.lock import reason as why
from models.store.places import STORE
from models.store.stamps import Made, stamp
from models.store.versions import Saving
from models.workshop import Workshop

if TYPE_CHECKING:
    from sqlalchemy import Connection


def _clock() -> datetime:
    return datetime.now(UTC)


class Store:
    """All agreements in one file. Each method happens wholly or not at all.

    A store belongs to the thread that opened it. Take `models.store.lock.Lock` first.
    """

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now
        self._texts = Texts()

    @classmethod
    def open(cls, folder: Path, *, now: Callable[[], datetime] = _clock) -> Self:
        """Open the store in a data folder, or start one; an older one is backed up and brought up.

        Raises Refused, Damaged, Unwritable or Locked, with the file as it was.
        """
        path = folder / STORE
        _start(path)
        number = migrations.look(path)
        migrations.examine(path)
        with ExitStack() as opening:
            database = opening.enter_context(closing(Database(path)))
            if number < len(migrations.STEPS):
                backups.make(database, "before update", now())
            migrations.upgrade(database)
            opening.pop_all()
        return cls(database, now)

    def close(self) -> None:
        """Let go of the file; nothing is left beside it."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # The list of agreements

    def listing(self) -> tuple[Listing, ...]:
        """All agreements, archived ones too, the one changed last first."""
        with self._database.reading() as connection:
            return listing.listings(connection, self._today())

    def find(self, word: str) -> str:
        """The id that a person means by an id, the start of one, or a title. Raises Missing."""
        with self._database.reading() as connection:
            return listing.find(connection, word)

    def create(self, workshop: Workshop, by: str = "") -> str:
        """Start an agreement; returns its id."""
        with self._database.writing() as connection:
            return agreements.create(connection, self._texts, workshop, self._made(by))

    def take_in(self, workshop: Workshop, source: str, by: str = "") -> str:
        """Start an agreement from a file, with a first version that names it; returns its id."""
        self.backup_if_changed("before import")
        with self._database.writing() as connection:
            made = self._made(by)
            agreement_id = agreements.create(connection, self._texts, workshop, made)
            saving = Saving(f"Imported from {source}", made)
            keeping.save_version(connection, self._texts, agreement_id, workshop, saving)
        self._database.shrink_log()
        return agreement_id

    def archive(self, agreement_id: str) -> None:
        """Put an agreement away; everything in it stays."""
        with self._database.writing() as connection:
            agreements.set_archived(connection, agreement_id, stamp(self._now()))

    def unarchive(self, agreement_id: str) -> None:
        """Bring an agreement back into the list."""
        with self._database.writing() as connection:
            agreements.set_archived(connection, agreement_id, None)

    def delete(self, agreement_id: str) -> None:
        """Remove an agreement with all its versions; backups keep it until they are given up."""
        self.backup_if_changed("before deleting")
        with self._database.writing() as connection:
            agreements.remove(connection, agreement_id)
        self._database.shrink_log()

    # The draft

    def draft(self, agreement_id: str) -> Draft:
        """What is being worked on. Raises Missing or Damaged."""
        with self._database.reading() as connection:
            self._refuse_damaged(connection, agreement_id)
            return drafts.load(connection, agreement_id)

    def save_draft(self, agreement_id: str, workshop: Workshop, seen: int, by: str = "") -> int:
        """Write over the draft that was saved `seen` times; returns the new count.

        Raises Conflict when it was saved by somebody else since.
        """
        with self._database.writing() as connection:
            head, _ = drafts.head_of(connection, agreement_id)
            drafts.check_seen(head, seen)
            made = self._made(by)
            return drafts.save(connection, self._texts, head, workshop, made).saves

    # Versions

    def save_version(
        self,
        agreement_id: str,
        workshop: Workshop,
        note: str,
        by: str,
        *,
        automatic: bool = False,
        seen: int | None = None,
    ) -> Version:
        """Keep the workshop for ever, and as the draft; `saves` goes up only if the draft differs.

        An automatic version is added only when something changed since the newest version, which is
        what is returned otherwise. Raises Conflict when `seen` is given and out of date.
        """
        with self._database.writing() as connection:
            saving = Saving(note, self._made(by), automatic)
            saved = keeping.save_version(
                connection, self._texts, agreement_id, workshop, saving, seen
            )
            version = self._described(connection, saved)
        self._database.shrink_log()
        return version

    def versions(self, agreement_id: str) -> tuple[Version, ...]:
        """Every version in the order it was saved, automatic ones too."""
        with self._database.reading() as connection:
            drafts.head_of(connection, agreement_id)
            return saved_versions.described(connection, agreement_id, self._today())

    def version(self, agreement_id: str, number: int) -> Workshop:
        """The content of version `number`. Raises Missing or Damaged."""
        with self._database.reading() as connection:
            saved = saved_versions.found(connection, agreement_id, number)
            return saved_versions.load(connection, saved)

    def automatic_version(self, agreement_id: str, entry_number: int) -> Workshop:
        """The content of an automatic version, named by its place in the log."""
        with self._database.reading() as connection:
            saved = saved_versions.found_automatic(connection, agreement_id, entry_number)
            return saved_versions.load(connection, saved)

    def restore(self, agreement_id: str, number: int, by: str) -> Draft:
        """Make the agreement of version `number` the draft; the present draft is kept as a version.

        Facts and notes stay as they are: what was decided has been decided.
        """
        self.backup_if_changed("before restoring")
        with self._database.writing() as connection:
            saved = saved_versions.found(connection, agreement_id, number)
            return keeping.restore(connection, self._texts, saved, self._made(by))

    def restore_automatic(self, agreement_id: str, entry_number: int, by: str) -> Draft:
        """The same from an automatic version."""
        self.backup_if_changed("before restoring")
        with self._database.writing() as connection:
            saved = saved_versions.found_automatic(connection, agreement_id, entry_number)
            return keeping.restore(connection, self._texts, saved, self._made(by))

    def edition(self, agreement_id: str, number: int | None = None) -> Edition:
        """Everything a document is made from: of version `number`, or of the draft."""
        with self._database.reading() as connection:
            if number is None:
                self._refuse_damaged(connection, agreement_id)
                return editions.of_draft(connection, agreement_id, self._today())
            return editions.of_version(connection, agreement_id, number, self._today())

    # Sign-off

    def open_sign_off(self, agreement_id: str, workshop: Workshop, by: str) -> Version:
        """Let the workshop be signed: as a new version, or the newest one when it is the same."""
        with self._database.writing() as connection:
            saving = Saving("Opened for sign-off", self._made(by))
            newest = keeping.save_for_signing(
                connection, self._texts, agreement_id, workshop, saving
            )
            opened = signing.sign_offs(connection, agreement_id)
            if not opened or opened[-1].version != newest.version:
                signing.open_for_signing(connection, newest, workshop, self._made(by))
            version = self._described(connection, newest)
        self._database.shrink_log()
        return version

    def sign(self, agreement_id: str, sign_off: Signing, by: str = "") -> Signature:
        """Add a signature to a version that is open for sign-off. Raises UserError."""
        with self._database.writing() as connection:
            saved = saved_versions.found(connection, agreement_id, sign_off.version)
            saved_versions.load(connection, saved)
            signature = signing.sign(connection, saved, sign_off, self._made(by))
        self._database.shrink_log()
        return signature

    def withdraw(
        self, agreement_id: str, version: int, participant: str, by: str, reason: str
    ) -> Withdrawal:
        """Take a signature back; it stays in the log with the withdrawal behind it."""
        with self._database.writing() as connection:
            saved = saved_versions.found(connection, agreement_id, version)
            made = self._made(by)
            withdrawal = signing.withdraw(connection, saved, participant, reason, made)
        self._database.shrink_log()
        return withdrawal

    def signatures(self, agreement_id: str, version: int) -> tuple[Signature, ...]:
        """The signatures of a version in the order they were given, withdrawn ones too."""
        with self._database.reading() as connection:
            saved_versions.found(connection, agreement_id, version)
            opened = signing.sign_offs(connection, agreement_id)
            return next((one.signatures for one in opened if one.version == version), ())

    # Soundness

    def damages(self) -> dict[str, str]:
        """What is wrong with each agreement that would not open, as half a sentence."""
        with self._database.reading() as connection:
            return faults.damages(connection)

    def recover(self, agreement_id: str, by: str = "") -> str:
        """Start an agreement from the newest sound text of a damaged one, which stays as it is.

        Returns the new id. Raises Damaged when no text of it is sound.
        """
        with self._database.writing() as connection:
            workshop, name = keeping.newest_sound(connection, agreement_id)
            title = workshop.agreement.title
            copy = keeping.recovered(workshop, f"{title} (recovered)")
            made = self._made(by)
            new = agreements.create(connection, self._texts, copy, made)
            saving = Saving(f"Recovered from {name} of “{title}”", made)
            keeping.save_version(connection, self._texts, new, copy, saving)
        self._database.shrink_log()
        return new

    def verify(self) -> tuple[Fault, ...]:
        """Everything in the store that is not what was written; empty when all is sound."""
        with self._database.reading() as connection:
            return faults.verify(connection)

    def backup(self, reason: str = "") -> Backup:
        """Copy the whole store into the folder of backups and look the copy through."""
        return backups.make(self._database, reason, self._now())

    def backup_if_changed(self, reason: str = "") -> Backup | None:
        """A backup, unless the newest one holds the same state or there is nothing to keep."""
        with self._database.reading() as connection:
            state = agreements.state(connection)
        last = self.last_backup()
        if not any(state) or (last and agreements.state_of_file(last.path) == state):
            return None
        return self.backup(reason)

    def last_backup(self) -> Backup | None:
        """The newest backup."""
        kept = backups.kept(self._database.path.parent)
        return kept[-1] if kept else None

    def _refuse_damaged(self, connection: Connection, agreement_id: str) -> None:
        damage = faults.damage_of(connection, agreement_id)
        if damage:
            raise damaged_agreement(drafts.title_of(connection, agreement_id), damage)

    def _made(self, by: str) -> Made:
        return Made(stamp(self._now()), by)

    def _today(self) -> date:
        return self._now().astimezone().date()

    def _described(self, connection: Connection, saved: Entry) -> Version:
        opened = signing.sign_offs(connection, saved.agreement_id)
        return saved_versions.describe(saved, opened, self._today())


def _start(path: Path) -> None:
    """Make an empty store where there is none; one that vanished is never replaced silently."""
    if path.exists():
        return
    if backups.kept(path.parent):
        raise Refused(
            f"The file {path.name} is gone from {path.parent}, although backups of it are there.",
            "Put the newest file from the folder “backups” in its place, or move that folder away.",
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        migrations.create(path)
    except OSError as error:
        raise Unwritable(
            f"The data folder {path.parent} cannot be written to: {why(error)}.",
            "Choose another folder with --data-dir, or make room for this one.",
        ) from error
