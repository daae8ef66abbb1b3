"""An editor for opening hours: a row for each group of days that share their hours."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.agreement.values import Window
from ui.editors.editor import Editor
from ui.editors.hours import (
    days_text,
    grouped_days,
    hours_text,
    read_days,
    read_hours,
    read_week,
)
from ui.editors.reading import Unreadable
from ui.theme import theme
from ui.widgets.buttons import LinkButton, ToolButton
from ui.widgets.fields import LineField


class HoursRow(QWidget):
    """Some days and the hours of each of them."""

    typed = Signal()
    finished = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.days = LineField(example="Mon–Fri")
        self.days.setFixedWidth(theme.px(168))
        self.hours = LineField(example="9–12, 13–17", numeric=True)
        self._cross = ToolButton("cross", "Take these hours out", size=28)
        self._cross.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.days)
        row.addWidget(self.hours, 1)
        row.addWidget(self._cross)
        self.days.line.setAccessibleName("Days")
        self.hours.line.setAccessibleName("Hours")
        for field in (self.days, self.hours):
            field.line.setMaxLength(200)
            field.line.textEdited.connect(self.typed)
            field.line.editingFinished.connect(self.finished)

    def show_words(self, days: str, hours: str) -> None:
        """Show days and their hours."""
        self.days.show_text(days)
        self.hours.show_text(hours)

    def is_blank(self) -> bool:
        """True while nothing stands in it."""
        return not self.days.text().strip() and not self.hours.text().strip()

    def words(self) -> str:
        """What stands in it, in one line."""
        return f"{self.days.text()} {self.hours.text()}".strip()

    def read(self) -> tuple[Window, ...]:
        """The hours it says. Raises Unreadable."""
        if any(letter.isdigit() for letter in self.days.text()):
            return read_week(self.words())
        days = read_days(self.days.text())
        hours = read_hours(self.hours.text())
        if not days or not hours:
            return read_week(self.words())
        return tuple(Window(day, *opened) for day in days for opened in hours)

    def fields(self) -> tuple[LineField, LineField]:
        """Both fields."""
        return self.days, self.hours

    def offer_removal(self, *, offered: bool) -> None:
        """Show the cross, or keep its place free."""
        policy = self._cross.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._cross.setSizePolicy(policy)
        self._cross.setVisible(offered)


class WeeklyEditor(Editor):
    """Opening hours of a week; an empty row waits below for more."""

    def __init__(self) -> None:
        """Start with the empty row."""
        super().__init__()
        self._rows: list[HoursRow] = []
        self._value: tuple[Window, ...] = ()
        self._state, self._label = "default", ""
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.px(6))
        self._split = LinkButton("Each day in a row of its own", "lines", style="small-strong")
        self._split.clicked.connect(self._split_days)
        self._box.addWidget(self._split)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._show_groups(())

    def show_value(self, value: object) -> None:
        assert isinstance(value, tuple)
        if value == self._value:
            return
        self._value = value
        self._show_groups(grouped_days(value))
        self.refused.emit("")

    def show_state(self, state: str) -> None:
        self._state = state
        for row in self._rows:
            for field in row.fields():
                field.show_state("default" if state == "unconfirmed" else state)
        if state == "unconfirmed" and self._rows:
            self._rows[0].hours.show_state(state)

    def focus_editor(self) -> None:
        self._rows[0].days.line.setFocus()

    def name(self, label: str) -> None:
        self._label = label
        for number, row in enumerate(self._rows, 1):
            row.days.name(f"{label}: days, row {number}")
            row.hours.name(f"{label}: hours, row {number}")

    def _show_groups(self, groups: tuple[tuple[tuple[int, ...], str], ...]) -> None:
        inside = any(field.line.hasFocus() for row in self._rows for field in row.fields())
        while len(self._rows) > len(groups) + 1:
            self._drop(self._rows[-1])
        while len(self._rows) < len(groups) + 1:
            self._add()
        for row, (days, hours) in zip(self._rows, groups, strict=False):
            row.show_words(days_text(days), hours)
        self._rows[-1].show_words("", "")
        self._dress()
        if inside and self.focusWidget() is None:
            self.focus_editor()

    def _add(self) -> HoursRow:
        row = HoursRow()
        row.typed.connect(self._typed)
        row.finished.connect(self._finished)
        row.removed.connect(self._removed)
        for field in row.fields():
            field.entered.connect(self.tell_entered)
            field.confirmed.connect(self.confirmed)
        self._box.insertWidget(len(self._rows), row)
        self._rows.append(row)
        return row

    def _drop(self, row: HoursRow) -> None:
        self._rows.remove(row)
        self._box.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _dress(self) -> None:
        for row in self._rows:
            row.offer_removal(offered=row is not self._rows[-1])
        self._split.setVisible(any(len(days) > 1 for days, _ in grouped_days(self._value)))
        self.name(self._label)
        self.show_state(self._state)
        self.updateGeometry()

    def _typed(self) -> None:
        self._take(complain=False)
        if not self._rows[-1].is_blank():
            self._add()
            self._dress()

    def _finished(self) -> None:
        self._take(complain=True)

    def _removed(self) -> None:
        row = self.sender()
        if isinstance(row, HoursRow) and row in self._rows:
            place = self._rows.index(row)
            self._drop(row)
            self._dress()
            self._take(complain=True)
            self._rows[min(place, len(self._rows) - 1)].days.line.setFocus()

    def _take(self, *, complain: bool) -> None:
        found: set[Window] = set()
        try:
            for row in self._rows:
                if not row.is_blank():
                    found |= set(row.read())
        except Unreadable as trouble:
            if complain:
                self.refused.emit(str(trouble))
            return
        self.refused.emit("")
        value = tuple(sorted(found))
        if value != self._value:
            self._value = value
            self.edited.emit(value)
        if complain:
            self._tidy()

    def _tidy(self) -> None:
        """A row that says more than one group of days becomes several."""
        for row in self._rows:
            if any(letter.isdigit() for letter in row.days.text()):
                self._show_groups(grouped_days(self._value))
                return

    def _split_days(self) -> None:
        days = sorted({window.day for window in self._value})
        self._show_groups(
            tuple(((day,), hours_text([w for w in self._value if w.day == day])) for day in days)
        )
        self._split.hide()
        self.focus_editor()
