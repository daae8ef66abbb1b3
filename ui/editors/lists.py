"""Editors for lists of texts: short ones as tags, longer ones with bullets."""

from __future__ import annotations

from models import text
from models.agreement import kinds
from ui.editors.editor import FramedEditor
from ui.editors.text import example_of
from ui.widgets.bullets import BulletField
from ui.widgets.tags import TagField


class TagsEditor(FramedEditor):
    """Short texts, each a tag."""

    def __init__(self, kind: kinds.Lines) -> None:
        """Ask for what `kind` says."""
        self._field = TagField(example=example_of(kind))
        super().__init__(self._field)
        self._field.edited.connect(self._tell)

    def show_value(self, value: object) -> None:
        if cleaned(self._field.values()) != value:
            assert isinstance(value, tuple)
            self._field.show_values(value)

    def focus_editor(self) -> None:
        self._field.entry.setFocus()

    def _tell(self, values: tuple[str, ...]) -> None:
        self.edited.emit(cleaned(values))


class BulletsEditor(FramedEditor):
    """Longer texts, each a line with a bullet."""

    def __init__(self, kind: kinds.Lines) -> None:
        """Ask for what `kind` says."""
        hint = example_of(kind) or "Enter for the next"
        self._field = BulletField(hint=hint)
        super().__init__(self._field)
        self._field.edited.connect(self._tell)

    def show_value(self, value: object) -> None:
        if cleaned(self._field.values()) != value:
            assert isinstance(value, tuple)
            self._field.show_values(value)

    def focus_editor(self) -> None:
        self._field.edit.setFocus()

    def _tell(self, values: tuple[str, ...]) -> None:
        self.edited.emit(cleaned(values))


def cleaned(values: tuple[str, ...]) -> tuple[str, ...]:
    """The texts as they are kept; those without a character that can be kept go."""
    lines = (text.clean_line(value) for value in values)
    return tuple(line for line in lines if line)
