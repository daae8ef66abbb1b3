"""What can be done in the box of a finding, and that boxes do not jump under the pointer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QScrollArea, QTableView, QWidget

from models.agreement import path
from models.record.facts import Parked, Waived
from models.record.printed import waivers
from models.record.settled import unsettled
from models.workshop import Workshop
from tests import builders
from tests.ui.turns.room import Room, opened_room
from ui.forms.field_view import FieldView
from ui.forms.finding_acts import PARK, RESUME, WAIVE, FindingActs
from ui.forms.findings import Findings
from ui.forms.table_parts import FindingsBand
from ui.joint.park_panel import ParkPanel
from ui.pages.review_page import ReviewPage
from ui.widgets.finding_box import FindingBox, Offer
from ui.widgets.reason_row import ReasonRow

pytestmark = pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)

GOAL = ("goals", "goals", "goal-revenue", "sentence")
ROUTING = ("handoff", "answers", "routing")
WEAK = "Reduce the average response time to under 24 hours by 30 June 2027"
PROCESS = ("feedback", "answers", "process")


def workshop() -> Workshop:
    agreement = builders.complete_workshop().agreement
    agreement = path.put(agreement, GOAL, WEAK)
    agreement = path.put(agreement, ROUTING, "Sales routes leads quickly.")
    return replace(builders.complete_workshop(), agreement=agreement)


@pytest.fixture
def room(qtbot, qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    with opened_room(qtbot, qapp, tmp_path / "data", workshop()) as one:
        yield one


def go_to(room: Room, where: tuple[str, ...]) -> FieldView:
    room.opened.workspace.open_place(where)
    room.settle()
    views = room.window.findChildren(FieldView)
    return next(one for one in views if one.where == where and one.isVisible())


def judge(room: Room) -> None:
    room.opened.workspace.advice.judge()
    room.settle()


def acts_on(view: FieldView, rule: str) -> FindingActs:
    return next(one for one in view.findings.acts if one.finding.rule == rule)


def in_menu(room: Room, box: FindingBox) -> list[str]:
    assert box.more is not None
    room.click(box.more)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions()]
    menu.close()
    room.settle()
    return words


# How much is offered at once


def test_two_acts_are_buttons_and_more_go_into_one_menu(qtbot) -> None:
    done: list[str] = []
    offers = [Offer(word, "tick", partial(done.append, word)) for word in ("A", "B", "C")]
    box = FindingBox("Something is unclear", "What is meant?")
    qtbot.addWidget(box)
    box.show()
    box.offer(offers[:2])
    assert [one.text() for one in box.acts] == ["A", "B"]
    assert box.more is None
    box.offer(offers)
    assert [one.text() for one in box.acts] == ["A"]
    assert box.more is not None
    box.offer(())
    assert (box.acts, box.more) == ((), None)
    box.add_act("Repair", "tick")
    box.offer(offers[:2])
    assert [one.text() for one in box.acts] == ["Repair"], "repairs come first"
    assert box.more is not None
    box.offer(offers[:1])
    assert [one.text() for one in box.acts] == ["Repair", "A"]
    qtbot.mouseClick(box.acts[1], Qt.MouseButton.LeftButton)
    assert done == ["A"]
    box.offer(offers[:1], quiet=True)
    assert [one.text() for one in box.acts] == ["Repair"]


@pytest.mark.parametrize(("width", "beside"), [(900, True), (420, False)])
def test_acts_stand_beside_the_title_only_where_both_have_room(qtbot, width, beside) -> None:
    box = FindingBox("“promptly” means something else to each reader.", "Which number?")
    qtbot.addWidget(box)
    box.add_act("Ask both sides for a number")
    box.add_act("Park…")
    box.resize(width, 200)
    box.show()
    qtbot.wait(10)
    first = box.acts[0].mapTo(box, QPoint(0, 0)).y()
    question = box.question.mapTo(box, QPoint(0, 0)).y()
    assert (first < question) == beside
    assert all(act.geometry().right() < width for act in box.acts)


# Waiving


def test_a_warning_is_waived_in_its_box_with_a_written_reason(room: Room) -> None:
    view = go_to(room, GOAL)
    judge(room)
    acts = acts_on(view, "L26")
    assert acts.box.isVisible()
    assert WAIVE in [one.text for one in acts.box.offers]
    next(one for one in acts.box.offers if one.text == WAIVE).deed()
    room.settle()
    row = acts.panel
    assert isinstance(row, ReasonRow)
    assert row.field.line.hasFocus()
    assert not row.button.isEnabled()
    room.key(Qt.Key.Key_Return)
    assert waivers(room.workshop.record) == ()
    room.type("The report has no percentiles")
    assert acts.box.isVisible(), "the box stays while the keyboard is in it"
    room.click(row.button)
    (fact,) = waivers(room.workshop.record)
    assert isinstance(fact, Waived)
    assert (fact.rule, fact.reason) == ("L26", "The report has no percentiles")
    assert fact.by == "Ines"
    judge(room)
    assert "L26" not in [one.finding.rule for one in view.findings.acts]
    assert view.editor.isAncestorOf(QApplication.focusWidget())


def test_a_waived_warning_leaves_a_line_beside_its_field_that_withdraws_it(room: Room) -> None:
    view = go_to(room, GOAL)
    judge(room)
    acts = acts_on(view, "L26")
    quote = acts.finding.quote
    acts._open_reason()
    room.settle()
    room.type("The report has no percentiles")
    room.key(Qt.Key.Key_Return)
    edit = QApplication.focusWidget()
    assert isinstance(edit, QLineEdit)
    if quote:
        assert edit.text()[: edit.cursorPosition()].endswith(quote)
    judge(room)
    (line,) = view.findings.waived.lines
    assert line.isVisible()
    assert line.text().startswith("Waived: The report has no percentiles, by Ines, ")
    room.opened.workspace.open_place(ROUTING)
    room.settle()
    room.opened.workspace.open_place(GOAL)
    room.settle()
    assert line.isVisible()
    room.click(view.findings.waived.links[0])
    judge(room)
    assert view.findings.waived.lines == []
    assert "L26" in [one.finding.rule for one in view.findings.acts]


def test_a_repair_leaves_the_cursor_behind_what_it_changed(room: Room) -> None:
    view = go_to(room, GOAL)
    judge(room)
    acts = acts_on(view, "L05")
    repaired = acts.finding.repair
    assert isinstance(repaired, str)
    room.click(acts.box.acts[0])
    edit = QApplication.focusWidget()
    assert isinstance(edit, QLineEdit)
    assert edit.text() == repaired
    behind = repaired[edit.cursorPosition() :]
    assert 0 < len(behind) < len(repaired)
    assert WEAK.endswith(behind)


def test_whoever_is_led_to_a_finding_sees_field_and_box(room: Room) -> None:
    judge(room)
    for size in ((1440, 900), (1280, 600)):
        room.window.resize(*size)
        room.settle()
        for where in (ROUTING, GOAL):
            room.opened.workspace.open_step("issues")
            room.settle()
            view = go_to(room, where)
            area = area_of(view)
            box = view.findings
            room.qtbot.wait(250)
            assert box.isVisible()
            assert top(view, area) >= 0, (size, where)
            if view.height() + box.height() < area.viewport().height() - 40:
                assert top(box, area) + box.height() <= area.viewport().height(), (size, where)


def test_escape_gives_the_waiver_up(room: Room) -> None:
    view = go_to(room, GOAL)
    judge(room)
    acts = acts_on(view, "L26")
    acts._open_reason()
    room.settle()
    room.type("Never mind")
    room.key(Qt.Key.Key_Escape)
    assert acts.panel is None
    assert waivers(room.workshop.record) == ()
    assert view.editor.isAncestorOf(QApplication.focusWidget())


def test_what_is_being_written_outlives_a_new_judgement(room: Room) -> None:
    view = go_to(room, GOAL)
    judge(room)
    acts = acts_on(view, "L26")
    acts._open_reason()
    room.settle()
    room.type("Half a rea")
    room.opened.session.edit(ROUTING, "Sales promptly routes leads.", "Edit")
    room.opened.session.edit(GOAL, f"{WEAK}.", "Edit")
    judge(room)
    assert acts_on(view, "L26") is acts
    assert isinstance(acts.panel, ReasonRow)
    assert acts.panel.reason == "Half a rea"
    assert acts.box.isVisible()


def test_an_error_cannot_be_waived(room: Room) -> None:
    view = go_to(room, ROUTING)
    judge(room)
    assert WAIVE not in [one.text for one in acts_on(view, "L02").box.offers]


def test_a_warning_with_a_repair_keeps_everything_else_in_the_menu(room: Room) -> None:
    view = go_to(room, GOAL)
    judge(room)
    box = acts_on(view, "L05").box
    assert len(box.acts) == 1
    assert "Business time" in box.acts[0].text()
    assert in_menu(room, box) == [WAIVE, PARK]


# Parking


def test_a_clause_is_parked_from_the_box_of_its_finding(room: Room) -> None:
    view = go_to(room, ROUTING)
    judge(room)
    acts = acts_on(view, "L02")
    room.click(next(one for one in acts.box.acts if one.text() == PARK))
    panel = acts.panel
    assert isinstance(panel, ParkPanel)
    assert panel.issue.clause == "Handoff"
    assert "quickly" in panel.issue.text
    panel.editors["owner"].edited.emit(room.workshop.agreement.parties.participants[0].id)
    panel.editors["due"].edited.emit(builders.complete_agreement().parties.answers.next_review)
    room.click(panel.park_button)
    assert isinstance(room.workshop.record.facts[-1], Parked)
    assert room.workshop.record.facts[-1].clauses == ("handoff.answers",)
    assert room.workshop.agreement.issues.issues[-1].clause == "Handoff"
    assert acts.panel is None
    assert PARK not in [one.text for one in acts.box.offers], "it is parked already"
    judge(room)
    view = go_to(room, ROUTING)
    acts = acts_on(view, "L02")
    assert acts.box.chip.text == "Blocks signing"
    assert acts.box.aside.isVisible()
    assert acts.box.aside.text().startswith("Parked: issue “")
    assert acts.box.aside.text().endswith("This error still stands before signing.")
    said = [one.words for one in unsettled(room.workshop.agreement, room.workshop.record)]
    assert any("is parked with the issue" in words for words in said), "the gate says the same"
    room.opened.workspace.open_step("review")
    room.settle()
    page = room.opened.workspace.page
    assert isinstance(page, ReviewPage)
    entry = next(one for one in page._entries if one.finding.path == ROUTING)
    assert entry.second.startswith("Parked: issue “")
    acts = acts_on(go_to(room, ROUTING), "L02")
    next(one for one in acts.box.offers if one.text == RESUME).deed()
    room.settle()
    assert not acts.box.aside.isVisible()
    assert PARK in [one.text for one in acts.box.offers]


def test_parking_without_participants_leads_to_them_and_needs_no_owner(room: Room) -> None:
    nobody = path.put(room.workshop.agreement, ("parties", "participants"), ())
    room.opened.session.take(replace(room.workshop, agreement=nobody))
    view = go_to(room, ROUTING)
    judge(room)
    acts = acts_on(view, "L02")
    room.click(next(one for one in acts.box.acts if one.text() == PARK))
    panel = acts.panel
    assert isinstance(panel, ParkPanel)
    assert panel.nobody.isVisible()
    room.click(panel.way_out)
    assert room.opened.workspace.step.key == "parties"
    owner = go_to(room, ("parties", "answers", "owner"))
    assert owner.way_out is not None
    assert owner.way_out.isVisible()
    assert panel.issue.text, "what was begun is still there"
    go_to(room, ROUTING)
    panel.editors["due"].edited.emit(builders.complete_agreement().parties.answers.next_review)
    room.click(panel.park_button)
    assert isinstance(room.workshop.record.facts[-1], Parked)
    assert room.workshop.agreement.issues.issues[-1].owner == ""


# In a table


def test_the_band_of_a_table_offers_the_same_in_its_menu(room: Room) -> None:
    rows = room.workshop.agreement.feedback.to_marketing
    where = ("feedback", "to_marketing", rows[0].id, "item")
    room.opened.session.edit(where, "Reports promptly", "Edit")
    room.opened.workspace.open_place(where)
    judge(room)
    bands = room.window.findChildren(FindingsBand)
    band = next(one for one in bands if one.isVisible() and one.entry.where == where)
    assert in_menu(room, band) == ["Ask both sides for a number", PARK]
    assert band.finding_acts is not None
    band.finding_acts._open_park()
    room.settle()
    assert isinstance(band.finding_acts.panel, ParkPanel)
    room.key(Qt.Key.Key_Escape)
    assert band.finding_acts.panel is None


def test_whoever_is_led_to_a_cell_sees_the_band_that_speaks_of_it(room: Room) -> None:
    rows = room.workshop.agreement.feedback.to_sales
    where = ("feedback", "to_sales", rows[-1].id, "item")
    room.opened.session.edit(where, "Reports promptly", "Edit")
    judge(room)
    room.window.resize(1280, 640)
    room.opened.workspace.open_step("issues")
    room.settle()
    room.opened.workspace.open_place(where)
    room.qtbot.wait(300)
    bands = room.window.findChildren(FindingsBand)
    band = next(one for one in bands if one.isVisible() and one.entry.where == where)
    area = area_of(band)
    table = QApplication.focusWidget()
    assert isinstance(table, QTableView)
    cell = table.visualRect(table.currentIndex())
    foot = table.viewport().mapTo(area.viewport(), cell.bottomLeft()).y()
    assert top(band, area) >= 0
    assert foot < area.viewport().height()


# Nothing jumps


def area_of(widget: QWidget) -> QScrollArea:
    parent = widget.parentWidget()
    while not isinstance(parent, QScrollArea):
        assert parent is not None
        parent = parent.parentWidget()
    return parent


def top(widget: QWidget, area: QScrollArea) -> int:
    return widget.mapTo(area.viewport(), QPoint(0, 0)).y()


def warned(room: Room) -> FieldView:
    """A field whose warnings show, since the keyboard is in it."""
    view = go_to(room, GOAL)
    judge(room)
    assert acts_on(view, "L26").box.isVisible()
    return view


def test_a_box_stays_as_long_as_the_mouse_button_is_down(room: Room) -> None:
    view = warned(room)
    box = acts_on(view, "L26").box
    below = next(
        one
        for one in room.window.findChildren(FieldView)
        if one.isVisible() and one.where[:3] == GOAL[:3] and one.where != GOAL
    )
    target = below.editor.focusWidget() or below.editor.focusProxy() or below.editor
    room.qtbot.mousePress(target, Qt.MouseButton.LeftButton)
    below.focus_field()
    room.qtbot.wait(120)
    assert box.isVisible(), "what is clicked at must not move away before the release"
    room.qtbot.mouseRelease(target, Qt.MouseButton.LeftButton)
    room.qtbot.waitUntil(lambda: not box.isVisible(), timeout=20_000)


def test_the_page_does_not_scroll_under_a_button_that_is_pressed(room: Room) -> None:
    view = go_to(room, ROUTING)
    judge(room)
    acts = acts_on(view, "L02")
    area = area_of(view)
    button = next(one for one in acts.box.acts if one.text() == PARK)
    bar = area.verticalScrollBar()
    room.window.resize(1280, 620)
    room.qtbot.wait(250)
    reach = top(button, area) - area.viewport().height() + button.height() // 2
    bar.setValue(bar.value() + reach)
    place = bar.value()
    assert top(button, area) + button.height() > area.viewport().height(), "half below the edge"
    room.qtbot.mousePress(button, Qt.MouseButton.LeftButton, pos=QPoint(6, 4))
    button.setFocus()
    room.qtbot.wait(120)
    assert bar.value() == place
    room.qtbot.mouseRelease(button, Qt.MouseButton.LeftButton, pos=QPoint(6, 4))
    room.settle()
    assert acts.is_busy, "the click has reached its button"


def test_the_field_that_takes_the_keyboard_stays_where_it_is_on_the_screen(room: Room) -> None:
    view = warned(room)
    area = area_of(view)
    fields = [
        one
        for one in room.window.findChildren(FieldView)
        if one.isVisible() and area.isAncestorOf(one) and top(one, area) > top(view, area) + 250
    ]
    assert fields
    below = fields[0]
    bar = area.verticalScrollBar()
    bar.setValue(min(bar.maximum() - 40, bar.value() + 100))
    box = acts_on(view, "L26").box
    height = box.parentWidget().height()
    before = top(below, area)
    below.focus_field()
    moved = top(below, area) - before
    room.qtbot.waitUntil(lambda: not box.isVisible(), timeout=20_000)
    room.qtbot.waitUntil(area.viewport().updatesEnabled, timeout=20_000)
    assert height > 40
    assert abs(top(below, area) - before - moved) <= 1


def test_typing_elsewhere_keeps_the_boxes_that_still_hold(room: Room) -> None:
    view = go_to(room, ROUTING)
    judge(room)
    before = acts_on(view, "L02").box
    room.opened.session.edit(ROUTING, "Sales routes leads quickly and enough of them.", "Edit")
    judge(room)
    assert acts_on(view, "L02").box is before
    quotes = [one.finding.quote for one in view.findings.acts]
    assert quotes == ["quickly", "enough"]
    room.opened.session.edit(ROUTING, "Sales routes enough leads.", "Edit")
    judge(room)
    assert [one.finding.quote for one in view.findings.acts] == ["enough"]
    assert isinstance(view.findings, Findings)
