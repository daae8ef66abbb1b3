"""Comparing versions over a real store, by keys and clicks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.agreement import path
from models.starters import start
from models.store.store import Store
from tests.ui.whole_window import idle, open_first, put, titled, whole_window
from ui.main_window import MainWindow
from ui.pages.compare_page import ComparePage
from ui.pages.history_page import HistoryPage

LEFT = Qt.MouseButton.LeftButton
FIRST = titled(start("sample"), "Heat pumps", "Kellmark")
TIER = FIRST.agreement.response.tiers[0]
NAME = ("response", "tiers", TIER.id, "name")
PERSONA = FIRST.agreement.personas.personas[0]
LONG = ("parties", "answers", "company")


@pytest.fixture
def window(qtbot, tmp_path: Path):
    second = put(FIRST, NAME, "Urgent requests")
    with Store.open(tmp_path) as store:
        own = store.create(FIRST, "Ann")
        store.save_version(own, FIRST, "One", "Ann")
        store.save_version(own, second, "Two", "Ann")
    with whole_window(qtbot, tmp_path) as shown:
        yield shown


def compared(qtbot, window: MainWindow, *pair: int | None) -> ComparePage:
    opened = window.opened or open_first(qtbot, window)
    opened.show_compare(*pair)
    page = opened.views.currentWidget()
    assert isinstance(page, ComparePage)
    idle(qtbot, window.library)
    return page


def test_the_newest_version_is_compared_with_the_draft(qtbot, window: MainWindow) -> None:
    open_first(qtbot, window)
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_C, modifiers)
    page = window.opened.views.currentWidget()
    idle(qtbot, window.library)
    assert page.pair == (2, 0)
    assert page.head.text() == "Nothing differs"
    assert page.same.isVisible()
    assert not page.next_button.isEnabled()


def test_old_and_new_stand_in_list_and_block(qtbot, window: MainWindow) -> None:
    page = compared(qtbot, window, 1, 2)
    assert page.head.text() == "1 clause changed"
    said = page.list.changes.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert f"{TIER.name} to Urgent requests" in said
    text = page.blocks.toPlainText()
    assert f"{TIER.name} → Urgent requests" in text
    html = page.blocks.toHtml()
    assert "line-through" in html
    assert "underline" in html
    assert "Restore" not in text


def test_only_the_changed_words_of_a_long_text_are_marked(qtbot, window: MainWindow) -> None:
    open_first(qtbot, window)
    words = "Kellmark builds heat pumps for dairies and for breweries in the north"
    window.opened.session.edit(LONG, words, "Company")
    window.opened.keep_version("Longer")
    idle(qtbot, window.library)
    window.opened.session.edit(LONG, words.replace("dairies", "bakeries"), "Company")
    page = compared(qtbot, window, 3, None)
    pieces = fragments(page)
    assert [one for one in pieces if one[1]] == [("dairies", "removed"), ("bakeries", "added")]
    assert page.counts.text() == "1 wording"


def fragments(page: ComparePage) -> list[tuple[str, str]]:
    """The stretches of text in the blocks with how each is marked."""
    found = []
    block = page.blocks.document().begin()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            look = part.fragment().charFormat()
            mark = "removed" if look.fontStrikeOut() else "added" if look.fontUnderline() else ""
            if not look.isAnchor():
                found.append((part.fragment().text(), mark))
            part += 1
        block = block.next()
    return found


def test_f8_and_f7_go_from_change_to_change(qtbot, window: MainWindow) -> None:
    open_first(qtbot, window)
    window.opened.session.edit(NAME, "Third name", "Name")
    window.opened.session.edit(LONG, "Other Ltd", "Company")
    page = compared(qtbot, window)
    assert [one.title for one in page.clauses] == ["Agreement and parties", "Third name"]
    assert page.place.text() == "1 of 2"
    QTest.keyClick(window, Qt.Key.Key_F8)
    assert page.place.text() == "2 of 2"
    assert len(page.blocks.extraSelections()) == 1
    assert page.blocks.extraSelections()[0].cursor.block().text().startswith("Third name")
    QTest.keyClick(window, Qt.Key.Key_F8)
    assert page.list.chosen() == 1
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert page.list.chosen() == 0
    qtbot.mouseClick(page.next_button, LEFT)
    assert page.list.chosen() == 1


def test_swapping_turns_the_comparison_round(qtbot, window: MainWindow) -> None:
    page = compared(qtbot, window, 1, 2)
    qtbot.mouseClick(page.swap_button, LEFT)
    idle(qtbot, window.library)
    assert page.pair == (2, 1)
    assert f"Urgent requests → {TIER.name}" in page.blocks.toPlainText()


def test_another_version_can_be_chosen(qtbot, window: MainWindow) -> None:
    page = compared(qtbot, window, 1, 2)
    combo = page.after.combo
    row = combo.findData("1")
    combo.setCurrentIndex(row)
    combo.activated.emit(row)
    idle(qtbot, window.library)
    assert page.pair == (1, 1)
    assert page.same.isVisible()


def test_a_clause_is_restored_from_its_block(qtbot, window: MainWindow) -> None:
    page = compared(qtbot, window, 1, None)
    assert "Restore from 1" in page.blocks.toPlainText()
    page.blocks.anchorClicked.emit(QUrl(f"restore:response.tiers.{TIER.id}"))
    agreement = window.opened.session.workshop.agreement
    assert path.get(agreement, NAME) == TIER.name
    assert window.opened.views.currentIndex() == 0
    assert window.opened.workspace.step.key == "response"


def test_rows_say_that_they_came_went_or_moved(qtbot, window: MainWindow) -> None:
    opened = open_first(qtbot, window)
    session = opened.session
    session.move_row(("personas", "personas", PERSONA.id), 3, "Move")
    session.duplicate_row(NAME[:-1], "Duplicate")
    page = compared(qtbot, window)
    text = page.blocks.toPlainText()
    assert f"Moved: {PERSONA.name}" in text
    assert "＋ Added: " in text
    assert "1 row added, 1 row moved" in page.counts.text()


def test_the_way_back_is_the_history(qtbot, window: MainWindow) -> None:
    page = compared(qtbot, window, 1, 2)
    qtbot.mouseClick(page.bar.back_button, LEFT)
    assert type(window.opened.views.currentWidget()).__name__ == "HistoryPage"
    idle(qtbot, window.library)


def test_escape_leaves_for_where_the_comparison_was_asked_for(qtbot, window: MainWindow) -> None:
    opened = open_first(qtbot, window)
    qtbot.mouseClick(opened.top_bar.compare_button, LEFT)
    idle(qtbot, window.library)
    assert isinstance(opened.views.currentWidget(), ComparePage)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    assert opened.views.currentIndex() == 0
    opened.show_history()
    history = opened.views.currentWidget()
    idle(qtbot, window.library)
    qtbot.mouseClick(history.compare_button, LEFT)
    idle(qtbot, window.library)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert isinstance(opened.views.currentWidget(), HistoryPage)
    QTest.keyClick(QApplication.focusWidget() or opened.views.currentWidget(), Qt.Key.Key_Escape)
    assert opened.views.currentIndex() == 0


def test_without_a_version_there_is_nothing_to_compare_and_the_bar_says_so(
    qtbot, tmp_path: Path
) -> None:
    with Store.open(tmp_path / "none") as store:
        store.create(FIRST, "Ann")
    with whole_window(qtbot, tmp_path / "none") as window:
        opened = open_first(qtbot, window)
        button = opened.top_bar.compare_button
        assert button.accessibleName() == "Compare versions"
        assert not button.isEnabled()
        assert button.toolTip().startswith("Save a version first")
        modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(window, Qt.Key.Key_C, modifiers)
        assert opened.views.currentIndex() == 0
        assert opened.workspace.foot.toast.words.text.startswith("Save a version first")
        opened.keep_version("One")
        idle(qtbot, window.library)
        assert button.isEnabled()


def test_a_row_that_moved_stands_under_the_order_of_its_rows(qtbot, window: MainWindow) -> None:
    open_first(qtbot, window)
    session = window.opened.session
    session.move_row(("personas", "personas", PERSONA.id), 2, "Move")
    page = compared(qtbot, window, 2, None)
    (order,) = page.clauses
    assert (order.title, order.clause) == ("Order of personas", None)
    assert page.head.text() == "1 other part changed"
    text = page.blocks.toPlainText()
    assert f"Moved: {PERSONA.name}, from place 1 to 3" in text
    assert "Company profile\n" not in text
    assert "Restore from 2" not in text
