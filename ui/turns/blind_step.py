"""A step of undo over one thing that a side says blind, such as a rating."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtGui import QUndoCommand

T = TypeVar("T")


class BlindStep(QUndoCommand, Generic[T]):
    """From what was said before to what is said now; typing in one field becomes one step."""

    def __init__(
        self,
        keep: Callable[[T], None],
        said: tuple[T, T],
        label: str,
        key: str = "",
        burst: int = -1,
    ) -> None:
        """`keep` takes over what is said; steps with one `key` and `burst` become one."""
        super().__init__(label)
        self._keep = keep
        self._before, self.after = said
        self.key, self.burst = key, burst

    def id(self) -> int:
        return 3 if self.key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, BlindStep) or (other.key, other.burst) != (self.key, self.burst):
            return False
        self.after = other.after
        return True

    def redo(self) -> None:
        self._keep(self.after)

    def undo(self) -> None:
        self._keep(self._before)
