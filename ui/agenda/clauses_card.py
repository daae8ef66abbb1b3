"""The clauses left in the block that runs, each one click away, and parking what is left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.agreement.agreement import Agreement
from models.record.record import Record
from models.record.standing import Standing
from ui import icons
from ui.agenda.block_clauses import ICONS, BlockClauses, words_of
from ui.agenda.clock_card import figures
from ui.agenda.park_form import ParkForm
from ui.theme import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card, Line
from ui.widgets.drawing import draw_focus, draw_text, text_width
from ui.widgets.labels import IconLabel, Label, Muted

SHOWN = 6
"""Clauses listed at once; the rest is counted until somebody asks for them."""


class ClauseRow(QAbstractButton):
    """A clause that is left; a click leads to it."""

    def __init__(self, one: Standing, words: str) -> None:
        super().__init__()
        self._icon = ICONS.get(one.state, "ring")
        self._title, self._words = one.clause.title, words
        self.setAccessibleName(f"{self._title}, {words}")
        self.setToolTip(f"Go to “{self._title}”")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect, px = QRectF(self.rect()), theme.px
        if self.underMouse():
            painter.fillRect(rect, theme.color("hover"))
        place = QRectF(px(24), 0, px(18), rect.height())
        icons.paint(painter, place, self._icon, theme.color("muted"))
        font = theme.font("small")
        wide = min(text_width(self._words, font) + 1, rect.width() * 0.45)
        end = QRectF(rect.right() - px(24) - wide, 0, wide, rect.height())
        draw_text(painter, end, self._words, font, theme.color("muted"))
        left = px(24 + 18 + 12)
        room = QRectF(left, 0, end.x() - left - px(12), rect.height())
        draw_text(painter, room, self._title, theme.font("row-medium"), theme.color("text"))
        if self.hasFocus():
            draw_focus(painter, rect.adjusted(2, 2, -2, -2), 6)
        painter.end()


class ClausesCard(Card):
    """Counts the clauses left, lists them, and parks the rest as one open issue."""

    clause_wanted = Signal(object)
    rest_parked = Signal(object, object)

    def __init__(self, agreement: Callable[[], Agreement]) -> None:
        """A card without clauses."""
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self._left: tuple[Standing, ...] = ()
        self._count = 0
        self._all = False
        self._title = Label("", "title")
        self._pace = Muted("")
        self.park_link = LinkButton("Park the rest")
        self.park_link.clicked.connect(self._ask_to_park)
        self.form = ParkForm(agreement)
        self.form.hide()
        self.form.left.connect(self._close_form)
        self.form.parked.connect(self._park)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._lay_out()

    def show_clauses(self, found: BlockClauses, record: Record, title: str) -> None:
        """Show what is left of a block."""
        self.setVisible(found.total > 0)
        self._block = title
        key = (found.left, found.settled_words, record if found.left else None, self._all)
        if key == self._shown:
            return
        self._shown, self._left, self._count = key, found.left, found.total
        left = len(found.left)
        clauses = "clause" if found.total == 1 else "clauses"
        self._title.setText(
            f"{left} of {found.total} {clauses} left" if left else "Every clause is settled"
        )
        self.park_link.setVisible(left > 0)
        if not left:
            self._close_form()
        self._fill(found, record)

    _block = ""

    def show_pace(self, left: timedelta) -> None:
        """Say how much time there is for each clause that is left."""
        count = len(self._left)
        words = ""
        if count and left > timedelta():
            words = f"about {figures(left / count)} for each"
        if words != self._pace.text():
            self._pace.setText(words)

    def _fill(self, found: BlockClauses, record: Record) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        listed = found.left if self._all else found.left[:SHOWN]
        for one in listed:
            row = ClauseRow(one, words_of(one, record))
            row.clicked.connect(partial(self.clause_wanted.emit, one.clause.path))
            self._rows.addWidget(Line())
            self._rows.addWidget(row)
        if len(listed) < len(found.left):
            more = LinkButton(f"{len(found.left) - len(listed)} more")
            more.clicked.connect(self._show_all)
            self._rows.addWidget(Line())
            self._rows.addWidget(_indented(more))
        if found.settled_words:
            self._rows.addWidget(Line())
            words = f"{found.settled_words} in this block"
            settled = IconLabel(words, "agreed", "ok", "row-medium", side=18, gap=12)
            self._rows.addWidget(_indented(settled))

    def _show_all(self) -> None:
        self._all = True
        self._shown = ()
        self.all_wanted.emit()

    all_wanted = Signal()

    def _ask_to_park(self) -> None:
        names = ", ".join(one.clause.title for one in self._left[:3])
        rest = len(self._left) - 3
        more = f" and {rest} more" if rest > 0 else ""
        self.form.show()
        title = f"Park {len(self._left)} as one open issue"
        self.form.begin(title, f"{self._block}: settle {names}{more}", "Park the rest")

    def _close_form(self) -> None:
        self.form.hide()

    def _park(self, issue: object) -> None:
        self.form.hide()
        self.rest_parked.emit(tuple(one.clause.id for one in self._left), issue)

    def _lay_out(self) -> None:
        px = theme.px
        head = QHBoxLayout()
        head.setContentsMargins(px(24), px(9), px(20), px(9))
        head.setSpacing(px(12))
        head.addWidget(self._title)
        head.addWidget(self._pace)
        head.addStretch()
        head.addWidget(self.park_link)
        self.body.addLayout(head)
        self.body.addWidget(self.form)
        self.body.addLayout(self._rows)


def _indented(widget: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    px = theme.px
    row.setContentsMargins(px(24), px(8), px(24), px(10))
    row.addWidget(widget)
    row.addStretch()
    return holder
