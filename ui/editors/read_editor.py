"""An editor for whatever people type as words and the agreement keeps as a value."""

from __future__ import annotations

from abc import abstractmethod

from ui.editors.editor import FramedEditor
from ui.editors.reading import Unreadable
from ui.widgets.fields import LineField


class ReadEditor(FramedEditor):
    """A line whose words are read into a value.

    What cannot be read stays as it was typed, with a sentence once the line is left.
    """

    def __init__(self, field: LineField) -> None:
        """Type into `field`."""
        super().__init__(field)
        self.field = field
        self._value: object = None
        field.line.setMaxLength(200)
        field.line.textEdited.connect(self._typed)
        field.line.editingFinished.connect(self._tidy)

    @abstractmethod
    def read(self, typed: str) -> object:
        """The value that was typed. Raises Unreadable."""

    @abstractmethod
    def words(self, value: object) -> str:
        """The value as it is typed."""

    def show_value(self, value: object) -> None:
        if value == self._value and self._says(value):
            return
        self._value = value
        self.field.show_text("" if value is None else self.words(value))
        self.refused.emit("")

    def focus_editor(self) -> None:
        self.field.line.setFocus()

    def _says(self, value: object) -> bool:
        try:
            return self.read(self.field.text()) == value
        except Unreadable:
            return self.field.line.hasFocus()

    def _typed(self, typed: str) -> None:
        if self.is_whole(typed):
            self._take(typed, complain=False)

    def is_whole(self, typed: str) -> bool:
        """False while what is typed would read as something else than what it will become."""
        del typed
        return True

    def _take(self, typed: str, *, complain: bool) -> None:
        try:
            value = self.read(typed)
        except Unreadable as trouble:
            if complain:
                self.refused.emit(str(trouble))
            return
        self.refused.emit("")
        if value != self._value:
            self._value = value
            self.edited.emit(value)
        if complain:
            self.field.show_text("" if value is None else self.words(value))

    def _tidy(self) -> None:
        self._take(self.field.text(), complain=True)
