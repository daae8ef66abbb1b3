"""What a response promise means, beside its sentence: due times, the first morning, the hours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from models import starters
from models.agreement.values import Duration, Unit, Window
from models.drafting.blind import Blind, Estimate, Proposal
from models.record.facts import Revealed, Sealed
from models.workshop import Workshop
from tests import builders
from tests.ui.forms.bench import write
from tests.ui.opened import Opened, opened
from tests.ui.pages.on_screen import show_page
from ui.pages.response_page import ResponsePage
from ui.theme import theme

pytestmark = pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)

A = ("response", "tiers", "tier-a")
HOURS = ("funnel", "capacity")
TODAY = date(2027, 1, 12)


def office_hours() -> Workshop:
    """Mon to Fri 9 to 17 in Berlin, and four business hours for the first tier."""
    workshop = builders.complete_workshop()
    agreement = workshop.agreement
    week = tuple(Window(day=day, start=time(9), end=time(17)) for day in range(5))
    office = replace(agreement.calendar.calendars[0], zone="Europe/Berlin", windows=week)
    calendar = replace(agreement.calendar, calendars=(office,), holidays=())
    capacity = replace(
        agreement.funnel.capacity,
        reps=Decimal(2),
        opening_backlog=Decimal(9),
        first_touch_minutes=Decimal(10),
    )
    funnel = replace(agreement.funnel, capacity=capacity)
    first, *others = agreement.response.tiers
    first = replace(first, within=Duration(Decimal(4), Unit.BUSINESS_HOUR))
    response = replace(agreement.response, tiers=(first, *others))
    agreement = replace(agreement, calendar=calendar, funnel=funnel, response=response)
    return replace(workshop, agreement=agreement)


@pytest.fixture
def room(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    theme.start(qapp)
    with opened(qtbot, tmp_path, office_hours()) as one:
        yield one


def shown(room: Opened) -> ResponsePage:
    page = show_page(room, "response", 800, 900)
    assert isinstance(page, ResponsePage)
    page.meaning._today = a_tuesday
    page.meaning.work_out()
    return page


def a_tuesday() -> date:
    return TODAY


def test_the_picture_shows_the_days_between_arrival_and_due_time(room: Opened) -> None:
    days = shown(room).meaning.due.picture.days
    assert days is not None
    assert [day.is_closed for day in days.days] == [False, True, True, False]
    assert [day.minutes for day in days.days] == [30, 0, 0, 210]
    assert f"{days.start:%a %H:%M} {days.due:%a %H:%M}" == "Fri 16:30 Mon 12:30"


def test_what_is_missing_is_named_and_led_to(room: Opened) -> None:
    page = shown(room)
    due = page.meaning.due
    assert not due.link.isVisible()
    wanted: list[object] = []
    page.wanted.connect(wanted.append)
    calendar = room.session.workshop.agreement.calendar.calendars[0]
    where = ("calendar", "calendars", calendar.id)
    room.session.edit((*where, "zone"), "", "x")
    page.meaning.settle()
    assert due.link.text() == f"Say in which time zone {calendar.name} is kept"
    assert due.said.text() == "Then this shows when it is due."
    QTest.mouseClick(due.link, Qt.MouseButton.LeftButton)
    assert wanted == [(*where, "zone")]
    room.session.edit((*A, "within"), None, "x")
    page.meaning.settle()
    assert due.link.text() == "Say within how long"


def test_typing_another_time_limit_changes_every_example(room: Opened) -> None:
    page = shown(room)
    before = page.meaning.due.examples
    assert ("Thu 14 Jan, 17:00", "Fri 15 Jan, 13:00") in before
    assert page.rows.view is not None
    line = page.rows.view.fields["within"].editor.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    line.selectAll()
    write("8")
    room.qtbot.waitUntil(lambda: page.meaning.due.examples != before, timeout=20_000)
    days = page.meaning.due.picture.days
    assert days is not None
    assert f"{days.due:%a %H:%M}" == "Mon 16:30"


def test_a_time_of_ones_own_is_worked_out_and_not_kept(room: Opened) -> None:
    page = shown(room)
    own = page.meaning.due.own
    before = room.session.workshop
    QTest.mouseClick(own.line, Qt.MouseButton.LeftButton)
    own.line.selectAll()
    write("Sun 17 Jan, 20:10")
    assert own.due.text() == "Mon 18 Jan, 13:00"
    assert room.session.workshop is before
    room.session.edit((*A, "within"), Duration(Decimal(1), Unit.BUSINESS_HOUR), "x")
    room.qtbot.waitUntil(lambda: own.due.text() == "Mon 18 Jan, 10:00", timeout=20_000)
    assert own.line.text() == "Sun 17 Jan, 20:10"


def test_what_is_no_time_stays_and_a_sentence_says_why(room: Opened) -> None:
    page = shown(room)
    own = page.meaning.due.own
    own.line.setFocus()
    own.line.selectAll()
    write("soon")
    assert own.due.text() == ""
    assert own.field.state == "error"
    assert page.meaning.due.said.isVisible()


def test_the_first_morning_of_the_week_holds_or_breaks(room: Opened) -> None:
    card = shown(room).meaning.backlog
    assert card.words.text().endswith("last first contact at 09:50, due 13:00.")
    assert card.limit.text() == "Breaks above 48 waiting leads."
    assert card.mark.accessibleName() == "Holds"
    room.session.edit((*HOURS, "opening_backlog"), Decimal(49), "x")
    room.qtbot.waitUntil(lambda: card.mark.accessibleName() == "Breaks", timeout=20_000)


def test_a_missing_number_is_one_click_away(room: Opened) -> None:
    page = shown(room)
    room.session.edit((*HOURS, "opening_backlog"), None, "x")
    link = page.meaning.backlog.link
    room.qtbot.waitUntil(link.isVisible, timeout=20_000)
    with room.qtbot.waitSignal(page.wanted) as heard:
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert heard.args == [(*HOURS, "opening_backlog")]


def test_the_bar_shows_the_plan_and_all_ceilings(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    theme.start(qapp)
    with opened(qtbot, tmp_path, starters.start("sample", "Sample")) as sample:
        page = shown(sample)
        face = page.meaning.capacity.bar.face
        assert face is not None
        assert face.plan.words.endswith("planned")
        assert face.mark is not None
        assert "at all ceilings" in face.mark.words
        tier = sample.session.workshop.agreement.response.tiers[0]
        where = ("response", "tiers", tier.id, "ceiling")
        sample.session.edit(where, Decimal(900), "x")
        qtbot.waitUntil(lambda: page.meaning.capacity.bar.face != face, timeout=20_000)
        after = page.meaning.capacity.bar.face
        assert after is not None
        assert after.mark is not None
        assert after.mark.words.endswith("not tenable")


def test_a_number_in_both_revealed_ranges_says_so(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    theme.start(qapp)
    workshop = office_hours()
    tier = workshop.agreement.response.tiers[0]
    clause = ".".join(A)
    ranges = {"marketing": (2, 4), "sales": (4, 8)}
    proposals = tuple(
        Proposal(
            clause=clause,
            side=side,
            value=tier,
            estimates=(
                Estimate(field="within", low=Decimal(low), likely=Decimal(4), high=Decimal(high)),
            ),
        )
        for side, (low, high) in ranges.items()
    )
    drafting = replace(workshop.drafting, blind=Blind(proposals=proposals))
    at = "2027-01-12T10:00:00+00:00"
    sealed = tuple(
        Sealed(topics=(clause,), digests=("0" * 64,), side=side, at=at, by="Ann")
        for side in ("marketing", "sales")
    )
    record = workshop.record.plus(*sealed)
    hidden = replace(workshop, drafting=drafting, record=record)
    with opened(qtbot, tmp_path, hidden) as one:
        page = shown(one)
        assert page.rows.view is not None
        mark = page.rows.view.parts.marks["within"]
        assert "range" not in mark.words
        one.session.add_fact(Revealed(topics=(clause,), at=at, by="Ann"))
        page.rows.view.show_workshop(None, one.session.workshop)
        assert mark.words == "in both ranges"
