"""The review over a real store: every finding and every condition leads to its field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from models.agreement import clauses
from models.agreement.sides import Side
from models.rules.balance import Weighed, Weight, balance
from models.rules.finding import Severity
from models.rules.gate import gate
from models.starters import start
from models.store.store import Store
from models.workshop import Workshop
from tests.builders import agreed, leaving_out
from tests.ui.whole_window import idle, open_first, put, whole_window
from ui.main_window import MainWindow
from ui.pages.review_page import ALL, ReviewPage
from ui.rail import StepRow
from ui.theme import theme
from ui.widgets.finding_drawing import go_place
from ui.widgets.finding_rows import Entry, FindingModel, Head, counts_in_words, said_aloud

LEFT = Qt.MouseButton.LeftButton
SAMPLE = agreed(start("sample"))
EVERY = len(gate(SAMPLE))
TIERS = SAMPLE.agreement.response.tiers
SHARE = ("response", "tiers", TIERS[0].id, "share")
OUT_OF_SCOPE = ("purpose", "answers", "out_of_scope")


def with_gaps() -> Workshop:
    found = put(SAMPLE, SHARE, None)
    found = put(found, OUT_OF_SCOPE, ())
    header = SAMPLE.agreement.parties.answers
    assert header.effective_from is not None
    early = replace(header, effective_to=header.effective_from.replace(year=2020))
    return put(found, ("parties", "answers"), early)


def opened_on(qtbot, folder: Path, workshop: Workshop) -> Iterator[MainWindow]:
    with Store.open(folder) as store:
        store.create(workshop, "Ann")
    with whole_window(qtbot, folder) as window:
        open_first(qtbot, window).workspace.open_step("review")
        idle(qtbot, window.library)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        yield window


@pytest.fixture
def window(qtbot, tmp_path: Path) -> Iterator[MainWindow]:
    yield from opened_on(qtbot, tmp_path, with_gaps())


@pytest.fixture
def page(window: MainWindow) -> ReviewPage:
    return review_of(window)


def review_of(window: MainWindow) -> ReviewPage:
    assert window.opened is not None
    page = window.opened.workspace.page
    assert isinstance(page, ReviewPage)
    return page


def rows(page: ReviewPage) -> list[Entry | Head]:
    model = page.list.model()
    assert isinstance(model, FindingModel)
    return [model.line(model.index(row, 0)).says for row in range(model.rowCount())]


def entries(page: ReviewPage) -> list[Entry]:
    return [row for row in rows(page) if isinstance(row, Entry)]


def row_of(page: ReviewPage, path: tuple[str, ...]) -> int:
    found = (
        row
        for row, says in enumerate(rows(page))
        if isinstance(says, Entry) and says.finding.path == path
    )
    return next(found)


def test_all_findings_stand_under_their_phases_in_the_order_of_the_document(page) -> None:
    assert [one.finding for one in entries(page)] == list(page.advice.findings)
    heads = [row.phase for row in rows(page) if isinstance(row, Head)]
    assert heads == list(dict.fromkeys(one.phase for one in entries(page)))
    assert heads[:2] == ["Prepare", "Commit"]
    head = next(row for row in rows(page) if isinstance(row, Head))
    prepare = [one.finding for one in entries(page) if one.phase == "Prepare"]
    assert head.counts == counts_in_words(prepare)
    assert "1 missing" in head.counts


def test_a_finding_says_where_it_stands_as_the_document_numbers_it(page) -> None:
    entry = next(one for one in entries(page) if one.finding.path == SHARE)
    assert entry.place == "8.1 Sales response"
    assert entry.row == f"“{TIERS[0].name}”"
    said = said_aloud(entry)
    for word in ("Missing", "8.1 Sales response", TIERS[0].name, entry.finding.question):
        assert word in said


def test_enter_on_a_finding_leads_to_its_field(qtbot, window, page) -> None:
    page.list.setFocus()
    wanted = row_of(page, SHARE)
    for _ in range(len(rows(page))):
        if page.list.currentIndex().row() == wanted:
            break
        QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.list.currentIndex().row() == wanted
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert window.opened.workspace.step.key == "response"


def test_the_arrow_keys_step_over_the_heads_both_ways(page) -> None:
    page.list.setFocus()
    seen = [page.list.current()]
    for _ in range(len(entries(page)) - 1):
        QTest.keyClick(page.list, Qt.Key.Key_Down)
        seen.append(page.list.current())
    assert seen == [one.finding for one in entries(page)]
    for _ in range(len(entries(page)) + 2):
        QTest.keyClick(page.list, Qt.Key.Key_Up)
    assert page.list.current() == entries(page)[0].finding


def test_a_click_on_go_leads_to_its_field(qtbot, window, page) -> None:
    index = page.list.model().index(row_of(page, OUT_OF_SCOPE), 0)
    place = page.list.visualRect(index)
    button = go_place(QRectF(place)).center().toPoint()
    middle = QPoint(min(button.x(), page.list.viewport().width() - 60), button.y())
    qtbot.mouseClick(page.list.viewport(), LEFT, pos=middle)
    assert window.opened.workspace.step.key == "purpose"


def test_a_filter_shows_one_kind_and_says_how_many_there_are(qtbot, page) -> None:
    missing = [one for one in page.advice.findings if one.severity is Severity.MISSING]
    chip = page.filters.chips[Severity.MISSING]
    assert chip.accessibleName() == f"Missing: {len(missing)}"
    assert page.filters.chips[ALL].count == len(page.advice.findings)
    qtbot.mouseClick(chip, LEFT)
    assert [one.finding for one in entries(page)] == missing
    qtbot.mouseClick(page.filters.chips[ALL], LEFT)
    assert len(entries(page)) == len(page.advice.findings)


def test_the_arrow_keys_go_from_filter_to_filter(page) -> None:
    page.filters.chips[ALL].setFocus()
    QTest.keyClick(page.filters.chips[ALL], Qt.Key.Key_Right)
    assert page.filters.current == Severity.ERROR
    assert {one.finding.severity for one in entries(page)} == {Severity.ERROR}


def test_a_filter_without_findings_says_so(qtbot, page) -> None:
    assert not page.filters.chips[Severity.UNCONFIRMED].isVisible()
    qtbot.mouseClick(page.filters.chips[Severity.WARNING], LEFT)
    assert not page.list.isVisible()
    assert page.none.isVisible()
    assert "Warnings" in page.none.words.text()


def test_who_promises_what_leads_to_the_clauses_that_were_counted(qtbot, window, page) -> None:
    card = page.balance
    assert card.isVisible()
    counted = {one.weight: one for one in balance(page.session.workshop.agreement)}
    cell = card.cells[Weight.DEADLINES]
    assert cell.accessibleName() == counted[Weight.DEADLINES].words
    assert not card.detail.isVisible()
    qtbot.mouseClick(cell, LEFT)
    assert card.unfolded is Weight.DEADLINES
    assert card.detail.isVisible()
    for side, places in (
        (Side.MARKETING, counted[Weight.DEADLINES].marketing),
        (Side.SALES, counted[Weight.DEADLINES].sales),
    ):
        assert sum(row.source.count for row in card.rows[side]) == len(places)
        assert next(row.source.path for row in card.rows[side]) == places[0]
    row = next(row for row in card.rows[Side.SALES] if row.source.path[2] == TIERS[1].id)
    assert row.source.words.endswith(TIERS[1].name)
    qtbot.mouseClick(row, LEFT)
    assert window.opened.workspace.step.key == "response"


def test_what_is_unfolded_follows_the_agreement(qtbot, page) -> None:
    card = page.balance
    qtbot.mouseClick(card.cells[Weight.CONSEQUENCES], LEFT)
    before = len(card.rows[Side.MARKETING])
    page.session.edit(("escalation", "answers", "if_marketing_misses"), "", "If missed")
    page.advice.judge()
    page.show_findings()
    assert len(card.cells[Weight.CONSEQUENCES].weighed.marketing) == 3
    assert len(card.rows[Side.MARKETING]) == before - 1
    QTest.keyClick(card.cells[Weight.CONSEQUENCES], Qt.Key.Key_Space)
    assert card.unfolded is None
    assert not card.detail.isVisible()


def test_in_very_large_type_the_counts_stand_below_the_gate(qtbot, window, page) -> None:
    assert page.main.isAncestorOf(page.balance)
    theme.show_percent(200)
    try:
        window.resize(1440, 880)
        qtbot.waitUntil(lambda: page.gate_panel.isAncestorOf(page.balance), timeout=20_000)
        assert page.balance.heading.text() == "Who promises what"
        assert not page.balance.heading.isHidden()
    finally:
        theme.show_percent(100)
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: page.main.isAncestorOf(page.balance), timeout=20_000)
    assert page.balance.heading.isHidden()
    assert not page.balance.words.isHidden()


def test_a_one_sided_count_is_said_as_a_fact(qtbot, page) -> None:
    here = ("goals", "goals")
    card = page.balance
    for marketing, sales, said in (
        (6, 2, "Marketing has 3 times as many as Sales."),
        (1, 4, "Sales has 4 times as many as Marketing."),
        (2, 7, "Sales has more than 3 times as many as Marketing."),
        (0, 5, "All 5 are with Sales."),
        (2, 3, "Every answered promise counts"),
    ):
        card.show_balance((Weighed(Weight.DUTIES, (here,) * marketing, (here,) * sales),))
        if card.unfolded is None:
            qtbot.mouseClick(card.cells[Weight.DUTIES], LEFT)
        assert card.said.text().startswith(said)


def test_the_gate_stands_beside_the_page_and_names_what_is_missing(window, page) -> None:
    panel = page.gate_panel
    assert panel.isVisible()
    assert not window.opened.workspace.document.isVisible()
    unmet = panel.open_rows.rows
    assert panel.figure.text() == f"{EVERY - len(unmet)} of {EVERY}"
    assert [row.condition.number for row in unmet] == sorted(r.condition.number for r in unmet)
    tiers = next(row for row in unmet if row.condition.number == 6)
    assert tiers.condition.reasons[0].path == SHARE
    assert "“Share on time” is not answered" in tiers.lead.accessibleName()
    assert len(panel.met_rows) == EVERY - len(unmet)


def test_a_condition_leads_to_the_field_of_its_reason(qtbot, window, page) -> None:
    tiers = next(row for row in page.gate_panel.open_rows.rows if row.condition.number == 6)
    qtbot.mouseClick(tiers.lead, LEFT)
    assert window.opened.workspace.step.key == "response"
    assert window.opened.workspace.document.isVisible()
    assert not page.gate_panel.isVisible()


def test_several_reasons_unfold_and_each_leads_to_its_own_field(qtbot, window, page) -> None:
    unmet = page.gate_panel.open_rows.rows
    errors = next(row for row in unmet if row.condition.number == 19)
    assert len(errors.condition.reasons) > 1
    last = errors.condition.reasons[-1]
    QTest.keyClick(errors.fold, Qt.Key.Key_Space)
    layout = errors.reasons.layout()
    lead = layout.itemAt(len(errors.condition.reasons) - 1).widget()
    assert lead.accessibleName() == last.words
    assert lead.isVisible()
    QTest.keyClick(lead, Qt.Key.Key_Space)
    assert window.opened.workspace.step.key == last.path[0]


def test_a_finding_that_is_settled_is_gone_when_one_comes_back(qtbot, window, page) -> None:
    before = len(entries(page))
    session, workspace = window.opened.session, window.opened.workspace
    workspace.open_step("purpose")
    session.edit(OUT_OF_SCOPE, ("Spare parts",), "Edit out of scope")
    workspace.open_step("review")
    assert len(entries(page)) == before - 1
    numbers = [row.condition.number for row in page.gate_panel.open_rows.rows]
    assert 2 not in numbers


def test_undo_brings_a_finding_back_while_the_review_is_open(qtbot, window, page) -> None:
    session, workspace = window.opened.session, window.opened.workspace
    session.edit(OUT_OF_SCOPE, ("Spare parts",), "Edit out of scope")
    qtbot.waitUntil(lambda: OUT_OF_SCOPE not in [one.finding.path for one in entries(page)])
    session.undo_stack.undo()
    workspace.open_step("review")
    assert OUT_OF_SCOPE in [one.finding.path for one in entries(page)]


def test_the_footer_counts_the_open_conditions_and_leads_to_the_first(page) -> None:
    ((words, where),) = page.left()
    first = page.gate_panel.open_rows.rows[0].condition
    assert words == f"{len(page.gate_panel.open_rows.rows)} of {EVERY} conditions"
    assert where == first.reasons[0].path


def test_a_narrow_window_shows_findings_or_gate_by_a_switch(qtbot, window, page) -> None:
    window.resize(960, 700)
    qtbot.waitUntil(page.switch.isVisible)
    assert page.list.isVisible()
    assert not page.gate_panel.isVisible()
    findings = page.switch.focusProxy()
    findings.setFocus()
    QTest.keyClick(findings, Qt.Key.Key_Right)
    assert page.gate_panel.isVisible()
    assert not page.list.isVisible()
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: not page.switch.isVisible())
    assert page.gate_panel.isVisible()
    assert page.list.isVisible()


def test_the_document_can_be_looked_at_in_the_place_of_the_gate(window, page) -> None:
    workspace = window.opened.workspace
    workspace.toggle_document()
    assert workspace.document.isVisible()
    assert workspace.document.is_open
    assert not page.gate_panel.isVisible()
    workspace.toggle_document()
    assert page.gate_panel.isVisible()
    assert not workspace.document.isVisible()


def test_what_a_pilot_left_out_is_ticked_as_left_out(qtbot, tmp_path: Path) -> None:
    pilot = put(SAMPLE, ("purpose", "answers", "pilot"), True)
    parts = [c.id for c in clauses.of("feedback", pilot.agreement.feedback)]
    for window in opened_on(qtbot, tmp_path, leaving_out(pilot, *parts, reason="After it.")):
        rows = review_of(window).gate_panel.met_rows
        feedback = next(row for row in rows if row.condition.number == 10)
        assert feedback.accessibleName().startswith("Left out by decision")


def test_the_finished_sample_has_nothing_to_settle(qtbot, tmp_path: Path) -> None:
    for window in opened_on(qtbot, tmp_path, SAMPLE):
        page = review_of(window)
        assert not entries(page)
        assert page.none.isVisible()
        assert not page.gate_panel.open_rows.isVisible()
        assert page.gate_panel.figure.text() == f"{EVERY} of {EVERY}"
        assert page.left() == ()


def test_hundreds_of_findings_are_shown_without_a_widget_for_each(qtbot, tmp_path: Path) -> None:
    for window in opened_on(qtbot, tmp_path, start("b2b-software")):
        page = review_of(window)
        assert len(entries(page)) > 500
        assert len(page.findChildren(QWidget)) < 200


def _scrolls(page: ReviewPage) -> bool:
    return page.list.verticalScrollBar().maximum() > 0


def test_another_filter_begins_at_its_top(qtbot, tmp_path: Path) -> None:
    for window in opened_on(qtbot, tmp_path, start("high-velocity")):
        page = review_of(window)
        bar = page.list.verticalScrollBar()
        qtbot.waitUntil(partial(_scrolls, page), timeout=20_000)
        bar.setValue(bar.maximum())
        page.filters.choose(Severity.MISSING)
        assert bar.value() == 0
        count = page.filters.chips[ALL].count
        assert page.head.lead.text().startswith(f"{count} to settle")
        rows = window.opened.workspace.rail.findChildren(StepRow)
        said = next(row.toolTip() for row in rows if row.step.key == "review")
        assert said.endswith(f"{count} to settle"), "the rail counts the same"
