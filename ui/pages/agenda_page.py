"""The agenda of the day: blocks on the left, the clock in the middle, the outcome on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models import moves
from models.agreement.agreement import Agreement
from models.agreement.path import Path
from models.agreement.sections.issues import Issue
from models.drafting import planning
from models.drafting.agenda import Agenda, Block
from models.minutes import minutes
from models.record.facts import RomanVote, Thumbs
from models.workshop import Workshop
from ui.agenda import block_clauses
from ui.agenda.block_form import BlockForm
from ui.agenda.block_list import WIDTH, BlockList
from ui.agenda.clauses_card import ClausesCard
from ui.agenda.clock_card import ClockCard
from ui.agenda.day_panel import WIDTH as PANEL_WIDTH
from ui.agenda.day_panel import DayPanel
from ui.agenda.ready_card import PresetCard, ReadyCard
from ui.agenda.rules_card import RulesCard
from ui.agenda.said_row import SaidRow
from ui.agenda.vote_card import VoteCard
from ui.clock import Clock
from ui.session import Session
from ui.theme import set_look, theme
from ui.widgets.card import Line
from ui.widgets.scroll import PageScroll

if TYPE_CHECKING:
    from ui.open_agreement import OpenAgreement

THREE_FROM = 1320
"""Width in logical pixels from which all three columns stand side by side."""
NARROW_LIST = 400
WIDEST = 800
"""The cards in the middle grow no wider, so that what belongs together stays together."""
LONG_HALT = timedelta(hours=2)
"""After so long a stop the day is taken to be split."""
Edit = Callable[[Agenda], Agenda]


class AgendaPage(QWidget):
    """Runs the day: it advises and warns, and never moves on by itself."""

    def __init__(self, opened: OpenAgreement) -> None:
        """The agenda of an open agreement, on its clock."""
        super().__init__()
        self._opened = opened
        self.session: Session = opened.session
        self.clock: Clock = opened.clock
        self._chosen = ""
        self._choosing = False
        self.blocks = BlockList()
        self.clock_card, self.ready, self.presets = ClockCard(), ReadyCard(), PresetCard()
        self.clauses = ClausesCard(self._agreement)
        self.vote, self.form, self.rules = VoteCard(), BlockForm(), RulesCard()
        self.said = SaidRow()
        self.panel = DayPanel(self.session.workshop)
        set_look(self, "ground", "bg")
        self._lay_out()
        self._connect()
        self.show_workshop()

    @property
    def agenda(self) -> Agenda:
        """The agenda as it stands."""
        return self.session.workshop.drafting.agenda

    def show_workshop(self) -> None:
        """Show everything as it stands now."""
        workshop, agenda, now = self.session.workshop, self.agenda, self.clock.now()
        running = agenda.running
        self.blocks.show_agenda(agenda, now)
        self.presets.setVisible(not agenda.blocks or self._choosing)
        has_blocks = bool(agenda.blocks) and not self._choosing
        self.ready.setVisible(has_blocks and running is None)
        halted = planning.halted_block(agenda, now)
        left = agenda.left(halted, now).total_seconds() / 60 if halted is not None else 0
        self.ready.show_agenda(agenda, halted, round(left), split=self._is_split())
        for card in (self.clock_card, self.vote):
            card.setVisible(running is not None)
        self.clauses.setVisible(running is not None)
        if running is not None:
            self._show_running(workshop, running)
        self._show_form()
        self.rules.setVisible(has_blocks)
        self.rules.show_rules(agenda.rules)
        self.panel.show_workshop(workshop, now.astimezone().date())

    def _show_running(self, workshop: Workshop, running: Block) -> None:
        agenda, now = self.agenda, self.clock.now()
        self.clock_card.show_block(agenda, running, now)
        found = block_clauses.of_block(running, self.session.standings)
        self.clauses.show_clauses(found, workshop.record, running.title)
        self.clauses.show_pace(agenda.left(running, now))
        self.vote.show_end(agenda.expected_end(now))

    def _show_form(self) -> None:
        agenda = self.agenda
        block = agenda.block(self._chosen)
        running = agenda.running
        shown = block is not None and block is not running and not self._choosing
        self.form.setVisible(shown)
        if block is None or not shown:
            self.blocks.show_chosen("")
            return
        has_run = planning.has_run(agenda, block.id)
        act = "Go on with this block" if has_run else "Start this block"
        self.form.show_block(block, has_run=has_run, act=act)
        self.blocks.show_chosen(block.id)

    def _tick(self) -> None:
        running, now = self.agenda.running, self.clock.now()
        if not self.isVisible():
            return
        if running is not None:
            self.clock_card.show_time(self.agenda, running, now)
            self.clauses.show_pace(self.agenda.left(running, now))
        minute = now.replace(second=0, microsecond=0)
        if minute != self._minute:
            self._minute = minute
            self.blocks.show_agenda(self.agenda, now)
            self.vote.show_end(self.agenda.expected_end(now))

    _minute: datetime | None = None

    # The day

    def start(self, block_id: str) -> None:
        """Run a block from now on; whatever ran before has ended."""
        self._chosen = ""
        self._before = None
        self._split = False
        self.said.hide()
        self.vote.clear()
        self._edit(lambda agenda: agenda.begun(block_id, self.clock.now()))

    def split_day(self) -> None:
        """Stop in the middle of a block, to go on with it another day."""
        self._split = True
        self._edit(lambda agenda: agenda.halted(self.clock.now()))
        self.ready.again_button.setFocus()

    _split = False

    def _is_split(self) -> bool:
        """True when the last block was left on purpose, or so long ago that it looks like it."""
        agenda = self.agenda
        if self._split or agenda.running is not None or not agenda.stretches:
            return self._split
        if agenda.next_block() is None:
            return False
        ended = datetime.fromisoformat(agenda.stretches[-1].ended)
        return self.clock.now() - ended > LONG_HALT

    def end_block(self) -> None:
        """End the block that runs; the next one waits for somebody to start it."""
        self._split = False
        self._edit(lambda agenda: agenda.halted(self.clock.now()))
        self.ready.start_button.setFocus()

    def take_vote(self, question: str, thumbs: Sequence[Thumbs], more: int) -> None:
        """Record a show of thumbs; time that is carried is added to the block."""
        running = self.agenda.running
        if running is None:
            return
        moment = self._moment()
        fact = RomanVote(
            at=moment.at,
            by=moment.by,
            question=question,
            about=running.id,
            thumbs=tuple(thumbs),
            minutes=more,
        )
        if not fact.carried:
            fact = replace(fact, minutes=0)
        workshop = self.session.workshop
        after = replace(workshop, record=workshop.record.plus(fact))
        if fact.minutes:
            agenda = self.agenda.extended(running.id, fact.minutes)
            after = replace(after, drafting=replace(after.drafting, agenda=agenda))
        self.session.take(after)
        self.vote.clear()
        self._say_result(fact)

    def choose_preset(self, agenda: Agenda) -> None:
        """Begin with one of the agendas on offer; the one that has run can be brought back."""
        before = self.agenda
        self._choosing = False
        self._chosen = ""
        self._edit(lambda _: agenda)
        self.show_workshop()
        if before.stretches:
            self._before = before
            self.said.say("A new agenda is in place", "calendar", "muted", undo=True)
        self.ready.start_button.setFocus()

    def copy_minutes(self) -> None:
        """Put the minutes of today on the clipboard, to paste into an e-mail."""
        today = self.clock.now().astimezone().date()
        QGuiApplication.clipboard().setText(minutes(self.session.workshop, today))
        self.panel.copy_link.show_text("Copied")

    # Blocks

    def _change(self, block: Block) -> None:
        self._edit(lambda agenda: planning.with_block(agenda, block))

    def _add(self) -> None:
        block = Block(title="New block", minutes=30)
        self._choosing = False
        after = self._chosen
        self._chosen = block.id
        self._edit(lambda agenda: planning.with_new_block(agenda, block, after))
        self.form.editor("title").focus_editor()

    def _move(self, block_id: str, by: int) -> None:
        self._edit(lambda agenda: planning.moved_block(agenda, block_id, by))
        self.blocks.row(block_id).setFocus()

    def _remove(self, block_id: str) -> None:
        before = self.agenda
        self._edit(lambda agenda: planning.without_block(agenda, block_id))
        gone = before.block(block_id)
        if gone is not None and self.agenda is not before:
            self._before = before
            self.said.say(f"Took out “{gone.title}”", "trash", "muted", undo=True)

    _before: Agenda | None = None

    def _put_back(self) -> None:
        before, self._before = self._before, None
        if before is not None:
            self.said.hide()
            self._edit(lambda _: before)

    def _choose(self, block_id: str) -> None:
        self._chosen = "" if block_id == self._chosen else block_id
        self._show_form()
        if self.form.isVisible():
            self._scroll.ensureWidgetVisible(self.form)

    def _rule(self, rules: tuple[str, ...]) -> None:
        self._edit(lambda agenda: replace(agenda, rules=rules))

    def _offer_presets(self) -> None:
        self._choosing = True
        self.show_workshop()

    # Parking

    def _park_rest(self, ids: Sequence[str], issue: Issue) -> None:
        after = moves.park(self.session.workshop, ids, issue, self._moment())
        self.session.move(after, "Park the rest", ("issues", "issues", issue.id))

    def _park_one(self, issue: Issue) -> None:
        self._park_rest((), issue)

    # Behind the scenes

    def _edit(self, change: Edit) -> None:
        workshop = self.session.workshop
        agenda = change(workshop.drafting.agenda)
        drafting = replace(workshop.drafting, agenda=agenda)
        self.session.take(replace(workshop, drafting=drafting))

    def _moment(self) -> moves.Moment:
        return moves.Moment(self.clock.now().isoformat(timespec="seconds"), self.session.author)

    def _say_result(self, fact: RomanVote) -> None:
        if fact.minutes:
            self.said.say(f"Extended by {fact.minutes} min", "plus", "ok")
        elif fact.carried:
            self.said.say("Good enough for both sides", "agreed", "ok")
        else:
            self.said.say("Not carried; the vote is kept", "error", "err")

    def _agreement(self) -> Agreement:
        return self.session.workshop.agreement

    def _follow(self, before: Workshop, after: Workshop) -> None:
        if self.isVisible():
            self.show_workshop()

    def _go(self, where: Path) -> None:
        self._opened.show_workspace()
        self._opened.workspace.open_place(where)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_workshop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._opened.show_workspace()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = theme.px
        three = self.width() >= THREE_FROM * theme.scale
        self.blocks.setFixedWidth(px(WIDTH if three else NARROW_LIST))
        if three == self._three:
            return
        self._three = three
        self._beside.setVisible(three)
        self._edge.setVisible(three)
        if three:
            self._beside.show_content(self.panel)
        else:
            if self._beside.widget() is self.panel:
                self._beside.takeWidget()
            self._below.addWidget(self.panel)
        self.panel.show()

    _three: bool | None = None

    def _lay_out(self) -> None:
        px = theme.px
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.setSpacing(px(16))
        above: list[QWidget] = [self.presets, self.clock_card, self.ready, self.said]
        for card in (*above, self.clauses, self.vote, self.form, self.rules):
            column.addWidget(card)
        self._below = QVBoxLayout()
        column.addLayout(self._below)
        column.addStretch()
        middle.setMaximumWidth(px(WIDEST))
        self._scroll = PageScroll(middle)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._beside = PageScroll()
        self._beside.setFixedWidth(px(PANEL_WIDTH))
        self._edge = Line(upright=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.blocks)
        row.addWidget(Line(upright=True))
        row.addWidget(self._scroll, 1)
        row.addWidget(self._edge)
        row.addWidget(self._beside)

    def _connect(self) -> None:
        self.session.changed.connect(self._follow)
        self.clock.ticked.connect(self._tick)
        self.blocks.back_wanted.connect(self._opened.show_workspace)
        self.blocks.chosen.connect(self._choose)
        self.blocks.moved.connect(self._move)
        self.blocks.removed.connect(self._remove)
        self.blocks.add_wanted.connect(self._add)
        self.presets.chosen.connect(self.choose_preset)
        self.ready.start_wanted.connect(self.start)
        self.ready.other_wanted.connect(self._offer_presets)
        self.form.changed.connect(self._change)
        self.form.start_wanted.connect(self.start)
        self.form.moved.connect(self._move)
        self.form.removed.connect(self._remove)
        self.rules.changed.connect(self._rule)
        self.vote.voted.connect(self.take_vote)
        self.vote.end_wanted.connect(self.end_block)
        self.clock_card.split_wanted.connect(self.split_day)
        self.said.undo_wanted.connect(self._put_back)
        self.clauses.clause_wanted.connect(self._go)
        self.clauses.all_wanted.connect(self.show_workshop)
        self.clauses.rest_parked.connect(self._park_rest)
        self.panel.copy_wanted.connect(self.copy_minutes)
        self.panel.place_wanted.connect(self._go)
        self.panel.issue_parked.connect(self._park_one)
