"""The heads of a table: the questions above, numbers and grips at the left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget

from ui import icons
from ui.forms.rows_model import Cell, RowsModel
from ui.theme import theme
from ui.widgets.card import RADIUS
from ui.widgets.drawing import draw_text, rounded_path, text_width

HEIGHT, NUMBERS, PADDING = 36, 44, 8


class ColumnHeads(QHeaderView):
    """The questions, with a star at those needed before signing."""

    def __init__(self, model: RowsModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self.rounded = False
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(theme.px(44))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(HEIGHT))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        last = self.rounded and section == self.count() - 1
        _draw_ground(painter, QRectF(rect), right=last)
        wide = theme.line_width
        foot = QRect(rect.x(), rect.bottom() + 1 - wide, rect.width(), wide)
        painter.fillRect(foot, theme.color("line"))
        if section < self._model.columnCount():
            self._draw_words(painter, QRectF(rect), section)
        painter.restore()

    def _draw_words(self, painter: QPainter, rect: QRectF, section: int) -> None:
        across = Qt.Orientation.Horizontal
        words = str(self._model.headerData(section, across) or "")
        star = str(self._model.headerData(section, across, Cell.MARK) or "")
        font = theme.font("caption-strong")
        room = rect.adjusted(theme.px(PADDING), 0, -theme.px(PADDING), 0)
        after = text_width(f" {star}", font) if star else 0.0
        wide = min(text_width(words, font), room.width() - after)
        if self._model.shown_columns[section].numeric:
            room.setLeft(room.right() - wide - after - 1)
        place = QRectF(room.x(), room.y(), wide + 1, room.height())
        draw_text(painter, place, words, font, theme.color("muted"))
        if star:
            place = QRectF(room.x() + wide, room.y(), after + 2, room.height())
            draw_text(painter, place, f" {star}", font, theme.color("primary"))


class RowNumbers(QHeaderView):
    """Numbers; the selected row and the one below the pointer have a grip to drag it by."""

    dragged = Signal(int, QPoint)
    dropped = Signal(int, QPoint)
    pressed = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.selected = self.hovered = -1
        self._from, self._start = -1, QPoint()
        self._dragging = False
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMouseTracking(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(theme.px(36))
        self.setDefaultSectionSize(theme.px(36))
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(NUMBERS), super().sizeHint().height())

    def show_marked(self, selected: int, hovered: int) -> None:
        """Show the grip at these rows."""
        if (selected, hovered) != (self.selected, self.hovered):
            self.selected, self.hovered = selected, hovered
            self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        ground = "surface"
        if section == self.selected:
            ground = "primarysoft"
        elif section == self.hovered:
            ground = "hover"
        painter.fillRect(rect, theme.color(ground))
        wide = theme.line_width
        if section < self.count() - 1:
            foot = QRect(rect.x(), rect.bottom() + 1 - wide, rect.width(), wide)
            painter.fillRect(foot, theme.color("line"))
        if section in (self.selected, self.hovered):
            place = QRectF(rect.x() + (rect.width() - theme.px(16)) / 2, rect.y(), 0, 0)
            place.setSize(QRectF(0, 0, theme.px(16), rect.height()).size())
            icons.paint(painter, place, "grip", theme.color("muted"))
        else:
            font, words = theme.font("caption", tabular=True), str(section + 1)
            left = rect.x() + (rect.width() - text_width(words, font)) / 2
            place = QRectF(left, rect.y(), rect.right() - left, rect.height())
            draw_text(painter, place, words, font, theme.color("muted"))
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = self.logicalIndexAt(event.position().toPoint())
            self._start = event.position().toPoint()
            if self._from >= 0:
                self.pressed.emit(self._from)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._from < 0 or not event.buttons() & Qt.MouseButton.LeftButton:
            self.show_marked(self.selected, self.logicalIndexAt(place))
            return
        far = (place - self._start).manhattanLength() >= QApplication.startDragDistance()
        if self._dragging or far:
            self._dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(self._from, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row, was_dragging = self._from, self._dragging
        self._from, self._dragging = -1, False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if was_dragging:
            self.dropped.emit(row, event.globalPosition().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.show_marked(self.selected, -1)


class Corner(QObject):
    """Draws the corner where both heads meet as a piece of the upper one."""

    rounded = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Paint or not isinstance(watched, QWidget):
            return False
        painter = QPainter(watched)
        rect, wide = watched.rect(), theme.line_width
        _draw_ground(painter, QRectF(rect), left=self.rounded)
        painter.fillRect(0, rect.height() - wide, rect.width(), wide, theme.color("line"))
        painter.end()
        return True


def _draw_ground(
    painter: QPainter, rect: QRectF, *, left: bool = False, right: bool = False
) -> None:
    """The ground of a head, with a corner of the card where it has one."""
    if not left and not right:
        painter.fillRect(rect, theme.color("sunk"))
        return
    radius = theme.px(RADIUS) - theme.line_width
    wider = rect.adjusted(-radius if right else 0, 0, radius if left else 0, 0)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(rect)
    painter.fillPath(rounded_path(wider, radius, 0), theme.color("sunk"))
    painter.restore()
