"""Moments of the log as days and hours of the agreement's time zone."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from exporters.composing.material import Material
from models.agreement.words import day_in_words


def _zone(material: Material) -> tzinfo:
    name = material.agreement.parties.answers.zone
    try:
        return ZoneInfo(name) if name else UTC
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def day_here(material: Material, moment: datetime) -> str:
    """The day of a moment, as the agreement writes its dates."""
    local = moment.astimezone(_zone(material))
    return day_in_words(local.date(), material.agreement.parties.answers.date_format)


def moment_here(material: Material, moment: datetime) -> str:
    """Day and time, such as 7 December 2026, 09:12."""
    local = moment.astimezone(_zone(material))
    return f"{day_here(material, moment)}, {local:%H:%M}"
