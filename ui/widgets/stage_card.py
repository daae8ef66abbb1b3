"""One lead stage on the board: how it is entered and left, and how far its text has come."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import icons
from ui.theme import theme
from ui.widgets.chips import draw_chip
from ui.widgets.drawing import Lines, draw_box, draw_text, wrapped
from ui.widgets.picture_card import PictureCard
from ui.widgets.stage_face import StageFace

WIDTH, LEAST_WIDTH, WIDEST, FINAL_WIDTH, HEIGHT = 180, 172, 260, 104, 360
EDGE = 12
ENTRY, FIRST, FOOT, LEAVES, EXITS, PITCH = 63, 84, 196, 213, 233, 22
CHIP_TOP, CHIP = 320, 28
LINE, ITEM_GAP, LINES = 18, 3, 6


class StageCard(PictureCard):
    """How a stage is entered and left, in zones that stand at the same height on every card."""

    def __init__(self, face: StageFace, parent: QWidget) -> None:
        """Show a stage."""
        super().__init__(face.id, parent)
        self.face = face
        self.say()

    def show_face(self, face: StageFace) -> None:
        """Show the stage as it is now."""
        if face != self.face:
            self.face = face
            self.say()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(FINAL_WIDTH if self.face.final else WIDTH), theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_box(painter, QRectF(self.rect()), self.box("sunk" if self.face.final else "surface"))
        self._draw_head(painter)
        self._draw_entry(painter)
        wide = theme.line_width
        foot = theme.px(FOOT)
        painter.fillRect(QRectF(wide, foot, self.width() - 2 * wide, wide), theme.color("line"))
        self._draw_exits(painter)
        edge = theme.px(EDGE)
        chip = QRectF(edge, theme.px(CHIP_TOP), self.width() - 2 * edge, theme.px(CHIP))
        draw_chip(painter, chip, self.state.words, self.state.kind, self.state.icon)
        painter.end()

    def _draw_head(self, painter: QPainter) -> None:
        edge = theme.px(EDGE)
        right = self.more.x() if not self.more.isHidden() else self.width() - edge
        name = QRectF(edge, theme.px(11), right - edge, theme.px(22))
        ink = theme.color("text" if self.face.name else "muted")
        draw_text(painter, name, self.face.name or "New stage", theme.font("title"), ink)
        alias = QRectF(edge, theme.px(32), self.width() - 2 * edge, theme.px(18))
        draw_text(painter, alias, self.face.alias, theme.font("small"), theme.color("muted"))

    def _draw_entry(self, painter: QPainter) -> None:
        self._heading(painter, ENTRY, self.face.entry)
        edge, line = theme.px(EDGE), theme.px(LINE)
        top = theme.px(FIRST) - line // 2
        bare = self.face.final and len(self.face.criteria) == 1
        left = edge if bare else edge + theme.px(13)
        room = self.width() - left - edge
        if not self.face.criteria:
            self._draw_aside(painter, QRectF(edge, top, room, line), "No criteria yet")
        shown = self._fitting(room, theme.px(FOOT) - theme.px(4) - top)
        for words, lines in shown:
            if not bare:
                _draw_dot(painter, QPointF(edge + theme.px(2.5), top + line / 2))
            self._draw_lines(painter, QRectF(left, top, room, line), words, lines)
            top += line * len(lines) + theme.px(ITEM_GAP)
        rest = len(self.face.criteria) - len(shown)
        if rest:
            self._draw_aside(painter, QRectF(left, top, room, line), f"and {rest} more")

    def _fitting(self, room: float, height: float) -> list[tuple[str, Lines]]:
        """The criteria that can be seen, each with its lines; room is left to count the rest."""
        line, gap = theme.px(LINE), theme.px(ITEM_GAP)
        most, font = self._most_lines(), theme.font("small")
        wanted = [(words, wrapped(words, font, room)[:most]) for words in self.face.criteria]
        if sum(line * len(lines) + gap for _, lines in wanted) - gap <= height:
            return wanted
        shown: list[tuple[str, Lines]] = []
        left = height - line
        for words, lines in wanted:
            left -= line * len(lines) + gap
            if left < 0 and shown:
                break
            shown.append((words, lines))
        return shown

    def _most_lines(self) -> int:
        """How many lines one criterion may take, so that several can be seen."""
        return max(2, LINES // max(1, len(self.face.criteria)))

    def _draw_lines(self, painter: QPainter, rect: QRectF, words: str, lines: Lines) -> None:
        for number, (start, length) in enumerate(lines):
            last = number == len(lines) - 1
            said = words[start:] if last else words[start : start + length]
            draw_text(painter, rect, said.strip(), theme.font("small"), theme.color("text"))
            rect = rect.translated(0, rect.height())

    def _draw_aside(self, painter: QPainter, rect: QRectF, words: str) -> None:
        draw_text(painter, rect, words, theme.font("small"), theme.color("muted"))

    def _draw_exits(self, painter: QPainter) -> None:
        face = self.face
        if face.final:
            self._heading(painter, LEAVES, "Leaves")
            self._exit(painter, 0, "flag", "Final", known=True)
            return
        self._heading(painter, LEAVES, "Leaves within")
        nowhere = "First stage" if face.first else "Not back"
        out = f"Out: {face.out[:1].lower()}{face.out[1:]}" if face.out else ""
        self._exit(painter, 0, "clock", face.limit or "Not set", known=bool(face.limit))
        self._exit(painter, 1, "arrow-right", face.forward or "Not set", known=bool(face.forward))
        self._exit(painter, 2, "return", face.back or nowhere, known=bool(face.back))
        self._exit(painter, 3, "out", out or "Not out", known=bool(out))

    def _exit(self, painter: QPainter, number: int, icon: str, words: str, *, known: bool) -> None:
        edge, side = theme.px(EDGE), theme.px(15)
        middle = theme.px(EXITS + number * PITCH)
        place = QRectF(edge, middle - side / 2, side, side)
        icons.paint(painter, place, icon, theme.color("muted"))
        left = edge + theme.px(22)
        rect = QRectF(left, middle - theme.px(9), self.width() - left - theme.px(8), theme.px(18))
        draw_text(
            painter, rect, words, theme.font("small"), theme.color("text" if known else "muted")
        )

    def _heading(self, painter: QPainter, middle: int, words: str) -> None:
        edge = theme.px(EDGE)
        rect = QRectF(edge, theme.px(middle - 8), self.width() - 2 * edge, theme.px(16))
        draw_text(painter, rect, words, theme.font("caption-strong"), theme.color("muted"))

    def say(self) -> None:
        """Say what the card shows, to those who hear the page."""
        face = self.face
        name = face.name or "New stage"
        owner = {"marketing": "Marketing owns it", "sales": "Sales owns it"}.get(face.owner, "")
        leaves = "final" if face.final else f"leaves within {face.limit or 'no time set'}"
        onward = f"forward to {face.forward}" if face.forward else ""
        criteria = f"{face.entry}: {'; '.join(face.criteria) or 'no criteria yet'}"
        said = (name, face.alias, owner, criteria, leaves, onward, self.state.words)
        self.setAccessibleName(", ".join(word for word in said if word))
        self.more.setAccessibleName(f"More for {name}")
        self.setToolTip("\n".join((f"{face.entry}:", *face.criteria)) if face.criteria else "")


def _draw_dot(painter: QPainter, centre: QPointF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.color("muted")))
    radius = max(1.5, theme.px(4) / 2)
    painter.drawEllipse(centre, radius, radius)
