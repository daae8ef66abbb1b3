"""The foot of a comparison: what the agreed text begins from."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from models.agreement.clauses import ClauseId
from models.agreement.sides import Side
from models.drafting.blind import Said
from models.drafting.origins import Source
from ui.joint.contrast import Contrast
from ui.theme import theme
from ui.widgets.buttons import Button, Role, ToolButton
from ui.widgets.labels import ElidedLabel, Label

SOURCES = {Side.MARKETING: Source.MARKETING, Side.SALES: Source.SALES}
GENITIVES = {Side.MARKETING: "Marketing’s text", Side.SALES: "Sales’ text"}


class RevealFoot(QWidget):
    """Park at the left, the ways to begin at the right, both sides' buttons equal."""

    back_wanted = Signal()
    park_wanted = Signal()
    begun = Signal(object, object)
    """The value to begin with, None for a blank text, and its source."""
    kept = Signal()
    """The text that stands in the agreement is gone on with."""
    paired = Signal(str)
    unwanted = Signal()

    def __init__(self) -> None:
        """A foot without a comparison."""
        super().__init__()
        self._shown: Contrast | None = None
        self._pairs: tuple[Contrast, ...] = ()
        self.back = ToolButton("arrow-left", "Back to the step (Esc)")
        self.park = Button("Park…", Role.OUTLINED, "parked")
        self.words = ElidedLabel("", "row", "muted")
        self.start = Label("Start from", "row-strong")
        self.sides = {
            side: Button(GENITIVES[side], f"side-{side.value}", side.value) for side in Side
        }
        self.overlap = Button("the overlap", Role.PRIMARY, "overlap")
        self.own = Button("Take as its own row", Role.PRIMARY, "plus")
        self.same_as = Button("Same as…", Role.OUTLINED, "link")
        self.more = ToolButton("more", "Other ways to begin", size=36)
        self._lay_out()

    def show_contrast(
        self, shown: Contrast, pairs: tuple[Contrast, ...], *, has_text: bool
    ) -> None:
        """Offer what this comparison can begin from."""
        self._shown, self._pairs, self._has_text = shown, pairs, has_text
        lone = shown.is_new and shown.is_one_sided
        overlap = shown.overlap
        for side, button in self.sides.items():
            button.setVisible(not lone)
            button.setEnabled(shown.of(side) is not None)
        self.start.setVisible(not lone)
        self.overlap.setVisible(not lone)
        self.overlap.setEnabled(overlap is not None)
        alike = shown.comparison.differ == 0
        self.overlap.show_text("what both say" if alike else "the overlap")
        self.own.setVisible(lone)
        self.same_as.setVisible(lone and bool(pairs))
        self.words.setText(_words(shown, overlap))
        self.words.setToolTip(self.words.text())

    _has_text = False

    @property
    def first(self) -> Button:
        """The button that takes the keyboard."""
        ways = (self.own, self.overlap, *self.sides.values())
        return next((one for one in ways if not one.isHidden() and one.isEnabled()), self.park)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        for part in (self.back, self.park, self.words):
            row.addWidget(part, 1 if part is self.words else 0)
        row.addSpacing(theme.px(8))
        row.addWidget(self.start)
        row.addSpacing(theme.px(4))
        for button in (*self.sides.values(), self.overlap, self.same_as, self.own, self.more):
            row.addWidget(button)
        self.back.clicked.connect(self.back_wanted)
        self.park.clicked.connect(self.park_wanted)
        for side, button in self.sides.items():
            button.clicked.connect(partial(self._begin, side))
        self.overlap.clicked.connect(self._begin_overlap)
        self.own.clicked.connect(self._take)
        self.same_as.clicked.connect(self._offer_pairs)
        self.more.clicked.connect(self._offer_more)

    def _begin(self, side: Side) -> None:
        if self._shown is not None and (proposal := self._shown.of(side)) is not None:
            self.begun.emit(proposal.value, SOURCES[side])

    def _begin_overlap(self) -> None:
        if self._shown is not None and (value := self._shown.overlap) is not None:
            self.begun.emit(value, Source.BOTH)

    def _take(self) -> None:
        if self._shown is not None:
            side = Side.SALES if self._shown.marketing is None else Side.MARKETING
            self._begin(side)

    def _offer_pairs(self) -> None:
        menu = self._menu()
        for other in self._pairs:
            menu.addAction(other.title, partial(self._pair, other.clause))
        menu.popup(self._above(self.same_as, menu))

    def _pair(self, other: ClauseId) -> None:
        self.paired.emit(other)

    def _offer_more(self) -> None:
        menu = self._menu()
        if self._has_text:
            menu.addAction("The text as it stands", self.kept.emit)
        blank: Said | None = None
        if self._shown is not None and not (self._shown.is_new and self._shown.is_one_sided):
            menu.addAction("A blank text", partial(self.begun.emit, blank, None))
        else:
            menu.addAction("Leave this row out…", self.unwanted.emit)
        menu.popup(self._above(self.more, menu))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _above(self, button: QWidget, menu: QMenu) -> QPoint:
        return button.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4))


def _words(shown: Contrast, overlap: Said | None) -> str:
    if shown.is_one_sided:
        side = Side.SALES if shown.marketing is None else Side.MARKETING
        return f"Only {side.label} has proposed this"
    if shown.comparison.differ == 0:
        return "Both sides say the same"
    if overlap is None:
        return "No overlap: nothing is the same and no ranges meet"
    return shown.overlap_words
