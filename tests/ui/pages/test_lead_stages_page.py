"""The board of lead stages, worked by keys and clicks over a real store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.agreement import fields, path
from models.agreement.agreement import Agreement
from models.agreement.sections.stages import LeadStage
from models.workshop import Workshop
from tests import builders
from tests.ui.forms.bench import key, write
from tests.ui.opened import Opened, opened
from tests.ui.pages.on_screen import focused, focused_name, show_page
from ui.forms.tab_order import stops
from ui.pages.lead_stages_page import LeadStagesPage
from ui.theme import theme

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
STAGES = ("stages", "stages")


def workshop() -> Workshop:
    """Two stages of Marketing, four of Sales, three of which lead back to the first."""
    agreement = builders.complete_agreement()
    rows = tuple(
        replace(
            stage,
            owner="marketing" if place < 2 else "sales",
            back=("lead",) if place in (1, 3, 4) else (),
        )
        for place, stage in enumerate(agreement.stages.stages)
    )
    agreement = path.put(agreement, STAGES, rows)
    agreement = path.put(agreement, ("recycling", "answers", "most_cycles"), Decimal(2))
    return builders.complete_workshop(agreement)


@pytest.fixture
def room(qtbot, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    theme.start(qapp)
    with opened(qtbot, tmp_path, workshop()) as one:
        yield one


@pytest.fixture
def bare(qtbot, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    theme.start(qapp)
    with opened(qtbot, tmp_path, Workshop(agreement=Agreement())) as one:
        yield one


def board_page(room: Opened, width: int = 1132, height: int = 784) -> LeadStagesPage:
    page = show_page(room, "stages", width, height)
    assert isinstance(page, LeadStagesPage)
    return page


def names(room: Opened) -> list[str]:
    return [stage.name for stage in room.session.workshop.agreement.stages.stages]


def test_six_stages_fit_beside_each_other_in_a_window_of_1440(room: Opened) -> None:
    page = board_page(room)
    assert page.rows.area.horizontalScrollBar().maximum() == 0
    assert [card.face.name for card in page.rows.board.cards] == names(room)
    first, *_, last = page.rows.board.cards
    assert (first.width(), last.width()) == (180, 104)
    assert last.geometry().right() + 1 == page.rows.board.width() == 1084
    assert {card.height() for card in page.rows.board.cards} == {360}


def test_a_narrow_board_scrolls_sideways_and_keeps_the_first_stage_in_sight(room: Opened) -> None:
    page = board_page(room, width=760)
    bar = page.rows.area.horizontalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    assert page.rows.board.cards[0].x() == bar.value()


def test_the_board_says_who_owns_what_and_where_the_lead_changes_hands(room: Opened) -> None:
    page = board_page(room)
    pill, cards = page.rows.board.pill, page.rows.board.cards
    assert pill.text() == "Handoff, clock starts"
    border = (cards[1].geometry().right() + 1 + cards[2].x()) / 2
    assert abs(pill.geometry().center().x() - border) <= 1
    assert cards[0].accessibleName().startswith("LEAD, Marketing owns it")
    wanted: list[object] = []
    page.wanted.connect(wanted.append)
    QTest.mouseClick(pill, Qt.MouseButton.LeftButton)
    assert wanted == [("handoff", "answers", "stage")]


def test_arrows_go_from_card_to_card_and_enter_opens_the_form_below(room: Opened) -> None:
    page = board_page(room)
    first, second = page.rows.board.cards[:2]
    first.setFocus()
    key(Qt.Key.Key_Right)
    assert focused() is second
    key(Qt.Key.Key_Return)
    opened_row = page.rows.open_row
    assert opened_row is not None
    assert opened_row.row_id == "mql"
    assert second.is_open
    assert focused() is second
    key(Qt.Key.Key_End)
    assert focused() is page.rows.board.cards[-1]
    key(Qt.Key.Key_Escape)
    assert page.rows.open_row is None


def test_in_a_low_window_the_form_that_opens_can_be_seen(qtbot, room: Opened) -> None:
    page = board_page(room, height=604)
    QTest.mouseClick(page.rows.board.cards[0], Qt.MouseButton.LeftButton, pos=QPoint(40, 100))
    opened_row = page.rows.open_row
    assert opened_row is not None
    viewport = page.area.viewport()

    def seen() -> bool:
        return opened_row.clause.mapTo(viewport, QPoint(0, 0)).y() < viewport.height() - 100

    qtbot.waitUntil(seen)
    assert page.rows.board.cards[0].visibleRegion().boundingRect().height() > 100


def test_a_click_opens_a_stage_and_what_is_typed_shows_on_its_card(room: Opened) -> None:
    page = board_page(room)
    card = page.rows.board.cards[2]
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(40, 100))
    page.reveal((*STAGES, "sal", "name"))
    focused().selectAll()  # type: ignore[attr-defined]
    write("Taken")
    assert card.face.name == "Taken"
    assert page.rows.board.cards[1].face.forward == "Taken"
    assert room.stored().agreement.stages.stages[2].name == "Taken"


def test_alt_and_an_arrow_move_a_stage_as_one_step_of_undo(room: Opened) -> None:
    page = board_page(room)
    page.rows.board.cards[1].setFocus()
    key(Qt.Key.Key_Right, ALT)
    assert names(room)[:3] == ["LEAD", "SAL", "MQL"]
    assert focused_name().startswith("MQL")
    room.session.undo_stack.undo()
    assert names(room)[:3] == ["LEAD", "MQL", "SAL"]
    assert [card.face.name for card in page.rows.board.cards] == names(room)


def test_a_stage_that_is_pointed_at_stays_and_the_places_are_named(room: Opened) -> None:
    page = board_page(room)
    page.rows.board.cards[1].setFocus()
    key(Qt.Key.Key_Delete)
    assert "MQL" in names(room)
    assert page.rows.notice.isVisible()
    assert "Handoff" in page.rows.notice.accessibleName()


def test_a_stage_that_nothing_points_at_is_deleted_at_once(room: Opened) -> None:
    page = board_page(room)
    page.rows.board.cards[0].setFocus()
    key(Qt.Key.Key_D, CTRL)
    assert names(room)[:2] == ["LEAD", "LEAD"]
    assert focused() is page.rows.board.cards[1]
    key(Qt.Key.Key_Delete)
    assert names(room) == ["LEAD", "MQL", "SAL", "SQL", "OPPORTUNITY", "CUSTOMER"]
    assert focused() is page.rows.board.cards[1]


def test_a_new_stage_goes_before_the_last_and_opens_with_the_cursor_in_it(room: Opened) -> None:
    page = board_page(room)
    QTest.mouseClick(page.rows.add_button, Qt.MouseButton.LeftButton)
    assert names(room)[-2:] == ["", "CUSTOMER"]
    write("Trial")
    assert names(room)[-2:] == ["Trial", "CUSTOMER"]
    assert focused_name().startswith("Stage")


def test_an_empty_board_invites_to_begin(bare: Opened) -> None:
    page = board_page(bare)
    assert page.rows.empty.isVisible()
    assert not page.rows.add_button.isVisible()
    QTest.mouseClick(page.rows.empty.add_button, Qt.MouseButton.LeftButton)
    assert len(page.rows.board.cards) == 1
    assert not page.rows.empty.isVisible()
    assert page.rows.board.pill.isHidden()


def test_stages_copied_in_a_spreadsheet_become_cards(bare: Opened) -> None:
    page = board_page(bare)
    QApplication.clipboard().setText("Stage\tOwner\nLead\tMarketing\nDeal\tSales\n")
    page.rows.empty.add_button.setFocus()
    key(Qt.Key.Key_V, CTRL)
    assert [card.face.name for card in page.rows.board.cards] == ["Lead", "Deal"]
    assert page.rows.board.pill.text() == "Handoff not set yet"


def test_the_chip_counts_what_is_left(room: Opened) -> None:
    page = board_page(room)
    assert page.rows.board.cards[0].state.words == "Draft"
    room.session.edit((*STAGES, "lead", "combination"), "", "x")
    room.advice.judge()
    assert page.rows.board.cards[0].state.words == "1 unanswered"
    assert "1 unanswered" in page.rows.board.cards[0].accessibleName()


@pytest.mark.parametrize("field", fields.leaves(LeadStage), ids=lambda field: field.name)
def test_every_question_of_a_stage_can_be_reached(room: Opened, field: fields.Field) -> None:
    page = board_page(room)
    for name, value in (("combination", "some"), ("final", False)):
        room.session.edit((*STAGES, "mql", name), value, "x")
    page.reveal((*STAGES, "mql", field.name))
    assert field.kind.label in focused_name()


def test_tab_goes_through_the_page_and_meets_no_nameless_stop(room: Opened) -> None:
    page = board_page(room)
    page.rows.open("mql")
    order = list(stops(page))
    assert not [type(stop).__name__ for stop in order if not stop.accessibleName()]
    assert sum(stop in page.rows.board.cards for stop in order) == 1
    pill, card, add = page.rows.board.pill, page.rows.board.cards[1], page.rows.add_button
    assert order.index(pill) < order.index(card) < order.index(add)
    card.setFocus()
    key(Qt.Key.Key_Tab)
    assert focused() is add


def test_the_way_back_names_its_stage_and_its_limit(room: Opened) -> None:
    page = board_page(room)
    lane = page.rows.board._recycling
    assert lane is not None
    assert (lane.to, lane.sources, lane.name, lane.limit) == (
        0,
        (1, 3, 4),
        "Back to LEAD",
        "at most 2 cycles",
    )


def test_undo_far_from_the_page_shows_when_it_comes_to_the_front(room: Opened) -> None:
    page = board_page(room)
    page.hide()
    room.session.edit((*STAGES, "lead", "name"), "Enquiry", "x")
    assert page.rows.board.cards[0].face.name == "LEAD"
    page.show()
    assert page.rows.board.cards[0].face.name == "Enquiry"
