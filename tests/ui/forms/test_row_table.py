"""Rows as a table, worked by keys and clicks over a real store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from models.agreement import path
from models.agreement.agreement import Agreement
from models.agreement.sections.calendar import Holiday
from models.agreement.sections.dispositions import Reason
from models.agreement.sections.glossary import Term
from models.agreement.sections.responsibilities import Activity, Role
from models.agreement.values import GridCell
from models.drafting.origins import all_placeholders
from models.workshop import Workshop
from tests.ui.forms.bench import Bench, Opened, key, write
from ui.forms.cell_editors import combo_of
from ui.forms.row_table import RowTable
from ui.forms.rows_model import Cell
from ui.theme import theme

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
REASONS = ("dispositions", "reasons")
POPUPS = pytest.mark.qt_log_ignore("This plugin does not support", "screens root_visual", "RGBA")
"""What platforms without a desktop say of every list that opens."""
REASON, KIND, NEXT, WAIT, NOTE = range(5)


@pytest.fixture
def opened(qtbot, qapp: QApplication, tmp_path) -> Iterator[Opened]:
    theme.start(qapp)
    benches = Opened(qtbot, tmp_path)
    yield benches
    benches.close()


def reasons(*words: str, **answers: Any) -> Workshop:
    usual = {"kind": "timing", "next_step": "nurture", "wait_days": Decimal(90)} | answers
    rows = tuple(Reason(reason=word, **usual) for word in words)
    agreement = path.put(Agreement(), ("recycling", "answers", "action"), "A letter a month")
    return Workshop(agreement=path.put(agreement, REASONS, rows))


@pytest.fixture
def three(opened: Opened) -> Bench:
    return opened(reasons("No budget", "Later", "Wrong person"), *REASONS)


def words(bench: Bench) -> list[str]:
    return [row.reason for row in bench.rows()]


def here(bench: Bench) -> tuple[int, int]:
    index = bench.view.table.currentIndex()
    return index.row(), index.column()


def go(bench: Bench, row: int, column: int) -> None:
    bench.view.table.go_to(row, column)


def test_a_table_is_as_tall_as_its_rows(three: Bench) -> None:
    assert isinstance(three.view, RowTable)
    assert three.view.table.height() == 36 + 3 * 36
    assert three.view.title.count.text() == "3"


def test_typing_replaces_what_stands_in_the_cell(three: Bench) -> None:
    go(three, 1, REASON)
    write("Next year, größer")
    assert words(three)[1] == "Next year, größer"
    key(Qt.Key.Key_Return)
    assert three.view.table.hasFocus()
    assert here(three) == (1, REASON)
    three.undo()
    assert words(three)[1] == "Later"


def test_f2_goes_on_with_what_stands_there(three: Bench) -> None:
    go(three, 1, REASON)
    key(Qt.Key.Key_F2)
    key(Qt.Key.Key_End)
    write("!")
    assert words(three)[1] == "Later!"


def test_escape_goes_back_to_what_stood_there(three: Bench) -> None:
    go(three, 1, REASON)
    write("Something else")
    key(Qt.Key.Key_Escape)
    assert words(three)[1] == "Later"
    assert three.view.table.hasFocus()
    assert three.view.table.cells.editor is None


@POPUPS
def test_tab_goes_on_typing_in_the_next_cell(three: Bench) -> None:
    go(three, 0, WAIT)
    write("30")
    key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert here(three) == (0, NEXT)
    key(Qt.Key.Key_Escape)
    key(Qt.Key.Key_Escape)
    go(three, 0, WAIT)
    key(Qt.Key.Key_Tab)
    assert here(three) == (0, NOTE)
    key(Qt.Key.Key_Tab)
    assert here(three) == (1, REASON)
    assert three.rows()[0].wait_days == Decimal(30)


def test_tab_passes_over_what_is_not_asked(opened: Opened) -> None:
    bench = opened(reasons("Duplicate", next_step="close", wait_days=None), *REASONS)
    go(bench, 0, NEXT)
    key(Qt.Key.Key_Tab)
    assert here(bench) == (0, NOTE)


def test_tab_behind_the_last_cell_leaves_a_table_in_which_nothing_was_answered(
    three: Bench,
) -> None:
    go(three, 2, NOTE)
    key(Qt.Key.Key_Tab)
    assert len(words(three)) == 3
    assert not three.view.table.hasFocus()


def test_escape_leaves_the_table(three: Bench) -> None:
    go(three, 0, NOTE)
    key(Qt.Key.Key_Escape)
    assert three.view.foot.button.hasFocus()


def test_tab_in_the_last_cell_adds_a_row(three: Bench) -> None:
    go(three, 2, WAIT)
    write("30")
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Tab)
    key(Qt.Key.Key_Tab)
    assert len(words(three)) == 4
    assert here(three) == (3, REASON)
    write("Chose a competitor")
    assert words(three)[3] == "Chose a competitor"


def test_ctrl_enter_adds_a_row_below(three: Bench) -> None:
    go(three, 0, REASON)
    key(Qt.Key.Key_Return, CTRL)
    write("New")
    key(Qt.Key.Key_Return, CTRL)
    assert words(three) == ["No budget", "New", "", "Later", "Wrong person"]


@POPUPS
def test_a_choice_is_made_from_its_list(three: Bench, qtbot) -> None:
    go(three, 0, NEXT)
    key(Qt.Key.Key_Return)
    combo = combo_of(three.view.table.cells.editor)
    assert isinstance(combo, QComboBox)
    qtbot.waitUntil(combo.view().isVisible)
    QTest.keyClick(combo.view(), Qt.Key.Key_Down)
    QTest.keyClick(combo.view(), Qt.Key.Key_Return)
    assert three.rows()[0].next_step == "marketing"
    qtbot.waitUntil(lambda: three.view.table.cells.editor is None)
    assert three.view.table.hasFocus()


def test_backspace_takes_an_answer_away(three: Bench) -> None:
    go(three, 0, WAIT)
    key(Qt.Key.Key_Backspace)
    assert three.rows()[0].wait_days is None


def test_words_that_are_no_number_stay_in_the_cell_with_a_sentence(three: Bench) -> None:
    go(three, 0, WAIT)
    write("soon")
    key(Qt.Key.Key_Return)
    cell = three.view.model.index(0, WAIT)
    assert cell.data() == "soon"
    assert three.rows()[0].wait_days == Decimal(90)
    assert three.view.findings.isVisible()
    assert three.view.findings.chip.text == "Not kept"
    assert three.view.findings.title.text().startswith("Row 1, Wait, days: “soon” is not a number")
    key(Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "soon"
    editor.selectAll()
    write("45")
    key(Qt.Key.Key_Return)
    assert three.rows()[0].wait_days == Decimal(45)
    assert cell.data() == "45"


def test_clicking_elsewhere_keeps_what_was_typed(three: Bench) -> None:
    go(three, 0, REASON)
    write("Typed")
    view = three.view.table
    place = view.visualRect(three.view.model.index(2, REASON)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert words(three)[0] == "Typed"
    assert here(three) == (2, REASON)


def test_alt_and_the_arrows_move_a_row(three: Bench) -> None:
    go(three, 0, KIND)
    key(Qt.Key.Key_Down, ALT)
    key(Qt.Key.Key_Down, ALT)
    key(Qt.Key.Key_Down, ALT)
    assert words(three) == ["Later", "Wrong person", "No budget"]
    assert here(three) == (2, KIND)
    three.undo()
    assert words(three) == ["Later", "No budget", "Wrong person"]
    assert here(three) == (1, KIND)


def test_ctrl_d_and_delete(three: Bench) -> None:
    go(three, 0, KIND)
    key(Qt.Key.Key_D, CTRL)
    assert words(three) == ["No budget", "No budget", "Later", "Wrong person"]
    assert here(three) == (1, KIND)
    key(Qt.Key.Key_Delete)
    key(Qt.Key.Key_Delete)
    assert words(three) == ["No budget", "Wrong person"]
    assert here(three) == (1, KIND)
    three.undo()
    three.undo()
    three.undo()
    assert words(three) == ["No budget", "Later", "Wrong person"]


def test_the_last_row_can_go_and_the_table_says_that_it_is_empty(opened: Opened) -> None:
    bench = opened(reasons("Only one"), *REASONS)
    go(bench, 0, REASON)
    key(Qt.Key.Key_Delete)
    assert not bench.view.table.isVisible()
    assert bench.view.empty.isVisible()
    assert bench.view.empty.text().startswith("No reasons yet.")
    key(Qt.Key.Key_Space)
    write("First")
    assert words(bench) == ["First"]


def test_a_row_in_use_stays_and_the_places_are_named(opened: Opened) -> None:
    role = Role(name="RevOps")
    activity = Activity(name="Score", letters=(GridCell(role.id, "A"),))
    agreement = path.put(Agreement(), ("responsibilities", "roles"), (role,))
    agreement = path.put(agreement, ("responsibilities", "activities"), (activity,))
    bench = opened(Workshop(agreement=agreement), "responsibilities", "roles")
    go(bench, 0, 0)
    key(Qt.Key.Key_Delete)
    assert len(bench.rows()) == 1
    assert bench.view.notice.isVisible()
    assert "“RevOps” is still used in" in bench.view.notice.title.text()
    assert "“Score”" in bench.view.notice.title.text()


def test_letters_are_typed_into_a_grid(opened: Opened) -> None:
    roles = (Role(name="Sales lead"), Role(name="RevOps"))
    agreement = path.put(Agreement(), ("responsibilities", "roles"), roles)
    agreement = path.put(agreement, ("responsibilities", "activities"), (Activity(name="Score"),))
    bench = opened(Workshop(agreement=agreement), "responsibilities", "activities")
    go(bench, 0, 1)
    write("ar")
    key(Qt.Key.Key_Tab)
    write("q")
    key(Qt.Key.Key_Return)
    assert bench.rows()[0].letters == (GridCell(roles[0].id, "RA"),)
    assert bench.view.model.index(0, 2).data() == "q"
    assert "RevOps" in bench.view.findings.title.text()


def test_a_date_is_typed_freely(opened: Opened) -> None:
    agreement = path.put(Agreement(), ("calendar", "holidays"), (Holiday(label="Christmas"),))
    bench = opened(Workshop(agreement=agreement), "calendar", "holidays")
    go(bench, 0, 0)
    write("25.12.2026")
    key(Qt.Key.Key_Tab)
    assert bench.rows()[0].day == date(2026, 12, 25)
    assert here(bench) == (0, 1)


def test_a_starter_value_is_confirmed_by_key_and_by_its_tick(three: Bench) -> None:
    workshop = three.session.workshop
    origins = all_placeholders(workshop.agreement)
    three.session.take(replace(workshop, drafting=replace(workshop.drafting, origins=origins)))
    first, second = three.view.model.index(0, KIND), three.view.model.index(1, KIND)
    assert first.data(Cell.STATE) == "unconfirmed"
    go(three, 0, KIND)
    key(Qt.Key.Key_Space)
    assert first.data(Cell.STATE) == ""
    view = three.view.table
    tick = view.cells.tick_rect(view.visualRect(second)).center().toPoint()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=tick)
    assert second.data(Cell.STATE) == ""
    three.undo()
    assert second.data(Cell.STATE) == "unconfirmed"


def test_findings_lead_to_their_cells(opened: Opened) -> None:
    bench = opened(reasons("No budget", "No budget", wait_days=None), *REASONS)
    band = bench.view.findings
    assert band.isVisible()
    first = band.title.text()
    assert first.startswith("Row 1: ")
    QTest.mouseClick(band.cell_button, Qt.MouseButton.LeftButton)
    assert here(bench)[0] == 0
    QTest.mouseClick(band.next_button, Qt.MouseButton.LeftButton)
    assert band.title.text() != first
    QTest.mouseClick(band, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert bench.view.table.hasFocus()


def test_a_pasted_block_becomes_rows_in_one_step(three: Bench) -> None:
    QApplication.clipboard().setText(
        "Chose a competitor\tInterest\tNurture, then back\t360\tRequired\n"
        'No "match"\tWeather\tClose for good\tlater\tOptional\n'
    )
    go(three, 1, KIND)
    key(Qt.Key.Key_V, CTRL)
    assert words(three)[3:] == ["Chose a competitor", 'No "match"']
    assert three.rows()[3].wait_days == Decimal(360)
    assert three.rows()[4].kind == ""
    assert "Row 2, Kind: “Weather” is none of" in three.view.notice.text.text()
    assert three.view.model.index(4, KIND).data() == "Weather"
    three.undo()
    assert words(three) == ["No budget", "Later", "Wrong person"]
    assert not three.view.notice.isVisible()


def test_pasting_nothing_says_so(three: Bench) -> None:
    QApplication.clipboard().setText("")
    go(three, 0, REASON)
    key(Qt.Key.Key_V, CTRL)
    assert words(three) == ["No budget", "Later", "Wrong person"]
    assert three.view.notice.title.text() == "There is nothing to paste."


def test_long_words_take_two_lines_and_a_tip_has_all_of_them(opened: Opened) -> None:
    long = "Below forty packs a minute and without a plan to grow beyond that within two years"
    bench = opened(reasons("Short", long * 3), *REASONS)
    view = bench.view.table
    assert view.rowHeight(0) == 36
    assert view.rowHeight(1) == 56
    assert view.cells.tip(bench.view.model.index(1, REASON)).startswith(long)
    assert view.cells.tip(bench.view.model.index(0, REASON)) == ""


def test_several_lines_are_typed_into_a_text_cell(opened: Opened) -> None:
    agreement = path.put(Agreement(), ("glossary", "terms"), (Term(term="MQL"),))
    bench = opened(Workshop(agreement=agreement), "glossary", "terms")
    go(bench, 0, 2)
    write("A lead")
    key(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    write("that fits")
    key(Qt.Key.Key_Tab)
    assert bench.rows()[0].meaning.split() == ["A", "lead", "that", "fits"]
    assert here(bench) == (0, 3)


def test_a_row_is_dragged_by_its_grip(three: Bench) -> None:
    numbers = three.view.table.numbers
    QTest.mousePress(numbers.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 18))
    QTest.mouseMove(numbers.viewport(), QPoint(20, 60))
    QTest.mouseMove(numbers.viewport(), QPoint(20, 100))
    assert three.view.table._line.isVisible()
    QTest.mouseRelease(numbers.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 100))
    assert words(three) == ["Later", "Wrong person", "No budget"]
    assert here(three)[0] == 2


def test_places_are_revealed_and_told(three: Bench) -> None:
    seen = []
    three.view.place_changed.connect(seen.append)
    where = (*REASONS, three.rows()[2].id, "wait_days")
    assert three.view.reveal(where)
    assert here(three) == (2, WAIT)
    assert seen[-1] == where
    assert not three.view.reveal((*REASONS, "gone"))


def test_a_table_left_out_by_decision_folds(three: Bench) -> None:
    from ui.forms.leaving_out import leave_out, take_back

    clause = (path.text(REASONS),)
    leave_out(three.session, clause, "No reasons are recorded")
    assert not three.view.table.isVisible()
    take_back(three.session, clause)
    assert three.view.table.isVisible()
