"""Putting the window together: data folder, lock, look, first paint, and only then the store."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from models.errors import UserError
from models.store.lock import Lock, Locked, ask_forward
from ui import messages
from ui.crash import CrashReporter
from ui.library import Library
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.theme import theme

NAME = "SLA Workshop"


def run(folder: Path, wanted: str = "") -> int:
    """Open the window on the data in `folder`, at the agreement or file `wanted`; the exit code.

    A window that is already open on the same data is asked to come forward instead.
    """
    app = application()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        messages.tell(
            None,
            UserError(
                f"The folder {folder} cannot be used: {trouble.strerror}.",
                "Choose another one with --data-dir.",
            ),
        )
        return 1
    lock = Lock(folder)
    try:
        lock.take()
    except Locked:
        ask_forward(folder, wanted)
        return 0
    try:
        return _run_locked(app, folder, wanted)
    finally:
        lock.release()


def application() -> QApplication:
    """The one application object, named and with our manners."""
    present = QApplication.instance()
    app = present if isinstance(present, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName(NAME)
    app.setApplicationDisplayName(NAME)
    app.setDesktopFileName("sla-workshop")
    return app


def make_window(app: QApplication, folder: Path) -> MainWindow:
    """The window in its user's look, not shown yet, and with nothing opened."""
    settings = Settings(folder)
    theme.start(app, settings.look or theme.system_look(), settings.percent)
    return MainWindow(Library(), settings, folder)


def _run_locked(app: QApplication, folder: Path, wanted: str) -> int:
    reporter = CrashReporter(folder)
    reporter.install()
    window = make_window(app, folder)
    window.show()
    QTimer.singleShot(0, window.begin)
    if wanted:
        window.open_when_ready(wanted)
    try:
        return app.exec()
    finally:
        window.library.stop()
        window.deleteLater()
        reporter.remove()
