"""The lead stages as a board, and below it the stage that is open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.agreement.kinds import Rows
from models.agreement.path import Path
from models.agreement.section import RowId
from models.agreement.sections.stages import LeadStage
from models.workshop import Workshop
from ui.advice import Advice
from ui.forms.picture_rows import PictureRows
from ui.forms.rows import bring_into_view
from ui.session import Session
from ui.theme import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.stage_board import BoardScroll, StageBoard, lane_middle
from ui.widgets.stage_face import handoff, recycling, stage_faces

SHOWN = ("stages", "handoff", "recycling", "response")
"""The sections that the board speaks of."""


class StageRows(PictureRows):
    """Cards from left to right in the order of the funnel."""

    handoff_wanted = Signal()

    def __init__(self, session: Session, advice: Advice, where: Path, kind: Rows) -> None:
        self.board = StageBoard()
        super().__init__(session, advice, where, kind, self.board)
        self.area = BoardScroll(self.board)
        self.add_button = LinkButton("Add stage", "plus", style="small-strong")
        self.add_button.clicked.connect(self.add)
        self.board.handoff_wanted.connect(self.handoff_wanted)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in (self.empty, self.area, self.notice):
            box.addWidget(part)
        box.addLayout(self.slot)
        self._ground = QWidget(self)
        self._ground.setProperty("ground", "bg")
        self._ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        over = QHBoxLayout(self._ground)
        over.setContentsMargins(8, 0, 0, 0)
        over.addWidget(self.add_button)
        theme.changed.connect(self._place_add)
        self.show_workshop(None, session.workshop)

    def show_picture(self, workshop: Workshop) -> None:
        agreement = workshop.agreement
        self.board.show_faces(stage_faces(agreement), handoff(agreement), recycling(agreement))
        self.area.setVisible(bool(self.rows))
        self._ground.setVisible(bool(self.rows))
        self.area.fit()
        self._place_add()

    def is_current(self, before: Workshop, after: Workshop) -> bool:
        first, second = before.agreement, after.agreement
        return all(getattr(first, name) is getattr(second, name) for name in SHOWN)

    def place_for_new(self) -> int | None:
        """Before the last stage when that is where the journey ends."""
        stages = [row for row in self.rows if isinstance(row, LeadStage)]
        return len(stages) - 1 if stages and stages[-1].final else None

    def in_order(self) -> tuple[QWidget, ...]:
        """As it is read: the board, what adds to it, and the open stage."""
        opened = () if self.open_row is None else (self.open_row,)
        return (self.empty, self.area, self._ground, self.notice, *opened)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_add()

    def _enter(self, row_id: RowId) -> None:
        super()._enter(row_id)
        bring_into_view(self.board)

    def _place_add(self) -> None:
        size = self._ground.sizeHint()
        top = self.area.y() + lane_middle() - size.height() // 2
        self._ground.setGeometry(self.width() - size.width(), top, size.width(), size.height())
        self._ground.raise_()
