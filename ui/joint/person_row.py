"""One voter: name and say at the left, the six boxes at the right, and a remark below."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from models.record.facts import PASSES_FROM
from ui import icons
from ui.joint.ballot import Away, Voter
from ui.theme import theme
from ui.widgets.drawing import Box, draw_box, draw_focus, draw_text, text_width
from ui.widgets.fields import LineField
from ui.widgets.labels import IconLabel, Paragraph, Run

BOX, TALL, GAP = 26, 28, 3
INSET = 6
"""Room for the ring around whoever votes next."""
FINGERS = 6
AWAY_WORDS = {Away.ABSTAINS: "abstains", Away.ABSENT: "absent"}
DIGITS = {Qt.Key(Qt.Key.Key_0.value + number): number for number in range(FINGERS)}


class VoteLine(QWidget):
    """The boxes of one voter; keys 0 to 5 vote, A abstains, X is absent."""

    given = Signal(int)
    away_chosen = Signal(object)
    neighbour_wanted = Signal(int)

    def __init__(self, voter: Voter) -> None:
        super().__init__()
        self.voter = voter
        self._fingers: int | None = None
        self._away: Away | None = None
        self._is_in = self._shown = self._open = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_vote(
        self, fingers: int | None, away: Away | None, *, is_in: bool, shown: bool, open_: bool
    ) -> None:
        """Show where this voter stands; the number stays hidden unless it is `shown`."""
        self._fingers, self._away = fingers if shown else None, away
        self._is_in, self._shown, self._open = is_in, shown, open_
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if open_ else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self._said())
        self.update()

    def box_rect(self, number: int) -> QRectF:
        """Where the box of a number of fingers stands."""
        wide = FINGERS * theme.px(BOX) + (FINGERS - 1) * theme.px(GAP)
        left = self.width() - theme.px(INSET) - wide + number * (theme.px(BOX) + theme.px(GAP))
        return QRectF(left, (self.height() - theme.px(TALL)) / 2, theme.px(BOX), theme.px(TALL))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(40))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(40))

    # Keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not self._open or held != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif key in DIGITS:
            self.given.emit(DIGITS[key])
        elif key in (Qt.Key.Key_A, Qt.Key.Key_X):
            wanted = Away.ABSTAINS if key == Qt.Key.Key_A else Away.ABSENT
            self.away_chosen.emit(None if self._away is wanted else wanted)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.away_chosen.emit(None)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.neighbour_wanted.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._open or event.button() != Qt.MouseButton.LeftButton:
            return
        for number in range(FINGERS):
            if self.box_rect(number).contains(event.position()):
                self.setFocus()
                self.given.emit(number)
                return
        if event.position().x() < self.box_rect(0).left():
            self.setFocus()
            self._offer()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        shape = Qt.CursorShape.PointingHandCursor if self._open else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for words, why in (("Votes", None), ("Abstains", Away.ABSTAINS), ("Absent", Away.ABSENT)):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(self._away is why)
            action.triggered.connect(_Choice(self, why).take)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px = QPainter(self), theme.px
        text, muted = theme.color("text"), theme.color("muted")
        room = self.box_rect(0).left() - px(8)
        place = QRectF(px(INSET), px(2), room - px(INSET), px(20))
        ink = muted if self._away is not None else text
        draw_text(painter, place, self.voter.name, theme.font("row-strong"), ink)
        below = QRectF(px(INSET), px(20), room - px(INSET), px(16))
        self._draw_right(painter, below)
        if self._away is not None:
            self._draw_away(painter)
        else:
            for number in range(FINGERS):
                self._draw_box(painter, number)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()).adjusted(0, 1, 0, -1), 6)
        painter.end()

    def _draw_right(self, painter: QPainter, below: QRectF) -> None:
        font = theme.font("caption")
        draw_text(painter, below, self.voter.right, font, theme.color("muted"))
        left = below.x() + text_width(self.voter.right, font)
        if self._open and self.underMouse():
            left += theme.px(4)
            place = QRectF(left, below.y(), theme.px(12), below.height())
            icons.paint(painter, place, "chevron-down", theme.color("muted"))
            left += theme.px(12)
        if self._is_in and not self._shown and self._away is None:
            left += theme.px(8)
            place = QRectF(left, below.y(), theme.px(13), below.height())
            icons.paint(painter, place, "tick", theme.color("ok"))
            place = QRectF(left + theme.px(17), below.y(), theme.px(40), below.height())
            draw_text(painter, place, "in", theme.font("caption-strong"), theme.color("ok"))

    def _draw_away(self, painter: QPainter) -> None:
        assert self._away is not None
        words, font = AWAY_WORDS[self._away], theme.font("small")
        left = self.width() - text_width(words, font) - theme.px(INSET + 2)
        place = QRectF(left, 0, self.width() - left, self.height())
        draw_text(painter, place, words, font, theme.color("muted"))

    def _draw_box(self, painter: QPainter, number: int) -> None:
        rect, chosen = self.box_rect(number), number == self._fingers
        fill, line, ink, wide = "surface", "line", "muted", 1.0
        if self._is_in and not self._shown:
            fill = "sunk"
        if chosen and number < PASSES_FROM:
            fill, line, ink, wide = "errbg", "err", "err", 2.0
        elif chosen:
            fill, line, ink = self.voter.side.value, "", "onside"
        width = wide / theme.line_width if wide > 1 else wide
        draw_box(painter, rect, Box(fill=fill, line=line, width=width, radius=6))
        font = theme.font("row-strong" if chosen else "row", tabular=True)
        digit = str(number)
        left = rect.x() + (rect.width() - text_width(digit, font)) / 2
        place = QRectF(left, rect.y(), rect.width(), rect.height())
        draw_text(painter, place, digit, font, theme.color(ink))

    def _said(self) -> str:
        side = self.voter.side.label
        if self._away is not None:
            state = AWAY_WORDS[self._away]
        elif self._fingers is not None:
            state = f"voted {self._fingers}"
        elif self._is_in:
            state = "is in, hidden"
        else:
            state = "press 0 to 5, A to abstain, X when absent"
        parts = (self.voter.name, self.voter.right, side, state)
        return ", ".join(part for part in parts if part)


class _Choice:
    """One line of the menu of a voter."""

    def __init__(self, line: VoteLine, why: Away | None) -> None:
        self._line, self._why = line, why

    def take(self) -> None:
        """Choose it."""
        self._line.away_chosen.emit(self._why)


class PersonRow(QWidget):
    """A voter with the remark that belongs to a low vote: a need, or a reservation."""

    noted = Signal(str)
    note_done = Signal()

    def __init__(self, voter: Voter) -> None:
        """A row with a line above it."""
        super().__init__()
        self.voter = voter
        self.line = VoteLine(voter)
        self.label = IconLabel("", side=16, gap=8, style="small-strong")
        self.field = LineField(example="In a few words")
        self.words = Paragraph(style="small")
        self._note = QWidget()
        note = QHBoxLayout(self._note)
        note.setContentsMargins(theme.px(INSET), 0, theme.px(INSET), theme.px(6))
        note.setSpacing(theme.px(6))
        top = Qt.AlignmentFlag.AlignTop
        note.addWidget(self.label, 0, top)
        note.addWidget(self.words, 1)
        note.addWidget(self.field, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, theme.line_width, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.line)
        box.addWidget(self._note)
        self.field.line.textEdited.connect(self.noted)
        self.field.line.returnPressed.connect(self.note_done)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_note(None, "", open_=False)

    @property
    def asks(self) -> bool:
        """True while a remark may be written."""
        return not (self._note.isHidden() or self.field.isHidden())

    def show_note(self, fingers: int | None, words: str, *, open_: bool) -> None:
        """Show the remark of a vote of 3 or below; a higher vote has none."""
        noted = fingers is not None and fingers <= PASSES_FROM and (open_ or bool(words))
        stops = fingers is not None and fingers < PASSES_FROM
        name = "Needs:" if stops else "Reservation:"
        tone = "err" if stops else "text"
        self.label.show_words(name, "warning" if stops else "note", tone)
        self.words.show_text(Run(words, "", tone))
        if self.field.text() != words:
            self.field.show_text(words)
        self.field.name(f"{name[:-1]} of {self.voter.name}")
        self._note.setVisible(noted)
        self.label.setFixedHeight(theme.px(38) if open_ else self.label.sizeHint().height())
        self.words.setVisible(not open_)
        self.field.setVisible(open_)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        inset = theme.px(INSET)
        line = QRectF(inset, 0, self.width() - 2 * inset, theme.line_width)
        painter.fillRect(line, theme.color("line"))
        painter.end()
