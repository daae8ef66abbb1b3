"""How far a side could go: a low and a high end for each number that it has answered."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.agreement.sides import Side
from models.agreement.values import grouped
from models.drafting.blind import Estimate
from models.revisions.differences import Reach
from ui.editors.reading import Unreadable, read_number
from ui.theme import theme
from ui.turns.numbers import Answered
from ui.widgets.card import Card, Line
from ui.widgets.drawing import text_width
from ui.widgets.fields import LineField, State
from ui.widgets.labels import ElidedLabel, IconLabel, Label, Muted
from ui.widgets.scale_axis import of_reaches
from ui.widgets.scale_view import PROPOSE, ScaleView

NARROW = 620
"""A row narrower than this leaves the scale out."""


class ReachRow(QWidget):
    """One number: its label, the two ends, what is counted, and the scale with the own mark."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, side: Side, number: Answered) -> None:
        """Ask how far the side could go with `number`."""
        super().__init__()
        self._side, self._number = side, number
        self._estimate = Estimate(field=number.field)
        self.low, self.high = LineField(numeric=True), LineField(numeric=True)
        self.low.name(f"{number.label}, at least")
        self.high.name(f"{number.label}, at most")
        self._label = ElidedLabel(number.label, "row-medium")
        self._unit = ElidedLabel("", "row", "muted")
        self.scale = ScaleView(PROPOSE, number.label)
        self.refusal = IconLabel("", "error", "err", "small-medium")
        self.refusal.hide()
        self._lay_out()
        for field in (self.low, self.high):
            field.line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            field.line.textEdited.connect(self._edit)
            field.line.installEventFilter(self)

    def show_reach(self, number: Answered, estimate: Estimate | None) -> None:
        """Show the number and its ends as they are now."""
        self._number = number
        self._estimate = estimate or Estimate(field=number.field)
        self._label.setText(number.label)
        self._unit.setText(number.unit)
        for field, end in ((self.low, self._estimate.low), (self.high, self._estimate.high)):
            if not field.line.hasFocus() or self._read(field) != end:
                field.show_text("" if end is None else grouped(end))
            words = field.text() or "00"
            wide = text_width(words, field.line.font()) + theme.px(30)
            field.setFixedWidth(max(theme.px(56), min(round(wide), theme.px(120))))
        self._show_scale()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)

    def show_narrow(self, *, narrow: bool) -> None:
        """Leave the scale out where there is no room for it."""
        self.scale.setVisible(not narrow)

    def _show_scale(self) -> None:
        reach = Reach(likely=self._number.value, low=self._estimate.low, high=self._estimate.high)
        own = {Side.MARKETING: (reach, None), Side.SALES: (None, reach)}[self._side]
        self.scale.show_scale(of_reaches(*own, most=self._number.most))

    def _edit(self) -> None:
        low, high = self._checked(self.low), self._checked(self.high)
        if self._refused:
            return
        self.edited.emit(
            Estimate(field=self._number.field, low=low, likely=self._number.value, high=high)
        )

    @property
    def _refused(self) -> bool:
        return State.ERROR in (self.low.state, self.high.state)

    def _checked(self, field: LineField) -> Decimal | None:
        """The number in a field; a word that is none stays in it and is said to be left out."""
        try:
            number = read_number(field.text(), whole=self._number.whole)
        except Unreadable as trouble:
            field.show_state(State.ERROR)
            self.refusal.show_words(str(trouble), "error", "err")
            self.refusal.show()
            return None
        field.show_state(State.DEFAULT)
        self.refusal.setVisible(self._refused)
        return number

    def _read(self, field: LineField) -> Decimal | None:
        try:
            return read_number(field.text(), whole=self._number.whole)
        except Unreadable:
            return self._estimate.low if field is self.low else self._estimate.high

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self._label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._label.setFixedWidth(theme.px(152))
        self._unit.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._unit.setFixedWidth(theme.px(108))
        row.addWidget(self._label)
        row.addWidget(self.low)
        row.addWidget(Muted("to", "row"))
        row.addWidget(self.high)
        row.addWidget(self._unit)
        row.addStretch(1)
        row.addWidget(self.scale, 20)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, theme.px(5), 0, theme.px(5))
        box.setSpacing(0)
        box.addLayout(row)
        box.addWidget(self.refusal)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(400), theme.px(58))


class ReachCard(Card):
    """All numbers of a clause that have an answer."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, side: Side) -> None:
        super().__init__()
        self._side = side
        self.rows: dict[str, ReachRow] = {}
        head = QHBoxLayout()
        head.addWidget(Label("How far could you go?", "body-strong"))
        head.addStretch(1)
        self._aside = Muted("If the ranges of both sides overlap, you start there")
        head.addWidget(self._aside)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(theme.px(20), theme.px(14), theme.px(20), theme.px(8))
        inner.setSpacing(theme.px(8))
        inner.addLayout(head)
        inner.addLayout(self._list)
        self.body.addLayout(inner)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName("How far could you go?")
        self._shown: tuple[str, ...] = ()

    def show_numbers(self, numbers: tuple[Answered, ...], estimates: tuple[Estimate, ...]) -> None:
        """Show the numbers that are answered now; no number hides the card."""
        kept = {one.field: one for one in estimates}
        present = tuple(number.field for number in numbers)
        if present != self._shown:
            self._shown = present
            self._rebuild(numbers)
        for number in numbers:
            self.rows[number.field].show_reach(number, kept.get(number.field))
        self.setVisible(bool(numbers))
        self._fit_rows()

    def _rebuild(self, numbers: tuple[Answered, ...]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, Line):
                widget.deleteLater()
        wanted = {number.field for number in numbers}
        for field in [field for field in self.rows if field not in wanted]:
            row = self.rows.pop(field)
            row.hide()
            row.deleteLater()
        for number in numbers:
            if number.field not in self.rows:
                row = self.rows[number.field] = ReachRow(self._side, number)
                row.edited.connect(self.edited)
                row.left.connect(self.left)
            self._list.addWidget(Line())
            self._list.addWidget(self.rows[number.field])

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit_rows()

    def _fit_rows(self) -> None:
        narrow = self.width() < theme.px(NARROW)
        self._aside.setVisible(not narrow)
        for row in self.rows.values():
            row.show_narrow(narrow=narrow)
