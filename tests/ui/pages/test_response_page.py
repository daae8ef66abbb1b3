"""The response promise as a sentence, worked by keys and clicks over a real store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from models.agreement import fields, path
from models.agreement.agreement import Agreement
from models.agreement.sections.response_tier import ResponseTier
from models.agreement.values import Duration, Unit
from models.drafting.origins import Origin, Source
from models.workshop import Workshop
from tests import builders
from tests.ui.forms.bench import key, write
from tests.ui.opened import Opened, opened
from tests.ui.pages.on_screen import focused, focused_name, show_page
from ui.forms.tab_order import stops
from ui.forms.tier_view import HELD
from ui.pages.response_page import ResponsePage
from ui.theme import theme

pytestmark = pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
TIERS = ("response", "tiers")
A = (*TIERS, "tier-a")


@pytest.fixture
def room(qtbot, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    theme.start(qapp)
    with opened(qtbot, tmp_path, builders.complete_workshop()) as one:
        yield one


@pytest.fixture
def starter(qtbot, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    """The share of the first tier comes from a starter."""
    theme.start(qapp)
    workshop = builders.complete_workshop()
    origins = {path.text((*A, "share")): Origin(Source.PLACEHOLDER)}
    drafting = replace(workshop.drafting, origins=origins)
    with opened(qtbot, tmp_path, replace(workshop, drafting=drafting)) as one:
        yield one


@pytest.fixture
def bare(qtbot, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    theme.start(qapp)
    with opened(qtbot, tmp_path, Workshop(agreement=Agreement())) as one:
        yield one


def response_page(room: Opened, width: int = 800, height: int = 784) -> ResponsePage:
    page = show_page(room, "response", width, height)
    assert isinstance(page, ResponsePage)
    return page


def field_line(page: ResponsePage, name: str) -> QLineEdit:
    assert page.rows.view is not None
    line = page.rows.view.fields[name].editor.findChild(QLineEdit)
    assert line is not None
    return line


def answer(room: Opened, name: str) -> object:
    return path.get(room.session.workshop.agreement, (*A, name))


def tab_names(page: ResponsePage) -> list[str]:
    return [tab.face.name for tab in page.rows.tabs.tabs]


def test_the_sentence_holds_the_answers_of_the_first_tier(room: Opened) -> None:
    page = response_page(room)
    assert page.rows.view is not None
    assert field_line(page, "within").text() == "4"
    assert field_line(page, "ceiling").text() == "40"
    assert page.rows.view.fields["end_event"].editor.words == "a first call attempt"
    said = {key: mark.words for key, mark in page.rows.view.parts.marks.items()}
    assert said.pop("ceiling") == "fits the hours"
    assert set(said.values()) == {"set"}
    promise = "Default tier · 4\u00a0business h · 80\u00a0% · 40 a week"
    assert page.rows.tabs.tabs[0].face.promise == promise
    assert {tab.height() for tab in page.rows.tabs.tabs} == {58}


def test_typing_in_the_sentence_is_kept_and_shown_on_the_tab(room: Opened) -> None:
    page = response_page(room)
    line = field_line(page, "share")
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    line.selectAll()
    write("95")
    assert answer(room, "share") == Decimal(95)
    assert "95\u00a0%" in page.rows.tabs.tabs[0].face.promise
    assert room.stored().agreement.response.tiers[0].share == Decimal(95)
    room.session.undo_stack.undo()
    assert line.text() == "80"


def test_a_duration_typed_with_its_unit_chooses_the_unit(room: Opened) -> None:
    page = response_page(room)
    line = field_line(page, "disposition_within")
    line.setFocus()
    line.selectAll()
    write("3 business hours")
    key(Qt.Key.Key_Tab)
    assert answer(room, "disposition_within") == Duration(Decimal(3), Unit.BUSINESS_HOUR)


def test_words_that_are_no_number_stay_and_a_sentence_says_why(room: Opened) -> None:
    page = response_page(room)
    assert page.rows.view is not None
    line = field_line(page, "ceiling")
    line.setFocus()
    line.selectAll()
    write("many")
    key(Qt.Key.Key_Tab)
    assert line.text() == "many"
    assert answer(room, "ceiling") == Decimal(40)
    assert page.rows.view.refusal.isVisible()
    line.setFocus()
    line.selectAll()
    write("12")
    assert answer(room, "ceiling") == Decimal(12)
    assert not page.rows.view.refusal.isVisible()


def test_the_start_is_one_choice_and_one_step_of_undo(room: Opened) -> None:
    page = response_page(room)
    assert page.rows.view is not None
    start = page.rows.view.fields["start_event"]
    start.focus_field()
    before = room.session.undo_stack.index()
    key(Qt.Key.Key_End)
    assert (answer(room, "start_event"), answer(room, "start_stage")) == ("assignment", "")
    assert room.session.undo_stack.index() == before + 1
    room.session.undo_stack.undo()
    assert (answer(room, "start_event"), answer(room, "start_stage")) == ("stage", "mql")


def test_round_the_clock_takes_the_calendar_away(room: Opened) -> None:
    page = response_page(room)
    assert page.rows.view is not None
    hours = page.rows.view.fields["runs_on"]
    hours.focus_field()
    key(Qt.Key.Key_End)
    assert (answer(room, "runs_on"), answer(room, "calendar")) == ("clock", "")
    key(Qt.Key.Key_Home)
    assert (answer(room, "runs_on"), answer(room, "calendar")) == ("calendar", "office")


def test_channels_are_ticked_in_a_list_and_read_as_words(room: Opened) -> None:
    page = response_page(room)
    assert page.rows.view is not None
    channels = page.rows.view.fields["channels"]
    channels.focus_field()
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Space)
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Space)
    key(Qt.Key.Key_Escape)
    assert answer(room, "channels") == ("phone", "email")
    assert channels.editor.words == "phone and e-mail"


def test_a_starter_value_is_dashed_until_somebody_confirms_it(starter: Opened) -> None:
    page = response_page(starter)
    assert page.rows.view is not None
    field, mark = page.rows.view.fields["share"], page.rows.view.parts.marks["share"]
    assert field.editor.frame.state == "unconfirmed"
    assert mark.words == "Confirm starter"
    mark.setFocus()
    key(Qt.Key.Key_Space)
    starter.advice.judge()
    assert field.editor.frame.state == "default"
    assert mark.words == "set"
    assert not starter.session.workshop.drafting.origins
    starter.session.undo_stack.undo()
    starter.advice.judge()
    assert field.editor.frame.state == "unconfirmed"


def test_a_part_that_is_missing_says_so_and_leads_to_its_field(bare: Opened) -> None:
    page = response_page(bare)
    assert page.rows.empty.isVisible()
    QTest.mouseClick(page.rows.empty.add_button, Qt.MouseButton.LeftButton)
    assert page.rows.view is not None
    write("quote requests")
    bare.advice.judge()
    marks = page.rows.view.parts.marks
    assert marks["leads"].words == "set"
    assert marks["within"].words == "not set yet"
    QTest.mouseClick(marks["within"], Qt.MouseButton.LeftButton)
    assert focused_name().startswith("Within")


def test_what_was_found_hangs_on_the_card_with_its_question(room: Opened) -> None:
    page = response_page(room)
    assert page.rows.view is not None
    room.session.edit((*A, "share"), Decimal(100), "x")
    room.advice.judge()
    assert page.rows.view.parts.marks["share"].words == "does not fit"
    assert page.rows.view.fields["share"].editor.frame.state == "error"
    assert page.rows.tabs.tabs[0].face.state == "1 error"


def test_arrows_choose_a_tier_and_alt_moves_it(room: Opened) -> None:
    page = response_page(room)
    assert tab_names(page) == ["Tier-a", "Tier-b"]
    page.rows.tabs.tabs[0].setFocus()
    key(Qt.Key.Key_Right)
    assert page.rows.current == "tier-b"
    assert page.rows.view is not None
    assert page.rows.view.where == (*TIERS, "tier-b")
    key(Qt.Key.Key_Left, ALT)
    assert tab_names(page) == ["Tier-b", "Tier-a"]
    assert focused() is page.rows.tabs.tabs[0]
    room.session.undo_stack.undo()
    assert tab_names(page) == ["Tier-a", "Tier-b"]


def test_a_tier_is_copied_and_deleted_from_its_tab(room: Opened) -> None:
    page = response_page(room)
    page.rows.tabs.tabs[0].setFocus()
    key(Qt.Key.Key_D, CTRL)
    assert tab_names(page) == ["Tier-a", "Tier-a", "Tier-b"]
    assert focused() is page.rows.tabs.tabs[1]
    key(Qt.Key.Key_Delete)
    assert tab_names(page) == ["Tier-a", "Tier-b"]
    assert page.rows.current == "tier-b"


def test_a_tier_that_is_pointed_at_stays(room: Opened) -> None:
    page = response_page(room)
    page.rows.tabs.tabs[0].setFocus()
    key(Qt.Key.Key_Delete)
    assert tab_names(page) == ["Tier-a", "Tier-b"]
    assert page.rows.notice.isVisible()


@pytest.mark.parametrize("field", fields.leaves(ResponseTier), ids=lambda field: field.name)
def test_every_question_of_a_tier_can_be_reached(room: Opened, field: fields.Field) -> None:
    page = response_page(room)
    page.reveal((*A, field.name))
    name = next((part for part, held in HELD.items() if field.name in held), field.name)
    label = fields.named(ResponseTier, name).kind.label
    assert label in focused_name()


def test_the_whole_form_is_one_click_away(room: Opened) -> None:
    page = response_page(room)
    view = page.rows.view
    assert view is not None
    assert view.form is None
    QTest.mouseClick(view.fold, Qt.MouseButton.LeftButton)
    assert view.form is not None
    asked = {name for group in view.form.groups for name in group.names()}
    assert asked == {field.name for field in fields.leaves(ResponseTier)}


def test_a_tier_left_out_shows_why_instead_of_its_sentence(room: Opened) -> None:
    page = response_page(room)
    view = page.rows.view
    assert view is not None
    workshop = builders.leaving_out(room.session.workshop, path.text(A), reason="No such leads")
    room.session.add_fact(workshop.record.facts[-1])
    assert not view.promise.isVisible()
    assert page.rows.tabs.tabs[0].face.state == "Not applicable"


def test_a_narrow_sentence_takes_smaller_words(room: Opened) -> None:
    page = response_page(room, width=620)
    assert field_line(page, "share").font().pixelSize() == 16
    wide = response_page(room, width=820)
    assert field_line(wide, "share").font().pixelSize() == 18


def test_tab_meets_no_nameless_stop(room: Opened) -> None:
    page = response_page(room)
    order = list(stops(page))
    assert not [type(stop).__name__ for stop in order if not stop.accessibleName()]
    assert order.index(page.rows.tabs.tabs[0]) < order.index(field_line(page, "leads"))
    assert order.index(field_line(page, "share")) < order.index(field_line(page, "ceiling"))
