"""An editor for dates: typed freely, or chosen from a calendar."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy

from models.agreement import kinds
from ui import icons
from ui.editors.day_popup import DayPopup
from ui.editors.read_editor import ReadEditor
from ui.editors.reading import day_text, read_day
from ui.editors.text import example_of
from ui.theme import theme
from ui.widgets.fields import LineField


class CalendarButton(QAbstractButton):
    """The small calendar at the left end of the field."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("Choose from a calendar (Alt and arrow down)")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(18), theme.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tone = "text" if self.underMouse() and self.isEnabled() else "muted"
        icons.paint(painter, QRectF(self.rect()), "calendar", theme.color(tone))
        painter.end()


class DayEditor(ReadEditor):
    """A date; Alt and the down arrow open the calendar."""

    def __init__(self, kind: kinds.Day) -> None:
        """Ask for what `kind` says."""
        super().__init__(LineField(example=example_of(kind) or "Day month year", numeric=True))
        self._button = CalendarButton()
        self._button.clicked.connect(self.open_calendar)
        row = self.field.layout()
        assert isinstance(row, QHBoxLayout)
        row.insertWidget(0, self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._popup: DayPopup | None = None
        self.field.line.installEventFilter(self)

    def name(self, label: str) -> None:
        super().name(label)
        self._button.setAccessibleName(f"{label}: choose from a calendar")

    def read(self, typed: str) -> date | None:
        return read_day(typed)

    def words(self, value: object) -> str:
        assert isinstance(value, date)
        return day_text(value)

    def is_whole(self, typed: str) -> bool:
        return not typed.strip() or re.search(r"\d{4}", typed) is not None

    def show_state(self, state: str) -> None:
        super().show_state(state)
        self._button.setEnabled(self.field.line.isEnabled())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            alt_down = (
                event.key() == Qt.Key.Key_Down
                and event.modifiers() & Qt.KeyboardModifier.AltModifier
            )
            if alt_down or event.key() == Qt.Key.Key_F4:
                self.open_calendar()
                return True
        return super().eventFilter(watched, event)

    def open_calendar(self) -> None:
        """Open the calendar below the field, at the day that stands in it."""
        if self._popup is None:
            self._popup = DayPopup(self)
            self._popup.chosen.connect(self._chosen)
        shown = self._value if isinstance(self._value, date) else date.today()
        corner = self.mapToGlobal(QPoint(0, self.height() + theme.px(4)))
        self._popup.open_at(corner, shown)

    def _chosen(self, day: date) -> None:
        self.field.show_text(day_text(day))
        self._take(day_text(day), complain=True)
        self.field.line.setFocus()
