"""An editor for letters per column, such as who is responsible and who is asked."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.agreement import kinds
from models.agreement.references import Target
from models.agreement.values import GridCell
from ui.editors.editor import FramedEditor
from ui.editors.keys import leave_undo
from ui.theme import set_type, theme
from ui.widgets.drawing import Box, draw_box, draw_focus, draw_text, text_width
from ui.widgets.fields import FieldFrame
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import Muted

SIDE, GAP, HEAD = 26, 4, 20


class LetterCell(QWidget):
    """One column: its name, and a box for each letter. Typing a letter gives it or takes it."""

    changed = Signal()

    def __init__(self, target: Target, letters: tuple[kinds.Option, ...]) -> None:
        super().__init__()
        self.column, self._name = target.id, target.name
        self._options = letters
        self.letters = ""
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_type(self, "small")
        leave_undo(self)
        self._say()

    def show_letters(self, letters: str) -> None:
        """Show the letters this column has."""
        self.letters = letters
        self._say()
        self.update()

    def sizeHint(self) -> QSize:
        boxes = len(self._options) * theme.px(SIDE + GAP)
        words = min(ceil(text_width(self._name, self.font())) + 2, theme.px(180))
        return QSize(max(boxes, words, theme.px(132)), theme.px(HEAD + SIDE + 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = [option.key for option in self._options]
        typed = event.text().upper()
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if event.key() == Qt.Key.Key_Right else -1
            self._at = (self._at + step) % len(keys)
            self.update()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._toggle(keys[self._at])
        elif typed and typed in keys:
            self._at = keys.index(typed)
            self._toggle(typed)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.letters:
            self.show_letters("")
            self.changed.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for place, option in enumerate(self._options):
            if self._place(place).contains(event.position()):
                self._at = place
                self._toggle(option.key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        head = QRectF(0, 0, self.width(), theme.px(HEAD))
        draw_text(painter, head, self._name, self.font(), theme.color("muted"))
        for place, option in enumerate(self._options):
            self._draw_letter(painter, place, option.key)
        painter.end()

    def _draw_letter(self, painter: QPainter, place: int, letter: str) -> None:
        rect = self._place(place)
        chosen = letter in self.letters
        box = Box(
            fill="primarysoft" if chosen else "fieldbg",
            line="primary" if chosen else "line",
            radius=6,
        )
        draw_box(painter, rect, box)
        font = theme.font("row-strong" if chosen else "row")
        left = rect.x() + (rect.width() - text_width(letter, font)) / 2
        room = QRectF(left, rect.y(), rect.right() - left, rect.height())
        draw_text(painter, room, letter, font, theme.color("primary" if chosen else "muted"))
        if self.hasFocus() and place == self._at:
            draw_focus(painter, rect, 6)

    def _place(self, place: int) -> QRectF:
        side = theme.px(SIDE)
        return QRectF(place * (side + theme.px(GAP)), theme.px(HEAD), side, side)

    def _toggle(self, letter: str) -> None:
        given = set(self.letters) ^ {letter}
        keys = [option.key for option in self._options]
        self.show_letters("".join(key for key in keys if key in given))
        self.changed.emit()

    def _say(self) -> None:
        labels = [option.label for option in self._options if option.key in self.letters]
        letters = ", ".join(option.key for option in self._options)
        self.setAccessibleName(f"{self._name}: {', '.join(labels) or 'nothing'}. Type {letters}")


class GridField(FieldFrame):
    """A frame with a cell for each column."""

    given = Signal(tuple)

    def __init__(self, letters: tuple[kinds.Option, ...]) -> None:
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder, gap=16, line_gap=8)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._holder.setSizePolicy(policy)
        super().__init__(self._holder, padding=(11, 8))
        frame = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        frame.setHeightForWidth(True)
        self.setSizePolicy(frame)
        self._letters = letters
        self._none = Muted("Nothing to give letters to yet")
        self._flow.addWidget(self._none)
        self.cells: list[LetterCell] = []
        self._targets: tuple[Target, ...] = ()

    def show_columns(self, targets: tuple[Target, ...]) -> None:
        """Show other columns."""
        if targets == self._targets:
            return
        self._targets = targets
        for cell in self.cells:
            self._flow.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self.cells = [LetterCell(target, self._letters) for target in targets]
        for cell in self.cells:
            self._flow.addWidget(cell)
            self.watch(cell)
            cell.changed.connect(self._tell)
        self._none.setVisible(not targets)
        if self.cells:
            self.setFocusProxy(self.cells[0])
        self.updateGeometry()

    def show_cells(self, value: tuple[GridCell, ...]) -> None:
        """Show the letters of every column."""
        letters = {cell.column: cell.letters for cell in value}
        for cell in self.cells:
            cell.show_letters(letters.get(cell.column, ""))

    def _tell(self) -> None:
        self.given.emit(
            tuple(GridCell(cell.column, cell.letters) for cell in self.cells if cell.letters)
        )


class GridEditor(FramedEditor):
    """Letters for every column that there is at the moment."""

    def __init__(self, kind: kinds.Grid, choices: Callable[[], tuple[Target, ...]]) -> None:
        """Offer the letters of `kind`."""
        self._field = GridField(kind.letters)
        super().__init__(self._field)
        self._choices = choices
        self._value: tuple[GridCell, ...] = ()
        self.renew()
        self._field.given.connect(self._tell)

    def renew(self) -> None:
        self._field.show_columns(self._choices())
        self._field.show_cells(self._value)

    def show_value(self, value: object) -> None:
        assert isinstance(value, tuple)
        self._value = value
        self.renew()

    def focus_editor(self) -> None:
        if self._field.cells:
            self._field.cells[0].setFocus()

    def _tell(self, value: tuple[GridCell, ...]) -> None:
        self._value = value
        self.edited.emit(value)
