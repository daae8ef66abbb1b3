"""Warnings that both sides live with: waived with a reason on the review page, and withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest

from models.record.facts import Waived
from models.rules.finding import Severity
from models.rules.gate import gate
from models.starters import start
from models.workshop import Workshop
from tests.builders import agreed
from tests.ui.pages.test_review_page import entries, opened_on, review_of, row_of
from tests.ui.whole_window import put
from ui.main_window import MainWindow
from ui.pages.review_page import ALL, WAIVED, ReviewPage
from ui.widgets.finding_drawing import act_place
from ui.widgets.reason_row import ReasonRow

LEFT = Qt.MouseButton.LeftButton
STATEMENT = ("purpose", "answers", "statement")


def with_a_warning() -> tuple[Workshop, tuple[str, ...]]:
    """The sample with a goal for a share that does not say of how many at least."""
    found = start("sample")
    goal = next(one for one in found.agreement.goals.goals if one.unit == "percent")
    where = ("goals", "goals", goal.id, "minimum_count")
    return put(agreed(found), where, None), where


@pytest.fixture
def window(qtbot, tmp_path: Path) -> Iterator[MainWindow]:
    yield from opened_on(qtbot, tmp_path, with_a_warning()[0])


@pytest.fixture
def page(window: MainWindow) -> ReviewPage:
    window.opened.session.author = "Ines Falk"
    return review_of(window)


def act(qtbot, page: ReviewPage, path: tuple[str, ...]) -> None:
    """Click the words beside Go."""
    place = page.list.visualRect(page.list.model().index(row_of(page, path), 0))
    wide = QRectF(place)
    wide.setWidth(page.list.width() - page.list._delegate.margin)
    qtbot.mouseClick(page.list.viewport(), LEFT, pos=act_place(wide).center().toPoint())


def reason_row(page: ReviewPage) -> ReasonRow | None:
    shown = [one for one in page.list.findChildren(ReasonRow) if one.isVisible()]
    return shown[-1] if shown else None


def waivers(page: ReviewPage) -> list[Waived]:
    return [one for one in page.session.workshop.record.facts if isinstance(one, Waived)]


def test_a_warning_is_waived_by_clicks_with_a_written_reason(qtbot, page) -> None:
    where = with_a_warning()[1]
    assert page.filters.chips[ALL].count == 1
    act(qtbot, page, where)
    row = reason_row(page)
    assert row is not None
    assert not row.button.isEnabled()
    assert row.field.line.hasFocus()
    right = row.button.mapTo(page.list, row.button.rect().topRight()).x()
    assert right < page.list.width() - page.list._delegate.margin
    QTest.keyClicks(row.field.line, "Never fewer than 24 a month")
    assert row.button.isEnabled()
    qtbot.mouseClick(row.button, LEFT)
    (fact,) = waivers(page)
    assert fact.reason == "Never fewer than 24 a month"
    assert fact.rule == "L30"
    assert fact.by == page.session.author
    assert page.filters.chips[ALL].count == 0
    assert page.filters.chips[WAIVED].count == 1
    assert not entries(page)


def test_the_keyboard_alone_waives_and_withdraws(qtbot, page) -> None:
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_W)
    row = reason_row(page)
    assert row is not None
    QTest.keyClick(row.field.line, Qt.Key.Key_Return)
    assert not waivers(page)
    QTest.keyClicks(row.field.line, "A pilot")
    QTest.keyClick(row.field.line, Qt.Key.Key_Return)
    assert len(waivers(page)) == 1
    page.filters.choose(WAIVED)
    (entry,) = entries(page)
    assert entry.second.startswith("Waived: A pilot")
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_W)
    assert page.filters.chips[WAIVED].count == 0
    assert page.filters.chips[ALL].count == 1
    assert [one.reason for one in waivers(page)] == ["A pilot", ""]


def test_whoever_waives_without_a_name_is_asked_for_it(qtbot, window) -> None:
    page = review_of(window)
    assert page.session.author == ""
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_W)
    row = reason_row(page)
    assert row is not None
    QTest.keyClicks(row.field.line, "A pilot")
    QTest.keyClick(row.field.line, Qt.Key.Key_Return)
    assert not waivers(page), "a waiver needs a name"
    assert row.name_field is not None
    assert row.name_field.line.hasFocus()
    QTest.keyClicks(row.name_field.line, "Ines Falk")
    QTest.keyClick(row.name_field.line, Qt.Key.Key_Return)
    (fact,) = waivers(page)
    assert fact.by == "Ines Falk"
    assert (page.session.author, window.settings.author) == ("Ines Falk", "Ines Falk")
    page.filters.choose(WAIVED)
    (entry,) = entries(page)
    assert "by Ines Falk" in entry.second
    QTest.keyClick(page.list, Qt.Key.Key_W)
    page.filters.choose(ALL)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_W)
    again = reason_row(page)
    assert again is not None
    assert again.name_field is None, "the name is known now"


def test_escape_leaves_the_warning_as_it_is(page) -> None:
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_W)
    row = reason_row(page)
    assert row is not None
    QTest.keyClicks(row.field.line, "Never mind")
    QTest.keyClick(row.field.line, Qt.Key.Key_Escape)
    assert not waivers(page)
    assert page.list.hasFocus()
    assert not page.list._model.asking().isValid()


def test_a_reason_that_is_being_written_outlives_other_findings(qtbot, page) -> None:
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_W)
    row = reason_row(page)
    assert row is not None
    QTest.keyClicks(row.field.line, "Half a rea")
    page.session.edit(STATEMENT, "", "Edit purpose statement")
    page.advice.judge()
    qtbot.waitUntil(lambda: len(entries(page)) == 2)
    again = reason_row(page)
    assert again is not None
    assert again.reason == "Half a rea"
    assert again.field.line.hasFocus()


def test_errors_cannot_be_waived(qtbot, page) -> None:
    page.session.edit(STATEMENT, "", "Edit purpose statement")
    page.advice.judge()
    qtbot.waitUntil(lambda: len(entries(page)) == 2)
    other = next(one for one in entries(page) if one.finding.severity is not Severity.WARNING)
    assert other.act == ""
    page.list.setCurrentIndex(page.list.model().index(row_of(page, other.finding.path), 0))
    QTest.keyClick(page.list, Qt.Key.Key_W)
    assert reason_row(page) is None


def test_a_waived_warning_no_longer_holds_the_gate(page) -> None:
    def nothing_open() -> bool:
        conditions = gate(page.session.workshop, page.advice.findings)
        return next(one.met for one in conditions if one.number == 19)

    assert not nothing_open()
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_W)
    row = reason_row(page)
    assert row is not None
    QTest.keyClicks(row.field.line, "A pilot")
    QTest.keyClick(row.field.line, Qt.Key.Key_Return)
    assert nothing_open()


def test_a_click_on_go_still_leads_to_the_field(qtbot, window, page) -> None:
    where = with_a_warning()[1]
    place = page.list.visualRect(page.list.model().index(row_of(page, where), 0))
    qtbot.mouseClick(page.list.viewport(), LEFT, pos=QPoint(place.x() + 150, place.center().y()))
    assert window.opened.workspace.step.key == "goals"
