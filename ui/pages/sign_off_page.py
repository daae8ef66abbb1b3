"""The sign-off: the gate, the two teams, and one signatory after the other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from models.agreement.path import Path
from models.agreement.sides import Side
from models.errors import UserError
from models.revisions.edition import Edition
from models.revisions.version import Signatory, signatories
from models.rules.gate import Condition, gate
from models.workshop import Workshop
from ui import sign_off_words as said
from ui.advice import Advice
from ui.forms.notice import Notice
from ui.panelled_page import PanelledPage
from ui.session import Session
from ui.sign_off_acts import SignOffActs
from ui.sign_off_desk import SignOffDesk
from ui.steps import Step
from ui.theme import theme
from ui.widgets.entries_card import EntriesCard, log_lines
from ui.widgets.gate_summary import GateSummary
from ui.widgets.reading import ReadingView
from ui.widgets.scroll import PageScroll
from ui.widgets.sign_off_head import SignOffHead
from ui.widgets.signed_panel import Signed, SignedPanel
from ui.widgets.team_card import TeamCard

LOW, SIDE = 640, 32
START = ("parties", "answers", "effective_from")


class SignOffPage(PanelledPage):
    """Who signs which exact words, and what such a signature is worth."""

    page_name = "Sign-off"
    panel_name = "What is signed"

    def __init__(self, session: Session, advice: Advice, step: Step) -> None:
        """Ask the store how sign-off stands, and show it."""
        self.signed_panel = SignedPanel()
        super().__init__(session, advice, step, self.signed_panel)
        self.desk = SignOffDesk(session, self)
        self.head = SignOffHead(step)
        self.banner = Notice()
        self.summary = GateSummary()
        self.teams = {side: TeamCard(side) for side in Side}
        self.acts = SignOffActs(session, self.desk)
        self.entries = EntriesCard()
        self._chosen = ""
        self._starting = self._has_acted = False
        self._put_aside: Workshop | None = None
        self._told: tuple[str, tuple[str, ...]] | None = None
        self._judged: tuple[Edition, tuple[Condition, ...]] | None = None
        self._reading: ReadingView | None = None
        self._lay_out()
        self._connect()
        self.desk.refresh()

    def show_workshop(self, before: Workshop | None, after: Workshop) -> None:
        """Show `after`, and ask the store anew when the page comes to the front."""
        if before is None:
            self.advice.judge()
            self.desk.refresh()
        self.show_now()

    def show_findings(self) -> None:
        """Show what has been found meanwhile, now or when the page comes to the front."""
        if not self.isVisible():
            self._stale = True
            return
        self.show_now()

    def reveal(self, where: Path) -> None:
        """Put the keyboard where the next act is."""
        self.acts.take_keyboard()

    def left(self) -> tuple[tuple[str, Path], ...]:
        """The open conditions of the gate, until sign-off is opened."""
        unmet = () if self.desk.number else said.unmet(self._draft_gate())
        if not unmet:
            return ()
        words = f"{len(unmet)} of {len(self._draft_gate())} conditions"
        return ((words, unmet[0].reasons[0].path),)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.area.viewport():
            self._fit()
        return super().eventFilter(watched, event)

    # What is shown

    def show_now(self) -> None:
        """Show how sign-off stands now."""
        if not self.desk.is_known:
            return
        edition = self.desk.edition
        if edition is None or not self.desk.draft_has_changed:
            self._starting = False
        self._choose_default()
        self._show_head(edition)
        self._show_gate(edition)
        self._show_teams(edition)
        self._show_panel(edition)
        self._show_banner(edition)
        self._show_act(edition)
        self.entries.show_lines(log_lines(edition.signatures if edition else ()))
        if self._has_acted and self.isVisible():
            self._has_acted = False
            if self.acts.isHidden():
                self.signed_panel.read_button.setFocus()
            self.acts.take_keyboard()

    def _show_head(self, edition: Edition | None) -> None:
        self.head.show_prompt(shown=edition is None and self.height() >= theme.px(LOW))
        self.head.show_status(edition.status if edition else None)
        if edition is None:
            self.head.show_words()
        else:
            self.head.show_words(said.headline(edition), said.lead(self.desk, edition))

    def _show_gate(self, edition: Edition | None) -> None:
        if edition is None or self._starting:
            self.summary.show_conditions(self._draft_gate(), "The draft as it is")
            return
        if self._judged is None or self._judged[0] is not edition:
            self._judged = (edition, gate(edition.workshop))
        self.summary.show_conditions(self._judged[1], said.saved(edition))

    def _show_teams(self, edition: Edition | None) -> None:
        people = self._people(edition)
        for side, card in self.teams.items():
            seats = tuple(
                said.seat(one, edition, signing=one.id == self._chosen and not self._starting)
                for one in people
                if one.side == side
            )
            card.show_seats(seats, opened=edition is not None)
            card.mark(self._chosen)

    def _show_panel(self, edition: Edition | None) -> None:
        if edition is None:
            self.signed_panel.show_draft(said.contents(self.session.workshop))
            return
        reserved = sum(bool(one.reservation) for one in self.desk.standing.values())
        self.signed_panel.show_signed(
            Signed(
                number=self.desk.number,
                contents=said.contents(edition.workshop, reserved),
                content_hash=edition.content_hash,
                log_hash=edition.log_hash,
            )
        )

    def _show_banner(self, edition: Edition | None) -> None:
        changed = edition is not None and self.desk.draft_has_changed
        if not changed or self._starting or self._put_aside is self.session.workshop:
            self.banner.hide()
            return
        unmet = len(said.unmet(self._draft_gate()))
        waiting = bool(edition and edition.status.waiting_for)
        words = said.changed(self.desk.number, waiting=waiting, unmet=unmet)
        if words == self._told and not self.banner.isHidden():
            return
        self._told = words
        self.banner.show_message(*words)
        if unmet:
            self.banner.add_act("Review the draft").clicked.connect(self._want_review)
        else:
            self.banner.add_act("Start a new sign-off").clicked.connect(self._start_anew)

    def _show_act(self, edition: Edition | None) -> None:
        if edition is None or self._starting:
            count = len(said.unmet(self._draft_gate()))
            self.acts.offer_opening(open_conditions=count, closable=edition is not None)
        else:
            self.acts.offer_person(self._person(edition))

    # Who is at the keyboard

    def choose(self, participant: str) -> None:
        """Let this person sign, or show what they signed."""
        self._chosen = participant
        self._starting = False
        self.show_now()
        self.acts.take_keyboard()

    def _choose_default(self) -> None:
        edition = self.desk.edition
        waiting = edition.status.waiting_for if edition else ()
        known = {one.id for one in self._people(edition)}
        if self._chosen not in known:
            self._chosen = ""
        if self._chosen == "" and edition is not None:
            gone = {one.participant for one in edition.signatures}
            fresh = [one.id for one in waiting if one.id not in gone]
            self._chosen = next(iter([*fresh, *(one.id for one in waiting)]), "")

    def _people(self, edition: Edition | None) -> tuple[Signatory, ...]:
        if edition is not None:
            return edition.signatories
        return signatories(self.session.workshop.agreement)

    def _person(self, edition: Edition | None) -> Signatory | None:
        people = self._people(edition)
        return next((one for one in people if one.id == self._chosen), None)

    def _draft_gate(self) -> tuple[Condition, ...]:
        return gate(self.session.workshop, self.advice.findings)

    # Acts

    def _acted(self, entry: object = None) -> None:
        """A version was kept, signed or its signature withdrawn; what comes next is shown."""
        self._starting, self._chosen = False, ""
        self._has_acted = True
        self.wanted.emit("versions")

    def _start_anew(self) -> None:
        self._starting = True
        self.show_now()
        self.acts.take_keyboard()

    def _not_now(self) -> None:
        self._starting = False
        self.show_now()

    def _close_banner(self) -> None:
        self._put_aside = self.session.workshop

    def _tell(self, trouble: UserError) -> None:
        if not self.acts.show_trouble(trouble):
            self.banner.show_message(trouble.message, (trouble.hint,), tone="err")

    def _show_whole(self, card: QWidget) -> None:
        self.area.ensureWidgetVisible(card, 0, theme.px(8))

    # Ways out

    def _want_review(self) -> None:
        self.wanted.emit("review")

    def _want_start(self) -> None:
        self.wanted.emit(START)

    def _export(self) -> None:
        self.wanted.emit(f"export {self.desk.number}")

    def _read(self) -> None:
        if self.desk.edition is None:
            return
        if self._reading is None:
            self._reading = ReadingView("Back to sign-off")
            self._reading.back_wanted.connect(self._end_reading)
            self._stack.addWidget(self._reading)
        self._reading.show_edition(self.desk.edition, f"Version {self.desk.number}")
        self._stack.setCurrentWidget(self._reading)
        self._reading.paper.setFocus()

    def _end_reading(self) -> None:
        self._stack.setCurrentWidget(self.area)
        self.signed_panel.read_button.setFocus()

    # Layout

    def _connect(self) -> None:
        self.desk.changed.connect(self.show_now)
        self.desk.troubled.connect(self._tell)
        for acted in (self.desk.opened, self.desk.signed, self.desk.withdrawn):
            acted.connect(self._acted)
        self.summary.wanted.connect(self.wanted)
        self.summary.review_wanted.connect(self._want_review)
        for card in self.teams.values():
            card.chosen.connect(self.choose)
        self.acts.day_wanted.connect(self._want_start)
        self.acts.closed.connect(self._not_now)
        self.acts.offered.connect(self._show_whole)
        self.banner.closed.connect(self._close_banner)
        self.signed_panel.read_wanted.connect(self._read)
        self.signed_panel.export_wanted.connect(self._export)

    def _lay_out(self) -> None:
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setSpacing(theme.px(12))
        teams = QHBoxLayout()
        teams.setSpacing(theme.px(12))
        for card in self.teams.values():
            teams.addWidget(card, 1)
        self._column.addWidget(self.head)
        self._column.addWidget(self.banner)
        self._column.addWidget(self.summary)
        self._column.addLayout(teams)
        self._column.addWidget(self.acts)
        self._column.addWidget(self.entries)
        self._column.addStretch(1)
        self.area = PageScroll(content)
        self._stack = QStackedLayout(self.main)
        self._stack.addWidget(self.area)
        self.area.viewport().installEventFilter(self)
        self._fit()

    def _fit(self) -> None:
        low = self.height() < theme.px(LOW)
        side = theme.px(SIDE if self.width() >= theme.px(560) else 16)
        right = max(0, side - (self.area.width() - self.area.viewport().width()))
        top = theme.px(16 if low else 24)
        self._column.setContentsMargins(side, top, right, theme.px(16 if low else 24))
