"""The gate in short on the sign-off page: all ticks, or what is missing by name."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.rules.gate import Condition
from ui.theme import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.conditions import OpenConditions
from ui.widgets.labels import ElidedLabel, IconLabel, Muted

SIDE, COLUMNS = 16, 3
SHORT = MappingProxyType(
    {
        1: "Parties, signatories",
        2: "Purpose and scope",
        3: "Profile and personas",
        4: "Stages, tests, exits",
        5: "Handoff and routing",
        6: "Response, six parts",
        7: "Calendar, holidays",
        8: "Marketing’s promises",
        9: "Reasons, what follows",
        10: "Feedback both ways",
        11: "Goals: revenue, leading",
        12: "Funnel fits the volume",
        13: "Capacity holds",
        14: "Escalation, two steps",
        15: "Meeting and report",
        16: "One accountable each",
        17: "Clauses agreed",
        18: "Review, change, end",
        21: "No error open",
        22: "All else answered",
        23: "No starter value left",
    }
)
"""The conditions in so few words that three stand side by side."""


class GateSummary(Card):
    """Ticks in three columns when everything is met; else every open condition leads on."""

    wanted = Signal(object)
    review_wanted = Signal()

    def __init__(self) -> None:
        """Nothing judged yet."""
        super().__init__()
        self._conditions: tuple[Condition, ...] = ()
        self.title = IconLabel("", "tick", "text", "body-strong", side=18, gap=8)
        self.aside = Muted("", "small")
        self.link = LinkButton("Open the review")
        self.link.clicked.connect(self.review_wanted)
        self.open_rows = OpenConditions()
        self.open_rows.wanted.connect(self.wanted)
        self.ticks = QWidget()
        self._grid = QGridLayout(self.ticks)
        px = theme.px
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(4))
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch()
        head.addWidget(self.aside)
        head.addWidget(self.link)
        column = QVBoxLayout()
        column.setContentsMargins(px(SIDE), px(11), px(SIDE), px(12))
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addWidget(self.ticks)
        column.addWidget(self.open_rows)
        self.body.addLayout(column)

    def show_conditions(self, conditions: tuple[Condition, ...], aside: str = "") -> None:
        """Show how the gate stands; `aside` says since when."""
        self.aside.setText(aside)
        if conditions == self._conditions:
            return
        self._conditions = conditions
        unmet = tuple(one for one in conditions if not one.met)
        if unmet:
            are = "is" if len(unmet) == 1 else "are"
            words = f"{len(unmet)} of {len(conditions)} conditions {are} not met"
            self.title.show_words(words, "error", "err")
        else:
            self.title.show_words(f"All {len(conditions)} conditions are met", "tick", "ok")
        self.open_rows.show_conditions(unmet)
        self.open_rows.setVisible(bool(unmet))
        self.ticks.setVisible(not unmet)
        self.link.setVisible(bool(unmet))
        self._show_ticks(() if unmet else conditions)

    def _show_ticks(self, conditions: tuple[Condition, ...]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        rows = -(-len(conditions) // COLUMNS)
        for number, condition in enumerate(conditions):
            column, row = divmod(number, max(1, rows))
            self._grid.addWidget(_Tick(condition), row, column)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)


class _Tick(QWidget):
    """A condition that is met, in one short line."""

    def __init__(self, condition: Condition) -> None:
        super().__init__()
        icon, tone = ("tick", "ok") if condition.applicable else ("dash", "muted")
        words = SHORT.get(condition.number, condition.title)
        words = words if condition.applicable else f"{words}: left out"
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(2), 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(IconLabel("", icon, tone, side=14))
        row.addWidget(ElidedLabel(words, "small", "muted"), 1)
        state = "Met" if condition.applicable else "Left out by decision"
        self.setAccessibleName(f"{state}: {condition.title}")
        self.setToolTip(condition.title)
