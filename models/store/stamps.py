"""Moments as they are stored: UTC to the millisecond, as text; and who was at the laptop."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple


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
