"""A show of thumbs: whether the block goes on longer, or the text is good enough."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from models.agreement.sides import Side
from models.record.facts import RomanVote, Thumbs
from ui import dates, icons
from ui.theme import theme
from ui.widgets.buttons import Button, Role
from ui.widgets.card import Card, Line
from ui.widgets.drawing import Box, draw_box, draw_focus, draw_text, text_width
from ui.widgets.labels import ElidedLabel, IconLabel, Muted
from ui.widgets.segmented import Segmented

EXTEND, GOOD_ENOUGH = "extend", "good enough"
MINUTES = (("5", "5"), ("10", "10"), ("15", "15"))
QUESTIONS = ((EXTEND, "Extend the block?"), (GOOD_ENOUGH, "Good enough?"))
THUMBS = (
    ("up", "support", "thumb-up"),
    ("sideways", "go along", "thumb-side"),
    ("down", "against", "thumb-down"),
)
MOST = 99


class CountBox(QAbstractButton):
    """A count of thumbs: a click adds one, a right click takes one away, figures set it."""

    counted = Signal()

    def __init__(self, side: Side, word: str, icon: str) -> None:
        super().__init__()
        self._icon, self._name = icon, f"{side.label}, {word}"
        self._count = 0
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip("Click for one more, right click for one less, or type the number")
        self.clicked.connect(self._more)
        self.show_count(0)

    @property
    def count(self) -> int:
        """How many thumbs."""
        return self._count

    def show_count(self, count: int) -> None:
        """Show another count."""
        self._count = min(max(count, 0), MOST)
        self.setAccessibleName(f"{self._name}: {self._count}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(58), theme.px(36))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            self._set(self._count - 1)
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self._set(key - Qt.Key.Key_0)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Up):
            self._set(self._count + 1)
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Down, Qt.Key.Key_Backspace):
            self._set(self._count - 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        fill = "hover" if self.underMouse() else "surface"
        draw_box(painter, rect, Box(fill=fill, line="line", radius=8))
        ink = theme.color("text" if self._count else "muted")
        side, gap = theme.px(18), theme.px(8)
        font = theme.font("body-strong" if self._count else "body", tabular=True)
        words = str(self._count)
        wide = text_width(words, font)
        left = (rect.width() - side - gap - wide) / 2
        icons.paint(painter, QRectF(left, 0, side, rect.height()), self._icon, ink)
        place = QRectF(left + side + gap, 0, wide + 1, rect.height())
        draw_text(painter, place, words, font, ink)
        if self.hasFocus():
            draw_focus(painter, rect, 8)
        painter.end()

    def _more(self) -> None:
        self._set(self._count + 1)

    def _set(self, count: int) -> None:
        self.show_count(count)
        self.counted.emit()


class VoteCard(Card):
    """Three counts a side; more thumbs down than others on one side stop it."""

    voted = Signal(str, object, int)
    """The question, the thumbs of both sides, and the minutes asked for."""
    end_wanted = Signal()

    def __init__(self) -> None:
        """No thumbs yet."""
        super().__init__()
        self.question = Segmented(QUESTIONS, "What is voted on")
        self.question.show_value(EXTEND)
        self.question.chosen.connect(self._refresh)
        self.minutes = Segmented(MINUTES, "Minutes more")
        self.minutes.show_value("10")
        self.minutes.chosen.connect(self._refresh)
        self.boxes = {
            (side, key): CountBox(side, word, icon) for side in Side for key, word, icon in THUMBS
        }
        for box in self.boxes.values():
            box.counted.connect(self._refresh)
        self._ends = Muted("")
        self._end: datetime | None = None
        self.result = IconLabel("", style="row-strong", side=18, gap=8)
        self.end_button = Button("End block", Role.OUTLINED, "tick")
        self.vote_button = Button("", Role.PRIMARY, "plus")
        self.end_button.clicked.connect(self.end_wanted)
        self.vote_button.clicked.connect(self._vote)
        self._lay_out()
        self._refresh()

    def show_end(self, expected: datetime) -> None:
        """Know when the day ends at this pace, to say when it would end."""
        self._end = expected
        self._say_end()

    def clear(self) -> None:
        """All thumbs down again; a new question or a new block."""
        for box in self.boxes.values():
            box.show_count(0)
        self._refresh()

    @property
    def thumbs(self) -> tuple[Thumbs, Thumbs]:
        """The counts of Marketing and Sales."""
        marketing, sales = (
            Thumbs(side=side, **{key: self.boxes[side, key].count for key, _, _ in THUMBS})
            for side in Side
        )
        return marketing, sales

    def _refresh(self) -> None:
        extends = self.question.value() == EXTEND
        self._minutes_holder.setVisible(extends)
        thumbs = self.thumbs
        silent = [Side(one.side).label for one in thumbs if not one.up + one.sideways + one.down]
        vote = RomanVote(at="", by="", question="", about="", thumbs=thumbs)
        self.vote_button.setEnabled(not silent)
        if silent:
            self.result.show_words("Count both sides’ thumbs", "vote", "muted")
        elif vote.carried:
            self.result.show_words("Carried on both sides", "agreed", "ok")
        else:
            against = [Side(one.side).label for one in thumbs if one.down > one.up + one.sideways]
            self.result.show_words(f"Stopped by {' and '.join(against)}", "error", "err")
        carried = vote.carried and not silent
        self._name_button(extends=extends, carried=carried or bool(silent))
        self._say_end()

    def _name_button(self, *, extends: bool, carried: bool) -> None:
        if not carried:
            self.vote_button.show_text("Record the vote")
            self.vote_button.show_icon("vote")
        elif extends:
            self.vote_button.show_text(f"Extend by {self.minutes.value()} min")
            self.vote_button.show_icon("plus")
        else:
            self.vote_button.show_text("Record: good enough")
            self.vote_button.show_icon("agreed")

    def _say_end(self) -> None:
        if self._end is None:
            return
        later = self._end + timedelta(minutes=int(self.minutes.value() or 0))
        words = f"The day would end {dates.clock(later)}"
        if words != self._ends.text():
            self._ends.setText(words)

    def _vote(self) -> None:
        question = self.question.value()
        minutes = int(self.minutes.value()) if question == EXTEND else 0
        self.voted.emit(question, self.thumbs, minutes)

    def _lay_out(self) -> None:
        px = theme.px
        head = QHBoxLayout()
        head.setContentsMargins(px(20), px(8), px(24), px(8))
        head.setSpacing(px(12))
        self.question.setMaximumWidth(px(340))
        head.addWidget(self.question)
        head.addWidget(ElidedLabel("All thumbs at once.", "row", "muted"), 1)
        left = self._minutes_holder = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(Muted("Minutes more"))
        column.addWidget(self.minutes)
        column.addWidget(self._ends)
        column.addStretch()
        middle = QHBoxLayout()
        middle.setContentsMargins(px(24), px(12), px(24), px(14))
        middle.setSpacing(px(16))
        middle.addWidget(left)
        middle.addStretch()
        middle.addLayout(self._counts())
        foot = QHBoxLayout()
        foot.setContentsMargins(px(24), px(12), px(24), px(12))
        foot.setSpacing(px(8))
        foot.addWidget(self.result)
        foot.addStretch()
        foot.addWidget(self.end_button)
        foot.addWidget(self.vote_button)
        self.body.addLayout(head)
        self.body.addWidget(Line())
        self.body.addLayout(middle)
        self.body.addWidget(Line())
        self.body.addLayout(foot)

    def _counts(self) -> QGridLayout:
        px = theme.px
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(8))
        for place, (_, word, _) in enumerate(THUMBS, 1):
            grid.addWidget(Muted(word), 0, place, Qt.AlignmentFlag.AlignHCenter)
        for line, side in enumerate(Side, 1):
            name = IconLabel(side.label, side.value, side.value, "body-strong", side=18, gap=9)
            grid.addWidget(name, line, 0)
            for place, (key, _, _) in enumerate(THUMBS, 1):
                grid.addWidget(self.boxes[side, key], line, place)
        return grid
