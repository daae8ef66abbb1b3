"""Fields: states, names, growing text, and keys that belong to the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.choice_field import ChoiceField
from ui.widgets.fields import LineField, State
from ui.widgets.scroll import PageScroll
from ui.widgets.segmented import Segmented
from ui.widgets.text_field import TextField


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    theme.start(qapp)
    yield
    theme.start(qapp)


def edge(field: QWidget) -> str:
    field.resize(300, 38)
    return field.grab().toImage().pixelColor(0, 19).name()


def test_every_state_has_its_own_border(qtbot) -> None:
    field = LineField()
    qtbot.addWidget(field)
    borders = {}
    for state, token in (
        (State.DEFAULT, "field"),
        (State.ERROR, "err"),
        (State.WARNING, "warn"),
        (State.DISABLED, "line"),
    ):
        field.show_state(state)
        borders[token] = edge(field)
    assert borders == {token: theme.color(token).name() for token in borders}


def test_a_starter_value_is_dashed_and_can_be_confirmed(qtbot) -> None:
    field = LineField(unit="%")
    field.name("Share on time")
    qtbot.addWidget(field)
    field.show_state(State.UNCONFIRMED)
    field.resize(300, 38)
    image = field.grab().toImage()
    amber = theme.color("warn").name()
    along = [image.pixelColor(x, 0).name() == amber for x in range(20, 250)]
    assert any(along)
    assert not all(along)
    assert not field.confirm.isHidden()
    assert field.confirm.accessibleName() == "Confirm Share on time"
    field.show_state(State.DEFAULT)
    assert field.confirm.isHidden()


def test_a_calculated_field_cannot_be_typed_in(qtbot) -> None:
    field = LineField()
    qtbot.addWidget(field)
    field.show_state(State.DISABLED)
    assert not field.line.isEnabled()


@pytest.mark.parametrize("kind", [LineField, TextField])
def test_undo_is_left_to_the_window(qtbot, kind: type[LineField | TextField]) -> None:
    field = kind()
    qtbot.addWidget(field)
    field.show_text("kept")
    qtbot.keyClicks(field.editor, "x")
    typed = field.text()
    asked = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    )
    asked.ignore()
    QApplication.sendEvent(field.editor, asked)
    assert not asked.isAccepted()
    qtbot.keyClick(field.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == typed


def test_tab_leaves_a_text_over_several_lines(qtbot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    first, second = TextField(), LineField()
    column.addWidget(first)
    column.addWidget(second)
    page.show()
    page.activateWindow()
    first.edit.setFocus()
    qtbot.waitUntil(first.edit.hasFocus)
    qtbot.keyClick(first.edit, Qt.Key.Key_Tab)
    qtbot.waitUntil(second.line.hasFocus)
    assert first.text() == ""
    page.hide()


def test_a_text_is_as_tall_as_its_lines(qtbot) -> None:
    field = TextField(lines=2)
    qtbot.addWidget(field)
    field.resize(400, 60)
    field.show()
    field.show_text("one")
    assert field.edit.wanted_height() == 44
    field.show_text("one\ntwo\nthree\nfour")
    qtbot.waitUntil(lambda: field.edit.wanted_height() == 88)
    field.hide()


def test_words_of_a_finding_are_underlined_in_two_pixels(qtbot) -> None:
    field = TextField(lines=1)
    qtbot.addWidget(field)
    field.resize(400, 60)
    field.show()
    field.show_text("Sales should answer")
    plain = ink(field)
    field.edit.mark(((6, 19),))
    qtbot.waitUntil(lambda: ink(field) > plain + 2 * 40)
    field.hide()


def ink(field: TextField) -> int:
    image, red = field.grab().toImage(), theme.color("err").name()
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixelColor(x, y).name() == red for x, y in places)


def test_focus_in_a_field_is_told(qtbot) -> None:
    field = LineField()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    with qtbot.waitSignal(field.entered) as told:
        field.setFocus()
    assert told.args == [True]
    field.hide()


def test_a_choice_is_kept_by_value_and_not_turned_by_the_wheel(qtbot) -> None:
    field = ChoiceField((("a", "First"), ("b", "Second")))
    qtbot.addWidget(field)
    assert field.value() == ""
    field.show_value("b")
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field.combo, wheel)
    assert field.value() == "b"
    field.show_options((("b", "Renamed"), ("c", "Third")))
    assert field.value() == "b"
    assert field.combo.currentText() == "Renamed"
    field.show_options((("c", "Third"),))
    assert field.value() == ""


def test_yes_and_no_are_chosen_with_the_keyboard(qtbot) -> None:
    control = Segmented(name="Pilot")
    qtbot.addWidget(control)
    control.show()
    control.activateWindow()
    assert control.value() == ""
    control.show_value("yes")
    yes = control.focusProxy()
    assert yes is not None
    yes.setFocus()
    qtbot.waitUntil(yes.hasFocus)
    with qtbot.waitSignal(control.chosen) as told:
        qtbot.keyClick(yes, Qt.Key.Key_Right)
    assert told.args == ["no"]
    assert yes.accessibleName() == "Pilot: Yes"
    control.show_value("")
    assert control.value() == ""
    control.hide()


def test_a_page_scrolls_to_whatever_has_the_keyboard(qtbot) -> None:
    content = QWidget()
    column = QVBoxLayout(content)
    fields = [LineField() for _ in range(30)]
    for field in fields:
        column.addWidget(field)
    page = PageScroll(content)
    qtbot.addWidget(page)
    page.resize(400, 300)
    page.show()
    page.activateWindow()
    fields[25].line.setFocus()
    qtbot.waitUntil(fields[25].line.hasFocus)
    top = fields[25].mapTo(page.viewport(), QPoint(0, 0)).y()
    assert 0 <= top <= 300 - 38
    page.hide()
