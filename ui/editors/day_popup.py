"""A small calendar that opens below a date field."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.editors.reading import MONTHS
from ui.screens import screen_of
from ui.theme import theme
from ui.widgets.buttons import ToolButton
from ui.widgets.drawing import Box, draw_box, text_width
from ui.widgets.labels import Label

CELL = 32
_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


def months_away(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return day
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


class MonthView(QWidget):
    """One month, painted; arrow keys go from day to day, Page Up and Down from month to month."""

    moved = Signal()
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.day = date.today()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        return QSize(7 * theme.px(CELL), 7 * theme.px(CELL))

    def show_day(self, day: date) -> None:
        """Mark another day."""
        self.day = day
        self.setAccessibleName(f"{day.day} {MONTHS[day.month - 1]} {day.year}")
        self.moved.emit()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.day)
        elif key in _STEPS:
            self._go(_STEPS[key])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.show_day(months_away(self.day, 1 if key == Qt.Key.Key_PageDown else -1))
        elif key == Qt.Key.Key_Home:
            self.show_day(date.today())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.show_day(months_away(self.day, -1 if event.angleDelta().y() > 0 else 1))
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for day, cell in self._cells():
            if cell.contains(event.position()):
                self.chosen.emit(day)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = theme.px(CELL)
        for column, name in enumerate(_DAYS):
            head = QRectF(column * side, 0, side, side)
            _centred(painter, head, name, "caption-medium", "muted")
        for day, cell in self._cells():
            self._draw_day(painter, day, cell)
        painter.end()

    def _draw_day(self, painter: QPainter, day: date, cell: QRectF) -> None:
        inner = cell.adjusted(2, 2, -2, -2)
        current = day == self.day
        if current:
            draw_box(painter, inner, Box(fill="primary", radius=6))
        elif day == date.today():
            draw_box(painter, inner, Box(line="primary", radius=6))
        tone = "onprimary" if current else "text" if day.month == self.day.month else "muted"
        style = "row-strong" if current else "row"
        _centred(painter, cell, str(day.day), style, tone)

    def _cells(self) -> list[tuple[date, QRectF]]:
        side = theme.px(CELL)
        first = self.day.replace(day=1)
        start = first.toordinal() - first.weekday()
        cells = []
        for place in range(42):
            number = start + place
            if 1 <= number <= date.max.toordinal():
                row, column = divmod(place, 7)
                cell = QRectF(column * side, (row + 1) * side, side, side)
                cells.append((date.fromordinal(number), cell))
        return cells

    def _go(self, days: int) -> None:
        if 1 <= self.day.toordinal() + days <= date.max.toordinal():
            self.show_day(self.day + timedelta(days=days))


class DayPopup(QFrame):
    """The calendar with its month and the arrows to go on."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setProperty("role", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._title = Label("", "row-strong")
        self._view = MonthView()
        self._view.moved.connect(self._moved)
        self._view.chosen.connect(self._choose)
        back = ToolButton("chevron-left", "Month before", size=28)
        on = ToolButton("chevron-right", "Month after", size=28)
        back.clicked.connect(self._back)
        on.clicked.connect(self._on)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 0, 0)
        head.addWidget(self._title, 1)
        head.addWidget(back)
        head.addWidget(on)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        box.addLayout(head)
        box.addWidget(self._view)

    def open_at(self, corner: QPoint, day: date) -> None:
        """Open below a field with `day` marked."""
        self._view.show_day(day)
        self.adjustSize()
        screen = screen_of(self).availableGeometry()
        left = min(corner.x(), screen.right() - self.width())
        top = corner.y()
        if top + self.height() > screen.bottom():
            top = corner.y() - self.height() - theme.px(46)
        self.move(max(left, screen.left()), max(top, screen.top()))
        self.show()
        self._view.setFocus()

    def _moved(self) -> None:
        self._title.setText(f"{MONTHS[self._view.day.month - 1]} {self._view.day.year}")

    def _choose(self, day: date) -> None:
        self.hide()
        self.chosen.emit(day)

    def _back(self) -> None:
        self._view.show_day(months_away(self._view.day, -1))

    def _on(self) -> None:
        self._view.show_day(months_away(self._view.day, 1))


def _centred(painter: QPainter, cell: QRectF, words: str, style: str, tone: str) -> None:
    font = theme.font(style, tabular=True)
    painter.setFont(font)
    painter.setPen(theme.color(tone))
    left = cell.x() + (cell.width() - text_width(words, font)) / 2
    baseline = cell.center().y() + theme.px(5)
    painter.drawText(QPoint(round(left), round(baseline)), words)
