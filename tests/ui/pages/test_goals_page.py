"""Goals and funnel on one page, worked by keys and clicks over a real store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from models.agreement import fields, path
from models.agreement.agreement import Agreement
from models.agreement.sections.capacity import CapacityAnswers
from models.agreement.sections.funnel import FunnelAnswers
from models.agreement.sections.goals import GoalAnswers
from models.agreement.sections.shared_goal import SharedGoal
from models.workshop import Workshop
from tests import builders
from tests.ui.forms.bench import key, write
from tests.ui.opened import Opened, opened
from tests.ui.pages.on_screen import focused, focused_name, show_page
from ui.forms.inline_field import InlineField
from ui.forms.tab_order import stops
from ui.forms.table_grid import TableGrid
from ui.pages.goals_page import GoalsPage
from ui.theme import theme
from ui.widgets.buttons import LinkButton

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
GOALS, ANSWERS, RATES = ("goals", "goals"), ("funnel", "answers"), ("funnel", "rates")


@pytest.fixture
def room(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    theme.start(qapp)
    with opened(qtbot, tmp_path, builders.complete_workshop()) as one:
        yield one


@pytest.fixture
def bare(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    theme.start(qapp)
    with opened(qtbot, tmp_path, Workshop(agreement=Agreement())) as one:
        yield one


def goals_page(room: Opened, step: str = "goals", width: int = 1130) -> GoalsPage:
    page = show_page(room, step, width)
    assert isinstance(page, GoalsPage)
    return page


def line_of(field: InlineField | None) -> QLineEdit:
    assert field is not None
    line = field.editor.findChild(QLineEdit)
    assert line is not None
    return line


def retype(line: QLineEdit, words: str) -> None:
    line.setFocus()
    line.selectAll()
    write(words)


def counts(page: GoalsPage) -> list[int]:
    return [bar.count for bar in page.funnel.view.shape.bars]


def test_goals_stand_four_across_and_wrap_where_there_is_no_room(room: Opened) -> None:
    for _ in range(3):
        room.session.duplicate_row((*GOALS, "goal-revenue"), "x")
    page = goals_page(room)
    tops = [card.y() for card in page.goals.grid.cards]
    assert tops.count(0) == 4
    assert len({card.width() for card in page.goals.grid.cards}) <= 2
    narrow = goals_page(room, width=620)
    assert [card.y() for card in narrow.goals.grid.cards].count(0) == 2


def test_a_card_says_from_where_to_where_until_when_and_who(room: Opened) -> None:
    face = goals_page(room).goals.grid.cards[0].face
    assert (face.baseline, face.target) == ("64\u00a0%", "80\u00a0%")
    assert (face.start, face.end) == (0.64, 0.8)
    assert face.when.endswith("by 30 Jun 2027")
    assert (face.marketing, face.sales, face.indicator) == ("Ann", "Sam", "leading")


def test_a_click_opens_the_goal_and_what_is_typed_shows_on_the_card(room: Opened) -> None:
    page = goals_page(room)
    card = page.goals.grid.cards[1]
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(30, 60))
    opened_row = page.goals.open_row
    assert opened_row is not None
    page.reveal((*GOALS, card.row_id, "target"))
    line = focused()
    assert isinstance(line, QLineEdit)
    retype(line, "90")
    assert card.face.target == "90\u00a0%"
    assert room.stored().agreement.goals.goals[1].target == Decimal(90)
    key(Qt.Key.Key_Escape)
    assert page.goals.open_row is None
    assert focused() is card


def test_keys_move_copy_and_delete_a_goal(room: Opened) -> None:
    page = goals_page(room)
    ids = [card.row_id for card in page.goals.grid.cards]
    page.goals.grid.cards[0].setFocus()
    key(Qt.Key.Key_Right, ALT)
    assert [card.row_id for card in page.goals.grid.cards] == ids[::-1]
    key(Qt.Key.Key_D, CTRL)
    assert len(page.goals.grid.cards) == 3
    key(Qt.Key.Key_Delete)
    assert [card.row_id for card in page.goals.grid.cards] == ids[::-1]


@pytest.mark.parametrize("field", fields.leaves(SharedGoal), ids=lambda field: field.name)
def test_every_question_of_a_goal_can_be_reached(room: Opened, field: fields.Field) -> None:
    when = field.kind.when
    if when is not None:
        room.session.edit((*GOALS, "goal-revenue", when.field), when.values[0], "x")
    page = goals_page(room)
    page.reveal((*GOALS, "goal-revenue", field.name))
    assert field.kind.label in focused_name()


def test_the_funnel_follows_every_key_in_a_rate(room: Opened) -> None:
    page = goals_page(room)
    assert counts(page) == [1875, 375, 300, 120, 60, 15]
    line = line_of(page.funnel.view.rows[0].rate)
    retype(line, "25")
    assert counts(page) == [1500, 375, 300, 120, 60, 15]
    assert room.session.workshop.agreement.funnel.rates[0].rate == Decimal(25)
    room.session.undo_stack.undo()
    assert counts(page)[0] == 1875
    assert line.text() == "20"


def test_the_equation_gives_the_customers_and_the_check_says_the_rounding(room: Opened) -> None:
    page = goals_page(room, "funnel")
    assert page.funnel.result.text() == "= 15 customers"
    retype(line_of(page.funnel.equation.fields["deal_value"]), "18,000")
    assert room.session.workshop.agreement.funnel.answers.deal_value == Decimal(18000)
    assert page.funnel.result.text() == "= 16.7, so 17 customers"
    assert page.funnel.check.text().startswith("2,084 entries at LEAD bring EUR 300,096;")


def test_the_days_on_which_leads_must_arrive_come_with_the_lag(room: Opened) -> None:
    page = goals_page(room, "funnel")
    assert page.funnel.lag_link.isVisible()
    QTest.mouseClick(page.funnel.lag_link, Qt.MouseButton.LeftButton)
    assert focused_name().startswith("Sales cycle")
    room.session.edit((*ANSWERS, "cycle_days"), Decimal(90), "x")
    assert page.funnel.lag.text() == "Leads must arrive 3 Oct – 31 Dec 2026, 90 days ahead."


def test_the_link_names_what_is_missing_before_the_days_of_arrival(room: Opened) -> None:
    page = goals_page(room, "funnel")
    room.session.edit((*ANSWERS, "cycle_days"), Decimal(60), "x")
    room.session.edit((*ANSWERS, "nurture_days"), Decimal(30), "x")
    assert not page.funnel.lag_link.isVisible()
    room.session.edit(("parties", "answers", "period_start"), None, "x")
    assert page.funnel.lag_link.text() == "Say when the first period starts"
    wanted: list[object] = []
    page.wanted.connect(wanted.append)
    QTest.mouseClick(page.funnel.lag_link, Qt.MouseButton.LeftButton)
    assert wanted == [("parties", "answers", "period_start")]


def test_what_a_rate_rests_on_is_reached_by_a_click(room: Opened) -> None:
    page = goals_page(room, "funnel")
    rate = room.session.workshop.agreement.funnel.rates[0]
    for name, value in (("origin", "own_crm"), ("sample_size", None), ("period", "")):
        room.session.edit((*RATES, rate.id, name), value, "x")
    wanted: list[object] = []
    page.funnel.wanted.connect(wanted.append)
    basis = next(row for row in page.funnel.view.rows if row.step.rate_row == rate.id).basis
    assert basis.text() == "Nothing counted yet"
    QTest.mouseClick(basis, Qt.MouseButton.LeftButton)
    assert wanted == [(*RATES, rate.id, "sample_size")]
    assert focused() is not basis
    room.session.edit((*RATES, rate.id, "sample_size"), Decimal(240), "x")
    basis.setFocus()
    QTest.keyClick(basis, Qt.Key.Key_Return)
    assert wanted[-1] == (*RATES, rate.id, "period")
    room.session.edit((*RATES, rate.id, "period"), "Q3 2026", "x")
    QTest.mouseClick(basis, Qt.MouseButton.LeftButton)
    assert len(wanted) == 2


def test_figures_in_a_table_stay_whole_with_their_unit(room: Opened) -> None:
    for rate in room.session.workshop.agreement.funnel.rates:
        room.session.edit((*RATES, rate.id, "origin"), "own_crm", "x")
        room.session.edit((*RATES, rate.id, "sample_size"), Decimal(123904), "x")
    page = show_page(room, "funnel", 720)
    (grid,) = (
        one
        for one in page.findChildren(TableGrid)
        if "123,904\u00a0leads" in [one.model().index(0, at).data() for at in range(9)]
    )
    model = grid.model()
    for at in range(model.columnCount()):
        said = model.index(0, at)
        if str(said.data() or "")[:1].isdigit():
            assert grid.columnWidth(at) >= grid.cells.width_for(said), said.data()


def test_amounts_without_a_currency_stand_after_one_space(room: Opened) -> None:
    page = goals_page(room, "funnel")
    room.session.edit(("parties", "answers", "currency"), "", "x")
    assert " bring 300,000;" in page.funnel.check.text()


def test_a_funnel_with_a_gap_says_what_is_missing_and_leads_there(room: Opened) -> None:
    page = goals_page(room, "funnel")
    room.session.edit((*RATES, "mql-sal", "rate"), None, "x")
    assert page.funnel.open_questions.isVisible()
    assert not page.funnel.check.isVisible()
    link = page.funnel.open_questions.findChild(LinkButton)
    assert link is not None
    assert link.text() == "The rate from MQL to SAL is not set yet."
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert focused_name().startswith("Rate from MQL to SAL")
    write("80")
    assert not page.funnel.open_questions.isVisible()
    assert counts(page) == [1875, 375, 300, 120, 60, 15]


def test_a_missing_rate_is_set_in_the_picture_at_its_place(room: Opened) -> None:
    room.session.remove_row((*RATES, "sql-opportunity"), "rate")
    page = goals_page(room, "funnel")
    row = page.funnel.view.rows[3]
    assert row.add is not None
    QTest.mouseClick(row.add, Qt.MouseButton.LeftButton)
    write("50")
    rates = room.session.workshop.agreement.funnel.rates
    assert [(rate.from_stage, rate.rate) for rate in rates][3] == ("sql", Decimal(50))
    assert counts(page)[0] == 1875


def test_without_stages_the_page_leads_to_them(bare: Opened) -> None:
    page = goals_page(bare, "funnel")
    wanted: list[object] = []
    page.wanted.connect(wanted.append)
    link = page.funnel.open_questions.findChild(LinkButton)
    assert link is not None
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert wanted == [("stages", "stages")]


def test_a_renamed_stage_is_renamed_in_the_funnel(room: Opened) -> None:
    page = goals_page(room)
    room.session.edit(("stages", "stages", "mql", "name"), "Qualified", "x")
    assert page.funnel.view.shape.bars[1].title == "Qualified"
    rate = page.funnel.view.rows[0].rate
    assert rate is not None
    assert line_of(rate).accessibleName() == "Rate from LEAD to Qualified"


@pytest.mark.parametrize("step", ["goals", "funnel"])
def test_the_open_step_stands_first(room: Opened, step: str) -> None:
    page = goals_page(room, step)
    first = page.goals if step == "goals" else page.plan
    assert page.parts[0] is first
    assert page.head.headline.text() == page.step.question


@pytest.mark.parametrize(
    ("where", "cls"),
    [
        (ANSWERS, FunnelAnswers),
        (("funnel", "capacity"), CapacityAnswers),
        (("goals", "answers"), GoalAnswers),
    ],
)
@pytest.mark.parametrize("step", ["goals", "funnel"])
def test_everything_else_that_is_asked_can_be_reached(
    room: Opened, step: str, where: path.Path, cls: type
) -> None:
    page = goals_page(room, step)
    for field in fields.leaves(cls):
        page.reveal((*where, field.name))
        assert field.kind.label in focused_name()


def test_tables_of_both_steps_are_below(room: Opened) -> None:
    page = goals_page(room)
    tables = [getattr(part, "where", ()) for part in page.parts]
    assert ("goals", "team_measures") in tables
    assert RATES in tables
    page.reveal((*RATES, "lead-mql", "from_stage"))
    table = next(part for part in page.parts if getattr(part, "where", ()) == RATES)
    assert isinstance(table, QWidget)
    assert table.isAncestorOf(focused())


def test_tab_meets_no_nameless_stop(room: Opened) -> None:
    page = goals_page(room)
    order = list(stops(page))
    assert not [type(stop).__name__ for stop in order if not stop.accessibleName()]
    assert sum(stop in page.goals.grid.cards for stop in order) == 1
    rates = [order.index(line_of(row.rate)) for row in page.funnel.view.rows]
    assert rates == sorted(rates)


def test_a_goal_without_a_figure_today_has_no_arrow(room: Opened) -> None:
    page = goals_page(room)
    where = (*GOALS, "goal-revenue")
    room.session.edit((*where, "baseline"), None, "x")
    face = page.goals.grid.cards[0].face
    assert (face.baseline, face.start) == ("", None)
    room.session.edit((*where, "target_as"), "percent", "x")
    room.session.edit((*where, "target"), Decimal(25), "x")
    assert page.goals.grid.cards[0].face.target == "+25\u00a0%"
    room.session.edit((*where, "baseline"), Decimal(60), "x")
    assert page.goals.grid.cards[0].face.target == "75\u00a0%"


def test_a_goal_for_every_month_says_from_when(room: Opened) -> None:
    page = goals_page(room)
    where = (*GOALS, "goal-revenue")
    room.session.edit((*where, "timing"), "each_month", "x")
    room.session.edit((*where, "first_day"), date(2027, 2, 1), "x")
    assert page.goals.grid.cards[0].face.when.endswith("each month from 1 Feb 2027")
