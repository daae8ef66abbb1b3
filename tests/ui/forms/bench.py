"""Rows on the screen over a real store, for the tests of this folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path as Folder
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from models.agreement import fields
from models.agreement.agreement import Agreement, sections_of
from models.agreement.kinds import Rows
from models.agreement.path import Path
from models.workshop import Workshop
from ui.advice import Advice
from ui.forms.rows import RowsView, rows_view
from ui.library import Library
from ui.session import Session
from ui.widgets.scroll import PageScroll


def kind_of(*where: str) -> Rows:
    kind = fields.named(sections_of(Agreement)[where[0]], where[1]).kind
    assert isinstance(kind, Rows)
    return kind


@dataclass
class Bench:
    """A session with its store, and the view of some rows in a window that scrolls."""

    library: Library
    session: Session
    advice: Advice
    view: Any
    window: PageScroll

    @property
    def agreement(self) -> Agreement:
        return self.session.workshop.agreement

    def rows(self) -> tuple[Any, ...]:
        return self.view.rows

    def undo(self) -> None:
        self.session.undo_stack.undo()


class Opened:
    """Opens benches and closes them after the test."""

    def __init__(self, qtbot: Any, folder: Folder) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.benches: list[Bench] = []

    def __call__(self, workshop: Workshop, *where: str, kind: Rows | None = None) -> Bench:
        library = Library()
        answers: list[Any] = []
        with self.qtbot.waitSignal(library.ready, timeout=5000):
            library.start(self.folder / f"store-{len(self.benches)}", _raise)
        library.create(workshop, "", answers.append)
        self.qtbot.waitUntil(lambda: len(answers) == 1, timeout=5000)
        library.draft(answers[0], answers.append)
        self.qtbot.waitUntil(lambda: len(answers) == 2, timeout=5000)
        draft = answers[1]
        session = Session(library, answers[0], draft.workshop, draft.saves)
        advice = Advice(session)
        view = rows_view(session, advice, Path(where), kind or kind_of(*where))
        bench = Bench(library, session, advice, view, _window(view))
        session.changed.connect(view.show_workshop)
        advice.changed.connect(view.show_findings)
        self.qtbot.waitUntil(bench.window.isActiveWindow, timeout=5000)
        self.benches.append(bench)
        return bench

    def close(self) -> None:
        for bench in self.benches:
            stored: list[bool] = []
            bench.session.flush(lambda done=stored: done.append(True))
            self.qtbot.waitUntil(lambda done=stored: bool(done), timeout=5000)
            bench.window.hide()
            bench.window.deleteLater()
            bench.library.stop()


def _window(view: RowsView) -> PageScroll:
    content = QWidget()
    box = QVBoxLayout(content)
    box.addWidget(view)
    box.addStretch(1)
    window = PageScroll(content)
    window.resize(820, 700)
    window.show()
    window.activateWindow()
    return window


def _raise(trouble: Exception) -> None:
    raise trouble


def key(
    keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, text: str = ""
) -> None:
    """Press a key in whatever has the keyboard."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, keys, held)


def write(words: str) -> None:
    """Type words, whatever their letters, in whatever has the keyboard."""
    for letter in words:
        focus = QApplication.focusWidget()
        assert focus is not None
        none = Qt.KeyboardModifier.NoModifier
        code = Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
        QApplication.sendEvent(focus, QKeyEvent(QKeyEvent.Type.KeyPress, code, none, letter))
        QApplication.sendEvent(focus, QKeyEvent(QKeyEvent.Type.KeyRelease, code, none, letter))
