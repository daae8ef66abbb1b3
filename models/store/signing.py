"""Sign-off as entries of the log: opened, signed, withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from models.errors import UserError
from models.revisions.version import (
    Signatory,
    Signature,
    Signing,
    SignOff,
    Term,
    Withdrawal,
    signatories,
    term_of,
)
from models.store import chain
from models.store.chain import Entry
from models.store.errors import Damaged, Missing
from models.store.stamps import Made, moment
from models.text import clean, clean_line
from models.workshop import Workshop

if TYPE_CHECKING:
    from sqlalchemy import Connection

_KINDS = (chain.SIGN_OFF, chain.SIGNATURE, chain.WITHDRAWAL)


def sign_offs(connection: Connection, agreement_id: str) -> list[SignOff]:
    """Every version that was opened for sign-off, oldest first."""
    return folded(chain.of_kinds(connection, _KINDS, agreement_id))


def all_entries(connection: Connection) -> dict[str, list[Entry]]:
    """What `folded` makes them from, for all agreements, by their ids."""
    found: dict[str, list[Entry]] = {}
    for one in chain.of_kinds(connection, _KINDS):
        found.setdefault(one.agreement_id, []).append(one)
    return found


def folded(entries: Iterable[Entry]) -> list[SignOff]:
    """The sign-offs that the entries of one agreement tell of. Raises Damaged."""
    opened: dict[int, SignOff] = {}
    for entry in entries:
        says = entry.says
        number = says["version"]
        if entry.kind == chain.SIGN_OFF:
            opened[number] = SignOff(
                version=number,
                signatories=tuple(Signatory(**one) for one in says["signatories"]),
                term=read_term(says["term"]),
            )
            continue
        one = opened.get(number)
        if one is None:
            raise Damaged(f"Something before entry {entry.number} of the log was taken away.")
        if entry.kind == chain.SIGNATURE:
            opened[number] = replace(one, signatures=(*one.signatures, _signature(entry)))
        else:
            opened[number] = _without(one, says["signature"], _withdrawal(entry))
    return sorted(opened.values(), key=_version)


def open_for_signing(
    connection: Connection, version: Entry, workshop: Workshop, made: Made
) -> None:
    """Name those who are to sign the version. Raises UserError when nobody is named as signing."""
    named = signatories(workshop.agreement)
    if not named:
        raise UserError(
            "Nobody is named as signing this agreement.",
            "Mark at least one participant of each side as signing.",
        )
    content = {
        "version": version.version,
        "content_hash": version.says["content_hash"],
        "signatories": [asdict(one) for one in named],
        "term": term_words(term_of(workshop.agreement)),
    }
    chain.append(connection, version.agreement_id, chain.SIGN_OFF, content, made)


def sign(connection: Connection, version: Entry, signing: Signing, made: Made) -> Signature:
    """Add a signature. Raises UserError when it does not fit the version or the signatory."""
    opened = sign_offs(connection, version.agreement_id)
    own = _open_one(opened, signing.version)
    person = next((one for one in own.signatories if one.id == signing.participant), None)
    if person is None:
        raise UserError("This person is not named as signing this version.")
    if clean_line(signing.name).casefold() != clean_line(person.name).casefold():
        raise UserError(
            f"The name typed is not {person.name}.", "Type the name as it stands in the agreement."
        )
    if signing.content_hash != version.says["content_hash"]:
        raise UserError(
            f"What is to be signed is not the text of version {signing.version}.",
            "Open the sign-off again, so that the text on the screen is the one that is signed.",
        )
    if person not in own.waiting_for:
        raise UserError(f"{person.name} has signed version {signing.version} already.")
    if not clean(signing.consent).strip():
        raise UserError("The sentence of consent is missing.")
    content = {
        "version": signing.version,
        "version_hash": version.hash,
        "content_hash": signing.content_hash,
        "participant": person.id,
        "name": person.name,
        "role": person.role,
        "side": person.side,
        "place": clean_line(signing.place),
        "consent": clean(signing.consent),
        "reservation": clean(signing.reservation),
    }
    return _signature(
        chain.append(connection, version.agreement_id, chain.SIGNATURE, content, made)
    )


def withdraw(
    connection: Connection, version: Entry, participant: str, reason: str, made: Made
) -> Withdrawal:
    """Take a signature back by a new entry. Raises Missing when there is none that stands."""
    opened = sign_offs(connection, version.agreement_id)
    signed = [
        signature
        for one in opened
        if one.version == version.version
        for signature in one.signatures
        if signature.participant == participant and signature.stands
    ]
    if not signed:
        raise Missing("There is no signature of this person to withdraw.")
    content = {
        "version": version.version,
        "participant": participant,
        "name": signed[0].name,
        "reason": clean(reason),
        "signature": signed[0].entry,
    }
    return _withdrawal(
        chain.append(connection, version.agreement_id, chain.WITHDRAWAL, content, made)
    )


def _open_one(opened: list[SignOff], number: int) -> SignOff:
    own = next((one for one in opened if one.version == number), None)
    if own is None:
        raise UserError(f"Version {number} has not been opened for sign-off.")
    if opened[-1].version != number:
        raise UserError(
            f"Version {number} has been replaced in sign-off by version {opened[-1].version}.",
            "Sign the newer version.",
        )
    return own


def _version(one: SignOff) -> int:
    return one.version


def _without(one: SignOff, entry: int, withdrawal: Withdrawal) -> SignOff:
    signatures = tuple(
        replace(signature, withdrawal=withdrawal) if signature.entry == entry else signature
        for signature in one.signatures
    )
    return replace(one, signatures=signatures)


def _signature(entry: Entry) -> Signature:
    says = {name: value for name, value in entry.says.items() if name != "version_hash"}
    return Signature(**says, made_at=moment(entry.made_at), entry=entry.number)


def _withdrawal(entry: Entry) -> Withdrawal:
    says = {name: value for name, value in entry.says.items() if name != "signature"}
    return Withdrawal(
        **says, made_at=moment(entry.made_at), made_by=entry.made_by, entry=entry.number
    )


def term_words(term: Term) -> dict[str, str | None]:
    """The term as JSON values."""
    return {name: day.isoformat() if day else None for name, day in asdict(term).items()}


def read_term(words: Mapping[str, Any]) -> Term:
    """The term that `term_words` wrote."""
    return Term(**{name: date.fromisoformat(day) if day else None for name, day in words.items()})
