"""Places are called by the numbers that the document prints."""

from __future__ import annotations

from exporters.blocks import Heading
from exporters.compose import compose
from models.agreement.path import parse
from models.starters import start
from tests.ui.whole_window import put
from ui.live_document import draft_edition
from ui.place_names import LONGEST_ROW, PlaceNames

SAMPLE = start("sample")


def names() -> PlaceNames:
    found = PlaceNames()
    found.follow(SAMPLE)
    return found


def test_a_clause_has_the_number_of_its_heading_in_the_document() -> None:
    places = names()
    headings = [one for one in compose(draft_edition(SAMPLE)).blocks if isinstance(one, Heading)]
    parted = {one.key.split(":")[0] for one in headings if ":" in one.key}
    sections = {one.key for one in headings if one.level == 1}
    checked = 0
    for heading in headings:
        if heading.level == 2 and ":" not in heading.key and heading.key not in parted:
            if heading.key.split(".")[0] not in sections or "." not in heading.key:
                continue
            assert places.place(parse(heading.key)).startswith(f"{heading.number} "), heading.key
            checked += 1
    assert checked > 20


def test_a_clause_of_several_stretches_is_called_by_its_section() -> None:
    assert names().place(("parties", "answers", "title")).startswith("1 ")


def test_a_row_of_a_table_has_its_own_number() -> None:
    goal = SAMPLE.agreement.goals.goals[1]
    assert names().place(("goals", "goals", goal.id, "deadline")) == "15.2 Shared goals"


def test_the_numbers_follow_a_change() -> None:
    places = names()
    tiers = SAMPLE.agreement.response.tiers
    where = ("response", "tiers", tiers[0].id, "share")
    assert places.place(where) == "8.1 Sales response"
    places.follow(put(SAMPLE, ("response", "tiers"), (tiers[1], tiers[0], *tiers[2:])))
    assert places.place(where) == "8.2 Sales response"


def test_a_row_goes_by_its_name_and_a_long_one_is_cut() -> None:
    tier, goal = SAMPLE.agreement.response.tiers[0], SAMPLE.agreement.goals.goals[1]
    places = names()
    assert places.row(("response", "tiers", tier.id, "share")) == f"“{tier.name}”"
    assert places.row(("purpose", "answers", "statement")) == ""
    row = places.row(("goals", "goals", goal.id, "deadline"))
    assert len(row) <= LONGEST_ROW + 2
    assert row.endswith("…”")
