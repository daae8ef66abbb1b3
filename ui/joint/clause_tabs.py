"""The clauses of a step side by side, each with how far the sides are apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from ui import icons
from ui.theme import theme
from ui.widgets.drawing import Box, draw_box, draw_focus, draw_text, text_width

HEIGHT = 40
LEAST = 210
"""A tab narrower than this moves into another line."""
WIDE = 300
"""A tab narrower than this says in a word how far the sides are apart."""
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class TabFace:
    """What a tab says: the clause, how far the sides are apart, with an icon in a tone."""

    id: str
    title: str
    words: str
    short: str
    icon: str
    tone: str = "muted"


class ClauseTab(QAbstractButton):
    """One clause; a click shows it."""

    def __init__(self, face: TabFace, number: int) -> None:
        super().__init__()
        self.face, self._number = face, number
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"Clause {number}: {face.title}, {face.words}")
        self.setToolTip(f"{face.title}: {face.words}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in STEPS:
            event.ignore()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(LEAST), theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect, px, chosen = QRectF(self.rect()), theme.px, self.isChecked()
        wide = 2 / theme.line_width if chosen else 1
        fill = "primarysoft" if chosen else "hover" if self.underMouse() else "surface"
        draw_box(painter, rect, Box(fill=fill, line="primary" if chosen else "line", width=wide))
        if self.hasFocus():
            draw_focus(painter, rect.adjusted(3, 3, -3, -3), 5)
        tone = theme.color("primary" if chosen else "muted")
        number, font = str(self._number), theme.font("row-strong" if chosen else "row")
        left = px(14)
        place = QRectF(left, 0, px(24), rect.height())
        draw_text(painter, place, number, theme.font("row-medium", tabular=True), tone)
        left += round(text_width(number, font)) + px(12)
        small = theme.font("small-medium" if chosen else "small")
        said = self.face.words if rect.width() >= px(WIDE) else self.face.short
        words = text_width(said, small) + px(34)
        ink = theme.color("text")
        room = QRectF(left, 0, rect.width() - left - words - px(8), rect.height())
        draw_text(painter, room, self.face.title, font, ink)
        tint = theme.color(self.face.tone)
        x = rect.right() - px(12) - words + px(14)
        icons.paint(painter, QRectF(x, 0, px(14), rect.height()), self.face.icon, tint)
        place = QRectF(x + px(19), 0, words, rect.height())
        draw_text(painter, place, said, small, tint)
        painter.end()


class ClauseTabs(QWidget):
    """Tabs of equal width, in several lines where one does not hold them."""

    chosen = Signal(str)

    def __init__(self) -> None:
        """No tabs yet."""
        super().__init__()
        self.tabs: tuple[ClauseTab, ...] = ()
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(8))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_faces(self, faces: tuple[TabFace, ...], current: str) -> None:
        """Show other tabs, with one of them chosen."""
        if tuple(tab.face for tab in self.tabs) != faces:
            for tab in self.tabs:
                self._grid.removeWidget(tab)
                tab.hide()
                tab.deleteLater()
            self.tabs = tuple(ClauseTab(face, n) for n, face in enumerate(faces, 1))
            for tab in self.tabs:
                tab.clicked.connect(partial(self.chosen.emit, tab.face.id))
            self._columns = 0
            self._arrange()
        for tab in self.tabs:
            tab.setChecked(tab.face.id == current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ids = [tab.face.id for tab in self.tabs]
        at = next((n for n, tab in enumerate(self.tabs) if tab.hasFocus()), -1)
        step = STEPS.get(Qt.Key(event.key()), 0)
        if at >= 0 and step and 0 <= at + step < len(ids):
            self.tabs[at + step].setFocus()
            self.chosen.emit(ids[at + step])
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        fit = max(1, (self.width() + theme.px(8)) // theme.px(LEAST + 8))
        columns = max(1, min(fit, len(self.tabs)))
        if columns == self._columns:
            return
        self._columns = columns
        for number, tab in enumerate(self.tabs):
            self._grid.addWidget(tab, number // columns, number % columns)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self.updateGeometry()
