"""Putting clauses off in place: what is open, who takes it from here, and by when."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.agreement import fields, kinds, references
from models.agreement.references import Target
from models.agreement.sections.issues import Issue
from ui.editors.editor import Editor
from ui.editors.make import make
from ui.forms.way_out import WayOut
from ui.session import Session
from ui.theme import theme
from ui.widgets.buttons import Button, Role
from ui.widgets.labels import FieldLabel, Label, Paragraph

ASKED = ("text", "kind", "owner", "due", "blocking")
NEEDED = {"text": "Say what is open", "owner": "Who takes it?", "due": "By when?"}
MEANS = (
    "A parked clause has to be agreed or left out before anybody signs; “Blocks signing” speaks of "
    "the issue alone."
)
NOBODY = "Nobody is named yet. Park now and choose the owner later, or:"
NARROW = 620


class ParkPanel(QWidget):
    """Asks for the issue that a clause waits for; Ctrl+Enter parks, Escape does not."""

    parked = Signal(object)
    """Carries the issue."""
    closed = Signal()

    def __init__(self, session: Session) -> None:
        """A panel that is hidden until it is asked."""
        super().__init__()
        self._session = session
        self.issue = Issue()
        self.title = Label("Park as an open issue", "row-strong")
        self.words = Paragraph(style="small", tone="muted")
        self.editors: dict[str, Editor] = {}
        self.labels: dict[str, FieldLabel] = {}
        self._cells: dict[str, QWidget] = {}
        self._boxes: dict[str, QVBoxLayout] = {}
        self.park_button = Button("Park", Role.PRIMARY, "parked", size=36)
        self.cancel_button = Button("Cancel", Role.QUIET, size=36)
        self._narrow: bool | None = None
        for name in ASKED:
            self._add(name)
        self.nobody = Paragraph(NOBODY, "small", "muted")
        self.way_out = WayOut(session, kinds.PARTICIPANTS)
        for number, part in enumerate((self.nobody, self.way_out)):
            self._boxes["owner"].insertWidget(2 + number, part)
        self._lay_out()
        self.park_button.clicked.connect(self._park)
        self.cancel_button.clicked.connect(self.close_panel)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def ask(self, about: str, text: str, clause: str = "") -> None:
        """Ask anew, with a first wording of the issue; `about` names what is put off."""
        self.issue = Issue(
            clause=clause, text=text, kind="question", raised_by="facilitator", blocking=False
        )
        self.words.show_text(f"{about} {MEANS}".strip())
        for name, editor in self.editors.items():
            editor.renew()
            editor.show_value(getattr(self.issue, name))
            editor.show_state("default")
            self.labels[name].show_note("")
        for part in (self.nobody, self.way_out):
            part.setVisible(not self._people())
        self.show()
        self.editors["text"].focus_editor()

    def close_panel(self) -> None:
        """Leave everything as it is."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif enter and held == Qt.KeyboardModifier.ControlModifier:
            self._park()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _add(self, name: str) -> None:
        field = fields.named(Issue, name)
        assert isinstance(field.kind, kinds.Leaf)
        kind: Any = field.kind
        editor = make(kind, self._people, _no_currency)
        editor.name(field.kind.label)
        editor.edited.connect(partial(self._edit, name))
        label = FieldLabel(field.kind.label, required=name in NEEDED)
        cell = QWidget()
        box = QVBoxLayout(cell)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(4))
        box.addWidget(label)
        box.addWidget(editor)
        box.addStretch(1)
        self._boxes[name] = box
        self.editors[name], self.labels[name], self._cells[name] = editor, label, cell

    def _lay_out(self) -> None:
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(10))
        acts = QHBoxLayout()
        acts.setSpacing(theme.px(8))
        acts.addWidget(self.words, 1)
        acts.addWidget(self.cancel_button)
        acts.addWidget(self.park_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(14))
        box.setSpacing(theme.px(10))
        box.addWidget(self.title)
        box.addLayout(self._grid)
        box.addLayout(acts)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < theme.px(NARROW)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        columns = 2 if narrow else 4
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._grid.addWidget(self._cells["text"], 0, 0, 1, columns)
        for number, name in enumerate(ASKED[1:]):
            self._grid.addWidget(self._cells[name], 1 + number // columns, number % columns)

    def _edit(self, name: str, value: object) -> None:
        changed: dict[str, Any] = {name: value}
        self.issue = replace(self.issue, **changed)
        self.labels[name].show_note("")
        self.editors[name].show_value(value)
        self.editors[name].show_state("default")

    def _park(self) -> None:
        missing = [name for name in NEEDED if self._lacks(name)]
        for name in missing:
            self.labels[name].show_note(NEEDED[name], "error", "err")
            self.editors[name].show_state("error")
        if missing:
            self.editors[missing[0]].focus_editor()
            return
        self.hide()
        self.parked.emit(self.issue)

    def _lacks(self, name: str) -> bool:
        if name == "owner" and not self._people():
            return False
        return fields.is_empty(getattr(self.issue, name))

    def _people(self) -> tuple[Target, ...]:
        return references.targets(self._session.workshop.agreement, kinds.PARTICIPANTS)


def _no_currency() -> str:
    return ""
