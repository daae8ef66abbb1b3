"""One question of a form: its label, where the answer comes from, the editor and its findings."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from models.agreement import fields, kinds, path, references
from models.agreement.fields import Field
from models.agreement.path import Path
from models.agreement.references import Target
from models.agreement.section import Holder
from models.agreement.sides import Side
from models.drafting.origins import Source
from models.rules.finding import Finding, Severity
from models.workshop import Workshop
from ui.editors.make import make
from ui.forms.findings import Findings, Refusal
from ui.forms.way_out import WayOut
from ui.session import Session
from ui.theme import theme
from ui.turn_session import TurnSession
from ui.widgets.held_still import held_still
from ui.widgets.labels import FieldLabel, Paragraph

RELEASE_MS = 30
"""How soon to look again whether a mouse button was released."""
ASSUMED = ("assumption", "assumed", "guess")


@dataclass(frozen=True, slots=True)
class Note:
    """What the right end of the label row says."""

    words: str = ""
    icon: str = ""
    tone: str = "muted"


STARTER = Note("Starter value", "ring-dashed", "warn")
UNANSWERED = Note("Not answered yet", "ring", "primary")
UNKEPT = Note("Not kept", "error", "err")
ASSUMED_NOTE = Note("Only assumed", "warning", "warn")
WARNED = Note("Look again", "warning", "warn")
ORIGINS = {
    Source.MARKETING: Note("From Marketing", "marketing", "marketing"),
    Source.SALES: Note("From Sales", "sales", "sales"),
    Source.BOTH: Note("From both sides", "overlap"),
    Source.IMPORTED: Note("Imported", "import"),
    Source.CARRIED_OVER: Note("Carried over", "history"),
}
BY_SIDE = {Side.MARKETING: ORIGINS[Source.MARKETING], Side.SALES: ORIGINS[Source.SALES]}


class FieldView(QWidget):
    """Shows one answer of a holder and passes every edit to the session."""

    place_changed = Signal(object)

    def __init__(self, session: Session, where: Path, field: Field) -> None:
        """Show the answer at `where`, which is declared as `field`."""
        super().__init__()
        self.where, self.field = where, field
        self._session = session
        assert isinstance(field.kind, kinds.Leaf)
        self._kind: kinds.Leaf = field.kind
        self._refused, self._inside = "", False
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._value: object = None
        self._changed_to: int | None = None
        self._placeholder = False
        kind = field.kind
        optional = kind.more and not kind.required
        self.label = FieldLabel(kind.label, required=kind.required, optional=optional)
        self.editor = make(self._kind, self._choices, self._currency)
        self.help = Paragraph(field.kind.help, "small", "muted")
        self.refusal = Refusal()
        self.way_out: WayOut | None = None
        self.findings = Findings(session)
        self._lay_out()
        self._connect()
        self.show_value(session.workshop)
        self._show_way_out()

    def show_value(self, workshop: Workshop) -> None:
        """Show the answer as it is in `workshop`."""
        before, self._value = self._value, path.get(workshop.agreement, self.where)
        if isinstance(self._value, str) and isinstance(before, str) and before != self._value:
            self._changed_to = _end_of_change(before, self._value)
        self._placeholder = self._is_placeholder(workshop)
        self.editor.show_value(self._value)
        self._show_note(workshop)
        self._show_help(workshop)
        self._show_state()

    def is_current(self, workshop: Workshop, holder: Holder) -> bool:
        """True while the view already shows what `workshop` holds."""
        same = getattr(holder, self.field.name) is self._value
        return same and self._placeholder == self._is_placeholder(workshop)

    def renew(self) -> None:
        """Look again at what can be chosen, and at the currency."""
        self.editor.renew()
        self._show_way_out()
        self._show_note(self._session.workshop)

    def show_found(self, found: tuple[Finding, ...]) -> None:
        """Show what was found at this answer."""
        if found == self.findings.found:
            return
        self.findings.show_found(found)
        errors = [one for one in self.findings.found if one.severity is Severity.ERROR]
        quotes = tuple(one.quote for one in (errors or self.findings.found) if one.quote)
        self.editor.show_marks(quotes, "err" if errors else "warn")
        self._show_state()
        self._show_note(self._session.workshop)

    def focus_field(self) -> None:
        """Put the cursor where typing starts, at once or as soon as the field is on the screen."""
        self.editor.focus_editor()
        if not self.isVisible():
            QTimer.singleShot(0, self, self.editor.focus_editor)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(4))
        for part in (self.label, self.editor, self.refusal, self.help):
            box.addWidget(part)
        box.addStretch(1)
        self.help.hide()
        self.editor.name(self._spoken_name())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusProxy(self.editor)

    def _spoken_name(self) -> str:
        needed = ", needed before signing" if self._kind.required else ""
        return f"{self._kind.label}{needed}"

    def _connect(self) -> None:
        self.editor.edited.connect(self._edit)
        self.editor.refused.connect(self._refuse)
        self.editor.confirmed.connect(self._confirm)
        self.editor.entered.connect(self._enter)
        self.editor.left.connect(self._leave)
        self._leaving.timeout.connect(self._check_left)
        self.findings.repaired.connect(self._repair)
        self.findings.settled.connect(self._settle)

    def _edit(self, value: object) -> None:
        label = f"Edit {self._kind.label.lower()}"
        option = self._option(value)
        beside = self._beside(option.follows) if option is not None else ()
        if not beside:
            self._session.edit(self.where, value, label)
            return
        self._session.end_burst()
        self._session.undo_stack.beginMacro(label)
        for where, answer in ((self.where, value), *beside):
            self._session.edit(where, answer, label, merge=False)
        self._session.undo_stack.endMacro()
        self._session.end_burst()

    def _beside(self, follows: tuple[tuple[str, str], ...]) -> tuple[tuple[Path, str], ...]:
        """The answers that come with a choice: those not given yet, or only by the last choice."""
        last = self._option(self._value)
        came_along = dict(last.follows) if last is not None else {}
        holder = path.get(self._session.workshop.agreement, self.where[:-1])
        names = {field.name for field in fields.leaves(type(holder))}
        return tuple(
            ((*self.where[:-1], name), answer)
            for name, answer in follows
            if name in names and _is_open(getattr(holder, name), came_along.get(name))
        )

    def _option(self, value: object) -> kinds.Option | None:
        """The option of a closed list that an answer stands for."""
        if not isinstance(self._kind, kinds.Choice):
            return None
        return next((option for option in self._kind.options if option.key == value), None)

    def _repair(self, value: object) -> None:
        self._session.end_burst()
        self._edit(value)
        self._session.end_burst()
        self._settle("")

    def _settle(self, words: str) -> None:
        """Put the cursor behind these words, or else behind what was changed last."""
        self.focus_field()
        place, self._changed_to = self._changed_to, None
        at = self._value.find(words) if words and isinstance(self._value, str) else -1
        if at >= 0:
            place = at + len(words)
        elif place is None and isinstance(self._value, str):
            place = len(self._value)
        if place is not None:
            self.editor.put_caret(place)

    def _confirm(self) -> None:
        self._session.confirm(self.where, self._kind.label)
        self.focus_field()

    def _refuse(self, sentence: str) -> None:
        if sentence == self._refused:
            return
        self._refused = sentence
        self.refusal.show_sentence(sentence)
        self._show_note(self._session.workshop)
        self._show_state()

    def _enter(self) -> None:
        if not self._inside:
            self._inside = True
            self.help.setVisible(bool(self.help.text()))
            self.findings.show_inside(inside=True)
        self.place_changed.emit(self.where)

    def _leave(self) -> None:
        self._leaving.start(0)

    def _check_left(self) -> None:
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._leaving.start(RELEASE_MS)  # nothing moves under a button that is held down
            return
        focus = QApplication.focusWidget()
        within = focus is not None and (
            self.isAncestorOf(focus) or self.findings.isAncestorOf(focus)
        )
        if within or QApplication.activePopupWidget() is not None or not self._inside:
            return
        self._inside = False
        with held_still(self):
            self.help.hide()
            self.findings.show_inside(inside=False)
        self._session.end_burst()

    def _show_help(self, workshop: Workshop) -> None:
        """What to answer, and what a starter value rests on."""
        origin = workshop.drafting.origins.get(path.text(self.where))
        rests_on = origin.note if origin is not None and self._placeholder else ""
        said = f"Starter value: {rests_on}" if rests_on else ""
        option = self._option(self._value)
        meaning = option.note if option is not None else ""
        self.help.show_text(" ".join(part for part in (meaning or self._kind.help, said) if part))

    def _show_state(self) -> None:
        errors = any(one.severity is Severity.ERROR for one in self.findings.found)
        if self._refused or errors:
            state = "error"
        elif self._placeholder:
            state = "unconfirmed"
        else:
            state = "warning" if self.findings.found else "default"
        self.editor.show_state(state)

    def _show_note(self, workshop: Workshop) -> None:
        note = self._note(workshop)
        self.label.show_note(note.words, note.icon, note.tone)

    def _note(self, workshop: Workshop) -> Note:
        if self._refused:
            return UNKEPT
        empty = fields.is_empty(self._value)
        if empty and self._kind.required:
            return UNANSWERED
        if self._placeholder:
            return STARTER
        if isinstance(self._kind, kinds.Choice) and self._value in ASSUMED:
            return ASSUMED_NOTE
        if any(one.severity is Severity.WARNING for one in self.findings.found):
            return WARNED
        return Note() if empty else self._origin(workshop)

    def _origin(self, workshop: Workshop) -> Note:
        origin = workshop.drafting.origins.get(path.text(self.where))
        if origin is not None and origin.source in ORIGINS:
            return ORIGINS[origin.source]
        if isinstance(self._kind, kinds.Reference) and self._kind.to == kinds.GOALS:
            ids = [row.id for row in path.get(workshop.agreement, kinds.GOALS)]
            if self._value in ids:
                return Note(f"Shared goal {ids.index(str(self._value)) + 1}", "link", "primary")
        return BY_SIDE[self._kind.by] if self._kind.by is not None else Note()

    def _is_placeholder(self, workshop: Workshop) -> bool:
        origin = workshop.drafting.origins.get(path.text(self.where))
        if origin is None or origin.source is not Source.PLACEHOLDER:
            return False
        return not fields.is_empty(path.get(workshop.agreement, self.where))

    def _choices(self) -> tuple[Target, ...]:
        match self._kind:
            case kinds.Reference() | kinds.References() | kinds.Grid():
                return references.targets(self._session.workshop.agreement, self._kind.to)
            case _:
                return ()

    def _show_way_out(self) -> None:
        """Where there is nothing to choose from, lead to where it is made."""
        kind = self._kind
        if not isinstance(kind, kinds.Reference | kinds.References) or isinstance(
            self._session, TurnSession
        ):
            return
        empty = not self._choices()
        if empty and self.way_out is None:
            self.way_out = WayOut(self._session, kind.to)
            box = self.layout()
            assert isinstance(box, QVBoxLayout)
            box.insertWidget(box.indexOf(self.refusal), self.way_out, 0, Qt.AlignmentFlag.AlignLeft)
        if self.way_out is not None:
            self.way_out.setVisible(empty)

    def _currency(self) -> str:
        return self._session.workshop.agreement.parties.answers.currency


def _end_of_change(before: str, after: str) -> int:
    """How many characters of `after` come before the end that both texts share."""
    same = 0
    while same < min(len(before), len(after)) and before[-1 - same] == after[-1 - same]:
        same += 1
    return len(after) - same


def _is_open(value: object, came_along: str | None) -> bool:
    return fields.is_empty(value) or value == came_along
