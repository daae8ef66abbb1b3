"""The shared goals as cards, and below them the goal that is open."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from models.agreement.kinds import Rows
from models.agreement.path import Path
from models.workshop import Workshop
from ui.advice import Advice
from ui.forms.picture_rows import PictureRows
from ui.forms.rows import SectionRow
from ui.session import Session
from ui.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.goal_face import goal_faces
from ui.widgets.goal_grid import GoalGrid


class GoalRows(PictureRows):
    """Cards of equal size below a line with their title; Add is at its right end."""

    def __init__(self, session: Session, advice: Advice, where: Path, kind: Rows) -> None:
        self.grid = GoalGrid()
        super().__init__(session, advice, where, kind, self.grid)
        self.head = SectionRow(kind.label)
        self.add_button = Button("Add", icon="plus", size=32)
        self.add_button.setAccessibleName("Add a goal")
        self.add_button.clicked.connect(self.add)
        self.head.add_act(self.add_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.head)
        box.addSpacing(theme.px(8))
        for part in (self.notice, self.empty, self.grid):
            box.addWidget(part)
        box.addLayout(self.slot)
        self.show_workshop(None, session.workshop)

    def show_picture(self, workshop: Workshop) -> None:
        self.grid.show_faces(goal_faces(workshop.agreement))
        self.head.show_count(len(self.rows))
        self.grid.setVisible(bool(self.rows))
        self.add_button.setVisible(bool(self.rows))

    def is_current(self, before: Workshop, after: Workshop) -> bool:
        first, second = before.agreement, after.agreement
        return first.goals is second.goals and first.parties is second.parties
