"""The diagnosis by keys and clicks over a real store: signs, the audit map, the teach-back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models import moves
from models.agreement import fields, path
from models.agreement.sections.diagnosis import AuditStep, Diagnosis, DiagnosisAnswers
from models.agreement.sides import Side
from models.drafting.blind import Rating
from models.drafting.signs import SIGNS
from models.record.facts import RATINGS, TaughtBack
from models.workshop import Workshop
from tests import builders
from tests.ui.forms.bench import key
from tests.ui.opened import Opened, opened
from tests.ui.pages.on_screen import focused, focused_name, show_page
from tests.ui.turns.looking import places_with
from ui.forms.tab_order import stops
from ui.pages.diagnosis_page import DiagnosisPage
from ui.theme import theme

LEFT = Qt.MouseButton.LeftButton
NOW = moves.Moment("2026-11-24T09:17:00+00:00", "Ines")
PAIRS = ((3, 0), (1, 3), (3, 3), (2, 1), (0, 0))
MARKER = "zebra-marker"
AUDIT = ("diagnosis", "audit")


def sealed() -> Workshop:
    """Both sides have rated five signs, with evidence for each; nothing is revealed."""
    whole = builders.complete_workshop()
    steps = (
        AuditStep(id="a1", step="A badge is scanned", owner="Events", breakdown="Nine days late"),
        AuditStep(id="a2", step="The lead is called", owner="Inside sales"),
        AuditStep(
            id="a3", step="A quote is sent", breakdown="No price list", answered_in="content"
        ),
    )
    agreement = path.put(whole.agreement, AUDIT, steps)
    blind = whole.drafting.blind
    for sign, pair in zip(SIGNS, PAIRS, strict=False):
        for side, rating in zip(Side, pair, strict=True):
            said = f"{MARKER} {sign.key} by {side}"
            blind = blind.with_rating(
                Rating(sign=sign.key, side=side, rating=rating, evidence=said)
            )
    whole = replace(whole, agreement=agreement, drafting=replace(whole.drafting, blind=blind))
    for side in Side:
        whole = moves.seal(whole, side, [RATINGS], NOW)
    return whole


@pytest.fixture
def closed(qtbot, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    theme.start(qapp)
    with opened(qtbot, tmp_path, sealed()) as one:
        yield one


@pytest.fixture
def room(qtbot, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    theme.start(qapp)
    with opened(qtbot, tmp_path, moves.reveal(sealed(), [RATINGS], NOW)) as one:
        yield one


def diagnosis(room: Opened, width: int = 1130, height: int = 784) -> DiagnosisPage:
    page = show_page(room, "diagnosis", width, height)
    assert isinstance(page, DiagnosisPage)
    return page


def beside(room: Opened) -> DiagnosisPage:
    """The page with its panel beside it, as a wide window shows it."""
    page = diagnosis(room, width=739)
    room.show(page.give_panel(), 372, 784)
    page.window().activateWindow()
    room.qtbot.waitUntil(page.window().isActiveWindow)
    return page


def rows(room: Opened) -> list[tuple[str, object]]:
    return [(row.text, row.rank) for row in room.session.workshop.agreement.diagnosis.signs]


def test_before_the_reveal_nothing_of_the_ratings_is_anywhere(closed: Opened) -> None:
    page = beside(closed)
    assert page.signs.bars.signs == ()
    assert not page.signs._picture.isVisible()
    assert places_with(MARKER) == []
    assert page.signs.desk.reveal.isEnabled()
    assert page.left() == closed.advice.left("diagnosis")


def test_the_reveal_shows_wide_gaps_first_and_the_evidence_of_both_sides(closed: Opened) -> None:
    page = beside(closed)
    closed.session.edit(("diagnosis", "answers", "lesson"), "A lesson", "x")
    QTest.mouseClick(page.signs.desk.reveal, LEFT)
    order = [one.statement.key for one in page.signs.bars.signs]
    assert order == [SIGNS[n].key for n in (0, 1, 2, 3, 4)]
    assert focused() is page.signs.bars
    assert not closed.session.undo_stack.canUndo()
    assert "Revealed" in page.head.eyebrow.accessibleName()
    cards = page.detail.sides
    assert f"{MARKER} {SIGNS[0].key} by marketing" in cards[Side.MARKETING].accessibleName()
    assert "0" in cards[Side.SALES].accessibleName() or "not seen" in (
        cards[Side.SALES].accessibleName()
    )
    assert page.detail.gap.text == "gap 3"


def test_arrows_go_through_the_signs_and_the_panel_follows(room: Opened) -> None:
    page = beside(room)
    page.signs.focus()
    key(Qt.Key.Key_Down)
    assert page.detail.statement.text() == SIGNS[1].statement
    assert focused_name().startswith(f"Sign 2 of 5: {SIGNS[1].statement}, Marketing 1 rarely")
    key(Qt.Key.Key_End)
    assert page.detail.statement.text() == SIGNS[4].statement
    QTest.mouseClick(page.detail.previous, LEFT)
    assert page.detail.place.text() == "sign 4 of 5"


def test_space_and_numbers_pick_three_top_signs_and_no_more(room: Opened) -> None:
    page = beside(room)
    page.signs.focus()
    key(Qt.Key.Key_Space)
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_3)
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Return)
    assert rows(room) == [
        (SIGNS[0].statement, 1),
        (SIGNS[1].statement, 3),
        (SIGNS[2].statement, 2),
    ]
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Space)
    assert len(rows(room)) == 3
    assert not page.detail.pick.isEnabled()
    assert "Take one back" in page.detail.pick.toolTip()
    assert page.left() == room.advice.left("diagnosis")
    assert room.stored().agreement.diagnosis.signs[0].marketing == 3


def test_a_click_on_the_ring_picks_and_a_second_one_takes_back(room: Opened) -> None:
    page = beside(room)
    row = page.signs.bars.row(SIGNS[2].key)
    ring = QPoint(theme.px(26), round(row.center().y()))
    QTest.mouseClick(page.signs.bars, LEFT, pos=ring)
    assert rows(room) == [(SIGNS[2].statement, 1)]
    assert page.detail.pick.text() == "Picked as top sign 1"
    assert page.left()[0] == ("1 of 3 top signs picked", ("diagnosis", "signs"))
    QTest.mouseClick(page.signs.bars, LEFT, pos=ring)
    assert rows(room) == []
    room.session.undo_stack.undo()
    assert rows(room) == [(SIGNS[2].statement, 1)]


def test_a_sign_becomes_an_open_issue_once_and_is_found_again(room: Opened) -> None:
    page = beside(room)
    wanted: list[object] = []
    page.wanted.connect(wanted.append)
    before = len(room.session.workshop.agreement.issues.issues)
    QTest.mouseClick(page.detail.issue, LEFT)
    issue = room.session.workshop.agreement.issues.issues[-1]
    assert issue.text == f"{SIGNS[0].statement}: Marketing 3 constantly, Sales 0 not seen"
    QTest.mouseClick(page.detail.issue, LEFT)
    assert len(room.session.workshop.agreement.issues.issues) == before + 1
    assert wanted == [("issues", "issues", issue.id)]
    room.session.undo_stack.undo()
    assert page.detail.issue.text() == "Note as open issue"


def test_the_links_lead_to_the_steps_that_work_on_the_sign(room: Opened) -> None:
    page = beside(room)
    wanted: list[object] = []
    page.wanted.connect(wanted.append)
    for link in page.detail.links:
        QTest.mouseClick(link, LEFT)
    assert wanted == list(SIGNS[0].steps)


def test_the_step_goes_on_to_the_audit_map_and_back(room: Opened) -> None:
    page = beside(room)
    told: list[None] = []
    page.ways_changed.connect(lambda: told.append(None))
    assert page.onward == "On to the audit map"
    assert page.go_on()
    assert (page.view, page.onward, page.go_on()) == ("audit", "", False)
    assert page.audit.isVisible()
    assert page.signs.isHidden()
    assert page.audit_panel.isVisible()
    assert page.go_back()
    assert (page.view, page.go_back()) == ("signs", False)
    assert told


def test_a_breakdown_without_an_answer_warns_and_gets_one_by_menu_or_issue(room: Opened) -> None:
    page = beside(room)
    page.show_view("audit")
    panel = page.audit_panel
    assert panel.summary.text() == "1 without an answer"
    assert page.audit.map.cards[0].face.is_open
    assert not page.audit.map.cards[2].face.is_open
    menu = panel.rows[0].menu()
    next(one for one in menu.actions() if one.text() == "Handoff").trigger()
    menu.deleteLater()
    assert room.get("diagnosis.audit.a1.answered_in") == "handoff"
    assert panel.summary.text() == "Each one has an answer"
    wanted: list[object] = []
    page.wanted.connect(wanted.append)
    QTest.mouseClick(panel.rows[0].link, LEFT)
    assert wanted == [("handoff",)]
    room.session.undo_stack.undo()
    QTest.mouseClick(panel.rows[0].issue, LEFT)
    assert room.get("diagnosis.audit.a1.answered_in") == "issues"
    assert room.session.workshop.agreement.issues.issues[-1].text == "Nine days late"
    room.session.undo_stack.undo()
    assert room.get("diagnosis.audit.a1.answered_in") == ""
    assert all(one.text != "Nine days late" for one in room.get("issues.issues"))


def test_the_map_is_worked_like_every_picture_of_rows(room: Opened) -> None:
    page = beside(room)
    page.show_view("audit")
    first = page.audit.map.cards[0]
    first.setFocus()
    key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert [row.id for row in room.get("diagnosis.audit")] == ["a2", "a1", "a3"]
    key(Qt.Key.Key_Return)
    assert page.audit.open_row is not None
    assert page.audit.open_row.row_id == "a1"
    QTest.mouseClick(page.audit.add_button, LEFT)
    assert len(page.audit.map.cards) == 4
    assert focused_name().startswith("Step")


def test_the_teach_back_is_a_fact_and_an_answer(room: Opened) -> None:
    page = beside(room)
    page.show_view("audit")
    card = page.audit_panel.teach[Side.SALES]
    card.note.line.setText("Badge lists are typed by hand")
    QTest.mouseClick(card.outcome._segments["partly"], LEFT)
    fact = room.session.workshop.record.facts[-1]
    assert isinstance(fact, TaughtBack)
    assert (fact.side, fact.outcome, fact.note) == (
        "sales",
        "partly",
        "Badge lists are typed by hand",
    )
    assert room.get("diagnosis.answers.sales_explained") == "gaps"
    assert card.when.text().startswith("Noted")
    room.session.undo_stack.undo()
    assert room.get("diagnosis.answers.sales_explained") == ""
    assert room.session.workshop.record.facts[-1] is fact
    assert isinstance(room.stored().record.facts[-1], TaughtBack)


@pytest.mark.parametrize("field", fields.leaves(DiagnosisAnswers), ids=lambda field: field.name)
def test_every_question_of_the_diagnosis_can_be_reached(room: Opened, field: fields.Field) -> None:
    page = diagnosis(room)
    page.reveal(("diagnosis", "answers", field.name))
    assert page.view == "audit"
    assert field.kind.label in focused_name()


@pytest.mark.parametrize("field", fields.leaves(AuditStep), ids=lambda field: field.name)
def test_every_question_of_a_step_can_be_reached(room: Opened, field: fields.Field) -> None:
    page = diagnosis(room)
    page.reveal((*AUDIT, "a1", field.name))
    assert field.kind.label in focused_name()


def test_every_part_of_the_section_stands_on_the_page(room: Opened) -> None:
    page = diagnosis(room)
    for field in fields.of(Diagnosis):
        page.reveal(("diagnosis", field.name))
        focus = focused()
        assert page.isAncestorOf(focus)


def test_a_picked_sign_is_found_from_a_finding(room: Opened) -> None:
    page = beside(room)
    page.signs.pick(SIGNS[2].key, 0)
    (row,) = room.session.workshop.agreement.diagnosis.signs
    page.go_on()
    page.reveal(("diagnosis", "signs", row.id))
    assert page.view == "signs"
    assert page.detail.statement.text() == SIGNS[2].statement


@pytest.mark.parametrize("view", ["signs", "audit"])
def test_tab_meets_no_nameless_stop(room: Opened, view: str) -> None:
    page = diagnosis(room)
    page.show_view(view)
    order = list(stops(page))
    assert order
    assert not [type(stop).__name__ for stop in order if not stop.accessibleName()]


def test_the_wall_shows_the_ratings_only_after_the_reveal_and_never_the_evidence(
    closed: Opened,
) -> None:
    from datetime import UTC, datetime

    from ui.room.making import of_step
    from ui.room.picture import Diagnosis as Picture
    from ui.room.picture import Reading

    page = beside(closed)
    now = datetime.now(UTC)
    assert isinstance(of_step(closed.session.workshop, "diagnosis", now), Reading)
    QTest.mouseClick(page.signs.desk.reveal, LEFT)
    picture = of_step(closed.session.workshop, "diagnosis", now)
    assert isinstance(picture, Picture)
    assert [one.statement for one in picture.rows] == [
        one.statement.words for one in page.signs.bars.signs
    ]
    assert MARKER not in repr(picture)
