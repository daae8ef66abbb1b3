"""The whole window on a real store, with the acts that tests of its pages repeat."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from models.agreement import path
from models.revisions.version import Signing, signatories
from models.store.store import Store
from models.workshop import Workshop
from ui.library import Library
from ui.main_window import MainWindow
from ui.open_agreement import OpenAgreement
from ui.settings import Settings
from ui.theme import theme
from ui.tokens import Look

SOON = 20_000


def titled(workshop: Workshop, title: str, company: str, review: date | None = None) -> Workshop:
    """The same workshop under another name."""
    header = replace(workshop.agreement.parties.answers, title=title, company=company)
    header = replace(header, next_review=review)
    return put(workshop, ("parties", "answers"), header)


def put(workshop: Workshop, where: tuple[str, ...], value: object) -> Workshop:
    """The same workshop with another answer."""
    return replace(workshop, agreement=path.put(workshop.agreement, where, value))


def signed(store: Store, agreement_id: str, workshop: Workshop, *, by: int = 99) -> None:
    """Open a workshop for sign-off and let the first signatories sign."""
    version = store.open_sign_off(agreement_id, workshop, "Ann")
    for one in signatories(workshop.agreement)[:by]:
        signing = Signing(
            version=version.number,
            content_hash=version.content_hash,
            participant=one.id,
            name=one.name,
            consent="I agree.",
        )
        store.sign(agreement_id, signing, "Ann")


@contextmanager
def whole_window(qtbot: Any, folder: Path) -> Iterator[MainWindow]:
    """The window with the store of `folder` open behind it."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.start(app, Look.LIGHT)
    library = Library()
    window = MainWindow(library, Settings(folder), folder)
    window.resize(1440, 900)
    try:
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.begin()
        qtbot.waitUntil(lambda: library.is_open, timeout=SOON)
        idle(qtbot, library)
        yield window
        close(qtbot, window)
    finally:
        library.stop()
        window.hide()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def idle(qtbot: Any, library: Library) -> None:
    """Wait until the store has answered all that was asked, and what was asked upon that."""
    qtbot.waitUntil(lambda: library.is_idle, timeout=SOON)


def open_first(qtbot: Any, window: MainWindow) -> OpenAgreement:
    """Open the agreement that was changed last."""
    window.open_agreement(window.start_page.listings[0].id)
    qtbot.waitUntil(lambda: window.opened is not None, timeout=SOON)
    opened = window.opened
    assert opened is not None
    idle(qtbot, window.library)
    return opened


def ask(qtbot: Any, library: Library, method: str, *values: object) -> Any:
    """What the store answers."""
    found: list[Any] = []
    library.ask(method, *values, then=found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=SOON)
    return found[0]


def when_modal(act: Callable[[Any], None], kind: type[QWidget] = QWidget) -> None:
    """Do `act` with the dialog that opens next."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            act(dialog)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


def press(words: str) -> Callable[[QMessageBox], None]:
    """Press the button with these words in a message box."""

    def act(box: QMessageBox) -> None:
        next(button for button in box.buttons() if button.text() == words).click()

    return act


def close(qtbot: Any, window: MainWindow) -> None:
    """Close the window as a person does."""
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=SOON)
