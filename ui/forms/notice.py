"""A message in place: what could not be done or taken, with the ways out of it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.buttons import Button, ToolButton
from ui.widgets.drawing import Box, draw_box
from ui.widgets.labels import IconLabel, Paragraph

LINE_BREAK = "\u2028"


class Notice(QWidget):
    """A box that stays until it is closed or no longer true."""

    closed = Signal()

    def __init__(self, *, flat: bool = False) -> None:
        """A box of its own, or a flat band in a card."""
        super().__init__()
        self._flat, self._tone = flat, "warn"
        self.picture = IconLabel("", "warning", "warn", side=18)
        self.title = Paragraph(style="row-strong")
        self.text = Paragraph(style="row")
        self.close_button = ToolButton("cross", "Close this message", size=28)
        self.close_button.clicked.connect(self._close)
        self._acts = QHBoxLayout()
        self._acts.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        self.title.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addLayout(self._acts)
        head.setAlignment(self._acts, top)
        head.addWidget(self.close_button, 0, top)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(head)
        words.addWidget(self.text)
        row = QHBoxLayout(self)
        side = 24 if flat else 12
        row.setContentsMargins(side, 6, side - 4, 8)
        row.setSpacing(10)
        row.addWidget(self.picture, 0, top)
        row.addLayout(words, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_message(self, title: str, lines: tuple[str, ...] = (), *, tone: str = "warn") -> None:
        """Show a message in the tone warn, err or ok; the acts of the one before go."""
        self._tone = tone
        icon = {"warn": "warning", "err": "error", "ok": "tick"}[tone]
        self.picture.show_words("", icon, tone)
        self.picture.setFixedHeight(theme.px(28))
        self.title.show_text(title)
        self.text.show_text(LINE_BREAK.join(lines))
        self.text.setVisible(bool(lines))
        while (item := self._acts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.setAccessibleName(" ".join((title, *lines)))
        self.show()
        self.updateGeometry()
        self.update()

    def add_act(self, text: str, icon: str = "") -> Button:
        """Offer an act, and hand its button back."""
        button = Button(text, icon=icon, size=28)
        self._acts.addWidget(button)
        return button

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._flat:
            painter.fillRect(rect, theme.color(f"{self._tone}bg"))
            edge = QRectF(0, rect.bottom() - theme.line_width, rect.width(), theme.line_width)
            painter.fillRect(edge, theme.color(f"{self._tone}line"))
        else:
            draw_box(painter, rect, Box(fill=f"{self._tone}bg", line=f"{self._tone}line"))
        painter.end()

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
