"""The history of an agreement over a real store, by keys and clicks."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QMessageBox

from models.agreement import path
from models.starters import start
from models.store.store import Store
from tests.ui.whole_window import (
    ask,
    idle,
    open_first,
    press,
    put,
    signed,
    titled,
    when_modal,
    whole_window,
)
from ui.dialogs.save_version import SaveVersionDialog
from ui.main_window import MainWindow
from ui.pages.history_page import HistoryPage
from ui.widgets.version_rows import FoldedVersions

LEFT = Qt.MouseButton.LeftButton
FIRST = titled(start("sample"), "Heat pumps", "Kellmark")
TIER = FIRST.agreement.response.tiers[0]
NAME = ("response", "tiers", TIER.id, "name")
SECOND = put(FIRST, NAME, "Quote and demo requests")


@pytest.fixture
def window(qtbot, tmp_path: Path):
    with Store.open(tmp_path) as store:
        own = store.create(FIRST, "Ann")
        signed(store, own, FIRST)
        store.save_version(own, SECOND, "", "Ann", automatic=True)
        store.save_version(own, put(SECOND, NAME, "Demo requests"), "", "Ann", automatic=True)
        store.save_version(own, SECOND, "Tier renamed", "Bo")
    with whole_window(qtbot, tmp_path) as shown:
        yield shown


@pytest.fixture
def page(qtbot, window: MainWindow) -> HistoryPage:
    opened = open_first(qtbot, window)
    window.settings.author = "Ann"
    QTest.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    shown = opened.views.currentWidget()
    assert isinstance(shown, HistoryPage)
    idle(qtbot, window.library)
    idle(qtbot, window.library)
    return shown


def labels(widget) -> str:
    """Everything that a panel says."""
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def choose(qtbot, page: HistoryPage, key: int) -> None:
    row = page.line.rows[key]
    qtbot.mouseClick(row, LEFT, pos=QPoint(400, 20))
    idle(qtbot, page._opened.library)


def test_versions_stand_newest_first_below_the_draft(page: HistoryPage) -> None:
    assert list(page.line.rows) == [0, 2, 1]
    assert page.line.rows[0].entry.title == "Draft: nothing changed since version 2"
    assert page.line.rows[2].entry.title == "Tier renamed"
    assert "Bo" in page.line.rows[2].entry.line
    assert "1 clause changed" in page.line.rows[2].entry.line
    assert page.sound.text.startswith("Log intact")


def test_automatic_versions_are_folded_until_wanted(qtbot, page: HistoryPage) -> None:
    folded = page.line.findChild(FoldedVersions)
    assert folded.words.startswith("2 automatic versions")
    qtbot.mouseClick(folded.link, LEFT)
    assert len(page.line.rows) == 5
    automatic = next(row for key, row in page.line.rows.items() if key < 0)
    assert automatic.from_ring.isHidden()


def test_a_version_tells_its_fingerprint_signatures_and_changes(qtbot, page: HistoryPage) -> None:
    choose(qtbot, page, 1)
    version = page.line.rows[1].entry.version
    said = labels(page.details)
    assert version.content_hash[:4] in said
    assert page.details.chip.text == "Signed"
    signatory = next(one for one in FIRST.agreement.parties.participants if one.signatory)
    assert signatory.name in said
    choose(qtbot, page, 2)
    said = labels(page.details)
    assert "Changed since version 1" in said
    assert f"{TIER.name} → Quote and demo requests" in said


def test_arrows_walk_along_the_line(qtbot, page: HistoryPage) -> None:
    page.line.rows[0].setFocus()
    qtbot.keyClick(page.line.rows[0], Qt.Key.Key_Down)
    assert page.line.current == 2
    assert page.details.title.text() == "Version 2"
    qtbot.keyClick(page.line.rows[2], Qt.Key.Key_Up)
    assert page.line.current == 0
    assert page.details.restore_button.isHidden()


def test_only_an_older_version_can_be_compared_from(qtbot, page: HistoryPage) -> None:
    assert page.line.pair == (2, 0)
    assert page.compare_button.text() == "Compare 2 with the draft"
    assert not page.line.rows[0].from_ring.isEnabled()
    assert not page.line.rows[1].to_ring.isEnabled()
    qtbot.mouseClick(page.line.rows[1].from_ring, LEFT)
    assert page.line.rows[2].to_ring.isEnabled()
    qtbot.mouseClick(page.line.rows[2].to_ring, LEFT)
    assert page.line.pair == (1, 2)
    assert page.compare_button.text() == "Compare 1 with 2"
    assert not page.line.rows[2].from_ring.isEnabled()


def test_reading_shows_the_document_and_escape_leads_back(qtbot, page: HistoryPage) -> None:
    choose(qtbot, page, 1)
    qtbot.mouseClick(page.details.read_button, LEFT)
    qtbot.waitUntil(page.reading.isVisible)
    assert page.reading.title.text() == "Version 1"
    text = page.reading.paper.toPlainText()
    assert TIER.name in text
    assert "Quote and demo requests" not in text
    assert page.reading.paper.isReadOnly()
    qtbot.keyClick(page.reading.paper, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.line.isVisible)


def test_restoring_keeps_the_present_draft_as_a_version_first(
    qtbot, window: MainWindow, page: HistoryPage
) -> None:
    opened = window.opened
    opened.session.edit(NAME, "Unsaved name", "Name")
    choose(qtbot, page, 1)
    when_modal(press("Restore"), QMessageBox)
    qtbot.mouseClick(page.details.restore_button, LEFT)
    qtbot.waitUntil(lambda: opened.views.currentIndex() == 0)
    assert path.get(opened.session.workshop.agreement, NAME) == TIER.name
    idle(qtbot, window.library)
    numbered = [one for one in opened.versions if not one.automatic]
    kept = ask(qtbot, window.library, "version", opened.session.id, numbered[-1].number)
    assert path.get(kept.agreement, NAME) == "Unsaved name"


def test_restoring_asks_first(qtbot, window: MainWindow, page: HistoryPage) -> None:
    choose(qtbot, page, 1)
    asked: list[str] = []

    def refuse(box: QMessageBox) -> None:
        asked.append(box.informativeText())
        press("Cancel")(box)

    when_modal(refuse, QMessageBox)
    qtbot.mouseClick(page.details.restore_button, LEFT)
    assert asked[0].startswith("Your draft says what version 2 says, and is kept there. Version 1")
    assert path.get(window.opened.session.workshop.agreement, NAME) == "Quote and demo requests"


def test_what_is_kept_is_named_before_restoring(qtbot, window: MainWindow, page) -> None:
    window.opened.session.edit(NAME, "Unsaved name", "Name")
    choose(qtbot, page, 1)
    asked: list[str] = []

    def refuse(box: QMessageBox) -> None:
        asked.append(box.informativeText())
        press("Cancel")(box)

    when_modal(refuse, QMessageBox)
    qtbot.mouseClick(page.details.restore_button, LEFT)
    kept = "Your draft, with 1 clause changed since version 2, is kept as version 3 first."
    assert asked[0].startswith(kept)
    assert "Votes, decisions and private notes stay with the draft." in asked[0]


def test_one_clause_is_restored_and_the_rest_stays(
    qtbot, window: MainWindow, page: HistoryPage
) -> None:
    opened = window.opened
    opened.session.edit(("parties", "answers", "company"), "Renamed Ltd", "Company")
    choose(qtbot, page, 1)
    qtbot.mouseClick(page.details.clause_button, LEFT)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [one.text() for one in menu.actions()] == ["Sales response: Quote and demo requests"]
    menu.setActiveAction(menu.actions()[0])
    QTest.keyClick(menu, Qt.Key.Key_Return)
    agreement = opened.session.workshop.agreement
    qtbot.waitUntil(
        lambda: path.get(opened.session.workshop.agreement, NAME) == TIER.name, timeout=20_000
    )
    assert agreement.parties.answers.company == "Renamed Ltd"
    assert opened.session.workshop.agreement.parties.answers.company == "Renamed Ltd"
    idle(qtbot, window.library)
    numbered = [one for one in opened.versions if not one.automatic]
    assert numbered[-1].note == "Before “Quote and demo requests” was restored from version 1"
    opened.session.undo_stack.undo()
    assert path.get(opened.session.workshop.agreement, NAME) == "Quote and demo requests"


def test_saving_a_version_adds_it_to_the_line(qtbot, window: MainWindow, page: HistoryPage) -> None:
    window.opened.session.edit(NAME, "Third name", "Name")

    def fill_in(dialog: SaveVersionDialog) -> None:
        assert dialog.note_field.text() == "Changes in Sales response"
        qtbot.keyClicks(dialog.note_field.line, "After lunch")
        qtbot.mouseClick(dialog.save_button, LEFT)

    when_modal(fill_in, SaveVersionDialog)
    qtbot.mouseClick(page.save_button, LEFT)
    qtbot.waitUntil(lambda: 3 in page.line.rows, timeout=20_000)
    assert page.line.rows[3].entry.title == "After lunch"
    assert page.line.rows[3].entry.version.made_by == "Ann"


def test_a_damaged_version_is_told_and_the_rest_stays_readable(qtbot, tmp_path: Path) -> None:
    first = put(FIRST, ("parties", "answers", "company"), "Only in the first")
    with Store.open(tmp_path) as store:
        own = store.create(FIRST, "Ann")
        store.save_version(own, first, "One", "Ann")
        store.save_version(own, FIRST, "Two", "Ann")
    damage(tmp_path, "UPDATE part SET body = replace(body, 'Only in the first', 'Changed')")
    with whole_window(qtbot, tmp_path) as window:
        opened = open_first(qtbot, window)
        opened.show_history()
        shown = opened.views.currentWidget()
        qtbot.waitUntil(lambda: shown.sound.text == "Log damaged: 1 fault", timeout=20_000)
        assert "version 1 is damaged" in shown.notice.message.text()
        choose(qtbot, shown, 2)
        qtbot.mouseClick(shown.details.read_button, LEFT)
        qtbot.waitUntil(shown.reading.isVisible)


def damage(folder: Path, statement: str) -> None:
    """Change the file with an ordinary database tool."""
    with closing(sqlite3.connect(folder / "agreements.db", isolation_level=None)) as raw:
        for name in ("entry_is_for_ever", "part_is_for_ever"):
            raw.execute(f"DROP TRIGGER IF EXISTS {name}")
        assert raw.execute(statement).rowcount > 0
