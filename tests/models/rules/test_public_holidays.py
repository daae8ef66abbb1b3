"""Public holidays offered per country and region."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from datetime import date

import pytest

import resources
from models.agreement.sections.calendar import Holiday
from models.rules.public_holidays import (
    countries,
    not_listed_yet,
    public_holidays,
    regions,
)


def test_countries_are_offered_by_name() -> None:
    names = [country.name for country in countries()]
    assert names == sorted(names)
    assert {"Germany", "United Kingdom", "United States"} <= set(names)


def test_a_country_offers_its_regions() -> None:
    names = {region.code: region.name for region in regions("DE")}
    assert names["BY"] == "Bavaria (Bayern)"
    assert names["HH"] == "Hamburg"
    assert regions("MC") == ()


def test_every_english_name_belongs_to_a_region_on_offer() -> None:
    table = tomllib.loads(resources.text("places/regions.toml"))
    for country, named in table.items():
        on_offer = {region.code: region.name for region in regions(country)}
        for code, name in named.items():
            assert on_offer[code].startswith(name)


def test_a_region_has_days_that_others_have_not() -> None:
    bavaria = {row.day for row in public_holidays("DE", "BY", [2027])}
    hamburg = {row.day for row in public_holidays("DE", "HH", [2027])}
    assert date(2027, 5, 27) in bavaria - hamburg


def test_occasions_are_named_in_the_language_asked_for() -> None:
    english = {row.day: row.label for row in public_holidays("DE", "", [2027])}
    german = {row.day: row.label for row in public_holidays("DE", "", [2027], language="de")}
    other = {row.day: row.label for row in public_holidays("DE", "", [2027], language="xx")}
    assert english[date(2027, 3, 26)] == "Good Friday"
    assert german[date(2027, 3, 26)] == "Karfreitag"
    assert other == english


def test_rows_carry_the_calendar_and_ids_of_their_own() -> None:
    found = public_holidays("GB", "ENG", [2027, 2028], "office")
    assert {row.calendar for row in found} == {"office"}
    assert len({row.id for row in found}) == len(found)
    assert {row.day.year for row in found if row.day} == {2027, 2028}


def test_years_far_away_bring_nothing() -> None:
    assert public_holidays("GB", "", [1, 9999]) == ()


def test_a_country_or_region_that_is_not_on_offer_is_refused() -> None:
    with pytest.raises(ValueError, match="XX"):
        public_holidays("XX", "", [2027])
    with pytest.raises(ValueError, match="DE ZZ"):
        public_holidays("DE", "ZZ", [2027])


def test_a_day_that_is_listed_is_not_offered_again() -> None:
    offered = public_holidays("GB", "ENG", [2027], "office")
    listed = [
        Holiday(day=date(2027, 1, 1), label="New Year", calendar=""),
        Holiday(day=date(2027, 3, 26), label="Good Friday", calendar="office"),
        Holiday(day=date(2027, 5, 3), label="May Day", calendar="plant"),
    ]
    left = {row.day for row in not_listed_yet(offered, listed)}
    assert len(left) == len(offered) - 2
    assert date(2027, 5, 3) in left


def test_a_day_for_all_calendars_is_not_offered_where_one_is_closed_already() -> None:
    offered = public_holidays("GB", "ENG", [2027])
    listed = [Holiday(day=date(2027, 3, 26), label="Good Friday", calendar="office")]
    left = {row.day for row in not_listed_yet(offered, listed)}
    assert date(2027, 3, 26) not in left
    assert len(left) == len(offered) - 1


def test_the_package_is_loaded_only_when_somebody_asks() -> None:
    code = "import sys, models.rules.public_holidays as one; print('holidays' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
