"""What every page of the workshop has in common."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.agreement.path import Path
from models.workshop import Workshop
from ui.advice import Advice
from ui.session import Session
from ui.steps import Step


class Page(QWidget):
    """One step of the workshop on the screen.

    A page holds no answers: it shows the session's value and reports edits to the session.
    `place_changed` names the answer that has the focus, so that the live document can follow;
    `wanted` asks the window to go somewhere else (a path, or the key of a step). A page of several
    views tells by `ways_changed` that `onward` is another word now.
    """

    wide: ClassVar[bool] = False
    place_changed = Signal(object)
    wanted = Signal(object)
    ways_changed = Signal()

    def __init__(self, session: Session, advice: Advice, step: Step) -> None:
        """Lay the page out for the session's present value."""
        super().__init__()
        self.session = session
        self.advice = advice
        self.step = step
        session.changed.connect(self._changed)
        advice.changed.connect(self.show_findings)

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        """Show `after`; whatever is the same object as in `before` need not be touched."""
        raise NotImplementedError

    def show_findings(self) -> None:
        """Show what the advice has found meanwhile; nothing unless a page overrides it."""

    def reveal(self, where: Path) -> None:
        """Bring the answer or row at `where` into view and put the cursor there."""
        raise NotImplementedError

    @property
    def onward(self) -> str:
        """What comes next within this step, on the button that leads there; empty at its end."""
        return ""

    def go_on(self) -> bool:
        """Show what comes next within this step; False at its end."""
        return False

    def go_back(self) -> bool:
        """Show what came before within this step; False at its beginning."""
        return False

    def left(self) -> tuple[tuple[str, Path], ...]:
        """What is left to do on this step: words such as "3 unanswered", and where the first is."""
        return self.advice.left(self.step.key)

    def _changed(self, before: Workshop, after: Workshop) -> None:
        if self.isVisible():
            self.show_workshop(before, after)
        else:
            self._stale = True

    _stale = True

    def showEvent(self, event: object) -> None:
        """Catch up with what changed while another page was in front."""
        if self._stale:
            self._stale = False
            self.show_workshop(None, self.session.workshop)
            self.show_findings()
        super().showEvent(event)  # type: ignore[arg-type]
