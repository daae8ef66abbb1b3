"""The head of a clause: its state, both sides, the next act, and the facilitator's own note."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from models.agreement import path
from models.agreement.clauses import ClauseId
from models.agreement.path import Path
from models.agreement.section import Holder
from models.agreement.sections.issues import Issue
from models.agreement.sides import Side
from models.agreement.words import listed
from models.record import seen
from models.record.record import left_out
from models.record.standing import Standing, Standings, State
from models.revisions.differences import is_blank
from models.rules.finding import Severity
from models.workshop import Workshop
from ui.advice import Advice
from ui.forms.leaving_out import LeaveOut, LeftOut, leave_out, take_back
from ui.forms.notice import Notice
from ui.forms.private_note import PrivateNote
from ui.forms.summary import counted
from ui.joint import deeds
from ui.joint.looks import OPEN, beside, chip
from ui.joint.park_panel import ParkPanel
from ui.joint.rests_on import RestsOn
from ui.joint.strip_acts import StripActs
from ui.session import Session
from ui.theme import set_look
from ui.turn_session import TurnSession
from ui.widgets.buttons import ToolButton
from ui.widgets.card import Line, StatusStrip
from ui.widgets.chips import Kind

Clauses = Callable[[], tuple[ClauseId, ...]]


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
        self._at_desk = isinstance(session, TurnSession)
        self._standings: object = None
        self.strip = StatusStrip()
        self.acts = StripActs(self.strip)
        self.note_button = ToolButton("note", "Private note", size=28)
        self.note_button.setCheckable(True)
        self.menu_button = ToolButton("more", "More for this clause", size=28)
        self.question = LeaveOut("Why is it left out?")
        self.out = LeftOut()
        self.rests_on = RestsOn()
        self.note = PrivateNote(session, self._key)
        self.early: Notice | None = None
        self.park: ParkPanel | None = None
        self._parking: tuple[ClauseId, ...] = ()
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
            known = self._standings is self._known()
            if same and known and before.drafting is after.drafting:
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.acts.fit()

    def _lay_out(self) -> None:
        self.strip.add_act(self.note_button)
        self.strip.add_act(self.menu_button)
        self.acts.reveal_wanted.connect(self._reveal)
        self.acts.compare_wanted.connect(partial(self._want, "reveal"))
        self.acts.vote_wanted.connect(partial(self._want, "agree"))
        self.rests_on.place_wanted.connect(self._session.travel)
        self.note_button.toggled.connect(self._toggle_note)
        self.menu_button.clicked.connect(self._open_menu)
        self.question.decided.connect(self._leave_out)
        self.question.closed.connect(self._closed)
        self.out.back_wanted.connect(self._take_back)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        for part in (self.strip, self.rests_on, self.question, self.out, self.note, self._line):
            self._box.addWidget(part)
        self._show_line()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # What it says

    def _known(self) -> Standings | None:
        return None if self._at_desk else self._session.standings

    def _standing(self) -> Standing | None:
        known = self._known()
        return None if known is None else known.get(self._key)

    def _show_state(self, workshop: Workshop) -> None:
        self._standings = known = self._known()
        if known is None:
            self.strip.show_state(*_at_desk(self._value(workshop)), self._words())
            self.acts.show_nothing()
            return
        standing = known.get(self._key)
        self.acts.show_clause(workshop, self._key, standing)
        self.rests_on.show_clauses(standing.rests_on if standing is not None else (), known)
        if standing is None:
            self.strip.show_state("Not started", Kind.NEUTRAL, "ring", self._words())
            return
        self.strip.show_state(*chip(standing), self._beside(workshop, standing))
        self.acts.fit()

    def _beside(self, workshop: Workshop, standing: Standing) -> str:
        said, found = beside(workshop, standing), self._words()
        if standing.state is State.DRAFTED:
            said = "" if found else "Nothing missing, no vote yet"
        if standing.state.is_settled:
            return said
        return " · ".join(part for part in (said, found) if part)

    def _words(self) -> str:
        found = self._advice.below(self._place)
        number = {severity: sum(one.severity is severity for one in found) for severity in Severity}
        said = (
            (number[Severity.ERROR], counted(number[Severity.ERROR], "error")),
            (number[Severity.WARNING], counted(number[Severity.WARNING], "warning")),
            (number[Severity.MISSING], f"{number[Severity.MISSING]} unanswered"),
            (number[Severity.UNCONFIRMED], counted(number[Severity.UNCONFIRMED], "starter value")),
        )
        return " · ".join(words for count, words in said if count)

    def _value(self, workshop: Workshop) -> object:
        if not path.exists(workshop.agreement, self._place):
            return ()
        value: object = path.get(workshop.agreement, self._place)
        return value

    # What can be done

    def _open_menu(self) -> None:
        menu = QMenu(self)
        if not self._at_desk:
            self._add_joint(menu)
        if self._was_out:
            menu.addAction("Take back in", self._take_back)
        else:
            menu.addAction("Leave out…", self._ask)
        note = menu.addAction("Private note", self.note_button.toggle)
        note.setCheckable(True)
        note.setChecked(self.note_button.isChecked())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height() + 4)))

    def _add_joint(self, menu: QMenu) -> None:
        standing = self._standing()
        state = standing.state if standing is not None else State.EMPTY
        section, known = self._place[0], self._session.standings
        if state is not State.LEFT_OUT:
            menu.addAction("Let a side propose…", partial(self._session.turn_wanted.emit, section))
        if state is State.ONE_SIDED:
            menu.addAction("Reveal now…", self._ask_early)
        if standing is not None and standing.ballot is not None and state not in OPEN:
            menu.addAction("Show the votes", partial(self._want, "agree"))
        several = deeds.open_clauses(known, section)
        if len(several) > 1:
            vote = partial(self._session.clauses_wanted.emit, "agree", several)
            menu.addAction(f"Vote on {len(several)} clauses of this step at once", vote)
        if state is State.PARKED:
            menu.addAction("Resume", self._resume)
        elif standing is not None and not state.is_settled:
            menu.addAction("Park…", partial(self._ask_park, self._clauses()))
        rest = deeds.unsettled(known, section)
        if len(rest) > 1:
            menu.addAction("Park the rest of this step…", partial(self._ask_park, rest))
        menu.addSeparator()

    def _want(self, face: str) -> None:
        self._session.clauses_wanted.emit(face, self._clauses())

    def _reveal(self) -> None:
        if deeds.reveal(self._session, self._place[0]):
            self._want("reveal")

    def _ask_early(self) -> None:
        if self.early is None:
            self.early = Notice(flat=True)
            self._box.insertWidget(1, self.early)
        waiting = [
            side.label
            for side in Side
            if not seen.has_sealed(self._session.workshop.record, self._key, side)
        ]
        self.early.show_message(
            f"{listed(waiting)} {'has' if len(waiting) == 1 else 'have'} not sealed yet.",
            ("What comes after the reveal is kept and marked late, for everybody to see.",),
        )
        act = self.early.add_act("Reveal now", "eye")
        act.clicked.connect(self._reveal_early)
        act.show()
        act.setFocus()

    def _reveal_early(self) -> None:
        if self.early is not None:
            self.early.hide()
        if deeds.reveal(self._session, self._place[0], early=True):
            self._want("reveal")

    def _ask_park(self, ids: tuple[ClauseId, ...]) -> None:
        if self.park is None:
            self.park = ParkPanel(self._session)
            self.park.parked.connect(self._park)
            self.park.closed.connect(self._closed)
            self._box.insertWidget(1, self.park)
        self._parking = ids
        known = self._session.standings
        titles = [known[key].clause.title for key in ids if key in known]
        about = f"Puts off {len(ids)} clauses: {listed(titles)}" if len(ids) > 1 else ""
        self.park.ask(about, "" if len(ids) > 1 else f"Settle “{titles[0]}”", listed(titles))
        self._show_line()

    def _park(self, issue: Issue) -> None:
        deeds.park(self._session, self._parking, issue)
        self._closed()

    def _resume(self) -> None:
        deeds.resume(self._session, self._clauses())
        self.menu_button.setFocus()

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
        below = (self.question, self.note, self.rests_on, self.park)
        shown = any(part is not None and not part.isHidden() for part in below)
        self._line.setVisible(not self._was_out and shown)


def _at_desk(value: object) -> tuple[str, Kind, str]:
    """Where a clause stands at a side's own desk."""
    if (isinstance(value, Holder) and is_blank(value)) or value == ():
        return "Not started", Kind.NEUTRAL, "ring"
    return "Draft", Kind.PRIMARY, "pencil"
