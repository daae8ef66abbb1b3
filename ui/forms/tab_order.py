"""The tab order as the eye reads a page: from layout to layout, whatever was built first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QStackedWidget, QWidget


def put_in_order(root: QWidget) -> None:
    """Let Tab go through everything in `root` in the order it is laid out."""
    for one, other in pairwise(stops(root)):
        if one.nextInFocusChain() is not other:
            QWidget.setTabOrder(one, other)


def stops(root: QWidget) -> Iterator[QWidget]:
    """The widgets at which Tab stops, in the order of the layouts."""
    for widget in _laid_out(root):
        if widget.isHidden():
            continue
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
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
