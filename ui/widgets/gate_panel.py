"""The gate before the signatures at the right of the review."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.gate import Condition
from ui.theme import set_look, theme
from ui.widgets.card import Line
from ui.widgets.conditions import MetRow, OpenConditions, clear
from ui.widgets.labels import Label, Muted
from ui.widgets.scroll import PageScroll

SIDE = 24


class GatePanel(QWidget):
    """How many conditions are met, what is missing for the others, and what is done."""

    wanted = Signal(object)

    def __init__(self) -> None:
        """Nothing judged yet."""
        super().__init__()
        set_look(self, "ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Gate before the signatures")
        self._conditions: tuple[Condition, ...] = ()
        self.figure = Label("", "h1")
        self.words = Label("conditions met", "title-medium", "muted")
        self.open_title = Label("", "small-strong")
        self.open_rows = OpenConditions()
        self.open_rows.wanted.connect(self.wanted)
        self.met_title = Label("", "small-strong")
        self.met_rows: list[MetRow] = []
        self._met = QVBoxLayout()
        self._met.setSpacing(0)
        self._last = QVBoxLayout()
        self._last.setContentsMargins(theme.px(12), 0, theme.px(12), theme.px(16))
        self._lay_out()

    def show_conditions(self, conditions: tuple[Condition, ...]) -> None:
        """Show how the gate stands; what is left out by decision counts as met."""
        if conditions == self._conditions:
            return
        self._conditions = conditions
        met = tuple(one for one in conditions if one.met)
        unmet = tuple(one for one in conditions if not one.met)
        self.figure.setText(f"{len(met)} of {len(conditions)}")
        self.figure.setAccessibleName(f"{len(met)} of {len(conditions)} conditions met")
        self.open_title.setText(f"{len(unmet)} not met")
        self.open_rows.show_conditions(unmet)
        self._open.setVisible(bool(unmet))
        self.met_title.setText(f"{len(met)} met" if unmet else "All of them are met")
        clear(self._met)
        self.met_rows = [MetRow(condition) for condition in met]
        for row in self.met_rows:
            self._met.addWidget(row)

    def show_below(self, widget: QWidget) -> None:
        """Take in a widget that has no room on the page, at the end of the list."""
        self._last.addWidget(widget)

    def _lay_out(self) -> None:
        px = theme.px
        figures = QHBoxLayout()
        figures.setSpacing(px(8))
        figures.addWidget(self.figure)
        figures.addWidget(self.words)
        figures.addStretch()
        head = QVBoxLayout()
        head.setContentsMargins(px(SIDE - 4), px(16), px(SIDE), px(12))
        head.setSpacing(px(2))
        head.addWidget(Muted("Gate", "small-medium"))
        head.addLayout(figures)
        self._open = QWidget()
        unmet = QVBoxLayout(self._open)
        unmet.setContentsMargins(px(SIDE - 4), px(12), px(12), px(4))
        unmet.setSpacing(0)
        unmet.addWidget(self.open_title)
        unmet.addSpacing(px(6))
        unmet.addWidget(self.open_rows)
        met = QVBoxLayout()
        met.setContentsMargins(px(SIDE - 4), px(12), px(12), px(16))
        met.setSpacing(0)
        met.addWidget(self.met_title)
        met.addSpacing(px(4))
        met.addLayout(self._met)
        content = QWidget()
        content.setProperty("ground", "surface")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._open)
        column.addWidget(Line())
        column.addLayout(met)
        column.addLayout(self._last)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(Line())
        whole.addWidget(PageScroll(content), 1)
