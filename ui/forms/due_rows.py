"""Rows of worked examples: when a lead comes in, and when it is due."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from models.rules.due_times import Example
from ui.dates import WEEKDAYS
from ui.editors.moments import EXAMPLE, moment_text
from ui.theme import set_type, theme
from ui.widgets.fields import FieldFrame, LineEdit
from ui.widgets.labels import ElidedLabel, IconLabel, Label

OWN = "your own test"
START, ARROW, DUE = 142, 24, 122
TALL, COMPACT_TALL = 30, 36
_SOON = timedelta(days=8)
_WEEK = timedelta(days=7)


class ExampleRow(QWidget):
    """One lead: when it comes in, when it is due, and why the case is worth a look."""

    def __init__(self) -> None:
        super().__init__()
        self.start = Label("", "row")
        self.due = Label("", "row-strong")
        self.because = ElidedLabel("", "small", "muted")
        self.because.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._lay_out()

    def show_example(self, example: Example, today: date) -> None:
        """Show a case."""
        self.start.setText(moment_text(example.start.replace(tzinfo=None), today))
        self.due.setText(moment_text(example.due.replace(tzinfo=None), today))
        self.because.setText(example.because)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        wide = theme.line_width
        painter.fillRect(0, self.height() - wide, self.width(), wide, theme.color("line"))
        painter.end()

    def _lay_out(self) -> None:
        lay_row(self, self.start, self.due, self.because)


class CompactRow(ExampleRow):
    """The same without its reason, in a narrow column: the times at both ends."""

    def show_example(self, example: Example, today: date) -> None:
        self.start.setText(short_moment(example.start, today))
        near = example.due - example.start < _WEEK
        self.due.setText(short_moment(example.due, example.start.date() if near else today))
        self.start.setToolTip(example.because)

    def _lay_out(self) -> None:
        ends(self, self.start, self.due, theme.px(COMPACT_TALL))
        self.because.setParent(self)
        self.because.hide()


class OwnRow(QWidget):
    """The last row: a time typed to try the promise. It is not kept."""

    def __init__(self) -> None:
        super().__init__()
        self.line = LineEdit()
        set_type(self.line, "row")
        self.line.setPlaceholderText(EXAMPLE)
        self.field = FieldFrame(self.line, padding=(7, 2), height=28)
        self.field.name("A lead comes in at, your own test")
        self.field.setFixedHeight(theme.px(28))
        self.due = Label("", "row-strong")
        self.because = ElidedLabel(OWN, "small", "muted")
        self.because.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        lay_row(self, self.field, self.due, self.because, beside=4)
        self.setFixedHeight(theme.px(36))

    def show_moment(self, words: str) -> None:
        """Show a moment, leaving the cursor alone when it is there already."""
        if self.line.text() != words:
            self.line.setText(words)
            self.line.setCursorPosition(0)


class Heads(QWidget):
    """What the two ends of the compact rows are."""

    def __init__(self) -> None:
        super().__init__()
        ends(
            self,
            Label("Lead comes in", "small", "muted"),
            Label("Contact is due", "small", "muted"),
            0,
        )


def lay_row(
    row: QWidget, start: QWidget, due: QWidget, because: QWidget, *, beside: int = 0
) -> None:
    """Put the parts of an example into their columns, with so much space beside the first."""
    start.setFixedWidth(theme.px(START - beside))
    due.setMinimumWidth(theme.px(DUE))
    due.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
    box = QHBoxLayout(row)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    arrow = IconLabel("", "arrow-right", "muted")
    arrow.setFixedWidth(theme.px(ARROW))
    box.addWidget(start)
    box.addSpacing(theme.px(beside))
    box.addWidget(arrow)
    box.addWidget(due)
    box.addSpacing(theme.px(8))
    box.addStretch(1)
    box.addWidget(because, 1000)
    row.setMinimumHeight(theme.px(TALL))


def ends(row: QWidget, start: Label, due: Label, tall: int) -> None:
    """Put two labels at the ends of a row, with an arrow between them where it is `tall`."""
    box = QHBoxLayout(row)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    box.addWidget(start, 1)
    if tall:
        arrow = IconLabel("", "arrow-right", "muted")
        arrow.setFixedWidth(theme.px(ARROW))
        box.addWidget(arrow)
    due.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    box.addWidget(due, 1)
    row.setMinimumHeight(tall)


def short_moment(moment: datetime, today: date) -> str:
    """A weekday and a time where that is clear within a week of `today`, else the whole moment."""
    if timedelta(0) <= moment.date() - today < _SOON:
        return f"{WEEKDAYS[moment.weekday()][:3]} {moment:%H:%M}"
    return moment_text(moment.replace(tzinfo=None), today)
