"""Pictures of every page, light and dark, in two sizes: `python -m tests.screenshots [word …]`.

They go to build/screenshots with an index page; words limit them to pages whose name holds one.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from models import starters
from models.agreement import path
from models.store.store import Store
from ui.app import application, make_window
from ui.main_window import MainWindow
from ui.steps import steps
from ui.theme import theme
from ui.tokens import Look

TARGET = Path("build/screenshots")
SIZES = ((1440, 900), (1280, 720))
LOOKS = (Look.LIGHT, Look.DARK)
PATIENCE = 20.0


def main(words: list[str]) -> int:
    """Take the pictures; the exit code."""
    app = application()
    taken: list[Path] = []
    for look in LOOKS:
        for size in SIZES:
            folder = TARGET / f"{look}-{size[0]}x{size[1]}"
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory() as data:
                taken += _all(app, Path(data), look, size, folder, words)
    _write_index(taken)
    print(f"{len(taken)} pictures in {TARGET}")
    return 0


def _all(
    app: QApplication,
    data: Path,
    look: Look,
    size: tuple[int, int],
    folder: Path,
    words: list[str],
) -> list[Path]:
    taken = []
    for number, (name, view) in enumerate(_pages(app, data, look, size)):
        if not words or any(word in name for word in words):
            target = folder / f"{number:02}-{name}.png"
            view.grab().save(str(target))
            taken.append(target)
    return taken


def _pages(
    app: QApplication, data: Path, look: Look, size: tuple[int, int]
) -> Iterator[tuple[str, QWidget]]:
    window = _window(app, data, look, size)
    yield "start-empty", window
    _close(window)
    _fill(data)
    window = _window(app, data, look, size)
    yield "start", window
    for starter in _shown_starters():
        window.open_when_ready(_title(starter))
        _wait(lambda: window.opened is not None)
        yield from _steps_of(window, "" if starter == "sample" else f"{starter}-")
        if starter == "sample":
            yield from _views(window)
        window.leave_agreement()
        _settle()
    _close(window)


def _shown_starters() -> tuple[str, ...]:
    known = [starter.key for starter in starters.starters()]
    return tuple(key for key in ("sample", "b2b-software", "sample-workshop") if key in known)


def _steps_of(window: MainWindow, prefix: str) -> Iterator[tuple[str, QWidget]]:
    opened = window.opened
    assert opened is not None
    for step in steps():
        opened.workspace.open_step(step.key)
        _settle()
        yield f"{prefix}{step.number:02}-{step.key}", window


def _views(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    opened = window.opened
    assert opened is not None
    for name, show in (
        ("agenda", opened.show_agenda),
        ("history", opened.show_history),
        ("compare", opened.show_compare_of_newest),
    ):
        show()
        _settle(0.6)
        yield name, window
    opened.show_workspace()
    for name, act in (
        ("dialog-export", opened.export_draft),
        ("dialog-version", opened.save_version),
        ("dialog-finder", window.find_anything),
        ("dialog-shortcuts", window.show_shortcuts),
        ("dialog-preferences", window.show_preferences),
        ("dialog-about", window.show_about),
    ):
        yield name, _dialog(act)


def _dialog(act: Callable[[], object]) -> QWidget:
    """A dialog as it opens, closed again at once; what is kept is a picture of it."""
    from PySide6.QtWidgets import QLabel

    shown = QLabel()

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(50, look)
            return
        shown.setPixmap(dialog.grab())
        assert isinstance(dialog, QDialog)
        dialog.reject()

    QTimer.singleShot(200, look)
    act()
    _wait(lambda: not shown.pixmap().isNull())
    return shown


def _title(starter: str) -> str:
    return f"{starter.replace('-', ' ').capitalize()} agreement"


def _fill(data: Path) -> None:
    with Store.open(data) as store:
        for key in _shown_starters():
            workshop = starters.start(key, _title(key))
            agreement_id = store.create(workshop, "Ines Falk")
            if key == "sample":
                store.save_version(agreement_id, workshop, "After the workshop", "Ines Falk")
                changed = path.put(
                    workshop.agreement,
                    ("purpose", "answers", "statement"),
                    "Marketing and Sales together win new orders worth GBP 12,500,000 in 2027.",
                )
                workshop = replace(workshop, agreement=changed)
                store.save_version(agreement_id, workshop, "Read through", "Ines Falk")


def _window(app: QApplication, data: Path, look: Look, size: tuple[int, int]) -> MainWindow:
    window = make_window(app, data)
    theme.show_look(look)
    window.settings.look = look
    window.settings.author = "Ines Falk"
    window.show()
    window.resize(*size)
    window.begin()
    _wait(lambda: window.library.is_open)
    _settle(0.5)
    return window


def _close(window: MainWindow) -> None:
    window.close()
    _settle()
    window.library.stop()
    window.deleteLater()
    _settle()


def _settle(seconds: float = 0.25) -> None:
    """Let timers fire and what they ask for be painted."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)


def _wait(until: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not until():
        if time.monotonic() > end:
            raise TimeoutError
        _settle(0.02)
    _settle()


def _write_index(taken: list[Path]) -> None:
    rows = [
        f'<figure><img src="{one.relative_to(TARGET)}" width="720"><figcaption>'
        f"{one.relative_to(TARGET)}</figcaption></figure>"
        for one in taken
    ]
    (TARGET / "index.html").write_text("\n".join(rows), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
