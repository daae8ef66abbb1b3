"""One shared goal as a card: from where to where, until when, and who answers for it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from ui import icons
from ui.theme import theme
from ui.widgets.chips import Kind
from ui.widgets.drawing import draw_box, draw_text, rounded_path, text_width, wrapped
from ui.widgets.goal_face import GoalFace
from ui.widgets.picture_card import PictureCard

HEIGHT = 201
MEASURE, MOST_MEASURES = 20, 3
"""Height of a line for a measure of one team, and how many of them a card has room for."""
EDGE = 14
HEAD, TITLE, FIGURE, TRACK, WHEN, SOURCE, BAND = 20, 43, 88, 114, 135, 152, 32
INDICATORS = {"leading": ("chevrons-right", "Leading"), "lagging": ("flag", "Lagging")}
TONES = {Kind.WARN: "warn", Kind.ERR: "err", Kind.OK: "ok", Kind.PRIMARY: "primary"}


class GoalCard(PictureCard):
    """The figure today and the one to reach, with the owners of both sides below."""

    def __init__(self, face: GoalFace, parent: QWidget) -> None:
        """Show a goal."""
        super().__init__(face.id, parent)
        self.more_top = 6
        self.face = face
        self.say()

    def show_face(self, face: GoalFace) -> None:
        """Show the goal as it is now."""
        if face != self.face:
            self.face = face
            self.say()
            self.update()

    def say(self) -> None:
        """Say what the card shows, to those who hear the page."""
        face = self.face
        way = f"from {face.baseline or 'nothing yet'} to {face.target or 'nothing yet'}"
        owners = f"Marketing: {face.marketing or 'nobody'}, Sales: {face.sales or 'nobody'}"
        helped = [f"{one.side.capitalize()} measures {one.words}" for one in face.measures]
        said = (f"Goal {face.number}", face.title, face.indicator, way, face.when, owners, *helped)
        self.setAccessibleName(", ".join(word for word in (*said, self.state.words) if word))
        self.more.setAccessibleName(f"More for goal {face.number}")
        shown = (face.title, face.when, face.source, *helped)
        self.setToolTip("\n".join(word for word in shown if word))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(260), theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.box("surface")
        draw_box(painter, QRectF(self.rect()), box)
        edge = box.width * theme.line_width
        self._draw_owners(painter, edge)
        self._draw_head(painter)
        self._draw_figures(painter)
        self._draw_track(painter)
        self._line(painter, WHEN, self.face.when, "text")
        self._line(painter, SOURCE, self.face.source, "muted")
        self._draw_measures(painter)
        painter.end()

    def _draw_head(self, painter: QPainter) -> None:
        edge, face = theme.px(EDGE), self.face
        right = float(self.more.x() if not self.more.isHidden() else self.width() - edge)
        top, tall, side = theme.px(HEAD - 9), theme.px(18), theme.px(14)
        strong, small = theme.font("small-strong"), theme.font("small")
        left = float(edge)
        number = f"Goal {face.number}"
        draw_text(painter, QRectF(left, top, right - left, tall), number, strong, _ink("text"))
        left += text_width(number, strong) + theme.px(12)
        words, ink = self.state.words, _ink(TONES.get(self.state.kind, "muted"))
        wide = text_width(words, strong) + side + theme.px(5) + 1
        if right - left > wide + theme.px(20):
            place = QRectF(right - wide, top, side, tall)
            icons.paint(painter, place, self.state.icon, ink)
            place = QRectF(place.right() + theme.px(5), top, wide - side, tall)
            draw_text(painter, place, words, strong, ink)
            right -= wide + theme.px(8)
        if face.indicator in INDICATORS:
            icon, label = INDICATORS[face.indicator]
            icons.paint(painter, QRectF(left, top, side, tall), icon, _ink("muted"))
            left += side + theme.px(5)
            room = QRectF(left, top, max(0.0, right - left), tall)
            if text_width(label, small) <= room.width():
                draw_text(painter, room, label, small, _ink("muted"))
        self._draw_title(painter)

    def _draw_title(self, painter: QPainter) -> None:
        edge, line = theme.px(EDGE), theme.px(20)
        font = theme.font("row-strong")
        room = self.width() - 2 * edge
        top = theme.px(TITLE) - line // 2
        lines = wrapped(self.face.title, font, room)[:2]
        for number, (start, length) in enumerate(lines):
            words = self.face.title[start:] if number else self.face.title[start : start + length]
            words = self.face.title if len(lines) == 1 else words
            rect = QRectF(edge, top + number * line, room, line)
            draw_text(painter, rect, words.strip(), font, _ink("text"))

    def _draw_figures(self, painter: QPainter) -> None:
        edge, face = theme.px(EDGE), self.face
        top, tall = theme.px(FIGURE - 14), theme.px(28)
        plain, strong = theme.font("title-plain"), theme.font("figure")
        left = float(edge)
        if face.baseline:
            wide = text_width(face.baseline, plain) + 1
            rect = QRectF(left, top + theme.px(2), wide, tall)
            draw_text(painter, rect, face.baseline, plain, _ink("muted"))
            left += wide + theme.px(8)
            side = theme.px(15)
            arrow = QRectF(left, top + theme.px(2), side, tall)
            icons.paint(painter, arrow, "arrow-right", _ink("muted"))
            left += side + theme.px(8)
        room = QRectF(left, top, self.width() - edge - left, tall)
        if face.target:
            draw_text(painter, room, face.target, strong, _ink("text"))
        else:
            draw_text(painter, room, "No target yet", plain, _ink("muted"))

    def _draw_track(self, painter: QPainter) -> None:
        edge, tall = theme.px(EDGE), theme.px(4)
        track = QRectF(edge, theme.px(TRACK) - tall / 2, self.width() - 2 * edge, tall)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_ink("track"))
        painter.drawRoundedRect(track, tall / 2, tall / 2)
        start, end = self.face.start, self.face.end
        if start is not None:
            upto = min(start, end if end is not None else start)
            painter.setBrush(_ink("field"))
            rect = QRectF(track.left(), track.top(), track.width() * min(1.0, upto), tall)
            painter.drawRoundedRect(rect, tall / 2, tall / 2)
        if start is None or end is None:
            return
        one, other = (track.left() + track.width() * min(1.0, place) for place in (start, end))
        head = theme.px(8) if other > one else -theme.px(8)
        painter.setBrush(_ink("primary"))
        if abs(other - one) > abs(head):
            left, right = sorted((one, other - head / 2))
            painter.drawRect(QRectF(left, track.top(), right - left, tall))
        if one == other:
            middle = QRectF(other - theme.px(2), track.center().y() - theme.px(5), theme.px(4), 0)
            middle.setHeight(theme.px(10))
            painter.drawRect(middle)
            return
        y, half = track.center().y(), theme.px(5)
        points = [(other, y), (other - head, y - half), (other - head, y + half)]
        painter.drawPolygon(QPolygonF([QPointF(*point) for point in points]))

    def _line(self, painter: QPainter, middle: int, words: str, tone: str) -> None:
        edge = theme.px(EDGE)
        rect = QRectF(edge, theme.px(middle - 9), self.width() - 2 * edge, theme.px(18))
        draw_text(painter, rect, words, theme.font("small"), _ink(tone))

    def _draw_measures(self, painter: QPainter) -> None:
        """The figures of one team that help the goal along, each with the mark of its team."""
        shown = self.face.measures[:MOST_MEASURES]
        edge, tall, side = theme.px(EDGE), theme.px(MEASURE), theme.px(14)
        top = theme.px(SOURCE + 10)
        font = theme.font("small")
        for number, one in enumerate(shown):
            more = len(self.face.measures) - len(shown) if number == len(shown) - 1 else 0
            rest = f"+{more}" if more else ""
            wide = text_width(rest, font) + theme.px(6) if rest else 0.0
            line = QRectF(edge, top + number * tall, self.width() - 2 * edge, tall)
            mark = QRectF(line.left(), line.top(), side, tall)
            icons.paint(painter, mark, one.side, _ink(one.side))
            left = mark.right() + theme.px(6)
            room = QRectF(left, line.top(), line.right() - left - wide, tall)
            draw_text(painter, room, one.words, font, _ink(one.side))
            if rest:
                place = QRectF(line.right() - wide, line.top(), wide, tall)
                draw_text(painter, place, rest, font, _ink("muted"))

    def _draw_owners(self, painter: QPainter, edge: float) -> None:
        tall, radius = theme.px(BAND), theme.px(12) - edge
        whole = QRectF(edge, self.height() - edge - tall, self.width() - 2 * edge, tall)
        half = whole.width() / 2
        painter.save()
        painter.setClipPath(rounded_path(whole, 0, radius))
        for side, name, left in (
            ("marketing", self.face.marketing, whole.left()),
            ("sales", self.face.sales, whole.left() + half),
        ):
            band = QRectF(left, whole.top(), half, tall)
            painter.fillRect(band, _ink(f"{side}bg"))
            _draw_owner(painter, band, side, name)
        painter.restore()


def _draw_owner(painter: QPainter, band: QRectF, side: str, name: str) -> None:
    left, icon = band.left() + theme.px(EDGE - 1), theme.px(14)
    icons.paint(painter, QRectF(left, band.top(), icon, band.height()), side, _ink(side))
    left += icon + theme.px(6)
    room = QRectF(left, band.top(), max(0.0, band.right() - left - theme.px(6)), band.height())
    words = name or "No owner yet"
    style = "small-medium" if name else "small"
    draw_text(painter, room, words, theme.font(style), _ink(side if name else "muted"))


def _ink(token: str) -> QColor:
    return theme.color(token)
