"""Choosing a metric for a goal: what it means, its unit, and the team measures beside it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from models.agreement.metrics import METRICS_OR_OWN, OWN_METRIC
from models.agreement.sections.goals import TeamMeasure
from models.agreement.sections.shared_goal import SharedGoal
from tests import builders
from tests.ui.opened import Opened, opened
from tests.ui.pages.on_screen import focused, show_page
from ui.editors.pick_list import PickList
from ui.forms.field_view import FieldView
from ui.pages.goals_page import GoalsPage
from ui.theme import theme
from ui.widgets.choice_field import NOTE
from ui.widgets.goal_card import HEIGHT, MEASURE

GOALS, MEASURES = ("goals", "goals"), ("goals", "team_measures")
NEW = (*GOALS, "new-goal")


@pytest.fixture
def room(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    theme.start(qapp)
    with opened(qtbot, tmp_path, builders.complete_workshop()) as one:
        one.session.add_row(GOALS, SharedGoal(id="new-goal"), "Add a goal")
        yield one


def metric_field(room: Opened) -> tuple[QComboBox, FieldView]:
    page = show_page(room, "goals")
    page.reveal((*NEW, "metric"))
    combo = focused()
    assert isinstance(combo, QComboBox)
    view = combo.parentWidget()
    while not isinstance(view, FieldView):
        assert view is not None
        view = view.parentWidget()
    return combo, view


def choose(combo: QComboBox, label: str) -> None:
    """By keys, as in any list."""
    row = combo.findText(label)
    assert row >= 0
    combo.showPopup()
    combo.view().setCurrentIndex(combo.model().index(row, 0))
    QTest.keyClick(combo.view(), Qt.Key.Key_Return)


def goal(room: Opened) -> SharedGoal:
    return next(one for one in room.session.workshop.agreement.goals.goals if one.id == NEW[-1])


def test_every_choice_says_how_it_is_counted_in_which_unit_and_whose_it_is(room: Opened) -> None:
    combo, _ = metric_field(room)
    assert combo.count() >= len(METRICS_OR_OWN)
    notes = {combo.itemText(row): str(combo.itemData(row, NOTE)) for row in range(combo.count())}
    assert all(notes[option.label] for option in METRICS_OR_OWN)
    assert notes["Sales acceptance rate"] == (
        "Accepted leads, divided by accepted and rejected ones, by the day they became an MQL; "
        "undecided ones stand apart; in percent, leading."
    )
    assert notes["Untouched leads"].endswith("as a count, leading. Sales alone can move it.")


def test_the_open_list_has_room_for_what_each_choice_means(room: Opened) -> None:
    combo, _ = metric_field(room)
    combo.showPopup()
    view = combo.view()
    assert view.sizeHintForRow(0) > theme.px(40)
    assert view.sizeHintForColumn(0) >= theme.px(420)
    assert view.window().height() < theme.px(600)
    combo.hidePopup()


def test_choosing_fills_unit_and_kind_in_one_step_of_undo(room: Opened) -> None:
    combo, view = metric_field(room)
    choose(combo, "Sales acceptance rate")
    now = goal(room)
    assert (now.metric, now.unit, now.indicator) == ("acceptance_rate", "percent", "leading")
    assert view.help.isVisible()
    assert view.help.text().startswith("Accepted leads, divided by")
    room.session.undo_stack.undo()
    now = goal(room)
    assert (now.metric, now.unit, now.indicator) == ("", "", "")


def test_a_second_thought_takes_along_only_what_the_first_had_brought(room: Opened) -> None:
    room.session.edit((*NEW, "indicator"), "lagging", "x")
    combo, _ = metric_field(room)
    choose(combo, "Sales acceptance rate")
    assert (goal(room).unit, goal(room).indicator) == ("percent", "lagging")
    choose(combo, "Time to first attempt")
    assert (goal(room).unit, goal(room).indicator) == ("minutes", "lagging")
    room.session.edit((*NEW, "unit"), "hours", "x")
    choose(combo, "Closed bookings from marketing leads")
    assert goal(room).unit == "hours"


def test_a_metric_of_ones_own_asks_how_it_is_counted(room: Opened) -> None:
    combo, _ = metric_field(room)
    choose(combo, "A metric of our own")
    assert goal(room).metric == OWN_METRIC
    assert goal(room).unit == ""
    page = show_page(room, "goals")
    page.reveal((*NEW, "own_metric"))
    assert focused().accessibleName().startswith("Our metric and how it is counted")


def test_team_measures_stand_on_the_card_of_the_goal_they_support(room: Opened) -> None:
    room.session.edit(MEASURES, (), "x")
    page = show_page(room, "goals")
    assert isinstance(page, GoalsPage)
    first, second = page.goals.grid.cards[:2]
    assert first.height() == theme.px(HEIGHT)
    rows = (
        TeamMeasure(name="Forms with a phone number", side="marketing", goal=first.row_id),
        TeamMeasure(name="Calls a day", side="sales", goal=first.row_id, target="12 per rep"),
        TeamMeasure(name="For the other", side="sales", goal=second.row_id),
    )
    room.session.add_rows(MEASURES, rows, "x")
    said = [(one.side, one.words) for one in first.face.measures]
    assert said == [
        ("marketing", "Forms with a phone number"),
        ("sales", "Calls a day: 12 per rep"),
    ]
    assert "Sales measures Calls a day: 12 per rep" in first.accessibleName()
    assert [one.name for one in second.face.measures] == ["For the other"]
    assert {card.height() for card in page.goals.grid.cards} == {theme.px(HEIGHT + 2 * MEASURE + 4)}


def test_a_team_measure_may_be_moved_by_one_side_alone_and_count_activity(room: Opened) -> None:
    measure = TeamMeasure(
        id="calls", name="Calls per rep and day", side="sales", goal="goal-revenue", target="12"
    )
    room.session.add_row(MEASURES, measure, "x")
    room.advice.judge()
    rules = {one.rule for one in room.advice.below((*MEASURES, "calls"))}
    assert not rules & {"L12", "L13"}
    room.session.edit((*NEW, "metric"), "untouched_leads", "x")
    room.session.edit((*NEW, "target"), Decimal(3), "x")
    room.session.edit((*NEW, "sentence"), "Make 12 calls per rep and day by 30 June 2027", "x")
    room.advice.judge()
    assert {"L12", "L13"} <= {one.rule for one in room.advice.below(NEW)}


def test_the_metrics_of_a_report_say_what_they_mean_as_well(room: Opened) -> None:
    report = room.session.workshop.agreement.dashboards.reports[0]
    page = show_page(room, "dashboards")
    page.reveal(("dashboards", "reports", report.id, "metrics"))
    button = focused()
    assert button.accessibleName().startswith("Metrics")
    QTest.keyClick(button, Qt.Key.Key_Down)
    opened_list = QApplication.activePopupWidget()
    assert isinstance(opened_list, PickList)
    opened_list.search.setText("untouched")
    assert opened_list.note.isVisible()
    assert opened_list.note.text().startswith("Open leads without any attempt, by age; as a count")
    opened_list.close()
