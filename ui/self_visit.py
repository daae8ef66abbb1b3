"""A visit to the window by the self-test: opens an agreement, types into a field and leaves."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ui import app
from ui.main_window import MainWindow
from ui.self_test import STARTED, TYPED

LOOK_MS = 100
LOOKS = 600
SETTLE_MS = 300
PATIENCE_MS = 15_000


def visit(folder: Path, agreement_id: str) -> int:
    """Open the real window, type and close it again; 0 when that went as it should."""
    app.application()
    if sys.stdout is not None:  # a built program without a console has none
        sys.stdout.write(f"{STARTED}\n")
        sys.stdout.flush()
    visitor = _Visitor()
    code = app.run(folder, agreement_id) or visitor.code
    faults = _faults(folder / "faults.log")
    _say("".join(faults))
    return 1 if faults else code


def _say(words: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(words)


def _faults(log: Path) -> list[str]:
    """What the crash reporter wrote down, without the mere remarks of Qt."""
    if not log.exists():
        return []
    with log.open(encoding="utf-8") as written:
        return [line for line in written if " Qt: " not in line]


class _Visitor(QObject):
    """Waits for the page, types like a person and closes the window."""

    def __init__(self) -> None:
        super().__init__()
        self.code = 1
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        self._looks += 1
        window = _window()
        field = _field(window)
        if field is not None:
            self._timer.stop()
            _type(field)
            self.code = 0
            QTimer.singleShot(SETTLE_MS, self._leave)
        elif self._looks > LOOKS:
            self._timer.stop()
            _say("no field to type into appeared\n")
            QApplication.exit(1)

    def _leave(self) -> None:
        window = _window()
        if window is not None:
            QTimer.singleShot(PATIENCE_MS, self._give_up)
            window.close()

    def _give_up(self) -> None:
        """Something keeps the window open, such as a box that waits for an answer."""
        _say("the window does not close\n")
        QApplication.exit(1)


def _window() -> MainWindow | None:
    shown = QApplication.topLevelWidgets()
    return next((one for one in shown if isinstance(one, MainWindow)), None)


def _field(window: MainWindow | None) -> QWidget | None:
    """The first field on the open page that takes text."""
    if window is None or window.opened is None:
        return None
    page = window.opened.workspace.page
    fields: list[QLineEdit | QPlainTextEdit | QTextEdit] = [
        *page.findChildren(QLineEdit),
        *page.findChildren(QPlainTextEdit),
        *page.findChildren(QTextEdit),
    ]
    return next((one for one in fields if one.isVisible() and not one.isReadOnly()), None)


def _type(field: QWidget) -> None:
    field.setFocus()
    plain = Qt.KeyboardModifier.NoModifier
    end = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_End, plain)
    QApplication.sendEvent(field, end)
    for letter in f" {TYPED}":
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(field, QKeyEvent(kind, 0, plain, letter))
