"""The sign-off over a real store, by keys and clicks, over a restart and after later edits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.agreement.sides import Side
from models.revisions.consent import AFTER_LAST
from models.revisions.version import State
from models.rules.gate import gate
from models.starters import start
from models.store.store import Store
from models.workshop import Workshop, content_hash
from tests.builders import agreed
from tests.ui.whole_window import ask, idle, open_first, put, whole_window
from ui.main_window import MainWindow
from ui.pages.sign_off_page import SignOffPage
from ui.widgets.buttons import Button
from ui.widgets.signed_panel import DOES_NOT_PROVE, PROVES
from ui.widgets.team_card import Standing

LEFT = Qt.MouseButton.LeftButton
SAMPLE = agreed(start("sample"))
ALL = len(gate(SAMPLE))
NAMES = ["Helen Ashworth", "Tom Okafor", "Daniel Frost", "Amira Hassan"]
IDS = {one.name: one.id for one in SAMPLE.agreement.parties.participants}
EFFECTIVE = ("parties", "answers", "effective_from")
REVENUE_TEAM = ("purpose", "answers", "revenue_team")
TODAY = datetime.now().astimezone().date()


@contextmanager
def on_sign_off(
    qtbot, folder: Path, workshop: Workshop | None = None, author: str = "Owen Pritchard"
) -> Iterator[MainWindow]:
    """The window on the sign-off of a new agreement, or of the one that is there."""
    if workshop is not None:
        with Store.open(folder) as store:
            store.create(workshop, "Ann")
    with whole_window(qtbot, folder) as window:
        window.settings.author = author
        open_first(qtbot, window).workspace.open_step("sign_off")
        idle(qtbot, window.library)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        yield window


@pytest.fixture
def window(qtbot, tmp_path: Path) -> Iterator[MainWindow]:
    starting = agreed(put(SAMPLE, EFFECTIVE, TODAY + timedelta(days=1)))
    with on_sign_off(qtbot, tmp_path, starting) as shown:
        yield shown


@pytest.fixture
def page(window: MainWindow) -> SignOffPage:
    return page_of(window)


def page_of(window: MainWindow) -> SignOffPage:
    assert window.opened is not None
    page = window.opened.workspace.page
    assert isinstance(page, SignOffPage)
    return page


def wait(qtbot, window: MainWindow) -> None:
    idle(qtbot, window.library)
    QApplication.processEvents()


def open_sign_off(qtbot, window: MainWindow) -> SignOffPage:
    page = page_of(window)
    qtbot.mouseClick(page.acts.opening.button, LEFT)
    wait(qtbot, window)
    return page


def sign(qtbot, window: MainWindow, *, reservation: str = "") -> str:
    """Let whoever is at the keyboard sign; the name that was typed."""
    form = page_of(window).acts.form
    name = next(name for name, own in IDS.items() if own == form.participant)
    qtbot.mouseClick(form.consent.box, LEFT)
    form.name_field.line.clear()
    form.place_field.line.clear()
    qtbot.keyClicks(form.name_field.line, name)
    qtbot.keyClicks(form.place_field.line, "Leeds")
    qtbot.keyClicks(form.reservation.edit, reservation)
    qtbot.mouseClick(form.button, LEFT)
    wait(qtbot, window)
    return name


def standings(page: SignOffPage) -> dict[str, Standing]:
    rows = [row for card in page.teams.values() for row in card.rows]
    return {row.seat.person.name: row.seat.standing for row in rows}


def act_of(page: SignOffPage) -> Button:
    """What the banner offers."""
    QApplication.processEvents()
    offered = [one for one in page.banner.findChildren(Button) if one.isVisible()]
    return next(one for one in offered if one.text())


# Before


def test_what_is_missing_stands_there_by_name_and_nothing_can_be_opened(qtbot, tmp_path) -> None:
    lacking = put(SAMPLE, ("purpose", "answers", "out_of_scope"), ())
    with on_sign_off(qtbot, tmp_path, lacking) as window:
        page = page_of(window)
        (row,) = [one for one in page.summary.open_rows.rows if one.condition.number == 2]
        assert not page.acts.opening.button.isEnabled()
        count = len(page.summary.open_rows.rows)
        assert page.acts.opening.why.text().startswith(f"{count} condition")
        qtbot.mouseClick(row.lead, LEFT)
        assert window.opened.workspace.step.key == "purpose"


def test_a_finished_agreement_shows_its_ticks_in_three_columns(page) -> None:
    assert page.summary.title.text == f"All {ALL} conditions are met"
    grid = page.summary.ticks.layout()
    assert grid.count() == ALL
    assert {grid.getItemPosition(at)[1] for at in range(ALL)} == {0, 1, 2}
    assert set(standings(page).values()) == {Standing.NAMED}
    assert list(standings(page)) == NAMES
    assert not any(row.isEnabled() for card in page.teams.values() for row in card.rows)


def test_both_teams_are_as_large_as_each_other(page) -> None:
    marketing, sales = (page.teams[side] for side in Side)
    assert marketing.size() == sales.size()
    assert marketing.y() == sales.y()


def test_the_panel_says_what_a_sign_off_proves_and_what_not_in_full(window, page) -> None:
    panel = page.signed_panel
    assert panel.isVisible()
    assert not window.opened.workspace.document.isVisible()
    said = [label.text() for label in panel.findChildren(type(panel.contents))]
    for sentence in (*PROVES, *DOES_NOT_PROVE):
        assert sentence in said
    whole = " ".join((*PROVES, *DOES_NOT_PROVE)).lower()
    for claim in ("tamper", "legally binding", "verifies", "non-repudi"):
        assert claim not in whole


def test_whoever_opens_sign_off_is_asked_for_a_name_once(qtbot, tmp_path: Path) -> None:
    with on_sign_off(qtbot, tmp_path, SAMPLE, author="") as window:
        page = page_of(window)
        opening = page.acts.opening
        assert not opening.button.isEnabled()
        assert opening.why.text() == "Type your name first."
        opening.author.line.setFocus()
        qtbot.keyClicks(opening.author.line, "Owen Pritchard")
        QTest.keyClick(opening.author.line, Qt.Key.Key_Return)
        wait(qtbot, window)
        assert page.desk.edition.version.made_by == "Owen Pritchard"
        assert window.settings.author == "Owen Pritchard"


# Opening


def test_opening_keeps_the_draft_as_a_version_with_its_full_fingerprint(
    qtbot, window, page
) -> None:
    open_sign_off(qtbot, window)
    session = window.opened.session
    (version,) = ask(qtbot, window.library, "versions", session.id)
    assert version.content_hash == content_hash(session.workshop)
    panel = page.signed_panel
    assert panel.fingerprint.digits.text().replace(" ", "").replace("\n", "") == (
        version.content_hash
    )
    assert all(len(group) == 4 for group in panel.fingerprint.digits.text().split())
    assert panel.contents.text().startswith("Version 1 · 26 sections, ")
    assert page.head.chip.text == (
        "Waiting for Helen Ashworth, Tom Okafor, Daniel Frost and Amira Hassan"
    )
    assert [one.number for one in window.opened.versions] == [1]


def test_the_fingerprint_can_be_copied(qtbot, window, page) -> None:
    open_sign_off(qtbot, window)
    qtbot.mouseClick(page.signed_panel.copy_button, LEFT)
    assert QApplication.clipboard().text() == page.desk.edition.content_hash


def test_a_start_in_the_past_is_asked_about_before_anything_is_opened(qtbot, tmp_path) -> None:
    with on_sign_off(qtbot, tmp_path, agreed(put(SAMPLE, EFFECTIVE, date(2020, 1, 1)))) as window:
        opening = page_of(window).acts.opening
        assert not opening.button.isEnabled()
        assert opening.why.text() == "Choose first when it takes effect."
        assert "1\u00a0January 2020" in opening.question.text()
        last = opening.start.focusProxy()
        last.setFocus()
        QTest.keyClick(last, Qt.Key.Key_Space)
        page = open_sign_off(qtbot, window)
        assert AFTER_LAST in page.acts.form.consent.sentence.text()


def test_a_start_in_the_past_may_stay_as_it_is_and_all_sign_the_same(qtbot, tmp_path) -> None:
    past = agreed(put(SAMPLE, EFFECTIVE, date(2020, 1, 1)))
    with on_sign_off(qtbot, tmp_path, past) as window:
        opening = page_of(window).acts.opening
        first = opening.start.focusProxy()
        first.setFocus()
        QTest.keyClick(first, Qt.Key.Key_Right)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
        open_sign_off(qtbot, window)
        assert AFTER_LAST not in page_of(window).acts.form.consent.sentence.text()
        sign(qtbot, window)
    with on_sign_off(qtbot, tmp_path) as window:
        assert AFTER_LAST not in page_of(window).acts.form.consent.sentence.text()


def test_the_day_can_be_changed_instead(qtbot, tmp_path: Path) -> None:
    with on_sign_off(qtbot, tmp_path, agreed(put(SAMPLE, EFFECTIVE, date(2020, 1, 1)))) as window:
        qtbot.mouseClick(page_of(window).acts.opening.day_link, LEFT)
        assert window.opened.workspace.step.key == "parties"


def test_after_a_restart_the_start_is_asked_about_until_somebody_has_signed(
    qtbot, tmp_path: Path
) -> None:
    past = agreed(put(SAMPLE, EFFECTIVE, date(2020, 1, 1)))
    with Store.open(tmp_path) as store:
        own = store.create(past, "Ann")
        store.open_sign_off(own, past, "Ann")
    with on_sign_off(qtbot, tmp_path) as window:
        form = page_of(window).acts.form
        assert form.why.text() == "Choose first when it takes effect."
        choice = form.start.focusProxy()
        choice.setFocus()
        QTest.keyClick(choice, Qt.Key.Key_Space)
        assert not form.start.isVisible()
        assert AFTER_LAST in form.consent.sentence.text()
        sign(qtbot, window)
        assert not form.start.isVisible()


# Signing


def test_the_button_says_what_is_missing_until_all_is_there(qtbot, window) -> None:
    form = open_sign_off(qtbot, window).acts.form
    assert form.button.text() == "Sign as Helen Ashworth"
    assert form.why.text() == "Tick the sentence above."
    assert not form.button.isEnabled()
    QTest.keyClick(form.consent.box, Qt.Key.Key_Space)
    assert form.why.text() == "Type your full name."
    qtbot.keyClicks(form.name_field.line, "Helen Ash")
    assert form.why.text() == "The name must match “Helen Ashworth”."
    qtbot.keyClicks(form.name_field.line, "worth")
    assert form.why.text() == "Say at which place you sign."
    assert not form.button.isEnabled()
    qtbot.keyClicks(form.place_field.line, "Leeds")
    assert form.why.text() == ""
    assert form.button.isEnabled()


def test_the_name_may_be_typed_in_small_letters_and_with_spaces(qtbot, window) -> None:
    form = open_sign_off(qtbot, window).acts.form
    qtbot.mouseClick(form.consent.sentence, LEFT, pos=QPoint(20, 8))
    assert form.consent.box.isChecked()
    qtbot.keyClicks(form.place_field.line, "Leeds")
    qtbot.keyClicks(form.name_field.line, "  helen   ashworth ")
    assert form.button.isEnabled()


def test_one_after_the_other_signs_by_keyboard_alone(qtbot, window, page) -> None:
    open_sign_off(qtbot, window)
    for name in NAMES:
        form = page.acts.form
        qtbot.waitUntil(lambda form=form: form.consent.box.hasFocus())
        QTest.keyClick(form.consent.box, Qt.Key.Key_Space)
        QTest.keyClick(form.consent.box, Qt.Key.Key_Tab)
        assert form.name_field.line.hasFocus()
        qtbot.keyClicks(form.name_field.line, name)
        QTest.keyClick(form.name_field.line, Qt.Key.Key_Tab)
        assert form.place_field.line.hasFocus()
        if not form.place_field.text():
            qtbot.keyClicks(form.place_field.line, "Leeds")
        QTest.keyClick(form.place_field.line, Qt.Key.Key_Return)
        wait(qtbot, window)
    assert set(standings(page).values()) == {Standing.SIGNED}
    assert page.head.chip.text == "Signed"
    assert page.head.headline.text() == "Version 1 is signed"
    assert not page.acts.isVisible()


def test_signatures_survive_a_restart_with_place_reservation_and_hash(qtbot, tmp_path) -> None:
    with on_sign_off(qtbot, tmp_path, SAMPLE) as window:
        open_sign_off(qtbot, window)
        sign(qtbot, window, reservation="Only until the new routing is live.")
        sign(qtbot, window)
    with on_sign_off(qtbot, tmp_path) as window:
        page = page_of(window)
        assert list(standings(page).values()) == [
            Standing.SIGNED,
            Standing.SIGNED,
            Standing.NOW,
            Standing.WAITING,
        ]
        assert page.head.chip.text == "Waiting for Daniel Frost and Amira Hassan"
        assert [card.count.text() for card in page.teams.values()] == [
            "2 of 2 signed",
            "0 of 2 signed",
        ]
        assert "1 reservation" in page.signed_panel.contents.text()
        first = page.entries.lines[0]
        assert first.words == "Helen Ashworth signed"
        assert first.note == "Reservation: Only until the new routing is live."
        signature = page.desk.edition.signatures[0]
        assert (signature.place, signature.side) == ("Leeds", "marketing")
        assert signature.content_hash == content_hash(window.opened.session.workshop)
        while page.desk.edition.status.waiting_for:
            sign(qtbot, window)
        assert page.desk.edition.status.state is State.SIGNED


def test_another_signatory_can_go_first(qtbot, window, page) -> None:
    open_sign_off(qtbot, window)
    row = page.teams[Side.SALES].rows[1]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Space)
    assert page.acts.form.button.text() == "Sign as Amira Hassan"
    assert standings(page)["Amira Hassan"] is Standing.NOW
    assert standings(page)["Helen Ashworth"] is Standing.WAITING
    sign(qtbot, window)
    assert standings(page)["Amira Hassan"] is Standing.SIGNED
    assert page.acts.form.button.text() == "Sign as Helen Ashworth"


def test_nothing_typed_for_one_is_left_for_the_next(qtbot, window, page) -> None:
    open_sign_off(qtbot, window)
    sign(qtbot, window, reservation="Mine alone.")
    form = page.acts.form
    assert form.participant == IDS["Tom Okafor"]
    assert not form.consent.box.isChecked()
    assert (form.name_field.text(), form.reservation.text()) == ("", "")
    assert form.place_field.text() == ""


def test_what_the_store_refuses_is_said_in_the_form(qtbot, window, page) -> None:
    open_sign_off(qtbot, window)
    session = window.opened.session
    changed = put(session.workshop, REVENUE_TEAM, "Another text.")
    ask(qtbot, window.library, "open_sign_off", session.id, changed, "Bo")
    sign(qtbot, window)
    notice = page.acts.form.notice
    assert notice.isVisible()
    assert "replaced in sign-off by version 2" in notice.message.text()


# Withdrawing


def test_withdrawing_needs_a_reason_and_is_a_new_entry(qtbot, window, page) -> None:
    open_sign_off(qtbot, window)
    sign(qtbot, window)
    sign(qtbot, window)
    qtbot.mouseClick(page.teams[Side.MARKETING].rows[0], LEFT)
    card = page.acts.signature
    assert card.title.text() == "Helen Ashworth signed for Marketing"
    assert AFTER_LAST in card.sentence.text()
    qtbot.mouseClick(card.ask_button, LEFT)
    assert not card.withdraw_button.isEnabled()
    assert card.why.text() == "Write the reason first."
    qtbot.keyClicks(card.reason.edit, "The budget was cut.")
    qtbot.mouseClick(card.withdraw_button, LEFT)
    wait(qtbot, window)
    assert standings(page)["Helen Ashworth"] is Standing.WITHDRAWN
    assert page.head.chip.text.startswith("Waiting for Helen Ashworth")
    words = [(line.words, line.withdrawn) for line in page.entries.lines]
    assert words == [
        ("Helen Ashworth signed", False),
        ("Tom Okafor signed", False),
        ("Helen Ashworth’s signature was withdrawn", True),
    ]
    assert page.entries.lines[-1].note == "Reason: The budget was cut."
    entries = [line.entry for line in page.entries.lines]
    assert entries == sorted(set(entries))


def test_who_withdrew_can_sign_the_same_version_again(qtbot, window, page) -> None:
    open_sign_off(qtbot, window)
    for _ in NAMES:
        sign(qtbot, window)
    qtbot.mouseClick(page.teams[Side.SALES].rows[0], LEFT)
    page.acts.signature.ask_button.click()
    qtbot.keyClicks(page.acts.signature.reason.edit, "Read it again first.")
    page.acts.signature.withdraw_button.click()
    wait(qtbot, window)
    assert page.desk.edition.status.state is State.AGREED
    assert page.acts.form.participant == IDS["Daniel Frost"]
    sign(qtbot, window)
    assert page.desk.edition.status.state is State.SIGNED
    assert len(page.entries.lines) == 6


# After


def test_a_later_edit_leaves_the_signatures_with_their_version(qtbot, window, page) -> None:
    open_sign_off(qtbot, window)
    sign(qtbot, window)
    assert not page.banner.isVisible()
    workspace, session = window.opened.workspace, window.opened.session
    session.edit(REVENUE_TEAM, "We changed this.", "Edit")
    assert page.banner.isVisible()
    assert page.banner.title.text() == "The draft has changed since version 1"
    assert "Sign-off goes on for version 1" in page.banner.text.text()
    sign(qtbot, window)
    assert [one.version for one in page.desk.edition.signatures] == [1, 1]
    assert page.desk.edition.content_hash != content_hash(session.workshop)
    session.undo_stack.undo()
    workspace.open_step("sign_off")
    wait(qtbot, window)
    assert not page.banner.isVisible()


def test_a_new_sign_off_starts_without_signatures_and_the_old_ones_stay(
    qtbot, window, page
) -> None:
    open_sign_off(qtbot, window)
    sign(qtbot, window)
    session = window.opened.session
    session.edit(REVENUE_TEAM, "We changed this.", "Edit")
    session.take(agreed(session.workshop))
    act = act_of(page)
    assert act.text() == "Start a new sign-off"
    qtbot.mouseClick(act, LEFT)
    assert page.acts.opening.isVisible()
    assert "Version 1 keeps its signatures" in page.acts.opening.words.text()
    open_sign_off(qtbot, window)
    assert page.desk.number == 2
    assert page.desk.standing == {}
    assert set(standings(page).values()) == {Standing.NOW, Standing.WAITING}
    (old,) = ask(qtbot, window.library, "signatures", session.id, 1)
    assert old.stands
    assert page.desk.edition.content_hash == content_hash(session.workshop)


def test_a_new_sign_off_can_be_put_off(qtbot, window, page) -> None:
    open_sign_off(qtbot, window)
    session = window.opened.session
    session.edit(REVENUE_TEAM, "We changed this.", "Edit")
    session.take(agreed(session.workshop))
    qtbot.mouseClick(act_of(page), LEFT)
    qtbot.mouseClick(page.acts.opening.close_button, LEFT)
    assert page.acts.form.isVisible()
    assert page.banner.isVisible()
    assert page.desk.number == 1


def test_a_draft_that_lacks_something_leads_to_the_review_first(qtbot, window, page) -> None:
    open_sign_off(qtbot, window)
    window.opened.session.edit(("purpose", "answers", "out_of_scope"), (), "Edit")
    page.advice.judge()
    act = act_of(page)
    assert act.text() == "Review the draft"
    qtbot.mouseClick(act, LEFT)
    assert window.opened.workspace.step.key == "review"


def test_a_saved_version_that_nobody_opened_is_not_in_sign_off(qtbot, tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        own = store.create(SAMPLE, "Ann")
        store.save_version(own, SAMPLE, "Ready", "Ann")
    with on_sign_off(qtbot, tmp_path) as window:
        page = page_of(window)
        assert page.desk.edition is None
        assert page.acts.opening.isVisible()


def test_the_signed_version_can_be_read_where_it_is_signed(qtbot, window, page) -> None:
    open_sign_off(qtbot, window)
    qtbot.mouseClick(page.signed_panel.read_button, LEFT)
    reading = page._reading
    assert reading.isVisible()
    assert "Helen Ashworth" in reading.paper.toPlainText()
    assert page.signed_panel.isVisible()
    QTest.keyClick(reading.paper, Qt.Key.Key_Escape)
    assert not reading.isVisible()
    assert page.acts.form.isVisible()
