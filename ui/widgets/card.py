"""Cards and what stands in them: the status strip, group titles and folded rows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme import theme
from ui.widgets.chips import Chip, Kind
from ui.widgets.drawing import Box, draw_box, rounded_path
from ui.widgets.labels import ElidedLabel, Muted, Paragraph, Run

RADIUS = 12


class Card(QFrame):
    """A white box with rounded corners that holds one thing; its rows go into `body`."""

    def __init__(
        self, *, dashed: bool = False, hovers: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._dashed, self._hovers, self._current = dashed, hovers, False
        self.body = QVBoxLayout(self)
        self.body.setSpacing(0)
        self._fit()
        theme.changed.connect(self._fit)
        if hovers:
            self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_current(self, *, current: bool) -> None:
        """Mark it as the one that is open, with a line of two pixels in the primary colour."""
        self._current = current
        self._fit()
        self.update()

    def _fit(self) -> None:
        edge = (2 if self._current else 1) * theme.line_width
        self.body.setContentsMargins(edge, edge, edge, edge)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        line, width = "line", 1.0
        if self._current:
            line, width = "primary", 2.0
        elif self._dashed or (self._hovers and self.underMouse()):
            line = "field"
        fill = "" if self._dashed else "surface"
        box = Box(fill=fill, line=line, width=width, radius=RADIUS, dashed=self._dashed)
        draw_box(painter, QRectF(self.rect()), box)
        painter.end()


class Line(QFrame):
    """A hairline across a card."""

    def __init__(self, *, upright: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "line")
        if upright:
            self.setFixedWidth(theme.line_width)
        else:
            self.setFixedHeight(theme.line_width)


class Band(QWidget):
    """A coloured row at the top or bottom of a card that follows the card's corners."""

    def __init__(
        self, ground: str = "sunk", *, top: bool = False, bottom: bool = False, line: str = "line"
    ) -> None:
        super().__init__()
        self._ground, self._line = ground, line
        self._top, self._bottom = top, bottom
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(24, 0, 24, 0)
        self.row.setSpacing(8)

    def show_ground(self, ground: str, line: str = "line") -> None:
        """Take another ground and line."""
        self._ground, self._line = ground, line
        self.update()

    def stand_inside(self) -> None:
        """Stand below something else in its card, with square corners."""
        self._top = self._bottom = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        radius = theme.px(RADIUS) - theme.line_width
        shape = rounded_path(rect, radius if self._top else 0, radius if self._bottom else 0)
        painter.fillPath(shape, theme.color(self._ground))
        wide = theme.line_width
        if self._line:
            edge = QRectF(0, 0 if self._bottom else rect.bottom() - wide, rect.width(), wide)
            painter.fillRect(edge, theme.color(self._line))
        painter.end()


class StatusStrip(Band):
    """The head of a clause: its state, what each side proposed, and the next act."""

    def __init__(self) -> None:
        super().__init__(top=True)
        self.state = Chip()
        self.words = ElidedLabel("", "small", "muted")
        self.marketing = Chip(kind=Kind.MARKETING, width=152)
        self.sales = Chip(kind=Kind.SALES, width=152)
        self._acts = QHBoxLayout()
        self._acts.setSpacing(8)
        self.row.addWidget(self.state)
        self.row.addWidget(self.words, 1)
        self.row.addWidget(self.marketing)
        self.row.addWidget(self.sales)
        self.row.addSpacing(12)
        self.row.addLayout(self._acts)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_proposals("", "")

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(48))

    def show_state(self, text: str, kind: Kind | str, icon: str = "", words: str = "") -> None:
        """Show the state of the clause and a few words beside it."""
        self.state.show_state(text, kind, icon)
        self.words.setText(words)

    def show_proposals(self, marketing: str, sales: str, icon: str = "") -> None:
        """Show what each side has done, both in boxes of the same size; no words hide both."""
        self.marketing.show_state(marketing, Kind.MARKETING, icon)
        self.sales.show_state(sales, Kind.SALES, icon)
        self.marketing.setVisible(bool(marketing or sales))
        self.sales.setVisible(bool(marketing or sales))

    def add_act(self, button: QWidget) -> None:
        """Put a button at the right end."""
        self._acts.addWidget(button)

    @property
    def acts(self) -> tuple[QWidget, ...]:
        """The buttons at the right end."""
        items = (self._acts.itemAt(place) for place in range(self._acts.count()))
        widgets = (item.widget() for item in items if item is not None)
        return tuple(widget for widget in widgets if widget is not None)


class GroupHead(QWidget):
    """The title of a group of fields with a legend at the right."""

    def __init__(self, title: str, *, needed: bool = False, aside: str = "") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.title = ElidedLabel(title, "title")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.aside = Muted(aside)
        self.legend = needed_legend()
        if not needed:
            self.legend.hide()
        row.addWidget(self.title)
        row.addWidget(self.aside)
        row.addStretch(1)
        row.addWidget(self.legend)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(24))

    def show_title(self, title: str, aside: str = "") -> None:
        """Show another title and what stands beside it."""
        self.title.setText(title)
        self.aside.setText(aside)


def needed_legend() -> Paragraph:
    """What the star behind a label means."""
    legend = Paragraph(style="caption", tone="muted")
    legend.show_text(Run("*", "small-strong", "primary"), " needed before signing")
    legend.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return legend
