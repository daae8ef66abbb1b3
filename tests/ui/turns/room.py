"""The real window on a real store, with an agreement open, for tests that hand over."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

from models.agreement.sides import Side
from models.workshop import Workshop
from ui.app import make_window
from ui.main_window import MainWindow
from ui.open_agreement import OpenAgreement
from ui.theme import theme
from ui.tokens import Look
from ui.turns.choose_turn import ChooseTurn
from ui.turns.hand_over import HandOver
from ui.turns.proposals import ProposalsBody
from ui.turns.writing import Writing


class Room:
    """The window with the acts that tests repeat, done by click and key."""

    def __init__(self, qtbot: Any, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window

    @property
    def opened(self) -> OpenAgreement:
        assert self.window.opened is not None
        return self.window.opened

    @property
    def workshop(self) -> Workshop:
        return self.opened.session.workshop

    @property
    def chooser(self) -> ChooseTurn:
        screen = self.opened.turns.screen
        assert isinstance(screen, ChooseTurn)
        return screen

    @property
    def hand_over(self) -> HandOver:
        screen = self.opened.turns.screen
        assert isinstance(screen, HandOver)
        return screen

    @property
    def writing(self) -> Writing:
        assert self.opened.turns.writing is not None
        return self.opened.turns.writing

    @property
    def body(self) -> ProposalsBody:
        assert isinstance(self.writing.body, ProposalsBody)
        return self.writing.body

    def click(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def key(self, key: Qt.Key, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the keyboard is."""
        target = QApplication.focusWidget() or self.window
        self.qtbot.keyClick(target, key, held)
        self.settle()

    def type(self, words: str) -> None:
        target = QApplication.focusWidget()
        assert target is not None, "nothing has the keyboard"
        self.qtbot.keyClicks(target, words)

    def settle(self) -> None:
        """Let everything that waits for the next moment happen."""
        for _ in range(3):
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def ask(self, step: str) -> None:
        self.window.activateWindow()
        self.opened.workspace.open_step(step)
        self.settle()
        self.window.actions_by_key["propose"].trigger()
        self.settle()

    def hand_to(self, side: Side, step: str = "purpose") -> None:
        """As far as the question about the wall."""
        self.ask(step)
        self.click(self.chooser.sides[side])

    def start(self, side: Side, step: str = "purpose") -> None:
        """As far as the first field of a side's own screen."""
        self.hand_to(side, step)
        self.begin()

    def begin(self) -> None:
        """The wall has its own picture: start."""
        self.click(self.hand_over.wall.own)
        self.key(Qt.Key.Key_Return)
        assert self.writing.isVisible()

    def saved(self) -> None:
        """Wait until the disk holds everything."""
        done: list[bool] = []
        self.opened.session.flush(lambda: done.append(True))
        self.qtbot.waitUntil(lambda: bool(done), timeout=20_000)


@contextmanager
def opened_room(
    qtbot: Any, qapp: QApplication, folder: Path, workshop: Workshop | None
) -> Iterator[Room]:
    """Open the window on `folder`, on a new agreement, or on the only one when it is None."""
    theme.start(qapp, Look.LIGHT)
    window = make_window(qapp, folder)
    window.settings.author = "Ines"
    theme.show_look(Look.LIGHT)
    window.resize(1440, 900)
    window.show()
    qtbot.waitUntil(window.isVisible)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    with qtbot.waitSignal(window.library.ready, timeout=20_000):
        window.begin()
    ids: list[Any] = []
    if workshop is not None:
        window.library.create(workshop, "Ines", ids.append)
    else:
        window.library.listing(lambda found: ids.append(found[0].id))
    qtbot.waitUntil(lambda: bool(ids), timeout=20_000)
    window.open_agreement(ids[0])
    qtbot.waitUntil(lambda: window.opened is not None, timeout=20_000)
    room = Room(qtbot, window)
    room.settle()
    try:
        yield room
    finally:
        window.close()
        qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
        window.library.stop()
        window.deleteLater()
        room.settle()
