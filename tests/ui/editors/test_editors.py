"""Every kind of editor, worked by keyboard: what it reports, what it refuses, what it keeps."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from models import text
from models.agreement import kinds
from models.agreement.references import Target
from models.agreement.values import Duration, GridCell, NumberRange, Unit, Window
from ui.editors.day_popup import MonthView
from ui.editors.editor import Editor
from ui.editors.grid import LetterCell
from ui.editors.make import make
from ui.editors.pick_list import PickList, is_chosen
from ui.editors.weekly import HoursRow
from ui.theme import theme
from ui.widgets.choice_field import ComboBox
from ui.widgets.segmented import Segment

# The offscreen platform says so of every list that opens.
pytestmark = pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)

OPTIONS = kinds.options(("a", "Apples"), ("b", "Bananas"), ("c", "Cherries"))
ROLES = (Target("r1", "Marketing lead"), Target("r2", "Sales lead"))


class Told:
    """What an editor has reported."""

    def __init__(self, editor: Editor) -> None:
        self.values: list[Any] = []
        self.refusals: list[str] = []
        editor.edited.connect(self.values.append)
        editor.refused.connect(self.refusals.append)

    @property
    def value(self) -> Any:
        return self.values[-1]

    @property
    def refusal(self) -> str:
        return self.refusals[-1] if self.refusals else ""


@pytest.fixture
def place(qtbot, qapp: QApplication):
    theme.start(qapp)
    windows: list[QWidget] = []
    offered: list[tuple[Target, ...]] = [ROLES]

    def put(kind: kinds.Leaf, value: object = None) -> tuple[Editor, Told]:
        editor = make(kind, lambda: offered[-1], lambda: "EUR")
        editor.name("Question")
        qtbot.addWidget(editor)
        editor.resize(420, 60)
        if value is not None:
            editor.show_value(value)
        told = Told(editor)
        editor.show()
        editor.activateWindow()
        qtbot.waitUntil(editor.isActiveWindow)
        editor.focus_editor()
        windows.append(editor)
        return editor, told

    put.offered = offered  # type: ignore[attr-defined]
    yield put
    for window in windows:
        window.hide()


def line_of(editor: Editor) -> QLineEdit:
    return editor.findChild(QLineEdit)


def paste(widget: QLineEdit | QTextEdit, words: str) -> None:
    QGuiApplication.clipboard().setText(words)
    widget.paste()


def press(widget: QWidget, words: str) -> None:
    """Type any characters, also those that Qt's test keys do not know."""
    for letter in words:
        event = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(widget, event)


def leave(editor: Editor) -> None:
    editor.setFocus()
    focus = QApplication.focusWidget()
    assert focus is not None
    focus.clearFocus()


def test_a_line_reports_clean_text_and_keeps_what_is_being_typed(qtbot, place) -> None:
    editor, told = place(kinds.Line(label="Name"), "")
    press(line_of(editor), "Große ")
    editor.show_value(told.value)
    press(line_of(editor), "Tüte")
    assert told.value == "Große Tüte"
    assert "Große" in told.values
    paste(line_of(editor), "\u200b\x07\te\u0301")
    assert told.value.endswith("é")
    assert text.clean_line(told.value) == told.value


def test_tab_leaves_a_text_of_several_lines(qtbot, place) -> None:
    editor, told = place(kinds.Text(label="Statement"), "")
    layout = editor.layout()
    assert layout is not None
    layout.addWidget(other := QLineEdit())
    other.show()
    edit = editor.findChild(QTextEdit)
    qtbot.keyClicks(edit, "One")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "Two")
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert told.value == "One\nTwo"
    assert "\t" not in edit.toPlainText()
    assert QApplication.focusWidget() is other


def test_a_very_long_word_neither_freezes_nor_widens(qtbot, place) -> None:
    for kind in (kinds.Text(label="T"), kinds.Line(label="L"), kinds.Lines(label="S")):
        editor, told = place(kind)
        width = editor.width()
        focus = QApplication.focusWidget()
        paste(focus, "W" * 10_000)
        leave(editor)
        assert len("".join(told.value)) == 10_000
        assert editor.minimumSizeHint().width() <= width
        assert editor.width() == width
        editor.hide()


def test_a_text_beyond_every_measure_is_refused_and_stays_to_be_cut(qtbot, place) -> None:
    editor, told = place(kinds.Line(label="Name"), "")
    paste(line_of(editor), "x" * (text.LONGEST + 5))
    assert not told.values
    assert "100,000" in told.refusal


def test_marks_count_emoji_as_qt_does(qtbot, place) -> None:
    editor, _ = place(kinds.Text(label="T"), "\U0001f680 Sales should answer")
    editor.show_marks(("should",), "err")
    marked = editor.findChild(QTextEdit).extraSelections()
    assert [mark.cursor.selectedText() for mark in marked] == ["should"]


def test_bullets_report_a_line_each(qtbot, place) -> None:
    editor, told = place(kinds.Lines(label="Needs", long=True), ("One",))
    edit = editor.findChild(QTextEdit)
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "Two")
    assert told.value == ("One", "Two")


def test_a_number_that_cannot_be_read_stays_with_a_sentence(qtbot, place) -> None:
    editor, told = place(kinds.Number(label="Leads", whole=True), Decimal(5))
    line = line_of(editor)
    line.selectAll()
    qtbot.keyClicks(line, "five")
    assert not told.values
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "not a number" in told.refusal
    editor.show_value(Decimal(5))
    assert line.text() == "five"
    line.selectAll()
    qtbot.keyClicks(line, "1200")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert told.value == Decimal(1200)
    assert told.refusal == ""
    assert line.text() == "1,200"


def test_a_decimal_comma_is_asked_about(qtbot, place) -> None:
    editor, told = place(kinds.Percent(label="Share"))
    qtbot.keyClicks(line_of(editor), "2,5")
    qtbot.keyClick(line_of(editor), Qt.Key.Key_Return)
    assert told.values == [Decimal(2)]
    assert "point" in told.refusal


def test_an_emptied_number_is_no_answer(qtbot, place) -> None:
    editor, told = place(kinds.Number(label="Leads"), Decimal(5))
    line_of(editor).selectAll()
    qtbot.keyClick(line_of(editor), Qt.Key.Key_Delete)
    assert told.value is None


def test_money_shows_the_currency_of_the_moment(qtbot, place) -> None:
    currency = ["EUR"]
    editor = make(kinds.Money(label="Value"), tuple, lambda: currency[0])
    qtbot.addWidget(editor)
    assert "EUR" in [
        label.text() for label in editor.findChildren(QWidget) if hasattr(label, "text")
    ]
    currency[0] = "CHF"
    editor.renew()
    assert "CHF" in [
        label.text() for label in editor.findChildren(QWidget) if hasattr(label, "text")
    ]


def test_a_duration_takes_its_unit_from_the_words_or_from_the_list(qtbot, place) -> None:
    kind = kinds.Span(label="Within", units=(Unit.BUSINESS_HOUR, Unit.BUSINESS_DAY))
    editor, told = place(kind)
    qtbot.keyClicks(line_of(editor), "4")
    assert told.value == Duration(Decimal(4), Unit.BUSINESS_HOUR)
    qtbot.keyClicks(line_of(editor), " d")
    qtbot.keyClick(line_of(editor), Qt.Key.Key_Return)
    assert told.value == Duration(Decimal(4), Unit.BUSINESS_DAY)
    assert line_of(editor).text() == "4"
    combo = editor.findChild(ComboBox)
    assert combo.currentText() == "business days"
    qtbot.keyClick(combo, Qt.Key.Key_Up)
    assert told.value == Duration(Decimal(4), Unit.BUSINESS_HOUR)


def test_one_of_a_unit_is_said_in_the_singular(qtbot, place) -> None:
    kind = kinds.Span(label="Within", units=(Unit.BUSINESS_HOUR, Unit.BUSINESS_DAY))
    editor, told = place(kind)
    combo = editor.findChild(ComboBox)
    qtbot.keyClicks(line_of(editor), "1")
    assert combo.currentText() == "business hour"
    qtbot.keyClicks(line_of(editor), "2")
    assert told.value == Duration(Decimal(12), Unit.BUSINESS_HOUR)
    assert combo.currentText() == "business hours"
    editor, told = place(kinds.Number(label="A day has", unit="business hours"))
    qtbot.keyClicks(line_of(editor), "1")
    assert editor.field.unit.text() == "business hour"
    line_of(editor).clear()
    qtbot.keyClicks(line_of(editor), "1 business hour")
    assert told.value == Decimal(1)
    qtbot.keyClicks(line_of(editor), "s")
    assert told.value == Decimal(1)
    editor.show_value(Decimal(8))
    assert editor.field.unit.text() == "business hours"


def test_a_day_is_taken_once_its_year_is_complete(qtbot, place) -> None:
    editor, told = place(kinds.Day(label="Starts"))
    qtbot.keyClicks(line_of(editor), "1 Feb 2027")
    assert told.values == [date(2027, 2, 1)]
    line_of(editor).selectAll()
    qtbot.keyClicks(line_of(editor), "31.2.27")
    qtbot.keyClick(line_of(editor), Qt.Key.Key_Return)
    assert told.refusal == "February 2027 has 28 days."
    assert told.values == [date(2027, 2, 1)]
    assert line_of(editor).text() == "31.2.27"


def test_the_calendar_opens_by_keyboard_and_goes_by_arrows(qtbot, place) -> None:
    editor, told = place(kinds.Day(label="Starts"), date(2027, 1, 31))
    qtbot.keyClick(line_of(editor), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    month = editor.findChild(MonthView)
    qtbot.waitUntil(month.isVisible)
    qtbot.keyClick(month, Qt.Key.Key_PageDown)
    assert month.day == date(2027, 2, 28)
    qtbot.keyClick(month, Qt.Key.Key_Left)
    qtbot.keyClick(month, Qt.Key.Key_Return)
    assert told.value == date(2027, 2, 27)
    assert line_of(editor).text() == "27 Feb 2027"
    assert not month.isVisible()


def test_a_range_reads_two_ends(qtbot, place) -> None:
    editor, told = place(kinds.Range(label="Size", unit="employees"))
    qtbot.keyClicks(line_of(editor), "50 to 2000")
    qtbot.keyClick(line_of(editor), Qt.Key.Key_Return)
    assert told.value == NumberRange(Decimal(50), Decimal(2000))
    assert line_of(editor).text() == "50 to 2,000"


def test_a_zone_is_found_by_its_city(qtbot, place) -> None:
    editor, told = place(kinds.Zone(label="Zone"))
    qtbot.keyClicks(line_of(editor), "berlin")
    line_of(editor).completer().popup().hide()
    leave(editor)
    assert told.value == "Europe/Berlin"
    line_of(editor).setText("")
    qtbot.keyClicks(line_of(editor), "Nowhere")
    line_of(editor).completer().popup().hide()
    leave(editor)
    assert "list" in told.refusal


def test_yes_and_no_are_chosen_by_arrows_and_taken_back_by_delete(qtbot, place) -> None:
    editor, told = place(kinds.YesNo(label="Pilot?"))
    yes, no = editor.findChildren(Segment)
    qtbot.keyClick(yes, Qt.Key.Key_Space)
    assert told.value is True
    qtbot.mouseClick(no, Qt.MouseButton.LeftButton)
    assert told.value is False
    qtbot.keyClick(no, Qt.Key.Key_Delete)
    assert told.value is None
    assert not yes.isChecked()
    assert not no.isChecked()


def test_a_choice_goes_by_arrows_and_is_taken_back_by_delete(qtbot, place) -> None:
    editor, told = place(kinds.Choice(label="Fruit", options=OPTIONS), "")
    combo = editor.findChild(ComboBox)
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert told.value == "b"
    qtbot.keyClick(combo, Qt.Key.Key_Delete)
    assert told.value == ""
    assert combo.currentIndex() == -1


def test_an_optional_choice_offers_no_answer_once_there_is_one(qtbot, place) -> None:
    editor, _ = place(kinds.Choice(label="Fruit", options=OPTIONS), "a")
    combo = editor.findChild(ComboBox)
    assert combo.itemText(combo.count() - 1) == "No answer"
    needed, _ = place(kinds.Choice(label="Fruit", options=OPTIONS, required=True), "a")
    assert needed.findChild(ComboBox).count() == 3


def test_a_reference_follows_what_there_is_to_choose_from(qtbot, place) -> None:
    kind = kinds.Reference(label="Owner", to=kinds.PARTICIPANTS, required=True)
    editor, told = place(kind, "r2")
    combo = editor.findChild(ComboBox)
    assert combo.currentText() == "Sales lead"
    place.offered.append((Target("r2", "Head of sales"),))
    editor.renew()
    assert combo.currentText() == "Head of sales"
    place.offered.append(())
    editor.renew()
    assert "choose again" in combo.currentText()
    assert not told.values


def ticked(opened: PickList) -> list[str]:
    items = [opened.items.item(row) for row in range(opened.items.count())]
    return [item.text() for item in items if is_chosen(opened.items.indexFromItem(item))]


def test_several_are_picked_from_a_list_by_keyboard(qtbot, place) -> None:
    editor, told = place(kinds.Choices(label="Fruits", options=OPTIONS), ("c",))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    opened = editor.findChild(PickList)
    qtbot.waitUntil(opened.isVisible)
    assert ticked(opened) == ["Cherries"]
    qtbot.keyClick(opened.items, Qt.Key.Key_Space)
    assert told.value == ("a", "c")
    assert ticked(opened) == ["Apples", "Cherries"]
    qtbot.keyClick(opened.items, Qt.Key.Key_Down)
    qtbot.keyClick(opened.items, Qt.Key.Key_Down)
    qtbot.keyClick(opened.items, Qt.Key.Key_Return)
    assert told.value == ("a",)
    opened.hide()


def test_a_long_list_is_searched(qtbot, place) -> None:
    many = kinds.options(*((f"k{n}", f"Metric {n}") for n in range(41)))
    editor, told = place(kinds.Choices(label="Metrics", options=many))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    opened = editor.findChild(PickList)
    qtbot.waitUntil(opened.isVisible)
    qtbot.keyClicks(opened.search, "ric 37")
    qtbot.keyClick(opened.search, Qt.Key.Key_Return)
    assert told.value == ("k37",)
    opened.hide()


def rows_of(editor: Editor) -> list[HoursRow]:
    QApplication.processEvents()
    return [row for row in editor.findChildren(HoursRow) if not row.isHidden()]


def test_a_week_is_typed_into_one_line(qtbot, place) -> None:
    editor, told = place(kinds.Weekly(label="Open"))
    days = rows_of(editor)[0].days.line
    qtbot.keyClicks(days, "Mon-Thu 9-12, 13-17; Fri 9-15")
    qtbot.keyClick(days, Qt.Key.Key_Return)
    assert Window(0, time(13), time(17)) in told.value
    assert len(told.value) == 9
    shown = [(row.days.text(), row.hours.text()) for row in rows_of(editor)]
    assert shown == [("Mon–Thu", "9–12, 13–17"), ("Fri", "9–15"), ("", "")]


def test_days_and_hours_are_typed_apart_and_each_day_can_have_its_own(qtbot, place) -> None:
    editor, told = place(kinds.Weekly(label="Open"))
    row = rows_of(editor)[0]
    qtbot.keyClicks(row.days.line, "Mon-Tue")
    qtbot.keyClicks(row.hours.line, "9-17")
    assert told.value == (Window(0, time(9), time(17)), Window(1, time(9), time(17)))
    editor._split.click()
    assert [row.days.text() for row in rows_of(editor)] == ["Mon", "Tue", ""]
    tuesday = rows_of(editor)[1].hours.line
    tuesday.selectAll()
    qtbot.keyClicks(tuesday, "10-16")
    assert told.value[1] == Window(1, time(10), time(16))
    assert [row.days.text() for row in rows_of(editor)] == ["Mon", "Tue", ""]


def test_hours_that_cannot_be_read_keep_the_stored_ones(qtbot, place) -> None:
    kept = (Window(0, time(9), time(17)),)
    editor, told = place(kinds.Weekly(label="Open"), kept)
    hours = rows_of(editor)[0].hours.line
    hours.selectAll()
    qtbot.keyClicks(hours, "9 to late")
    qtbot.keyClick(hours, Qt.Key.Key_Return)
    assert not told.values
    assert told.refusal
    assert hours.text() == "9 to late"


def test_letters_are_given_by_typing_them(qtbot, place) -> None:
    letters = kinds.options(("R", "Responsible"), ("A", "Accountable"))
    editor, told = place(kinds.Grid(label="Roles", to=("x", "y"), letters=letters), ())
    first, second = editor.findChildren(LetterCell)
    qtbot.keyClick(first, Qt.Key.Key_A)
    qtbot.keyClick(first, Qt.Key.Key_R)
    assert told.value == (GridCell("r1", "RA"),)
    qtbot.keyClick(second, Qt.Key.Key_Right)
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert told.value == (GridCell("r1", "RA"), GridCell("r2", "A"))
    qtbot.keyClick(first, Qt.Key.Key_A)
    qtbot.keyClick(first, Qt.Key.Key_Delete)
    assert told.value == (GridCell("r2", "A"),)
    assert "Accountable" in second.accessibleName()


ALL_KINDS: tuple[tuple[kinds.Leaf, object], ...] = (
    (kinds.Line(label="L"), "words"),
    (kinds.Text(label="T"), "words\nand more"),
    (kinds.Lines(label="S"), ("one", "two")),
    (kinds.Lines(label="B", long=True), ("one", "two")),
    (kinds.YesNo(label="Y"), True),
    (kinds.Choice(label="C", options=OPTIONS), "a"),
    (kinds.Choices(label="D", options=OPTIONS), ("a", "b")),
    (kinds.Number(label="N"), Decimal("1200.5")),
    (kinds.Percent(label="P"), Decimal(80)),
    (kinds.Money(label="M"), Decimal(4_200_000)),
    (kinds.Span(label="W", units=(Unit.BUSINESS_DAY,)), Duration(Decimal(2), Unit.BUSINESS_DAY)),
    (kinds.Day(label="A"), date(2027, 2, 1)),
    (kinds.Range(label="R"), NumberRange(Decimal(1), None)),
    (kinds.Zone(label="Z"), "Europe/Berlin"),
    (kinds.Reference(label="F", to=kinds.PARTICIPANTS), "r1"),
    (kinds.References(label="G", to=kinds.PARTICIPANTS), ("r1", "r2")),
    (kinds.Weekly(label="O"), (Window(0, time(9), time(17)),)),
    (
        kinds.Grid(label="I", to=("x", "y"), letters=kinds.options(("R", "Responsible"))),
        (GridCell("r1", "R"),),
    ),
)


@pytest.mark.parametrize(("kind", "value"), ALL_KINDS, ids=lambda part: type(part).__name__)
def test_showing_a_value_and_leaving_reports_nothing(qtbot, place, kind, value) -> None:
    editor, told = place(kind, value)
    leave(editor)
    editor.show_value(value)
    editor.renew()
    assert told.values == []
    assert told.refusal == ""


@pytest.mark.parametrize(("kind", "value"), ALL_KINDS, ids=lambda part: type(part).__name__)
def test_every_state_is_shown_and_starter_values_can_be_confirmed(
    qtbot, place, kind, value
) -> None:
    editor, _ = place(kind, value)
    for state in ("default", "error", "warning", "unconfirmed"):
        editor.show_state(state)
        assert not editor.grab().isNull()
    buttons = [
        one for one in editor.findChildren(QWidget) if one.accessibleName().startswith("Confirm")
    ]
    shown = [one for one in buttons if one.isVisible()]
    assert len(shown) == 1
    with qtbot.waitSignal(editor.confirmed):
        qtbot.mouseClick(shown[0], Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(("kind", "value"), ALL_KINDS, ids=lambda part: type(part).__name__)
def test_everything_that_takes_the_keyboard_has_a_name(qtbot, place, kind, value) -> None:
    editor, _ = place(kind, value)
    nameless = [
        type(widget).__name__
        for widget in editor.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
    ]
    assert not nameless
