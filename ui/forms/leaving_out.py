"""Leaving something out by decision: the question why, what it then says, and the way back."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models import text
from models.agreement.clauses import ClauseId
from models.agreement.sides import Side
from models.record.facts import Applicable, NotApplicable
from ui.session import Session
from ui.theme import theme
from ui.widgets.buttons import Button, Role
from ui.widgets.checks import CheckBox
from ui.widgets.fields import LineField
from ui.widgets.labels import FieldLabel, IconLabel, Paragraph

ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def leave_out(session: Session, clauses: tuple[ClauseId, ...], reason: str) -> None:
    """Record that these clauses are not applicable, why, and that both sides agree to it."""
    session.end_burst()
    both = tuple(side.value for side in Side)
    fact = NotApplicable(at=_now(), by=session.author, clauses=clauses, reason=reason, sides=both)
    session.add_fact(fact)


def take_back(session: Session, clauses: tuple[ClauseId, ...]) -> None:
    """Record that these clauses are wanted after all."""
    session.end_burst()
    session.add_fact(Applicable(at=_now(), by=session.author, clauses=clauses))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


class LeaveOut(QWidget):
    """Asks in place why something is left out, and whether both sides agree to it.

    Enter leaves it out, Escape does not.
    """

    decided = Signal(str)
    closed = Signal()

    def __init__(self, question: str) -> None:
        super().__init__()
        self.label = FieldLabel(question, required=True)
        self.reason = LineField(example="For example: decided on 4 December, nobody sells there")
        self.reason.name(question)
        self.agrees = {side: CheckBox(f"{side.label} agrees") for side in Side}
        self.lacking = IconLabel("", "error", "err", "small-medium")
        self._do = Button("Leave out", Role.TONAL)
        self._cancel = Button("Cancel", Role.QUIET)
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        for tick_ in self.agrees.values():
            row.addWidget(tick_)
        row.addWidget(self.lacking)
        row.addStretch(1)
        row.addWidget(self._do)
        row.addWidget(self._cancel)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 12, 24, 16)
        box.setSpacing(theme.px(4))
        box.addWidget(self.label)
        box.addWidget(self.reason)
        box.addSpacing(theme.px(6))
        box.addLayout(row)
        self._do.clicked.connect(self._decide)
        self._cancel.clicked.connect(self.close_question)
        for tick in self.agrees.values():
            tick.toggled.connect(self._ticked)
            tick.installEventFilter(self)
        self.reason.line.returnPressed.connect(self._decide)
        self.reason.line.installEventFilter(self)
        self.hide()

    def ask(self) -> None:
        """Put the question."""
        self.reason.show_text("")
        self.label.show_note("")
        self.reason.show_state("default")
        for tick in self.agrees.values():
            tick.setChecked(False)
        self.lacking.hide()
        self.show()
        self.reason.line.setFocus()

    def close_question(self) -> None:
        """Leave everything as it is."""
        self.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            self.close_question()
            return True
        if pressed and event.key() in ENTERS and watched in self.agrees.values():  # type: ignore[attr-defined]
            self._decide()
            return True
        return super().eventFilter(watched, event)

    def _decide(self) -> None:
        reason = text.clean_line(self.reason.text())[:2_000]
        if not reason:
            self.label.show_note("The reason is printed, so it is needed", "error", "err")
            self.reason.show_state("error")
            self.reason.line.setFocus()
            return
        missing = [side for side, tick in self.agrees.items() if not tick.isChecked()]
        if missing:
            both = "Both sides have to agree" if len(missing) == 2 else ""
            words = both or f"{missing[0].label} has to agree too"
            self.lacking.show_words(words, "error", "err")
            self.lacking.show()
            self.agrees[missing[0]].setFocus()
            return
        self.hide()
        self.decided.emit(reason)

    def _ticked(self, ticked: bool) -> None:
        self.lacking.hide()


class LeftOut(QWidget):
    """Says that something is not applicable, why, and takes it back in."""

    back_wanted = Signal()

    def __init__(self, back: str = "Take back in") -> None:
        super().__init__()
        self._words = Paragraph(style="row")
        self._back = Button(back, Role.OUTLINED, "restore", size=28)
        self._back.clicked.connect(self.back_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 14, 24, 16)
        row.setSpacing(12)
        row.addWidget(self._words, 1)
        row.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_reason(self, reason: str) -> None:
        """Show why; no words hide it."""
        self._words.show_text(f"Left out: {reason}")
        self.setVisible(bool(reason))
