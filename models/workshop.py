"""The whole of what is worked on: the agreement, how it is drafted, and what has happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from models.agreement import codec
from models.agreement.agreement import Agreement
from models.agreement.codec import Unreadable
from models.drafting.drafting import Drafting
from models.drafting.origins import Origin, Origins, Source
from models.errors import UserError
from models.record.encoding import decode as decode_record
from models.record.encoding import encode as encode_record
from models.record.record import Record, left_out


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """One agreement in the making, as it lies on the laptop."""

    agreement: Agreement = Agreement()
    drafting: Drafting = Drafting()
    record: Record = Record()


def printed_facts(record: Record) -> dict[str, Any]:
    """The facts that stand in the document and are therefore part of what is signed."""
    return {"not_applicable": left_out(record)}


def content_hash(workshop: Workshop) -> str:
    """The content hash of the workshop's agreement with its printed facts."""
    return codec.content_hash(workshop.agreement, printed_facts(workshop.record))


def encode(workshop: Workshop) -> dict[str, Any]:
    """The whole workshop as JSON values, for the draft and for moving to another laptop."""
    return {
        "format": codec.FORMAT,
        "agreement": codec.encode_agreement(workshop.agreement),
        "drafting": encode_drafting(workshop.drafting),
        "record": encode_record(workshop.record),
    }


def encode_drafting(drafting: Drafting) -> dict[str, Any]:
    """The working material as JSON values."""
    return {"origins": encode_origins(drafting.origins), "notes": dict(drafting.notes)}


def decode(data: Any) -> Workshop:
    """The workshop that `encode` wrote.

    Raises Unreadable when it is damaged, UserError when a newer program wrote it.
    """
    if not isinstance(data, dict):
        raise Unreadable("Workshop", "a group of answers is needed")
    check_format(data.get("format"))
    drafting = data.get("drafting", {})
    if not isinstance(drafting, dict) or set(drafting) - {"origins", "notes"}:
        raise Unreadable("Drafting", "origins and notes are needed")
    if set(data) - {"format", "agreement", "drafting", "record"}:
        raise Unreadable("Workshop", "something in it is not known here")
    return Workshop(
        agreement=codec.decode_agreement(data.get("agreement")),
        drafting=Drafting(
            origins=decode_origins(drafting.get("origins", {})),
            notes=_texts(drafting.get("notes", {})),
        ),
        record=decode_record(data.get("record", [])),
    )


def check_format(number: Any) -> None:
    """Refuse what a newer program wrote, and what carries no format at all."""
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise Unreadable("Workshop", "a format number is needed")
    if number > codec.FORMAT:
        raise UserError(
            f"This was made by a newer SLA Workshop (content format {number}).",
            "Install the newest version of SLA Workshop and try again. Nothing was changed.",
        )


def encode_origins(origins: Origins) -> dict[str, Any]:
    """Origins as JSON values."""
    return {
        word: [origin.source.value, origin.note] if origin.note else [origin.source.value]
        for word, origin in origins.items()
    }


def decode_origins(data: Any) -> Origins:
    """Origins from JSON values."""
    if not isinstance(data, dict):
        raise Unreadable("Origins", "a group of paths is needed")
    found = {}
    for word, value in data.items():
        try:
            source, note = _source_and_note(value)
            found[word] = Origin(Source(source), note)
        except ValueError:
            raise Unreadable("Origins", f"the origin of “{word}” is not known") from None
    return found


def _source_and_note(value: Any) -> tuple[str, str]:
    match value:
        case [str(source)]:
            return source, ""
        case [str(source), str(note)]:
            return source, note
        case _:
            raise ValueError


def _texts(data: Any) -> dict[str, str]:
    if not isinstance(data, dict) or not all(isinstance(value, str) for value in data.values()):
        raise Unreadable("Notes", "texts are needed")
    return dict(data)
