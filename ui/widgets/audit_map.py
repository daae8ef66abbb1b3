"""The way of a lead as a map: step after step from the first touch to the closed deal."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from models.agreement.agreement import Agreement
from models.agreement.section import RowId
from models.agreement.sections.diagnosis import ANSWERED_IN
from ui import icons
from ui.theme import theme
from ui.widgets.card_grid import CardGrid, Spacing
from ui.widgets.drawing import Box, draw_box, draw_text, rounded_path, text_width, wrapped
from ui.widgets.picture_card import PictureCard
from ui.widgets.stage_strokes import draw_arrow

HEIGHT = 208
SPACING = Spacing(least_width=206, height=HEIGHT, most_across=4, gap=20)
EDGE, TITLE, LINE, FACTS, PITCH, BAND = 14, 12, 19, 58, 22, 76
NO_ANSWER = "Nothing answers it yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditFace:
    """A step of the way as its card shows it; `answer` names the section that mends a breakdown."""

    id: RowId
    number: int
    step: str
    owner: str
    system: str
    passed_on: str
    onward: str
    breakdown: str
    answer: str

    @property
    def is_open(self) -> bool:
        """True for a breakdown without a clause or an open issue."""
        return bool(self.breakdown) and not self.answer


def audit_faces(agreement: Agreement) -> tuple[AuditFace, ...]:
    """The steps in their order."""
    labels = {option.key: option.label for option in ANSWERED_IN}
    return tuple(
        AuditFace(
            id=row.id,
            number=number,
            step=row.step,
            owner=row.owner,
            system=row.system,
            passed_on=row.information,
            onward=row.next_step,
            breakdown=row.breakdown,
            answer=labels.get(row.answered_in, ""),
        )
        for number, row in enumerate(agreement.diagnosis.audit, 1)
    )


class AuditCard(PictureCard):
    """What happens to the lead at one step, and where it breaks."""

    def __init__(self, face: AuditFace, parent: QWidget) -> None:
        """Show a step."""
        super().__init__(face.id, parent)
        self.face = face
        self.say()

    def show_face(self, face: AuditFace) -> None:
        """Show the step as it is now."""
        if face != self.face:
            self.face = face
            self.say()
            self.update()

    def say(self) -> None:
        """Say what the card shows, to those who hear the page."""
        face = self.face
        breaks = f"breaks: {face.breakdown}, {face.answer or NO_ANSWER}" if face.breakdown else ""
        said = (f"Step {face.number}: {face.step or 'New step'}", face.owner, face.system, breaks)
        self.setAccessibleName(", ".join(word for word in said if word))
        self.more.setAccessibleName(f"More for step {face.number}")
        tip = (face.step, face.passed_on, face.onward, face.breakdown)
        self.setToolTip("\n".join(word for word in tip if word))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(SPACING.least_width), theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.box("surface")
        draw_box(painter, QRectF(self.rect()), box)
        self._draw_step(painter)
        face = self.face
        for place, (icon, words, lacks) in enumerate(
            (
                ("people", face.owner, "Nobody named"),
                ("database", face.system, "No system named"),
                ("arrow-right", face.passed_on, "Nothing passed on"),
            )
        ):
            self._draw_fact(painter, place, icon, words, lacks)
        if face.breakdown:
            self._draw_breakdown(painter, box.width * theme.line_width)
        else:
            top = theme.px(HEIGHT - BAND)
            room = QRectF(theme.px(EDGE), top, self.width() - 2 * theme.px(EDGE), theme.px(BAND))
            muted = theme.color("muted")
            draw_text(painter, room, "No breakdown seen", theme.font("small"), muted)
        painter.end()

    def _draw_step(self, painter: QPainter) -> None:
        px, face = theme.px, self.face
        mark = QRectF(px(EDGE), px(TITLE), px(22), px(22))
        draw_box(painter, mark, Box(line="muted", radius=11))
        font, words = theme.font("caption-strong", tabular=True), str(face.number)
        left = mark.center().x() - text_width(words, font) / 2
        place = QRectF(left, mark.top(), mark.width(), mark.height())
        draw_text(painter, place, words, font, theme.color("muted"))
        left = mark.right() + px(10)
        right = self.more.x() if not self.more.isHidden() else self.width() - px(EDGE)
        font = theme.font("row-strong")
        ink = theme.color("text" if face.step else "muted")
        self._draw_lines(
            painter,
            QRectF(left, px(TITLE + 1), right - left, px(LINE)),
            face.step or "New step",
            font,
            ink,
        )

    def _draw_lines(
        self, painter: QPainter, rect: QRectF, words: str, font: QFont, ink: QColor
    ) -> None:
        lines = wrapped(words, font, rect.width())[:2]
        for number, (start, length) in enumerate(lines):
            said = words[start:] if number or len(lines) == 1 else words[start : start + length]
            draw_text(painter, rect.translated(0, number * rect.height()), said.strip(), font, ink)

    def _draw_fact(self, painter: QPainter, place: int, icon: str, words: str, lacks: str) -> None:
        px, side = theme.px, theme.px(15)
        top = px(FACTS + place * PITCH)
        muted = theme.color("muted")
        icons.paint(painter, QRectF(px(EDGE + 3), top, side, px(PITCH)), icon, muted)
        left = px(EDGE) + px(32)
        room = QRectF(left, top, self.width() - left - px(8), px(PITCH))
        ink = theme.color("text") if words else muted
        draw_text(painter, room, words or lacks, theme.font("small"), ink)

    def _draw_breakdown(self, painter: QPainter, edge: float) -> None:
        px, is_open = theme.px, self.face.is_open
        top = px(HEIGHT - BAND)
        rect = QRectF(edge, top, self.width() - 2 * edge, self.height() - edge - top)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = rounded_path(rect, 0, px(12) - edge)
        painter.fillPath(shape, theme.color("warnbg" if is_open else "sunk"))
        line = QRectF(rect.left(), top, rect.width(), theme.line_width)
        painter.fillRect(line, theme.color("warnline" if is_open else "line"))
        ink = theme.color("warn" if is_open else "text")
        side = px(15)
        spot = QRectF(px(EDGE + 3), top + px(8), side, px(LINE))
        icons.paint(painter, spot, "bolt", theme.color("warn"))
        left = px(EDGE) + px(32)
        room = QRectF(left, top + px(8), self.width() - left - px(EDGE), px(18))
        font = theme.font("small-medium")
        self._draw_lines(painter, room, self.face.breakdown, font, ink)
        answer = self.face.answer or NO_ANSWER
        foot = top + px(48)
        icon, tone = ("warning", "warn") if is_open else ("arrow-right", "primary")
        icons.paint(painter, QRectF(px(EDGE + 3), foot, side, px(18)), icon, theme.color(tone))
        room = QRectF(left, foot, self.width() - left - px(EDGE), px(18))
        draw_text(painter, room, answer, theme.font("small-strong"), theme.color(tone))


class AuditMap(CardGrid):
    """The cards in their order, line after line, an arrow from each to the next."""

    def __init__(self) -> None:
        """An empty map."""
        super().__init__(SPACING)

    @property
    def cards(self) -> tuple[AuditCard, ...]:
        """The cards in their order."""
        return tuple(card for card in super().cards if isinstance(card, AuditCard))

    def show_faces(self, faces: tuple[AuditFace, ...]) -> None:
        """Show these steps."""
        by_id = {face.id: face for face in faces}
        self.show_rows(tuple(by_id), lambda row_id: AuditCard(by_id[row_id], self))
        for card in self.cards:
            card.show_face(by_id[card.row_id])
        self.one_stop()
        self.settle()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cards = self.cards
        for card, following in pairwise(cards):
            if following.y() == card.y():
                height = card.y() + theme.px(TITLE + 11)
                draw_arrow(painter, card.geometry().right() + 1.0, float(following.x()), height)
        painter.end()
