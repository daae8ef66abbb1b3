"""A sign to rate: its statement, the four answers, and the evidence for it."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models import text
from models.agreement.sides import Side
from models.drafting.blind import Rating
from models.drafting.rated_signs import EVIDENCE, Statement
from models.drafting.signs import RATINGS
from ui.theme import theme
from ui.widgets.drawing import Box, draw_box, draw_focus, draw_text, text_width
from ui.widgets.fields import LineField
from ui.widgets.labels import Label, Paragraph

KEYS = {Qt.Key.Key_0: 0, Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3}
ONWARD = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
CLEARS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class AnswerKey(QAbstractButton):
    """One of the four answers, with the key that gives it."""

    def __init__(self, rating: int, side: Side) -> None:
        super().__init__()
        self.rating, self._side = rating, side
        self.setText(RATINGS[rating])
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{rating} {RATINGS[rating]}")

    def sizeHint(self) -> QSize:
        words = text_width(RATINGS[-1], theme.font("small-medium"))
        return QSize(ceil(words) + theme.px(40), theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect, chosen = QRectF(self.rect()), self.isChecked()
        hover = "hover" if self.underMouse() else "surface"
        side = self._side.value
        line = side if chosen else "field"
        draw_box(painter, rect, Box(fill=side if chosen else hover, line=line))
        ink = theme.color("onside" if chosen else "text")
        number = QRectF(theme.px(11), 0, theme.px(16), rect.height())
        draw_text(painter, number, str(self.rating), theme.font("body-strong"), ink)
        words = QRectF(theme.px(28), 0, rect.width() - theme.px(32), rect.height())
        quiet = theme.color("onside" if chosen else "muted")
        draw_text(painter, words, self.text(), theme.font("small-medium"), quiet)
        painter.end()


class RatingRow(QWidget):
    """One stop of Tab for the answers, one for the evidence; 0 to 3 rate and go on."""

    rated = Signal(object)
    """The rating as a number, or None when it is taken back; the next sign is wanted after."""
    cleared = Signal()
    said = Signal(str)
    left = Signal()
    entered = Signal()
    step_wanted = Signal(int)

    def __init__(self, number: int, statement: Statement, side: Side) -> None:
        """A row for `statement`, which is `number` in the list."""
        super().__init__()
        self.statement, self._number = statement, number
        self._current = False
        self.keys = tuple(AnswerKey(rating, side) for rating in range(len(RATINGS)))
        self.evidence = LineField(example="A figure or a case with its source, no anecdote")
        self.evidence.name(f"Evidence for: {statement.words}")
        self.evidence.line.setMaxLength(EVIDENCE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self._connect()
        self.show_rating(Rating(sign=statement.key, side=side))

    def show_rating(self, rating: Rating) -> None:
        """Show the rating and the evidence as they are kept."""
        for key in self.keys:
            key.setChecked(key.rating == rating.rating)
        if text.clean_line(self.evidence.text()) != rating.evidence:
            self.evidence.show_text(rating.evidence)
        said = "not rated" if rating.rating is None else f"{rating.rating} {RATINGS[rating.rating]}"
        self.setAccessibleName(f"Sign {self._number}: {self.statement.words}, {said}")
        self.setAccessibleDescription("Keys 0 to 3 rate it")
        self.evidence.setVisible(self._current or bool(rating.evidence))

    def show_current(self, *, current: bool) -> None:
        """Stand out as the sign that is being rated."""
        self._current = current
        self.evidence.setVisible(current or bool(self.evidence.text()))
        self.update()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.px(8))
        number = Label(str(self._number), "small", "muted")
        number.setFixedWidth(theme.px(22))
        top.addWidget(number)
        top.addWidget(
            Paragraph(self.statement.words, "body-strong"), 1, Qt.AlignmentFlag.AlignVCenter
        )
        for key in self.keys:
            top.addWidget(key)
        below = QHBoxLayout()
        below.setContentsMargins(theme.px(30), 0, 0, 0)
        below.addWidget(self.evidence)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.px(20), theme.px(8), theme.px(16), theme.px(8))
        box.setSpacing(theme.px(6))
        box.addLayout(top)
        box.addLayout(below)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _connect(self) -> None:
        for key in self.keys:
            key.clicked.connect(self._click)
        self.evidence.line.textEdited.connect(self._say)
        self.evidence.line.returnPressed.connect(self._go_on)
        self.evidence.line.installEventFilter(self)

    def _click(self) -> None:
        key = self.sender()
        assert isinstance(key, AnswerKey)
        self.setFocus()
        self.rated.emit(key.rating)

    def _say(self) -> None:
        self.said.emit(text.clean_line(self.evidence.text())[:EVIDENCE])

    def _go_on(self) -> None:
        self.step_wanted.emit(1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        elif event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if held != Qt.KeyboardModifier.NoModifier or not self.hasFocus():
            event.ignore()
        elif key in KEYS:
            self.rated.emit(KEYS[key])
        elif key in ONWARD:
            self.step_wanted.emit(ONWARD[key])
        elif key in CLEARS:
            self.cleared.emit()
        elif key in (Qt.Key.Key_E, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.evidence.line.setFocus()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._current:
            painter.fillRect(rect, theme.color("primarysoft"))
            painter.fillRect(QRectF(0, 0, theme.px(4), rect.height()), theme.color("primary"))
        if self.hasFocus():
            draw_focus(painter, rect, 4)
        painter.end()
