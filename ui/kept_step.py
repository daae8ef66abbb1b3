"""A step of undo over something in the draft that is no answer of the agreement."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtGui import QUndoCommand

T = TypeVar("T")


class KeptStep(QUndoCommand, Generic[T]):
    """From what was kept before to what is kept now, such as a rating or the sample leads."""

    def __init__(
        self,
        keep: Callable[[T], None],
        kept: tuple[T, T],
        label: str,
        key: str = "",
        burst: int = -1,
    ) -> None:
        """`keep` takes over what is `kept`, before and after.

        Typing becomes one step: those with the same `key` and `burst` do.
        """
        super().__init__(label)
        self._keep = keep
        self._before, self.after = kept
        self.key, self.burst = key, burst

    def id(self) -> int:
        return 3 if self.key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, KeptStep) or (other.key, other.burst) != (self.key, self.burst):
            return False
        self.after = other.after
        return True

    def redo(self) -> None:
        self._keep(self.after)

    def undo(self) -> None:
        self._keep(self._before)
