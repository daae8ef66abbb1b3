"""Editors for figures: numbers, percentages, money, durations and ranges."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt

from models.agreement import kinds
from models.agreement.values import Duration, NumberRange, Unit, grouped
from models.agreement.words import unit_of
from ui.editors.read_editor import ReadEditor
from ui.editors.reading import Unreadable, range_text, read_number, read_range, read_span
from ui.editors.text import example_of
from ui.theme import theme
from ui.widgets.choice_field import ComboBox
from ui.widgets.fields import LineField


class NumberEditor(ReadEditor):
    """A figure with its unit."""

    def __init__(self, kind: kinds.Kind, unit: str = "", *, whole: bool = False) -> None:
        """Ask for what `kind` says."""
        super().__init__(LineField(unit=unit, example=example_of(kind), numeric=True))
        self._whole, self._unit = whole, unit
        self.edited.connect(self._show_unit)

    def show_value(self, value: object) -> None:
        super().show_value(value)
        self._show_unit(value)

    def read(self, typed: str) -> Decimal | None:
        words = typed.strip()
        for unit in (self._unit, unit_of(Decimal(1), self._unit)):
            if unit and words.casefold().endswith(unit.casefold()):
                words = words[: -len(unit)]
        return read_number(words, whole=self._whole)

    def _show_unit(self, value: object) -> None:
        """One business hour, but two business hours."""
        one = isinstance(value, Decimal) and value == 1
        self.field.show_unit(unit_of(Decimal(1), self._unit) if one else self._unit)

    def words(self, value: object) -> str:
        assert isinstance(value, Decimal)
        return grouped(value)


class MoneyEditor(NumberEditor):
    """An amount in the agreement's currency."""

    def __init__(self, kind: kinds.Money, currency: Callable[[], str]) -> None:
        """Ask for what `kind` says, in the currency of the moment."""
        super().__init__(kind, currency())
        self._currency = currency

    def renew(self) -> None:
        self._unit = self._currency()
        self.field.show_unit(self._unit)


class RangeEditor(ReadEditor):
    """From one figure to another; either end may be open."""

    def __init__(self, kind: kinds.Range) -> None:
        """Ask for what `kind` says."""
        super().__init__(LineField(unit=kind.unit, example=example_of(kind), numeric=True))
        self._whole = kind.whole

    def read(self, typed: str) -> NumberRange | None:
        found = read_range(typed)
        if found is not None and self._whole:
            for end in (found.low, found.high):
                if end is not None and end != end.to_integral_value():
                    raise Unreadable("Whole numbers are needed here.")
        return None if found == NumberRange(None, None) else found

    def words(self, value: object) -> str:
        assert isinstance(value, NumberRange)
        return range_text(value)


class SpanEditor(ReadEditor):
    """An amount of time and its unit; “2 d” typed as the amount chooses the unit as well."""

    def __init__(self, kind: kinds.Span) -> None:
        """Ask for what `kind` says."""
        super().__init__(LineField(example=example_of(kind), numeric=True))
        self._units = kind.units
        self._chosen = kind.units[0]
        self.combo = ComboBox()
        self.combo.setProperty("inside", True)
        for unit in self._units:
            self.combo.addItem(unit.many, unit)
        self.combo.setSizePolicy(
            self.combo.sizePolicy().Policy.Fixed, self.combo.sizePolicy().Policy.Fixed
        )
        row = self.field.layout()
        assert row is not None
        row.insertWidget(1, self.combo)  # type: ignore[attr-defined]
        row.setAlignment(self.combo, Qt.AlignmentFlag.AlignVCenter)
        self.field.line.setMinimumWidth(theme.px(36))
        self.field.watch(self.combo)
        self.combo.activated.connect(self._unit_chosen)
        self.edited.connect(self._count)

    def name(self, label: str) -> None:
        super().name(label)
        self.combo.setAccessibleName(f"{label}: unit")

    def show_state(self, state: str) -> None:
        super().show_state(state)
        self.combo.setEnabled(self.field.line.isEnabled())

    def show_value(self, value: object) -> None:
        super().show_value(value)
        self._count(value)

    def _count(self, value: object) -> None:
        """One business hour, but two business hours."""
        one = isinstance(value, Duration) and value.amount == 1
        for row in range(self.combo.count()):
            unit = Unit(self.combo.itemData(row))
            self.combo.setItemText(row, unit.one if one else unit.many)
        self.combo.updateGeometry()

    def read(self, typed: str) -> Duration | None:
        later = tuple(unit for unit in self._units if unit is not self._chosen)
        return read_span(typed, (self._chosen, *later))

    def words(self, value: object) -> str:
        assert isinstance(value, Duration)
        self._show_unit(value.unit)
        return grouped(value.amount)

    def _show_unit(self, unit: Unit) -> None:
        self._chosen = unit
        if self.combo.findData(unit) < 0:
            self.combo.addItem(unit.many, unit)
        self.combo.setCurrentIndex(self.combo.findData(unit))

    def _unit_chosen(self, row: int) -> None:
        self._chosen = Unit(self.combo.itemData(row))
        typed = self.field.text().strip()
        figures = typed.rstrip("abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        self.field.show_text(figures)
        self._take(figures, complain=True)
