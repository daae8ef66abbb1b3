"""The exchange file (.slaw): one agreement on its way to another laptop."""

from __future__ import annotations

import json
import os
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import Any

from models import workshop as workshops
from models.agreement import codec
from models.agreement.codec import canonical
from models.errors import UserError
from models.record import seen
from models.record.sharing import shared
from models.store import strict_json
from models.store.errors import Unwritable
from models.store.lock import reason
from models.workshop import Workshop

SUFFIX = ".slaw"
MIMETYPE = b"application/vnd.sla-workshop.agreement+zip"

_TYPE, _BODY = "mimetype", "agreement.json"
_LARGEST_FILE = 32 * 1024**2
_LARGEST_BODY = 64 * 1024**2
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_CUT_OFF = "The file is damaged or not an agreement file of SLA Workshop."
_NOT_OURS = "This is not an agreement file of SLA Workshop."
_ASK = "Ask for the file again, or choose another one. Nothing was changed."


class Kind(StrEnum):
    """What travels: `MOVE` takes everything along.

    `SHARE` leaves out private notes, votes by name, and input that is not revealed yet.
    """

    SHARE = "share"
    MOVE = "move"


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A line of the history that travels along: what was saved when, not its content."""

    number: int
    made_at: str
    made_by: str
    note: str
    content_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What came out of a file, before anything is taken in."""

    workshop: Workshop
    kind: Kind
    content_hash: str
    history: tuple[Saved, ...] = ()


def to_json(workshop: Workshop, kind: Kind = Kind.SHARE, history: Iterable[Saved] = ()) -> str:
    """The content as readable JSON; `read` takes it back."""
    whole = _body(workshop, kind, history)
    return json.dumps(whole, sort_keys=True, indent=1, ensure_ascii=False) + "\n"


def to_bytes(workshop: Workshop, kind: Kind = Kind.SHARE, history: Iterable[Saved] = ()) -> bytes:
    """The exchange file; the same content gives the same bytes."""
    body = canonical(_body(workshop, kind, history)).encode()
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(_member(_TYPE), MIMETYPE, zipfile.ZIP_STORED)
        archive.writestr(_member(_BODY), body, zipfile.ZIP_DEFLATED, 9)
    return target.getvalue()


def write(
    workshop: Workshop, target: Path, kind: Kind = Kind.SHARE, history: Iterable[Saved] = ()
) -> None:
    """Write an exchange file, or readable JSON when `target` ends in .json.

    A file that is there stays as it is until the new one is whole. Raises Unwritable.
    """
    if target.suffix.lower() == ".json":
        data = to_json(workshop, kind, history).encode()
    else:
        data = to_bytes(workshop, kind, history)
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        try:
            unfinished.write_bytes(data)
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise Unwritable(
            f"{target.name} could not be written: {reason(error)}.",
            "Choose another place, or close the program that has the file open.",
        ) from error


def read(path: Path) -> Arrival:
    """What an exchange file or a readable JSON file holds. Raises UserError; writes nothing."""
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise _too_large()
        with path.open("rb") as file:
            data = file.read(_LARGEST_FILE + 1)
    except OSError as error:
        raise UserError(f"{path.name} cannot be read: {reason(error)}.", _ASK) from error
    return from_bytes(data)


def from_bytes(data: bytes) -> Arrival:
    """What the bytes of an exchange file hold: an agreement, or UserError and nothing else."""
    if len(data) > _LARGEST_FILE:
        raise _too_large()
    if not data:
        raise UserError("The file is empty.", _ASK)
    return _arrival(strict_json.parse(data if data.lstrip()[:1] == b"{" else _unpacked(data)))


def _body(workshop: Workshop, kind: Kind, history: Iterable[Saved]) -> dict[str, Any]:
    if kind is Kind.SHARE:
        workshop = Workshop(
            agreement=workshop.agreement,
            drafting=seen.revealed(workshop.drafting, workshop.record),
            record=shared(workshop.record),
        )
    return {
        "kind": kind.value,
        "content_hash": workshops.content_hash(workshop),
        "history": [asdict(saved) for saved in history],
        "workshop": workshops.encode(workshop),
    }


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, _LONG_AGO)
    member.create_system = 3  # the same file on every operating system
    member.external_attr = 0o644 << 16
    return member


def _unpacked(data: bytes) -> bytes:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check_members(archive)
            if _limited(archive, _TYPE, len(MIMETYPE)) != MIMETYPE:
                raise UserError(_NOT_OURS, _ASK)
            return _limited(archive, _BODY, _LARGEST_BODY)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise UserError(_CUT_OFF, _ASK) from error
    except (ValueError, OverflowError, OSError, RuntimeError, UnicodeError) as error:
        # A directory that contradicts itself shows in as many ways as there are fields in it.
        raise UserError(_CUT_OFF, _ASK) from error


def _check_members(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    if [member.filename for member in members] != [_TYPE, _BODY]:
        raise UserError(_NOT_OURS, _ASK)
    for member in members:
        if member.flag_bits & 0x1:
            raise UserError("The file is encrypted, which agreement files never are.", _ASK)
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UserError(_CUT_OFF, _ASK)
        if member.file_size > _LARGEST_BODY:
            raise _too_large()


def _limited(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    # The directory may lie about the size, so the reading itself is limited too.
    with archive.open(name) as member:
        found = member.read(most + 1)
    if len(found) > most:
        raise _too_large()
    return found


def _arrival(body: strict_json.Value) -> Arrival:
    if not isinstance(body, dict) or not isinstance(body.get("workshop"), dict):
        raise UserError(_NOT_OURS, _ASK)
    workshops.check_format(_format(body))
    if set(body) != {"kind", "content_hash", "history", "workshop"}:
        raise UserError(_NOT_OURS, _ASK)
    if body["kind"] not in tuple(Kind):
        raise UserError(_NOT_OURS, _ASK)
    workshop = workshops.decode(body["workshop"])
    content_hash = workshops.content_hash(workshop)
    # The hash names its format too: content that had to be upgraded has another one.
    if _format(body) == codec.FORMAT and body["content_hash"] != content_hash:
        raise UserError("The file was changed after it was written.", _ASK)
    return Arrival(
        workshop=workshop,
        kind=Kind(body["kind"]),
        content_hash=content_hash,
        history=_history(body["history"]),
    )


def _format(body: Mapping[str, Any]) -> Any:  # noqa: ANN401
    return body["workshop"].get("format")


def _history(data: Any) -> tuple[Saved, ...]:  # noqa: ANN401
    if not isinstance(data, list):
        raise UserError(_CUT_OFF, _ASK)
    return tuple(_saved(item) for item in data)


def _saved(item: Any) -> Saved:  # noqa: ANN401
    types = {"number": int, "made_at": str, "made_by": str, "note": str, "content_hash": str}
    if not isinstance(item, dict) or {name: type(item[name]) for name in item} != types:
        raise UserError(_CUT_OFF, _ASK)
    return Saved(**item)


def _too_large() -> UserError:
    return UserError("The file is larger than an agreement can be.", _ASK)
