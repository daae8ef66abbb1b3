"""Where somebody was led to a finding: the field and the box that speaks of it, both in view."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QTableView, QWidget

from ui.theme import theme

MARGIN = 16
PAUSE_MS, ROUNDS, QUIET = 15, 20, 3
"""Boxes come with the keyboard; the page is settled when so many looks have seen the same."""


class Both(QTimer):
    """Scrolls a page so that the field with the keyboard is seen together with its box."""

    def __init__(self, area: QScrollArea) -> None:
        """For one page; nothing happens until it is asked."""
        super().__init__(area)
        self._area = area
        self._rounds = self._quiet = 0
        self._seen: tuple[QRect, int] | None = None
        self.setSingleShot(True)
        self.setInterval(PAUSE_MS)
        self.timeout.connect(self._look)

    def show_both(self) -> None:
        """Scroll as soon as the page has settled."""
        self._rounds, self._quiet, self._seen = ROUNDS, 0, None
        self.start()

    def _look(self) -> None:
        field = self._field()
        if field.isEmpty():
            return
        whole, bar = field.united(self._box()), self._area.verticalScrollBar()
        seen = (whole, bar.maximum())
        self._quiet = self._quiet + 1 if seen == self._seen else 0
        self._seen, self._rounds = seen, self._rounds - 1
        if self._quiet < QUIET and self._rounds > 0:
            self.start()
            return
        room, edge = self._area.viewport().height(), theme.px(MARGIN)
        if whole.height() + 2 * edge > room:
            bar.setValue(field.top() - edge)
            return
        low, high = whole.bottom() + 1 + edge - room, whole.top() - edge
        bar.setValue(min(max(bar.value(), low), high))

    def _field(self) -> QRect:
        """The field, or the cell of a table, that has the keyboard."""
        focus, page = QApplication.focusWidget(), self._area.widget()
        if focus is None or page is None or not page.isAncestorOf(focus):
            return QRect()
        if isinstance(focus, QTableView):
            cell = focus.visualRect(focus.currentIndex())
            return cell.translated(focus.viewport().mapTo(page, QPoint(0, 0)))
        owner = self._owner(focus)
        return self._place(owner if owner is not None else focus)

    def _box(self) -> QRect:
        focus = QApplication.focusWidget()
        owner = self._owner(focus) if focus is not None else None
        box = getattr(owner, "findings", None)
        return self._place(box) if isinstance(box, QWidget) and box.isVisible() else QRect()

    def _owner(self, widget: QWidget) -> QWidget | None:
        """The view around it that tells what was found there."""
        page, around = self._area.widget(), widget.parentWidget()
        while around is not None and around is not page:
            if isinstance(getattr(around, "findings", None), QWidget):
                return around
            around = around.parentWidget()
        return None

    def _place(self, widget: QWidget) -> QRect:
        page = self._area.widget()
        if page is None:
            return QRect()
        return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())
