"""An answer that is worked out from others: shown with a lock, never typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from models.agreement.fields import Field
from models.agreement.kinds import Computed
from models.agreement.section import Holder
from ui.theme import theme
from ui.widgets.fields import LineField, State
from ui.widgets.labels import FieldLabel


class ComputedView(QWidget):
    """Label and words of a computed answer."""

    def __init__(self, field: Field) -> None:
        """Show the answer declared as `field`."""
        super().__init__()
        assert isinstance(field.kind, Computed)
        self.field, self._kind = field, field.kind
        self.label = FieldLabel(field.kind.label)
        self.label.show_note("Calculated", "lock")
        self._line = LineField()
        self._line.name(f"{field.kind.label}, calculated")
        self._line.show_state(State.DISABLED)
        self._line.line.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(4))
        box.addWidget(self.label)
        box.addWidget(self._line)
        box.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    @property
    def words(self) -> str:
        """What it says."""
        return self._line.text()

    def show_holder(self, holder: Holder) -> None:
        """Work it out again."""
        self._line.show_text(self._kind.of(holder))
        self._line.line.setCursorPosition(0)
