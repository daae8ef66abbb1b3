"""Moments as they are stored, UTC to the millisecond, who was at the laptop, and seals."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from models.agreement.codec import canonical, digest


class Made(NamedTuple):
    """When something was done, as it is stored, and by whom."""

    at: str
    by: str


def stamp(at: datetime) -> str:
    """A moment such as 2026-12-04T16:40:00.123Z."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def moment(text: str) -> datetime:
    """The moment that `stamp` wrote."""
    return datetime.fromisoformat(text)


def seal(said: Iterable[object]) -> str:
    """The digest of what a row says.

    A damaged file may give bytes back where text was written; they have a digest of their own.
    """
    return digest(canonical(sealed(said)))


def sealed(said: Iterable[object]) -> list[object]:
    """What a row says as values that can be sealed."""
    return [repr(one) if isinstance(one, bytes) else one for one in said]
