"""Saved versions and their signatures, and what state of affairs follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from models.agreement.agreement import Agreement
from models.agreement.sides import Side
from models.agreement.words import listed


class State(StrEnum):
    """How far an agreement has come."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    AGREED = "agreed"
    SIGNED = "signed"
    SUPERSEDED = "superseded"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """A participant who is named as signing."""

    id: str
    name: str
    role: str
    side: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The state, and for a version open for sign-off those whose signature is still missing.

    `named` is how many are to sign the version; 0 for one that nobody has been asked to sign.
    """

    state: State
    waiting_for: tuple[Signatory, ...] = ()
    named: int = 0

    @property
    def words(self) -> str:
        """The status as a chip says it, such as "Signed" or "Waiting for Sales"."""
        if self.waiting_for:
            sides = {one.side for one in self.waiting_for}
            return f"Waiting for {listed([side.label for side in Side if side in sides])}"
        return self.state.replace("_", " ").capitalize()

    @property
    def names(self) -> str:
        """The status with the names of those who have not signed yet."""
        if self.waiting_for:
            return f"Waiting for {listed([one.name for one in self.waiting_for])}"
        return self.words

    @property
    def counted(self) -> str:
        """The status with how many have signed, where names have no room."""
        if self.waiting_for:
            have = "has" if self.named == 1 else "have"
            return f"{self.named - len(self.waiting_for)} of {self.named} {have} signed"
        return self.words

    @property
    def is_in_sign_off(self) -> bool:
        """True while signatures are waited for, or all are there and none has replaced them."""
        return bool(self.waiting_for) or self.state in (State.SIGNED, State.ENDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """From when to when a version holds, and when it is looked at again."""

    effective_from: date | None = None
    effective_to: date | None = None
    next_review: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What was saved at one moment, for ever.

    `number` counts 1, 2, 3 … and is 0 for one the program saved by itself. `entry` is its place in
    the agreement's log. `complete` is true when no required answer was missing, `agreed` when both
    sides had agreed to every clause besides. `changed_sections` names the sections that differ from
    the numbered version before.
    """

    number: int
    entry: int
    content_hash: str
    entry_hash: str
    note: str
    made_at: datetime
    made_by: str
    automatic: bool
    complete: bool
    status: Status
    term: Term
    changed_sections: tuple[str, ...] = ()
    agreed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """What a signatory confirms: this content, under this name, with this sentence of consent."""

    version: int
    content_hash: str
    participant: str
    name: str
    consent: str
    place: str = ""
    reservation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """A signature taken back: by whom, when and why. The signature itself stays in the log."""

    version: int
    participant: str
    name: str
    reason: str
    made_at: datetime
    made_by: str
    entry: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A typed sign-off of one version, with its place in the log."""

    version: int
    content_hash: str
    participant: str
    name: str
    role: str
    side: str
    place: str
    consent: str
    reservation: str
    made_at: datetime
    entry: int
    withdrawal: Withdrawal | None = None

    @property
    def stands(self) -> bool:
        """True until it is withdrawn."""
        return self.withdrawal is None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """A version that was opened for sign-off: who is to sign it and who has."""

    version: int
    signatories: tuple[Signatory, ...]
    signatures: tuple[Signature, ...] = ()
    term: Term = Term()

    @property
    def waiting_for(self) -> tuple[Signatory, ...]:
        """The signatories without a signature that stands."""
        signed = {one.participant for one in self.signatures if one.stands}
        return tuple(one for one in self.signatories if one.id not in signed)

    @property
    def signed(self) -> bool:
        """True when every listed signatory has signed and none withdrew."""
        return bool(self.signatories) and not self.waiting_for


def signatories(agreement: Agreement) -> tuple[Signatory, ...]:
    """The participants named as signing; other teams count to the side that they vote with."""
    return tuple(
        Signatory(
            id=person.id,
            name=person.name,
            role=person.role,
            side=person.belongs_to if person.side == "other" else person.side,
        )
        for person in agreement.parties.participants
        if person.signatory
    )


def term_of(agreement: Agreement) -> Term:
    """When the agreement holds; without an end when it runs until it is replaced."""
    header = agreement.parties.answers
    return Term(
        effective_from=header.effective_from,
        effective_to=header.effective_to if header.until_replaced is False else None,
        next_review=header.next_review,
    )


def before_signing(*, complete: bool, agreed: bool) -> State:
    """How far a version has come that nobody has been asked to sign.

    `agreed` is true when nothing is missing and both sides agreed to every clause.
    """
    if agreed:
        return State.AGREED
    return State.IN_REVIEW if complete else State.DRAFT


def status_of(number: int, sign_offs: Sequence[SignOff], unsigned: State, today: date) -> Status:
    """The status of version `number`; `sign_offs` are those of the agreement, oldest first.

    `unsigned` is the state as long as the version has not been opened for sign-off.

    A signed version holds until a newer one is signed. One that still waits for signatures gives
    way as soon as a newer one is opened for sign-off.
    """
    own = next((one for one in sign_offs if one.version == number), None)
    if own is None:
        return Status(state=unsigned)
    newer = [one for one in sign_offs if one.version > number]
    if any(one.signed for one in newer) or (newer and not own.signed):
        return Status(state=State.SUPERSEDED)
    if not own.signed:
        named = len(own.signatories)
        return Status(state=State.AGREED, waiting_for=own.waiting_for, named=named)
    if own.term.effective_to is not None and own.term.effective_to < today:
        return Status(state=State.ENDED)
    return Status(state=State.SIGNED)


def in_sign_off(versions: Sequence[Version]) -> Version | None:
    """The version that is open for signatures, or has them all; `versions` are oldest first."""
    return next((one for one in reversed(versions) if one.status.is_in_sign_off), None)


def in_force(sign_offs: Iterable[SignOff]) -> SignOff | None:
    """The newest signed version, whether its term has ended or not."""
    return next((one for one in reversed(list(sign_offs)) if one.signed), None)
