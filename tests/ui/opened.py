"""An agreement opened as the window does it: a real store in a folder, and a session on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from models.agreement import path
from models.workshop import Workshop
from ui.advice import Advice
from ui.library import Library
from ui.session import Session


class Opened:
    """A session on a store, with the few acts that tests repeat."""

    def __init__(self, qtbot: Any, library: Library, session: Session) -> None:
        self.qtbot, self.library, self.session = qtbot, library, session
        self.advice = Advice(session)
        self._shown: list[QWidget] = []

    def get(self, where: str) -> Any:
        """The answer at a path word."""
        return path.get(self.session.workshop.agreement, path.parse(where))

    def show(self, widget: QWidget, width: int = 740, height: int = 900) -> None:
        """Put a widget on the screen in front of everything else."""
        self._shown.append(widget)
        self.qtbot.addWidget(widget, before_close_func=_hide)
        self.session.changed.connect(_refresher(widget))
        self.advice.changed.connect(getattr(widget, "show_findings", _nothing))
        widget.resize(width, height)
        widget.show()
        widget.activateWindow()
        self.qtbot.waitUntil(widget.isActiveWindow)

    def stored(self) -> Workshop:
        """What the disk holds once everything is saved."""
        done: list[bool] = []
        self.session.flush(lambda: done.append(True))
        self.qtbot.waitUntil(lambda: bool(done), timeout=20_000)
        drafts: list[Any] = []
        self.library.draft(self.session.id, drafts.append)
        self.qtbot.waitUntil(lambda: bool(drafts), timeout=20_000)
        held: Workshop = drafts[0].workshop
        return held


@contextmanager
def opened(qtbot: Any, folder: Path, workshop: Workshop) -> Iterator[Opened]:
    """Keep `workshop` in a new store below `folder` and open it."""
    library = Library()
    troubles: list[Any] = []
    with qtbot.waitSignal(library.ready, timeout=20_000):
        library.start(folder / "data", troubles.append)
    ids: list[str] = []
    library.create(workshop, "Ann", ids.append)
    qtbot.waitUntil(lambda: bool(ids), timeout=20_000)
    drafts: list[Any] = []
    library.draft(ids[0], drafts.append)
    qtbot.waitUntil(lambda: bool(drafts), timeout=20_000)
    session = Session(library, ids[0], drafts[0].workshop, drafts[0].saves)
    session.author = "Ann"
    try:
        yield Opened(qtbot, library, session)
    finally:
        assert not troubles
        done: list[bool] = []
        session.flush(lambda: done.append(True))
        qtbot.waitUntil(lambda: bool(done), timeout=20_000)
        library.stop()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _hide(widget: QWidget) -> None:
    widget.hide()


def _nothing() -> None:
    pass


def _refresher(widget: QWidget) -> Callable[[Workshop, Workshop], None]:
    show: Callable[[Workshop | None, Workshop], None] = getattr(widget, "show_workshop", _none)

    def refresh(before: Workshop, after: Workshop) -> None:
        show(before, after)

    return refresh


def _none(before: Workshop | None, after: Workshop) -> None:
    del before, after
