"""How a finding is drawn in the list: its kind, place, message and question, and the way there."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from models.rules.finding import Finding
from ui import icons
from ui.theme import theme
from ui.typeface import STYLES
from ui.widgets.card import RADIUS
from ui.widgets.drawing import Box, draw_box, draw_focus, draw_text, rounded_path, text_width
from ui.widgets.finding_rows import (
    Asking,
    Entry,
    FindingModel,
    Head,
    Index,
    Line,
    look_of,
)

HEAD, GAP_BEFORE_HEAD = 28, 4
LEAST, PAD, TEXT_LEFT, KIND_LEFT = 50, 6, 108, 15
GO_WIDE, GO_TALL, GO_RIGHT = 64, 32, 9
ACT_WIDE, ACT_GAP, ASKING = 74, 12, 70
MESSAGE_LINES, QUESTION_LINES = 4, 3
_DOTS = "…"


@dataclass(frozen=True, slots=True)
class Laid:
    """Message and question set for one width, with the height of each."""

    message: QTextLayout
    question: QTextLayout
    message_height: float
    question_height: float

    @property
    def height(self) -> int:
        """The height of the whole row."""
        words = self.message_height + self.question_height
        return max(theme.px(LEAST), ceil(words) + 2 * theme.px(PAD))


class FindingDelegate(QStyledItemDelegate):
    """Draws the heads of the phases and the findings below them, each phase as one card."""

    def __init__(self, parent: QWidget) -> None:
        """For the rows of this list, which stand `margin` away from its right edge."""
        super().__init__(parent)
        self.margin = 0
        self.asked: Finding | None = None
        self._laid: dict[tuple[Entry, int], Laid] = {}

    def forget(self) -> None:
        """Set all words anew, as other findings or another text size ask for."""
        self._laid.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        wide = self._width()
        model = index.model()
        assert isinstance(model, FindingModel)
        says = model.line(index).says
        if isinstance(says, Head):
            before = 0 if index.row() == 0 else GAP_BEFORE_HEAD
            return QSize(wide, theme.px(HEAD + before))
        if isinstance(says, Asking):
            return QSize(wide, theme.px(ASKING))
        return QSize(wide, self._set(says, wide).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, FindingModel)
        line = model.line(index)
        rect = QRectF(option.rect)
        rect.setWidth(self._width())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line.says, Head):
            _draw_head(painter, rect, line.says)
        else:
            self._draw_ground(painter, rect, line, option.state)
            if isinstance(line.says, Entry):
                self._draw_entry(painter, rect, line.says)
        painter.restore()

    def _width(self) -> int:
        view = self.parent()
        assert isinstance(view, QWidget)
        # The scroll bar stands in the margin; rows are as wide with it as without.
        return max(theme.px(240), view.width() - theme.px(self.margin))

    def _set(self, entry: Entry, wide: int) -> Laid:
        key = (entry, wide)
        if key not in self._laid:
            act = ACT_WIDE + ACT_GAP if entry.act else 0
            room = wide - theme.px(TEXT_LEFT + GO_WIDE + GO_RIGHT + 14 + act)
            message, tall = _message(entry, room)
            question, lower = _wrapped(entry.second, "small", room, QUESTION_LINES, formats=[])
            self._laid[key] = Laid(message, question, tall, lower if entry.second else 0)
        return self._laid[key]

    def _draw_ground(
        self, painter: QPainter, rect: QRectF, line: Line, state: QStyle.StateFlag
    ) -> None:
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = selected and bool(state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = "primarysoft" if focused else "hover" if hovered else "surface"
        if isinstance(line.says, Asking):
            ground = "warnbg"
        radius = theme.px(RADIUS)
        top, foot = (radius if line.first else 0), (radius if line.last else 0)
        wide = theme.line_width
        painter.fillPath(rounded_path(rect, top, foot), theme.color("line"))
        inner = rect.adjusted(wide, wide if line.first else 0, -wide, -wide)
        shape = rounded_path(inner, max(0, top - wide), max(0, foot - wide))
        painter.fillPath(shape, theme.color(ground))
        if focused:
            draw_focus(painter, inner.adjusted(2, 2, -2, -2), 8)

    def _draw_entry(self, painter: QPainter, rect: QRectF, entry: Entry) -> None:
        look = look_of(entry.finding)
        ink = theme.color(look.tone)
        laid = self._set(entry, int(rect.width()))
        spare = rect.height() - laid.message_height - laid.question_height
        top = rect.y() + min(spare / 2, theme.px(PAD))
        first = QRectF(rect.x() + theme.px(KIND_LEFT), top, theme.px(16), theme.px(20))
        icons.paint(painter, first, look.icon, ink)
        room = first.adjusted(theme.px(16 + 6), 0, theme.px(70), 0)
        draw_text(painter, room, look.word, theme.font("small-strong"), ink)
        left = rect.x() + theme.px(TEXT_LEFT)
        painter.setPen(theme.color("text"))
        laid.message.draw(painter, QPointF(left, top))
        painter.setPen(theme.color("muted"))
        laid.question.draw(painter, QPointF(left, top + laid.message_height))
        _draw_go(painter, go_place(rect))
        if entry.act:
            open_below = entry.finding == self.asked
            _draw_act(painter, act_place(rect), "Cancel" if open_below else entry.act)


def go_place(row: QRectF) -> QRectF:
    """Where the button that leads to the field stands in a row."""
    tall, wide = theme.px(GO_TALL), theme.px(GO_WIDE)
    top = row.y() + min((row.height() - tall) / 2, theme.px(9))
    return QRectF(row.right() - theme.px(GO_RIGHT) - wide, round(top), wide, tall)


def act_place(row: QRectF) -> QRectF:
    """Where the words that waive a warning, or withdraw the waiver, stand in a row."""
    go, wide = go_place(row), theme.px(ACT_WIDE)
    return QRectF(go.left() - theme.px(ACT_GAP) - wide, go.y(), wide, go.height())


def _draw_act(painter: QPainter, place: QRectF, words: str) -> None:
    font = theme.font("small-strong")
    left = place.right() - text_width(words, font) - theme.px(4)
    room = QRectF(left, place.y(), place.right() - left, place.height())
    draw_text(painter, room, words, font, theme.color("warn"))


def _draw_go(painter: QPainter, place: QRectF) -> None:
    draw_box(painter, place, Box(fill="surface", line="field"))
    font, ink = theme.font("small-strong"), theme.color("text")
    side = theme.px(16)
    words = text_width("Go", font)
    left = place.x() + (place.width() - words - theme.px(6) - side) / 2
    draw_text(painter, QRectF(left, place.y(), words + 1, place.height()), "Go", font, ink)
    arrow = QRectF(left + words + theme.px(6), place.y(), side, place.height())
    icons.paint(painter, arrow, "chevron-right", ink)


def _draw_head(painter: QPainter, rect: QRectF, head: Head) -> None:
    place = QRectF(rect.x() + theme.px(2), rect.bottom() - theme.px(HEAD), rect.width(), 0)
    place.setHeight(theme.px(HEAD))
    strong, plain = theme.font("small-strong"), theme.font("caption", tabular=True)
    draw_text(painter, place, head.phase, strong, theme.color("text"))
    wide = text_width(head.counts, plain)
    aside = place.adjusted(place.width() - wide - theme.px(4), 0, 0, 0)
    draw_text(painter, aside, head.counts, plain, theme.color("muted"))


def _message(entry: Entry, room: float) -> tuple[QTextLayout, float]:
    """Place, row and message in one paragraph, with the words that are meant underlined."""
    row = f"{entry.row}: " if entry.row else ""
    before = f"{entry.place}  {row}"
    text = before + entry.finding.message
    formats = [_format(0, len(entry.place), theme.font("row-strong"))]
    quote = entry.finding.quote
    at = entry.finding.message.find(quote) if quote else -1
    if at >= 0:
        look = look_of(entry.finding)
        tone = look.tone if look.tone in ("err", "warn") else "warn"
        marked = _format(len(before) + at, len(quote), theme.font("row"))
        marked.format.setForeground(theme.color(tone))
        marked.format.setBackground(theme.color(f"{tone}bg"))
        marked.format.setFontUnderline(True)
        formats.append(marked)
    return _wrapped(text, "row", room, MESSAGE_LINES, formats=formats)


def _format(start: int, length: int, font: QFont) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    look.setFont(font)
    piece = QTextLayout.FormatRange()
    piece.start, piece.length, piece.format = start, length, look
    return piece


def _wrapped(
    text: str, style: str, room: float, most: int, *, formats: list[QTextLayout.FormatRange]
) -> tuple[QTextLayout, float]:
    """The text over at most so many lines; what does not fit ends in dots."""
    layout = _lines(text, style, room, formats)
    if layout.lineCount() > most:
        last = layout.lineAt(most - 1)
        text = text[: last.textStart() + max(0, last.textLength() - 2)].rstrip() + _DOTS
        kept = [piece for piece in formats if piece.start + piece.length < len(text)]
        layout = _lines(text, style, room, kept)
    return layout, min(layout.lineCount(), most) * STYLES[style].line * theme.scale


def _lines(
    text: str, style: str, room: float, formats: list[QTextLayout.FormatRange]
) -> QTextLayout:
    layout = QTextLayout(text, theme.font(style))
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(formats)
    pitch = STYLES[style].line * theme.scale
    top = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        line.setPosition(QPointF(0, top + (pitch - line.height()) / 2))
        top += pitch
    layout.endLayout()
    return layout
