"""What is wrong with an answer, the question that settles it, and what can be done at once."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.buttons import Button, Role
from ui.widgets.chips import Chip, Kind
from ui.widgets.drawing import Box, draw_box
from ui.widgets.labels import IconLabel, Paragraph


class FindingBox(QWidget):
    """A box below a field in the colours of an error or of a warning."""

    def __init__(
        self,
        title: str = "",
        question: str = "",
        *,
        blocking: bool = True,
        flat: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._flat = flat
        self.picture = IconLabel("", "error", side=18)
        self.title = Paragraph(style="row-strong")
        self.chip = Chip()
        self.question = Paragraph(style="row")
        self._acts = QHBoxLayout()
        self._acts.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(9)
        top = Qt.AlignmentFlag.AlignTop
        self.title.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        beside = QVBoxLayout()
        beside.setContentsMargins(0, theme.px(4), 0, 0)
        beside.addWidget(self.chip, 0, top)
        head.addWidget(self.title)
        head.addLayout(beside)
        head.addStretch(1)
        head.addLayout(self._acts)
        head.setAlignment(self._acts, top)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(head)
        words.addWidget(self.question)
        row = QHBoxLayout(self)
        side = 24 if flat else 12
        row.setContentsMargins(side, 10, side, 10)
        row.setSpacing(10)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_finding(title, question, blocking=blocking)

    def show_finding(self, title: str, question: str = "", *, blocking: bool = True) -> None:
        """Show another finding and forget the acts of the one before."""
        self._blocking = blocking
        tone = "err" if blocking else "warn"
        self.picture.show_words("", "error" if blocking else "warning", tone)
        self.picture.setFixedHeight(theme.px(28))
        self.title.show_text(title)
        self.chip.show_state(
            "Blocks signing" if blocking else "Warning", Kind.ERR if blocking else Kind.WARN
        )
        self.chip.setFixedHeight(theme.px(20))
        self.question.show_text(question)
        self.question.setVisible(bool(question))
        while (item := self._acts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.setAccessibleName(f"{self.chip.text}: {title}. {question}".strip())
        self.update()

    def add_act(self, text: str, icon: str = "", role: Role | str = Role.OUTLINED) -> Button:
        """Offer an act at the right end, and hand its button back."""
        button = Button(text, role, icon, size=28)
        self._acts.addWidget(button)
        return button

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tone = "err" if self._blocking else "warn"
        rect = QRectF(self.rect())
        if self._flat:
            painter.fillRect(rect, theme.color(f"{tone}bg"))
            edge = QRectF(0, rect.bottom() - theme.line_width, rect.width(), theme.line_width)
            painter.fillRect(edge, theme.color(f"{tone}line"))
        else:
            draw_box(painter, rect, Box(fill=f"{tone}bg", line=f"{tone}line"))
        painter.end()
