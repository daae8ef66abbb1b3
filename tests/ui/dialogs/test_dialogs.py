"""The dialogs of the window over a real store, by keys and clicks."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from models.program import VERSION
from models.starters import start
from models.store.exchange import Kind, read
from models.store.store import Store
from tests.ui.whole_window import idle, open_first, put, titled, when_modal, whole_window
from ui.actions import DEEDS
from ui.dialogs.about import AboutDialog
from ui.dialogs.export import ExportDialog, Subject
from ui.dialogs.finder import FOUND, Finder
from ui.dialogs.preferences import PreferencesDialog
from ui.dialogs.save_version import SaveVersionDialog
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.theme import theme
from ui.tokens import Look
from ui.widgets.chips import KeyCap
from ui.widgets.fields import State

LEFT = Qt.MouseButton.LeftButton
SAMPLE = titled(start("sample"), "Heat: pumps / 2027", "Kellmark")


@pytest.fixture
def window(qtbot, tmp_path: Path):
    data = tmp_path / "data"
    data.mkdir()
    with Store.open(data) as store:
        store.create(titled(start("blank"), "Another client", "Nordvik"), "Ann")
        own = store.create(SAMPLE, "Ann")
        store.save_version(own, put(SAMPLE, ("parties", "answers", "company"), "Old"), "One", "A")
        store.save_draft(own, SAMPLE, store.draft(own).saves, "Ann")
    with whole_window(qtbot, data) as shown:
        open_first(qtbot, shown)
        yield shown


# Saving a version


def test_the_name_is_asked_for_once_and_can_be_changed(qtbot, window: MainWindow) -> None:
    def fill_in(dialog: SaveVersionDialog) -> None:
        qtbot.mouseClick(dialog.save_button, LEFT)
        assert dialog.isVisible()
        assert dialog.author_field.state is State.ERROR
        qtbot.keyClicks(dialog.author_field.line, "Ines Falk")
        qtbot.mouseClick(dialog.save_button, LEFT)

    when_modal(fill_in, SaveVersionDialog)
    window.opened.save_version()
    qtbot.waitUntil(lambda: len(window.opened.versions) == 2, timeout=20_000)
    assert window.opened.versions[-1].made_by == "Ines Falk"
    assert window.settings.author == "Ines Falk"
    asked: list[object] = []

    def look(dialog: SaveVersionDialog) -> None:
        asked.append(dialog.author_field.text())
        asked.append(dialog.focusWidget() is dialog.note_field.line)
        dialog.author_field.line.setFocus()
        dialog.author_field.line.selectAll()
        qtbot.keyClicks(dialog.author_field.line, "Owen Pritchard")
        qtbot.keyClick(dialog.author_field.line, Qt.Key.Key_Return)

    when_modal(look, SaveVersionDialog)
    window.opened.save_version()
    assert asked == ["Ines Falk", True]
    qtbot.waitUntil(lambda: len(window.opened.versions) == 3, timeout=20_000)
    assert window.opened.versions[-1].made_by == "Owen Pritchard"
    assert window.settings.author == "Owen Pritchard"


# Export


@pytest.fixture
def export(qtbot, window: MainWindow, tmp_path: Path):
    target = tmp_path / "out"
    target.mkdir()
    window.settings.export_folder = str(target)
    opened = window.opened
    subject = Subject(opened.session.id, "Heat: pumps / 2027", opened.versions)
    dialog = ExportDialog(window.library, window.settings, subject, window)
    dialog.show()
    yield dialog
    dialog.close()


def write(qtbot, dialog: ExportDialog) -> Path:
    qtbot.mouseClick(dialog.export_button, LEFT)
    qtbot.waitUntil(dialog.open_button.isVisible, timeout=20_000)
    assert QGuiApplication.overrideCursor() is None
    return dialog.target


def test_a_word_document_is_written_and_its_place_shown(qtbot, export: ExportDialog) -> None:
    assert export.target.name == "Heat- pumps - 2027 draft.docx"
    file = write(qtbot, export)
    assert "word/document.xml" in ZipFile(file).namelist()
    assert str(file.parent) in export.notice.accessibleName()
    assert export.folder_button.isVisible()


def test_a_version_is_written_as_it_was_saved(qtbot, export: ExportDialog) -> None:
    export.what.show_value("1")
    export.what.combo.activated.emit(1)
    qtbot.mouseClick(export.forms["share"], LEFT)
    assert export.target.name == "Heat- pumps - 2027 v1.slaw"
    arrival = read(write(qtbot, export))
    assert arrival.kind is Kind.SHARE
    assert arrival.workshop.agreement.parties.answers.company == "Old"
    assert [one.note for one in arrival.history] == ["One"]


def test_moving_warns_that_nothing_is_encrypted(qtbot, export: ExportDialog) -> None:
    qtbot.mouseClick(export.forms["move"], LEFT)
    assert "not encrypted" in export.notice.accessibleName()
    assert export.notice.isVisible()
    assert read(write(qtbot, export)).kind is Kind.MOVE


def test_data_are_readable_json(qtbot, export: ExportDialog) -> None:
    qtbot.mouseClick(export.forms["json"], LEFT)
    whole = json.loads(write(qtbot, export).read_text(encoding="utf-8"))
    assert whole["workshop"]["agreement"]["parties"]["answers"]["company"] == "Kellmark"


def test_the_folder_is_remembered(qtbot, export: ExportDialog, window, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    export.folder_field.show_text(str(other))
    assert write(qtbot, export).parent == other
    assert window.settings.export_folder == str(other)


def test_a_folder_that_is_not_there_is_told_in_place(qtbot, export: ExportDialog) -> None:
    export.folder_field.show_text("/nowhere/at/all")
    qtbot.mouseClick(export.export_button, LEFT)
    assert "/nowhere/at/all" in export.notice.message.text()
    assert export.isVisible()
    assert not export.open_button.isVisible()


def test_a_target_that_refuses_is_told_in_place(qtbot, export: ExportDialog) -> None:
    qtbot.mouseClick(export.forms["share"], LEFT)
    export.target.mkdir()
    qtbot.mouseClick(export.export_button, LEFT)
    qtbot.waitUntil(export.notice.isVisible, timeout=20_000)
    assert "could not be written" in export.notice.message.text()
    assert QGuiApplication.overrideCursor() is None
    assert export.export_button.isEnabled()


# Preferences


def test_preferences_take_effect_at_once_and_stay(qtbot, window: MainWindow) -> None:
    def change(dialog: PreferencesDialog) -> None:
        qtbot.keyClicks(dialog.author.line, "Ines Falk")
        qtbot.mouseClick(dialog.look._segments["dark"], LEFT)
        assert theme.look is Look.DARK
        qtbot.mouseClick(dialog.text_size._segments["125"], LEFT)
        assert theme.percent == 125
        assert str(window.folder) in " ".join(one.text() for one in dialog.findChildren(QLabel))
        dialog.reject()

    when_modal(change, PreferencesDialog)
    window.show_preferences()
    kept = Settings(window.folder)
    assert (kept.author, kept.look, kept.percent) == ("Ines Falk", Look.DARK, 125)
    assert window.opened.session.author == "Ines Falk"
    theme.show_look(Look.LIGHT)
    theme.show_percent(100)


# Keys and licences


def test_f1_shows_every_action_with_its_keys(qtbot, window: MainWindow) -> None:
    said: list[str] = []

    def look(dialog: ShortcutsDialog) -> None:
        said.extend(one.text() for one in dialog.findChildren(QLabel))
        said.extend(one.accessibleName() for one in dialog.findChildren(KeyCap))
        dialog.reject()

    when_modal(look, ShortcutsDialog)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    for deed in DEEDS:
        if deed.keys:
            assert deed.text in said
            assert {key.replace("+", " ") for key in deed.keys} <= set(said)
    for group in {deed.group for deed in DEEDS}:
        assert said.count(group) == 1


def test_about_shows_version_and_every_licence(qtbot, window: MainWindow) -> None:
    def look(dialog: AboutDialog) -> None:
        assert VERSION in dialog.version.text()
        assert "pyside6-essentials" in dialog.text.toPlainText()
        dialog.licence.combo.setCurrentIndex(dialog.licence.combo.findData("LGPL-3.0.txt"))
        assert "GNU LESSER GENERAL PUBLIC LICENSE" in dialog.text.toPlainText()
        dialog.reject()

    when_modal(look, AboutDialog)
    window.show_about()


# Finding


def found(finder: Finder) -> list[tuple[str, str]]:
    model = finder.model
    rows = (model.index(row, 0).data(FOUND) for row in range(model.rowCount()))
    return [(one.kind, one.title) for one in rows]


def test_ctrl_k_finds_an_answer_and_goes_there(qtbot, window: MainWindow) -> None:
    tier = SAMPLE.agreement.response.tiers[1]

    def look(finder: Finder) -> None:
        assert ("Step", "Sales response") in found(finder)
        qtbot.keyClicks(finder.field.line, tier.name)
        kinds = [kind for kind, title in found(finder) if title == tier.name]
        assert kinds[0] == "Clause"
        assert "Answer" in kinds
        row = found(finder).index(("Answer", tier.name))
        for _ in range(row):
            qtbot.keyClick(finder.field.line, Qt.Key.Key_Down)
        qtbot.keyClick(finder.field.line, Qt.Key.Key_Return)

    when_modal(look, Finder)
    window.find_anything()
    qtbot.waitUntil(lambda: window.opened.workspace.step.key != "parties")


def test_a_step_is_found_by_its_name(qtbot, window: MainWindow) -> None:
    def look(finder: Finder) -> None:
        qtbot.keyClicks(finder.field.line, "governance")
        assert found(finder)[0] == ("Step", "Governance")
        qtbot.keyClick(finder.field.line, Qt.Key.Key_Return)

    when_modal(look, Finder)
    window.find_anything()
    qtbot.waitUntil(lambda: window.opened.workspace.step.key == "governance")


def test_a_step_called_so_stands_before_one_that_only_speaks_of_it(
    qtbot, window: MainWindow
) -> None:
    def look(finder: Finder) -> None:
        qtbot.keyClicks(finder.field.line, "sign")
        assert found(finder)[0] == ("Step", "Sign-off")
        finder.reject()

    when_modal(look, Finder)
    window.find_anything()


def test_actions_are_found_and_done(qtbot, window: MainWindow) -> None:
    def look(finder: Finder) -> None:
        qtbot.keyClicks(finder.field.line, "history")
        row = found(finder).index(("Action", "History"))
        for _ in range(row):
            qtbot.keyClick(finder.field.line, Qt.Key.Key_Down)
        qtbot.keyClick(finder.field.line, Qt.Key.Key_Return)

    when_modal(look, Finder)
    window.find_anything()
    qtbot.waitUntil(lambda: window.opened.views.currentIndex() == 1)
    idle(qtbot, window.library)


def test_other_clients_are_not_found_while_they_are_hidden(qtbot, window: MainWindow) -> None:
    seen: list[bool] = []

    def look(finder: Finder) -> None:
        qtbot.keyClicks(finder.field.line, "nordvik")
        seen.append(("Agreement", "Another client") in found(finder))
        finder.reject()

    for hides in (False, True):
        window.settings.hides_others = hides
        when_modal(look, Finder)
        window.find_anything()
    assert seen == [True, False]


def test_what_is_nowhere_is_said(qtbot, window: MainWindow) -> None:
    def look(finder: Finder) -> None:
        qtbot.keyClicks(finder.field.line, "zzzz")
        assert finder.none.isVisible()
        assert "zzzz" in finder.none.text
        qtbot.keyClick(finder.field.line, Qt.Key.Key_Return)
        assert finder.isVisible()
        finder.reject()

    when_modal(look, Finder)
    window.find_anything()
