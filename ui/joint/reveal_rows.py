"""The rows of a comparison: both sides' heads, what is the same, numbers on scales, and words."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from models.agreement.sides import Side
from ui import icons
from ui.joint.spoken import Marks, Spoken
from ui.theme import theme
from ui.typeface import Style
from ui.widgets.buttons import Button
from ui.widgets.card import RADIUS
from ui.widgets.chips import Chip, Kind
from ui.widgets.drawing import draw_text, rounded_path, text_width
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.scale_axis import Scale
from ui.widgets.scale_view import STEP, draw_scale

EDGE = 20
"""Distance of words from both ends of a row."""
FIGURES = 136
MIDDLE = 160


class SideHead(QWidget):
    """One half of the band: the side, its people, and when it sealed."""

    proposer_wanted = Signal()

    def __init__(self, side: Side) -> None:
        super().__init__()
        self.side = side
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(40))
        self.name = Label(side.label, "lead-strong", side.value)
        self.people = ElidedLabel("", "small", side.value)
        self.choose = Button("", f"side-{side.value}", size=28, trailing="chevron-down")
        self.choose.hide()
        self.choose.clicked.connect(self.proposer_wanted)
        self.chip = Chip(kind=Kind(side.value))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(EDGE + 32), 0, theme.px(EDGE), theme.line_width)
        row.setSpacing(theme.px(14))
        for part in (self.name, self.people, self.choose):
            row.addWidget(part, 1 if part is self.people else 0)
        row.addWidget(self.chip)

    def show_people(self, names: str, several: str = "") -> None:
        """Name the people; `several` names the one proposer shown where there are more."""
        self.people.setText("" if several else names)
        self.choose.show_text(several)
        self.choose.setVisible(bool(several))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, radius = QRectF(self.rect()), theme.px(RADIUS) - theme.line_width
        shape = rounded_path(rect, radius, 0)
        painter.setClipRect(rect)
        left = self.side is Side.MARKETING
        square = QRectF(rect.center().x() if left else 0, 0, rect.width() / 2 + 1, rect.height())
        painter.fillPath(shape, theme.color(f"{self.side}bg"))
        painter.fillRect(square, theme.color(f"{self.side}bg"))
        wide = theme.line_width
        line = QRectF(0, rect.height() - wide, rect.width(), wide)
        painter.fillRect(line, theme.color(f"{self.side}line"))
        size = theme.px(20)
        place = QRectF(theme.px(EDGE), 0, size, rect.height())
        icons.paint(painter, place, self.side.value, theme.color(self.side.value))
        painter.end()


class _Row(QWidget):
    """A row of the comparison with a line above it."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(560), theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(self._height))


class GroupRow(_Row):
    """The name of a group, how many parts it has, and a legend at the right."""

    def __init__(self, icon: str, title: str, count: str, legend: str = "") -> None:
        super().__init__(32)
        self._icon, self._title, self._count, self._legend = icon, title, count, legend
        self.setAccessibleName(f"{title}, {count}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px = QPainter(self), theme.px
        rect, wide = QRectF(self.rect()), theme.line_width
        painter.fillRect(rect, theme.color("sunk"))
        painter.fillRect(QRectF(0, 0, rect.width(), wide), theme.color("line"))
        painter.fillRect(QRectF(0, rect.height() - wide, rect.width(), wide), theme.color("line"))
        place = QRectF(px(EDGE), 0, px(18), rect.height())
        icons.paint(painter, place, self._icon, theme.color("text"))
        left, strong = px(EDGE + 26), theme.font("row-strong")
        draw_text(painter, rect.adjusted(left, 0, 0, 0), self._title, strong, theme.color("text"))
        left += round(text_width(self._title, strong)) + px(8)
        muted = theme.color("muted")
        draw_text(painter, rect.adjusted(left, 0, 0, 0), self._count, theme.font("row"), muted)
        self._draw_legend(painter, rect)
        painter.end()

    def _draw_legend(self, painter: QPainter, rect: QRectF) -> None:
        px, font, muted = theme.px, theme.font("small"), theme.color("muted")
        if self._legend != "scale":
            wide = text_width(self._legend, font)
            place = QRectF(rect.right() - px(EDGE) - wide, 0, wide + 1, rect.height())
            draw_text(painter, place, self._legend, font, muted)
            return
        middle = rect.center().y()
        words = "overlap"
        x = rect.right() - px(EDGE) - text_width(words, font)
        draw_text(painter, QRectF(x, 0, px(80), rect.height()), words, font, muted)
        box = QRectF(x - px(22), middle - px(6), px(16), px(12))
        painter.setPen(theme.color("ok"))
        painter.setBrush(theme.color("okbg"))
        painter.drawRect(box)
        words = "range, letter at the likely value"
        x = box.x() - px(24) - text_width(words, font)
        draw_text(painter, QRectF(x, 0, px(300), rect.height()), words, font, muted)
        painter.fillRect(QRectF(x - px(24), middle - px(2), px(18), px(4)), muted)


class SameRow(_Row):
    """What both sides say alike, in one line; what has no room is counted."""

    def __init__(self, parts: tuple[tuple[str, str], ...]) -> None:
        super().__init__(40)
        self._parts = parts
        said = "; ".join(f"{label}: {words}" for label, words in parts)
        self.setAccessibleName(f"Same: {said}")
        self.setToolTip("\n".join(f"{label}: {words}" for label, words in parts))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px, rect = QPainter(self), theme.px, QRectF(self.rect())
        icons.paint(
            painter, QRectF(px(EDGE), 0, px(18), rect.height()), "equal", theme.color("text")
        )
        plain, strong = theme.font("row"), theme.font("row-strong")
        text, muted = theme.color("text"), theme.color("muted")
        left = float(px(EDGE + 26))
        draw_text(painter, rect.adjusted(left, 0, 0, 0), "Same", strong, text)
        left += text_width("Same", strong) + px(8)
        count = f"{len(self._parts)} {'part' if len(self._parts) == 1 else 'parts'}"
        draw_text(painter, rect.adjusted(left, 0, 0, 0), count, plain, muted)
        left += text_width(count, plain) + px(40)
        for number, (label, words) in enumerate(self._parts):
            rest = len(self._parts) - number
            wide = text_width(label, plain) + text_width(words, strong) + px(7)
            spare = text_width(f"and {rest} more", plain) + px(20) if rest > 1 else 0
            if left + wide + spare > rect.width() - px(EDGE) and number:
                more = f"and {rest} more"
                draw_text(painter, rect.adjusted(left, 0, -px(EDGE), 0), more, plain, muted)
                break
            draw_text(painter, rect.adjusted(left, 0, -px(EDGE), 0), label, plain, muted)
            left += text_width(label, plain) + px(7)
            draw_text(painter, rect.adjusted(left, 0, -px(EDGE), 0), words, strong, text)
            left += text_width(words, strong) + px(28)
        painter.end()


class NumberRow(_Row):
    """Both sides' numbers at the ends, and between them the scale with the verdict above it."""

    def __init__(
        self,
        label: str,
        figures: tuple[tuple[str, str], tuple[str, str]],
        scale: Scale,
        verdict: tuple[str, bool],
        aside: str,
    ) -> None:
        """`figures` are value and range of Marketing and of Sales, as words."""
        super().__init__(94)
        self.label, self.figures, self.scale = label, figures, scale
        self.verdict, self.aside = verdict, aside
        self.setAccessibleName(f"{label}: {scale.words}; {aside}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px, rect = QPainter(self), theme.px, QRectF(self.rect())
        painter.fillRect(
            QRectF(0, rect.height() - theme.line_width, rect.width(), theme.line_width),
            theme.color("line"),
        )
        for side, (value, reach) in zip(Side, self.figures, strict=True):
            self._draw_figure(painter, side, value, reach)
        left = px(EDGE + FIGURES)
        middle = QRectF(left, 0, rect.width() - 2 * left, rect.height())
        head = QRectF(middle.x(), px(8), middle.width(), px(22))
        end = self._draw_verdict(painter, head)
        room = QRectF(head.x(), head.y(), max(0.0, end - head.x() - px(12)), head.height())
        draw_text(painter, room, self.label, theme.font("row-strong"), theme.color("text"))
        below = QRectF(middle.x(), px(30), middle.width(), px(60))
        draw_scale(painter, below, self.scale, STEP.scaled(theme.scale))
        painter.end()

    def _draw_figure(self, painter: QPainter, side: Side, value: str, reach: str) -> None:
        px, ink = theme.px, theme.color(side.value)
        room = px(FIGURES) - px(8)
        font = _fitting(value, room)
        small = theme.font("small", tabular=True)
        for words, face, top, tall in ((value, font, 20, 36), (reach, small, 58, 18)):
            wide = min(text_width(words, face), room)
            x = px(EDGE) if side is Side.MARKETING else self.width() - px(EDGE) - wide
            draw_text(painter, QRectF(x, px(top), wide + 1, px(tall)), words, face, ink)

    def _draw_verdict(self, painter: QPainter, head: QRectF) -> float:
        px = theme.px
        muted, plain = theme.color("muted"), theme.font("small")
        x = head.right() - text_width(self.aside, plain)
        draw_text(painter, QRectF(x, head.y(), px(120), head.height()), self.aside, plain, muted)
        words, meets = self.verdict
        tone = theme.color("ok" if meets else "warn")
        strong = theme.font("small-strong")
        x -= px(12) + text_width(words, strong)
        draw_text(painter, QRectF(x, head.y(), px(400), head.height()), words, strong, tone)
        x -= px(22)
        icon = "overlap" if meets else "warning"
        icons.paint(painter, QRectF(x, head.y(), px(16), head.height()), icon, tone)
        return x


class WordRow(QWidget):
    """What each side says in words, with what only it says set apart."""

    def __init__(self, left: Spoken, label: str, aside: str, right: Spoken) -> None:
        super().__init__()
        self.left, self.right = left, right
        self._label, self._aside = label, aside
        self._last = False
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        said = f"{label}. Marketing: {left.words}. Sales: {right.words}"
        self.setAccessibleName(f"{said}. {aside}" if aside else said)

    def stand_last(self) -> None:
        """Stand at the lower end of the card, without a line."""
        self._last = True

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        column = self._column(width)
        least = theme.px(38 if self._aside else 20)
        tall = max(self.left.height(column), self.right.height(column), least)
        return ceil(tall + theme.px(16))

    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > theme.px(200) else theme.px(720)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), self.heightForWidth(max(self.width(), theme.px(360))))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px = QPainter(self), theme.px
        column = self._column(self.width())
        marks = (Marks("marketing"), Marks("sales"))
        self.left.draw(painter, px(EDGE), px(8), column, marks[0])
        self.right.draw(painter, self.width() - px(EDGE) - column, px(8), column, marks[1])
        middle = QRectF(px(EDGE) + column, px(8), self.width() - 2 * (px(EDGE) + column), px(19))
        strong, plain = theme.font("small-strong"), theme.font("caption")
        if not self._aside:
            middle.moveTop((self.height() - middle.height()) / 2)
        _centred(painter, middle, self._label, strong, "text" if self._aside else "muted")
        _centred(painter, middle.translated(0, px(19)), self._aside, plain, "muted")
        if not self._last:
            wide = theme.line_width
            line = QRectF(0, self.height() - wide, self.width(), wide)
            painter.fillRect(line, theme.color("line"))
        painter.end()

    def _column(self, width: int) -> float:
        return max(theme.px(80), (width - theme.px(2 * EDGE + MIDDLE)) / 2)


def _centred(painter: QPainter, rect: QRectF, words: str, font: QFont, token: str) -> None:
    metrics = QFontMetricsF(font)
    room = rect.width() - theme.px(12)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
    left = rect.x() + (rect.width() - metrics.horizontalAdvance(shown)) / 2
    place = QRectF(left, rect.y(), room, rect.height())
    draw_text(painter, place, shown, font, theme.color(token))


def _fitting(words: str, room: float) -> QFont:
    """The largest face in which a figure has room."""
    fonts = [theme.font(Style(size, 700), tabular=True) for size in (28, 24, 19, 16, 13)]
    return next((font for font in fonts if text_width(words, font) <= room), fonts[-1])
