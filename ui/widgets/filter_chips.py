"""Filters above a list, each with how many entries it lets through."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from ui import icons
from ui.theme import set_type, theme
from ui.widgets.drawing import Box, draw_box, draw_focus, draw_text, text_width
from ui.widgets.flow_layout import FlowLayout

PADDING, GAP, SIDE, TALL = 10, 8, 16, 32


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to narrow the list: its word, icon and tone."""

    key: str
    words: str
    icon: str = ""
    tone: str = "text"


class FilterChip(QAbstractButton):
    """A filter with its count; the chosen one stands in the primary colour."""

    def __init__(self, choice: Filter) -> None:
        """A filter that nothing passes yet."""
        super().__init__()
        self.choice, self._count = choice, 0
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_type(self, "row-strong")
        self.show_count(0)

    @property
    def count(self) -> int:
        """How many entries pass."""
        return self._count

    def show_count(self, count: int) -> None:
        """Say how many entries pass."""
        self._count = count
        self.setText(f"{count:,} {self.choice.words}")
        self.setAccessibleName(f"{self.choice.words}: {count:,}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        number = text_width(f"{self._count:,}", theme.font("row-strong", tabular=True))
        words = text_width(self.choice.words, theme.font("row-medium"))
        picture = theme.px(SIDE + GAP) if self.choice.icon else 0
        wide = ceil(number + words) + theme.px(2 * PADDING + 6) + picture
        return QSize(wide, theme.px(TALL))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        chosen = self.isChecked()
        ground = "primarysoft" if chosen else "hover" if self.underMouse() else "surface"
        draw_box(painter, rect, Box(fill=ground, line="primary" if chosen else "line"))
        ink = theme.color("primary" if chosen else self.choice.tone if self._count else "muted")
        left = float(theme.px(PADDING))
        if self.choice.icon:
            place = QRectF(left, 0, theme.px(SIDE), rect.height())
            icons.paint(painter, place, self.choice.icon, ink)
            left += theme.px(SIDE + GAP)
        figures = theme.font("row-strong", tabular=True)
        number = f"{self._count:,}"
        draw_text(painter, rect.adjusted(left, 0, 0, 0), number, figures, ink)
        left += text_width(number, figures) + theme.px(6)
        words = theme.font("row-medium")
        draw_text(painter, rect.adjusted(left, 0, 0, 0), self.choice.words, words, ink)
        if self.hasFocus():
            draw_focus(painter, rect, 8)
        painter.end()


class FilterChips(QWidget):
    """A line of filters of which one is chosen; the arrow keys go from one to the next."""

    chosen = Signal(str)

    def __init__(self, choices: tuple[Filter, ...], name: str) -> None:
        """The first filter is chosen."""
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self.chips = {choice.key: FilterChip(choice) for choice in choices}
        line = FlowLayout(self, gap=6, line_gap=6)
        for chip in self.chips.values():
            self._group.addButton(chip)
            chip.clicked.connect(self._tell)
            line.addWidget(chip)
        next(iter(self.chips.values())).setChecked(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def current(self) -> str:
        """The key of the chosen filter."""
        return next(key for key, chip in self.chips.items() if chip.isChecked())

    def choose(self, key: str) -> None:
        """Choose a filter as a click does."""
        self.chips[key].click()

    def show_counts(self, counts: dict[str, int]) -> None:
        """Say how many entries pass each filter."""
        for key, chip in self.chips.items():
            chip.show_count(counts.get(key, 0))

    def _tell(self) -> None:
        self.chosen.emit(self.current)
