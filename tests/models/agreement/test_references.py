"""What can be pointed at, what it is called now, and where it is used."""

from __future__ import annotations

from hypothesis import given, settings

from models.agreement import kinds, path, references, walk
from models.agreement.references import Target, Use
from tests import builders, strategies

COMPLETE = builders.complete_agreement()
ROLES = ("responsibilities", "roles")


def test_a_reference_offers_the_rows_in_their_order():
    assert references.targets(COMPLETE, kinds.TIERS) == (
        Target("tier-a", "Tier-a"),
        Target("tier-b", "Tier-b"),
    )


def test_a_row_without_a_name_is_called_new():
    unnamed = path.put(COMPLETE, (*kinds.TIERS, "tier-a", "name"), "")
    assert references.present_name(unnamed, kinds.TIERS, "tier-a") == "New tier"


def test_a_row_that_is_gone_has_no_name():
    assert references.present_name(COMPLETE, kinds.TIERS, "tier-z") == ""


def test_uses_name_every_place_that_points_at_a_row():
    found = {path.text(use.path) for use in references.uses(COMPLETE, "sql")}
    assert found == {
        "stages.stages.sal.forward",
        "funnel.rates.sal-sql.to_stage",
        "funnel.rates.sql-opportunity.from_stage",
    }


def test_uses_find_lists_and_grids():
    assert "parties.answers.sponsors" in places_of("sam")
    assert places_of("role-sales") == ["responsibilities.activities.activity.letters"]


def test_a_row_that_points_at_itself_does_not_use_itself():
    agreement = path.put(COMPLETE, ("stages", "stages", "customer", "back"), ("customer",))
    assert not any("customer.back" in place for place in places_of("customer", agreement))


def places_of(row_id, agreement=COMPLETE):
    return [path.text(use.path) for use in references.uses(agreement, row_id)]


def test_a_place_is_described_by_section_row_and_question():
    where = ("stages", "stages", "mql", "criteria", "mql-fact", "source")
    said = "Lead stages: “MQL”, “The mql form was sent”, Evidence"
    assert references.describe(COMPLETE, where) == said
    assert references.describe(COMPLETE, ("handoff", "answers", "stage")) == (
        "Handoff: Handed over on entering"
    )
    assert references.describe(COMPLETE, ("stages",)) == "Lead stages"
    use = references.uses(COMPLETE, "role-marketing")[0]
    assert use == Use(use.path, "Responsibilities: “Answer the lead”, Roles")


def test_a_row_known_by_what_it_points_at_is_called_by_its_present_name():
    where = ("funnel", "rates", "lead-mql", "rate")
    renamed = path.put(COMPLETE, ("stages", "stages", "lead", "name"), "Enquiry")
    assert references.describe(renamed, where) == "Funnel plan and capacity: “Enquiry to MQL”, Rate"
    contact = ("parties", "contacts", "disputes-sales", "person")
    assert references.describe(COMPLETE, contact) == "Agreement and parties: “Disputes”, Person"
    gone = path.put(COMPLETE, (*where[:-1], "from_stage"), "gone")
    assert references.describe(gone, where) == "Funnel plan and capacity: “New rate”, Rate"


@settings(max_examples=60, deadline=None)
@given(strategies.agreements())
def test_every_place_of_any_agreement_can_be_described(agreement):
    for answer in walk.answers(agreement):
        title = type(getattr(agreement, answer.path[0])).about.title
        assert references.describe(agreement, answer.path).startswith(title)


@settings(max_examples=60, deadline=None)
@given(strategies.agreements())
def test_uses_and_pointers_are_two_views_of_one_thing(agreement):
    for row_id in (*strategies.ROW_IDS[:6], "gone"):
        expected = [
            answer.path
            for answer in walk.answers(agreement)
            if row_id in references.pointed_at(answer) and row_id not in answer.path
        ]
        assert [use.path for use in references.uses(agreement, row_id)] == expected


def test_the_rows_pointed_at_are_declared_as_rows():
    assert references.rows_kind(type(COMPLETE), ROLES).one == "role"
