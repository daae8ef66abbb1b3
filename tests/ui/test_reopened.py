"""A change that opens other agreed clauses again says so once, with a way back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.record.standing import State
from models.starters import start
from models.store.store import Store
from tests.builders import agreed
from tests.ui.whole_window import open_first, whole_window
from ui.main_window import MainWindow
from ui.workspace import Workspace

SAMPLE = agreed(start("sample"))
CALENDAR = SAMPLE.agreement.calendar.calendars[0]
NAME = ("calendar", "calendars", CALENDAR.id, "name")


@pytest.fixture
def window(qtbot, tmp_path: Path) -> Iterator[MainWindow]:
    with Store.open(tmp_path) as store:
        store.create(SAMPLE, "Ann")
    with whole_window(qtbot, tmp_path) as shown:
        open_first(qtbot, shown)
        yield shown


def type_at(window: MainWindow, where: tuple[str, ...], words: str) -> Workspace:
    """Go to a field and type at its end."""
    space = window.opened.workspace
    space.open_place(where)
    QApplication.processEvents()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    QTest.keyClicks(QApplication.focusWidget(), words)
    return space


def open_again(space: Workspace) -> set[str]:
    known = space.session.standings
    return {key for key, one in known.items() if one.state is State.REOPENED}


def test_a_rename_names_the_clauses_that_print_the_name(qtbot, window: MainWindow) -> None:
    space = type_at(window, NAME, " two")
    toast = space.foot.toast
    qtbot.waitUntil(toast.isVisible)
    others = open_again(space) - {f"calendar.calendars.{CALENDAR.id}"}
    assert others
    said = toast.words.text
    assert said.startswith("The new name reopens ")
    first = min(others, key=list(space.session.standings).index)
    assert space.session.standings[first].clause.title in said
    qtbot.mouseClick(toast.undo, Qt.MouseButton.LeftButton)
    assert not open_again(space)
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_it_is_said_once_and_goes_with_the_next_edit(qtbot, window: MainWindow) -> None:
    space = type_at(window, NAME, " two")
    toast = space.foot.toast
    qtbot.waitUntil(toast.isVisible)
    toast.dismiss()
    space.session.end_burst()
    type_at(window, NAME, " three")
    qtbot.wait(400)
    assert not toast.isVisible()


def test_undo_is_not_offered_for_another_edit(qtbot, window: MainWindow) -> None:
    space = type_at(window, NAME, " two")
    qtbot.waitUntil(space.foot.toast.isVisible)
    space.session.edit(("purpose", "answers", "revenue_team"), "All of us", "Edit")
    assert not space.foot.toast.isVisible()


def test_a_change_of_the_clause_itself_says_so_in_its_strip_alone(
    qtbot, window: MainWindow
) -> None:
    space = window.opened.workspace
    space.session.edit(("purpose", "answers", "revenue_team"), "All of us", "Edit")
    qtbot.waitUntil(lambda: bool(open_again(space)))
    qtbot.wait(400)
    assert open_again(space) == {"purpose.answers"}
    assert not space.foot.toast.isVisible()


def test_a_row_less_opens_the_answers_of_its_step(qtbot, window: MainWindow) -> None:
    space = window.opened.workspace
    persona = SAMPLE.agreement.personas.personas[-1]
    space.session.move_row(("personas", "personas", persona.id), 0, "Move")
    qtbot.waitUntil(space.foot.toast.isVisible)
    assert space.foot.toast.words.text.startswith("The changed rows reopen ")


def test_what_is_changed_while_voting_is_told_back_on_the_step(qtbot, window: MainWindow) -> None:
    space = window.opened.workspace
    space.session.clauses_wanted.emit("agree", (f"calendar.calendars.{CALENDAR.id}",))
    space.session.edit(NAME, "Another desk", "Edit")
    qtbot.waitUntil(lambda: len(open_again(space)) > 1)
    qtbot.wait(400)
    QTest.keyClick(space.joint.page, Qt.Key.Key_Escape)
    assert space.joint.page is None
    assert space.foot.toast.words.text.startswith("The new name reopens ")
