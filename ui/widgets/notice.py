"""What went wrong, said in the place where it went wrong, with a way to put it aside."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.errors import UserError
from ui.theme import theme
from ui.widgets.buttons import ToolButton
from ui.widgets.drawing import Box, draw_box
from ui.widgets.labels import IconLabel, Paragraph


class Notice(QWidget):
    """A box with a sentence and what to do about it; hidden while there is nothing to say."""

    def __init__(self) -> None:
        """Nothing to say yet."""
        super().__init__()
        self._tone = "err"
        self.picture = IconLabel("", "error", "err", side=18)
        self.message = Paragraph(style="row-strong")
        self.hint = Paragraph(style="row")
        self.close_button = ToolButton("cross", "Put this aside", size=28)
        self.close_button.clicked.connect(self.hide)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.message)
        words.addWidget(self.hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(14), theme.px(10), theme.px(10), theme.px(10))
        row.setSpacing(theme.px(10))
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_trouble(self, trouble: UserError) -> None:
        """Say what went wrong and what to do."""
        self._say("err", "error", trouble.message, trouble.hint)

    def show_warning(self, message: str, hint: str = "") -> None:
        """Say what to bear in mind."""
        self._say("warn", "warning", message, hint)
        self.close_button.hide()

    def show_done(self, message: str, hint: str = "") -> None:
        """Say what has been done."""
        self._say("ok", "tick", message, hint)
        self.close_button.hide()

    def _say(self, tone: str, icon: str, message: str, hint: str) -> None:
        self._tone = tone
        self.picture.show_words("", icon, tone)
        self.message.show_text(message)
        self.hint.show_text(hint)
        self.hint.setVisible(bool(hint))
        said = f"{message} {hint}".strip()
        self.setAccessibleName(said)
        self.close_button.show()
        self.show()
        self.updateGeometry()
        self.update()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = Box(fill=f"{self._tone}bg", line=f"{self._tone}line")
        draw_box(painter, QRectF(self.rect()), box)
        painter.end()
