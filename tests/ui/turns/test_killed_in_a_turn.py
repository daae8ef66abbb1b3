"""The program dies while a side writes: it comes back at the hand-over screen and shows nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.turns.looking import places_with
from tests.ui.turns.room import opened_room

pytestmark = pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)

MARKER = "okapi-marker"


@pytest.fixture
def left_behind(tmp_path: Path) -> Path:
    """A data folder whose program was killed in the middle of Sales' turn."""
    folder = tmp_path / "data"
    words = [sys.executable, "-m", "tests.ui.turns.dies_in_a_turn", str(folder), MARKER]
    program = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    try:
        assert program.stdout is not None
        assert program.stdout.readline() == "typed\n"
    finally:
        program.send_signal(signal.SIGKILL)
        program.wait()
        program.stdout.close()
    return folder


def test_it_opens_at_the_hand_over_and_nothing_is_shown_or_lost(
    qtbot, qapp: QApplication, left_behind: Path
) -> None:
    with opened_room(qtbot, qapp, left_behind, None) as room:
        assert room.hand_over.turn.side == "sales"
        assert room.opened.turns.is_alone
        assert not room.opened.workspace.isVisible()
        assert not room.window.actions_by_key["find"].isEnabled()
        assert not room.hand_over.start.isEnabled()
        assert places_with(MARKER) == []
        room.begin()
        assert room.body.turn.workshop.agreement.purpose.answers.statement == MARKER
        assert places_with(MARKER)
        room.key(Qt.Key.Key_Escape)
        room.key(Qt.Key.Key_Escape)
        assert places_with(MARKER) == []


def test_the_turn_goes_on_in_its_time_and_ends_on_its_step(
    qtbot, qapp: QApplication, left_behind: Path
) -> None:
    with opened_room(qtbot, qapp, left_behind, None) as room:
        left = room.workshop.drafting.turn
        assert left is not None
        began = (room.opened.clock.now() - timedelta(minutes=2)).isoformat(timespec="seconds")
        earlier = replace(room.workshop.drafting, turn=replace(left, started_at=began))
        room.opened.session.take(replace(room.workshop, drafting=earlier))
        room.begin()
        assert room.workshop.drafting.turn.started_at == began
        room.click(room.writing.seal)
        room.key(Qt.Key.Key_Escape)
        assert room.opened.workspace.isVisible()
        assert room.opened.workspace.step.key == "purpose"


def test_a_turn_whose_time_is_over_begins_anew(
    qtbot, qapp: QApplication, left_behind: Path
) -> None:
    with opened_room(qtbot, qapp, left_behind, None) as room:
        left = room.workshop.drafting.turn
        assert left is not None
        began = (room.opened.clock.now() - timedelta(hours=9)).isoformat(timespec="seconds")
        earlier = replace(room.workshop.drafting, turn=replace(left, started_at=began))
        room.opened.session.take(replace(room.workshop, drafting=earlier))
        room.begin()
        assert room.workshop.drafting.turn.started_at > began


def test_the_facilitator_can_go_back_to_the_step_and_sees_nothing_of_it(
    qtbot, qapp: QApplication, left_behind: Path
) -> None:
    with opened_room(qtbot, qapp, left_behind, None) as room:
        room.key(Qt.Key.Key_Escape)
        assert room.opened.workspace.isVisible()
        assert room.workshop.drafting.turn is None
        assert room.opened.workspace.step.key == "purpose"
        assert places_with(MARKER) == []
        assert room.workshop.drafting.blind.proposals
