"""The left column while a side writes: who, how long, and what there is to write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.agreement.sides import Side
from models.drafting.blind import Turn
from ui.theme import set_look, theme
from ui.turns.countdown import Countdown
from ui.turns.tiles import SideTile, draw_mark
from ui.widgets.buttons import Button, LinkButton, Role
from ui.widgets.card import Band, Card, Line
from ui.widgets.drawing import Box, draw_box, draw_focus, draw_text
from ui.widgets.labels import ElidedLabel, Eyebrow, IconLabel, Muted, Paragraph
from ui.widgets.scroll import PageScroll

WIDTH = 280


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to write on: what it is called, how far it is, and whether something lacks.

    `mark` is "done", "lacks" or "open".
    """

    title: str
    words: str
    mark: str


class ItemRow(QAbstractButton):
    """A row of the list, 64 pixels high."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number, self._item = number, Item("", "", "open")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_item(self, item: Item, *, current: bool) -> None:
        """Show how far the clause is."""
        self.setChecked(current)
        if item != self._item:
            self._item = item
            self.setAccessibleName(f"{item.title}, {item.words}")
            self.setToolTip(f"{item.title}: {item.words}")
        self.update()

    @property
    def item(self) -> Item:
        """What it shows."""
        return self._item

    def sizeHint(self) -> QSize:
        return QSize(theme.px(WIDTH - 32), theme.px(64))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect, px = QRectF(self.rect()), theme.px
        current = self.isChecked()
        if current:
            draw_box(painter, rect, Box(fill="primarysoft", line="primaryline"))
        elif self.underMouse():
            draw_box(painter, rect, Box(fill="hover"))
        mark = QRectF(px(13), px(13), px(22), px(22))
        state = "current" if current and self._item.mark != "done" else self._item.mark
        draw_mark(painter, mark, str(self._number), state)
        left, room = px(47), rect.width() - px(47) - px(10)
        title = QRectF(left, px(12), room, px(22))
        draw_text(painter, title, self._item.title, theme.font("row-strong"), theme.color("text"))
        words = QRectF(left, px(35), room, px(18))
        ink = theme.color("text" if current else "muted")
        draw_text(painter, words, self._item.words, theme.font("small"), ink)
        if self.hasFocus():
            draw_focus(painter, rect, 8)
        painter.end()


class TurnRail(Band):
    """Tile, names, countdown, list, Add, and the way to typing from paper."""

    chosen = Signal(int)
    add_wanted = Signal()
    paper_wanted = Signal()

    def __init__(
        self, turn: Turn, names: tuple[str, ...], title: str, now: Callable[[], datetime]
    ) -> None:
        """A column for a turn of the people with these `names`, on what `title` says."""
        super().__init__("surface", line="")
        self.setFixedWidth(theme.px(WIDTH))
        self._turn, self._side = turn, Side(turn.side)
        self.headline = ElidedLabel("", "title")
        self.names = ElidedLabel(", ".join(names), "row", "muted")
        self.countdown = Countdown(turn.minutes, datetime.fromisoformat(turn.started_at), now)
        self.count = Muted("", "small")
        self.add = LinkButton("", "plus")
        self.add.hide()
        self.paper = Button("", Role.OUTLINED, size=32)
        self._paper_words = Paragraph("", "small", "muted")
        self.rows: list[ItemRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(6))
        self._lay_out(title)
        self.add.clicked.connect(self.add_wanted)
        self.paper.clicked.connect(self.paper_wanted)
        self.show_paper(paper=turn.paper)

    def show_items(self, items: tuple[Item, ...], current: int, count: str) -> None:
        """Show what there is to write on, and which of it is open."""
        while len(self.rows) > len(items):
            row = self.rows.pop()
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(items):
            row = ItemRow(len(self.rows) + 1)
            row.clicked.connect(partial(self.chosen.emit, len(self.rows)))
            self.rows.append(row)
            self._list.addWidget(row)
        for number, (row, item) in enumerate(zip(self.rows, items, strict=True)):
            row.show_item(item, current=number == current)
        self.count.setText(count)

    def show_add(self, words: str) -> None:
        """Offer to add something of the side's own; no words offer nothing."""
        self.add.show_text(words)
        self.add.setVisible(bool(words))

    def show_paper(self, *, paper: bool) -> None:
        """Say whether the side types itself or the facilitator from its cards."""
        name = self._side.label
        self.headline.setText(f"{name}, from paper" if paper else f"{name} writes alone")
        self.paper.show_text(f"{name} types itself" if paper else "Switch to paper entry")
        self._paper_words.show_text(
            f"The facilitator types what {name} has on its cards. It is marked “from paper”."
            if paper
            else f"The facilitator types the cards in for {name}, field by field. Marked “from"
            " paper”."
        )

    def _lay_out(self, title: str) -> None:
        body = QWidget()
        set_look(body, "ground", "surface")
        column = QVBoxLayout(body)
        column.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(16))
        column.setSpacing(0)
        column.addLayout(self._who())
        column.addSpacing(theme.px(18))
        column.addWidget(self.countdown)
        column.addSpacing(theme.px(18))
        column.addWidget(Line())
        column.addSpacing(theme.px(18))
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(4), 0, 0, 0)
        head.addWidget(Eyebrow(title, "muted"))
        head.addStretch(1)
        head.addWidget(self.count)
        column.addLayout(head)
        column.addSpacing(theme.px(10))
        column.addLayout(self._list)
        column.addWidget(self.add)
        column.addStretch(1)
        column.addSpacing(theme.px(16))
        column.addWidget(self._paper_card())
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.addWidget(PageScroll(body))

    def _who(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.headline)
        words.addWidget(self.names)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(SideTile(self._side, 44, 8))
        row.addLayout(words, 1)
        return row

    def _paper_card(self) -> Card:
        card = Card(dashed=True)
        inner = QVBoxLayout()
        inner.setContentsMargins(theme.px(13), theme.px(12), theme.px(13), theme.px(12))
        inner.setSpacing(theme.px(8))
        inner.addWidget(
            IconLabel("Written on paper?", "file-text", "text", "row-strong", side=18, gap=8)
        )
        inner.addWidget(self._paper_words)
        self.paper.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        inner.addWidget(self.paper)
        card.body.addLayout(inner)
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        return card
