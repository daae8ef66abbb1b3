"""Says before a vote that something in the text still stands before the signatures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from models.agreement.path import Path
from models.rules.finding import Finding
from ui.theme import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import ElidedLabel, IconLabel


class OpenPoints(QWidget):
    """One line above a ballot; hidden while nothing stands before the signatures."""

    place_wanted = Signal(object)

    def __init__(self) -> None:
        """Nothing to say yet."""
        super().__init__()
        self._first: Path = ()
        self.picture = IconLabel("", "warning", "warn", "row-strong", side=18)
        self.words = ElidedLabel("", "row", "muted")
        self.link = LinkButton("Show", style="small-strong")
        self.link.clicked.connect(self._go)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(20), 0, theme.px(8), theme.px(12))
        row.setSpacing(theme.px(8))
        row.addWidget(self.picture)
        row.addWidget(self.words, 1)
        row.addWidget(self.link)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_findings(self, found: Sequence[Finding]) -> None:
        """Count what stands before the signatures, and say the first of it."""
        blocking = [one for one in found if one.severity.blocks]
        self._first = blocking[0].path if blocking else ()
        if blocking:
            count = len(blocking)
            points = "open point" if count == 1 else "open points"
            stand = "stands" if count == 1 else "stand"
            head = f"Before you vote: {count} {points} still {stand} before signing."
            self.picture.show_words(head, "warning", "warn")
            self.words.setText(blocking[0].message)
            self.setAccessibleName(f"{head} {blocking[0].message}")
            self.link.setAccessibleName(f"Show: {blocking[0].message}")

    @property
    def has_any(self) -> bool:
        """True while something stands before the signatures."""
        return bool(self._first)

    def _go(self) -> None:
        self.place_wanted.emit(self._first)
