"""The head of the sign-off page: who is waited for, and what is signed."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.revisions.version import Status
from ui.steps import Step, steps
from ui.theme import theme
from ui.widgets.chips import Chip
from ui.widgets.labels import Eyebrow, HeadlineLabel, Lead
from ui.widgets.prompt import PromptStrip
from ui.widgets.status import status_look


class SignOffHead(QWidget):
    """Eyebrow and state in one line, headline and lead below, and the private prompt."""

    def __init__(self, step: Step) -> None:
        """The head before anything is known of a sign-off."""
        super().__init__()
        self._step = step
        where = f"{step.phase.value} · Step {step.number} of {len(steps())}"
        self.eyebrow = Eyebrow(where)
        self.chip = Chip()
        self.headline = HeadlineLabel(step.question)
        self.lead = Lead(step.purpose)
        self.prompt = PromptStrip(step.prompt)
        line = QHBoxLayout()
        line.addWidget(self.eyebrow)
        line.addStretch()
        line.addWidget(self.chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addLayout(line)
        column.addWidget(self.headline)
        column.addWidget(self.lead)
        self._prompt_box = QWidget()
        below = QVBoxLayout(self._prompt_box)
        below.setContentsMargins(0, theme.px(10), 0, 0)
        below.addWidget(self.prompt)
        column.addWidget(self._prompt_box)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_words()

    def show_words(self, headline: str = "", lead: str = "") -> None:
        """Say what is signed; without words the question and purpose of the step stand there."""
        self.headline.show_text(headline or self._step.question)
        self.lead.show_text(lead or self._step.purpose)

    def show_prompt(self, *, shown: bool) -> None:
        """Show what to ask the room, or save its place."""
        self._prompt_box.setVisible(shown)

    def show_status(self, status: Status | None) -> None:
        """Say by name who is waited for, or the state; nothing before sign-off is opened."""
        self.chip.setVisible(status is not None)
        if status is not None:
            _, kind, icon = status_look(status)
            self.chip.show_state(status.names, kind, icon)
            self.chip.setToolTip(status.names)
