"""The grid of a table, as tall as its rows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHeaderView,
    QScrollArea,
    QSizePolicy,
    QTableView,
)

from models.agreement import kinds
from ui.forms.cell_delegate import CellDelegate
from ui.forms.cell_drawing import ROW
from ui.forms.column_widths import widths
from ui.forms.drop_line import DropLine, gap_at, index_after_drop
from ui.forms.rows_model import Index, RowsModel
from ui.forms.table_headers import HEIGHT, NUMBERS, ColumnHeads, Corner, RowNumbers
from ui.session import Session
from ui.theme import theme

WHOLE = (kinds.Number, kinds.Percent, kinds.Money, kinds.Day, kinds.Span)
"""What is hard to read when it is broken over two lines."""
MEASURED, MOST_WHOLE = 200, 190
"""Rows that are measured for it, and the width that no such column goes beyond."""


class TableGrid(QTableView):
    """Draws the rows, fits itself to them, and lets them be dragged."""

    move_wanted = Signal(int, int)
    cell_entered = Signal(QModelIndex)

    def __init__(self, session: Session, model: RowsModel) -> None:
        super().__init__()
        self._rows = model
        self.cells = CellDelegate(self, session, model)
        self.numbers = RowNumbers(self)
        self.setItemDelegate(self.cells)
        self.setModel(model)
        self.setVerticalHeader(self.numbers)
        self.heads = ColumnHeads(model, self)
        self.setHorizontalHeader(self.heads)
        self._corner = Corner(self)
        self._line = DropLine(self)
        self._set_up()
        self._connect()
        self.fit()

    def fit(self) -> None:
        """Share out the room and be as tall as the rows."""
        room = self.viewport().width()
        head = self.horizontalHeader()
        for section, wide in enumerate(widths(self._rows.shown_columns, room, self._whole())):
            head.resizeSection(section, wide)
        for row in range(self._rows.rowCount()):
            self._fit_row(row)
        self._fit_height()

    def _whole(self) -> tuple[int, ...]:
        """What each column of figures, days or lengths needs for its widest cell."""
        return tuple(
            self._widest(place) if isinstance(column.kind, WHOLE) else 0
            for place, column in enumerate(self._rows.shown_columns)
        )

    def _widest(self, column: int) -> int:
        rows = min(self._rows.rowCount(), MEASURED)
        wide = [self.cells.width_for(self._rows.index(row, column)) for row in range(rows)]
        return min(max(wide, default=0), theme.px(MOST_WHOLE))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(480), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), self.height())

    @property
    def at_work(self) -> bool:
        """True while the keyboard is in the table or in one of its editors."""
        return self.hasFocus() or self.cells.editor is not None

    def show_top(self, *, rounded: bool) -> None:
        """Follow the corners of the card when nothing stands between its top and the table."""
        self.heads.rounded = self._corner.rounded = rounded
        self.heads.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """The page scrolls up and down, the table only sideways."""
        super().scrollTo(index, hint)
        owner = self.parentWidget()
        while owner is not None:
            content = owner.widget() if isinstance(owner, QScrollArea) else None
            if isinstance(owner, QScrollArea) and content is not None and self.isVisible():
                middle = self.visualRect(QModelIndex(index)).center()  # type: ignore[arg-type]
                place = content.mapFromGlobal(self.viewport().mapToGlobal(middle))
                owner.ensureVisible(owner.horizontalScrollBar().value(), place.y(), 0, theme.px(56))
                return
            owner = owner.parentWidget()

    def currentChanged(self, current: Index, previous: Index) -> None:
        self.cells.finish()
        super().currentChanged(current, previous)
        self._mark()
        self._entered()

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        corner = self.findChild(QAbstractButton)
        if corner is not None:
            corner.installEventFilter(self._corner)
            corner.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName(self._rows.kind.label)
        for part in (self, self.heads, self.numbers):
            part.setProperty("ground", "none")
        self._measure()

    def _measure(self) -> None:
        self.horizontalHeader().setFixedHeight(theme.px(HEIGHT))
        self.numbers.setFixedWidth(theme.px(NUMBERS))

    def _connect(self) -> None:
        self.numbers.dragged.connect(self._drag)
        self.numbers.dropped.connect(self._drop)
        self.numbers.pressed.connect(self._pressed)
        self._rows.modelReset.connect(self.fit)
        self._rows.rowsInserted.connect(self.fit)
        self._rows.rowsRemoved.connect(self.fit)
        self._rows.rowsMoved.connect(self.fit)
        self._rows.dataChanged.connect(self._fit_rows)
        theme.changed.connect(self._renew)

    def _renew(self) -> None:
        self._measure()
        self.fit()

    def _entered(self) -> None:
        if self.at_work:
            self.cell_entered.emit(self.currentIndex())

    def _mark(self) -> None:
        """The row at work stands out as long as the table has the keyboard."""
        row = self.currentIndex().row() if self.at_work else -1
        self.numbers.show_marked(row, self.numbers.hovered)
        self.viewport().update()

    def _hover(self, row: int) -> None:
        if row != self.cells.hovered:
            self.cells.hovered = row
            self.numbers.show_marked(self.numbers.selected, row)
            self.viewport().update()

    def _fit_row(self, row: int) -> None:
        tall = theme.px(ROW)
        for section in range(self._rows.columnCount()):
            index = self._rows.index(row, section)
            tall = max(tall, self.cells.height_for(index, self.columnWidth(section)))
        if self.rowHeight(row) != tall:
            self.setRowHeight(row, tall)

    def _fit_rows(self, first: QModelIndex, last: QModelIndex) -> None:
        for row in range(first.row(), last.row() + 1):
            self._fit_row(row)
        self._fit_height()

    def _fit_height(self) -> None:
        too_wide = self.horizontalHeader().length() > self.viewport().width()
        sideways = self.horizontalScrollBar().sizeHint().height() if too_wide else 0
        tall = theme.px(HEIGHT) + self.numbers.length() + sideways
        if self.height() != tall or self.maximumHeight() != tall:
            self.setFixedHeight(tall)

    def _pressed(self, row: int) -> None:
        self.cells.finish()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        column = max(0, self.currentIndex().column())
        self.setCurrentIndex(self._rows.index(row, column))

    def _drag(self, row: int, pointer: QPoint) -> None:
        gap = gap_at(self.viewport().mapFromGlobal(pointer).y(), self._spans())
        self._line.show_at(theme.px(HEIGHT) + self._top_of(gap))

    def _drop(self, row: int, pointer: QPoint) -> None:
        self._line.hide()
        gap = gap_at(self.viewport().mapFromGlobal(pointer).y(), self._spans())
        self.move_wanted.emit(row, index_after_drop(row, gap))

    def _top_of(self, gap: int) -> int:
        if gap < self._rows.rowCount():
            return self.rowViewportPosition(gap)
        return self.numbers.length()

    def _spans(self) -> list[tuple[int, int]]:
        tops = [self.rowViewportPosition(row) for row in range(self._rows.rowCount())]
        return [(top, top + self.rowHeight(row)) for row, top in enumerate(tops)]
