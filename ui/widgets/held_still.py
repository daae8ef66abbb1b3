"""Keeping what has the keyboard where it is on the screen while things around it come and go."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

MARGIN = 16


@contextmanager
def held_still(changing: QWidget) -> Iterator[None]:
    """While `changing` grows or shrinks, scroll so that the field with the keyboard stays put."""
    area = _area_of(changing)
    focus = QApplication.focusWidget()
    if area is None or focus is None or changing.isAncestorOf(focus) or _area_of(focus) is not area:
        yield
        return
    before = _top(focus, area)
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    moved = _top(focus, area) - before
    if moved:
        bar = area.verticalScrollBar()
        bar.setValue(bar.value() + moved)


def bring_into_view(widget: QWidget) -> None:
    """Scroll so that all of a widget that has just been opened can be seen."""
    area = _area_of(widget)
    if area is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        area.ensureWidgetVisible(widget, 0, MARGIN)


def _top(widget: QWidget, area: QScrollArea) -> int:
    return widget.mapTo(area.viewport(), QPoint(0, 0)).y()


def _area_of(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent if parent is not None and parent.isVisible() else None
