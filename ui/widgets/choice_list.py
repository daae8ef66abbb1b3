"""The list of a choice: what is typed finds an option by any part of its name."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QApplication, QListView

if TYPE_CHECKING:
    from ui.widgets.choice_field import ComboBox


class ChoiceList(QListView):
    """A name that begins like the typed words comes first; without any, the choice goes back."""

    def __init__(self, combo: ComboBox) -> None:
        super().__init__(combo)
        self._combo = combo
        self._typed, self._at = "", float("-inf")
        self._before = QPersistentModelIndex()

    def keyboardSearch(self, search: str) -> None:
        """Go to the option that is meant; an empty search begins anew."""
        now = monotonic()
        pause = QApplication.keyboardInputInterval() / 1000
        if not search or now - self._at > pause or not self._typed:
            self._typed = ""
            self._before = QPersistentModelIndex(self.currentIndex())
        self._at = now
        if not search:
            return
        self._typed += search.casefold()
        found = self._found()
        if found >= 0:
            self.setCurrentIndex(self._index(found))
        else:
            self._go_back()

    def _found(self) -> int:
        """The row that is meant, or -1; the same letter again goes on to the next such name."""
        words = [str(self._index(row).data() or "").casefold() for row in range(self._count())]
        typed = self._typed
        first = [row for row, name in enumerate(words) if name.startswith(typed)]
        if len(set(typed)) == 1 and (len(typed) == 1 or not first):
            same = [row for row, name in enumerate(words) if name.startswith(typed[0])]
            here = self.currentIndex().row()
            return next((row for row in same if row > here), next(iter(same), -1))
        within = [row for row, name in enumerate(words) if typed in name]
        starts = [row for row in within if _begins_a_word(words[row], typed)]
        return next(iter([*first, *starts, *within]), -1)

    def _go_back(self) -> None:
        """Nothing is called so: the choice is again what it was before the first key."""
        self.setCurrentIndex(self._before)
        if not self._before.isValid() and not self.isVisible() and self._combo.currentIndex() >= 0:
            self._combo.setCurrentIndex(-1)
            self._combo.activated.emit(-1)

    def _index(self, row: int) -> QModelIndex:
        combo = self._combo
        return combo.model().index(row, combo.modelColumn(), combo.rootModelIndex())

    def _count(self) -> int:
        return self._combo.count()


def _begins_a_word(name: str, typed: str) -> bool:
    place = name.find(typed)
    while place > 0 and name[place - 1].isalnum():
        place = name.find(typed, place + 1)
    return place >= 0
