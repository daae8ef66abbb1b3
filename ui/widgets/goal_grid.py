"""The shared goals side by side."""

from __future__ import annotations

from dataclasses import replace

from ui.widgets.card_grid import CardGrid, Spacing
from ui.widgets.goal_card import HEIGHT, MEASURE, MOST_MEASURES, GoalCard
from ui.widgets.goal_face import GoalFace

SPACING = Spacing(least_width=208, height=HEIGHT, most_across=4, gap=12)


class GoalGrid(CardGrid):
    """The cards, up to four across, all of the same size."""

    def __init__(self) -> None:
        """An empty grid."""
        super().__init__(SPACING)

    @property
    def cards(self) -> tuple[GoalCard, ...]:
        """The cards in their order."""
        return tuple(card for card in super().cards if isinstance(card, GoalCard))

    def show_faces(self, faces: tuple[GoalFace, ...]) -> None:
        """Show these goals."""
        by_id = {face.id: face for face in faces}
        lines = min(MOST_MEASURES, max((len(face.measures) for face in faces), default=0))
        room = lines * MEASURE + 4 if lines else 0
        self._spacing = replace(SPACING, height=HEIGHT + room)
        self.show_rows(tuple(by_id), lambda row_id: GoalCard(by_id[row_id], self))
        for card in self.cards:
            card.show_face(by_id[card.row_id])
        self.one_stop()
        self.settle()
