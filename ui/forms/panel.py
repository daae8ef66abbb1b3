"""The fields of one group, built when they are first shown."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.agreement import fields, kinds, path
from models.agreement.fields import Field
from models.agreement.kinds import Computed, Rows
from models.agreement.path import Path
from models.agreement.section import Holder
from models.workshop import Workshop
from ui.forms.bound import Bound, Found
from ui.forms.computed_view import ComputedView
from ui.forms.field_view import FieldView
from ui.forms.six_columns import SixColumns
from ui.theme import theme


class RowsPart(Protocol):
    """What a panel asks of the view of nested rows."""

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        """Show `after`."""

    def show_findings(self) -> None:
        """Show what was found in the rows."""

    def reveal(self, where: Path) -> bool:
        """Bring a row or an answer in it into view."""


class Panel(QWidget):
    """Fields in six columns, bound to one holder."""

    place_changed = Signal(object)
    built = Signal()

    def __init__(
        self,
        bound: Bound,
        declared: tuple[Field, ...],
        margins: tuple[int, int, int, int],
        gap: int,
    ) -> None:
        """Hold the `declared` fields of a holder; nothing is built yet."""
        super().__init__()
        self.where, self.declared = bound.where, declared
        self._bound = bound
        self._margins, self._gap = margins, gap
        self._views: dict[str, FieldView] = {}
        self._computed: list[ComputedView] = []
        self._rows: dict[str, QWidget] = {}
        self._slots: dict[str, QWidget] = {}
        self._grid: SixColumns | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def is_built(self) -> bool:
        """False until the fields are first shown."""
        return self._grid is not None

    def build(self, holder: Holder, found: Found) -> None:
        """Make the fields, unless that has been done."""
        if self._grid is not None:
            return
        self._grid = SixColumns(row_gap=self._gap)
        self.setLayout(self._grid)
        self._grid.setContentsMargins(*(theme.px(edge) for edge in self._margins))
        for field in self.declared:
            self._add(field)
        self._show_asked(holder)
        self.show_found(found)
        self.built.emit()

    def show_workshop(self, before: Workshop | None, after: Workshop, holder: Holder) -> None:
        """Refresh what has changed; typing touches one field only."""
        for view in self._views.values():
            if not view.is_current(after, holder):
                view.show_value(after)
            if before is None or _choices_changed(view.field, before, after):
                view.renew()
        for computed in self._computed:
            computed.show_holder(holder)
        for rows in self._rows.values():
            cast("RowsPart", rows).show_workshop(before, after)
        self._show_asked(holder)

    def show_found(self, found: Found) -> None:
        """Show what was found at each field."""
        for view in self._views.values():
            view.show_found(found.get(view.where, ()))
            view.findings.show_waived(self._bound.waived(view.where))
        for rows in self._rows.values():
            cast("RowsPart", rows).show_findings()

    def reveal(self, where: Path) -> bool:
        """Put the cursor into the field at `where`, or its rows into view."""
        name = where[len(self.where)]
        if name in self._views:
            self._views[name].focus_field()
            return True
        if name in self._rows:
            return cast("RowsPart", self._rows[name]).reveal(where)
        return name in self._slots

    def focus_first(self) -> bool:
        """Put the cursor into the first field that is asked."""
        for view in self._views.values():
            if not view.isHidden():
                view.focus_field()
                return True
        return False

    def view(self, name: str) -> FieldView | None:
        """The view of a field; None when it has none here."""
        return self._views.get(name)

    def _add(self, field: Field) -> None:
        assert self._grid is not None
        below: QWidget | None = None
        if isinstance(field.kind, Computed):
            computed = ComputedView(field)
            self._computed.append(computed)
            computed.show_holder(self._bound.holder())
            slot: QWidget = computed
        elif isinstance(field.kind, Rows):
            slot = self._rows_view(field.name, field.kind)
        else:
            view = FieldView(self._bound.session, (*self.where, field.name), field)
            view.place_changed.connect(self.place_changed)
            self._views[field.name] = view
            slot, below = view, view.findings
        self._slots[field.name] = slot
        width = "full" if isinstance(field.kind, Rows) else field.kind.width
        self._grid.add(slot, width, below)

    def _rows_view(self, name: str, kind: Rows) -> QWidget:
        from ui.forms.rows import rows_view  # rows hold forms, and forms hold rows

        bound = self._bound
        view: QWidget = rows_view(bound.session, bound.advice, (*self.where, name), kind)
        view.place_changed.connect(self.place_changed)  # type: ignore[attr-defined]
        self._rows[name] = view
        return view

    def _show_asked(self, holder: Holder) -> None:
        for field in self.declared:
            slot = self._slots[field.name]
            asked = fields.asked(holder, field)
            if slot.isHidden() == asked:
                slot.setVisible(asked)


def _choices_changed(field: Field, before: Workshop, after: Workshop) -> bool:
    kind = field.kind
    match kind:
        case kinds.Reference() | kinds.References() | kinds.Grid():
            rows = path.get(after.agreement, kind.to)
            return rows is not path.get(before.agreement, kind.to)
        case kinds.Money():
            currency = after.agreement.parties.answers.currency
            return currency != before.agreement.parties.answers.currency
        case _:
            return False
