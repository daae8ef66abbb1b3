"""The whole of what is worked on: the agreement, how it is drafted, and what has happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from models.agreement import codec
from models.agreement.agreement import Agreement
from models.drafting.drafting import Drafting
from models.drafting.encoding import decode as decode_drafting
from models.drafting.encoding import decode_origins, encode_origins
from models.drafting.encoding import encode as encode_drafting
from models.errors import Unreadable, UserError
from models.record.encoding import decode as decode_record
from models.record.encoding import encode as encode_record
from models.record.printed import printed
from models.record.record import Record

UPGRADES: tuple[Callable[[dict[str, Any]], dict[str, Any]], ...] = ()
"""The first turns content of format 1 into format 2, and so on; pure, and kept for ever."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """One agreement in the making, as it lies on the laptop."""

    agreement: Agreement = Agreement()
    drafting: Drafting = Drafting()
    record: Record = Record()


def printed_facts(record: Record) -> dict[str, Any]:
    """The facts that stand in the document and are therefore part of what is signed."""
    return printed(record)


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


def decode(data: Any) -> Workshop:
    """The workshop that `encode` wrote.

    Raises Unreadable when it is damaged, UserError when a newer program wrote it.
    """
    if not isinstance(data, dict):
        raise Unreadable("Workshop", "a group of answers is needed")
    check_format(data.get("format"))
    for upgrade in UPGRADES[data["format"] - 1 :]:
        data = upgrade(data)
    if set(data) - {"format", "agreement", "drafting", "record"}:
        raise Unreadable("Workshop", "something in it is not known here")
    return Workshop(
        agreement=codec.decode_agreement(data.get("agreement")),
        drafting=decode_drafting(data.get("drafting", {})),
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


__all__ = [
    "Workshop",
    "check_format",
    "content_hash",
    "decode",
    "decode_drafting",
    "decode_origins",
    "decode_record",
    "encode",
    "encode_drafting",
    "encode_origins",
    "encode_record",
    "printed_facts",
]
