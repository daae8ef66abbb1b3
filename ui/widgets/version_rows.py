"""The versions of an agreement as a line of time, the newest on top."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.revisions.version import State, Status, Version
from ui import dates, icons
from ui.theme import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.checks import RadioButton
from ui.widgets.chips import chip_width, draw_chip
from ui.widgets.drawing import Box, draw_box, draw_focus, draw_text, text_width
from ui.widgets.status import status_look

FROM, TO, MARK, CARD = 12, 54, 110, 152
"""Where the columns begin, in pixels of the drawing."""
ROW, GAP, SIDE = 58, 8, 34
CHIP, PRINT = 210, 80
"""How far from the right end chip and fingerprint begin."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the line: the draft when `version` is None, else a version."""

    version: Version | None
    title: str
    line: str

    @property
    def key(self) -> int:
        """0 for the draft, the number of a version, minus the log entry of an automatic one."""
        if self.version is None:
            return 0
        return -self.version.entry if self.version.automatic else self.version.number

    @property
    def comparable(self) -> bool:
        """True when it can be compared by its number."""
        return self.version is None or not self.version.automatic


class _OnTheLine(QWidget):
    """Something beside the upright line that joins the versions."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self._height = height
        self._above = self._below = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_ends(self, *, above: bool, below: bool) -> None:
        """Whether the line goes on upwards and downwards."""
        self._above, self._below = above, below
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(420), theme.px(self._height))

    def _draw_line(self, painter: QPainter, middle: float) -> None:
        left = theme.px(MARK) + theme.px(SIDE) / 2
        top = 0.0 if self._above else middle
        end = float(self.height()) if self._below else middle
        painter.setPen(QPen(theme.color("track"), 2))
        painter.drawLine(QPointF(left, top), QPointF(left, end))


class MonthHead(_OnTheLine):
    """The month that the versions below it were saved in."""

    def __init__(self, words: str) -> None:
        """A head with these words."""
        super().__init__(30)
        self._words = words
        self.setAccessibleName(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._draw_line(painter, self.height())
        place = QRectF(theme.px(CARD + 2), 0, self.width(), self.height())
        draw_text(painter, place, self._words, theme.font("small-strong"), theme.color("muted"))
        painter.end()


class FoldedVersions(_OnTheLine):
    """Automatic versions in one row, until somebody wants to see them."""

    opened = Signal()

    def __init__(self, versions: tuple[Version, ...], now: datetime) -> None:
        """Stand for these versions, newest first."""
        super().__init__(44)
        count = dates.counted(len(versions), "automatic version")
        when = dates.moment(versions[-1].made_at, now)
        until = dates.moment(versions[0].made_at, now)
        self.words = f"{count}, {when}" if when == until else f"{count}, {when} to {until}"
        self.link = LinkButton("Show", style="small-strong")
        self.link.setParent(self)
        self.link.setAccessibleName(f"Show {count}")
        self.link.clicked.connect(self.opened)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._draw_line(painter, self.height() / 2)
        left = theme.px(CARD + 14)
        side = theme.px(16)
        place = QRectF(left, 0, side, self.height())
        icons.paint(painter, place, "fold", theme.color("muted"))
        left += side + theme.px(8)
        font = theme.font("small")
        room = QRectF(left, 0, self.width() - left, self.height())
        draw_text(painter, room, self.words, font, theme.color("muted"))
        end = left + ceil(text_width(self.words, font)) + theme.px(6)
        self.link.move(end, (self.height() - self.link.sizeHint().height()) // 2)
        painter.end()


class VersionRow(_OnTheLine):
    """A version: chosen by a click or Enter, compared through its two rings."""

    chosen = Signal(int)
    from_wanted = Signal(int)
    to_wanted = Signal(int)
    stepped = Signal(int)

    def __init__(self, entry: Entry, now: datetime) -> None:
        """A row for this entry."""
        super().__init__(ROW + GAP)
        self.entry = entry
        self._now = now
        self._current = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.from_ring, self.to_ring = self._ring(FROM, "from"), self._ring(TO, "to")
        self.from_ring.clicked.connect(self._want_from)
        self.to_ring.clicked.connect(self._want_to)
        self.show_entry(entry)

    def show_entry(self, entry: Entry) -> None:
        """Show other words for the same version."""
        self.entry = entry
        name = _name(entry)
        status = entry.version.status.names if entry.version else "not saved as a version"
        self.setAccessibleName(f"{name}: {entry.title}. {entry.line}. {status}")
        self.from_ring.setAccessibleName(f"Compare from {name}")
        self.to_ring.setAccessibleName(f"Compare to {name}")
        self.update()

    def show_current(self, *, current: bool) -> None:
        """Mark it as the one whose details are shown."""
        self._current = current
        self.update()

    def show_pair(self, first: int, second: int) -> None:
        """Mark what is compared; a From must be older than its To."""
        key = self.entry.key
        age, oldest = _age(key), _age(first)
        rings = (
            (self.from_ring, key == first, age < _age(second)),
            (self.to_ring, key == second, age > oldest),
        )
        for ring, checked, possible in rings:
            ring.setAutoExclusive(False)
            ring.setChecked(checked)
            ring.setEnabled(possible)
            ring.setVisible(self.entry.comparable)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.entry.key)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if key is Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        self.chosen.emit(self.entry.key)
        event.accept()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = theme.px(ROW) / 2
        self._draw_line(painter, middle)
        self._draw_mark(painter, middle)
        card = QRectF(theme.px(CARD), 0, self.width() - theme.px(CARD), theme.px(ROW))
        line = "primary" if self._current else "field" if self.underMouse() else "line"
        width = 2.0 if self._current else 1.0
        draw_box(painter, card, Box(fill="surface", line=line, width=width, radius=8))
        self._draw_words(painter, card)
        if self.hasFocus():
            draw_focus(painter, card.adjusted(3, 3, -3, -3), 6)
        painter.end()

    def _draw_mark(self, painter: QPainter, middle: float) -> None:
        side = theme.px(SIDE)
        ring = QRectF(theme.px(MARK), middle - side / 2, side, side)
        version = self.entry.version
        painter.fillRect(ring, theme.color("bg"))
        if version is None:
            draw_box(painter, ring, Box(fill="surface", line="primary", radius=17, dashed=True))
            icons.paint(painter, ring.adjusted(10, 10, -10, -10), "pencil", theme.color("primary"))
            return
        signed = version.status.state is State.SIGNED
        words = "" if version.automatic else str(version.number)
        box = Box(fill="ok" if signed else "surface", line="" if signed else "field", radius=17)
        if version.automatic:
            ring = ring.adjusted(side * 0.3, side * 0.3, -side * 0.3, -side * 0.3)
        draw_box(painter, ring, box)
        font = theme.font("row-strong" if len(words) > 3 else "title", tabular=True)
        wide = text_width(words, font)
        place = QRectF(ring.center().x() - wide / 2, ring.y(), wide + 2, ring.height())
        draw_text(painter, place, words, font, theme.color("onside" if signed else "text"))

    def _draw_words(self, painter: QPainter, card: QRectF) -> None:
        px = theme.px
        left, middle = card.x() + px(14), card.center().y()
        end = card.right() - px(CHIP) - px(10)
        upper = QRectF(left, middle - px(20), end - left, px(20))
        lower = QRectF(left, middle, end - left, px(18))
        title = theme.font("row-medium")
        title.setPixelSize(theme.font("body").pixelSize())
        draw_text(painter, upper, self.entry.title, title, theme.color("text"))
        draw_text(painter, lower, self.entry.line, theme.font("small"), theme.color("muted"))
        version = self.entry.version
        status = version.status if version else Status(state=State.DRAFT)
        words, kind, icon = status_look(status, short=True)
        if version is None or not version.automatic:
            wide = chip_width(words, icon, theme.font("caption-strong"))
            tall = px(24)
            chip = QRectF(card.right() - px(CHIP), round(middle - tall / 2), wide, tall)
            draw_chip(painter, chip, words, kind, icon)
        font = theme.font("mono")
        said = f"{version.content_hash[:4]} {version.content_hash[4:8]}" if version else "not saved"
        place = QRectF(card.right() - px(PRINT) - px(4), card.y(), px(PRINT), card.height())
        place.setLeft(card.right() - px(14) - text_width(said, font))
        draw_text(painter, place, said, font, theme.color("muted"))

    def _ring(self, left: int, what: str) -> RadioButton:
        ring = RadioButton("", parent=self)
        ring.setAutoExclusive(False)
        ring.setToolTip(f"Compare {what} this one")
        side = theme.px(24)
        ring.setGeometry(theme.px(left), (theme.px(ROW) - side) // 2, side, side)
        return ring

    def _want_from(self) -> None:
        self.from_wanted.emit(self.entry.key)

    def _want_to(self) -> None:
        self.to_wanted.emit(self.entry.key)


def _name(entry: Entry) -> str:
    if entry.version is None:
        return "the draft"
    return "an automatic version" if entry.version.automatic else f"version {entry.version.number}"


def _age(key: int) -> float:
    """Something that grows with time: numbers of versions, and the draft after all of them."""
    return float("inf") if key == 0 else key
