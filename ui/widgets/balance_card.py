"""Who promises what: four pairs of bars that lead to the clauses that were counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.agreement.path import Path
from models.agreement.sides import Side
from models.rules.balance import Weighed, Weight
from ui import icons
from ui.theme import theme
from ui.widgets.card import Card, Line
from ui.widgets.conditions import clear
from ui.widgets.drawing import draw_focus, draw_text, text_width
from ui.widgets.labels import IconLabel, Label, Muted
from ui.widgets.scroll import PageScroll

TALL, FIGURE, BAR, ROW = 56, 26, 8, 28
PAD, NARROW = 14, 560
MOST_SEEN, FEW_SEEN = 5, 3
"""Rows of the list that are in sight, and in a low window; the rest is reached by scrolling."""
HOW = "Every answered promise counts; one may be a duty, a deadline and a measure."


@dataclass(frozen=True, slots=True)
class Source:
    """A clause in which something was counted: its name, how often, and the first place."""

    words: str
    count: int
    path: Path
    section: str = ""


Naming = Callable[[tuple[Path, ...]], tuple[Source, ...]]


class BalanceCell(QAbstractButton):
    """One kind of thing: Marketing's count and bar at the left, those of Sales at the right."""

    def __init__(self, weight: Weight) -> None:
        """Nothing counted yet."""
        super().__init__()
        self.weighed = Weighed(weight, (), ())
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setText(weight.value.capitalize())
        self.show_weighed(self.weighed)

    def show_weighed(self, weighed: Weighed) -> None:
        """Show these counts."""
        self.weighed = weighed
        self.setAccessibleName(weighed.words)
        self.setToolTip(f"{weighed.words} Click to see where.")
        self.setEnabled(bool(weighed.marketing or weighed.sales))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(92), theme.px(TALL))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(80), theme.px(TALL))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px = QPainter(self), theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self.isChecked() or (self.underMouse() and self.isEnabled()):
            ground = "primarysoft" if self.isChecked() else "hover"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(ground))
            painter.drawRoundedRect(rect.adjusted(1, 4, -1, -4), px(8), px(8))
        font = theme.font("caption")
        wide = text_width(self.text(), font)
        middle = rect.center().x()
        top = QRectF(middle - wide / 2, px(7), wide + 1, px(18))
        draw_text(painter, top, self.text(), font, theme.color("muted"))
        below = QRectF(px(8), px(25), rect.width() - px(16), px(22))
        most = max(len(self.weighed.marketing), len(self.weighed.sales), 1)
        self._draw_side(painter, below, Side.MARKETING, len(self.weighed.marketing) / most)
        self._draw_side(painter, below, Side.SALES, len(self.weighed.sales) / most)
        if self.hasFocus():
            draw_focus(painter, rect.adjusted(1, 4, -1, -4), 8)
        painter.end()

    def _draw_side(self, painter: QPainter, rect: QRectF, side: Side, part: float) -> None:
        """The figure outside, and a bar from the middle on, `part` of its room long."""
        left, px = side is Side.MARKETING, theme.px
        font, ink = theme.font("row-strong", tabular=True), theme.color(side.value)
        count = len(self.weighed.marketing if left else self.weighed.sales)
        wide = text_width(str(count), font)
        at = rect.x() if left else rect.right() - wide
        draw_text(painter, QRectF(at, rect.y(), wide + 1, rect.height()), str(count), font, ink)
        room = rect.width() / 2 - px(FIGURE) - px(1)
        long = max(room, 0) * part
        x = rect.center().x() - px(1) - long if left else rect.center().x() + px(1)
        bar = QRectF(x, rect.center().y() - px(BAR) / 2, long, px(BAR))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(bar, px(2), px(2))


class SourceRow(QAbstractButton):
    """A clause in which something was counted; it leads there."""

    def __init__(self, source: Source) -> None:
        """A row for this clause."""
        super().__init__()
        self.source = source
        self.setText(source.words)
        whole = f"{source.section}: {source.words}" if source.section else source.words
        self.setAccessibleName(f"{whole}, {source.count} counted")
        self.setToolTip(whole)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(160), theme.px(ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(96), theme.px(ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px = QPainter(self), theme.px
        rect = QRectF(self.rect())
        if self.underMouse():
            painter.fillRect(rect, theme.color("hover"))
        side = px(14)
        arrow = QRectF(rect.right() - side - px(6), 0, side, rect.height())
        icons.paint(painter, arrow, "chevron-right", theme.color("muted"))
        font, words = theme.font("small-strong", tabular=True), str(self.source.count)
        wide = text_width(words, font)
        figure = QRectF(arrow.left() - px(8) - wide, 0, wide + 1, rect.height())
        draw_text(painter, figure, words, font, theme.color("text"))
        room = QRectF(px(6), 0, figure.left() - px(16), rect.height())
        draw_text(painter, room, self.text(), theme.font("small"), theme.color("text"))
        if self.hasFocus():
            draw_focus(painter, rect.adjusted(1, 1, -1, -1), 6)
        painter.end()


class BalanceCard(Card):
    """Four pairs of counts; one of them unfolds into the clauses that were counted."""

    wanted = Signal(object)

    def __init__(self, naming: Naming) -> None:
        """Nothing counted yet; `naming` says in which clauses some places stand."""
        super().__init__()
        self._naming = naming
        self.words = QWidget()
        self.title = Label("Who promises what", "small-strong")
        self.heading = Label(self.title.text(), "small-strong")
        self.heading.setContentsMargins(theme.px(PAD), theme.px(8), theme.px(PAD), 0)
        self.heading.hide()
        self.legend = {side: IconLabel("", side.value, side.value, "caption") for side in Side}
        self.cells = {weight: BalanceCell(weight) for weight in Weight}
        self._low = False
        self.detail = QWidget()
        self.detail.hide()
        self.said = Muted("", "caption")
        self.said.setWordWrap(True)
        self.rows: dict[Side, list[SourceRow]] = {side: [] for side in Side}
        self._columns = {side: QVBoxLayout() for side in Side}
        for cell in self.cells.values():
            cell.clicked.connect(partial(self._turn, cell))
        self._lay_out()
        self.setAccessibleName("Who promises what")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_balance(self, weighed: tuple[Weighed, ...]) -> None:
        """Show these counts; what is unfolded stays so."""
        for one in weighed:
            cell = self.cells[one.weight]
            if one != cell.weighed:
                cell.show_weighed(one)
                if cell.isChecked():
                    self._unfold(one)

    def show_upright(self, *, upright: bool) -> None:
        """Put the title above the counts, as a narrow column asks for."""
        self.words.setVisible(not upright)
        self.heading.setVisible(upright)

    def show_low(self, *, low: bool) -> None:
        """List fewer clauses at once in a low window."""
        if low is not self._low:
            self._low = low
            self._fit_list()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        spelt = self.width() >= theme.px(NARROW)
        for side, label in self.legend.items():
            label.show_words(side.label if spelt else "", side.value, side.value)
            label.setAccessibleName(side.label)
            label.setToolTip(side.label)

    @property
    def unfolded(self) -> Weight | None:
        """The kind whose clauses are listed."""
        return next((weight for weight, cell in self.cells.items() if cell.isChecked()), None)

    def _turn(self, cell: BalanceCell) -> None:
        for other in self.cells.values():
            other.setChecked(other is cell and cell.isChecked())
        self.detail.setVisible(cell.isChecked())
        if cell.isChecked():
            self._unfold(cell.weighed)

    def _unfold(self, weighed: Weighed) -> None:
        for side, places in ((Side.MARKETING, weighed.marketing), (Side.SALES, weighed.sales)):
            column = self._columns[side]
            clear(column)
            self.rows[side] = [SourceRow(source) for source in self._naming(places)]
            for row in self.rows[side]:
                row.clicked.connect(partial(self.wanted.emit, row.source.path))
                column.addWidget(row)
            if not self.rows[side]:
                column.addWidget(Muted("Nothing here"))
            column.addStretch(1)
        self._fit_list()
        self.said.setText(_fact(weighed))

    def _fit_list(self) -> None:
        most = FEW_SEEN if self._low else MOST_SEEN
        seen = min(most, max(1, *(len(rows) for rows in self.rows.values())))
        self._scroll.setFixedHeight(theme.px(seen * ROW))

    def _lay_out(self) -> None:
        px = theme.px
        words = QVBoxLayout(self.words)
        words.setContentsMargins(0, 0, px(6), 0)
        words.setSpacing(px(4))
        words.addStretch()
        words.addWidget(self.title)
        legend = QHBoxLayout()
        legend.setSpacing(px(10))
        for label in self.legend.values():
            legend.addWidget(label)
        legend.addStretch()
        words.addLayout(legend)
        words.addStretch()
        head = QHBoxLayout()
        head.setContentsMargins(px(PAD), 0, px(4), 0)
        head.setSpacing(px(3))
        head.addWidget(self.words)
        for cell in self.cells.values():
            head.addWidget(Line(upright=True))
            head.addWidget(cell, 1)
        self.body.addWidget(self.heading)
        self.body.addLayout(head)
        self._lay_out_detail()
        self.body.addWidget(self.detail)

    def _lay_out_detail(self) -> None:
        px = theme.px
        both = QWidget()
        both.setProperty("ground", "surface")
        sides = QHBoxLayout(both)
        sides.setContentsMargins(px(PAD - 6), 0, px(8), 0)
        sides.setSpacing(px(12))
        for column in self._columns.values():
            column.setSpacing(0)
            sides.addLayout(column, 1)
        self._scroll = PageScroll(both)
        column = QVBoxLayout(self.detail)
        column.setContentsMargins(0, 0, 0, px(8))
        column.setSpacing(px(6))
        column.addWidget(Line())
        column.addWidget(self._scroll)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(PAD), 0, px(PAD), 0)
        foot.addWidget(self.said, 1)
        column.addLayout(foot)


def _fact(weighed: Weighed) -> str:
    """How it was counted, after the fact that one side has several times as much."""
    side = weighed.more_on
    if side is None:
        return HOW
    other = next(one for one in Side if one is not side)
    more, fewer = sorted((len(weighed.marketing), len(weighed.sales)), reverse=True)
    if not fewer:
        return f"All {more} are with {side.label}. {HOW}"
    times, rest = divmod(more, fewer)
    over = "more than " if rest else ""
    return f"{side.label} has {over}{times} times as many as {other.label}. {HOW}"
