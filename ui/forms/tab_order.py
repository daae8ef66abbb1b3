"""The tab order as the eye reads a page: from layout to layout, whatever was built first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QStackedWidget, QWidget


@runtime_checkable
class InOrder(Protocol):
    """A widget that places what is in it by hand, and says in which order it is read."""

    def in_order(self) -> tuple[QWidget, ...]:
        """What is in it, first things first."""


def go_on(root: QWidget, *, forward: bool) -> bool:
    """Put the focus on the next stop in `root`, or on the next one outside it.

    False when there is nowhere to go.
    """
    order = list(stops(root))
    if not forward:
        order.reverse()
    here = root.window().focusWidget()
    place = next((n for n, stop in enumerate(order) if here is stop), -1)
    if place < 0 and here is not None:
        place = _beside(order, here)
    target = order[place + 1] if place + 1 < len(order) else _outside(root, forward=forward)
    if target is None:
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    target.setFocus(reason)
    return True


def _beside(order: list[QWidget], here: QWidget) -> int:
    """The place of the stop that a widget without one of its own is part of."""
    parent = here.parentWidget()
    while parent is not None:
        inside = [n for n, stop in enumerate(order) if stop is parent or parent.isAncestorOf(stop)]
        if inside:
            return inside[-1]
        parent = parent.parentWidget()
    return -1


def _outside(root: QWidget, *, forward: bool) -> QWidget | None:
    """The next stop of the window that is not in `root`."""
    window = root.window()
    widget = root
    while True:
        beside = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
        if beside is None or beside is root:
            return None
        widget = beside
        if widget is window or root.isAncestorOf(widget) or not _stops(widget):
            continue
        if widget.isVisibleTo(window) and widget.isEnabled():
            return widget


def _stops(widget: QWidget) -> bool:
    tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tab and widget.focusProxy() is None and widget.isEnabled()


def stops(root: QWidget) -> Iterator[QWidget]:
    """The widgets at which Tab stops, in the order of the layouts."""
    for widget in _laid_out(root):
        if widget.isHidden():
            continue
        if _stops(widget):
            yield widget
        yield from stops(widget)


def _laid_out(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        if inner is not None:
            yield inner
        return
    if isinstance(widget, QStackedWidget):
        current = widget.currentWidget()
        if current is not None:
            yield current
        return
    if isinstance(widget, InOrder):
        yield from widget.in_order()
        return
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, nested = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif nested is not None:
            yield from _in_layout(nested)
