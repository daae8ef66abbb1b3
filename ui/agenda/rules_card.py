"""The ground rules of the day, shown on demand and changed in place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from ui.theme import theme
from ui.widgets.bullets import BulletField
from ui.widgets.card import Card
from ui.widgets.fold import FoldRow


class RulesCard(Card):
    """One row that opens the list; the countdown on the wall shows the same rules."""

    changed = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self.fold = FoldRow("Ground rules", last=True)
        self.field = BulletField(hint="Add a rule, Enter for the next")
        self.field.name("Ground rules")
        self.field.edited.connect(self.changed)
        self._holder = QVBoxLayout()
        px = theme.px
        self._holder.setContentsMargins(px(24), px(4), px(24), px(18))
        self._holder.addWidget(self.field)
        self.body.addWidget(self.fold)
        self.body.addLayout(self._holder)
        self.fold.toggled.connect(self._open)
        self._open(False)

    def show_rules(self, rules: tuple[str, ...]) -> None:
        """Show the rules as they are."""
        self.field.show_values(rules)
        count = len(rules)
        words = "on the wall with the countdown" if count else "none yet"
        self.fold.show_contents(f"{count}, {words}" if count else words)

    def _open(self, opened: bool) -> None:
        self.field.setVisible(opened)
        margin = theme.px(18) if opened else 0
        self._holder.setContentsMargins(theme.px(24), margin // 4, theme.px(24), margin)
