"""The day is run by clicks and keys: blocks, clock, votes on time, parking, minutes, restart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from models import moves, starters
from models.drafting.agenda import Agenda, Block
from models.record.facts import Parked, RomanVote, Vote
from models.record.standing import State
from models.workshop import Workshop
from tests.ui.turns.room import Room, opened_room
from ui.agenda.clauses_card import ClauseRow
from ui.clock import Clock
from ui.pages.agenda_page import AgendaPage
from ui.room.picture import Countdown
from ui.room.wall_box import Shows
from ui.widgets.buttons import Role

NINE = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class SetClock(Clock):
    """A clock that stands until a test moves it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.at = NINE

    def now(self) -> datetime:
        return self.at

    def run(self, *, on: bool) -> None:
        """Never tick by itself."""

    def go(self, **by: float) -> None:
        self.at += timedelta(**by)
        self.ticked.emit()


class Day(Room):
    """The window with its agenda on the screen."""

    @property
    def page(self) -> AgendaPage:
        page = self.opened.desk.widget(1)
        assert isinstance(page, AgendaPage)
        return page

    @property
    def clock(self) -> SetClock:
        assert isinstance(self.opened.clock, SetClock)
        return self.opened.clock

    @property
    def agenda(self) -> Agenda:
        return self.workshop.drafting.agenda

    def go(self, **by: float) -> None:
        self.clock.go(**by)
        self.settle()

    def begin_day(self) -> None:
        self.click(self.page.presets.day_button)
        self.click(self.page.ready.start_button)

    def start_block(self, number: int) -> None:
        """Start a block by its place in the list."""
        self.page.start(self.agenda.blocks[number].id)
        self.settle()

    def thumbs(self, marketing: str, sales: str) -> None:
        """Type three figures a side: up, sideways, down."""
        for side, figures in (("marketing", marketing), ("sales", sales)):
            for key, figure in zip(("up", "sideways", "down"), figures, strict=True):
                self.page.vote.boxes[side, key].setFocus()  # type: ignore[index]
                self.key(Qt.Key(ord(figure)))


@pytest.fixture
def day(
    qtbot: Any, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Day]:
    monkeypatch.setattr("ui.open_agreement.Clock", SetClock)
    agreement = starters.start("sample").agreement
    with opened_room(qtbot, qapp, tmp_path, Workshop(agreement=agreement)) as room:
        made = Day(qtbot, room.window)
        made.key(Qt.Key.Key_G, CTRL)
        yield made


def test_ctrl_g_leads_to_the_agenda_and_back(day: Day) -> None:
    assert day.page.isVisible()
    assert day.page.presets.isVisible()
    day.key(Qt.Key.Key_G, CTRL)
    assert day.opened.workspace.isVisible()
    day.click(day.opened.block_box)
    assert day.page.isVisible()
    day.page.blocks.setFocus()
    day.key(Qt.Key.Key_Escape)
    assert day.opened.workspace.isVisible()


def test_a_day_is_begun_with_three_clicks(day: Day) -> None:
    day.begin_day()
    running = day.agenda.running
    assert running is not None
    assert running.title == "Opening, decision rule"
    assert day.page.clock_card.figures.words == "15:00"
    assert day.opened.block_box.text() == "15 min left"
    assert day.opened.rail_box.text() == "Opening, decision rule · 15 min left"


def test_the_clock_warns_and_then_counts_up_and_never_moves_on(day: Day) -> None:
    day.begin_day()
    day.go(minutes=12, seconds=1)
    assert day.page.clock_card.chip.text == "Less than 20 % left"
    assert day.opened.block_box.role is Role.CONFIRM
    day.go(minutes=2, seconds=20)
    assert day.page.clock_card.chip.text == "Less than 5 % left"
    day.go(minutes=1, seconds=59)
    assert day.page.clock_card.figures.words == "1:20"
    assert day.page.clock_card.chip.text == "Over by 1:20"
    assert day.opened.block_box.text() == "1 min over"
    assert day.agenda.running is day.agenda.blocks[0]
    day.go(hours=3)
    assert day.agenda.running is day.agenda.blocks[0]


def test_thumbs_that_carry_extend_the_block_and_the_day(day: Day) -> None:
    day.begin_day()
    day.go(minutes=10)
    assert not day.page.vote.vote_button.isEnabled()
    day.thumbs("310", "211")
    assert day.page.vote.result.text == "Carried on both sides"
    assert day.page.vote.vote_button.text() == "Extend by 10 min"
    day.click(day.page.vote.vote_button)
    assert day.page.clock_card.figures.words == "15:00"
    fact = day.workshop.record.facts[-1]
    assert isinstance(fact, RomanVote)
    assert (fact.question, fact.minutes, fact.carried) == ("extend", 10, True)
    assert fact.about == day.agenda.blocks[0].id
    assert [(one.up, one.sideways, one.down) for one in fact.thumbs] == [(3, 1, 0), (2, 1, 1)]
    assert "10 min late" in day.page.blocks._pace.text()
    assert not day.page.vote.vote_button.isEnabled()


def test_thumbs_down_on_one_side_alone_stop_it(day: Day) -> None:
    day.begin_day()
    day.thumbs("400", "013")
    assert day.page.vote.result.text == "Stopped by Sales"
    day.click(day.page.vote.vote_button)
    fact = day.workshop.record.facts[-1]
    assert isinstance(fact, RomanVote)
    assert (fact.minutes, fact.carried) == (0, False)
    assert day.agenda.extensions == ()
    assert day.page.said.words == "Not carried; the vote is kept"


def test_good_enough_is_a_vote_of_its_own(day: Day) -> None:
    day.begin_day()
    day.page.vote.question.show_value("good enough")
    day.thumbs("400", "310")
    day.click(day.page.vote.vote_button)
    fact = day.workshop.record.facts[-1]
    assert isinstance(fact, RomanVote)
    assert (fact.question, fact.minutes) == ("good enough", 0)
    assert day.agenda.extensions == ()


def test_counts_go_up_by_click_and_down_by_right_click(day: Day) -> None:
    day.begin_day()
    box = next(iter(day.page.vote.boxes.values()))
    day.click(box)
    day.click(box)
    day.qtbot.mouseClick(box, Qt.MouseButton.RightButton)
    assert box.count == 1
    assert box.accessibleName() == "Marketing, support: 1"


def test_a_block_ends_and_the_next_one_waits(day: Day) -> None:
    day.begin_day()
    day.go(minutes=9)
    day.click(day.page.vote.end_button)
    assert day.agenda.running is None
    assert day.page.ready.start_button.text() == "Start Reveal of the diagnosis"
    assert day.page.ready.start_button.role is Role.PRIMARY
    day.go(minutes=1)
    day.key(Qt.Key.Key_Space)
    assert day.agenda.running is day.agenda.blocks[1]


def test_a_split_day_goes_on_another_day_where_it_stopped(day: Day) -> None:
    day.begin_day()
    day.go(minutes=9)
    day.click(day.page.clock_card.split_button)
    day.go(days=1)
    day.page.show_workshop()
    again = day.page.ready.again_button
    assert again.text() == "Go on with Opening, decision rule, 6 min left"
    assert again.role is Role.PRIMARY
    day.click(again)
    assert day.page.clock_card.figures.words == "6:00"
    assert day.page.blocks._sub.text().startswith("planned 09:09 to")


def test_a_day_halted_over_noon_is_planned_from_where_it_goes_on(day: Day) -> None:
    day.begin_day()
    day.go(minutes=9)
    day.click(day.page.clock_card.split_button)
    day.go(hours=4)
    rows = [day.page.blocks.row(block.id) for block in day.agenda.blocks]
    assert "halted, 9 of 15 minutes used" in rows[0].accessibleName()
    assert rows[1].slot.starts == NINE + timedelta(hours=4, minutes=9 + 6)
    day.click(day.page.ready.again_button)
    assert day.page.blocks._sub.text().startswith("planned 13:09 to")
    assert rows[0].slot.starts == NINE + timedelta(hours=4, minutes=9)
    assert "on time" in day.page.blocks._pace.text()
    day.go(minutes=8)
    assert "2 min late" in day.page.blocks._pace.text()


def test_blocks_are_edited_moved_added_and_taken_out(day: Day) -> None:
    day.click(day.page.presets.half_button)
    first, second = day.agenda.blocks[:2]
    day.click(day.page.blocks.row(second.id))
    form = day.page.form
    assert form.isVisible()
    form.editor("minutes").edited.emit(Decimal(25))
    form.editor("title").edited.emit("What hurts most")
    form.editor("steps").edited.emit(("diagnosis", "culture"))
    changed = day.agenda.block(second.id)
    assert changed is not None
    assert (changed.title, changed.minutes) == ("What hurts most", 25)
    assert changed.steps == ("diagnosis", "culture")
    row = day.page.blocks.row(second.id)
    row.setFocus()
    day.key(Qt.Key.Key_Up, ALT)
    assert [block.id for block in day.agenda.blocks[:2]] == [second.id, first.id]
    day.key(Qt.Key.Key_Delete)
    assert day.agenda.block(second.id) is None
    assert day.page.said.words == "Took out “What hurts most”"
    day.click(day.page.said._undo)
    assert day.agenda.blocks[0].id == second.id
    count = len(day.agenda.blocks)
    day.click(day.page.blocks._add)
    assert len(day.agenda.blocks) == count + 1
    assert day.agenda.blocks[-1].title == "New block" or form.block.title == "New block"


def test_a_block_can_be_started_out_of_order(day: Day) -> None:
    day.begin_day()
    third = day.agenda.blocks[2]
    day.click(day.page.blocks.row(third.id))
    day.click(day.page.form.start_button)
    assert day.agenda.running is not None
    assert day.agenda.running.id == third.id
    assert not day.page.form.isVisible()


def commitments(day: Day) -> list[str]:
    return [
        key
        for key, one in day.opened.session.standings.items()
        if one.clause.section in ("response", "calendar", "marketing", "feedback")
    ]


def agree(day: Day, ids: list[str]) -> None:
    votes = [
        Vote(participant=side, name="Somebody", side=side, fingers=4)
        for side in ("marketing", "sales")
    ]
    moment = moves.Moment(day.clock.at.isoformat(), "Ines")
    day.opened.session.move(moves.vote(day.workshop, ids, votes, "", moment), "Vote")
    day.settle()


def rows(day: Day) -> list[ClauseRow]:
    return [row for row in day.page.clauses.findChildren(ClauseRow) if not row.isHidden()]


def test_clauses_of_the_block_are_counted_down_as_they_are_agreed(day: Day) -> None:
    day.click(day.page.presets.day_button)
    day.start_block(8)
    ids = commitments(day)
    total = len(ids)
    assert day.page.clauses._title.text() == f"{total} of {total} clauses left"
    agree(day, ids[:-3])
    assert day.page.clauses._title.text() == f"3 of {total} clauses left"
    assert day.page.clauses._pace.text() == "about 16:40 for each"
    assert len(rows(day)) == 3
    assert len(day.page.panel.decided) == total - 3
    wanted = day.opened.session.standings[ids[-3]].clause
    day.click(rows(day)[0])
    assert day.opened.workspace.isVisible()
    assert day.opened.workspace.step.key == wanted.section


def test_the_rest_is_parked_as_one_issue_with_owner_and_day(day: Day) -> None:
    day.click(day.page.presets.day_button)
    day.start_block(8)
    ids = commitments(day)
    agree(day, ids[2:])
    before = len(day.workshop.agreement.issues.issues)
    day.click(day.page.clauses.park_link)
    form = day.page.clauses.form
    day.click(form.button)
    assert len(day.workshop.agreement.issues.issues) == before
    assert "an owner and a day" in form._missing.text()
    owner = day.workshop.agreement.parties.participants[1].id
    form.editor("owner").edited.emit(owner)
    form.editor("due").edited.emit(date(2026, 12, 3))
    day.click(form.button)
    issues = day.workshop.agreement.issues.issues
    assert len(issues) == before + 1
    assert (issues[-1].owner, issues[-1].due) == (owner, date(2026, 12, 3))
    fact = day.workshop.record.facts[-1]
    assert isinstance(fact, Parked)
    assert set(fact.clauses) == set(ids[:2])
    standings = day.opened.session.standings
    assert {standings[key].state for key in ids[:2]} == {State.PARKED}
    assert day.page.clauses._title.text() == "Every clause is settled"
    assert day.page.panel._parking._count.text() == "1"


def test_something_that_belongs_to_no_clause_can_be_parked_too(day: Day) -> None:
    day.begin_day()
    day.click(day.page.panel.park_link)
    form = day.page.panel.form
    form.editor("text").edited.emit("Who pays for the fair?")
    form.editor("owner").edited.emit(day.workshop.agreement.parties.participants[0].id)
    form.editor("due").edited.emit(date(2026, 12, 3))
    day.click(form.button)
    assert day.workshop.agreement.issues.issues[-1].text == "Who pays for the fair?"
    assert day.page.panel._parking._count.text() == "1"


def test_minutes_of_today_go_to_the_clipboard(day: Day) -> None:
    day.begin_day()
    agree(day, commitments(day)[:1])
    day.click(day.page.panel.copy_link)
    text = QGuiApplication.clipboard().text()
    assert "Minutes of 26\u00a0November 2026" in text
    assert "DECIDED (1)" in text


def test_ground_rules_are_changed_in_place_and_stand_on_the_wall(day: Day) -> None:
    day.begin_day()
    day.click(day.page.rules.fold)
    assert day.page.rules.field.isVisible()
    day.page.rules.field.edited.emit(("Phones away",))
    day.opened.room.open()
    day.opened.room.show(Shows.COUNTDOWN)
    window = day.opened.room.window
    assert window is not None
    picture = window.picture
    assert isinstance(picture, Countdown)
    assert picture.rules == ("Phones away",)
    assert picture.title == "Opening, decision rule"


def test_b_blanks_the_wall_but_not_while_somebody_types(day: Day) -> None:
    day.opened.room.open()
    day.begin_day()
    day.page.blocks.setFocus()
    day.key(Qt.Key.Key_B)
    assert day.opened.room.is_blank
    day.key(Qt.Key.Key_B)
    assert not day.opened.room.is_blank
    day.click(day.page.blocks.row(day.agenda.blocks[3].id))
    day.page.form.editor("title").focus_editor()
    day.type("b")
    assert not day.opened.room.is_blank


def test_closing_the_window_closes_the_room_view(day: Day) -> None:
    day.opened.room.open()
    room_view = day.opened.room.window
    assert room_view is not None
    day.window.leave_agreement()
    day.settle()
    assert day.window.opened is None
    assert not [one for one in QApplication.topLevelWidgets() if one.windowTitle() == "Room view"]


def test_the_day_goes_on_after_a_restart(
    qtbot: Any, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.open_agreement.Clock", SetClock)
    started = Workshop(agreement=starters.start("sample").agreement)
    with opened_room(qtbot, qapp, tmp_path, started) as room:
        first = Day(qtbot, room.window)
        first.key(Qt.Key.Key_G, CTRL)
        first.begin_day()
        first.go(minutes=3)
        first.thumbs("400", "400")
        first.click(first.page.vote.vote_button)
        first.saved()
        kept = first.agenda
    with opened_room(qtbot, qapp, tmp_path, None) as room:
        again = Day(qtbot, room.window)
        assert again.agenda == kept
        again.clock.at = NINE + timedelta(minutes=5)
        again.click(again.opened.rail_box)
        assert again.page.clock_card.figures.words == "20:00"


@pytest.mark.parametrize("width", [1024, 1280, 1440, 1920])
def test_nothing_is_cut_off_at_any_width(day: Day, width: int) -> None:
    day.begin_day()
    day.window.resize(width, 768)
    day.settle()
    page = day.page
    card = page.vote
    assert card.minimumSizeHint().width() <= card.width()
    assert page.clock_card.minimumSizeHint().width() <= page.clock_card.width()
    right = page.vote.vote_button.mapTo(page, page.vote.vote_button.rect().bottomRight()).x()
    assert right < page.width()
    assert page.panel.isVisible()


def test_an_agenda_can_be_written_from_nothing(day: Day) -> None:
    day.click(day.page.blocks._add)
    assert [block.title for block in day.agenda.blocks] == ["New block"]
    assert day.page.form.isVisible()
    assert isinstance(day.agenda.blocks[0], Block)
