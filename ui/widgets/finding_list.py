"""The list of findings: as long as it likes, worked by mouse or by keyboard."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QListView

from models.rules.finding import Finding
from ui.theme import set_look, theme
from ui.widgets.finding_drawing import FindingDelegate
from ui.widgets.finding_rows import Entry, FindingModel


class FindingList(QListView):
    """Findings by phase; Enter or a click leads to the field of one."""

    wanted = Signal(object)

    def __init__(self) -> None:
        """Nothing found yet."""
        super().__init__()
        self._model = FindingModel(self)
        self._delegate = FindingDelegate(self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setAccessibleName("Findings")
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
        self._delegate.forget()
        self._model.show_entries(entries)
        if kept is not None:
            found = self._model.row_of(kept)
            self._choose(found if found >= 0 else self._model.nearest(row))
        self.verticalScrollBar().setValue(place)

    def current(self) -> Finding | None:
        """The finding that is chosen."""
        entry = self._model.entry(self.currentIndex())
        return entry.finding if entry is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
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
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index == self.currentIndex():
            self._go()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._delegate.forget()
        super().resizeEvent(event)

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
