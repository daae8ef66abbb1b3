"""The list of findings: as long as it likes, worked by mouse or by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QItemSelectionModel, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QListView

from models.rules.finding import Finding, Severity
from ui.theme import set_look, theme
from ui.widgets.finding_drawing import FindingDelegate, act_place
from ui.widgets.finding_rows import Asking, Entry, FindingModel
from ui.widgets.reason_row import ReasonRow


class FindingList(QListView):
    """Findings by phase; Enter or a click leads to the field of one, W waives a warning."""

    wanted = Signal(object)
    waived = Signal(object, str, str)
    """A warning, the reason that both sides live with it, and the name where it was asked for."""
    withdrawn = Signal(object)
    """A waived warning that shall stand again."""

    def __init__(self) -> None:
        """Nothing found yet."""
        super().__init__()
        self._model = FindingModel(self)
        self._delegate = FindingDelegate(self)
        self._entries: tuple[Entry, ...] = ()
        self._asked: Finding | None = None
        self._row: ReasonRow | None = None
        self.asks_name: Callable[[], bool] = bool
        """Whether a waiver has to ask for a name."""
        self._name = ""
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setAccessibleName("Findings")
        self.setAccessibleDescription("Enter leads to the field, W waives a warning")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        set_look(self, "ground", "none")
        theme.changed.connect(self._relay)

    def show_margin(self, margin: int) -> None:
        """Keep the rows this far from the right edge, in pixels of the drawings."""
        if margin != self._delegate.margin:
            self._delegate.margin = margin
            self._relay()

    def show_entries(self, entries: Iterable[Entry]) -> None:
        """Show these findings; the one that was chosen stays so, or else its neighbour."""
        kept, row = self.current(), self.currentIndex().row()
        place = self.verticalScrollBar().value()
        self._entries = tuple(entries)
        if self._asked not in [one.finding for one in self._entries]:
            self._asked = None
        written, typing = self._written()
        self._delegate.forget()
        self._delegate.asked = self._asked
        self._model.show_entries(self._entries, self._asked)
        self._ask(written, typing=typing)
        if kept is not None:
            found = self._model.row_of(kept)
            self._choose(found if found >= 0 else self._model.nearest(row))
        self.verticalScrollBar().setValue(place)

    def go_to_top(self) -> None:
        """Begin at the first finding."""
        self._choose(self._model.nearest(0))
        self.scrollToTop()

    def current(self) -> Finding | None:
        """The finding that is chosen."""
        entry = self._model.entry(self.currentIndex())
        return entry.finding if entry is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
            return
        if event.key() == Qt.Key.Key_W and not event.modifiers():
            self._act()
            return
        super().keyPressEvent(event)
        if self.current() is None:
            backwards = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Home)
            self._step_off_head(backwards=backwards)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current() is None:
            self._choose(self._model.nearest(0))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        if event.button() is not Qt.MouseButton.LeftButton or index != self.currentIndex():
            return
        if self._is_act(place):
            self._act()
        else:
            self._go()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._delegate.forget()
        super().resizeEvent(event)

    def _is_act(self, place: QPoint) -> bool:
        entry = self._model.entry(self.currentIndex())
        row = QRectF(self.visualRect(self.currentIndex()))
        row.setWidth(max(theme.px(240), self.width() - theme.px(self._delegate.margin)))
        return entry is not None and bool(entry.act) and act_place(row).contains(place)

    def _act(self) -> None:
        """Ask for the reason below the chosen warning, or let a waived one stand again."""
        finding = self.current()
        if finding is None:
            return
        if finding.waived:
            self.withdrawn.emit(finding)
        elif finding.severity is Severity.WARNING:
            self._asked = None if finding == self._asked else finding
            self._row = None
            self.show_entries(self._entries)
            self._focus_row()

    def _written(self) -> tuple[str, bool]:
        """What stands in the row for the reason, and whether it is being written."""
        if self._row is None:
            return "", False
        at = QApplication.focusWidget()
        return self._row.reason, at is not None and self._row.isAncestorOf(at)

    def _ask(self, written: str, *, typing: bool) -> None:
        """Put the row for the reason where the model has kept room for it."""
        self._name = self._row.author if self._row is not None else ""
        self._row = None
        index = self._model.asking()
        if not index.isValid():
            return
        says = self._model.line(index).says
        assert isinstance(says, Asking)
        self._row = ReasonRow(
            written, margin=self._delegate.margin, asks_name=self.asks_name(), name=self._name
        )
        self._row.given.connect(self._waive)
        self._row.given_up.connect(self._give_up)
        self.setIndexWidget(index, self._row)
        if typing:
            self._focus_row()

    def _focus_row(self) -> None:
        if self._row is not None:
            self.scrollTo(self._model.asking())
            self._row.focus_field()

    def _waive(self, reason: str) -> None:
        finding, self._asked = self._asked, None
        name = self._row.author if self._row is not None else ""
        self.setFocus()
        if finding is not None:
            self.waived.emit(finding, reason, name)

    def _give_up(self) -> None:
        self.setFocus()
        self._asked = None
        self.show_entries(self._entries)

    def _step_off_head(self, *, backwards: bool) -> None:
        row = self.currentIndex().row()
        found = self._model.nearest(row)
        if backwards and row > 0:
            found = row - 1
        self._choose(found)

    def _choose(self, row: int) -> None:
        if row < 0:
            return
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        index = self._model.index(row, 0)
        self.selectionModel().setCurrentIndex(index, flag)
        self.scrollTo(index)

    def _go(self) -> None:
        finding = self.current()
        if finding is not None:
            self.wanted.emit(finding.path)

    def _relay(self) -> None:
        self._delegate.forget()
        self.scheduleDelayedItemsLayout()
