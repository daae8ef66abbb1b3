"""What has just happened on the agenda, with a way back where there is one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import IconLabel


class SaidRow(QWidget):
    """One sentence that stands until the next one."""

    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = IconLabel("", style="row-strong", side=18, gap=8)
        self._undo = LinkButton("Undo", "undo")
        self._undo.clicked.connect(self.undo_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(8), 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(self._words)
        row.addWidget(self._undo)
        row.addStretch()
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text

    def say(self, words: str, icon: str, tone: str, *, undo: bool = False) -> None:
        """Say something; `undo` offers to take it back."""
        self._words.show_words(words, icon, tone)
        self._undo.setVisible(undo)
        self.show()
