"""The head of a clause: its state, leaving it out by decision, and the facilitator's own note."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from models import text
from models.agreement import fields, path
from models.agreement.clauses import ClauseId
from models.agreement.path import Path
from models.record.record import left_out
from models.rules.finding import Severity
from models.workshop import Workshop
from ui.advice import Advice
from ui.forms.leaving_out import LeaveOut, LeftOut, leave_out, take_back
from ui.forms.summary import counted
from ui.session import Session
from ui.theme import set_look
from ui.widgets.buttons import ToolButton
from ui.widgets.card import Line, StatusStrip
from ui.widgets.chips import Kind
from ui.widgets.labels import FieldLabel
from ui.widgets.prompt import PRIVATE
from ui.widgets.text_field import TextField

Clauses = Callable[[], tuple[ClauseId, ...]]


class PrivateNote(QWidget):
    """The facilitator's note to a clause, which nobody else sees."""

    def __init__(self, session: Session, key: str) -> None:
        super().__init__()
        self._session, self._key = session, key
        self.field = TextField(example="Never printed, never on the wall")
        self.field.name(f"Private note. {PRIVATE}")
        label = FieldLabel("Private note")
        label.show_note(PRIVATE, "eye-off")
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 12, 24, 12)
        box.setSpacing(4)
        box.addWidget(label)
        box.addWidget(self.field)
        self.field.edit.textChanged.connect(self._tell)
        self.hide()

    def show_note(self, words: str) -> None:
        """Show the note as it is kept."""
        if text.clean(self.field.text()) != words:
            self.field.show_text(words)

    def _tell(self) -> None:
        words = text.clean(self.field.text())[: text.LONGEST]
        if words != self._session.workshop.drafting.notes.get(self._key, ""):
            self._session.note(self._key, words)


class ClauseHead(QWidget):
    """The strip of a clause with everything that opens below it.

    `clauses` gives the ids that are left out together, `place` is where the clause stands.
    """

    left_out_changed = Signal(bool)

    def __init__(self, session: Session, advice: Advice, clauses: Clauses, place: Path) -> None:
        super().__init__()
        self._session, self._advice = session, advice
        self._clauses, self._place = clauses, place
        self._key = path.text(place)
        self.strip = StatusStrip()
        self.note_button = ToolButton("note", "Private note", size=28)
        self.note_button.setCheckable(True)
        self.menu_button = ToolButton("more", "More for this clause", size=28)
        self.question = LeaveOut("Why is it left out?")
        self.out = LeftOut()
        self.note = PrivateNote(session, self._key)
        self._line = Line()
        self._was_out = False
        self._lay_out()
        self.show_workshop(None, session.workshop)

    @property
    def is_left_out(self) -> bool:
        """True while the clause is not applicable by decision."""
        return self._was_out

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        """Show where the clause stands."""
        if before is not None and before.record is after.record:
            same = self._value(before) is self._value(after)
            if same and before.drafting is after.drafting:
                return
        out = left_out(after.record)
        own = self._clauses()
        reason = next((out[clause] for clause in own if clause in out), "")
        is_out = bool(own) and all(clause in out for clause in own)
        self.out.show_reason(reason if is_out else "")
        words = after.drafting.notes.get(self._key, "")
        self.note.show_note(words)
        self.note_button.show_name("Private note, written" if words else "Private note", "note")
        set_look(self.note_button, "tone", "primary" if words else "")
        changed = is_out != self._was_out
        self._was_out = is_out
        self._show_state(after)
        self._show_line()
        if changed:
            self.question.hide()
            self.left_out_changed.emit(is_out)

    def show_findings(self) -> None:
        """Count again what is left."""
        self._show_state(self._session.workshop)

    def _lay_out(self) -> None:
        self.strip.add_act(self.note_button)
        self.strip.add_act(self.menu_button)
        self.note_button.toggled.connect(self._toggle_note)
        self.menu_button.clicked.connect(self._open_menu)
        self.question.decided.connect(self._leave_out)
        self.question.closed.connect(self._closed)
        self.out.back_wanted.connect(self._take_back)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in (self.strip, self.question, self.out, self.note, self._line):
            box.addWidget(part)
        self._show_line()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _show_state(self, workshop: Workshop) -> None:
        if self._was_out:
            self.strip.show_state("Not applicable", Kind.NEUTRAL, "dash")
            return
        words = self._words()
        if not self._is_started(workshop):
            self.strip.show_state("Not started", Kind.NEUTRAL, "ring", words)
        else:
            self.strip.show_state("Draft", Kind.PRIMARY, "pencil", words or "Nothing missing")

    def _words(self) -> str:
        found = self._advice.below(self._place)
        number = {severity: sum(one.severity is severity for one in found) for severity in Severity}
        said = (
            (number[Severity.ERROR], counted(number[Severity.ERROR], "finding")),
            (number[Severity.MISSING], f"{number[Severity.MISSING]} unanswered"),
            (number[Severity.UNCONFIRMED], counted(number[Severity.UNCONFIRMED], "starter value")),
        )
        return " · ".join(words for count, words in said if count)

    def _is_started(self, workshop: Workshop) -> bool:
        value = self._value(workshop)
        if isinstance(value, tuple):
            return bool(value)
        return any(
            not fields.is_empty(getattr(value, field.name))
            for field in fields.of(type(value))
            if field.stored
        )

    def _value(self, workshop: Workshop) -> object:
        if not path.exists(workshop.agreement, self._place):
            return ()
        value: object = path.get(workshop.agreement, self._place)
        return value

    def _open_menu(self) -> None:
        menu = QMenu(self)
        if self._was_out:
            menu.addAction("Take back in", self._take_back)
        else:
            menu.addAction("Leave out…", self._ask)
        note = menu.addAction("Private note", self.note_button.toggle)
        note.setCheckable(True)
        note.setChecked(self.note_button.isChecked())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height() + 4)))

    def _ask(self) -> None:
        self.question.ask()
        self._show_line()

    def _closed(self) -> None:
        self._show_line()
        self.menu_button.setFocus()

    def _leave_out(self, reason: str) -> None:
        leave_out(self._session, self._clauses(), reason)
        self.menu_button.setFocus()

    def _take_back(self) -> None:
        take_back(self._session, self._clauses())
        self.menu_button.setFocus()

    def _toggle_note(self, shown: bool) -> None:
        self.note.setVisible(shown)
        self._show_line()
        if shown:
            self.note.field.edit.setFocus()

    def _show_line(self) -> None:
        below = (self.question, self.note)
        self._line.setVisible(not self._was_out and any(not part.isHidden() for part in below))
