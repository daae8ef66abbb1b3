"""Both proposals beside each other: the rows, the ways to begin, new rows, several proposers."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from models import moves
from models.agreement import path
from models.agreement.sides import Side
from models.drafting.origins import Source
from models.record.facts import NotApplicable
from models.workshop import Workshop
from tests.ui.joint.drafted import (
    AT,
    OTHER,
    TIER,
    both_sealed,
    hours,
    proposing,
    revealed,
    with_new_row,
)
from tests.ui.opened import Opened, opened
from ui.joint.reveal_page import RevealPage
from ui.joint.reveal_rows import GroupRow, NumberRow, SameRow, WordRow
from ui.steps import steps
from ui.theme import theme

pytestmark = pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)
NEW_ONE, NEW_TWO = "response.tiers.new-one", "response.tiers.new-two"
Opening = Callable[[Workshop], AbstractContextManager[Opened]]


@pytest.fixture
def opening(qtbot, qapp: QApplication, tmp_path: Path) -> Opening:
    theme.start(qapp)
    return lambda workshop: opened(qtbot, tmp_path, workshop)


def page_of(room: Opened, clause: str = TIER, width: int = 1100) -> RevealPage:
    step = next(step for step in steps() if step.key == "response")
    page = RevealPage(room.session, room.advice, step, (clause,))
    room.show(page, width=width, height=820)
    page.begin()
    return page


def asked(room: Opened) -> list[tuple[str, tuple[str, ...]]]:
    found: list[tuple[str, tuple[str, ...]]] = []
    room.session.clauses_wanted.connect(lambda face, ids: found.append((face, ids)))
    return found


def choose(page: RevealPage, words: str) -> None:
    menu = next(one for one in page.findChildren(QMenu) if one.isVisible())
    action = next(one for one in menu.actions() if one.text() == words)
    menu.close()
    action.trigger()


def with_new_rows() -> Workshop:
    workshop = with_new_row(both_sealed(), Side.SALES, "new-one", "Distributors")
    workshop = with_new_row(workshop, Side.MARKETING, "new-two", "Dealers")
    return moves.reveal(workshop, (TIER, OTHER, NEW_ONE, NEW_TWO), AT)


def test_numbers_stand_apart_from_words_and_reasons_come_last(opening: Opening) -> None:
    with opening(revealed()) as room:
        page = page_of(room)
        kinds = [type(row) for row in page.rows]
        assert kinds == [*(SameRow, GroupRow, NumberRow, NumberRow, GroupRow, WordRow, WordRow)]
        within = page.rows[2]
        assert isinstance(within, NumberRow)
        assert within.figures == (("2\u00a0h", "1 to 4\u00a0h"), ("6\u00a0h", "3 to 8\u00a0h"))
        assert within.verdict == ("Ranges meet at 3 to 4\u00a0h", True)
        assert within.aside == "gap 100\u00a0%"
        assert "Marketing 2, range 1 to 4" in within.accessibleName()
        assert "Why it matters" in page.rows[-1].accessibleName()
        wide = [head.width() for head in page.heads.values()]
        assert abs(wide[0] - wide[1]) <= 1


def test_enter_begins_with_the_overlap_and_goes_on_to_the_vote(opening: Opening) -> None:
    with opening(revealed()) as room:
        page = page_of(room)
        wanted = asked(room)
        assert page.ways.words.text().startswith("Overlap: 3.5\u00a0h")
        assert page.ways.overlap.hasFocus()
        QTest.keyClick(page.ways.overlap, Qt.Key.Key_Space)
        assert room.get(f"{TIER}.within").amount == hours(7).amount / 2
        assert wanted == [("agree", (TIER,))]
        origins = room.session.workshop.drafting.origins
        assert origins[f"{TIER}.within"].source is Source.BOTH
        room.session.undo_stack.undo()
        assert room.get(f"{TIER}.within") == hours(4)
        assert f"{TIER}.within" not in room.session.workshop.drafting.origins


def test_each_side_has_the_same_button_and_its_text_keeps_its_origin(
    qtbot, opening: Opening
) -> None:
    with opening(revealed()) as room:
        page = page_of(room)
        qtbot.mouseClick(page.ways.sides[Side.SALES], Qt.MouseButton.LeftButton)
        assert room.get(f"{TIER}.within") == hours(6)
        assert room.stored().drafting.origins[f"{TIER}.within"].source is Source.SALES


def test_what_both_say_is_taken_as_it_is(opening: Opening) -> None:
    with opening(revealed()) as room:
        page = page_of(room, OTHER)
        assert page.ways.overlap.text() == "what both say"
        assert page.ways.words.text() == "Both sides say the same"


def test_without_any_overlap_the_button_says_why(opening: Opening) -> None:
    workshop = both_sealed()
    statement = "purpose.answers"
    value = workshop.agreement.purpose.answers
    for side, words in ((Side.MARKETING, "More leads"), (Side.SALES, "Better leads")):
        said = replace(type(value)(), statement=words)
        workshop = moves.seal(proposing(workshop, statement, side, said), side, (statement,), AT)
    workshop = moves.reveal(workshop, (statement,), AT)
    with opening(workshop) as room:
        step = next(step for step in steps() if step.key == "purpose")
        page = RevealPage(room.session, room.advice, step, (statement,))
        room.show(page, width=1100)
        assert not page.ways.overlap.isEnabled()
        assert page.ways.words.text().startswith("No overlap: nothing is the same")


def test_tabs_say_how_far_the_sides_are_apart_and_arrows_walk_them(opening: Opening) -> None:
    with opening(with_new_rows()) as room:
        page = page_of(room, width=1400)
        assert [(tab.face.title, tab.face.words) for tab in page.tabs.tabs] == [
            ("Tier-a", "3 parts differ"),
            ("Tier-b", "same"),
            ("New: Distributors", "only Sales"),
            ("New: Dealers", "only Marketing"),
        ]
        page.tabs.tabs[0].setFocus()
        QTest.keyClick(page.tabs.tabs[0], Qt.Key.Key_Right)
        assert page.clause == OTHER


def test_a_new_row_of_one_side_is_taken_as_a_row_of_its_own(qtbot, opening: Opening) -> None:
    with opening(with_new_rows()) as room:
        page = page_of(room, NEW_ONE)
        wanted = asked(room)
        assert page.ways.own.hasFocus()
        assert not page.ways.overlap.isVisible()
        qtbot.mouseClick(page.ways.own, Qt.MouseButton.LeftButton)
        assert [row.name for row in room.session.workshop.agreement.response.tiers] == [
            *("Tier-a", "Tier-b", "Distributors")
        ]
        assert wanted == [("agree", (NEW_ONE,))]


def test_two_new_rows_become_one_and_are_compared(qtbot, opening: Opening) -> None:
    with opening(with_new_rows()) as room:
        page = page_of(room, NEW_ONE)
        qtbot.mouseClick(page.ways.same_as, Qt.MouseButton.LeftButton)
        choose(page, "Dealers")
        assert not page.shown.is_one_sided
        assert [tab.face.id for tab in page.tabs.tabs] == [TIER, OTHER, NEW_ONE]
        assert page.ways.overlap.isVisible()


def test_a_new_row_can_be_left_out_by_both_sides(qtbot, opening: Opening) -> None:
    with opening(with_new_rows()) as room:
        page = page_of(room, NEW_ONE)
        qtbot.mouseClick(page.ways.more, Qt.MouseButton.LeftButton)
        choose(page, "Leave this row out…")
        QTest.keyClicks(QApplication.focusWidget(), "Too few")
        for tick in page.question.agrees.values():
            qtbot.mouseClick(tick, Qt.MouseButton.LeftButton)
        QTest.keyClick(page.question.reason.line, Qt.Key.Key_Return)
        assert isinstance(room.session.workshop.record.facts[-1], NotApplicable)
        assert NEW_ONE not in [tab.face.id for tab in page.tabs.tabs]


def test_a_blank_text_keeps_the_name_of_the_row(qtbot, opening: Opening) -> None:
    with opening(revealed()) as room:
        page = page_of(room)
        qtbot.mouseClick(page.ways.more, Qt.MouseButton.LeftButton)
        choose(page, "A blank text")
        assert room.get(f"{TIER}.name") == "Tier-a"
        assert room.get(f"{TIER}.ceiling") is None


def test_what_came_late_says_so(opening: Opening) -> None:
    workshop = revealed()
    value = path.get(workshop.agreement, path.parse(TIER))
    workshop = proposing(workshop, TIER, Side.SALES, replace(value, within=hours(5)))
    with opening(moves.seal(workshop, Side.SALES, (TIER,), AT)) as room:
        page = page_of(room)
        assert page.heads[Side.SALES].chip.text.startswith("late, ")
        assert page.heads[Side.MARKETING].chip.text.startswith("sealed ")


def test_several_proposers_of_a_side_are_shown_by_name(qtbot, opening: Opening) -> None:
    workshop = both_sealed()
    value = path.get(workshop.agreement, path.parse(TIER))
    workshop = proposing(workshop, TIER, Side.SALES, replace(value, within=hours(9)), author="sam")
    workshop = moves.reveal(moves.seal(workshop, Side.SALES, (TIER,), AT), (TIER,), AT)
    with opening(workshop) as room:
        page = page_of(room)
        head = page.heads[Side.SALES]
        assert head.choose.text() == "Together · 1 of 2"
        qtbot.mouseClick(head.choose, Qt.MouseButton.LeftButton)
        choose(page, "Sam")
        assert head.choose.text() == "Sam · 2 of 2"
        row = page.rows[2]
        assert isinstance(row, NumberRow)
        assert row.figures[1][0] == "9\u00a0h"


def test_escape_leads_back_to_the_step(opening: Opening) -> None:
    with opening(revealed()) as room:
        page = page_of(room)
        went: list[bool] = []
        page.back_wanted.connect(lambda: went.append(True))
        QTest.keyClick(page.ways.overlap, Qt.Key.Key_Escape)
        assert went == [True]
