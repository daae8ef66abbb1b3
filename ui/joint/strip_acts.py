"""What stands in the strip of a clause during joint drafting: both sides, and the next act."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from models.agreement.clauses import ClauseId
from models.agreement.sides import Side
from models.record.standing import Standing, State
from models.workshop import Workshop
from ui.joint import deeds
from ui.joint.looks import OPEN, has_input, side_look
from ui.theme import theme
from ui.widgets.buttons import Button, Role
from ui.widgets.card import StatusStrip
from ui.widgets.chips import Kind

CHIP = 152
WORDS = 120
"""So much of the words beside the state is kept before the chips of the sides give way."""
LEAST = 240


class StripActs(QObject):
    """The chips of both sides and the buttons Reveal, Compare and Vote."""

    reveal_wanted = Signal()
    compare_wanted = Signal()
    vote_wanted = Signal()

    def __init__(self, strip: StatusStrip) -> None:
        """Put the buttons into a strip; they are hidden until a clause is shown."""
        super().__init__(strip)
        self._strip = strip
        strip.setMinimumWidth(theme.px(LEAST))
        self._shown: tuple[Workshop, ClauseId] | None = None
        self._narrow = False
        self.reveal = Button("Reveal", Role.TONAL, "eye", size=28)
        self.compare = Button("Compare", Role.OUTLINED, "compare", size=28)
        self.compare.setToolTip("What each side proposed, side by side")
        self.vote = Button("Vote", Role.TONAL, size=28)
        for button, wanted in (
            (self.reveal, self.reveal_wanted),
            (self.compare, self.compare_wanted),
            (self.vote, self.vote_wanted),
        ):
            button.hide()
            button.clicked.connect(wanted)
            strip.add_act(button)

    def show_clause(self, workshop: Workshop, clause: ClauseId, standing: Standing | None) -> None:
        """Show what each side has done with a clause and what can be done next."""
        self._shown = (workshop, clause)
        state = standing.state if standing is not None else State.EMPTY
        revealed = deeds.is_revealed(workshop, clause)
        self.reveal.setVisible(state is State.BOTH_IN)
        self.compare.setVisible(revealed and state is not State.LEFT_OUT)
        self.vote.setVisible(state in OPEN)
        self._show_sides()
        self.fit()

    def show_nothing(self) -> None:
        """Show neither side nor any act, as at a side's own desk."""
        self._shown = None
        self._strip.show_proposals("", "")
        for button in (self.reveal, self.compare, self.vote):
            button.hide()

    def fit(self) -> None:
        """Name the sides by colour and icon alone where there is no room for more."""
        strip, px = self._strip, theme.px
        words = min(strip.words.sizeHint().width(), px(WORDS))
        taken = px(48) + strip.state.sizeHint().width() + words + 2 * px(CHIP)
        shown = [one for one in strip.acts if not one.isHidden()]
        taken += px(12) + sum(one.sizeHint().width() for one in shown)
        narrow = strip.width() < taken + px(8) * (4 + len(shown))
        if narrow != self._narrow:
            self._narrow = narrow
            self._show_sides()

    def _show_sides(self) -> None:
        if self._shown is None:
            return
        workshop, clause = self._shown
        shown = has_input(workshop.record, clause)
        for side, chip in (
            (Side.MARKETING, self._strip.marketing),
            (Side.SALES, self._strip.sales),
        ):
            look = side_look(workshop.record, clause, side)
            words = look.words if self._narrow else f"{side.label} {look.words}"
            icon = side.value if self._narrow else look.icon
            chip.show_width(0 if self._narrow else CHIP)
            chip.show_state(words, Kind(side.value), icon)
            chip.setAccessibleName(f"{side.label} {look.words}")
            chip.setVisible(shown)
