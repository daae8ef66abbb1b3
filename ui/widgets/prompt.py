"""What the facilitator may ask the room; the wall never shows it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.drawing import Box, draw_box
from ui.widgets.labels import IconLabel, Paragraph

HEAD = "Ask the room"
PRIVATE = "Only you see this"
NARROW = 480
"""A strip narrower than this says the rest by its icons alone."""


class PromptStrip(QWidget):
    """The question to ask aloud, marked as private: 40 pixels high, more for a long one."""

    def __init__(self, text: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, theme.px(10), 12, theme.px(10))
        row.setSpacing(8)
        self.head = IconLabel(HEAD, "bulb", "warn", "row-strong", side=18, gap=9)
        self.words = Paragraph(style="row")
        self.private = IconLabel(PRIVATE, "eye-off", "muted", "caption")
        top = Qt.AlignmentFlag.AlignTop
        for label in (self.head, self.private):
            label.setMinimumHeight(theme.px(20))
        row.addWidget(self.head, 0, top)
        row.addWidget(self.words, 1)
        row.addSpacing(8)
        row.addWidget(self.private, 0, top)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another question, in quotation marks; no words hide the strip."""
        self.words.show_text(f"“{text}”" if text else "")
        self.setAccessibleName(f"Ask the room: {text}. {PRIVATE}.")
        if not text or self.parentWidget() is not None:
            self.setVisible(bool(text))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(NARROW) // 2, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= theme.px(NARROW)
        self.private.show_words(PRIVATE if roomy else "", "eye-off", "muted")
        self.head.show_words(HEAD if roomy else "", "bulb", "warn")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_box(painter, QRectF(self.rect()), Box(fill="surface", line="line"))
        painter.end()
