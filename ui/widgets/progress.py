"""How far an agreement is: the bar of clauses and the mark of a step."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons
from ui.theme import theme
from ui.widgets.drawing import Box, draw_box, draw_text, text_width

HEIGHT = 6


class AgreedBar(QWidget):
    """A bar in three parts: agreed, parked and the rest; never one percentage."""

    def __init__(
        self, agreed: int = 0, parked: int = 0, total: int = 0, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_counts(agreed, parked, total)

    def show_counts(self, agreed: int, parked: int, total: int) -> None:
        """Show how many clauses of the total are agreed and how many parked."""
        self._agreed, self._parked, self._total = agreed, parked, total
        said = f"{agreed} of {total} clauses agreed"
        self.setAccessibleName(f"{said}, {parked} parked" if parked else said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = theme.px(HEIGHT)
        rect = QRectF(0, (self.height() - height) / 2, self.width(), height)
        rest = self._total - self._agreed - self._parked
        shares = ((self._agreed, "ok"), (self._parked, "warn"), (rest, "track"))
        parts = [one for one in shares if one[0] > 0] if self._total else [(1, "track")]
        whole = rect.width() - 2 * (len(parts) - 1)
        left = rect.x()
        for share, token in parts[:-1]:
            wide = max(height * 1.0, whole * share / self._total)
            self._part(painter, QRectF(left, rect.y(), wide, height), token)
            left += wide + 2
        last = QRectF(left, rect.y(), rect.right() - left, height)
        self._part(painter, last, parts[-1][1])
        painter.end()

    def _part(self, painter: QPainter, rect: QRectF, token: str) -> None:
        path = QPainterPath()
        radius = min(rect.width(), rect.height()) / 2
        path.addRoundedRect(rect, radius, radius)
        painter.fillPath(path, theme.color(token))


class Step(StrEnum):
    """Where a step stands."""

    OPEN = "open"
    CURRENT = "current"
    DONE = "done"
    PARKED = "parked"
    LOCKED = "locked"


def draw_step_mark(painter: QPainter, rect: QRectF, step: Step, number: str = "") -> None:
    """Draw the mark of a step into a square of about 22 pixels."""
    radius = rect.height() / 2 / theme.scale
    boxes = {
        Step.OPEN: Box(line="field", radius=radius),
        Step.CURRENT: Box(fill="primary", radius=radius),
        Step.DONE: Box(fill="ok", radius=radius),
        Step.PARKED: Box(fill="surface", line="warn", radius=radius),
        Step.LOCKED: Box(line="field", radius=radius),
    }
    draw_box(painter, rect, boxes[step])
    pictures = {
        Step.DONE: ("tick", "onside"),
        Step.PARKED: ("pause", "warn"),
        Step.LOCKED: ("lock", "muted"),
    }
    if step in pictures:
        name, token = pictures[step]
        inset = rect.height() * 0.2
        inner = rect.adjusted(inset, inset, -inset, -inset)
        icons.paint(painter, inner, name, theme.color(token))
    elif number:
        font = theme.font("caption-strong", tabular=True)
        wide = text_width(number, font)
        room = QRectF(rect.center().x() - wide / 2, rect.y(), wide + 1, rect.height())
        ink = "onprimary" if step is Step.CURRENT else "muted"
        draw_text(painter, room, number, font, theme.color(ink))


class StepMark(QWidget):
    """The round mark before a step: its number, a tick, two bars or a lock."""

    def __init__(
        self, step: Step | str = Step.OPEN, number: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.show_step(step, number)

    def show_step(self, step: Step | str, number: str = "") -> None:
        """Show another state of the step."""
        self._step, self._number = Step(step), number
        self.setAccessibleName(f"Step {number}, {self._step}" if number else str(self._step))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(22), theme.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_step_mark(painter, QRectF(self.rect()), self._step, self._number)
        painter.end()
