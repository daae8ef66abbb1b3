"""The working calendar, with public holidays to choose from."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.advice import Advice
from ui.forms.holiday_offer import HolidayOffer
from ui.pages.form_page import FormPage
from ui.session import Session
from ui.steps import Step
from ui.theme import theme


class CalendarPage(FormPage):
    """The generated page, and below it the offer of public holidays."""

    def __init__(self, session: Session, advice: Advice, step: Step) -> None:
        """Lay the calendar out."""
        super().__init__(session, advice, step)
        self.offer = HolidayOffer(session)
        space = QWidget()
        space.setFixedHeight(theme.px(16))
        self.parts["offer"] = self.offer
        self._column.insertWidget(self._column.count() - 1, space)
        self._column.insertWidget(self._column.count() - 1, self.offer)
