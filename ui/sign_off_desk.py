"""The sign-off of the open agreement: what the store knows of it, and every act upon it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from models.agreement.agreement import Agreement
from models.errors import UserError
from models.record.record import Record
from models.revisions.consent import AFTER_LAST, consent
from models.revisions.edition import Edition
from models.revisions.version import Signature, Signing, Version, in_sign_off
from models.workshop import content_hash
from ui.session import Saved, Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What a signatory has typed under the sentence of consent."""

    participant: str
    name: str
    place: str
    reservation: str = ""


class SignOffDesk(QObject):
    """The version that is open for sign-off, or signed; each act on it is an entry of the log.

    `changed` follows whatever the store answers, `troubled` what it refuses. `opened` says that a
    version was kept for signing, `signed` and `withdrawn` that a new entry was made.
    """

    changed = Signal()
    troubled = Signal(object)
    opened = Signal()
    signed = Signal(object)
    withdrawn = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        """Nothing is known before `refresh`."""
        super().__init__(parent)
        self._session = session
        self.edition: Edition | None = None
        self.is_known = False
        self.is_busy = False
        self._after_last: dict[int, bool] = {}
        self._hashed: tuple[Agreement, Record, str] | None = None
        session.saved_changed.connect(self._follow_saving)

    # What is known

    @property
    def number(self) -> int:
        """The version in sign-off; 0 while there is none."""
        version = self.edition.version if self.edition is not None else None
        return version.number if version is not None else 0

    @property
    def standing(self) -> dict[str, Signature]:
        """The signatures that stand, by participant."""
        if self.edition is None:
            return {}
        return {one.participant: one for one in self.edition.signatures if one.stands}

    @property
    def draft_has_changed(self) -> bool:
        """True when the draft says something else than the version in sign-off."""
        return self.edition is not None and self._draft_hash() != self.edition.content_hash

    @property
    def asks_for_start(self) -> bool:
        """True while somebody must say whether a start in the past waits for the last signature."""
        if self.edition is None or self.edition.signatures or self.number in self._after_last:
            return False
        return starts_early(self.edition.workshop.agreement)

    @property
    def consent(self) -> str:
        """The sentence that is signed: the same for all who sign this version."""
        if self.edition is None:
            return ""
        for signature in self.edition.signatures:
            return signature.consent
        after_last = self._after_last.get(self.number, True)
        return consent(self.edition.workshop.agreement, self.number, after_last=after_last)

    @property
    def waits_for_last(self) -> bool:
        """True when nothing takes effect before the last signature."""
        return AFTER_LAST in self.consent

    # Acts

    def refresh(self) -> None:
        """Ask the store how sign-off stands."""
        self._ask("versions", self._session.id, then=self._took_versions)

    def open(self, *, after_last: bool) -> None:
        """Keep the draft as a version and let it be signed."""
        if not self.is_busy:
            self.is_busy = True
            self._session.end_burst()
            self._session.flush(partial(self._open, after_last))

    def choose_start(self, *, after_last: bool) -> None:
        """Say whether the version in sign-off takes effect only with the last signature."""
        self._after_last[self.number] = after_last
        self.changed.emit()

    def sign(self, typed: Typed) -> None:
        """Sign the version as it was read on this screen."""
        if self.is_busy or self.edition is None:
            return
        self.is_busy = True
        signing = Signing(
            version=self.number,
            content_hash=self.edition.content_hash,
            participant=typed.participant,
            name=typed.name,
            consent=self.consent,
            place=typed.place,
            reservation=typed.reservation,
        )
        self._ask("sign", self._session.id, signing, self._session.author, then=self._signed)

    def withdraw(self, participant: str, reason: str) -> None:
        """Take a signature back by a new entry."""
        if self.is_busy:
            return
        self.is_busy = True
        self._ask(
            "withdraw",
            self._session.id,
            self.number,
            participant,
            self._session.author,
            reason,
            then=self._withdrawn,
        )

    # Answers of the store

    def _open(self, after_last: bool) -> None:
        session = self._session
        opened = partial(self._opened, after_last)
        self._ask("open_sign_off", session.id, session.workshop, session.author, then=opened)

    def _opened(self, after_last: bool, version: Version) -> None:
        self._after_last[version.number] = after_last
        self.is_busy = False
        self.opened.emit()
        self.refresh()

    def _signed(self, signature: Signature) -> None:
        self.is_busy = False
        self.signed.emit(signature)
        self.refresh()

    def _withdrawn(self, withdrawal: object) -> None:
        self.is_busy = False
        self.withdrawn.emit(withdrawal)
        self.refresh()

    def _took_versions(self, versions: tuple[Version, ...]) -> None:
        found = in_sign_off(versions)
        if found is None:
            self._took_edition(None)
        else:
            self._ask("edition", self._session.id, found.number, then=self._took_edition)

    def _took_edition(self, edition: Edition | None) -> None:
        self.edition = edition
        self.is_known = True
        self.changed.emit()

    def _failed(self, trouble: UserError) -> None:
        self.is_busy = False
        self.troubled.emit(trouble)
        self.changed.emit()

    def _follow_saving(self, saved: Saved) -> None:
        if self.is_busy and saved.trouble is not None:
            self._failed(saved.trouble)

    def _ask(self, method: str, *values: object, then: Callable[[Any], None]) -> None:
        self._session.library.ask(method, *values, then=then, failed=self._failed)

    def _draft_hash(self) -> str:
        workshop = self._session.workshop
        kept = self._hashed
        if kept is None or kept[0] is not workshop.agreement or kept[1] is not workshop.record:
            digest = content_hash(workshop)
            kept = self._hashed = (workshop.agreement, workshop.record, digest)
        return kept[2]


def starts_early(agreement: Agreement, today: date | None = None) -> bool:
    """True when the agreement is to take effect on a day that has gone by."""
    start = agreement.parties.answers.effective_from
    return start is not None and start < (today or datetime.now().astimezone().date())
