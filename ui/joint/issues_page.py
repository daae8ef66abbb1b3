"""Open issues and decisions, with what the sides wrote down alone above them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.advice import Advice
from ui.joint.wishes_card import WishesCard
from ui.pages.form_page import FormPage
from ui.session import Session
from ui.steps import Step
from ui.theme import theme


class IssuesPage(FormPage):
    """The generated page with the sides' own words as its first part."""

    def __init__(self, session: Session, advice: Advice, step: Step) -> None:
        """Lay the step out."""
        super().__init__(session, advice, step)
        self.wishes = WishesCard(session, advice)
        space = QWidget()
        space.setFixedHeight(theme.px(16))
        self.add_above(self.wishes, space)
