"""The row in which somebody writes why both sides live with a warning."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.text import clean_line
from ui.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.fields import LineField
from ui.widgets.labels import Label

LEFT, RIGHT = 108, 9


class ReasonRow(QWidget):
    """Asks for the reason of a waiver; without one the button stays off."""

    given = Signal(str)
    given_up = Signal()

    def __init__(
        self,
        written: str = "",
        *,
        left: int = LEFT,
        margin: int = 0,
        asks_name: bool = False,
        name: str = "",
    ) -> None:
        """Go on with what is `written`, this far from both edges in pixels of the drawings.

        The name of whoever waives is asked for as well where it is not known yet.
        """
        super().__init__()
        self.name_field = LineField(example="Your name") if asks_name else None
        self.field = LineField(example="Why both sides can live with it")
        self.field.name("Reason for waiving the warning")
        self.button = Button("Waive warning", "outlined", size=32)
        self._lay_out(left, margin + RIGHT if left else margin)
        if self.name_field is not None:
            self.name_field.show_text(name)
            self.name_field.name("Your name, printed with the reason")
            self.name_field.line.textChanged.connect(self._follow)
            self.name_field.line.returnPressed.connect(self._give)
        self.field.line.textChanged.connect(self._follow)
        self.field.line.returnPressed.connect(self._give)
        self.button.clicked.connect(self._give)
        self.field.show_text(written)
        self._follow()

    @property
    def reason(self) -> str:
        """What is written, without the spaces around it."""
        return self.field.text().strip()

    @property
    def author(self) -> str:
        """The name that was given here; empty where none was asked for."""
        return clean_line(self.name_field.text()) if self.name_field is not None else ""

    @property
    def _is_complete(self) -> bool:
        return bool(self.reason) and (self.name_field is None or bool(self.author))

    def focus_field(self) -> None:
        """Put the cursor where the reason is written."""
        self.field.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return
        # Enter in the field gives the reason and must not reach the list behind it.
        event.setAccepted(event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter))

    def _follow(self) -> None:
        self.button.setEnabled(self._is_complete)

    def _give(self) -> None:
        if not self._is_complete:
            if self.reason and self.name_field is not None:
                self.name_field.line.setFocus()
            return
        self.given.emit(self.reason)

    def _lay_out(self, left: int, right: int) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.field, 2)
        if self.name_field is not None:
            row.addWidget(self.name_field, 1)
        row.addWidget(self.button)
        words = "The reason is printed with the open issues and stays in the record."
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.px(left), theme.px(6), theme.px(right), theme.px(6))
        box.setSpacing(theme.px(3))
        box.addLayout(row)
        box.addWidget(Label(words, "small", "warn"))
