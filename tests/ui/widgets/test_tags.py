"""Lists in a field, worked by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.theme import theme
from ui.widgets.bullets import BulletField
from ui.widgets.fields import State
from ui.widgets.tags import Tag, TagField


@pytest.fixture
def field(qtbot, qapp: QApplication) -> Iterator[TagField]:
    theme.start(qapp)
    made = TagField(example="For example: Germany")
    made.name("Regions")
    qtbot.addWidget(made)
    made.resize(400, 40)
    made.show()
    made.activateWindow()
    made.entry.setFocus()
    qtbot.waitUntil(made.entry.hasFocus)
    yield made
    made.hide()


def tags(field: TagField) -> list[Tag]:
    return [tag for tag in field.findChildren(Tag) if not tag.isHidden()]


def test_enter_and_comma_add_what_was_typed(qtbot, field: TagField) -> None:
    told: list[tuple[str, ...]] = []
    field.edited.connect(told.append)
    qtbot.keyClicks(field.entry, "Germany")
    qtbot.keyClick(field.entry, Qt.Key.Key_Return)
    qtbot.keyClicks(field.entry, "Austria,")
    assert field.values() == ("Germany", "Austria")
    assert told == [("Germany",), ("Germany", "Austria")]
    assert field.entry.text() == ""


def test_backspace_in_the_empty_entry_takes_the_last_one(qtbot, field: TagField) -> None:
    field.show_values(("Germany", "Austria"))
    with qtbot.waitSignal(field.edited) as told:
        qtbot.keyClick(field.entry, Qt.Key.Key_Backspace)
    assert told.args == [("Germany",)]


def test_backspace_after_letters_takes_letters(qtbot, field: TagField) -> None:
    field.show_values(("Germany",))
    qtbot.keyClicks(field.entry, "Aux")
    qtbot.keyClick(field.entry, Qt.Key.Key_Backspace)
    assert field.entry.text() == "Au"
    assert field.values() == ("Germany",)


def test_the_same_text_is_not_taken_twice(qtbot, field: TagField) -> None:
    field.show_values(("Germany",))
    with qtbot.assertNotEmitted(field.edited):
        qtbot.keyClicks(field.entry, "Germany,")
    assert field.values() == ("Germany",)


def test_what_was_typed_is_kept_when_the_keyboard_leaves(qtbot, field: TagField) -> None:
    qtbot.keyClicks(field.entry, "Poland")
    field.entry.clearFocus()
    assert field.values() == ("Poland",)


def test_arrows_reach_a_tag_and_delete_removes_it(qtbot, field: TagField) -> None:
    field.show_values(("Germany", "Austria", "Poland"))
    qtbot.keyClick(field.entry, Qt.Key.Key_Left)
    qtbot.waitUntil(tags(field)[2].hasFocus)
    qtbot.keyClick(tags(field)[2], Qt.Key.Key_Left)
    qtbot.waitUntil(tags(field)[1].hasFocus)
    qtbot.keyClick(tags(field)[1], Qt.Key.Key_Delete)
    assert field.values() == ("Germany", "Poland")


def test_showing_the_values_tells_nobody(qtbot, field: TagField) -> None:
    with qtbot.assertNotEmitted(field.edited):
        field.show_values(("Germany",))
        field.show_values(())
    assert field.values() == ()


def test_tags_are_no_stops_for_tab_but_have_names(field: TagField) -> None:
    field.show_values(("Germany",))
    (tag,) = tags(field)
    assert not tag.focusPolicy() & Qt.FocusPolicy.TabFocus & ~Qt.FocusPolicy.ClickFocus
    assert tag.accessibleName().startswith("Germany")
    assert field.entry.accessibleName().startswith("Regions")


def test_an_unconfirmed_list_can_be_confirmed(qtbot, field: TagField) -> None:
    field.show_values(("Germany",))
    field.show_state(State.UNCONFIRMED)
    assert field.confirm.isVisible()
    assert field.confirm.accessibleName() == "Confirm Regions"
    with qtbot.waitSignal(field.confirmed):
        qtbot.keyClick(field.confirm, Qt.Key.Key_Space)


def test_a_line_of_tags_that_does_not_fit_starts_another(field: TagField) -> None:
    field.show_values(tuple(f"Region number {number}" for number in range(12)))
    layout = field.layout()
    assert layout is not None
    assert layout.totalHeightForWidth(400) > 2 * layout.totalHeightForWidth(4000)
    assert layout.totalHeightForWidth(4000) == 38


def test_enter_begins_the_next_line_of_a_list(qtbot, qapp: QApplication) -> None:
    theme.start(qapp)
    field = BulletField(hint="Add a need")
    qtbot.addWidget(field)
    field.show_values(("Less waste",))
    told: list[tuple[str, ...]] = []
    field.edited.connect(told.append)
    field.edit.moveCursor(field.edit.textCursor().MoveOperation.End)
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    qtbot.keyClicks(field.edit, "ab")
    assert field.values() == ("Less waste", "ab")
    assert told == [("Less waste", "a"), ("Less waste", "ab")]


def test_a_list_of_lines_grows_with_its_lines(qtbot, qapp: QApplication) -> None:
    theme.start(qapp)
    field = BulletField()
    qtbot.addWidget(field)
    field.show_values(("one",))
    small = field.edit.wanted_height()
    field.show_values(("one", "two", "three"))
    field.edit.document().size()
    assert field.edit.wanted_height() == small + 2 * field.edit.line_height()
