"""Workshops as the texts that are stored and hashed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TypeVar

from models import workshop as workshops
from models.agreement import codec, fields
from models.agreement.agreement import Agreement, sections
from models.agreement.codec import FORMAT, canonical
from models.agreement.fields import Field
from models.agreement.kinds import Answers
from models.agreement.section import Section
from models.record import encoding, seen
from models.workshop import Workshop

_FORMAT = canonical(FORMAT).encode()
_NOTHING = (b"{}", b"[]")

RECORD = "record"
ORIGINS = "origins"
REVEALED = "revealed"

T = TypeVar("T")


class Texts:
    """Writes workshops out and remembers the last text of each part.

    Parts are values that never change, so a part that is the same object still has the same text:
    after one keystroke only what stands around it is written out again. Texts are UTF-8.
    """

    def __init__(self) -> None:
        self._last: dict[str, tuple[object, bytes]] = {}

    def document(self, workshop: Workshop) -> bytes:
        """The whole workshop: the canonical text of `models.workshop.encode`."""
        return _object(
            {
                "agreement": self._agreement(workshop.agreement),
                "drafting": self._text("+drafting", workshop.drafting, workshops.encode_drafting),
                "format": _FORMAT,
                "record": self._text("+record", workshop.record, encoding.encode),
            }
        )

    def sections(self, agreement: Agreement) -> dict[str, str]:
        """The canonical text of every section by name."""
        return {
            name: self._section(name, section).decode()
            for name, section in sections(agreement).items()
        }

    def beside(self, workshop: Workshop) -> dict[str, str]:
        """What a version keeps beside the sections: record, origins, and blind input once revealed.

        Private notes and what is still sealed stay in the draft.
        """
        found = {
            ORIGINS: canonical(workshops.encode_origins(workshop.drafting.origins)),
            RECORD: self._text("+record", workshop.record, encoding.encode).decode(),
        }
        material = seen.revealed(workshop.drafting, workshop.record)
        revealed = workshops.encode_drafting(replace(material, origins={}))
        return found | {REVEALED: canonical(revealed)} if revealed else found

    def content_hash(self, workshop: Workshop) -> str:
        """The same as `models.workshop.content_hash`."""
        printed = canonical(workshops.printed_facts(workshop.record)).encode()
        agreement = self._agreement(workshop.agreement)
        whole = _object({"agreement": agreement, "format": _FORMAT, "printed": printed})
        return hashlib.sha256(whole).hexdigest()

    def _agreement(self, agreement: Agreement) -> bytes:
        return _object(
            {name: self._section(name, section) for name, section in sections(agreement).items()}
        )

    def _section(self, name: str, section: Section) -> bytes:
        last = self._last.get(name)
        if last is None or last[0] is not section:
            last = (section, self._parts(name, section))
            self._last[name] = last
        return last[1]

    def _parts(self, name: str, section: Section) -> bytes:
        written = {}
        for field in fields.of(type(section)):
            value = getattr(section, field.name)
            part = partial(_part, field)
            text = self._text(f"{name}.{field.name}", value, part)
            if text not in _NOTHING:
                written[field.name] = text
        return _object(written)

    def _text(self, name: str, value: T, encode: Callable[[T], object]) -> bytes:
        last = self._last.get(name)
        if last is None or last[0] is not value:
            last = (value, canonical(encode(value)).encode())
            self._last[name] = last
        return last[1]


def read(document: str | bytes) -> Workshop:
    """The workshop that a stored document holds."""
    return workshops.decode(json.loads(document))


def put_together(number: int, bodies: Mapping[str, str], beside: Mapping[str, str]) -> Workshop:
    """The workshop of a version from the texts of its parts; `number` is its content format."""
    return workshops.decode(
        {
            "format": number,
            "agreement": {name: json.loads(body) for name, body in bodies.items()},
            "drafting": {
                "origins": json.loads(beside[ORIGINS]),
                **json.loads(beside.get(REVEALED, "{}")),
            },
            "record": json.loads(beside[RECORD]),
        }
    )


def _part(field: Field, value: object) -> object:
    return (
        codec.encode(value)
        if isinstance(field.kind, Answers)
        else codec.encode_value(field.kind, value)
    )


def _object(members: Mapping[str, bytes]) -> bytes:
    pieces = [b'"%b":%b' % (name.encode(), members[name]) for name in sorted(members)]
    return b"{%b}" % b",".join(pieces)
