"""Workshops as the texts that are stored and hashed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TypeVar

from models import workshop as workshops
from models.agreement import codec
from models.agreement.agreement import Agreement, sections
from models.agreement.codec import FORMAT, canonical, digest
from models.record import encoding
from models.workshop import Workshop

RECORD = "record"
ORIGINS = "origins"

T = TypeVar("T")


class Texts:
    """Writes workshops out and remembers the last text of each part.

    Parts are values that never change, so a part that is the same object still has the same text:
    after one keystroke only its own section is written out again.
    """

    def __init__(self) -> None:
        self._last: dict[str, tuple[object, str]] = {}

    def document(self, workshop: Workshop) -> str:
        """The whole workshop: the canonical text of `models.workshop.encode`."""
        return _object(
            {
                "agreement": self._agreement(workshop.agreement),
                "drafting": self._text("+drafting", workshop.drafting, workshops.encode_drafting),
                "format": canonical(FORMAT),
                "record": self._text("+record", workshop.record, encoding.encode),
            }
        )

    def sections(self, agreement: Agreement) -> dict[str, str]:
        """The canonical text of every section by name."""
        return {
            name: self._text(name, section, codec.encode)
            for name, section in sections(agreement).items()
        }

    def beside(self, workshop: Workshop) -> dict[str, str]:
        """What a version keeps beside the sections: the record and the origins, never the notes."""
        return {
            ORIGINS: canonical(workshops.encode_origins(workshop.drafting.origins)),
            RECORD: self._text("+record", workshop.record, encoding.encode),
        }

    def content_hash(self, workshop: Workshop) -> str:
        """The same as `models.workshop.content_hash`."""
        printed = canonical(workshops.printed_facts(workshop.record))
        whole = {"agreement": self._agreement(workshop.agreement), "format": canonical(FORMAT)}
        return digest(_object(whole | {"printed": printed}))

    def _agreement(self, agreement: Agreement) -> str:
        return _object(self.sections(agreement))

    def _text(self, name: str, value: T, encode: Callable[[T], object]) -> str:
        last = self._last.get(name)
        if last is None or last[0] is not value:
            last = (value, canonical(encode(value)))
            self._last[name] = last
        return last[1]


def read(document: str) -> Workshop:
    """The workshop that a stored document holds."""
    return workshops.decode(json.loads(document))


def put_together(number: int, bodies: Mapping[str, str], beside: Mapping[str, str]) -> Workshop:
    """The workshop of a version from the texts of its parts; `number` is its content format."""
    return workshops.decode(
        {
            "format": number,
            "agreement": {name: json.loads(body) for name, body in bodies.items()},
            "drafting": {"origins": json.loads(beside[ORIGINS])},
            "record": json.loads(beside[RECORD]),
        }
    )


def _object(members: Mapping[str, str]) -> str:
    return "{" + ",".join(f'"{name}":{members[name]}' for name in sorted(members)) + "}"
