"""The start page over a real store, by keys and clicks."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox

from models.errors import UserError
from models.starters import start
from models.store.exchange import write
from models.store.store import Store
from tests.ui.whole_window import ask, idle, press, signed, titled, when_modal, whole_window
from ui.library import Library
from ui.main_window import MainWindow
from ui.pages.start_page import StartPage
from ui.settings import Settings
from ui.theme import theme
from ui.widgets.agreement_rows import Column, Show
from ui.widgets.drawing import text_width

SAMPLE = start("sample")
LEFT = Qt.MouseButton.LeftButton


def fill(folder: Path) -> None:
    """Three agreements: one signed and overdue, one waiting, one in work, and one put away."""
    today = datetime.now().astimezone().date()
    with Store.open(folder) as store:
        overdue = titled(SAMPLE, "Service contracts", "Kellmark", today - timedelta(days=9))
        signed(store, store.create(overdue, "Ann"), overdue)
        waiting = titled(SAMPLE, "Case packing", "Nordvik")
        signed(store, store.create(waiting, "Ann"), waiting, by=1)
        store.archive(store.create(titled(SAMPLE, "Long ago", "Kellmark"), "Ann"))
        store.create(titled(start("b2b-software"), "Cartoning", "Kellmark"), "Ann")
        store.backup("daily")


@pytest.fixture
def window(qtbot, tmp_path):
    fill(tmp_path)
    with whole_window(qtbot, tmp_path) as shown:
        yield shown


def titles(page: StartPage) -> list[str]:
    model = page.list.agreements.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def menu_action(words: str) -> None:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if action.text() == words)
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def row_point(page: StartPage, row: int, *, menu: bool = False) -> QPoint:
    view = page.list.agreements.view
    place = view.visualRect(page.list.agreements.model.index(row, 0))
    return QPoint(place.right() - 28 if menu else place.left() + 40, place.center().y())


def test_agreements_stand_in_the_order_of_their_reviews(window: MainWindow) -> None:
    page = window.start_page
    assert titles(page)[0] == "Service contracts"
    assert sorted(titles(page)) == ["Cartoning", "Case packing", "Service contracts"]
    said = page.list.agreements.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Signed" in said
    assert "Overdue by 9 days" in said
    assert "Everything stays on this computer · last backup today" in page.list.foot.words.text


def test_who_is_waited_for_is_said(window: MainWindow) -> None:
    model = window.start_page.list.agreements.model
    row = titles(window.start_page).index("Case packing")
    assert "Waiting for" in model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_filters_count_and_narrow_the_list(qtbot, window: MainWindow) -> None:
    page = window.start_page
    counts = {show: tab.text() for show, tab in page.list.tabs.items()}
    assert list(counts.values()) == ["All 3", "In work 2", "Review due 1", "Archived 1"]
    qtbot.mouseClick(page.list.tabs[Show.ARCHIVED], LEFT)
    assert titles(page) == ["Long ago"]
    qtbot.mouseClick(page.list.tabs[Show.DUE], LEFT)
    assert titles(page) == ["Service contracts"]


def test_ctrl_f_searches_title_and_company(qtbot, window: MainWindow) -> None:
    page = window.start_page
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.list.search.line.hasFocus)
    qtbot.keyClicks(page.list.search.line, "nordv")
    assert titles(page) == ["Case packing"]
    qtbot.keyClicks(page.list.search.line, "xyz")
    assert titles(page) == []
    assert "nordvxyz" in page.list.agreements.none.text()
    qtbot.keyClick(page.list.search.line, Qt.Key.Key_Escape)
    assert len(titles(page)) == 3


def test_a_column_head_sorts_and_sorts_backwards(qtbot, window: MainWindow) -> None:
    page = window.start_page
    head = page.list.agreements.head.buttons[Column.TITLE]
    qtbot.mouseClick(head, LEFT)
    assert titles(page) == ["Cartoning", "Case packing", "Service contracts"]
    qtbot.mouseClick(head, LEFT)
    assert titles(page) == ["Service contracts", "Case packing", "Cartoning"]


def test_enter_opens_the_selected_agreement(qtbot, window: MainWindow) -> None:
    view = window.start_page.list.agreements.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(window.start_page.open_wanted) as wanted:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert wanted.args == [view.selected_id()]
    qtbot.waitUntil(lambda: window.opened is not None)


def test_a_click_opens_an_agreement_and_the_last_one_goes_on(qtbot, window: MainWindow) -> None:
    page = window.start_page
    with qtbot.waitSignal(page.open_wanted):
        qtbot.mouseClick(page.list.agreements.view.viewport(), LEFT, pos=row_point(page, 0))
    qtbot.waitUntil(lambda: window.opened is not None)
    window.leave_agreement()
    idle(qtbot, window.library)
    last = page.listings[0]
    assert page.list.last.agreement_id == last.id
    assert page.list.last._far.text().endswith("clauses agreed")
    with qtbot.waitSignal(page.open_wanted) as wanted:
        qtbot.mouseClick(page.list.last.button, LEFT)
    assert wanted.args == [last.id]
    qtbot.waitUntil(lambda: window.opened is not None)


def test_archiving_can_be_taken_back_by_ctrl_z(qtbot, window: MainWindow) -> None:
    page = window.start_page
    viewport = page.list.agreements.view.viewport()
    qtbot.mouseClick(viewport, LEFT, pos=row_point(page, 0, menu=True))
    menu_action("Archive")
    qtbot.waitUntil(lambda: "Service contracts" not in titles(page))
    assert page.list.foot.toast.isVisible()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Service contracts" in titles(page))


def test_deleting_asks_and_names_what_goes(qtbot, window: MainWindow) -> None:
    page = window.start_page
    listing = next(one for one in page.listings if one.title == "Service contracts")
    asked: list[str] = []

    def look(box: QMessageBox) -> None:
        asked.extend([box.text(), box.informativeText()])
        press("Cancel")(box)

    when_modal(look, QMessageBox)
    page.deeds.delete(listing)
    assert asked[0] == "Delete “Service contracts” for good?"
    assert "its saved version" in asked[1]
    assert "Service contracts" in titles(page)
    when_modal(press("Delete for good"), QMessageBox)
    page.deeds.delete(listing)
    qtbot.waitUntil(lambda: "Service contracts" not in titles(page))


def test_a_starter_becomes_an_agreement_and_opens(qtbot, window: MainWindow) -> None:
    page = window.start_page
    assert list(page.list.starters.rows) == [
        "blank",
        "industrial",
        "b2b-software",
        "professional-services",
        "high-velocity",
        "sample-workshop",
        "past",
    ]
    qtbot.mouseClick(page.list.starters.rows["blank"], LEFT)
    qtbot.waitUntil(lambda: window.opened is not None)
    assert window.opened.session.workshop.agreement.title == "Untitled agreement"
    idle(qtbot, window.library)
    assert len(page.listings) == 5


def test_german_starters_stand_behind_a_switch_that_is_remembered(
    qtbot, window: MainWindow, tmp_path
) -> None:
    page = window.start_page
    card = page.list.starters
    assert card.switch.text() == "Deutsch"
    qtbot.mouseClick(card.switch, LEFT)
    assert list(card.rows) == [
        "blank",
        "industrial-de",
        "b2b-software-de",
        "professional-services-de",
        "high-velocity-de",
        "past",
    ]
    assert card.switch.accessibleName() == "Show the starters in English"
    assert Settings(tmp_path).starter_language == "de"
    qtbot.mouseClick(card.rows["industrial-de"], LEFT)
    qtbot.waitUntil(lambda: window.opened is not None)
    agreement = window.opened.session.workshop.agreement
    assert agreement.parties.answers.language == "de"
    qtbot.mouseClick(card.switch, LEFT)
    assert "industrial" in card.rows
    assert Settings(tmp_path).starter_language == "en"


def test_every_starter_is_told_without_being_cut_off(qtbot, window: MainWindow) -> None:
    card = window.start_page.list.starters
    for _language in ("en", "de"):
        for row in card.rows.values():
            room = row.width() - theme.px(12 + 32 + 12 + 36)
            assert text_width(row.offer.title, theme.font("row-strong")) <= room
            assert text_width(row.offer.line, theme.font("small")) <= room
        qtbot.mouseClick(card.switch, LEFT)


def test_the_past_starter_stays_hidden_in_the_other_language(qtbot, window: MainWindow) -> None:
    page = window.start_page
    qtbot.mouseClick(page.list.hide_button, LEFT)
    qtbot.mouseClick(page.list.starters.switch, LEFT)
    assert page.list.starters.rows["past"].isHidden()


def test_a_past_agreement_starts_another_without_its_people(qtbot, window: MainWindow) -> None:
    page = window.start_page
    qtbot.mouseClick(page.list.starters.rows["past"], LEFT)
    menu_action("Service contracts – Kellmark")
    qtbot.waitUntil(lambda: window.opened is not None)
    agreement = window.opened.session.workshop.agreement
    assert agreement.title == "Service contracts (next)"
    assert agreement.parties.participants == ()
    assert agreement.stages == SAMPLE.agreement.stages


def test_a_dropped_file_is_imported_and_opened(qtbot, window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "from-elsewhere.slaw"
    write(titled(SAMPLE, "From elsewhere", "Tessaro"), file)
    drop(window.start_page, file)
    qtbot.waitUntil(lambda: window.opened is not None)
    assert window.opened.session.workshop.agreement.title == "From elsewhere"
    versions = ask(qtbot, window.library, "versions", window.opened.session.id)
    assert versions[0].note == "Imported from from-elsewhere.slaw"


def test_a_bad_file_is_told_in_place_and_changes_nothing(
    qtbot, window: MainWindow, tmp_path: Path
) -> None:
    page = window.start_page
    file = tmp_path / "holiday.slaw"
    file.write_bytes(b"PK\x03\x04 no agreement")
    drop(page, file)
    qtbot.waitUntil(page.list.imports.notice.isVisible)
    assert page.list.imports.notice.accessibleName()
    assert window.opened is None
    assert len(ask(qtbot, window.library, "listing")) == 4


def drop(page: StartPage, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(event)


def test_other_clients_are_hidden_and_stay_hidden(qtbot, window: MainWindow, tmp_path) -> None:
    page = window.start_page
    qtbot.mouseClick(page.list.hide_button, LEFT)
    assert page.list.agreements.isHidden()
    assert page.list.search.isHidden()
    assert page.list.starters.rows["past"].isHidden()
    assert page.list.last.isVisible()
    assert "Nordvik" not in page.list.hidden_words.text()
    assert Settings(tmp_path).hides_others
    qtbot.mouseClick(page.list.hide_button, LEFT)
    assert page.list.agreements.isVisible()


def test_the_first_run_invites(qtbot, tmp_path: Path) -> None:
    with whole_window(qtbot, tmp_path / "new") as window:
        page = window.start_page
        first = page.views.currentWidget()
        qtbot.waitUntil(first.sample_button.hasFocus)
        qtbot.keyClick(first.sample_button, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: window.opened is not None)
        assert window.opened.session.workshop.agreement == SAMPLE.agreement


def test_the_first_run_starts_from_a_menu_too(qtbot, tmp_path: Path) -> None:
    with whole_window(qtbot, tmp_path / "new") as window:
        qtbot.mouseClick(window.start_page.views.currentWidget().new_button, LEFT)
        menu_action("B2B software")
        qtbot.waitUntil(lambda: window.opened is not None)


def test_a_store_that_cannot_be_opened_says_why_and_is_tried_again(qtbot, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "agreements.db").write_bytes(b"this is no database, and stays as it is" * 40)
    library = Library()
    page = StartPage(library, Settings(folder))
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    library.ready.connect(page.refresh)
    try:
        library.start(folder, page.show_trouble)
        qtbot.waitUntil(lambda: page._trouble is not None)
        assert page._trouble.message.text()
        assert page._trouble.folder.text() == str(folder)
        (folder / "agreements.db").unlink()
        qtbot.mouseClick(page._trouble.retry_button, LEFT)
        qtbot.waitUntil(lambda: library.is_open)
        idle(qtbot, library)
        assert page.views.currentWidget() is page._first_run
    finally:
        library.stop()


def break_one(folder: Path, statement: str) -> None:
    """Change the file behind the program's back."""
    with closing(sqlite3.connect(folder / "agreements.db", isolation_level=None)) as raw:
        raw.execute("DROP TRIGGER IF EXISTS entry_is_for_ever")
        assert raw.execute(statement).rowcount > 0


OF_NORDVIK = "agreement_id = (SELECT agreement_id FROM draft WHERE company = 'Nordvik')"
DRAFT_BROKEN = f"UPDATE draft SET document = replace(document, 'e', 'f') WHERE {OF_NORDVIK}"
LOG_BROKEN = f"UPDATE entry SET made_by = 'Somebody' WHERE kind = 'version' AND {OF_NORDVIK}"


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (DRAFT_BROKEN, "Damaged: its newest saving does not match its seal"),
        (LOG_BROKEN, "Damaged: its version 1 does not match its seal"),
    ],
)
def test_a_damaged_agreement_says_so_and_the_others_open(
    qtbot, tmp_path: Path, statement: str, said: str
) -> None:
    fill(tmp_path)
    break_one(tmp_path, statement)
    with whole_window(qtbot, tmp_path) as window:
        page = window.start_page
        idle(qtbot, window.library)
        assert titles(page)[0] == "Case packing"
        assert len(titles(page)) == 3
        row = page.list.agreements.model.index(0, 0)
        assert said in row.data(Qt.ItemDataRole.AccessibleTextRole)
        assert said in row.data(Qt.ItemDataRole.ToolTipRole)
        assert [tab.text() for tab in page.list.tabs.values()][:2] == ["All 3", "In work 1"]
        told: list[str] = []

        def read(box: QMessageBox) -> None:
            told.append(f"{box.text()} {box.informativeText()}")
            box.accept()

        when_modal(read, QMessageBox)
        qtbot.mouseClick(page.list.agreements.view.viewport(), LEFT, pos=row_point(page, 0))
        qtbot.waitUntil(lambda: bool(told), timeout=20_000)
        assert told[0].startswith(f"“Case packing” is d{said[1:]}.")
        assert "Recover into a new agreement" in told[0]
        assert window.opened is None
        qtbot.mouseClick(page.list.agreements.view.viewport(), LEFT, pos=row_point(page, 1))
        qtbot.waitUntil(lambda: window.opened is not None, timeout=20_000)
        assert window.opened.session.workshop.agreement.title == "Service contracts"
        idle(qtbot, window.library)


def test_a_damaged_agreement_goes_on_as_a_new_one(qtbot, tmp_path: Path) -> None:
    fill(tmp_path)
    break_one(tmp_path, DRAFT_BROKEN)
    with whole_window(qtbot, tmp_path) as window:
        page = window.start_page
        idle(qtbot, window.library)
        page.deeds.menu(page.list.agreements.model.listing(row_index(page, 0))).popup(
            page.mapToGlobal(QPoint(200, 200))
        )
        menu_action("Recover into a new agreement")
        qtbot.waitUntil(lambda: window.opened is not None, timeout=20_000)
        assert window.opened.session.workshop.agreement.title == "Case packing (recovered)"
        idle(qtbot, window.library)
        assert len(page.listings) == 5


def row_index(page: StartPage, row: int) -> QModelIndex:
    return page.list.agreements.model.index(row, 0)


def test_a_list_that_cannot_be_read_says_why_in_place(qtbot, window: MainWindow) -> None:
    page = window.start_page
    page.show_trouble(UserError("The file agreements.db is damaged.", "Put a backup in its place."))
    assert page.views.currentWidget() is page._trouble
    assert "damaged" in page._trouble.message.text()
    qtbot.mouseClick(page._trouble.retry_button, LEFT)
    idle(qtbot, window.library)
    assert page.views.currentWidget() is page.list


def test_the_last_backup_is_said_in_words(qtbot, window: MainWindow) -> None:
    foot = window.start_page.list.foot
    foot.show_backup(datetime(2026, 3, 5, 8, 55, tzinfo=UTC), datetime(2026, 3, 9, tzinfo=UTC))
    assert foot.words.text == "Everything stays on this computer · last backup 5 Mar 2026"
