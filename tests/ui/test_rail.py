"""The step rail: which phases are open while a person goes from step to step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from ui.rail import PhaseRow, Rail
from ui.steps import steps
from ui.theme import theme


@pytest.fixture
def rail(qtbot, qapp) -> Rail:
    theme.start(qapp)
    made = Rail(tuple(steps()))
    qtbot.addWidget(made)
    made.resize(made.width(), 900)
    made.show()
    made.show_current("parties")
    return made


def heads(rail: Rail) -> dict[str, PhaseRow]:
    return {head.phase.value: head for head in rail.findChildren(PhaseRow)}


def is_open(rail: Rail) -> set[str]:
    return {name for name, head in heads(rail).items() if head.isChecked()}


def phase_of(key: str) -> str:
    return next(step.phase.value for step in steps() if step.key == key)


def press(qtbot, rail: Rail, key: str) -> None:
    qtbot.mouseClick(heads(rail)[phase_of(key)], Qt.MouseButton.LeftButton)


def test_a_phase_opens_with_its_step_and_closes_after_it(rail: Rail) -> None:
    assert is_open(rail) == {phase_of("parties")}
    rail.show_current("response")
    assert is_open(rail) == {phase_of("response")}


def test_what_a_person_opened_stays_open_until_they_close_it(qtbot, rail: Rail) -> None:
    press(qtbot, rail, "funnel")
    rail.show_current("response")
    assert is_open(rail) == {phase_of("response"), phase_of("funnel")}
    rail.show_current("funnel")
    rail.show_current("governance")
    assert is_open(rail) == {phase_of("governance"), phase_of("funnel")}
    press(qtbot, rail, "funnel")
    assert is_open(rail) == {phase_of("governance")}
    rail.show_current("parties")
    assert is_open(rail) == {phase_of("parties")}
