"""What the facilitator may ask the room; the wall never shows it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.drawing import Box, draw_box
from ui.widgets.labels import ElidedLabel, IconLabel

PRIVATE = "Only you see this"


class PromptStrip(QWidget):
    """A strip of 40 pixels with the question to ask aloud, marked as private."""

    def __init__(self, text: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 12, 0)
        row.setSpacing(8)
        self.head = IconLabel("Ask the room", "bulb", "warn", "row-strong", side=18, gap=9)
        self.words = ElidedLabel("", "row")
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.private = IconLabel(PRIVATE, "eye-off", "muted", "caption")
        row.addWidget(self.head)
        row.addWidget(self.words, 1)
        row.addSpacing(8)
        row.addWidget(self.private)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another question, in quotation marks; no words hide the strip."""
        self.words.setText(f"“{text}”" if text else "")
        self.setAccessibleName(f"Ask the room: {text}. {PRIVATE}.")
        if not text or self.parentWidget() is not None:
            self.setVisible(bool(text))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_box(painter, QRectF(self.rect()), Box(fill="surface", line="line"))
        painter.end()
