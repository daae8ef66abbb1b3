"""What a side works on during its turn, whatever it is: proposals, ratings, sample leads."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from models.record.facts import Topic
from ui.session import Session
from ui.turns.turn_rail import Item


class TurnBody(QWidget):
    """The middle of the writing screen.

    A subclass keeps what is typed in the draft's blind input at once, by `Session.take`, and each
    change as a step of its own undo stack. It is deleted when the turn ends, with all it showed.
    """

    items_changed = Signal()
    """What `items`, `gaps` or `current` say is different now."""

    def __init__(self, main: Session) -> None:
        """A body that writes into the draft of `main`."""
        super().__init__()
        self.main = main
        self.undo_stack = QUndoStack(self)

    @property
    def items(self) -> tuple[Item, ...]:
        """What there is to write on, for the list at the left."""
        raise NotImplementedError

    @property
    def count(self) -> str:
        """How much there is, such as "3 clauses"."""
        raise NotImplementedError

    @property
    def current(self) -> int:
        """Which of the items is open, counted from 0."""
        raise NotImplementedError

    @property
    def one(self) -> str:
        """What an item is called on the buttons that lead to its neighbours, such as "Clause"."""
        raise NotImplementedError

    @property
    def what(self) -> str:
        """What is sealed, as the button says it."""
        return "proposals"

    @property
    def add_words(self) -> str:
        """What can be added to the list; empty where nothing can."""
        return ""

    def open(self, number: int) -> None:
        """Show another item and put the cursor there."""
        raise NotImplementedError

    def add(self) -> None:
        """Add an item of the side's own."""

    def gaps(self) -> str:
        """A sentence about what is still open; the side may seal all the same."""
        raise NotImplementedError

    def topics(self) -> tuple[Topic, ...]:
        """What sealing closes: all that was written in this turn or never sealed before."""
        raise NotImplementedError

    def settle(self) -> None:
        """Keep what is still being typed, before the turn is sealed or stopped."""

    def put_back(self, topics: tuple[Topic, ...]) -> None:
        """Say on these topics again what was said when the turn began.

        Both sides have seen that, and what was written since has not been sealed.
        """

    def end(self) -> None:
        """Forget everything; the body is about to be deleted."""
        self.undo_stack.clear()
