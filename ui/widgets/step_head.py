"""The head of a step: where one is, its question, its purpose and what to ask the room."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from ui.steps import Step, steps
from ui.theme import theme
from ui.widgets.labels import Eyebrow, HeadlineLabel, Lead
from ui.widgets.prompt import PromptStrip


class StepHead(QWidget):
    """Eyebrow, headline, lead, and the private prompt below them."""

    def __init__(self, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        where = f"{step.phase.value} · Step {step.number} of {len(steps())}"
        self.eyebrow = Eyebrow(where)
        self.headline = HeadlineLabel(step.question)
        self.lead = Lead(step.purpose)
        self.prompt = PromptStrip(step.prompt)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.px(2))
        for part in (self.eyebrow, self.headline, self.lead):
            self._box.addWidget(part)
        self._gap = QSpacerItem(0, theme.px(10))
        self._box.addSpacerItem(self._gap)
        self._box.addWidget(self.prompt)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_low(self, *, low: bool) -> None:
        """Stand closer together in a low window."""
        self._gap.changeSize(0, theme.px(6 if low else 10))
        self._box.invalidate()
