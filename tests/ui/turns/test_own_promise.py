"""Beside a response tier a side sees what its own promise means, and nothing of anybody else's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from models.agreement.sides import Side
from models.agreement.values import Duration, Unit, Window
from models.workshop import Workshop
from tests import builders
from tests.ui.turns.looking import places_with
from tests.ui.turns.room import Room, opened_room
from ui.forms.due_card import UNFINISHED
from ui.turns.own_promise import OwnPromise

pytestmark = pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)

HIDDEN = Duration(Decimal(7), Unit.BUSINESS_HOUR)
"""What the agreement says at present, which no side shall be led by."""


def a_wednesday() -> date:
    return date(2026, 11, 18)


def office_hours() -> Workshop:
    """Mon to Fri 8 to 17 in Berlin; every tier of the agreement is due in seven hours."""
    workshop = builders.complete_workshop()
    agreement = workshop.agreement
    week = tuple(Window(day=day, start=time(8), end=time(17)) for day in range(5))
    office = replace(agreement.calendar.calendars[0], zone="Europe/Berlin", windows=week)
    calendar = replace(agreement.calendar, calendars=(office,), holidays=())
    hours = replace(
        agreement.funnel.capacity,
        reps=Decimal(3),
        net_hours=Decimal(160),
        inbound_share=Decimal(40),
        attempts=Decimal(6),
        minutes_per_attempt=Decimal(6),
        preparation_minutes=Decimal(10),
        conversation_share=Decimal(50),
        conversation_minutes=Decimal(30),
        utilisation_limit=Decimal(85),
        days_in_work=Decimal(10),
    )
    tiers = tuple(
        replace(tier, within=HIDDEN, ceiling=Decimal(777)) for tier in agreement.response.tiers
    )
    response = replace(agreement.response, tiers=tiers)
    funnel = replace(agreement.funnel, capacity=hours)
    agreement = replace(agreement, calendar=calendar, funnel=funnel, response=response)
    return replace(workshop, agreement=agreement)


@pytest.fixture
def room(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    with opened_room(qtbot, qapp, tmp_path / "data", office_hours()) as one:
        yield one


def panel(room: Room) -> OwnPromise:
    found = room.body.aside.promise
    assert found is not None
    found._today = a_wednesday
    return found


def answer(room: Room, number: int = 0, **answers: object) -> None:
    tier = room.workshop.agreement.response.tiers[number]
    for name, value in answers.items():
        room.body.turn.edit(("response", "tiers", tier.id, name), value, "Edit")


def promise_twelve_hours(room: Room) -> None:
    calendar = room.workshop.agreement.calendar.calendars[0].id
    within = Duration(Decimal(12), Unit.BUSINESS_HOUR)
    answer(room, within=within, runs_on="calendar", calendar=calendar)


def test_it_says_nothing_before_the_side_has_promised_anything(room: Room) -> None:
    room.start(Side.SALES, "response")
    own = panel(room)
    own.settle()
    assert own.due.isVisible()
    assert own.due.title.text() == "What your promise means"
    assert own.due.examples == ()
    assert own.due.said.text() == UNFINISHED
    assert own.ceilings.words.text() == "Say up to how many leads a week the promise holds."
    assert not own.ceilings.bar.isVisible()
    said = " ".join(label.text() for label in own.findChildren(QLabel))
    assert "777" not in said
    assert "7\u00a0business" not in said
    assert own._turn.workshop.agreement.response.tiers[0].within is None


def test_its_due_times_are_those_of_what_the_side_types(room: Room) -> None:
    room.start(Side.SALES, "response")
    own = panel(room)
    promise_twelve_hours(room)
    room.qtbot.waitUntil(lambda: bool(own.due.examples), timeout=20_000)
    assert own.due.basis.text() == "12\u00a0business hours, Mon–Fri 8–17, Berlin"
    assert own.due.examples == (
        ("Fri 16:30", "Tue 10:30"),
        ("Fri 17:00", "Tue 11:00"),
        ("Sun 20:10", "Tue 11:00"),
    )
    answer(room, within=Duration(Decimal(1), Unit.BUSINESS_HOUR))
    room.qtbot.waitUntil(lambda: own.due.examples[2] == ("Sun 20:10", "Mon 09:00"), timeout=20_000)


def test_ceilings_add_up_over_the_sides_own_tiers(room: Room) -> None:
    """20 a week are 86.67 a month; × 61 min = 88.1 of 3 × 160 h × 40 % = 192 h: 45.9 %."""
    room.start(Side.SALES, "response")
    own = panel(room)
    answer(room, ceiling=Decimal(20))
    room.qtbot.waitUntil(own.ceilings.bar.isVisible, timeout=20_000)
    assert own.ceilings.used.text() == "46\u00a0% of the time for leads"
    assert own.ceilings.verdict.accessibleName() == "fits"
    words = own.ceilings.words.text()
    assert "61\u00a0min each, 3 people, 40\u00a0% of their time" in words
    assert "About 13.3 open leads a person." in words
    answer(room, number=1, ceiling=Decimal(20))
    room.qtbot.waitUntil(lambda: own.ceilings.verdict.accessibleName() == "tight", timeout=20_000)
    assert own.ceilings.used.text().startswith("92\u00a0%")


def test_the_other_side_meets_none_of_it(room: Room) -> None:
    room.start(Side.SALES, "response")
    promise_twelve_hours(room)
    answer(room, ceiling=Decimal(4321))
    room.qtbot.waitUntil(lambda: bool(places_with("4,321")), timeout=20_000)
    room.click(room.writing.seal)
    room.key(Qt.Key.Key_Escape)
    assert places_with("4,321") == []
    room.start(Side.MARKETING, "response")
    own = panel(room)
    own.settle()
    assert own.due.title.text() == "What your proposal means"
    assert own.due.examples == ()
    assert places_with("4,321") == []
    assert places_with("12\u00a0business hours") == []


def test_on_the_rules_for_every_tier_only_the_ceilings_stay(room: Room) -> None:
    room.start(Side.SALES, "response")
    own = panel(room)
    answer(room, ceiling=Decimal(20))
    room.body.open(len(room.body.clauses) - 1)
    assert room.body.clauses[room.body.current].id == "response.answers"
    room.qtbot.waitUntil(lambda: not own.due.isVisible(), timeout=20_000)
    assert own.ceilings.isVisible()


def test_other_steps_have_no_such_panel(room: Room) -> None:
    room.start(Side.SALES)
    assert room.body.aside.promise is None
