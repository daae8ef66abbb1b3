"""Rows as cards, worked by keys and clicks over a real store."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from models.agreement import path
from models.agreement.agreement import Agreement
from models.agreement.sections.people import Participant
from models.agreement.sections.personas import Persona
from models.workshop import Workshop
from tests.ui.forms.bench import Bench, Opened, key, write
from ui.forms.row_cards import RowCards
from ui.theme import theme

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PERSONAS = ("personas", "personas")


@pytest.fixture
def opened(qtbot, qapp: QApplication, tmp_path) -> Iterator[Opened]:
    theme.start(qapp)
    benches = Opened(qtbot, tmp_path)
    yield benches
    benches.close()


def personas(*names: str) -> Workshop:
    rows = tuple(
        Persona(name=name, buying_role="user", job_titles=("Line planner",)) for name in names
    )
    return Workshop(agreement=path.put(Agreement(), PERSONAS, rows))


@pytest.fixture
def three(opened: Opened) -> Bench:
    return opened(personas("Plant manager", "Engineer", "Purchaser"), *PERSONAS)


def names(bench: Bench) -> list[str]:
    return [row.name for row in bench.rows()]


def titles(bench: Bench) -> list[str]:
    return [card.head.title for card in bench.view.cards]


def focused_title(bench: Bench) -> str:
    focus = QApplication.focusWidget()
    return next((card.head.title for card in bench.view.cards if card.head is focus), "")


def test_closed_cards_say_what_their_rows_are(three: Bench) -> None:
    assert isinstance(three.view, RowCards)
    assert titles(three) == ["Plant manager", "Engineer", "Purchaser"]
    assert three.view.cards[0].head.summary == "User · Line planner"
    assert three.view.cards[0].head.height() == 56
    assert three.view.head.count.text() == "3"
    assert three.view.open_card is None


def test_enter_opens_a_card_and_closes_the_one_that_was_open(three: Bench) -> None:
    first, second, _ = three.view.cards
    first.head.setFocus()
    key(Qt.Key.Key_Return)
    assert first.is_open
    second.head.setFocus()
    key(Qt.Key.Key_Space)
    assert second.is_open
    assert not first.is_open
    assert second.head.sizeHint().height() == 44
    key(Qt.Key.Key_Return)
    assert three.view.open_card is None


def test_a_click_opens_and_closes(three: Bench) -> None:
    head = three.view.cards[1].head
    QTest.mouseClick(head, Qt.MouseButton.LeftButton, pos=QPoint(200, 20))
    assert three.view.cards[1].is_open
    QTest.mouseClick(head, Qt.MouseButton.LeftButton, pos=QPoint(200, 20))
    assert not three.view.cards[1].is_open


def test_no_form_is_built_before_its_card_is_opened(three: Bench) -> None:
    assert all(card.form is None for card in three.view.cards)
    three.view.open(three.rows()[2].id)
    assert [card.form is not None for card in three.view.cards] == [False, False, True]


def test_typing_in_the_open_card_changes_its_head(three: Bench) -> None:
    three.view.open(three.rows()[1].id)
    three.view.reveal((*PERSONAS, three.rows()[1].id, "name"))
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    focus.selectAll()
    write("Line planner")
    assert names(three)[1] == "Line planner"
    assert three.view.cards[1].head.title == "Line planner"


def test_adding_opens_the_new_row_with_the_cursor_in_its_first_field(three: Bench) -> None:
    QTest.mouseClick(three.view.add_button, Qt.MouseButton.LeftButton)
    assert names(three)[-1] == ""
    assert three.view.cards[-1].is_open
    write("Night shift lead")
    assert names(three)[-1] == "Night shift lead"
    three.undo()
    three.undo()
    assert len(names(three)) == 3


def test_alt_and_the_arrows_move_a_row_and_the_keyboard_stays_with_it(three: Bench) -> None:
    three.view.cards[0].head.setFocus()
    key(Qt.Key.Key_Down, ALT)
    assert names(three) == ["Engineer", "Plant manager", "Purchaser"]
    assert titles(three) == names(three)
    assert focused_title(three) == "Plant manager"
    key(Qt.Key.Key_Up, ALT)
    key(Qt.Key.Key_Up, ALT)
    assert names(three) == ["Plant manager", "Engineer", "Purchaser"]
    three.undo()
    assert names(three)[0] == "Engineer"
    assert titles(three) == names(three)


def test_alt_and_the_arrows_move_the_open_card_from_within_its_form(three: Bench) -> None:
    three.view.open(three.rows()[0].id)
    three.view.reveal((*PERSONAS, three.rows()[0].id, "name"))
    key(Qt.Key.Key_Down, ALT)
    assert names(three)[1] == "Plant manager"
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_arrows_walk_from_card_to_card(three: Bench) -> None:
    three.view.cards[0].head.setFocus()
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Down)
    assert focused_title(three) == "Purchaser"
    key(Qt.Key.Key_Up)
    assert focused_title(three) == "Engineer"


def test_ctrl_d_puts_a_copy_behind_with_an_id_of_its_own(three: Bench) -> None:
    three.view.cards[0].head.setFocus()
    key(Qt.Key.Key_D, CTRL)
    assert names(three) == ["Plant manager", "Plant manager", "Engineer", "Purchaser"]
    assert len({row.id for row in three.rows()}) == 4
    assert QApplication.focusWidget() is three.view.cards[1].head


def test_delete_removes_without_asking_and_undo_brings_back(three: Bench) -> None:
    three.view.cards[1].head.setFocus()
    key(Qt.Key.Key_Delete)
    assert names(three) == ["Plant manager", "Purchaser"]
    assert focused_title(three) == "Purchaser"
    three.undo()
    assert titles(three) == ["Plant manager", "Engineer", "Purchaser"]


def test_delete_in_a_field_of_the_open_card_keeps_the_row(three: Bench) -> None:
    three.view.open(three.rows()[1].id)
    three.view.reveal((*PERSONAS, three.rows()[1].id, "name"))
    key(Qt.Key.Key_Home)
    key(Qt.Key.Key_Delete)
    assert names(three)[1] == "ngineer"


def test_buttons_come_with_the_keyboard_and_do_what_they_say(three: Bench) -> None:
    head = three.view.cards[0].head
    assert not [button for button in head.buttons if button.isVisible()]
    head.setFocus()
    copy, trash = head.buttons
    assert copy.isVisible()
    assert copy.accessibleName() == "Duplicate “Plant manager”"
    QTest.mouseClick(trash, Qt.MouseButton.LeftButton)
    assert names(three) == ["Engineer", "Purchaser"]


def test_a_row_in_use_stays_and_the_places_are_named(opened: Opened) -> None:
    ann = Participant(name="Ann Lee")
    agreement = path.put(Agreement(), ("parties", "participants"), (ann,))
    agreement = path.put(agreement, ("parties", "answers", "owner"), ann.id)
    bench = opened(Workshop(agreement=agreement), "parties", "participants")
    bench.view.cards[0].head.setFocus()
    key(Qt.Key.Key_Delete)
    assert [row.name for row in bench.rows()] == ["Ann Lee"]
    notice = bench.view.notice
    assert notice.isVisible()
    assert "“Ann Lee” is still used in" in notice.title.text()
    assert "Parties" in notice.title.text() or "parties" in notice.title.text()
    QTest.mouseClick(notice.close_button, Qt.MouseButton.LeftButton)
    assert not notice.isVisible()


def test_the_empty_list_invites_to_add_one(opened: Opened) -> None:
    bench = opened(Workshop(), *PERSONAS)
    assert bench.view.empty.isVisible()
    assert bench.view.empty.title.text() == "No personas yet"
    assert not bench.view.add_button.isVisible()
    bench.view.empty.add_button.setFocus()
    key(Qt.Key.Key_Space)
    assert len(bench.rows()) == 1
    assert not bench.view.empty.isVisible()


def test_pasted_rows_become_cards_in_one_step(three: Bench) -> None:
    QApplication.clipboard().setText(
        "Persona\tBuying role\tShoe size\nCFO\tBudget holder\t43\nFitter\tWizard\t44\n"
    )
    three.view.cards[0].head.setFocus()
    key(Qt.Key.Key_V, CTRL)
    assert names(three)[3:] == ["CFO", "Fitter"]
    assert three.rows()[3].buying_role == "budget_holder"
    notice = three.view.notice
    assert notice.isVisible()
    assert "2 rows pasted" in notice.title.text()
    assert "Row 3, Buying role: “Wizard” is none of the choices" in notice.text.text()
    copy, undo = (b for b in notice.findChildren(type(notice.close_button).__mro__[1]) if b.text())
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert "43\n44" in QApplication.clipboard().text()
    assert "Wizard" in QApplication.clipboard().text()
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert names(three) == ["Plant manager", "Engineer", "Purchaser"]
    assert not notice.isVisible()


def test_a_card_is_dragged_by_its_grip(three: Bench) -> None:
    first, _, third = three.view.cards
    head = first.head
    start = QPoint(12, 28)
    below = head.mapFromGlobal(third.mapToGlobal(QPoint(12, third.height() - 4)))
    QTest.mousePress(head, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(head, start + QPoint(0, 30))
    QTest.mouseMove(head, below)
    line = three.view.findChild(type(three.view._line))
    assert line.isVisible()
    assert line.height() == 2
    QTest.mouseRelease(head, Qt.MouseButton.LeftButton, pos=below)
    assert not line.isVisible()
    assert names(three) == ["Engineer", "Purchaser", "Plant manager"]


def test_escape_gives_a_drag_up(three: Bench) -> None:
    head = three.view.cards[0].head
    QTest.mousePress(head, Qt.MouseButton.LeftButton, pos=QPoint(12, 28))
    QTest.mouseMove(head, QPoint(12, 100))
    QTest.mouseMove(head, QPoint(12, 150))
    key(Qt.Key.Key_Escape)
    QTest.mouseRelease(head, Qt.MouseButton.LeftButton, pos=QPoint(12, 150))
    assert names(three) == ["Plant manager", "Engineer", "Purchaser"]


def test_heads_tell_those_who_hear_the_page_what_they_are(three: Bench) -> None:
    head = three.view.cards[1].head
    assert head.accessibleName().startswith("Engineer, ")
    assert "2 of 3" in head.accessibleName()
    assert head.accessibleName().endswith("closed")
    head.click()
    assert head.accessibleName().endswith("open")


def test_a_place_is_revealed_by_opening_its_card(three: Bench) -> None:
    seen = []
    three.view.place_changed.connect(seen.append)
    where = (*PERSONAS, three.rows()[2].id, "needs")
    assert three.view.reveal(where)
    assert three.view.cards[2].is_open
    assert where in seen
    assert not three.view.reveal((*PERSONAS, "gone", "needs"))
    assert not three.view.reveal(("purpose", "answers", "scope"))


def test_states_count_what_is_left(three: Bench) -> None:
    assert three.view.cards[0].head.state.endswith("unanswered")


def test_two_hundred_cards_are_there_at_once(opened: Opened) -> None:
    bench = opened(personas(*(f"Persona {n}" for n in range(200))), *PERSONAS)
    assert len(bench.view.cards) == 200
    where = (*PERSONAS, bench.rows()[100].id, "name")
    assert bench.view.reveal(where)
