"""The signatories of one side: who has signed, who is signing now, and who is waited for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from models.agreement.sides import Side
from models.revisions.version import Signatory, Signature
from ui import dates, icons
from ui.theme import theme
from ui.widgets.card import RADIUS, Band, Card, Line
from ui.widgets.drawing import Box, draw_box, draw_focus, draw_text, rounded_path, text_width
from ui.widgets.labels import IconLabel, Label, Muted

ROW, HEAD, EDGE, MARK = 58, 36, 16, 22
SHORT_BELOW = 330
"""A row narrower than this says when, and leaves where to the entries below."""


class Standing(StrEnum):
    """How far one signatory is."""

    SIGNED = "Signed"
    NOW = "Signing now"
    WAITING = "Waiting"
    WITHDRAWN = "Withdrawn"
    NAMED = "To sign"


@dataclass(frozen=True, slots=True)
class _Look:
    icon: str
    tone: str
    filled: bool = False


_LOOKS = MappingProxyType(
    {
        Standing.SIGNED: _Look("tick", "ok", filled=True),
        Standing.NOW: _Look("pencil", "primary", filled=True),
        Standing.WAITING: _Look("clock", "muted"),
        Standing.WITHDRAWN: _Look("undo", "warn"),
        Standing.NAMED: _Look("person", "muted"),
    }
)


@dataclass(frozen=True, slots=True)
class Seat:
    """A signatory with the newest signature, if there is one, and how far it is."""

    person: Signatory
    standing: Standing
    signature: Signature | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    """Words at the right end of a line."""

    text: str
    style: str
    tone: str


class SeatRow(QAbstractButton):
    """One signatory; a click lets them sign, or shows what they signed."""

    def __init__(self, seat: Seat, *, last: bool) -> None:
        """A row at this place of its card."""
        super().__init__()
        self.seat = seat
        self._last = last
        self._current = False
        self.setText(seat.person.name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setEnabled(seat.standing is not Standing.NAMED)
        if self.isEnabled():
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        words = (self.text(), seat.person.role, seat.standing.value, self._when())
        said = ", ".join(word for word in words if word)
        self.setAccessibleName(said)
        self.setToolTip(said)

    def show_current(self, *, current: bool) -> None:
        """Mark the row whose person is at the keyboard, or is looked at."""
        self._current = current
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), theme.px(ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        foot = theme.px(RADIUS) - theme.line_width if self._last else 0
        ground = "primarysoft" if self._current else "hover" if self.underMouse() else ""
        if ground and self.isEnabled():
            painter.fillPath(rounded_path(rect, 0, foot), theme.color(ground))
        self._draw_mark(painter, rect)
        self._draw_words(painter, rect)
        if self.hasFocus():
            draw_focus(painter, rect.adjusted(2, 2, -2, -2), 8)
        painter.end()

    def _draw_mark(self, painter: QPainter, rect: QRectF) -> None:
        look = _LOOKS[self.seat.standing]
        side = theme.px(MARK)
        dot = QRectF(theme.px(EDGE), round((rect.height() - side) / 2), side, side)
        inner = dot.adjusted(theme.px(4), theme.px(4), -theme.px(4), -theme.px(4))
        if look.filled:
            draw_box(painter, dot, Box(fill=look.tone, radius=MARK / 2))
            ink = theme.color("onside" if look.tone == "ok" else "onprimary")
        else:
            draw_box(painter, dot, Box(line="field", radius=MARK / 2))
            ink = theme.color(look.tone)
        icons.paint(painter, inner, look.icon, ink)

    def _draw_line(
        self, painter: QPainter, place: QRectF, left: tuple[str, str, str], right: _Words
    ) -> None:
        """Words at the left in their style and tone, and at the right what is said of them."""
        font = theme.font(right.style, tabular=True)
        wide = min(text_width(right.text, font) + 1, place.width() * 0.62) if right.text else 0
        aside = place.adjusted(place.width() - wide, 0, 0, 0)
        draw_text(painter, aside, right.text, font, theme.color(right.tone))
        room = place.adjusted(0, 0, -(wide + theme.px(12)) if wide else 0, 0)
        text, style, tone = left
        draw_text(painter, room, text, theme.font(style), theme.color(tone))

    def _draw_words(self, painter: QPainter, rect: QRectF) -> None:
        person, standing = self.seat.person, self.seat.standing
        when = self._when(short=rect.width() < theme.px(SHORT_BELOW))
        upper, lower = self._halves(rect, person.role or when)
        state = _Words(standing.value, "small-strong", _LOOKS[standing].tone)
        name = (person.name, "body-strong", "text")
        self._draw_line(painter, upper, name, state)
        below = (person.role, "small", "muted")
        self._draw_line(painter, lower, below, _Words(when, "small", "muted"))

    def _halves(self, rect: QRectF, below: str) -> tuple[QRectF, QRectF]:
        left, middle = theme.px(EDGE + MARK + 12), rect.height() / 2
        wide = rect.width() - left - theme.px(EDGE)
        top = middle - theme.px(19 if below else 10)
        upper = QRectF(left, top, wide, theme.px(20))
        return upper, QRectF(left, middle + theme.px(1), wide, theme.px(18))

    def _when(self, *, short: bool = False) -> str:
        signature = self.seat.signature
        if signature is None:
            return ""
        if signature.withdrawal is not None:
            when = short_moment(signature.withdrawal.made_at)
            return when if self.seat.standing is Standing.WITHDRAWN else f"withdrawn {when}"
        when = short_moment(signature.made_at)
        return when if short or not signature.place else f"{when}, {signature.place}"


class TeamCard(Card):
    """One side with its signatories, in its own colour, with its own word and icon."""

    chosen = Signal(str)

    def __init__(self, side: Side) -> None:
        """Nobody yet."""
        super().__init__()
        self.side = side
        self.rows: list[SeatRow] = []
        name = side.value
        self.head = Band(f"{name}bg", top=True, line=f"{name}line")
        self.head.setFixedHeight(theme.px(HEAD))
        self.head.row.setContentsMargins(theme.px(EDGE), 0, theme.px(EDGE), 0)
        self.title = IconLabel(side.label, name, name, "row-strong", side=16, gap=8)
        self.count = Label("", "small-strong", name)
        self.head.row.addWidget(self.title)
        self.head.row.addStretch()
        self.head.row.addWidget(self.count)
        self.none = Muted("Nobody is named as signing for this side.")
        self.none.setContentsMargins(theme.px(EDGE), theme.px(18), theme.px(EDGE), theme.px(18))
        self.body.addWidget(self.head)
        self.body.addWidget(self.none)
        self.body.addStretch(1)
        self.setAccessibleName(f"Signatories of {side.label}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_seats(self, seats: tuple[Seat, ...], *, opened: bool) -> None:
        """Show these signatories; before sign-off is opened nobody can sign yet."""
        if [row.seat for row in self.rows] == list(seats):
            return
        focused = next((row.seat.person.id for row in self.rows if row.hasFocus()), "")
        while self.body.count() > 3:
            item = self.body.takeAt(2)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = [SeatRow(seat, last=seat is seats[-1]) for seat in seats]
        for number, row in enumerate(self.rows):
            if number:
                self.body.insertWidget(self.body.count() - 1, Line())
            row.clicked.connect(partial(self.chosen.emit, row.seat.person.id))
            self.body.insertWidget(self.body.count() - 1, row)
            if row.seat.person.id == focused:
                row.setFocus()
        self.none.setVisible(not seats)
        signed = sum(seat.standing is Standing.SIGNED for seat in seats)
        words = f"{signed} of {len(seats)} signed" if opened else ""
        self.count.setText(words)

    def mark(self, participant: str) -> None:
        """Mark the row of this person, or none."""
        for row in self.rows:
            row.show_current(current=row.seat.person.id == participant)


def short_moment(at: datetime) -> str:
    """A moment in a row, such as 7 Dec, 09:12, with the year when it is another."""
    local = at.astimezone()
    words = dates.short_day(local.date())
    if local.year == datetime.now().astimezone().year:
        words = words.rsplit(" ", 1)[0]
    return f"{words}, {dates.clock(at)}"
