"""The invitation of the first run: what this is for, and two ways to begin."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import icons
from ui.theme import theme
from ui.widgets.buttons import Button, LinkButton, Role
from ui.widgets.card import Line
from ui.widgets.drawing import draw_text, rounded_path
from ui.widgets.labels import IconLabel, Label, Lead, Muted, Paragraph
from ui.widgets.notice import Notice
from ui.widgets.scroll import PageScroll

WIDTH, HEIGHT = 720, 232
PROMISES = (
    ("database", "Stays on this computer", "No account, no cloud, no network needed"),
    ("eye-off", "Nothing private on the wall", "The room sees only what you let it see"),
    ("history", "Nothing gets lost", "Saved as you type; every version kept"),
)


class TwoSidesPicture(QWidget):
    """Two teams write, and one page comes out that both have signed."""

    def __init__(self) -> None:
        """The picture in the colours of the look."""
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Marketing and Sales write one agreement together")

    def sizeHint(self) -> QSize:
        return QSize(theme.px(WIDTH), theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(theme.scale, theme.scale)
        self._draw_side(painter, 4, "marketing", "Marketing", (148, 124, 156, 96, 136))
        self._draw_side(painter, 519, "sales", "Sales", (156, 132, 104, 148, 120))
        self._draw_page(painter)
        self._draw_arrow(painter, 208, 258)
        self._draw_arrow(painter, 512, 462)
        painter.end()

    def _draw_side(
        self, painter: QPainter, left: float, side: str, name: str, lines: tuple[int, ...]
    ) -> None:
        box = QRectF(left, 34, 197, 172)
        _box(painter, box, "surface", f"{side}line", 12, "line")
        head = QRectF(left + 0.5, 34.5, 196, 44)
        painter.fillPath(rounded_path(head, 11, 0), theme.color(f"{side}bg"))
        pen = QPen(theme.color(f"{side}line"), 1)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(rounded_path(head, 11, 0))
        mark = QRectF(left + 19, 47, 19, 19)
        icons.paint(painter, mark, side, theme.color(side))
        _words(painter, QRectF(left + 46, 34, 140, 45), name, "body-strong", side)
        for number, wide in enumerate(lines):
            _bar(painter, QRectF(left + 20, 96 + 20 * number, wide, 8), "track")

    def _draw_page(self, painter: QPainter) -> None:
        page = QRectF(272, 6, 175, 217)
        _box(painter, page, "surface", "field", 8)
        _bar(painter, QRectF(294, 30, 96, 10), "primarydeep")
        for number, wide in enumerate((130, 118, 130, 84)):
            _bar(painter, QRectF(294, 54 + 18 * number, wide, 7), "track")
        agreed = QRectF(294, 129, 131, 39)
        _box(painter, agreed, "okbg", "okline", 6)
        icons.paint(painter, QRectF(307, 140, 17, 17), "tick", theme.color("ok"))
        _words(painter, QRectF(332, 129, 80, 39), "Agreed", "row-strong", "ok")
        for left, token in ((294, "marketing"), (370, "sales")):
            painter.setPen(QPen(theme.color("field"), 1))
            painter.drawLine(QPointF(left, 202.5), QPointF(left + 56, 202.5))
            painter.setPen(QPen(theme.color(token), 1.8, c=Qt.PenCapStyle.RoundCap))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(_scribble(left + 3, 197))

    def _draw_arrow(self, painter: QPainter, start: float, end: float) -> None:
        painter.setPen(QPen(theme.color("field"), 2, c=Qt.PenCapStyle.RoundCap))
        middle = 121.0
        back = -9.0 if end > start else 9.0
        painter.drawLine(QPointF(start, middle), QPointF(end, middle))
        for rise in (-8, 8):
            painter.drawLine(QPointF(end, middle), QPointF(end + back, middle + rise))


class FirstRun(QWidget):
    """What the start page shows while there is no agreement."""

    sample_wanted = Signal()
    new_wanted = Signal()
    import_wanted = Signal()

    def __init__(self) -> None:
        """The invitation with its two buttons."""
        super().__init__()
        self.sample_button = Button("Open the sample workshop", Role.PRIMARY, "eye", size=48)
        self.new_button = Button("Start a new agreement", Role.OUTLINED, "plus", size=48)
        self.import_link = LinkButton("Import it")
        self.notice = Notice()
        self.sample_button.clicked.connect(self.sample_wanted)
        self.new_button.clicked.connect(self.new_wanted)
        self.import_link.clicked.connect(self.import_wanted)
        self._picture = TwoSidesPicture()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(20))
        column.setSpacing(0)
        column.addStretch(3)
        column.addLayout(_centred(self._picture))
        column.addSpacing(theme.px(40))
        column.addWidget(Paragraph("Two teams, one agreement", "h1-large", centred=True))
        column.addSpacing(theme.px(10))
        column.addLayout(_centred(self._invitation()))
        column.addSpacing(theme.px(30))
        column.addLayout(self._buttons())
        column.addSpacing(theme.px(18))
        column.addLayout(self._import_line())
        column.addSpacing(theme.px(12))
        column.addLayout(_centred(self.notice))
        self.notice.setFixedWidth(theme.px(560))
        column.addStretch(5)
        column.addLayout(self._promises())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(PageScroll(content))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.px(WIDTH + 48)
        self._picture.setVisible(not narrow)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if narrow else across)

    def _invitation(self) -> Lead:
        words = "Lead Marketing and Sales step by step to a Service Level Agreement that both"
        lead = Lead(f"{words} sides wrote and both sides sign.", "lead", centred=True)
        lead.setFixedWidth(theme.px(600))
        return lead

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addStretch()
        row.addWidget(self.sample_button)
        row.addWidget(self.new_button)
        row.addStretch()
        return row

    def _import_line(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(4))
        row.addStretch()
        row.addWidget(Muted("Already have an exchange file?", "row"))
        row.addWidget(self.import_link)
        row.addWidget(Muted("or drop it on this window", "row"))
        row.addStretch()
        return row

    def _promises(self) -> QVBoxLayout:
        row = self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setContentsMargins(theme.px(64), theme.px(22), 0, theme.px(4))
        row.setSpacing(theme.px(16))
        for icon, title, words in PROMISES:
            picture = IconLabel("", icon, side=20)
            text = QVBoxLayout()
            text.setSpacing(theme.px(2))
            text.addWidget(Label(title, "row-strong"))
            text.addWidget(Muted(words))
            cell = QHBoxLayout()
            cell.setSpacing(theme.px(12))
            cell.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
            cell.addLayout(text, 1)
            row.addLayout(cell, 1)
        column = QVBoxLayout()
        column.setSpacing(0)
        frame = QWidget()
        frame.setMaximumWidth(theme.px(1200))
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(Line())
        inner.addLayout(row)
        outer = QHBoxLayout()
        outer.addStretch(1)
        outer.addWidget(frame, 100)
        outer.addStretch(1)
        column.addLayout(outer)
        return column


def _centred(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch()
    row.addWidget(widget)
    row.addStretch()
    return row


def _box(
    painter: QPainter, rect: QRectF, fill: str, line: str, radius: float, ring: str = ""
) -> None:
    painter.setBrush(theme.color(fill))
    painter.setPen(QPen(theme.color(ring or line), 1))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def _bar(painter: QPainter, rect: QRectF, token: str) -> None:
    path = QPainterPath()
    path.addRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.fillPath(path, theme.color(token))


def _words(painter: QPainter, rect: QRectF, text: str, style: str, token: str) -> None:
    font = theme.font(style)
    font.setPixelSize(round(font.pixelSize() / theme.scale))
    draw_text(painter, rect, text, font, theme.color(token))


def _scribble(left: float, base: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, base))
    path.cubicTo(left + 8, base - 14, left + 13, base - 14, left + 13, base - 4)
    path.cubicTo(left + 14, base + 3, left + 20, base - 12, left + 24, base - 9)
    path.cubicTo(left + 27, base - 6, left + 26, base + 1, left + 31, base - 5)
    path.cubicTo(left + 36, base - 10, left + 36, base - 2, left + 44, base - 7)
    return path
