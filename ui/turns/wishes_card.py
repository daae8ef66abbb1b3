"""Concerns, questions, grievances and requests that a side writes down while it is alone."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models import text
from models.agreement.sides import Side
from models.drafting.blind import Wish
from ui.theme import theme
from ui.widgets.buttons import ToolButton
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.fields import LineField
from ui.widgets.labels import Label, Paragraph

LONGEST = 400


def wish_kinds(other: str) -> tuple[tuple[str, str], ...]:
    """The kinds of wishes with their words; a request goes to the side named `other`."""
    return (
        ("concern", "A concern"),
        ("question", "A question"),
        ("grievance", "A grievance"),
        ("request", f"A request to {other}"),
    )


class WishRow(QWidget):
    """One wish; an empty row at the end waits for the next one."""

    edited = Signal(object)
    dropped = Signal(object)
    left = Signal()

    def __init__(self, wish: Wish) -> None:
        """Show `wish`, which may still be empty."""
        super().__init__()
        self.wish = wish
        self.kind = ChoiceField(wish_kinds(Side(wish.side).other.label))
        self.kind.name("Kind of wish")
        self.field = LineField(example="In one sentence")
        self.field.name("Wish")
        self.field.line.setMaxLength(LONGEST)
        self.delete = ToolButton("trash", "Delete this wish", size=28)
        head = QHBoxLayout()
        head.setSpacing(theme.px(4))
        head.addWidget(self.kind, 1)
        head.addWidget(self.delete)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(6))
        box.addLayout(head)
        box.addWidget(self.field)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.kind.combo.activated.connect(self._edit)
        self.field.line.textEdited.connect(self._edit)
        self.field.line.installEventFilter(self)
        self.delete.clicked.connect(self._drop)
        self.show_wish(wish)

    def show_wish(self, wish: Wish) -> None:
        """Show the wish as it is kept."""
        self.wish = wish
        self.kind.show_value(wish.kind)
        if text.clean_line(self.field.text()) != wish.text:
            self.field.show_text(wish.text)
        self.delete.setVisible(bool(wish.text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)

    def _edit(self) -> None:
        words = text.clean_line(self.field.text())[:LONGEST]
        wish = replace(self.wish, kind=self.kind.value() or self.wish.kind, text=words)
        if wish != self.wish:
            self.wish = wish
            self.delete.setVisible(bool(words))
            self.edited.emit(wish)

    def _drop(self) -> None:
        self.dropped.emit(self.wish)


class WishesCard(Card):
    """All wishes of the side, and room for one more."""

    edited = Signal(object)
    dropped = Signal(object)
    left = Signal()

    def __init__(self, side: Side, *, only: bool = False) -> None:
        """Ask a side beside its clauses, or for wishes alone when they are the `only` thing."""
        super().__init__()
        self._side = side
        self.rows: list[WishRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(14))
        inner = QVBoxLayout()
        inner.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(18))
        inner.setSpacing(theme.px(4))
        question = "What is on your mind?" if only else "Anything else on your mind?"
        sealed = "Sealed together" if only else "Sealed with the rest"
        inner.addWidget(Label(question, "body-strong"))
        inner.addWidget(
            Paragraph(
                f"{sealed}. {side.other.label} reads it at the reveal, not before.",
                "small",
                "muted",
            )
        )
        inner.addSpacing(theme.px(6))
        inner.addLayout(self._list)
        self.body.addLayout(inner)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("Concerns and requests")

    def show_wishes(self, wishes: tuple[Wish, ...]) -> None:
        """Show the wishes as they are kept, and an empty row behind them."""
        present = {wish.id: wish for wish in wishes}
        for row in [row for row in self.rows[:-1] if row.wish.id not in present]:
            self._drop_row(row)
        if self.rows and not self.rows[-1].wish.text and self.rows[-1].wish.id in present:
            self.rows[-1].show_wish(present[self.rows[-1].wish.id])
        known = {row.wish.id: row for row in self.rows}
        for place, wish in enumerate(wishes):
            if wish.id in known:
                known[wish.id].show_wish(wish)
            else:
                self._add_row(wish, place)
        if not self.rows or self.rows[-1].wish.id in present:
            self._add_row(Wish(side=self._side, kind="concern", text=""), len(self.rows))

    def _add_row(self, wish: Wish, place: int) -> None:
        row = WishRow(wish)
        row.edited.connect(self.edited)
        row.dropped.connect(self.dropped)
        row.left.connect(self.left)
        self.rows.insert(place, row)
        self._list.insertWidget(place, row)

    def _drop_row(self, row: WishRow) -> None:
        self.rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
