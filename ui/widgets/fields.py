"""Fields: the frame that shows the state of an answer, and the editors that stand in it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from ui.editors.keys import leave_undo
from ui.theme import set_look, set_type, theme
from ui.widgets.buttons import Button, Role
from ui.widgets.drawing import Box, draw_box
from ui.widgets.labels import Label


class State(StrEnum):
    """What is known about the answer in a field; hover and focus come on their own."""

    DEFAULT = "default"
    UNCONFIRMED = "unconfirmed"
    ERROR = "error"
    WARNING = "warning"
    DISABLED = "disabled"


_BOXES = {
    State.DEFAULT: Box(fill="fieldbg", line="field"),
    State.UNCONFIRMED: Box(fill="surface", line="warn", dashed=True),
    State.ERROR: Box(fill="fieldbg", line="err"),
    State.WARNING: Box(fill="fieldbg", line="warn"),
    State.DISABLED: Box(fill="bg", line="line"),
}


class FieldFrame(QWidget):
    """The box around an editor: its border tells the state, its right end unit and Confirm."""

    confirmed = Signal()
    """The person stands by a value that came from a starter."""
    entered = Signal(bool)
    """The keyboard came into the field or left it."""

    def __init__(
        self,
        editor: QWidget,
        *,
        unit: str = "",
        padding: tuple[int, int] = (11, 7),
        height: int = 38,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._state, self._inside = State.DEFAULT, False
        self._padding, self._height = padding, height
        self._confirms = True
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        set_look(editor, "inside", True)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        self.unit = Label(unit, "row", "muted")
        if not unit:
            self.unit.hide()
        self.confirm = Button("Confirm", Role.CONFIRM, "tick", size=28)
        self.confirm.hide()
        self.confirm.clicked.connect(self.confirmed)
        self._row.addWidget(editor, 1)
        self._row.addWidget(self.unit)
        self._row.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(editor)
        self.watch(editor)
        self._fit()
        theme.changed.connect(self._fit)

    def watch(self, widget: QWidget) -> None:
        """Count the keyboard in this widget as the keyboard in the field."""
        widget.installEventFilter(self)

    def show_state(self, state: State | str) -> None:
        """Show another state; an unconfirmed value gets a button that confirms it."""
        self._state = State(state)
        self.confirm.setVisible(self._state is State.UNCONFIRMED and self._confirms)
        self.editor.setEnabled(self._state is not State.DISABLED)
        self.setProperty("state", self._state.value)
        self._fit()
        self.update()

    @property
    def state(self) -> State:
        """The state it shows."""
        return self._state

    def show_unit(self, unit: str) -> None:
        """Show another unit at the right end, or none."""
        self.unit.setText(unit)
        self.unit.setVisible(bool(unit))

    def fit_cell(self) -> None:
        """Be as low as a cell of a table."""
        self._padding, self._height = (8, 4), 34
        self._fit()

    def fit_sentence(self, height: int) -> None:
        """Stand among words, without room for a button that confirms."""
        self._padding, self._height = (9 if height > 30 else 7, 0), height
        self._confirms = False
        self._row.setSpacing(theme.px(2))
        self.confirm.hide()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._fit()

    def name(self, name: str) -> None:
        """Say what is asked for, to those who hear the page."""
        self.editor.setAccessibleName(name)
        self.confirm.setAccessibleName(f"Confirm {name}")

    def _fit(self) -> None:
        across, down = (theme.px(length) for length in self._padding)
        has_button = self._state is State.UNCONFIRMED and self._confirms
        right = theme.px(5) if has_button else across
        edge = theme.px(5) if has_button else down
        self._row.setContentsMargins(across, edge, right, edge)
        self._row.setAlignment(self.editor, Qt.AlignmentFlag(0))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, theme.px(self._height)))

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(0, theme.px(self._height)))

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        wanted = layout.totalHeightForWidth(width) if layout is not None else 0
        return max(wanted, theme.px(self._height))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            entered = event.type() == QEvent.Type.FocusIn
            inside = entered or QApplication.activePopupWidget() is not None
            if inside != self._inside:
                self._inside = inside
                self.entered.emit(inside)
                self.update()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.editor.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_box(painter, QRectF(self.rect()), self._box())
        painter.end()

    def _box(self) -> Box:
        if not self.isEnabled() or not self.editor.isEnabled():
            return _BOXES[State.DISABLED]
        if self._inside:
            return Box(fill="surface", line="focus", width=2 / theme.line_width)
        if self._state is State.DEFAULT and self.underMouse():
            return Box(fill="fieldbg", line="text")
        return _BOXES[self._state]


class LineEdit(QLineEdit):
    """One line of text that leaves undo to the window."""

    def __init__(self, *, style: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_type(self, style)
        leave_undo(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTextMargins(-2, 0, 0, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(32), super().minimumSizeHint().height())


class LineField(FieldFrame):
    """A framed line of text, with its unit at the right when it has one."""

    def __init__(
        self,
        *,
        unit: str = "",
        example: str = "",
        numeric: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self.line = LineEdit()
        super().__init__(self.line, unit=unit, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_type(self.line, "body", tabular=numeric)
        if example:
            self.line.setPlaceholderText(example)

    def show_text(self, text: str) -> None:
        """Show a text, leaving the cursor alone when it is there already."""
        if self.line.text() != text:
            self.line.setText(text)
            if not self.line.hasFocus():
                self.line.setCursorPosition(0)

    def text(self) -> str:
        """The text as typed."""
        return self.line.text()
