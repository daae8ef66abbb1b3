"""What stands beside a clause while a side writes: the present text, wishes, and who sees it."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from models.agreement.sides import Side
from ui.theme import theme
from ui.turns.own_promise import OwnPromise
from ui.turns.wishes_card import WishesCard
from ui.widgets.buttons import Button, Role
from ui.widgets.card import Card
from ui.widgets.labels import IconLabel, Label, Paragraph


class Aside(QWidget):
    """The right column, which moves below the clause in a narrow window."""

    def __init__(
        self, side: Side, *, only: bool = False, promise: OwnPromise | None = None
    ) -> None:
        """A column for a side; wishes are the `only` thing on a step without clauses.

        `promise` is what the side's own response promise means, on the step that has one.
        """
        super().__init__()
        self.promise = promise
        self.present = PresentText()
        self.wishes = WishesCard(side, only=only)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(16))
        if promise is not None:
            box.addWidget(promise)
        for part in (self.present, self.wishes, Alone(side)):
            box.addWidget(part)
        box.addStretch(1)


class PresentText(Card):
    """Offers the text that stands in the agreement, without showing it."""

    def __init__(self) -> None:
        super().__init__()
        self.take = Button("Take over the present text", Role.OUTLINED, "copy", size=36)
        inner = QVBoxLayout()
        inner.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(18))
        inner.setSpacing(theme.px(8))
        inner.addWidget(Label("There is a text already", "body-strong"))
        words = "It is not shown, so that its numbers do not lead you."
        inner.addWidget(Paragraph(words, "small", "muted"))
        inner.addWidget(self.take)
        self.body.addLayout(inner)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class Alone(QWidget):
    """Says who sees this page."""

    def __init__(self, side: Side) -> None:
        super().__init__()
        words = f"Nobody else sees this page. Undo reaches only what {side.label} types now."
        box = QGridLayout(self)
        box.setContentsMargins(theme.px(4), 0, 0, 0)
        box.setHorizontalSpacing(theme.px(12))
        box.addWidget(IconLabel("", "eye-off", "muted", side=18), 0, 0)
        box.addWidget(Paragraph(words, "small", "muted"), 0, 1)
        box.setColumnStretch(1, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
