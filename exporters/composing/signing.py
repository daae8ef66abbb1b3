"""The last section: who signs, what exactly, and what a typed name proves."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from exporters.blocks import (
    Block,
    Cell,
    Column,
    Fingerprint,
    Heading,
    Paragraph,
    Promise,
    Run,
    SignatureLine,
    Signatures,
    Table,
    TableRow,
)
from exporters.composing.clock import moment_here
from exporters.composing.material import Material
from models.agreement.sides import Side
from models.agreement.voices import find
from models.revisions.consent import consent
from models.revisions.edition import Edition
from models.revisions.version import Signatory, Signature, signatories

KEY = "signatures"
_GROUP = 4
_SHORT = 16


def compose(material: Material, edition: Edition, *, fingerprint: bool) -> tuple[Block, ...]:
    """The consent, a line for each signatory, the fingerprint, and what all that is worth.

    Without `fingerprint` no hash is worked out: the live document of a draft changes too often.
    """
    blocks: list[Block] = [
        Heading(key=KEY, level=1, text="Signatures", path=("sign_off",)),
        Promise(key=f"{KEY}:consent", inlines=(Run(text=_consent(material, edition)),)),
        _lines(material, edition),
    ]
    if fingerprint:
        blocks += _fingerprint(material, edition)
    blocks += _worth(material)
    return tuple(blocks)


def _consent(material: Material, edition: Edition) -> str:
    for signature in edition.signatures:
        if signature.consent:
            return signature.consent
    if edition.version is not None and edition.version.number:
        return consent(material.agreement, edition.version.number)
    return consent(material.agreement, _newest(edition) + 1)


def _newest(edition: Edition) -> int:
    return max((entry.version for entry in edition.log), default=0)


def _lines(material: Material, edition: Edition) -> Signatures:
    people = edition.signatories or signatories(material.agreement)
    lines = {
        side: tuple(_line(material, edition, person) for person in people if person.side == side)
        for side in Side
    }
    signed = [one for one in edition.signatures if one.stands]
    note = ""
    if signed:
        note = (
            "Each name was typed as a confirmation in SLA Workshop. The lines leave room for a"
            " signature by hand."
        )
    empty = (SignatureLine(key=f"{KEY}:none", name="", role=""),)
    return Signatures(
        key=f"{KEY}:lines",
        marketing=lines[Side.MARKETING] or empty,
        sales=lines[Side.SALES] or empty,
        note=note,
    )


def _line(material: Material, edition: Edition, person: Signatory) -> SignatureLine:
    key = f"{KEY}:{person.id}"
    own = [one for one in edition.signatures if one.participant == person.id]
    standing = [one for one in own if one.stands]
    if standing:
        return _signed(material, key, standing[-1])
    remark = _withdrawn(material, own)
    return SignatureLine(key=key, name=person.name, role=person.role, remark=remark)


def _signed(material: Material, key: str, signature: Signature) -> SignatureLine:
    when = moment_here(material, signature.made_at)
    remark = f"Reservation: {signature.reservation}" if signature.reservation else ""
    return SignatureLine(
        key=key,
        name=signature.name,
        role=signature.role,
        signed=f"{signature.place}, {when}" if signature.place else when,
        remark=remark or "Without reservation",
    )


def _withdrawn(material: Material, own: Sequence[Signature]) -> str:
    gone = own[-1].withdrawal if own else None
    if gone is None:
        return ""
    day = moment_here(material, gone.made_at)
    return f"Signed before and withdrawn on {day}: {gone.reason}"


def _fingerprint(material: Material, edition: Edition) -> list[Block]:
    words: str
    if edition.version is None:
        title, words = "Fingerprint of this draft", "SHA-256 of the content of this draft."
    else:
        signed = any(one.stands for one in edition.signatures)
        title = "Fingerprint of what was signed" if signed else "Fingerprint of this version"
        saved = moment_here(material, edition.version.made_at)
        words = f"SHA-256 of the content of version {edition.version.number}, saved on {saved}."
    words += " Its first sixteen characters stand in the footer of every page."
    if edition.log_hash:
        after = "Log hash after the last entry"
        words += f" {after}: {grouped(edition.log_hash[:_SHORT])}"
    return [
        Heading(key=f"{KEY}:fingerprint", level=2, text=title, path=("sign_off",)),
        Fingerprint(key=f"{KEY}:digest", digest=edition.content_hash),
        Paragraph(key=f"{KEY}:digest:note", inlines=(Run(text=words),), flavour="intro"),
    ]


def grouped(digest: str) -> str:
    """Hex digits in groups of four."""
    return " ".join(digest[at : at + _GROUP] for at in range(0, len(digest), _GROUP))


def _worth(material: Material) -> list[Block]:
    owner = find(material.agreement, material.agreement.parties.answers.owner)
    keeper = owner.name if owner and owner.name else "the owner of the agreement"
    pairs = (
        (
            "Which exact words each name stands under: one changed letter gives another"
            " fingerprint.",
            "Who sat at the keyboard. Nobody’s identity was checked.",
        ),
        (
            "Whose name was typed, in which role, for which side, where and when by the clock of"
            " that computer.",
            "That this is a qualified electronic signature, or a contract between companies. It is"
            " a management agreement inside one.",
        ),
        (
            "That no single entry of the log was changed or taken out later, to anybody who kept"
            " this page: each entry carries the hash of the one before.",
            f"That the log as a whole was not replaced. So keep this page, and a copy with"
            f" {keeper}. This file itself is only a copy: compare its fingerprint.",
        ),
    )
    rows = tuple(
        TableRow(
            key=f"{KEY}:worth:{at}",
            cells=tuple(
                Cell(key=f"{KEY}:worth:{at}:{column}", paragraphs=((Run(text=words),),))
                for column, words in enumerate(pair)
            ),
        )
        for at, pair in enumerate(pairs)
    )
    columns = (
        Column(title="They prove", width=Decimal(80)),
        Column(title="They do not prove", width=Decimal(80)),
    )
    title = "What these signatures prove, and what they do not"
    return [
        Heading(key=f"{KEY}:worth", level=2, text=title, path=("sign_off",)),
        Table(key=f"{KEY}:worth:table", caption="", columns=columns, rows=rows),
    ]
