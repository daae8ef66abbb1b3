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
        self.setAccessibleName(", ".join(word for word in words if word))
        self.setToolTip(", ".join(word for word in (self.text(), seat.person.role) if word))

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
        left = self._draw_state(painter, rect)
        self._draw_name(painter, rect, left)
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

    def _draw_state(self, painter: QPainter, rect: QRectF) -> float:
        """The state at the right end, and where the room before it ends."""
        strong, plain = theme.font("small-strong"), theme.font("small", tabular=True)
        words, when = self.seat.standing.value, self._when()
        right = rect.right() - theme.px(EDGE)
        widest = max(text_width(words, strong), text_width(when, plain))
        widest = min(widest, rect.width() * 0.5)
        upper, lower = self._halves(rect, when)
        tone = theme.color(_LOOKS[self.seat.standing].tone)
        wide = min(text_width(words, strong) + 1, widest + 1)
        upper.setLeft(right - wide)
        upper.setRight(right + 1)
        draw_text(painter, upper, words, strong, tone)
        wide = min(text_width(when, plain) + 1, widest + 1)
        lower.setLeft(right - wide)
        lower.setRight(right + 1)
        draw_text(painter, lower, when, plain, theme.color("muted"))
        return right - widest - theme.px(12)

    def _draw_name(self, painter: QPainter, rect: QRectF, end: float) -> None:
        left = theme.px(EDGE + MARK + 12)
        upper, lower = self._halves(rect, self.seat.person.role)
        for place in (upper, lower):
            place.setLeft(left)
            place.setRight(end)
        draw_text(painter, upper, self.text(), theme.font("body-strong"), theme.color("text"))
        role, muted = self.seat.person.role, theme.color("muted")
        draw_text(painter, lower, role, theme.font("small"), muted)

    def _halves(self, rect: QRectF, below: str) -> tuple[QRectF, QRectF]:
        middle = rect.height() / 2
        upper = QRectF(0, middle - theme.px(19), 0, theme.px(20))
        lower = QRectF(0, middle + theme.px(1), 0, theme.px(18))
        return (upper if below else QRectF(0, middle - theme.px(10), 0, theme.px(20))), lower

    def _when(self) -> str:
        signature = self.seat.signature
        if signature is None:
            return ""
        if signature.withdrawal is not None:
            when = short_moment(signature.withdrawal.made_at)
            return when if self.seat.standing is Standing.WITHDRAWN else f"withdrawn {when}"
        when = short_moment(signature.made_at)
        return f"{when}, {signature.place}" if signature.place else when


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
