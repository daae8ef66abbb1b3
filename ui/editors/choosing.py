"""Editors for a choice of one: an option, a row of another section, a yes or a no."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from models.agreement import kinds
from models.agreement.references import Target
from ui.editors.editor import Editor, FramedEditor
from ui.theme import theme
from ui.widgets.buttons import Button, Role
from ui.widgets.choice_field import ChoiceField
from ui.widgets.segmented import YES_NO, Segment, Segmented

NO_ANSWER = "No answer"
_DELETES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class ChoiceEditor(FramedEditor):
    """One of a closed list; Delete takes the answer away."""

    def __init__(
        self,
        pairs: tuple[tuple[str, str], ...],
        *,
        required: bool,
        hint: str,
        notes: Mapping[str, str] | None = None,
    ) -> None:
        """Offer `pairs` of key and label; `notes` say by key what a choice means."""
        self._field = ChoiceField((), hint=hint)
        super().__init__(self._field)
        self._pairs, self._required, self._value = pairs, required, ""
        self._notes = notes
        self._offer()
        self._field.combo.activated.connect(self._tell)
        self._field.combo.installEventFilter(self)

    @classmethod
    def of(cls, kind: kinds.Choice) -> ChoiceEditor:
        """The editor for a closed list."""
        pairs = tuple((option.key, option.label) for option in kind.options)
        notes = {option.key: option.note for option in kind.options if option.note}
        return cls(pairs, required=kind.required, hint="Choose", notes=notes)

    def show_value(self, value: object) -> None:
        self._value = str(value)
        self._offer()

    def focus_editor(self) -> None:
        self._field.combo.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if _deletes(event) and self._value:
            self._answer("")
            return True
        return super().eventFilter(watched, event)

    def offer(self, pairs: tuple[tuple[str, str], ...], hint: str) -> None:
        """Offer another list."""
        self._pairs = pairs
        self._field.combo.setPlaceholderText(hint)
        self._offer()

    def _offer(self) -> None:
        pairs = self._pairs
        if self._value and self._value not in dict(pairs):
            pairs = (*pairs, (self._value, self.stranger(self._value)))
        if self._value and not self._required:
            pairs = (*pairs, ("", NO_ANSWER))
        combo = self._field.combo
        present = tuple((combo.itemData(row), combo.itemText(row)) for row in range(combo.count()))
        if present != pairs:
            self._field.show_options(pairs, self._notes)
        self._field.show_value(self._value)

    def stranger(self, key: str) -> str:
        """The words for a value that is not on offer."""
        return key

    def _tell(self, row: int) -> None:
        self._answer(str(self._field.combo.itemData(row) or ""))

    def _answer(self, value: str) -> None:
        self._value = value
        self._offer()
        self.edited.emit(value)


class ReferenceEditor(ChoiceEditor):
    """A row of another section, shown by its present name."""

    def __init__(self, kind: kinds.Reference, choices: Callable[[], tuple[Target, ...]]) -> None:
        """Offer what there is to choose from at the moment."""
        self._choices = choices
        super().__init__((), required=kind.required, hint="Choose")
        self.renew()

    def renew(self) -> None:
        targets = tuple((target.id, target.name) for target in self._choices())
        self.offer(targets, "Choose" if targets else "Nothing to choose from yet")

    def show_value(self, value: object) -> None:
        self.renew()
        super().show_value(value)

    def stranger(self, key: str) -> str:
        return "No longer there, choose again"


class YesNoEditor(Editor):
    """Yes, no, or nothing yet; Delete takes the answer away."""

    def __init__(self) -> None:
        """Offer both words."""
        super().__init__()
        self._choice = Segmented(YES_NO)
        self._confirm = Button("Confirm", Role.CONFIRM, "tick", size=28)
        self._confirm.hide()
        self._confirm.clicked.connect(self.confirmed)
        inner = self._choice.layout()
        assert inner is not None
        inner.addWidget(self._confirm)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._choice)
        self.setSizePolicy(self._choice.sizePolicy())
        self.setFocusProxy(self._choice)
        self._choice.chosen.connect(self._tell)
        for segment in self._segments():
            segment.installEventFilter(self)
        self.setMinimumHeight(theme.px(38))

    def show_value(self, value: object) -> None:
        self._choice.show_value("" if value is None else "yes" if value else "no")

    def show_state(self, state: str) -> None:
        self._confirm.setVisible(state == "unconfirmed")
        self._choice.setEnabled(state != "disabled")
        self._choice.setProperty("state", state)
        self._choice.update()

    def focus_editor(self) -> None:
        chosen = [segment for segment in self._segments() if segment.isChecked()]
        (chosen or self._segments())[0].setFocus()

    def name(self, label: str) -> None:
        self._choice.name(label)
        self._confirm.setAccessibleName(f"Confirm {label}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        elif event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        elif _deletes(event) and self._choice.value():
            self._choice.show_value("")
            self.edited.emit(None)
            return True
        return super().eventFilter(watched, event)

    def _segments(self) -> list[Segment]:
        return self._choice.findChildren(Segment)

    def _tell(self, value: str) -> None:
        self.edited.emit(value == "yes")


def _deletes(event: QEvent) -> bool:
    pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
    return pressed and event.key() in _DELETES  # type: ignore[attr-defined]
