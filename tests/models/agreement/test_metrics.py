"""The catalogue of figures."""

from __future__ import annotations

import pytest

from models.agreement.metrics import CATALOGUE, METRICS_OR_OWN, OWN_METRIC, metric
from models.agreement.sections.shared_goal import INDICATORS, UNITS
from models.agreement.sides import Side


@pytest.mark.parametrize("one", CATALOGUE, ids=lambda one: one.key)
def test_a_figure_says_how_it_is_counted_in_a_unit_that_goals_know(one) -> None:
    assert len(one.definition.split()) >= 5
    assert not one.definition.endswith(".")
    assert one.unit in {unit.key for unit in UNITS}
    assert one.indicator in {option.key for option in INDICATORS}


def test_keys_and_names_stand_for_one_figure_each() -> None:
    assert len({one.key for one in CATALOGUE}) == len({one.name for one in CATALOGUE})
    assert len({one.key for one in CATALOGUE}) == len(CATALOGUE) == 41


def test_a_figure_is_found_by_its_key() -> None:
    found = metric("human_delay")
    assert found is not None
    assert found.moved_by is Side.SALES
    assert metric(OWN_METRIC) is None
    assert METRICS_OR_OWN[-1].key == OWN_METRIC
