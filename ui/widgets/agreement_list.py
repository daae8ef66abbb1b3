"""The list of agreements in its card: a head that sorts, rows that open, a menu for each."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QListView, QSizePolicy

from ui import icons
from ui.theme import set_look, set_type, theme
from ui.widgets.agreement_rows import (
    EDGE,
    ROW,
    AgreementDelegate,
    AgreementModel,
    Column,
    Show,
    Sorting,
    belongs,
    columns,
    matches,
)
from ui.widgets.card import Band, Card
from ui.widgets.drawing import draw_focus, draw_text, text_width
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from models.store.listing import Listing

HEAD = 36
LEAST_ROWS = 3


class HeadButton(QAbstractButton):
    """The head of one column; pressing it sorts by that column."""

    def __init__(self, column: Column) -> None:
        """The head of this column."""
        super().__init__()
        self.column = column
        self._sorting = Sorting()
        set_type(self, "caption-strong")
        self.setText(column.value)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"Sort by {column.value.lower()}")

    def show_sorting(self, sorting: Sorting) -> None:
        """Point up or down when the list is sorted by this column."""
        self._sorting = sorting
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        ink = theme.color("text" if self.underMouse() else "muted")
        draw_text(painter, rect, self.text(), self.font(), ink)
        if self._sorting.column is self.column:
            arrow = "chevron-down" if self._sorting.backwards else "chevron-up"
            left = text_width(self.text(), self.font()) + theme.px(6)
            side = theme.px(14)
            icons.paint(painter, QRectF(left, 0, side, rect.height()), arrow, ink)
        if self.hasFocus():
            draw_focus(painter, rect.adjusted(-4, 5, 0, -5), 6)
        painter.end()


class ListHead(Band):
    """The heads of all columns, in the places of the columns."""

    sorted_by = Signal(object)

    def __init__(self) -> None:
        """Sorted by the next review, overdue ones first."""
        super().__init__(top=True)
        self._sorting = Sorting()
        self.buttons = {column: HeadButton(column) for column in Column}
        for button in self.buttons.values():
            button.setParent(self)
            button.clicked.connect(self._sort)
            button.show_sorting(self._sorting)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(HEAD))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), theme.px(HEAD))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        places = columns(self.width())
        for column, button in self.buttons.items():
            place = places.get(column)
            button.setVisible(place is not None)
            if place is not None:
                button.setGeometry(int(place.x()), 0, int(place.width()), self.height() - 1)

    def _sort(self) -> None:
        button = self.sender()
        assert isinstance(button, HeadButton)
        again = self._sorting.column is button.column
        self._sorting = Sorting(button.column, again and not self._sorting.backwards)
        for one in self.buttons.values():
            one.show_sorting(self._sorting)
        self.sorted_by.emit(self._sorting)


class AgreementView(QListView):
    """The rows; Enter or a click opens one, the dots or the menu key show what else can be done."""

    opened = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, model: AgreementModel) -> None:
        """Rows of this model."""
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setItemDelegate(AgreementDelegate(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setAccessibleName("Agreements")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        set_look(self, "ground", "none")
        theme.changed.connect(self.doItemsLayout)
        model.modelReset.connect(self.updateGeometry)

    def selected_id(self) -> str:
        """The agreement of the row that is selected; empty when none is."""
        index = self.currentIndex()
        return self._model.listing(index).id if index.isValid() else ""

    def select(self, agreement_id: str) -> None:
        """Select an agreement, or the first row where it is not shown."""
        row = max(0, self._model.row_of(agreement_id))
        self.setCurrentIndex(self._model.index(row, 0))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), self._model.rowCount() * theme.px(ROW))

    def minimumSizeHint(self) -> QSize:
        rows = min(LEAST_ROWS, self._model.rowCount())
        return QSize(theme.px(240), rows * theme.px(ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.selected_id():
            self.opened.emit(self.selected_id())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.setCurrentIndex(self._model.index(0, 0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        left = event.button() is Qt.MouseButton.LeftButton
        if left and self._on_menu(event.position().toPoint()):
            self._ask_menu(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        where = event.position().toPoint()
        index = self.indexAt(where)
        left = event.button() is Qt.MouseButton.LeftButton
        if left and index.isValid() and not self._on_menu(where):
            self.opened.emit(self._model.listing(index).id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is not QContextMenuEvent.Reason.Keyboard:
            self._ask_menu(event.globalPos())
            return
        place = self.visualRect(self.currentIndex())
        self._ask_menu(self.viewport().mapToGlobal(_menu_corner(place)))

    def _ask_menu(self, where: QPoint) -> None:
        if self.selected_id():
            self.menu_wanted.emit(self.selected_id(), where)

    def _on_menu(self, where: QPoint) -> bool:
        index = self.indexAt(where)
        return index.isValid() and where.x() > self.viewport().width() - theme.px(EDGE + 34)


class AgreementList(Card):
    """The card with the head and the rows, and what to say when there are none."""

    opened = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self) -> None:
        """Empty, until the agreements have been read."""
        super().__init__()
        self._all: tuple[Listing, ...] = ()
        self._show, self._words, self._sorting = Show.ALL, "", Sorting()
        self.model = AgreementModel(self)
        self.head = ListHead()
        self.view = AgreementView(self.model)
        self.none = Label("Opening your agreements …", "row", "muted")
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.none.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        self.body.addWidget(self.head)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.none)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.head.sorted_by.connect(self._sort)
        self.view.opened.connect(self.opened)
        self.view.menu_wanted.connect(self.menu_wanted)
        self.view.hide()

    def show_listings(self, listings: tuple[Listing, ...]) -> None:
        """Show what the store holds."""
        self._all = listings
        self._renew()

    def show_filter(self, show: Show) -> None:
        """Show one kind of agreement."""
        self._show = show
        self._renew()

    def search(self, words: str) -> None:
        """Show only what the words are found in."""
        self._words = words
        self._renew()

    def counts(self) -> dict[Show, int]:
        """How many agreements each filter shows."""
        today = date.today()
        return {show: sum(belongs(one, show, today) for one in self._all) for show in Show}

    def sizeHint(self) -> QSize:
        edge = 2 * theme.line_width
        below = self.view.sizeHint() if self.model.rowCount() else self.none.sizeHint()
        return QSize(theme.px(480), self.head.sizeHint().height() + below.height() + edge)

    def _sort(self, sorting: Sorting) -> None:
        self._sorting = sorting
        self._renew()

    def _renew(self) -> None:
        kept = self.view.selected_id()
        today = date.today()
        wanted = (one for one in self._all if belongs(one, self._show, today))
        shown = tuple(one for one in wanted if matches(one, self._words))
        self.model.show_listings(shown, self._sorting)
        if kept and shown:
            self.view.select(kept)
        self.view.setVisible(bool(shown))
        self.none.setVisible(not shown)
        self.none.setText(self._why_empty())
        self.updateGeometry()

    def _why_empty(self) -> str:
        if self._words:
            return f"Nothing here is called “{self._words}”."
        words = {
            Show.IN_WORK: "No agreement is in work.",
            Show.DUE: "No review is due in the next 30 days.",
            Show.ARCHIVED: "Nothing is archived. Archived agreements keep all their versions.",
        }
        return words.get(self._show, "All agreements are archived.")


def _menu_corner(row: QRect) -> QPoint:
    return QPoint(row.right() - theme.px(EDGE + 22), row.center().y())
