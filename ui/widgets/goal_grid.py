"""The shared goals side by side."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from ui.theme import theme
from ui.widgets.card_picture import CardPicture
from ui.widgets.goal_card import HEIGHT, GoalCard
from ui.widgets.goal_face import GoalFace

LEAST_WIDTH, MOST_ACROSS, GAP = 208, 4, 12


class GoalGrid(CardPicture):
    """The cards, up to four across, all of the same size."""

    def __init__(self) -> None:
        """An empty grid."""
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._renew)

    @property
    def cards(self) -> tuple[GoalCard, ...]:
        """The cards in their order."""
        return tuple(card for card in super().cards if isinstance(card, GoalCard))

    def show_faces(self, faces: tuple[GoalFace, ...]) -> None:
        """Show these goals."""
        by_id = {face.id: face for face in faces}
        self.show_rows(tuple(by_id), lambda row_id: GoalCard(by_id[row_id], self))
        for card in self.cards:
            card.show_face(by_id[card.row_id])
        self._place()
        self.one_stop()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        count = len(self.cards)
        if not count:
            return 0
        lines = -(-count // self._across(width))
        return lines * theme.px(HEIGHT) + (lines - 1) * theme.px(GAP)

    def sizeHint(self) -> QSize:
        width = max(self.width(), theme.px(LEAST_WIDTH))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(LEAST_WIDTH), theme.px(HEIGHT) if self.cards else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _across(self, width: int) -> int:
        gap = theme.px(GAP)
        return max(1, min(MOST_ACROSS, (width + gap) // (theme.px(LEAST_WIDTH) + gap)))

    def _place(self) -> None:
        across, gap = self._across(self.width()), theme.px(GAP)
        wide = (self.width() - (across - 1) * gap) / across
        for place, card in enumerate(self.cards):
            line, column = divmod(place, across)
            left = round(column * (wide + gap))
            right = round(column * (wide + gap) + wide)
            top = line * (theme.px(HEIGHT) + gap)
            card.setGeometry(left, top, right - left, theme.px(HEIGHT))

    def _renew(self) -> None:
        self._place()
        self.updateGeometry()
