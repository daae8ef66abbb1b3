"""The Word file as a package of parts: always the same bytes, and never half a file on the disk."""

from __future__ import annotations

import errno
import os
import tempfile
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Final

from models.errors import UserError

_FIXED_DATE: Final = (1980, 1, 1, 0, 0, 0)
_FIRST: Final = ("[Content_Types].xml", "_rels/.rels")
_ORDINARY_FILE: Final = 0o666


def unpack(package: bytes) -> dict[str, bytes]:
    """The parts of a package by name."""
    with zipfile.ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a package in a fixed order with a fixed date."""
    names = [name for name in _FIRST if name in parts]
    names += sorted(name for name in parts if name not in _FIRST)
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            info = zipfile.ZipInfo(name, _FIXED_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, parts[name])
    return stream.getvalue()


def save(content: bytes, target: Path | str) -> None:
    """Puts `content` at `target` at one stroke: the old file stays whole until the new one is.

    Raises UserError when the folder or the file cannot be written.
    """
    place = Path(os.path.realpath(target))
    try:
        _refuse_what_is_no_file(place)
        draft = _write_beside(place, content)
    except OSError as error:
        raise _folder_trouble(place, error) from error
    try:
        draft.replace(place)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise _replace_trouble(place, error) from error


def _refuse_what_is_no_file(place: Path) -> None:
    if place.is_dir():
        raise UserError(f"“{place.name}” is a folder.", "Choose a file name inside it.")
    if place.exists() and not place.is_file():
        raise UserError(f"“{place.name}” is not a file.", "Choose another name.")


def _write_beside(place: Path, content: bytes) -> Path:
    """A complete file in the same folder, of which nothing is left if writing fails."""
    handle, name = tempfile.mkstemp(prefix=".sla-", suffix=".tmp", dir=place.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        draft.chmod(_mode(place))
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    return draft


def _mode(place: Path) -> int:
    """The rights of the file that is replaced, or those of any new file."""
    if place.exists():
        return place.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return _ORDINARY_FILE & ~mask


def _folder_trouble(place: Path, error: OSError) -> UserError:
    folder = place.parent
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return UserError(
            f"There is no folder “{folder}”.", "Choose a folder that exists, or create it first."
        )
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return UserError(
            f"There is not enough room for “{place.name}” in “{folder}”.",
            "Free some space or choose another disk. An earlier file was left as it was.",
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return UserError(
            f"You may not write into “{folder}”.", "Choose a folder of your own, such as Documents."
        )
    return _other_trouble(place, error)


def _replace_trouble(place: Path, error: OSError) -> UserError:
    if error.errno in (errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY):
        return UserError(
            f"“{place.name}” is open in another program or may not be replaced.",
            "Close it there and export again, or choose another name.",
        )
    return _other_trouble(place, error)


def _other_trouble(place: Path, error: OSError) -> UserError:
    reason = error.strerror or type(error).__name__
    return UserError(
        f"“{place.name}” could not be written: {reason}.", "Choose another name or folder."
    )
