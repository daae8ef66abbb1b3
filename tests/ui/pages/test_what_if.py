"""Other rates tried beside the funnel, and both sides' guesses once they are revealed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models import starters
from models.agreement.sections.funnel import StageRate
from models.record.facts import Revealed, Sealed
from models.rules.rate_estimates import rate_estimates
from tests.ui.forms.bench import key, write
from tests.ui.opened import Opened, opened
from tests.ui.pages.on_screen import show_page
from ui.pages.goals_page import GoalsPage
from ui.theme import theme

pytestmark = pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)

AT = "2027-01-12T10:00:00+00:00"


@pytest.fixture
def sample(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    theme.start(qapp)
    with opened(qtbot, tmp_path, starters.start("sample", "Sample")) as one:
        yield one


@pytest.fixture
def workshop(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    theme.start(qapp)
    with opened(qtbot, tmp_path, starters.start("sample-workshop", "Workshop")) as one:
        yield one


def funnel_page(room: Opened) -> GoalsPage:
    page = show_page(room, "funnel")
    assert isinstance(page, GoalsPage)
    return page


def test_a_rate_that_is_tried_changes_the_figures_and_saves_nothing(sample: Opened) -> None:
    card = funnel_page(sample).plan.what_if
    before = sample.session.workshop
    tried = list(card.rates.values())[1]
    tried.slider.setFocus()
    for _ in range(16):
        key(Qt.Key.Key_Left)
    assert tried.rate == Decimal(64)
    assert tried.line.text() == "64"
    assert card.use.text() == "Use 64\u00a0%"
    sample.qtbot.waitUntil(card.zone.isVisible, timeout=20_000)
    assert ("Customer", "10.5", "8.4") in card.results.shown
    assert ("Capacity", "76\u00a0%", "95\u00a0%") in card.results.shown
    assert sample.session.workshop is before
    QTest.mouseClick(card.reset, Qt.MouseButton.LeftButton)
    assert not card.changed_rates
    assert ("Customer", "10.5", "10.5") in card.results.shown


def test_the_line_below_marks_what_is_tried(sample: Opened) -> None:
    plan = funnel_page(sample).plan
    tried = list(plan.what_if.rates.values())[1]
    tried.line.setFocus()
    tried.line.selectAll()
    write("64")
    plan.what_if.settle()
    face = plan.capacity.bar.face
    assert face is not None
    assert face.mark is not None
    assert face.mark.words == "95\u00a0% what-if: tight"


def test_taking_a_rate_over_is_one_step_of_undo(sample: Opened) -> None:
    card = funnel_page(sample).plan.what_if
    row, tried = list(card.rates.items())[1]
    tried.slider.setValue(64)
    assert card.use.text() == "Use 64\u00a0%"
    QTest.mouseClick(card.use, Qt.MouseButton.LeftButton)
    rates = {rate.id: rate.rate for rate in sample.session.workshop.agreement.funnel.rates}
    assert rates[row] == Decimal(64)
    assert not card.changed_rates
    sample.session.undo_stack.undo()
    rates = {rate.id: rate.rate for rate in sample.session.workshop.agreement.funnel.rates}
    assert rates[row] == Decimal(80)


def test_a_rate_taken_over_is_the_rooms_own_and_the_page_stays(sample: Opened) -> None:
    page = show_page(sample, "funnel", 1130, 420)
    assert isinstance(page, GoalsPage)
    card = page.plan.what_if
    row, tried = list(card.rates.items())[1]
    sample.session.edit(("funnel", "rates", row, "origin"), "benchmark", "x")
    tried.slider.setValue(60)
    card.settle()
    page.area.ensureWidgetVisible(card.use, 0, 8)
    place = page.area.verticalScrollBar().value()
    assert place > 0
    QTest.mouseClick(card.use, Qt.MouseButton.LeftButton)
    sample.qtbot.wait(200)
    after = {rate.id: rate for rate in sample.session.workshop.agreement.funnel.rates}[row]
    assert (after.rate, after.origin) == (Decimal(60), "estimate")
    assert tried.slider.hasFocus()
    assert page.area.verticalScrollBar().value() == place
    sample.session.undo_stack.undo()
    before = {rate.id: rate for rate in sample.session.workshop.agreement.funnel.rates}[row]
    assert (before.rate, before.origin) == (Decimal(80), "benchmark")


def test_guesses_of_the_sides_show_only_after_the_reveal(workshop: Opened) -> None:
    view = funnel_page(workshop).funnel.view
    assert not view.has_estimates
    for side in ("marketing", "sales"):
        workshop.session.add_fact(
            Sealed(topics=("funnel.rates",), digests=("0" * 64,), side=side, at=AT, by="Ann")
        )
    assert not view.has_estimates
    workshop.session.add_fact(Revealed(topics=("funnel.rates",), at=AT, by="Ann"))
    assert view.has_estimates
    said = next(iter(rate_estimates(workshop.session.workshop).values()))
    assert (said.marketing, said.sales) == (Decimal(26), Decimal(20))


def test_guesses_twenty_points_apart_are_said_in_words(workshop: Opened) -> None:
    view = funnel_page(workshop).funnel.view
    present = workshop.session.workshop
    proposals = [
        replace(one, value=flat(one.value), estimates=())
        if (one.clause, one.side) == ("funnel.rates", "sales")
        else one
        for one in present.drafting.blind.proposals
    ]
    blind = replace(present.drafting.blind, proposals=tuple(proposals))
    workshop.session.take(replace(present, drafting=replace(present.drafting, blind=blind)))
    assert not any("apart" in row.basis.text() for row in view.rows)
    reveal_the_rates(workshop)
    marketing = [26, 80, 45, 48, 28]
    assert [
        row.basis.text().partition(",")[0] for row in view.rows if "apart" in row.basis.text()
    ] == [f"{rate - 28} points apart" for rate in marketing if rate - 28 >= 20]
    tones = [row.basis.property("tone") for row in view.rows]
    assert tones == ["muted", "warn", "muted", "warn", "muted"]


def flat(rows: tuple[StageRate, ...]) -> tuple[StageRate, ...]:
    """The same steps, each at 28 %."""
    return tuple(replace(row, rate=Decimal(28)) for row in rows)


def reveal_the_rates(room: Opened) -> None:
    for side in ("marketing", "sales"):
        room.session.add_fact(
            Sealed(topics=("funnel.rates",), digests=("0" * 64,), side=side, at=AT, by="Ann")
        )
    room.session.add_fact(Revealed(topics=("funnel.rates",), at=AT, by="Ann"))


def test_the_line_below_says_limits_visitors_and_content(sample: Opened) -> None:
    """118.4 h ÷ 64 min are 111 leads; 90 h of 118 h are 76 %, and 2 people keep within 85 %."""
    line = funnel_page(sample).plan.capacity
    line.settle()
    assert line.words.text().startswith(
        "Capacity  84 leads × 64\u00a0min = 90 of 118\u00a0h a month"
    )
    assert line.limits.text() == (
        "Limits  At most 111 leads a month; about 18 open leads for each person."
    )
    assert line.content.text().startswith("Content  65,209 visitors; 174 posts alone would do")
    assert "premium pieces" in line.content.text()
    assert "shares" in line.content.text()
    sample.session.edit(("funnel", "capacity", "reps"), Decimal(1), "x")
    sample.qtbot.waitUntil(
        lambda: "2 people keep these within" in line.limits.text(), timeout=20_000
    )


def test_a_rate_taken_from_a_goal_names_it_and_its_figure_today(sample: Opened) -> None:
    view = funnel_page(sample).funnel.view
    assert view.rows[0].basis.text() == "3,904 leads, Oct 2025 to Sep 2026"
    assert view.rows[1].basis.text() == "Goal 2, today 66\u00a0%"
    goal = sample.session.workshop.agreement.goals.goals[1].id
    sample.session.edit(("goals", "goals", goal, "baseline"), Decimal(64), "x")
    assert view.rows[1].basis.text() == "Goal 2, today 64\u00a0%"
    row = view.rows[1].step.rate_row
    sample.session.edit(("funnel", "rates", row, "origin"), "estimate", "x")
    assert view.rows[1].basis.text() == "Nobody has counted it yet"
