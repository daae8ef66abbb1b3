"""The numbers of a clause, and how far a side says it is with it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from models.agreement import clauses, fields, path
from models.agreement.kinds import Rows
from models.agreement.sections.dispositions import Dispositions
from models.agreement.sections.response import ResponseTier, SalesResponse
from models.agreement.values import Duration, Unit
from models.drafting.blind import Estimate
from tests import builders
from ui.turns.how_far import gaps, how_far
from ui.turns.numbers import answered, settled

TIER = ResponseTier(
    within=Duration(Decimal(12), Unit.BUSINESS_HOUR), share=Decimal(85), ceiling=Decimal(20)
)


def rows_of(section: type, name: str) -> Rows:
    kind = fields.named(section, name).kind
    assert isinstance(kind, Rows)
    return kind


def test_every_kind_of_number_counts_with_its_unit() -> None:
    found = answered(TIER, rows_of(SalesResponse, "tiers"), "EUR")
    assert [(one.field, one.value, one.unit, one.most) for one in found] == [
        ("within", Decimal(12), "business hours", None),
        ("share", Decimal(85), "%", Decimal(100)),
        ("ceiling", Decimal(20), "leads a week", None),
    ]


def test_rows_of_a_table_are_named_and_have_their_own_paths() -> None:
    kind = rows_of(Dispositions, "reasons")
    row = builders.filled(kind.holds, reason="Wrong fit", wait_days=Decimal(30))
    found = [one for one in answered((row,), kind, "EUR") if one.field.endswith("wait_days")]
    assert [one.field for one in found] == [f"{row.id}.wait_days"]
    assert found[0].label.startswith("Wrong fit: ")


def test_ranges_of_numbers_that_are_gone_go_too_and_likely_is_the_answer() -> None:
    numbers = answered(replace(TIER, ceiling=None), rows_of(SalesResponse, "tiers"), "EUR")
    kept = settled(
        (
            Estimate(field="share", low=Decimal(70), likely=Decimal(90)),
            Estimate(field="ceiling", low=Decimal(5)),
        ),
        numbers,
    )
    assert kept == (Estimate(field="share", low=Decimal(70), likely=Decimal(85)),)


def test_what_lacks_is_named_and_what_is_whole_is_not() -> None:
    agreement = builders.complete_agreement()
    tiers = agreement.response.tiers
    agreement = path.put(agreement, ("response", "tiers", tiers[0].id, "share"), None)
    own = [one for one in clauses.clauses(agreement) if one.path[:2] == ("response", "tiers")]
    said = [how_far(agreement, clause, written=True) for clause in own]
    assert said[0].lacking == ("Share on time",)
    assert not said[0].complete
    assert said[0].item(current=False).mark == "lacks"
    assert gaps(said[:1]) == "Clause 1 lacks share on time. You may seal without."


def test_the_gaps_of_many_clauses_are_counted() -> None:
    agreement = builders.complete_agreement()
    (clause,) = [one for one in clauses.clauses(agreement) if one.id == "purpose.answers"]
    whole = how_far(agreement, clause, written=True)
    empty = replace(whole, written=False)
    assert gaps([whole]) == ""
    assert gaps([empty]) == "Nothing is written yet."
    assert gaps([whole, empty]) == "Clause 2 has nothing in it and stays open."
    assert gaps([whole, empty, empty]).startswith("Clauses 2 and 3 have gaps")
    assert gaps([whole, *[empty] * 4]).startswith("4 of 5 clauses have gaps")
