"""What a side has written alone is nowhere to be found before the reveal.

A marker is typed through the real screens and then looked for in every place where it could turn
up. The exceptions are stated in the last tests: the draft on this laptop, backups made of it, and
the file that moves an agreement to another laptop.
"""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from models import moves
from models.agreement import path
from models.agreement.sides import Side
from models.drafting.vague_words import VagueWord
from models.record import seen
from models.record.facts import ISSUES
from models.store.backups import Backup
from tests import builders
from tests.ui.turns.looking import everything_said, places_with
from tests.ui.turns.room import Room, opened_room
from ui.crash import CrashReporter
from ui.dialogs.finder import Finder

pytestmark = pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)

MARKER = "quagga-marker"
NUMBER = "987.0654"
"""The amount that Sales has in mind; it stands nowhere else."""
PURPOSE = "purpose.answers"
VAGUE = ("response", "answers", "every_lead")
WORD = VagueWord(VAGUE, "promptly")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def room(qtbot, qapp: QApplication, folder: Path) -> Iterator[Room]:
    """The facilitator's step after Sales has sealed the marker in every kind of input."""
    workshop = builders.complete_workshop()
    said = path.put(workshop.agreement, VAGUE, "Sales answers every lead promptly.")
    with opened_room(qtbot, qapp, folder, replace(workshop, agreement=said)) as one:
        seal_the_marker(one)
        seal_the_number(one)
        yield one


def seal_the_number(room: Room) -> None:
    """Sales says a number and the marker for a vague word, asked beside its field."""
    room.opened.session.topics_wanted.emit("response", (WORD.topic,))
    room.settle()
    room.click(room.chooser.sides[Side.SALES])
    room.begin()
    room.type(NUMBER)
    room.key(Qt.Key.Key_Return)
    room.key(Qt.Key.Key_Down)
    room.key(Qt.Key.Key_Tab)
    room.type(f"{MARKER} in a note")
    assert places_with(f"{MARKER} in a note")
    assert places_with(NUMBER)
    room.click(room.writing.seal)
    room.key(Qt.Key.Key_Escape)
    room.saved()
    assert seen.has_sealed(room.workshop.record, WORD.topic, "sales")
    room.opened.workspace.open_step("purpose")
    room.settle()


def hidden() -> list[str]:
    """Where anything of what Sales has sealed can be seen or heard."""
    return [*places_with(MARKER), *places_with(NUMBER)]


def seal_the_marker(room: Room) -> None:
    """Sales writes the marker into an answer, its why, a wish, and a row of its own."""
    room.start(Side.SALES)
    room.type(f"{MARKER} in an answer")
    room.key(Qt.Key.Key_A, CONTROL)
    room.key(Qt.Key.Key_C, CONTROL)
    room.body.clause_body.why.field.edit.setFocus()
    room.type(f"{MARKER} in a why")
    room.body.aside.wishes.rows[0].field.line.setFocus()
    room.type(f"{MARKER} in a wish")
    assert places_with(MARKER), "the marker stands on Sales' own screen while it writes"
    room.click(room.writing.seal)
    room.key(Qt.Key.Key_Escape)
    room.start(Side.SALES, "response")
    room.click(room.writing.rail.add)
    room.type(f"{MARKER} in the leads of a new row")
    own = room.body.clauses[room.body.current]
    room.body.turn.edit((*own.path, "name"), f"{MARKER} row", "Edit tier")
    room.body.turn.edit((*own.path, "ceiling"), Decimal(9), "Edit ceiling")
    beside = room.body.aside.promise
    assert beside is not None
    beside.settle()
    assert MARKER in beside.ceilings.words.text(), "what its promises take stands beside them"
    room.body.turn.duplicate_row(own.path, f"Duplicate “{MARKER} row”")
    room.key(Qt.Key.Key_Z, CONTROL)
    assert room.body.undo_stack.redoText().count(MARKER) == 1
    room.click(room.writing.seal)
    room.key(Qt.Key.Key_Escape)
    room.saved()
    record = room.workshop.record
    new = [one.clause for one in room.workshop.drafting.blind.proposals]
    assert all(seen.has_sealed(record, topic, "sales") for topic in (*new, ISSUES))
    assert len(new) == 2


def test_no_widget_of_any_page_says_it(room: Room) -> None:
    assert hidden() == []
    for step in room.opened.workspace.steps:
        room.opened.workspace.open_step(step.key)
        room.settle()
        assert hidden() == [], step.key
    assert any("Purpose" in said for _, said in everything_said()), "the search finds what is there"


def test_undo_and_redo_bring_nothing_of_it_back(room: Room) -> None:
    stack = room.opened.session.undo_stack
    said = [stack.text(number) for number in range(stack.count())]
    said += [action.text() for action in room.window.actions_by_key.values()]
    said += [room.opened.undo_group.undoText(), room.opened.undo_group.redoText()]
    assert not any(MARKER in words or NUMBER in words for words in said)
    assert len(room.opened.undo_group.stacks()) == 1, "the stack of the turn is gone"
    for keys in (Qt.Key.Key_Z, Qt.Key.Key_Z, Qt.Key.Key_Y):
        room.key(keys, CONTROL)
        assert hidden() == []


def test_the_finder_finds_nothing_of_it(room: Room) -> None:
    finder = Finder(room.window)
    finder.show()
    finder.field.show_text("quagga")
    room.settle()
    found = finder.model.rowCount()
    finder.field.show_text("purpose")
    assert finder.model.rowCount() > 0
    finder.close()
    room.settle()
    assert found == 0


def test_findings_and_the_live_document_say_nothing_of_it(room: Room) -> None:
    workspace = room.opened.workspace
    workspace.advice.judge()
    for secret in (MARKER, NUMBER):
        assert secret not in repr(workspace.advice.findings)
    if not workspace.document.is_open:
        workspace.toggle_document()
    for step, title in (("purpose", "Purpose"), ("response", "Sales response")):
        workspace.open_step(step)
        workspace.document.show_now()
        room.settle()
        plain = workspace.document.paper.toPlainText()
        assert title in plain
        assert MARKER not in plain
        assert NUMBER not in plain


def test_the_clipboard_forgets_what_was_copied_in_the_turn(room: Room) -> None:
    clipboard = QGuiApplication.clipboard()
    assert MARKER not in clipboard.text()
    assert MARKER not in clipboard.text(clipboard.Mode.Selection)


def test_the_clipboard_keeps_what_was_copied_before_the_turn(
    qtbot, qapp: QApplication, folder: Path
) -> None:
    with opened_room(qtbot, qapp, folder, builders.complete_workshop()) as room:
        QGuiApplication.clipboard().setText("From a spreadsheet")
        room.start(Side.SALES)
        room.type("Typed, not copied")
        room.click(room.writing.seal)
        assert QGuiApplication.clipboard().text() == "From a spreadsheet"
        room.key(Qt.Key.Key_Escape)


def test_during_the_other_sides_turn_it_is_nowhere(room: Room) -> None:
    room.start(Side.MARKETING)
    assert room.window.windowTitle() == "Marketing writes – SLA Workshop"
    assert hidden() == []
    room.type("Marketing writes something")
    assert not room.body.turn.workshop.drafting.blind.proposals
    assert MARKER not in repr(room.body.turn.workshop)
    for _ in range(3):
        room.key(Qt.Key.Key_Z, CONTROL)
    assert hidden() == []
    room.type("Marketing writes something")
    room.click(room.writing.seal)
    assert hidden() == []
    room.opened.workspace.open_step("response")
    room.start(Side.MARKETING, "response")
    assert hidden() == []
    titles = [row.item.title for row in room.writing.rail.rows]
    assert len(titles) == len(room.body.clauses)
    room.key(Qt.Key.Key_Escape)
    room.key(Qt.Key.Key_Escape)


def test_the_room_view_shows_nothing_of_it(room: Room) -> None:
    control = room.opened.room
    control.open()
    for step in ("purpose", "response", "issues"):
        room.opened.workspace.open_step(step)
        control.follow(step, PURPOSE if step == "purpose" else "")
        control.refresh()
        room.settle()
        assert control.window is not None
        assert MARKER not in repr(control.window.picture)
        assert NUMBER not in repr(control.window.picture)
        assert hidden() == []
    control.close()
    room.window.activateWindow()
    room.settle()


def test_history_comparison_and_the_list_of_agreements_say_nothing_of_it(room: Room) -> None:
    done: list[object] = []
    room.opened.keep_version("A version with sealed input", done.append)
    room.qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    room.opened.show_history()
    room.settle()
    assert hidden() == []
    room.opened.show_compare()
    room.qtbot.wait(200)
    room.settle()
    assert hidden() == []
    room.window.leave_agreement()
    room.qtbot.wait(300)
    room.settle()
    assert room.window.start_page.isVisible()
    assert hidden() == []
    listings = repr(room.window.start_page.listings)
    assert MARKER not in listings
    assert NUMBER not in listings


def test_versions_and_the_log_hold_at_most_digests(room: Room) -> None:
    done: list[object] = []
    room.opened.keep_version("A version with sealed input", done.append)
    room.qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    rows = stored_rows(room)
    for secret in (MARKER, NUMBER):
        assert {table for table, words in rows if secret in words} == {"draft"}
    assert any("sealed" in words for table, words in rows if table in ("entry", "part"))


@pytest.mark.parametrize("form", ["docx", "share", "json"])
def test_exports_that_leave_the_laptop_hold_nothing_of_it(
    room: Room, tmp_path: Path, form: str
) -> None:
    written = exported(room, tmp_path, form)
    assert MARKER.encode() not in written
    assert NUMBER.encode() not in written


def test_logs_reports_and_settings_hold_nothing_of_it(room: Room, folder: Path) -> None:
    reporter = CrashReporter(folder)
    reporter._told = True
    with pytest.raises(RuntimeError) as caught:
        go_wrong(MARKER)
    reporter.catch(caught.type, caught.value, caught.tb)
    texts = [one for one in folder.rglob("*") if one.suffix in (".log", ".ini", ".txt", ".toml")]
    assert any(one.name == "faults.log" for one in texts)
    for one in texts:
        words = one.read_text("utf-8", errors="replace")
        assert MARKER not in words, one.name
        assert NUMBER not in words, one.name


def test_it_is_there_once_both_sides_are_revealed(room: Room) -> None:
    moment = moves.Moment("2026-11-24T10:00:00+00:00", "Ines")
    after = moves.reveal(room.workshop, [PURPOSE], moment)
    shown = seen.proposals(after.drafting.blind, after.record, PURPOSE)
    assert any(MARKER in one.why for one in shown)


def test_the_box_of_the_vague_word_tells_no_number_before_the_reveal(room: Room) -> None:
    room.opened.workspace.open_place(VAGUE)
    room.opened.workspace.advice.judge()
    room.settle()
    said = [words for _, words in everything_said()]
    assert any("Sales: sealed" in words for words in said), "the box says that Sales has sealed"
    assert hidden() == []
    room.opened.session.topics_wanted.emit("response", (WORD.topic,))
    room.settle()
    assert hidden() == []
    room.click(room.chooser.sides[Side.MARKETING])
    assert hidden() == []
    room.begin()
    assert hidden() == []
    room.type("4")
    room.key(Qt.Key.Key_Return)
    room.key(Qt.Key.Key_Down)
    room.click(room.writing.seal)
    assert hidden() == [], "both are sealed, and nothing shows before the reveal"


def test_the_number_is_there_once_both_are_revealed(room: Room) -> None:
    moment = moves.Moment("2026-11-24T10:00:00+00:00", "Ines")
    after = moves.reveal(room.workshop, [WORD.topic], moment)
    (number,) = seen.numbers(after.drafting.blind, after.record)
    assert (str(number.amount), number.note) == (NUMBER, f"{MARKER} in a note")


def go_wrong(words: str) -> None:
    raise RuntimeError(words)


# The stated exceptions


def test_the_draft_on_this_laptop_holds_it(room: Room) -> None:
    drafts = [words for table, words in stored_rows(room) if table == "draft"]
    assert any(MARKER in words and NUMBER in words for words in drafts)


def test_a_backup_of_the_draft_holds_it(room: Room) -> None:
    assert MARKER.encode() in backup(room).read_bytes()


def test_the_file_that_moves_everything_holds_it(room: Room, tmp_path: Path) -> None:
    written = exported(room, tmp_path, "move")
    assert MARKER.encode() in written
    assert NUMBER.encode() in written


def backup(room: Room) -> Path:
    """A copy of the whole store, which is itself locked while the window is open."""
    made: list[Backup] = []
    room.window.library.ask("backup", "by hand", then=made.append)
    room.qtbot.waitUntil(lambda: bool(made), timeout=20_000)
    return made[0].path


def stored_rows(room: Room) -> list[tuple[str, str]]:
    """Every row of every table as words, with the name of its table."""
    connection = sqlite3.connect(backup(room))
    try:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return [
            (name, repr(row))
            for (name,) in names.fetchall()
            for row in connection.execute(f'SELECT * FROM "{name}"')
        ]
    finally:
        connection.close()


def exported(room: Room, folder: Path, form: str) -> bytes:
    """Everything in a file that was written in a form, unpacked."""
    suffix = {"docx": ".docx", "json": ".json"}.get(form, ".slaw")
    target = folder / f"out{suffix}"
    done: list[Path] = []
    troubles: list[object] = []
    room.window.library.write(
        room.opened.session.id, None, (target, form), done.append, troubles.append
    )
    room.qtbot.waitUntil(lambda: bool(done or troubles), timeout=30_000)
    assert not troubles
    if not zipfile.is_zipfile(target):
        return target.read_bytes()
    with zipfile.ZipFile(target) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())
