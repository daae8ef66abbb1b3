"""Both sides' proposals beside each other, after the reveal."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from models.agreement import path, references
from models.agreement.clauses import ClauseId
from models.agreement.kinds import PARTICIPANTS
from models.agreement.section import Holder
from models.agreement.sides import Side
from models.drafting.blind import Said
from models.drafting.origins import Source
from models.record import history, seen
from models.revisions.differences import is_blank
from models.workshop import Workshop
from ui.advice import Advice
from ui.forms.leaving_out import LeaveOut, leave_out
from ui.joint import deeds
from ui.joint.ballot import voters
from ui.joint.clause_tabs import ClauseTabs, TabFace
from ui.joint.comparing import rows_of
from ui.joint.contrast import (
    Contrast,
    blank,
    contrast,
    pairable,
    proposers,
    revealed_clauses,
)
from ui.joint.joint_page import JointPage
from ui.joint.looks import clock, when
from ui.joint.reveal_foot import RevealFoot
from ui.joint.reveal_rows import SideHead, WordRow
from ui.session import Session
from ui.steps import Step
from ui.theme import theme
from ui.widgets.card import Card
from ui.widgets.chips import Kind


class RevealPage(JointPage):
    """Same, differs in numbers, differs in words, why it matters; then a text to begin from."""

    wide: ClassVar[bool] = True

    def __init__(
        self, session: Session, advice: Advice, step: Step, ids: tuple[ClauseId, ...]
    ) -> None:
        """Compare what was revealed on the first of these clauses."""
        super().__init__(session, advice, step, ids[:1])
        self.tabs = ClauseTabs()
        self.tabs.chosen.connect(self.show_clause)
        self.card = Card()
        self.heads = {side: SideHead(side) for side in Side}
        self.rows: list[QWidget] = []
        self._body = QWidget()
        self._rows_box = QVBoxLayout(self._body)
        self._chosen: dict[Side, str] = {}
        self._shown: Contrast | None = None
        self.ways = RevealFoot()
        self.question = LeaveOut("Why is this row left out?")
        self._question_card = Card()
        self._lay_out_body()
        self._connect_ways()
        self.show_workshop(None, session.workshop)

    @property
    def shown(self) -> Contrast:
        """The comparison that is shown."""
        assert self._shown is not None
        return self._shown

    def begin(self) -> None:
        """Enter begins the text right away."""
        self.ways.first.setFocus()

    def show_clause(self, clause: ClauseId) -> None:
        """Compare another clause of the step."""
        if clause == self.clause:
            return
        self.ids = (clause,)
        self._chosen = {}
        self.park_card.hide()
        self._question_card.hide()
        self.show_workshop(None, self.session.workshop)
        self.place_changed.emit(path.parse(clause))
        self.session.clauses_shown.emit("reveal", self.ids)

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        """Show what may be seen in `after`."""
        every = revealed_clauses(after, self.step.key)
        if self.clause not in every:
            if not every:
                self.back_wanted.emit()
                return
            self.ids = (every[0],)
        shown = contrast(after, self.clause, self._chosen)
        self._show_tabs(after, every)
        self._show_heads(after)
        if shown != self._shown:
            self._shown = shown
            self._show_rows(shown)
        self.show_titles(f"New: {shown.title}")
        own = history.of(after.record)[self.clause]
        self.chip.show_state(f"revealed {when(own.revealed[0].at)}", Kind.NEUTRAL, "swap")
        self.chip.show()
        where = path.parse(self.clause)
        value = path.get(after.agreement, where) if path.exists(after.agreement, where) else ()
        has_text = bool(value) and not (isinstance(value, Holder) and is_blank(value))
        self.ways.show_contrast(shown, pairable(after, self.clause), has_text=has_text)

    # What it shows

    def _lay_out_body(self) -> None:
        halves = QHBoxLayout()
        halves.setSpacing(0)
        for head in self.heads.values():
            halves.addWidget(head, 1)
            head.proposer_wanted.connect(partial(self._offer_proposers, head))
        self._rows_box.setContentsMargins(0, 0, 0, 0)
        self._rows_box.setSpacing(0)
        self.card.body.addLayout(halves)
        self.card.body.addWidget(self._body)
        self._question_card.body.addWidget(self.question)
        self._question_card.hide()
        self.column.addWidget(self.tabs)
        self.column.addSpacing(theme.px(8))
        for card in (self.park_card, self._question_card):
            self.column.addWidget(card)
        self.column.addWidget(self.card)
        self.column.addStretch(1)
        self.foot.row.addWidget(self.ways, 1)

    def _connect_ways(self) -> None:
        ways = self.ways
        ways.back_wanted.connect(self.back_wanted)
        ways.park_wanted.connect(self.ask_park)
        ways.begun.connect(self._begin)
        ways.kept.connect(self._go_on)
        ways.paired.connect(self._pair)
        ways.unwanted.connect(self._ask_why)
        self.question.decided.connect(self._leave_out)
        self.question.closed.connect(self._question_card.hide)

    def _show_tabs(self, workshop: Workshop, every: tuple[ClauseId, ...]) -> None:
        self.tabs.show_faces(tuple(_face(workshop, clause) for clause in every), self.clause)
        self.tabs.setVisible(len(every) > 1)

    def _show_heads(self, workshop: Workshop) -> None:
        names: dict[Side, list[str]] = {side: [] for side in Side}
        for voter in voters(workshop.agreement):
            names[voter.side].append(voter.name.split()[0])
        for side, head in self.heads.items():
            authors = proposers(workshop, self.clause, side)
            several = ""
            if len(authors) > 1 or any(authors):
                chosen = self._chosen.get(side, authors[0])
                place = authors.index(chosen) + 1
                several = _person(workshop, chosen)
                several += f" · {place} of {len(authors)}" if len(authors) > 1 else ""
            head.show_people(", ".join(names[side]), several)
            head.chip.show_state(*_sealed(workshop, self.clause, side))

    def _show_rows(self, shown: Contrast) -> None:
        for row in self.rows:
            self._rows_box.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = rows_of(shown)
        for row in self.rows:
            self._rows_box.addWidget(row)
        if self.rows and isinstance(self.rows[-1], WordRow):
            self.rows[-1].stand_last()

    def _offer_proposers(self, head: SideHead) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for author in proposers(self.session.workshop, self.clause, head.side):
            name = _person(self.session.workshop, author)
            menu.addAction(name, partial(self.choose_proposer, head.side, author))
        menu.popup(head.choose.mapToGlobal(QPoint(0, head.choose.height() + 4)))

    def choose_proposer(self, side: Side, author: str) -> None:
        """Compare what another person of a side has proposed."""
        self._chosen = {**self._chosen, side: author}
        self.show_workshop(None, self.session.workshop)

    # What can be done

    def _begin(self, value: Said | None, source: Source | None) -> None:
        if value is None:
            value = blank(self.shown)
        deeds.begin_from(self.session, self.clause, value, source)
        self._go_on()

    def _go_on(self) -> None:
        self.session.clauses_wanted.emit("agree", (self.clause,))

    def _pair(self, other: ClauseId) -> None:
        deeds.pair(self.session, self.clause, other)
        self.begin()

    def _ask_why(self) -> None:
        self._question_card.show()
        self.question.ask()

    def _leave_out(self, reason: str) -> None:
        self._question_card.hide()
        leave_out(self.session, (self.clause,), reason)


def _face(workshop: Workshop, clause: ClauseId) -> TabFace:
    one = contrast(workshop, clause)
    title = f"New: {one.title}" if one.is_new else one.title
    if one.is_one_sided:
        side = Side.SALES if one.marketing is None else Side.MARKETING
        return TabFace(clause, title, one.summary, side.label, side.value, side.value)
    if one.comparison.differ:
        return TabFace(clause, title, one.summary, f"{one.comparison.differ}", "swap")
    return TabFace(clause, title, one.summary, "same", "equal", "ok")


def _sealed(workshop: Workshop, clause: ClauseId, side: Side) -> tuple[str, Kind, str]:
    own = [fact for fact in history.of(workshop.record)[clause].sealed if fact.side == side]
    if not own:
        return "no proposal", Kind(side.value), "dash"
    if seen.is_late(workshop.record, clause, side):
        return f"late, {clock(own[-1].at)}", Kind.WARN, "clock"
    return f"sealed {when(own[-1].at)}", Kind(side.value), "lock"


def _person(workshop: Workshop, author: str) -> str:
    if not author:
        return "Together"
    return references.present_name(workshop.agreement, PARTICIPANTS, author) or "Somebody"
