"""Cards of one size side by side, as many across as there is room for."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from ui.theme import theme
from ui.widgets.card_picture import CardPicture


@dataclass(frozen=True, slots=True, kw_only=True)
class Spacing:
    """How wide a card is at least, how high, how many stand across at most, and what is between."""

    least_width: int
    height: int
    most_across: int
    gap: int


class CardGrid(CardPicture):
    """The cards in their order, line after line."""

    def __init__(self, spacing: Spacing) -> None:
        """An empty grid."""
        super().__init__()
        self._spacing = spacing
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.settle)

    def settle(self) -> None:
        """Give every card its place anew."""
        self._place()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        count = len(self.cards)
        if not count:
            return 0
        lines = -(-count // self._across(width))
        return lines * theme.px(self._spacing.height) + (lines - 1) * theme.px(self._spacing.gap)

    def sizeHint(self) -> QSize:
        width = max(self.width(), theme.px(self._spacing.least_width))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        height = theme.px(self._spacing.height) if self.cards else 0
        return QSize(theme.px(self._spacing.least_width), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _across(self, width: int) -> int:
        gap = theme.px(self._spacing.gap)
        fit = (width + gap) // (theme.px(self._spacing.least_width) + gap)
        return max(1, min(self._spacing.most_across, fit))

    def _place(self) -> None:
        across, gap = self._across(self.width()), theme.px(self._spacing.gap)
        height = theme.px(self._spacing.height)
        wide = (self.width() - (across - 1) * gap) / across
        for place, card in enumerate(self.cards):
            line, column = divmod(place, across)
            left = round(column * (wide + gap))
            right = round(column * (wide + gap) + wide)
            card.setGeometry(left, line * (height + gap), right - left, height)
        self.update()
