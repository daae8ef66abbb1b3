"""While other clients are hidden, nothing on the screen or in a dialog names one of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QListView,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from models.starters import start
from models.store.exchange import write
from models.store.store import Store
from tests.ui.whole_window import idle, titled, when_modal, whole_window
from ui.dialogs.export import ExportDialog, Subject
from ui.dialogs.finder import Finder
from ui.dialogs.import_file import ImportDialog, path_of
from ui.dialogs.preferences import PreferencesDialog
from ui.main_window import MainWindow
from ui.settings import Settings

MARKER = "Zephyrion"
"""Company and title of other clients, and the name of their folder and file."""
OWN = "Kellmark"
LEFT = Qt.MouseButton.LeftButton
SOON = 20_000


def fill(tmp_path: Path) -> Path:
    """A data folder with one own agreement, three of another client, and that client's files."""
    data, theirs = tmp_path / "data", tmp_path / f"Clients of {MARKER}"
    theirs.mkdir()
    data.mkdir()
    (tmp_path / "Own").mkdir()
    write(titled(start("sample"), f"{MARKER} 2027", MARKER), theirs / f"{MARKER}.slaw")
    with Store.open(data) as store:
        for title in (f"{MARKER} 2027", f"{MARKER} 2027", f"{MARKER} 2025"):
            store.create(titled(start("blank"), title, MARKER), "Ann")
        own = titled(start("blank"), "Own agreement", OWN)
        one = store.create(own, "Ann")
        store.save_version(one, own, "One", "Ann")
        store.save_version(one, titled(own, "Own agreement 2", OWN), "Two", "Ann")
    settings = Settings(data)
    settings.export_folder = str(theirs)
    return data


@pytest.fixture
def window(qtbot, tmp_path: Path, monkeypatch) -> Iterator[MainWindow]:
    """The window over one own agreement and three of another client."""
    for name in ("getOpenFileName", "getSaveFileName", "getExistingDirectory", "exec", "open"):
        monkeypatch.setattr(QFileDialog, name, refuse)
    data = fill(tmp_path)
    with whole_window(qtbot, data) as shown:
        idle(qtbot, shown.library)
        yield shown


def refuse(*given: object) -> None:
    """What the dialogs of the system do in these tests."""
    raise AssertionError("A list of files was opened.")


def hide(qtbot, window: MainWindow) -> None:
    qtbot.mouseClick(window.start_page.list.hide_button, LEFT)
    assert window.settings.hides_others


def seen() -> str:
    """Every word that can be seen or heard now."""
    said: list[str] = [one.title() for one in QGuiApplication.allWindows() if one.isVisible()]
    for widget in QApplication.allWidgets():
        if widget.isVisible():
            said += words_of(widget)
    return "\n".join(said)


def words_of(widget: QWidget) -> list[str]:
    said = [widget.windowTitle(), widget.toolTip(), widget.statusTip()]
    said += [widget.accessibleName(), widget.accessibleDescription()]
    match widget:
        case QLineEdit():
            said += [widget.text(), widget.placeholderText()]
            assert widget.completer() is None or isinstance(widget.parent(), QComboBox)
        case QTextEdit() | QPlainTextEdit():
            said.append(widget.toPlainText())
        case QComboBox():
            said += [widget.itemText(row) for row in range(widget.count())]
        case QListView() if widget.model() is not None:
            model = widget.model()
            for row in range(model.rowCount()):
                for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                    said.append(str(model.index(row, 0).data(role)))
        case QMenu():
            said += [action.text() for action in widget.actions()]
        case QMessageBox():
            said += [widget.text(), widget.informativeText()]
    text = getattr(widget, "text", "")
    said.append(str(text() if callable(text) else text))
    return said


def looking(act: Callable[[QWidget], None], into: list[str]) -> Callable[[QWidget], None]:
    """Act in a dialog, note what it says, and close it."""

    def look(dialog: QWidget) -> None:
        act(dialog)
        into.append(seen())
        dialog.close()

    return look


def nothing(dialog: QWidget) -> None:
    del dialog


def open_own(qtbot, window: MainWindow) -> None:
    qtbot.mouseClick(window.start_page.list.last.button, LEFT)
    qtbot.waitUntil(lambda: window.opened is not None, timeout=SOON)
    idle(qtbot, window.library)


def test_the_marker_is_there_while_nothing_is_hidden(qtbot, window: MainWindow) -> None:
    assert MARKER in seen()
    found: list[str] = []
    when_modal(looking(nothing, found), Finder)
    window.find_anything()
    assert MARKER in found[0]


def test_no_screen_and_no_dialog_names_another_client(qtbot, window: MainWindow) -> None:
    hide(qtbot, window)
    page, found = window.start_page, [seen()]
    assert "Own agreement" in found[0]
    page.start("past")
    found.append(seen())

    def search(finder: QWidget) -> None:
        assert isinstance(finder, Finder)
        finder.search("20")

    for _place in ("start", "agreement"):
        when_modal(looking(search, found), Finder)
        window.find_anything()
        if window.opened is None:
            open_own(qtbot, window)
    assert OWN in seen()
    found.append(seen())
    window.opened.show_history()
    idle(qtbot, window.library)
    found.append(seen())
    window.opened.show_compare()
    idle(qtbot, window.library)
    found.append(seen())
    window.opened.show_workspace()
    when_modal(looking(nothing, found), ExportDialog)
    window.opened.export()
    idle(qtbot, window.library)
    when_modal(looking(nothing, found), PreferencesDialog)
    window.show_preferences()
    window.leave_agreement()
    idle(qtbot, window.library)
    found.append(seen())
    when_modal(looking(nothing, found), ImportDialog)
    qtbot.mouseClick(page.list.imports.button, LEFT)
    assert len(found) == 11
    for said in found:
        assert MARKER not in said
        assert "SLA Workshop" in said


def test_a_name_that_fits_several_is_refused_without_naming_them(qtbot, window: MainWindow) -> None:
    said: list[str] = []
    for hides in (False, True):
        window.settings.hides_others = hides
        when_modal(looking(nothing, said), QMessageBox)
        window.open_when_ready(f"{MARKER} 2027")
        qtbot.waitUntil(lambda count=hides + 1: len(said) == count, timeout=SOON)
        if not hides:
            hide(qtbot, window)
    assert "Several agreements go by" in said[0]
    assert MARKER not in said[1]


def test_what_was_archived_before_is_neither_told_nor_brought_back(
    qtbot, window: MainWindow
) -> None:
    page = window.start_page
    theirs = next(one for one in page.listings if one.company == MARKER)
    page.deeds.archive(theirs, away=True)
    qtbot.waitUntil(page.list.foot.toast.isVisible, timeout=SOON)
    assert f"Archived: “{theirs.title}”" in page.list.foot.toast.accessibleName() + seen()
    hide(qtbot, window)
    assert not page.list.foot.toast.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    idle(qtbot, window.library)
    assert MARKER not in seen()
    assert next(one for one in page.listings if one.id == theirs.id).archived


def test_a_notice_about_another_file_goes_when_clients_are_hidden(
    qtbot, window: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / f"{MARKER}.slaw"
    window.start_page.import_file(file)
    qtbot.waitUntil(window.start_page.notice.isVisible, timeout=SOON)
    assert MARKER in window.start_page.notice.accessibleName()
    hide(qtbot, window)
    assert not window.start_page.notice.isVisible()
    assert MARKER not in seen()


def test_the_damage_of_another_client_is_not_told(qtbot, tmp_path: Path) -> None:
    folder = fill(tmp_path)
    with closing(sqlite3.connect(folder / "agreements.db", isolation_level=None)) as raw:
        raw.execute("UPDATE draft SET document = document || ' ' WHERE company = ?", (MARKER,))
    Settings(folder).hides_others = True
    with whole_window(qtbot, folder) as again:
        idle(qtbot, again.library)
        assert any(one.damage for one in again.start_page.listings)
        assert MARKER not in seen()
        assert "Own agreement" in seen()


# Export and import without a list of files


@pytest.fixture
def export(qtbot, window: MainWindow, tmp_path: Path) -> Iterator[ExportDialog]:
    hide(qtbot, window)
    own = window.start_page.list.last.agreement_id
    window.settings.remember_export(own, str(tmp_path / "Own"))
    subject = Subject(own, "Own agreement 2", ())
    dialog = ExportDialog(window.library, window.settings, subject, window)
    dialog.show()
    yield dialog
    dialog.close()


def test_an_export_goes_where_this_agreement_went_and_tells_its_end(
    qtbot, export: ExportDialog, tmp_path: Path
) -> None:
    assert export.folder_field.text().endswith("Own")
    assert str(tmp_path) not in seen()
    assert export.browse_button.isHidden()
    qtbot.mouseClick(export.export_button, LEFT)
    qtbot.waitUntil(export.open_button.isVisible, timeout=SOON)
    assert (tmp_path / "Own" / "Own agreement 2 draft.docx").is_file()
    assert export.folder_button.isHidden()
    assert str(tmp_path) not in seen()
    assert MARKER not in seen()


def test_another_folder_is_typed_whole(qtbot, export: ExportDialog, tmp_path: Path) -> None:
    other = tmp_path / "Other"
    other.mkdir()
    for typed in ("Other", ""):
        export.folder_field.line.clear()
        qtbot.keyClicks(export.folder_field.line, typed)
        qtbot.mouseClick(export.export_button, LEFT)
        assert export.notice.message.text() == f"There is no folder “{typed}”."
    qtbot.keyClicks(export.folder_field.line, str(other))
    qtbot.mouseClick(export.export_button, LEFT)
    qtbot.waitUntil(export.open_button.isVisible, timeout=SOON)
    assert [one.name for one in other.iterdir()] == ["Own agreement 2 draft.docx"]


def test_a_refusal_tells_no_folder_above(qtbot, export: ExportDialog, tmp_path: Path) -> None:
    (tmp_path / "Own").rmdir()
    qtbot.mouseClick(export.export_button, LEFT)
    qtbot.waitUntil(export.notice.isVisible, timeout=SOON)
    assert "Own" in export.notice.message.text()
    assert str(tmp_path) not in export.notice.accessibleName()


def test_without_an_export_of_its_own_it_goes_to_the_documents(qtbot, window: MainWindow) -> None:
    hide(qtbot, window)
    subject = Subject(window.start_page.list.last.agreement_id, "Own agreement 2", ())
    dialog = ExportDialog(window.library, window.settings, subject, window)
    qtbot.addWidget(dialog)
    assert dialog.folder.is_absolute()
    assert MARKER not in str(dialog.folder)


def test_a_file_is_imported_by_its_path(qtbot, window: MainWindow, tmp_path: Path) -> None:
    hide(qtbot, window)
    file = tmp_path / "Own" / "brought.slaw"
    write(titled(start("sample"), "Brought along", OWN), file)
    said: list[str] = []

    def fill_in(dialog: ImportDialog) -> None:
        qtbot.keyClicks(dialog.field.line, "brought.slaw")
        qtbot.mouseClick(dialog.import_button, LEFT)
        said.append(dialog.notice.message.text())
        dialog.field.line.clear()
        qtbot.keyClicks(dialog.field.line, f'"{file}"')
        qtbot.keyClick(dialog.field.line, Qt.Key.Key_Return)

    when_modal(fill_in, ImportDialog)
    qtbot.mouseClick(window.start_page.list.imports.button, LEFT)
    qtbot.waitUntil(lambda: window.opened is not None, timeout=SOON)
    assert said == ["There is no file “brought.slaw” at this path."]
    assert window.opened.session.workshop.agreement.title == "Brought along"
    idle(qtbot, window.library)


def test_a_file_may_be_dropped_on_the_dialog(qtbot, window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "own file.slaw"
    file.write_bytes(b"")
    dialog = ImportDialog(window)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    copy, free = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    dialog.dropEvent(QDropEvent(QPointF(9, 9), copy, data, LEFT, free))
    assert dialog.file == file


def test_a_path_is_understood_as_it_is_pasted(tmp_path: Path) -> None:
    file = tmp_path / "own file.slaw"
    for words in (str(file), f'"{file}"', f"  '{file}' ", QUrl.fromLocalFile(str(file)).toString()):
        assert path_of(words) == file
