"""The decision test on the page of lead stages, worked by keys and clicks over a real store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models import moves
from models.agreement.sides import Side
from models.drafting.blind import Sorting
from models.drafting.decision_test import LONGEST, MOST
from models.drafting.drafting import SampleLead
from models.record.facts import SORTING
from models.workshop import Workshop
from tests import builders
from tests.ui.forms.bench import key, write
from tests.ui.opened import Opened, opened
from tests.ui.pages.on_screen import focused, focused_name, show_page
from tests.ui.turns.looking import places_with
from ui.forms.decision_test_card import DecisionTestCard
from ui.forms.tab_order import stops
from ui.pages.lead_stages_page import LeadStagesPage
from ui.theme import theme
from ui.widgets.decision_test import DisputeRow

LEFT = Qt.MouseButton.LeftButton
NOW = moves.Moment("2026-11-24T09:17:00+00:00", "Ines")
TEXTS = ("Buyer, Parma: wants a quote", *(f"Lead {number}" for number in range(2, 9)))
LEADS = tuple(SampleLead(id=f"l{n}", text=text) for n, text in enumerate(TEXTS))


def sorted_by(*sides: Side) -> Workshop:
    whole = builders.complete_workshop()
    blind = whole.drafting.blind
    for number, lead in enumerate(LEADS):
        for side in Side:
            stage = "sql" if side is Side.MARKETING and number < 2 else "mql"
            blind = blind.with_sorting(Sorting(lead=lead.id, side=side, stage=stage))
    drafting = replace(whole.drafting, leads=LEADS, blind=blind)
    whole = replace(whole, drafting=drafting)
    for side in sides:
        whole = moves.seal(whole, side, [SORTING], NOW)
    return whole


def on(qtbot, folder: Path, workshop: Workshop) -> Iterator[Opened]:
    with opened(qtbot, folder, workshop) as one:
        yield one


@pytest.fixture
def bare(qtbot, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    theme.start(qapp)
    yield from on(qtbot, tmp_path, builders.complete_workshop())


@pytest.fixture
def half(qtbot, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    theme.start(qapp)
    yield from on(qtbot, tmp_path, sorted_by(Side.MARKETING))


@pytest.fixture
def room(qtbot, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    theme.start(qapp)
    yield from on(qtbot, tmp_path, moves.reveal(sorted_by(*Side), [SORTING], NOW))


def card(room: Opened, width: int = 1132) -> DecisionTestCard:
    page = show_page(room, "stages", width)
    assert isinstance(page, LeadStagesPage)
    return page.test


def texts(room: Opened) -> list[str]:
    return [lead.text for lead in room.session.workshop.drafting.leads]


def choose(row: DisputeRow, words: str) -> None:
    menu = row.menu()
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.deleteLater()


def samples(room: Opened, stage: str) -> list[tuple[str, object]]:
    return [(one.lead, one.belongs) for one in room.get(f"stages.stages.{stage}.samples")]


def test_leads_are_typed_one_after_the_other_and_five_let_the_sides_sort(bare: Opened) -> None:
    test = card(bare)
    assert not test.desk.start.isEnabled()
    assert test.desk.reason.text() == "Add 5 more sample leads first"
    QTest.mouseClick(test.leads.add, LEFT)
    for number in range(1, 6):
        write(f"Lead {number}")
        key(Qt.Key.Key_Return)
    assert texts(bare) == [*(f"Lead {number}" for number in range(1, 6)), ""]
    assert test.desk.start.isEnabled()
    wanted: list[object] = []
    bare.session.topics_wanted.connect(lambda step, topics: wanted.append((step, topics)))
    QTest.mouseClick(test.desk.start, LEFT)
    assert wanted == [("stages", (SORTING,))]
    assert texts(bare) == [f"Lead {number}" for number in range(1, 6)]
    assert len(bare.stored().drafting.leads) == 5


def test_typing_deleting_and_undo_reach_the_leads(bare: Opened) -> None:
    test = card(bare)
    QTest.mouseClick(test.leads.add, LEFT)
    write("Buyer")
    key(Qt.Key.Key_Return)
    write("Student")
    gone: list[str] = []
    bare.session.deleted.connect(gone.append)
    QTest.mouseClick(test.leads.rows[0].delete, LEFT)
    assert (texts(bare), gone) == (["Student"], ["Buyer"])
    assert focused() is test.leads.rows[0].field.line
    bare.session.undo_stack.undo()
    assert texts(bare) == ["Buyer", "Student"]
    bare.session.undo_stack.undo()
    assert texts(bare) == ["Buyer", ""]
    assert test.leads.rows[1].field.text() == ""


def test_ten_leads_are_the_most_and_a_text_has_its_limit(bare: Opened) -> None:
    test = card(bare)
    for number in range(MOST):
        test.leads.add_lead()
        write(f"L{number}")
    assert test.leads.add.isHidden()
    test.leads.add_lead()
    assert len(texts(bare)) == MOST
    assert test.leads.rows[0].field.line.maxLength() == LONGEST


def test_once_a_side_has_sealed_the_leads_stand_still_and_nothing_shows(half: Opened) -> None:
    test = card(half)
    assert all(row.field.line.isReadOnly() for row in test.leads.rows)
    assert test.leads.add.isHidden()
    assert test.summary.isHidden()
    assert test.disputes.rows == []
    assert test.desk.chips[Side.MARKETING].text.startswith("Marketing: sealed")
    assert not test.desk.reveal.isEnabled()
    assert places_with("sorted it into") == []


def test_the_result_says_how_many_agree_and_which_stages_stay_open(room: Opened) -> None:
    test = card(room)
    assert test.summary.figure.text() == "6 of 8  sorted the same, 75\u00a0%"
    assert [one.alike for one in test.summary.squares.squares] == [False] * 2 + [True] * 6
    assert test.summary.verdict.words.text() == "Below 80\u00a0%: SQL stays open"
    first = test.disputes.rows[0].dispute
    assert (first.name, first.facts) == ("Buyer, Parma", "Wants a quote")
    assert (first.marketing, first.sales) == ("SQL", "MQL")


def test_a_disputed_lead_becomes_an_example_or_a_counter_example(room: Opened) -> None:
    test = card(room)
    choose(test.disputes.rows[0], "Counter-example of SQL")
    assert samples(room, "sql") == [(TEXTS[0], False)]
    assert test.disputes.rows[0].dispute.decided == "Counter-example of SQL"
    choose(test.disputes.rows[0], "Example of MQL")
    assert samples(room, "sql") == []
    assert samples(room, "mql") == [(TEXTS[0], True)]
    assert room.stored().agreement.stages.stages[1].samples[0].lead == TEXTS[0]
    choose(test.disputes.rows[0], "Take it back")
    assert samples(room, "mql") == []
    room.session.undo_stack.undo()
    assert test.disputes.rows[0].dispute.decided == "Example of MQL"


def test_changing_the_criterion_opens_the_stage_in_question(room: Opened) -> None:
    page = show_page(room, "stages", 1132)
    assert isinstance(page, LeadStagesPage)
    choose(page.test.disputes.rows[1], "Change the criterion of SQL")
    assert page.rows.open_row is not None
    assert page.rows.open_row.row_id == "sql"


def test_the_menu_opens_by_keys(room: Opened) -> None:
    test = card(room)
    test.disputes.rows[0].decide.setFocus()
    assert focused_name() == "Decide: Buyer, Parma"
    key(Qt.Key.Key_Space)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert samples(room, "sql") == [(TEXTS[0], True)]


def test_a_lead_on_which_all_agree_holds_the_definitions(
    qtbot, qapp: QApplication, tmp_path: Path
) -> None:
    whole = sorted_by()
    blind = whole.drafting.blind
    for lead in LEADS:
        blind = blind.with_sorting(Sorting(lead=lead.id, side="marketing", stage="mql"))
    whole = replace(whole, drafting=replace(whole.drafting, blind=blind))
    for side in Side:
        whole = moves.seal(whole, side, [SORTING], NOW)
    theme.start(qapp)
    with opened(qtbot, tmp_path, moves.reveal(whole, [SORTING], NOW)) as room:
        test = card(room)
        assert test.summary.verdict.words.text() == "At least 80\u00a0%: the definitions hold"
        assert test.disputes.rows == []
        assert test.disputes._none.isVisible()


@pytest.mark.parametrize("width", [1132, 700])
def test_tab_meets_no_nameless_stop(room: Opened, width: int) -> None:
    page = show_page(room, "stages", width)
    assert isinstance(page, LeadStagesPage)
    order = list(stops(page))
    assert not [type(stop).__name__ for stop in order if not stop.accessibleName()]
    board = order.index(page.rows.add_button)
    assert board < order.index(page.test.again) < order.index(page.test.disputes.rows[0].decide)
