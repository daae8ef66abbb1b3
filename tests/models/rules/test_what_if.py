"""Other rates and values, tried beside the plan."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from models.agreement.agreement import Agreement
from models.rules.funnel import work_back
from models.rules.what_if import what_if
from tests.builders import complete_agreement

PRESENT = complete_agreement()


def test_a_better_rate_brings_more_from_the_same_leads() -> None:
    found = what_if(PRESENT, {"sal-sql": Decimal(45)})
    assert found is not None
    assert found.customers == Fraction("16.875")
    assert found.revenue == 337_500


def test_and_keeping_the_target_it_takes_fewer_leads() -> None:
    found = what_if(PRESENT, {"sal-sql": Decimal(45)})
    assert found is not None
    assert found.plan.stages[0].count == 1667
    assert found.plan.customers == 15


def test_other_values_change_the_target_and_not_the_leads_of_the_plan() -> None:
    found = what_if(PRESENT, revenue_target=Decimal(1_200_000), deal_value=Decimal(40_000))
    assert found is not None
    assert found.plan.stages[0].count == 1875
    assert (found.customers, found.revenue) == (15, 600_000)


def test_nothing_changed_gives_the_plan_itself() -> None:
    found = what_if(PRESENT)
    assert found is not None
    assert found.plan == work_back(PRESENT)
    assert (found.customers, found.revenue) == (15, 300_000)


def test_the_agreement_keeps_its_values() -> None:
    before = work_back(PRESENT)
    what_if(PRESENT, {"sal-sql": Decimal(1)}, marketing_share=Decimal(1))
    assert work_back(PRESENT) == before


def test_what_cannot_be_worked_back_gives_nothing() -> None:
    assert what_if(Agreement()) is None
    assert what_if(PRESENT, {"sal-sql": Decimal(0)}) is None
