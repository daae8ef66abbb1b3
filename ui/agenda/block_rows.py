"""The blocks of the day, one a row: start, title, time used against time planned."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from models.drafting.planning import Course, Slot
from ui import dates, icons
from ui.theme import theme
from ui.widgets.drawing import Box, draw_box, draw_focus, draw_text, text_width

HEIGHT = 46
PER_MINUTE = 1.35
"""Pixels of the bar for one minute, while the longest block has room."""
BAR_ROOM = 84
WITH_BARS = 400
"""A row narrower than this leaves the bar out, so that the title can be read."""
WAYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class BlockRow(QAbstractButton):
    """One block; Alt with an arrow moves it, Delete takes it out, Enter shows it."""

    moved = Signal(int)
    removed = Signal()
    stepped = Signal(int)

    def __init__(self, slot: Slot, per_minute: float) -> None:
        """A row for a block in its place of the day."""
        super().__init__()
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_slot(slot, per_minute)

    def show_slot(self, slot: Slot, per_minute: float) -> None:
        """Show the block as it stands now."""
        self.slot, self._per_minute = slot, per_minute
        self.setAccessibleName(words_of(slot))
        self.setToolTip(slot.block.outcome or slot.block.title)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(380), theme.px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = WAYS.get(Qt.Key(event.key()))
        if way and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(way)
        elif way:
            self.stepped.emit(way)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        now = self.slot.course is Course.NOW
        if now or self.isChecked() or self.underMouse():
            fill = "primarysoft" if now else "hover"
            line = "primaryline" if self.isChecked() else ""
            draw_box(painter, rect, Box(fill=fill, line=line, radius=8))
        self._draw_words(painter, rect)
        self._draw_figures(painter, rect)
        if self.hasFocus():
            draw_focus(painter, rect, 8)
        painter.end()

    def _draw_words(self, painter: QPainter, rect: QRectF) -> None:
        px, slot = theme.px, self.slot
        quiet = slot.course is Course.NEXT or slot.block.pause
        if slot.starts is not None:
            font = theme.font("small-strong" if self._now else "small", tabular=True)
            ink = theme.color("text" if self._now else "muted")
            words = dates.clock(slot.starts)
            draw_text(painter, QRectF(px(8), 0, px(46), rect.height()), words, font, ink)
        icon, tone = self._mark()
        if icon:
            place = QRectF(px(53), 0, px(16), rect.height())
            icons.paint(painter, place, icon, theme.color(tone))
        font = theme.font("row-strong" if self._now else "row")
        ink = theme.color("muted" if quiet else "text")
        left = px(76)
        room = QRectF(left, 0, self._bar_left(rect) - left - px(10), rect.height())
        draw_text(painter, room, slot.block.title or "New block", font, ink)

    @property
    def _now(self) -> bool:
        return self.slot.course is Course.NOW

    def _mark(self) -> tuple[str, str]:
        if self._now:
            return "arrow-right", "primary"
        if self.slot.course is Course.HELD:
            return "parked", "warn"
        if self.slot.block.pause:
            return "cup", "ok" if self.slot.course is Course.DONE else "muted"
        return ("tick", "ok") if self.slot.course is Course.DONE else ("", "")

    def _bar_left(self, rect: QRectF) -> float:
        bar = BAR_ROOM if rect.width() >= theme.px(WITH_BARS) else 0
        return rect.right() - theme.px(8 + 36 + 62 + bar)

    def _draw_figures(self, painter: QPainter, rect: QRectF) -> None:
        px, slot = theme.px, self.slot
        if rect.width() >= px(WITH_BARS):
            place = QRectF(self._bar_left(rect), 0, px(BAR_ROOM), rect.height())
            self._draw_bar(painter, place)
        used = round(slot.used.total_seconds() / 60)
        begun = slot.course is not Course.NEXT
        words = f"{used} / {slot.planned}" if begun else str(slot.planned)
        strong = "small-strong" if self._now else "small-medium"
        font = theme.font(strong if begun else "small", tabular=True)
        ink = theme.color("text" if begun else "muted")
        end = rect.right() - px(8 + 36)
        wide = text_width(words, font)
        draw_text(painter, QRectF(end - wide, 0, wide + 1, rect.height()), words, font, ink)
        words, tone = self._drift()
        font = theme.font("small-strong" if tone != "muted" else "small", tabular=True)
        wide = text_width(words, font)
        place = QRectF(rect.right() - px(8) - wide, 0, wide + 1, rect.height())
        draw_text(painter, place, words, font, theme.color(tone))

    def _drift(self) -> tuple[str, str]:
        slot = self.slot
        if slot.course is Course.NOW:
            return ("now", "primary") if slot.over <= 0 else (f"+{slot.over}", "warn")
        if slot.course in (Course.NEXT, Course.HELD):
            return "", "muted"
        if slot.over > 0:
            return f"+{slot.over}", "warn"
        return f"−{-slot.over}" if slot.over else "0", "muted"

    def _draw_bar(self, painter: QPainter, room: QRectF) -> None:
        slot, tall = self.slot, theme.px(10)
        plan = max(slot.planned * self._per_minute * theme.scale, tall)
        used = min(slot.used.total_seconds() / 60 * self._per_minute * theme.scale, room.width())
        box = QRectF(room.x(), room.center().y() - tall / 2, min(plan, room.width()), tall)
        painter.setPen(QPen(theme.color("field"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2.5, 2.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if used > 1:
            painter.setBrush(theme.color("primary" if self._now else "ok"))
            inside = QRectF(box.x(), box.y(), min(used, box.width()), tall)
            painter.drawRoundedRect(inside, 3, 3)
        if used > box.width() + 1:
            painter.setBrush(theme.color("warn"))
            tail = QRectF(box.right(), box.y(), min(used, room.width()) - box.width(), tall)
            painter.drawRoundedRect(tail, 2, 2)


class ColumnHead(QWidget):
    """The words above the rows."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(380), theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect, px = QRectF(self.rect()), theme.px
        font, ink = theme.font("caption"), theme.color("muted")
        draw_text(painter, rect.adjusted(px(8), 0, 0, 0), "Start", font, ink)
        draw_text(painter, rect.adjusted(px(76), 0, 0, 0), "Block", font, ink)
        for words, end in (("Used / plan", px(44)), ("±", px(8))):
            wide = text_width(words, font)
            place = QRectF(rect.right() - end - wide, 0, wide + 1, rect.height())
            draw_text(painter, place, words, font, ink)
        painter.end()


def words_of(slot: Slot) -> str:
    """A row for those who hear it."""
    used = round(slot.used.total_seconds() / 60)
    state = {
        Course.DONE: f"{used} of {slot.planned} minutes used",
        Course.HELD: f"halted, {used} of {slot.planned} minutes used",
        Course.NOW: f"running, {used} of {slot.planned} minutes used",
        Course.NEXT: f"{slot.planned} minutes",
    }[slot.course]
    start = f"{dates.clock(slot.starts)}, " if slot.starts is not None else ""
    return f"{start}{slot.block.title}, {state}"
