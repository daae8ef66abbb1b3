"""Public holidays of a country or region, offered for the holiday list and to be confirmed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import resources
from models import text
from models.agreement.section import RowId
from models.agreement.sections.calendar import Holiday

if TYPE_CHECKING:
    from holidays import HolidayBase

FIRST_YEAR, LAST_YEAR = 2000, 2099


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a country with holidays of its own: its code, and its name where one is known."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country whose holidays are known, by its code of two letters."""

    code: str
    name: str


@cache
def countries() -> tuple[Country, ...]:
    """Every country on offer, by name."""
    from holidays.registry import COUNTRIES

    found = [Country(entry[1], _spaced(entry[0])) for entry in COUNTRIES.values()]
    return tuple(sorted(found, key=_by_name))


def regions(country: str) -> tuple[Region, ...]:
    """The regions of a country with holidays of their own, by name.

    One with another name in English has both, such as "Bavaria (Bayern)".
    Raises ValueError for a country that is not on offer.
    """
    calendar = _calendar(country, "", ())
    names: dict[str, str] = {}
    for name, code in getattr(calendar, "subdivisions_aliases", {}).items():
        names.setdefault(code, name)
    english = _english_names().get(country, {})
    found = [
        Region(code, _both(english.get(code, ""), names.get(code, code)))
        for code in calendar.subdivisions
    ]
    return tuple(sorted(found, key=_by_name))


def _both(english: str, own: str) -> str:
    if not english or english == own:
        return own
    # An abbreviation tells nobody more than the English name alone.
    return english if own.isupper() else f"{english} ({own})"


@cache
def _english_names() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.text("places/regions.toml"))


def public_holidays(
    country: str,
    region: str,
    years: Iterable[int],
    calendar: RowId = "",
    language: str = "en",
) -> tuple[Holiday, ...]:
    """New rows for the holiday list, one for each day, in order; years far away bring none.

    `region` may be empty. `calendar` is the one that stays closed, empty for all. Occasions are in
    `language` where their names are known in it, otherwise in English or the country's own.
    Raises ValueError for a country or region that is not on offer.
    """
    wanted = {year for year in years if FIRST_YEAR <= year <= LAST_YEAR}
    found = _calendar(country, region, wanted, language)
    return tuple(
        Holiday(day=day, label=text.clean_line(found[day]), calendar=calendar)
        for day in sorted(found)
        if day.year in wanted
    )


def _calendar(country: str, region: str, years: Iterable[int], language: str = "en") -> HolidayBase:
    from holidays import country_holidays

    try:
        known = country_holidays(country).supported_languages
        return country_holidays(
            country, subdiv=region or None, years=years, language=_nearest(language, known)
        )
    except NotImplementedError as unknown:
        raise ValueError(f"No holidays are known for {country} {region}".strip()) from unknown


def _nearest(language: str, known: Iterable[str]) -> str | None:
    """The known language that is wanted, or else English; British before any other English."""
    known = sorted(known)
    own = [one for one in known if one.split("_")[0] == language]
    english = [one for one in known if one.startswith("en")]
    return next(iter([*own, *english]), None)


def not_listed_yet(offered: Iterable[Holiday], listed: Iterable[Holiday]) -> tuple[Holiday, ...]:
    """The offered days that no row closes yet for the same calendar, or for all.

    A day that is offered for all calendars is left out where it is closed for one already.
    """
    known: dict[date | None, set[str]] = {}
    for row in listed:
        known.setdefault(row.day, set()).add(row.calendar)
    return tuple(
        row
        for row in offered
        if row.day not in known or (row.calendar and not known[row.day] & {"", row.calendar})
    )


def _by_name(named: Country | Region) -> str:
    return named.name


def _spaced(name: str) -> str:
    """A class name as the words it is made of."""
    return "".join(f" {sign}" if sign.isupper() else sign for sign in name).strip()
