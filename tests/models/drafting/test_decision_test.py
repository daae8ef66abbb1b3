"""What comes of sorting sample leads: the share sorted the same, and what a decision writes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.agreement.agreement import Agreement
from models.agreement.sections.stages import LeadStage, LeadStages
from models.drafting import decision_test
from models.drafting.blind import Sorting
from models.drafting.decision_test import NO_STAGE
from models.drafting.drafting import SampleLead

STAGES = ("lead", "mql", "sql")
LEADS = tuple(SampleLead(id=f"l{number}", text=f"Lead {number}") for number in range(8))


def agreement() -> Agreement:
    stages = tuple(LeadStage(id=key, name=key.upper()) for key in STAGES)
    return replace(Agreement(), stages=LeadStages(stages=stages))


def sortings(*pairs: tuple[str, str]) -> tuple[Sorting, ...]:
    found = []
    for lead, stages in zip(LEADS, pairs, strict=False):
        for side, stage in zip(("marketing", "sales"), stages, strict=True):
            if stage:
                found.append(Sorting(lead=lead.id, side=side, stage=stage))
    return tuple(found)


def test_six_of_eight_are_75_percent_and_the_later_stages_stay_open() -> None:
    pairs = [("mql", "lead"), ("sql", "mql"), *[("mql", "mql")] * 6]
    test = decision_test.result(LEADS, sortings(*pairs))
    assert (test.alike, test.by_both, test.percent) == (6, 8, 75)
    assert test.goes_back
    assert [one.lead.id for one in test.disputed] == ["l0", "l1"]
    assert decision_test.open_stages(agreement(), test) == ("MQL", "SQL")


def test_exactly_80_percent_holds() -> None:
    pairs = [("mql", "lead"), *[("mql", "mql")] * 4]
    test = decision_test.result(LEADS[:5], sortings(*pairs))
    assert test.rate == Decimal("0.8")
    assert not test.goes_back


def test_a_lead_that_one_side_left_out_counts_neither_way() -> None:
    test = decision_test.result(LEADS, sortings(("mql", "mql"), ("mql", "")))
    assert (test.alike, test.by_both, len(test.leads)) == (1, 1, 2)
    assert test.disputed == ()


def test_nothing_sorted_gives_no_rate() -> None:
    test = decision_test.result(LEADS, ())
    assert test.rate is None
    assert test.percent is None
    assert not test.goes_back


def test_a_lead_that_fits_no_stage_for_one_side_questions_the_other_sides_stage() -> None:
    test = decision_test.result(LEADS, sortings((NO_STAGE, "mql")))
    stage = decision_test.questioned(agreement(), test.disputed[0])
    assert stage is not None
    assert stage.id == "mql"


@given(st.lists(st.tuples(st.sampled_from(STAGES), st.sampled_from(STAGES)), max_size=8))
def test_every_lead_sorted_by_both_is_either_alike_or_disputed(
    pairs: list[tuple[str, str]],
) -> None:
    test = decision_test.result(LEADS, sortings(*pairs))
    assert test.alike + len(test.disputed) == test.by_both == len(pairs)
    if pairs:
        assert test.goes_back == (Decimal(test.alike) / len(pairs) < Decimal("0.8"))


@pytest.mark.parametrize("belongs", [True, False])
def test_a_decision_writes_the_lead_into_the_stage(belongs: bool) -> None:
    after = decision_test.decide(agreement(), LEADS[0], "mql", belongs=belongs)
    (sample,) = after.stages.stages[1].samples
    assert (sample.lead, sample.belongs) == ("Lead 0", belongs)
    decided = decision_test.decided(after, LEADS[0])
    assert decided is not None
    assert decided.stage.id == "mql"


def test_deciding_again_moves_the_lead_and_keeps_its_reason_in_the_same_stage() -> None:
    once = decision_test.decide(agreement(), LEADS[0], "mql", belongs=True)
    sample = replace(once.stages.stages[1].samples[0], because="No application")
    stages = list(once.stages.stages)
    stages[1] = replace(stages[1], samples=(sample,))
    once = replace(once, stages=replace(once.stages, stages=tuple(stages)))
    turned = decision_test.decide(once, LEADS[0], "mql", belongs=False)
    assert turned.stages.stages[1].samples[0].because == "No application"
    assert turned.stages.stages[1].samples[0].belongs is False
    moved = decision_test.decide(once, LEADS[0], "lead", belongs=True)
    assert moved.stages.stages[1].samples == ()
    assert [one.lead for one in moved.stages.stages[0].samples] == ["Lead 0"]
    assert decision_test.decided(decision_test.undecided(moved, LEADS[0]), LEADS[0]) is None


def test_a_lead_is_named_by_what_stands_before_the_first_break() -> None:
    split = decision_test.name_and_facts
    assert split("Buyer, Parma: wants a quote") == ("Buyer, Parma", "Wants a quote")
    assert split("Buyer without more") == ("Buyer without more", "")
