"""Editors for words: one line, or several."""

from __future__ import annotations

from models import text
from models.agreement import kinds
from ui.editors.editor import FramedEditor
from ui.widgets.fields import LineField
from ui.widgets.text_field import TextField

TOO_LONG = (
    f"This text is longer than {text.LONGEST:,} characters. Split it, or point to a document."
)


class LineEditor(FramedEditor):
    """One line of text."""

    def __init__(self, kind: kinds.Line) -> None:
        """Ask for what `kind` says."""
        self._field = LineField(example=example_of(kind))
        self._field.line.setMaxLength(text.LONGEST + 1)
        super().__init__(self._field)
        self._field.line.textEdited.connect(self._tell)
        self._field.line.editingFinished.connect(self._tidy)

    def show_value(self, value: object) -> None:
        if text.clean_line(self._field.text()) != value:
            self._field.show_text(str(value))

    def focus_editor(self) -> None:
        self._field.line.setFocus()

    def put_caret(self, after: int) -> None:
        typed = self._field.text()
        self._field.line.setCursorPosition(_in_qt_units(typed, (0, after))[1])

    def _tell(self, typed: str) -> None:
        if len(typed) > text.LONGEST:
            self.refused.emit(TOO_LONG)
            return
        self.refused.emit("")
        self.edited.emit(text.clean_line(typed))

    def _tidy(self) -> None:
        if len(self._field.text()) <= text.LONGEST:
            self._field.show_text(text.clean_line(self._field.text()))


class TextEditor(FramedEditor):
    """Several lines of text, as tall as what is typed."""

    def __init__(self, kind: kinds.Text) -> None:
        """Ask for what `kind` says."""
        self._field = TextField(example=example_of(kind))
        super().__init__(self._field)
        self._shown: str | None = None
        self._field.edit.textChanged.connect(self._tell)

    def show_value(self, value: object) -> None:
        if text.clean(self._field.text()) != value:
            self._shown = str(value)
            self._field.show_text(self._shown)
        self._shown = None

    def focus_editor(self) -> None:
        self._field.edit.setFocus()

    def show_marks(self, quotes: tuple[str, ...], token: str = "err") -> None:
        """Underline every place where one of the quotes stands."""
        typed = self._field.text()
        spans = [
            (start, start + len(quote))
            for quote in quotes
            if quote and (start := typed.find(quote)) >= 0
        ]
        self._field.edit.mark(tuple(_in_qt_units(typed, span) for span in spans), token)

    def put_caret(self, after: int) -> None:
        typed, cursor = self._field.text(), self._field.edit.textCursor()
        cursor.setPosition(_in_qt_units(typed, (0, after))[1])
        self._field.edit.setTextCursor(cursor)

    def _tell(self) -> None:
        if self._shown is not None:
            return
        typed = self._field.text()
        if len(typed) > text.LONGEST:
            self.refused.emit(TOO_LONG)
            return
        self.refused.emit("")
        self.edited.emit(text.clean(typed))


def example_of(kind: kinds.Kind) -> str:
    """The example as a field hints at it while it is empty."""
    if not kind.example:
        return ""
    return f"For example: {_lowered(kind.example)}"


def _lowered(example: str) -> str:
    """A list of common nouns goes on in small letters; names and sentences keep their capital."""
    first, *others = example.split(", ")
    common = bool(others) and not example.endswith(".") and all(o[:1].islower() for o in others)
    plain = first[:1].isupper() and not first[1:2].isupper()
    return example[0].lower() + example[1:] if common and plain else example


def _in_qt_units(words: str, span: tuple[int, int]) -> tuple[int, int]:
    """Qt counts UTF-16 units where Python counts characters."""
    start, end = (len(words[:place].encode("utf-16-le", "surrogatepass")) // 2 for place in span)
    return start, end
