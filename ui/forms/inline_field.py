"""One answer as a field among words: the same editor as in the form, without its label."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QWidget

from models.agreement import fields, kinds, path, references
from models.agreement.fields import Field
from models.agreement.path import Path
from models.agreement.references import Target
from models.drafting.origins import is_placeholder
from models.rules.finding import Finding, Severity
from models.workshop import Workshop
from ui.editors.editor import FramedEditor
from ui.editors.hugging import Hugging, Size
from ui.editors.make import make
from ui.session import Session


class InlineField(QWidget):
    """Shows the answer at one place and passes edits to the session."""

    place_changed = Signal(object)
    refusal_changed = Signal()

    def __init__(
        self,
        session: Session,
        where: Path,
        field: Field,
        size: Size,
        *,
        hint: str = "",
        editor: FramedEditor | None = None,
    ) -> None:
        """Show the answer at `where`; `editor` stands in for the usual one of its kind."""
        super().__init__()
        self.where, self.field = where, field
        self._session = session
        assert isinstance(field.kind, kinds.Leaf)
        self._kind: kinds.Leaf = field.kind
        made = editor or make(self._kind, self._choices, self._currency)
        assert isinstance(made, FramedEditor)
        self.editor = made
        self.refusal = ""
        self._found: tuple[Finding, ...] = ()
        self._hugging = Hugging(made, size, hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(made)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(made)
        made.name(self.spoken_name)
        made.setToolTip(self._kind.help)
        made.edited.connect(self._edit)
        made.refused.connect(self._refuse)
        made.confirmed.connect(self.confirm)
        made.entered.connect(self._enter)
        made.left.connect(self._leave)
        self.show_value(session.workshop)

    @property
    def spoken_name(self) -> str:
        """What is asked for, to those who hear the page."""
        needed = ", needed before signing" if self._kind.required else ""
        return f"{self._kind.label}{needed}"

    @property
    def is_starter(self) -> bool:
        """True while it shows a starter's value that nobody has confirmed."""
        workshop = self._session.workshop
        return is_placeholder(workshop.drafting.origins, self.where) and not fields.is_empty(
            path.get(workshop.agreement, self.where)
        )

    def show_size(self, size: Size) -> None:
        """Take another size."""
        self._hugging.show_size(size)

    def show_value(self, workshop: Workshop) -> None:
        """Show the answer as it is in `workshop`."""
        if not path.exists(workshop.agreement, self.where):
            return
        self.editor.show_value(path.get(workshop.agreement, self.where))
        self._hugging.fit()
        self._show_state()

    def renew(self) -> None:
        """Look again at what can be chosen, and at the currency."""
        self.editor.renew()
        self._hugging.fit()

    def show_found(self, found: tuple[Finding, ...]) -> None:
        """Show what was found at this answer."""
        self._found = found
        self._show_state()

    def focus_field(self) -> None:
        """Put the cursor where typing starts."""
        self.editor.focus_editor()

    def confirm(self) -> None:
        """Stand by a starter's value."""
        self._session.confirm(self.where, self._kind.label)

    def _edit(self, value: object) -> None:
        self._session.edit(self.where, value, f"Edit {self._kind.label.lower()}")

    def _refuse(self, sentence: str) -> None:
        if sentence != self.refusal:
            self.refusal = sentence
            self._show_state()
            self.refusal_changed.emit()

    def _enter(self) -> None:
        self.place_changed.emit(self.where)

    def _leave(self) -> None:
        QTimer.singleShot(0, self, self._check_left)

    def _check_left(self) -> None:
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        if not inside and QApplication.activePopupWidget() is None:
            self._session.end_burst()

    def _show_state(self) -> None:
        weights = {finding.severity for finding in self._found}
        if self.refusal or Severity.ERROR in weights:
            state = "error"
        elif self.is_starter:
            state = "unconfirmed"
        else:
            state = "warning" if Severity.WARNING in weights else "default"
        self.editor.show_state(state)

    def _choices(self) -> tuple[Target, ...]:
        match self._kind:
            case kinds.Reference() | kinds.References():
                return references.targets(self._session.workshop.agreement, self._kind.to)
            case _:
                return ()

    def _currency(self) -> str:
        return self._session.workshop.agreement.parties.answers.currency
