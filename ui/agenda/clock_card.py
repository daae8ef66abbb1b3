"""The block that runs: what it is for, what is left of its time, and the two warnings."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.drafting.agenda import HARDLY_LEFT, LITTLE_LEFT, Agenda, Alarm, Block, alarm
from ui import dates
from ui.theme import theme
from ui.typeface import Style
from ui.widgets.buttons import ToolButton
from ui.widgets.card import Card
from ui.widgets.chips import Chip, Kind
from ui.widgets.drawing import draw_text, text_width
from ui.widgets.labels import Eyebrow, HeadlineLabel, Lead, Muted

FIGURES = Style(72, 700, -2)
SAYINGS = {
    Alarm.LITTLE: ("Less than 20 % left", Kind.WARN),
    Alarm.HARDLY: ("Less than 5 % left", Kind.ERR),
}
FILLS = {Alarm.NONE: "primary", Alarm.LITTLE: "warn", Alarm.HARDLY: "err", Alarm.OVER: "err"}


class Figures(QWidget):
    """The time left in figures of 72 pixels."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str, *, over: bool) -> None:
        """Show another time; it is painted again only when it is another."""
        if words == self._words and over == self._over:
            return
        grown = len(words) != len(self._words)
        self._words, self._over = words, over
        self.setAccessibleName(f"{words} over" if over else f"{words} left")
        if grown:
            self.updateGeometry()
        self.update()

    _over = False

    @property
    def words(self) -> str:
        """The figures it shows."""
        return self._words

    def sizeHint(self) -> QSize:
        font = theme.font(FIGURES, tabular=True)
        return QSize(int(text_width(self._words or "0:00", font)) + 4, theme.px(76))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = theme.color("err" if self._over else "text")
        font = theme.font(FIGURES, tabular=True)
        draw_text(painter, QRectF(self.rect()), self._words, font, ink)
        painter.end()


class TimeBar(QWidget):
    """The time of the block as a bar with ticks where the warnings come."""

    def __init__(self) -> None:
        super().__init__()
        self._share, self._state = 0.0, Alarm.NONE
        self._captions = ("", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_time(self, share: float, state: Alarm, captions: tuple[str, str, str]) -> None:
        """Show what share of the time is used, and the words below start and ticks."""
        self._share, self._state, self._captions = share, state, captions
        self.setAccessibleName(", ".join(captions))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(280), theme.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tall, wide = theme.px(16), float(self.width())
        path = QPainterPath()
        path.addRoundedRect(QRectF(0, 0, wide, tall), tall / 2, tall / 2)
        painter.setClipPath(path)
        painter.fillRect(QRectF(0, 0, wide, tall), theme.color("track"))
        used = QRectF(0, 0, wide * min(self._share, 1.0), tall)
        painter.fillRect(used, theme.color(FILLS[self._state]))
        for left in (LITTLE_LEFT, HARDLY_LEFT):
            x = wide * (100 - left) / 100
            painter.fillRect(QRectF(x - 1, 0, 2, tall), theme.color("text"))
        painter.setClipping(False)
        self._draw_captions(painter, QRectF(0, tall + theme.px(4), wide, theme.px(20)))
        painter.end()

    def _draw_captions(self, painter: QPainter, room: QRectF) -> None:
        plain, strong = (
            theme.font("caption", tabular=True),
            theme.font("caption-strong", tabular=True),
        )
        start, little, hardly = self._captions
        draw_text(painter, room, start, plain, theme.color("muted"))
        last = strong if self._state is Alarm.HARDLY else plain
        end = room.right() - text_width(hardly, last)
        ink = theme.color("err" if self._state is Alarm.HARDLY else "muted")
        draw_text(painter, room.adjusted(end, 0, 0, 0), hardly, last, ink)
        middle = strong if self._state is Alarm.LITTLE else plain
        gap = theme.px(14)
        wide = text_width(little, middle)
        at = min(room.width() * 0.8 - wide, end - gap - wide)
        if at > text_width(start, plain) + gap:
            ink = theme.color("warn" if self._state is Alarm.LITTLE else "muted")
            place = QRectF(at, room.y(), wide + 1, room.height())
            draw_text(painter, place, little, middle, ink)


class ClockCard(Card):
    """The running block with its clock; it counts up once the time is over and never moves on."""

    split_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._eyebrow = Eyebrow("")
        self.split_button = ToolButton("pause", "Split the day: stop here, go on another day")
        self.split_button.clicked.connect(self.split_wanted)
        self._title = HeadlineLabel("")
        self._outcome = Lead("")
        self.figures = Figures()
        self.chip = Chip(height=28)
        self._of = Muted("", "row")
        self._bar = TimeBar()
        px = theme.px
        beside = QVBoxLayout()
        beside.setSpacing(px(8))
        beside.addStretch()
        beside.addWidget(self.chip)
        beside.addWidget(self._of)
        beside.addStretch()
        clock = QHBoxLayout()
        clock.setSpacing(px(20))
        clock.addWidget(self.figures)
        clock.addLayout(beside, 1)
        inner = QVBoxLayout()
        inner.setContentsMargins(px(24), px(10), px(24), px(16))
        inner.setSpacing(px(4))
        top = QHBoxLayout()
        top.addWidget(self._eyebrow, 1)
        top.addWidget(self.split_button)
        inner.addLayout(top)
        inner.addWidget(self._title)
        inner.addWidget(self._outcome)
        inner.addSpacing(px(10))
        inner.addLayout(clock)
        inner.addSpacing(px(10))
        inner.addWidget(self._bar)
        self.body.addLayout(inner)

    def show_block(self, agenda: Agenda, block: Block, now: datetime) -> None:
        """Show the block that runs, with all its words."""
        number = agenda.blocks.index(block) + 1
        self._eyebrow.show_text(f"Now · block {number} of {len(agenda.blocks)}")
        self._title.show_text(block.title)
        self._outcome.show_text(f"Outcome: {block.outcome}" if block.outcome else "")
        self._outcome.setVisible(bool(block.outcome))
        self.show_time(agenda, block, now)

    def show_time(self, agenda: Agenda, block: Block, now: datetime) -> None:
        """Show what is left of the time."""
        left, state = agenda.left(block, now), alarm(agenda, block, now)
        minutes = agenda.planned(block)
        whole = timedelta(minutes=minutes)
        ends = now + left
        over = state is Alarm.OVER
        self.figures.show_words(figures(left), over=over)
        words, kind = SAYINGS.get(state, ("", Kind.NEUTRAL))
        if over:
            words, kind = f"Over by {figures(left)}", Kind.ERR
        self.chip.setVisible(bool(words))
        if words != self.chip.text:
            self.chip.show_state(words, kind, "clock")
        self._of.setText(f"of {minutes} min, {'ended' if over else 'ends'} {dates.clock(ends)}")
        started = datetime.fromisoformat(agenda.stretches[-1].started)
        captions = (
            f"started {dates.clock(started)}",
            f"20 % left, {dates.clock(ends - whole * 0.2)}",
            f"5 % left, {dates.clock(ends - whole * 0.05)}",
        )
        self._bar.show_time((whole - left) / whole, state, captions)


def figures(left: timedelta) -> str:
    """Time left, or over, as minutes and seconds; the seconds are rounded down."""
    seconds = abs(int(left.total_seconds() // 1))
    minutes, rest = divmod(seconds, 60)
    whole, minutes_of_hour = divmod(minutes, 60)
    return f"{whole}:{minutes_of_hour:02}:{rest:02}" if whole else f"{minutes}:{rest:02}"
