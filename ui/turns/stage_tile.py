"""A stage as a side finds it while it sorts: its key, its name, and what must be true to enter."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from models.agreement.sides import Side
from ui import icons
from ui.theme import theme
from ui.widgets.drawing import Box, draw_box, draw_focus, draw_text, text_width, wrapped

EDGE, TOP, LINE, GAP = 14, 44, 18, 3


class StageTile(QAbstractButton):
    """Sorts the lead into this stage; all stages stand there with their facts."""

    def __init__(self, key: str, stage: str, side: Side) -> None:
        """The tile of a stage by its id, which answers to `key`."""
        super().__init__()
        self.key, self.stage, self._side = key, stage, side
        self._facts: tuple[str, ...] = ()
        self._entry = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_stage(self, name: str, entry: str, facts: tuple[str, ...]) -> None:
        """Show the name, how many of the facts must hold, and the facts."""
        self.setText(name)
        self._entry, self._facts = entry, facts
        said = f"{entry}: {'; '.join(facts)}" if facts else entry
        self.setAccessibleName(f"{name}, key {self.key}")
        self.setAccessibleDescription(said)
        self.setToolTip("\n".join((name, *facts)))
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = sum(count for _, count in self._lines(width))
        gaps = max(0, len(self._facts) - 1) * theme.px(GAP)
        entry = theme.px(20) if self._entry else 0
        return theme.px(TOP) + entry + lines * theme.px(LINE) + gaps + theme.px(EDGE)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(260), self.heightForWidth(theme.px(260)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(150), theme.px(TOP + EDGE))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect, px, chosen = QRectF(self.rect()), theme.px, self.isChecked()
        side = self._side.value
        fill = f"{side}bg" if chosen else "hover" if self.underMouse() else "surface"
        line, wide = (side, 2.0 / theme.line_width) if chosen else ("field", 1.0)
        draw_box(painter, rect, Box(fill=fill, line=line, width=wide, radius=10))
        cap = QRectF(px(EDGE), px(12), px(24), px(24))
        draw_box(painter, cap, Box(fill=side if chosen else "sunk", line="line", radius=6))
        font = theme.font("row-strong", tabular=True)
        middle = cap.adjusted((cap.width() - text_width(self.key, font)) / 2, 0, 0, 0)
        draw_text(painter, middle, self.key, font, theme.color("onside" if chosen else "text"))
        left = cap.right() + px(10)
        right = rect.width() - px(EDGE) - (px(22) if chosen else 0)
        name = QRectF(left, px(12), right - left, px(24))
        draw_text(painter, name, self.text(), theme.font("title"), theme.color("text"))
        if chosen:
            tick = QRectF(right + px(4), px(12), px(18), px(24))
            icons.paint(painter, tick, "tick", theme.color(side))
        self._draw_facts(painter)
        if self.hasFocus():
            draw_focus(painter, rect, 10)
        painter.end()

    def _draw_facts(self, painter: QPainter) -> None:
        px, font = theme.px, theme.font("small")
        top = float(px(TOP))
        if self._entry:
            room = QRectF(px(EDGE), top, self.width() - 2 * px(EDGE), px(16))
            muted = theme.color("muted")
            draw_text(painter, room, self._entry, theme.font("caption-strong"), muted)
            top += px(20)
        left = px(EDGE + 13)
        for words, _ in self._lines(self.width()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("muted"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawEllipse(QPointF(px(EDGE + 3), top + px(LINE) / 2), px(2), px(2))
            for start, length in wrapped(words, font, self._room(self.width())):
                line = QRectF(left, top, self._room(self.width()) + 2, px(LINE))
                part = words[start : start + length].strip()
                draw_text(painter, line, part, font, theme.color("text"))
                top += px(LINE)
            top += px(GAP)

    def _lines(self, width: int) -> list[tuple[str, int]]:
        font, room = theme.font("small"), self._room(width)
        return [(words, len(wrapped(words, font, room))) for words in self._facts]

    def _room(self, width: int) -> int:
        return max(theme.px(60), ceil(width) - theme.px(2 * EDGE + 13))
