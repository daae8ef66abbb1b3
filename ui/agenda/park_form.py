"""What is put off gets a sentence, an owner and a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.agreement import fields, kinds, references
from models.agreement.agreement import Agreement
from models.agreement.sections.issues import Issue
from ui.editors.editor import Editor
from ui.editors.make import make
from ui.theme import theme
from ui.widgets.buttons import Button, Role
from ui.widgets.labels import FieldLabel, Label, Paragraph

ASKED = ("text", "owner", "due", "kind", "blocking")


class ParkForm(QWidget):
    """Asks for the issue that parked clauses wait for; nothing is parked before it is whole."""

    parked = Signal(object)
    left = Signal()

    def __init__(self, agreement: Callable[[], Agreement]) -> None:
        """A form that offers the participants of the present agreement as owners."""
        super().__init__()
        self._agreement = agreement
        self._issue = Issue()
        self._editors: dict[str, Editor] = {name: self._editor(name) for name in ASKED}
        self._title = Label("", "row-strong")
        self._missing = Paragraph("", "small", "err")
        self._missing.hide()
        self.button = Button("Park", Role.TONAL, "parked", size=36)
        self.button.clicked.connect(self.park)
        self._away = Button("Cancel", Role.QUIET, size=36)
        self._away.clicked.connect(self.left)
        self._lay_out()

    def begin(self, title: str, words: str, act: str = "Park") -> None:
        """Ask anew; `words` is a first sentence for the issue."""
        self._title.setText(title)
        self.button.show_text(act)
        self._missing.hide()
        self._issue = Issue(text=words, kind="question", raised_by="facilitator", blocking=False)
        for name, editor in self._editors.items():
            editor.renew()
            editor.show_state("default")
            editor.show_value(getattr(self._issue, name))
        self._editors["text"].focus_editor()

    def editor(self, name: str) -> Editor:
        """The editor of an answer of the issue."""
        return self._editors[name]

    @property
    def issue(self) -> Issue:
        """The issue as far as it has been written."""
        return self._issue

    def park(self) -> None:
        """Hand the issue over when it has a sentence, an owner and a day."""
        needed = {"text": "a sentence", "owner": "an owner", "due": "a day"}
        lacks = [name for name in needed if not getattr(self._issue, name)]
        for name in needed:
            self._editors[name].show_state("error" if name in lacks else "default")
        if not lacks:
            self.parked.emit(self._issue)
            return
        words = " and ".join(needed[name] for name in lacks)
        self._missing.show_text(f"It needs {words}, so that nobody forgets it.")
        self._missing.show()
        self._editors[lacks[0]].focus_editor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _editor(self, name: str) -> Editor:
        kind = fields.named(Issue, name).kind
        assert isinstance(kind, kinds.Leaf)
        editor = make(kind, self._people, str)
        editor.name(kind.label)
        editor.edited.connect(partial(self._take, name))
        return editor

    def _take(self, name: str, value: object) -> None:
        self._issue = replace(self._issue, **{name: value})  # type: ignore[arg-type]

    def _people(self) -> tuple[references.Target, ...]:
        return references.targets(self._agreement(), kinds.PARTICIPANTS)

    def _lay_out(self) -> None:
        px = theme.px
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(10))
        places = {"text": (0, 0, 6), "owner": (1, 0, 3), "due": (1, 3, 3)}
        places |= {"kind": (2, 0, 3), "blocking": (2, 3, 3)}
        for name, (row, column, span) in places.items():
            cell = QVBoxLayout()
            cell.setSpacing(px(4))
            label = fields.named(Issue, name).kind.label
            cell.addWidget(FieldLabel(label, required=name in ("text", "owner", "due")))
            cell.addWidget(self._editors[name])
            grid.addLayout(cell, row, column, 1, span)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self._missing, 1)
        foot.addStretch()
        foot.addWidget(self._away)
        foot.addWidget(self.button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(24), px(14), px(24), px(16))
        whole.setSpacing(px(12))
        whole.addWidget(self._title)
        whole.addLayout(grid)
        whole.addLayout(foot)
