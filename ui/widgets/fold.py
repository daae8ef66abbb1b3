"""Folded rows of a card: closed they say what is in them, open they head it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui import icons
from ui.theme import theme
from ui.widgets.card import RADIUS, needed_legend
from ui.widgets.drawing import draw_focus, draw_text, rounded_path, text_width
from ui.widgets.labels import IconLabel

HEAD_HEIGHT = 52


class FoldRow(QAbstractButton):
    """The closed head of a group: a chevron, its title, what is in it and how much is done."""

    opened = Signal(bool)
    """It was opened or closed by the person."""

    def __init__(
        self,
        title: str,
        contents: str = "",
        *,
        height: int = 44,
        last: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title, self._contents, self._height, self._last = title, contents, height, last
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 0, 24, 0)
        self._row.setSpacing(14)
        self._row.addStretch(1)
        self._counts: list[IconLabel] = []
        self.toggled.connect(self._say_state)
        self.clicked.connect(self.opened)
        self._say_state()

    def show_contents(self, contents: str, title: str = "") -> None:
        """Show other contents, and another title where one is given."""
        self._contents, self._title = contents, title or self._title
        self._say_state()
        self.update()

    def show_counts(self, *counts: tuple[str, str, str]) -> None:
        """Show counts at the right, each as words, icon and tone."""
        for label in self._counts:
            self._row.removeWidget(label)
            label.deleteLater()
        self._counts = [IconLabel(words, icon, tone) for words, icon, tone in counts]
        for label in self._counts:
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._row.addWidget(label)
        self._say_state()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), self.sizeHint().height())

    def title_style(self) -> str:
        """The style of its title."""
        return "row-strong"

    def words_top(self) -> int:
        """How far down its words begin to be centred."""
        return 0

    def has_line(self) -> bool:
        """Whether a line parts it from what is above."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (
            wanted is not None and wanted != self.isChecked()
        ):
            self.click()
        elif wanted is None:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        foot = theme.px(RADIUS) - 1 if self._last else 0
        if self.underMouse():
            painter.fillPath(rounded_path(rect, 0, foot), theme.color("hover"))
        if self.has_line():
            painter.fillRect(QRectF(0, 0, rect.width(), theme.line_width), theme.color("line"))
        self._draw_words(painter, rect)
        if self.hasFocus():
            draw_focus(painter, rect.adjusted(2, 3, -2, -2), 8)
        painter.end()

    def _draw_words(self, painter: QPainter, rect: QRectF) -> None:
        side, left = theme.px(16), 24.0
        chevron = "chevron-down" if self.isChecked() else "chevron-right"
        rect = rect.adjusted(0, self.words_top(), 0, 0)
        place = QRectF(left, rect.y(), side, rect.height())
        icons.paint(painter, place, chevron, theme.color("muted"))
        left += side + theme.px(8)
        strong = theme.font(self.title_style())
        plain = theme.font("row")
        end = min((label.x() for label in self._counts), default=self.width() - 24) - 12
        wide = text_width(self._title, strong)
        draw_text(
            painter,
            QRectF(left, rect.y(), end - left, rect.height()),
            self._title,
            strong,
            theme.color("text"),
        )
        left += wide + theme.px(8)
        if end - left > theme.px(24):
            draw_text(
                painter,
                QRectF(left, rect.y(), end - left, rect.height()),
                self._contents,
                plain,
                theme.color("muted"),
            )

    def _say_state(self) -> None:
        counts = ", ".join(label.text for label in self._counts)
        state = "open" if self.isChecked() else "closed"
        said = ", ".join(part for part in (self._title, self._contents, counts, state) if part)
        self.setAccessibleName(said)
        self.updateGeometry()


class GroupFold(FoldRow):
    """The fold of a group of fields; once open it is the group's head, as large as any."""

    def __init__(self, title: str, *, first: bool = False, needed: bool = False) -> None:
        """The `first` of a card has no line above it; `needed` explains the star while open."""
        super().__init__(title)
        self._first, self._needed = first, needed
        self._legend = needed_legend()
        self._legend.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._row.insertWidget(1, self._legend)
        self.toggled.connect(self._show_legend)
        self._show_legend()

    def sizeHint(self) -> QSize:
        height = HEAD_HEIGHT if self.isChecked() else self._height
        return QSize(theme.px(320), theme.px(height))

    def hasHeightForWidth(self) -> bool:
        return False

    def title_style(self) -> str:
        return "title" if self.isChecked() else super().title_style()

    def words_top(self) -> int:
        return theme.px(4) if self.isChecked() else 0

    def has_line(self) -> bool:
        return not self._first

    def _show_legend(self) -> None:
        self._legend.setVisible(self._needed and self.isChecked())
