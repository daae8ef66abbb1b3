"""Keeping what has the keyboard where it is on the screen while things around it come and go."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

MARGIN = 16
ROUNDS = 20
"""A page is painted again when its layouts have settled, and after so many rounds at the latest."""
QUIET = 3
"""Layouts have settled when so many rounds have moved nothing."""


@contextmanager
def held_still(changing: QWidget) -> Iterator[None]:
    """While `changing` grows or shrinks, scroll so that the field with the keyboard stays put."""
    area, focus = _area_of(changing), QApplication.focusWidget()
    if area is None or focus is None or changing.isAncestorOf(focus) or _area_of(focus) is not area:
        yield
        return
    hold = area.findChild(_Hold) or _Hold(area)
    hold.begin(focus)
    yield
    hold.follow()


def bring_into_view(widget: QWidget) -> None:
    """Scroll so that all of a widget that has just been opened can be seen."""
    area = _area_of(widget)
    if area is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        area.ensureWidgetVisible(widget, 0, MARGIN)


def focus_in_place(widget: QWidget) -> None:
    """Give the keyboard to a widget without scrolling the page it stands on."""
    area = _area_of(widget)
    place = area.verticalScrollBar().value() if area is not None else 0
    widget.setFocus()
    if area is not None:
        area.verticalScrollBar().setValue(place)


class _Hold(QObject):
    """How far down the field with the keyboard stood, until the layouts have settled."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._field: QWidget | None = None
        self._top, self._rounds, self._quiet = 0, 0, 0
        self._seen: tuple[int, int] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    def begin(self, field: QWidget) -> None:
        """Something is about to change; the field shall stay where it is now."""
        if self._field is not field:
            self._field, self._top = field, _top(field, self._area)
        self._rounds, self._quiet, self._seen = ROUNDS, 0, None

    def follow(self) -> None:
        """Scroll the field back once the layouts have settled; nothing is painted until then."""
        self._area.viewport().setUpdatesEnabled(False)
        self._timer.start()

    def _go_on(self) -> None:
        field, bar = self._field, self._area.verticalScrollBar()
        if field is not None and QApplication.focusWidget() is field:
            seen = (_top(field, self._area), bar.maximum())
            self._quiet = self._quiet + 1 if seen == self._seen else 0
            self._seen, self._rounds = seen, self._rounds - 1
            if self._quiet < QUIET and self._rounds > 0:
                self._timer.start()
                return
            # Whoever has scrolled meanwhile has scrolled to where the field is wanted.
            bar.setValue(bar.value() + seen[0] - self._top)
        self._field = None
        self._area.viewport().setUpdatesEnabled(True)


def _top(widget: QWidget, area: QScrollArea) -> int:
    """How far down the page a widget stands, wherever the page is scrolled to."""
    page = area.widget()
    return widget.mapTo(page, QPoint(0, 0)).y() if page is not None else 0


def _area_of(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent if parent is not None and parent.isVisible() else None
