"""A choice between two or a few words that all stand there, such as Yes and No."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from ui import icons
from ui.theme import set_type, theme
from ui.widgets.drawing import Box, draw_box, draw_focus, draw_text, text_width

YES_NO = (("yes", "Yes"), ("no", "No"))


class Segment(QRadioButton):
    """One word of the choice; the chosen one carries a tick."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        set_type(self, "row-medium")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = text_width(self.text(), theme.font("row-strong"))
        return QSize(ceil(words) + theme.px(14 + 16 + 6 + 14), theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        chosen = self.isChecked()
        fill = "primarysoft" if chosen else "hover" if self.underMouse() else ""
        draw_box(painter, rect, Box(fill=fill, radius=6))
        font = theme.font("row-strong" if chosen else "row-medium")
        ink = theme.color("primary" if chosen else "text")
        if not self.isEnabled():
            ink = theme.color("muted")
        side = theme.px(16) if chosen else 0
        gap = theme.px(6) if chosen else 0
        left = (rect.width() - text_width(self.text(), font) - side - gap) / 2
        if chosen:
            icons.paint(painter, QRectF(left, 0, side, rect.height()), "tick", ink)
        room = QRectF(left + side + gap, 0, rect.width() - left - side - gap, rect.height())
        draw_text(painter, room, self.text(), font, ink)
        if self.hasFocus():
            draw_focus(painter, rect, 6)
        painter.end()


class Segmented(QFrame):
    """A frame of 38 pixels with one segment for each option; arrow keys go through them."""

    chosen = Signal(str)
    """The person chose; carries the value."""

    def __init__(
        self,
        options: tuple[tuple[str, str], ...] = YES_NO,
        name: str = "",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._segments: dict[str, Segment] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(3)
        for value, label in options:
            segment = Segment(label, self)
            segment.clicked.connect(self._tell)
            self._segments[value] = segment
            row.addWidget(segment)
        self.name(name)

    def name(self, name: str) -> None:
        """Say what is asked for, to those who hear the page."""
        self.setAccessibleName(name)
        for segment in self._segments.values():
            said = f"{name}: {segment.text()}" if name else segment.text()
            segment.setAccessibleName(said)
        if self._segments:
            self.setFocusProxy(next(iter(self._segments.values())))

    def show_value(self, value: str) -> None:
        """Show a choice; an empty one leaves all open."""
        for key, segment in self._segments.items():
            segment.setAutoExclusive(False)
            segment.setChecked(key == value)
            segment.setAutoExclusive(True)

    def value(self) -> str:
        """The chosen value, empty when nothing is chosen."""
        return next((key for key, one in self._segments.items() if one.isChecked()), "")

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(38))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        state = str(self.property("state") or "")
        lines = {"error": "err", "warning": "warn", "unconfirmed": "warn"}
        box = Box(fill="fieldbg", line=lines.get(state, "field"), dashed=state == "unconfirmed")
        draw_box(painter, QRectF(self.rect()), box)
        painter.end()

    def _tell(self) -> None:
        self.chosen.emit(self.value())
