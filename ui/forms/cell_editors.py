"""Editors that stand in the cells of a table: those of the forms, fitted to a cell."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from models.agreement import references
from models.agreement.kinds import Grid, Leaf, Reference, References, Text, YesNo
from models.agreement.references import Target
from ui.editors.choosing import ChoiceEditor
from ui.editors.editor import Editor, FramedEditor
from ui.editors.make import make
from ui.editors.read_editor import ReadEditor
from ui.editors.reading import Unreadable
from ui.forms.columns import Column
from ui.forms.read_cell import read_letters
from ui.forms.rows_model import Held
from ui.session import Session
from ui.theme import set_type
from ui.widgets.fields import LineField

YES, NO = "yes", "no"


class YesNoCell(ChoiceEditor):
    """Yes or no from a list, since a cell has no room for two buttons."""

    def __init__(self, *, required: bool) -> None:
        super().__init__(((YES, "Yes"), (NO, "No")), required=required, hint="Yes or no")

    def show_value(self, value: object) -> None:
        super().show_value("" if value is None else YES if value else NO)

    def _answer(self, value: str) -> None:
        self._value = value
        self._offer()
        self.edited.emit(None if not value else value == YES)


class LettersCell(ReadEditor):
    """The letters of one column of a grid, typed."""

    def __init__(self, kind: Grid) -> None:
        super().__init__(LineField())
        self._kind = kind
        legend = ", ".join(f"{option.key} {option.label.lower()}" for option in kind.letters)
        self.field.line.setToolTip(legend)

    def read(self, typed: str) -> str:
        return read_letters(self._kind, typed)

    def words(self, value: object) -> str:
        return str(value)


def cell_editor(session: Session, column: Column, parent: QWidget) -> Editor:
    """A new editor for the cells of a column."""
    editor = _made(session, column)
    editor.setParent(parent)
    editor.name(column.label)
    if isinstance(editor, FramedEditor):
        editor.frame.fit_cell()
    for widget in editor.findChildren(QWidget):
        if isinstance(widget, QLineEdit | QComboBox):
            set_type(widget, "row")
    editor.setAutoFillBackground(False)
    return editor


def combo_of(editor: Editor) -> QComboBox | None:
    """The list of an editor that only chooses; None for those that are typed into."""
    return editor.findChild(QComboBox) if isinstance(editor, ChoiceEditor) else None


def grows(column: Column) -> bool:
    """True when its editor may be taller than the cell."""
    return isinstance(column.kind, Text)


def held_by(editor: Editor) -> Held | None:
    """What stands in an editor and cannot be kept; None when all is well."""
    if not isinstance(editor, ReadEditor):
        return None
    typed = editor.field.text()
    try:
        editor.read(typed)
    except Unreadable as trouble:
        return Held(typed, str(trouble))
    return None


def show_held(editor: Editor, held: Held) -> None:
    """Put back the words that could not be kept, so that they can be mended."""
    if isinstance(editor, ReadEditor):
        editor.field.show_text(held.typed)


def _made(session: Session, column: Column) -> Editor:
    kind = column.kind
    if column.part is not None:
        assert isinstance(kind, Grid)
        return LettersCell(kind)
    if isinstance(kind, YesNo):
        return YesNoCell(required=kind.required)
    assert isinstance(kind, Leaf)
    return make(kind, partial(_choices, session, kind), partial(_currency, session))


def _choices(session: Session, kind: Leaf) -> tuple[Target, ...]:
    match kind:
        case Reference() | References() | Grid():
            return references.targets(session.workshop.agreement, kind.to)
        case _:
            return ()


def _currency(session: Session) -> str:
    return session.workshop.agreement.parties.answers.currency
