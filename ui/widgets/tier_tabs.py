"""The tiers of the response promise as tabs of equal width."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from models.agreement.section import RowId
from ui import icons
from ui.theme import theme
from ui.widgets.buttons import ToolButton
from ui.widgets.card import RADIUS
from ui.widgets.drawing import draw_focus, draw_text, rounded_path, text_width, wrapped

HEIGHT, INSET, MARK = 58, 16, 3
TONES = {"neutral": "muted"}
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class TierFace:
    """What a tab says: the letter, the name, the promise in figures, and how far it has come."""

    id: RowId
    letter: str
    name: str
    promise: str
    state: str
    tone: str
    icon: str


class TierTab(QAbstractButton):
    """One tab; arrow keys go to the next."""

    neighbour_wanted = Signal(int)
    delete_wanted = Signal()

    def __init__(self, face: TierFace, parent: QWidget) -> None:
        super().__init__(parent)
        self.face = face
        self._first = False
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_face(self, face: TierFace, *, current: bool, first: bool) -> None:
        """Show the tier as it is now."""
        self.face, self._first = face, first
        self.setChecked(current)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)
        said = (f"Tier {face.letter}", face.name or "New tier", face.promise, face.state)
        self.setAccessibleName(", ".join(said))
        self.setToolTip(f"{face.name}\n{face.promise}" if face.name else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(180), theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(104), theme.px(HEIGHT))

    def nextCheckState(self) -> None:
        """A click chooses the tab and never takes the choice away."""
        self.setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if plain and key in STEPS:
            self.neighbour_wanted.emit(STEPS[key])
        elif plain and key == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.click()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, wide, chosen = QRectF(self.rect()), theme.line_width, self.isChecked()
        if not chosen:
            painter.fillRect(
                QRectF(0, rect.bottom() - wide, rect.width(), wide), theme.color("line")
            )
        if self.underMouse() and not chosen:
            painter.fillRect(rect.adjusted(0, 0, 0, -wide), theme.color("hover"))
        if not self._first:
            painter.fillRect(QRectF(0, 0, wide, rect.height()), theme.color("line"))
        if chosen:
            mark = rect.adjusted(theme.px(INSET), 0, -theme.px(INSET), 0)
            mark.setHeight(theme.px(MARK))
            painter.fillRect(mark, theme.color("primary"))
        self._draw_words(painter, rect)
        if self.hasFocus():
            draw_focus(painter, rect.adjusted(4, 4, -4, -4), 8)
        painter.end()

    def lines(self) -> tuple[str, str]:
        """What the tab says in its two lines.

        Where the name has no room in one line it takes both; the page says the promise, too.
        """
        strong = theme.font("row-strong")
        room = self._top.width() - self._state_width
        if text_width(self._name, strong) <= room:
            return self._name, self.face.promise
        start, length = wrapped(self._name, theme.font("small-strong"), room)[0]
        rest = self._name[start + length :].lstrip()
        return self._name[start : start + length].rstrip(), rest

    @property
    def _name(self) -> str:
        return f"{self.face.letter}  {self.face.name or 'New tier'}"

    @property
    def _top(self) -> QRectF:
        edge = theme.px(INSET)
        return QRectF(edge, theme.px(10), self.width() - 2 * edge, theme.px(18))

    @property
    def _state_width(self) -> float:
        """The room for the state at the right with the gap before it: words, an icon, or none."""
        face, side = self.face, theme.px(14)
        whole = text_width(face.state, theme.font("small-strong")) + side + theme.px(15)
        if text_width(self._name, theme.font("row-strong")) <= self._top.width() - whole:
            return whole
        return 0.0 if face.tone == "muted" else side + theme.px(8)

    def _draw_words(self, painter: QPainter, rect: QRectF) -> None:
        ink = theme.color("primary" if self.isChecked() else "text")
        top, state = self._top, self._state_width
        self._draw_state(painter, top, state)
        first, second = self.lines()
        named = second == self.face.promise
        below = QRectF(top.x(), theme.px(31), top.width(), top.height())
        font = theme.font("row-strong" if named else "small-strong")
        room = QRectF(top.x(), top.y(), top.width() - state, top.height())
        draw_text(painter, room, first, font, ink)
        font = theme.font("small") if named else font
        draw_text(painter, below, second, font, theme.color("muted") if named else ink)

    def _draw_state(self, painter: QPainter, top: QRectF, state: float) -> None:
        if not state:
            return
        face, side = self.face, theme.px(14)
        tone, with_words = theme.color(face.tone), state > side + theme.px(8)
        left = top.right() - state + theme.px(10 if with_words else 8)
        icons.paint(painter, QRectF(left, top.y(), side, top.height()), face.icon, tone)
        if with_words:
            left += side + theme.px(5)
            words = QRectF(left, top.y(), top.right() - left + 1, top.height())
            draw_text(painter, words, face.state, theme.font("small-strong"), tone)


class TierTabs(QWidget):
    """All tabs in a row, and at its end what adds a tier and what can be done with one."""

    chosen = Signal(str)
    add_wanted = Signal()
    delete_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._tabs: dict[RowId, TierTab] = {}
        self.add_button = ToolButton("plus", "Add a tier", size=28)
        self.menu_button = ToolButton("more", "More for this tier", size=28)
        self.add_button.clicked.connect(self.add_wanted)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._end = QWidget()
        end = QHBoxLayout(self._end)
        end.setContentsMargins(8, 0, 8, 0)
        end.setSpacing(2)
        end.addWidget(self.add_button)
        end.addWidget(self.menu_button)
        self._row.addWidget(self._end)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def tabs(self) -> tuple[TierTab, ...]:
        """The tabs from left to right."""
        found = (self._row.itemAt(place) for place in range(self._row.count()))
        widgets = (item.widget() for item in found if item is not None)
        return tuple(widget for widget in widgets if isinstance(widget, TierTab))

    def tab(self, row_id: RowId) -> TierTab | None:
        """The tab of a tier."""
        return self._tabs.get(row_id)

    def show_faces(self, faces: tuple[TierFace, ...], current: RowId) -> None:
        """Show these tiers, one of them chosen."""
        order = [face.id for face in faces]
        for row_id in [row_id for row_id in self._tabs if row_id not in order]:
            tab = self._tabs.pop(row_id)
            self._row.removeWidget(tab)
            tab.hide()
            tab.deleteLater()
        for place, face in enumerate(faces):
            tab = self._tabs.get(face.id) or self._made(face)
            if self._row.indexOf(tab) != place:
                self._row.removeWidget(tab)
                self._row.insertWidget(place, tab, 1)
            tab.show_face(face, current=face.id == current, first=place == 0)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, wide = QRectF(self.rect()), theme.line_width
        radius = theme.px(RADIUS) - wide
        painter.fillPath(rounded_path(rect, radius, 0), theme.color("sunk"))
        for tab in self.tabs:
            if tab.isChecked():
                corner = radius if tab.x() == 0 else 0
                place = QRectF(tab.geometry())
                if corner:
                    shape = rounded_path(place, corner, 0)
                    painter.fillPath(shape, theme.color("surface"))
                    place = place.adjusted(corner, 0, 0, 0)
                painter.fillRect(place, theme.color("surface"))
        end = QRectF(self._end.geometry())
        painter.fillRect(
            QRectF(end.left(), rect.bottom() - wide, rect.right() - end.left(), wide),
            theme.color("line"),
        )
        painter.fillRect(QRectF(end.left(), 0, wide, rect.height()), theme.color("line"))
        painter.end()

    def _made(self, face: TierFace) -> TierTab:
        tab = TierTab(face, self)
        tab.clicked.connect(partial(self.chosen.emit, face.id))
        tab.neighbour_wanted.connect(partial(self._go, face.id))
        tab.delete_wanted.connect(partial(self.delete_wanted.emit, face.id))
        self._tabs[face.id] = tab
        tab.show()
        return tab

    def _go(self, row_id: RowId, step: int) -> None:
        tabs = self.tabs
        place = [tab.face.id for tab in tabs].index(row_id) + step
        if 0 <= place < len(tabs):
            self.chosen.emit(tabs[place].face.id)
            tabs[place].setFocus(Qt.FocusReason.OtherFocusReason)
