"""A page with a panel of its own at the right, in place of the live document."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.advice import Advice
from ui.forms.tab_order import go_on
from ui.page import Page
from ui.session import Session
from ui.steps import Step
from ui.theme import theme
from ui.widgets.segmented import Segmented

PAGE, PANEL = "page", "panel"


class PanelledPage(Page):
    """The page and its panel; where the window has no room for both, a switch shows one of them.

    `main` is laid out by the subclass.
    """

    panel_name = ""
    page_name = ""

    def __init__(self, session: Session, advice: Advice, step: Step, panel: QWidget) -> None:
        """A page whose panel the window has still to place."""
        super().__init__(session, advice, step)
        self.panel = panel
        self.main = QWidget()
        self.switch = Segmented(((PAGE, self.page_name), (PANEL, self.panel_name)), "Show")
        self.switch.show_value(PAGE)
        self.switch.chosen.connect(self._show_one)
        self._bar = QWidget()
        bar = QVBoxLayout(self._bar)
        side = theme.px(16)
        bar.setContentsMargins(side, theme.px(10), side, theme.px(2))
        bar.addWidget(self.switch)
        self._one = _Stack()
        self._one.addWidget(self.main)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._one, 1)
        self.take_panel()

    def give_panel(self) -> QWidget:
        """Hand the panel to the window, which shows it beside the page."""
        if self._one.indexOf(self.panel) >= 0:
            self._one.removeWidget(self.panel)
        self._bar.hide()
        self._show_one(PAGE)
        return self.panel

    def take_panel(self) -> None:
        """Show the panel in the place of the page, by a switch."""
        if self._one.indexOf(self.panel) < 0:
            self._one.addWidget(self.panel)
        self._bar.show()
        self._show_one(self.switch.value())

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Tab goes through the page as it is read."""
        return go_on(self, forward=next_) or super().focusNextPrevChild(next_)

    def hideEvent(self, event: QHideEvent) -> None:
        """Look at everything anew when the page comes back to the front."""
        self._stale = True
        super().hideEvent(event)

    def _show_one(self, which: str) -> None:
        self.switch.show_value(which)
        self._one.setCurrentWidget(self.panel if which == PANEL else self.main)


class _Stack(QStackedWidget):
    """As small as what it shows may be."""

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(120))
