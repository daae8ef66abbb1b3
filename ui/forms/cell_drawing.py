"""How the cells of a table are drawn."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from ui import icons
from ui.forms.rows_model import Cell, Index, RowsModel
from ui.theme import theme
from ui.typeface import STYLES
from ui.widgets.drawing import Box, draw_box, draw_text, text_width

ROW, PADDING, ICON = 36, 8, 14
MOST_LINES = 2
HINTS = {
    "unconfirmed": "Starter value. Space confirms it.",
    "open": "Not answered yet, needed before signing.",
    "not asked": "Not asked here.",
    "calculated": "Worked out from the other answers.",
}
_BOXES = {
    "unconfirmed": Box(fill="surface", line="warn", dashed=True),
    "held": Box(fill="surface", line="err"),
    "error": Box(fill="surface", line="err"),
}


class DrawnCells(QStyledItemDelegate):
    """Draws cells in all their states."""

    def __init__(self, view: QAbstractItemView, model: RowsModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self.hovered = -1

    @property
    def at_work(self) -> bool:
        """True while the keyboard is in the table."""
        return self._view.hasFocus()

    # Drawing

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(option.rect)
        state = str(index.data(Cell.STATE) or "")
        selected = self.at_work and bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, theme.color(self._ground(index, selected=selected)))
        wide = theme.line_width
        if index.row() < self._model.rowCount() - 1:
            line = QRectF(rect.x(), rect.bottom() - wide, rect.width(), wide)
            painter.fillRect(line, theme.color("line"))
        inner = rect.adjusted(1, 1, -1, -1 - wide)
        if box := _BOXES.get(state):
            draw_box(painter, inner, box)
        self._draw_contents(painter, rect, index, state)
        if selected and index == self._view.currentIndex() and self._view.hasFocus():
            draw_box(painter, inner, Box(line="focus", width=2 / theme.line_width))

    def _ground(self, index: Index, *, selected: bool) -> str:
        if selected:
            return "primarysoft"
        return "hover" if index.row() == self.hovered else "surface"

    def _draw_contents(self, painter: QPainter, rect: QRectF, index: Index, state: str) -> None:
        room = rect.adjusted(theme.px(PADDING), 0, -theme.px(PADDING), -theme.line_width)
        side, gap = theme.px(ICON), theme.px(6)
        if state == "unconfirmed":
            icons.paint(painter, _left(room, side), "ring-dashed", theme.color("warn"))
            icons.paint(painter, self.tick_rect(rect), "tick", theme.color("warn"))
            room.adjust(side + gap, 0, -theme.px(22), 0)
        elif state == "open":
            icons.paint(painter, _left(room, side), "ring", theme.color("muted"))
            return
        elif state == "held":
            icons.paint(painter, _left(room, side), "error", theme.color("err"))
            room.adjust(side + gap, 0, 0, 0)
        if mark := str(index.data(Cell.MARK) or ""):
            tone = "err" if mark == "error" else "warn"
            place = QRectF(room.right() - theme.px(18), room.y(), theme.px(18), room.height())
            icons.paint(painter, place, mark, theme.color(tone))
            room.adjust(0, 0, -theme.px(24), 0)
        words = str(index.data() or "")
        faint = state in ("calculated", "not asked")
        if words:
            ink = theme.color("muted" if faint else "text")
            self._draw_words(painter, room, words, index, ink)

    def _draw_words(
        self, painter: QPainter, room: QRectF, words: str, index: Index, ink: QColor
    ) -> None:
        font = self.font_of(index)
        line = " ".join(words.split("\n"))
        wide = text_width(line, font)
        if wide <= room.width() or room.height() < theme.px(ROW + 10):
            if self._model.column_at(index).numeric:
                room.setLeft(max(room.left(), room.right() - wide - 1))
            draw_text(painter, room, line, font, ink)
            return
        _draw_lines(painter, room, line, font, ink)

    def font_of(self, index: Index) -> QFont:
        """The type of a cell: the row's name is set apart by weight."""
        column = self._model.column_at(index)
        named = column.field.name == self._model.kind.title
        return theme.font("row-medium" if named else "row", tabular=column.numeric)

    def tick_rect(self, rect: QRectF) -> QRectF:
        """Where the tick of an unconfirmed cell stands."""
        side = theme.px(18)
        return QRectF(rect.right() - theme.px(6) - side, rect.y(), side, rect.height())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(80), self.height_for(index, option.rect.width()))

    def width_for(self, index: Index) -> int:
        """The width that shows a cell's words in one line."""
        words = " ".join(str(index.data() or "").split("\n"))
        if not words:
            return 0
        beside = theme.px(ICON + 6 + 22) if index.data(Cell.STATE) == "unconfirmed" else 0
        mark = theme.px(24) if index.data(Cell.MARK) else 0
        wide = text_width(words, self.font_of(index))
        return ceil(wide) + 1 + 2 * theme.px(PADDING) + beside + mark

    def height_for(self, index: Index, width: int) -> int:
        """The height that shows a cell's words in no more than two lines."""
        words = str(index.data() or "")
        room = width - 2 * theme.px(PADDING) - (theme.px(24) if index.data(Cell.MARK) else 0)
        if index.data(Cell.STATE) == "unconfirmed":
            room -= theme.px(ICON + 6 + 22)
        if text_width(" ".join(words.split("\n")), self.font_of(index)) <= max(room, 1):
            return theme.px(ROW)
        return theme.px(ROW) + theme.px(STYLES["row"].line) * (MOST_LINES - 1)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), self.tip(index), view)
        return True

    def tip(self, index: Index) -> str:
        """What a cell says when the pointer rests on it: words that are cut, and what is open."""
        held = self._model.held_at(index)
        if held is not None:
            return held.sentence
        words = str(index.data() or "")
        room = self._view.visualRect(index).width() - 2 * theme.px(PADDING)
        one_line = text_width(" ".join(words.split("\n")), self.font_of(index))
        cut = one_line > room * (MOST_LINES if "\n" not in words else 1) * 0.95
        hint = HINTS.get(str(index.data(Cell.STATE) or ""), "")
        return "\n".join(part for part in (words if cut else "", hint) if part)


def _left(room: QRectF, side: int) -> QRectF:
    return QRectF(room.x(), room.y(), side, room.height())


def _draw_lines(painter: QPainter, room: QRectF, words: str, font: QFont, ink: QColor) -> None:
    """Two lines, the second cut with dots where it does not fit."""
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(room.width())
    layout.endLayout()
    pitch = theme.px(STYLES["row"].line)
    top = room.center().y() - pitch
    units = words.encode("utf-16-le", "surrogatepass")
    cut = 2 * first.textLength()
    parts = [part.decode("utf-16-le", "replace").strip() for part in (units[:cut], units[cut:])]
    metrics = QFontMetricsF(font)
    for number, part in enumerate(parts):
        shown = metrics.elidedText(part, Qt.TextElideMode.ElideRight, room.width())
        line = QRectF(room.x(), top + number * pitch, room.width(), pitch)
        draw_text(painter, line, shown, font, ink)
