"""One scale for both sides' numbers: where the axis ends, what meets, and how it is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.revisions.differences import Gap, Reach
from ui.theme import theme
from ui.tokens import Look
from ui.widgets.scale_axis import Scale, between, of_gap, of_reaches
from ui.widgets.scale_view import PROPOSE, ROOM, ROOM_SMALL, STEP, ScaleView, room_measure


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    theme.start(qapp)
    yield
    theme.start(qapp)


def reach(likely: str, low: str = "", high: str = "") -> Reach:
    return Reach(
        likely=Decimal(likely),
        low=Decimal(low) if low else None,
        high=Decimal(high) if high else None,
    )


def gap(marketing: Reach, sales: Reach, unit: str = "") -> Scale:
    return of_gap(Gap(marketing=marketing, sales=sales, unit=unit))


def test_the_axis_ends_a_little_beyond_both_ranges() -> None:
    hours = gap(reach("2", "1", "4"), reach("6", "3", "8"))
    assert (hours.low, hours.high) == (0, 9)
    assert hours.ticks == (0, 2, 4, 6, 8)
    assert hours.overlap == (3, 4)
    leads = gap(reach("60", "45", "70"), reach("30", "20", "35"))
    assert (leads.low, leads.high, leads.ticks) == (10, 80, (10, 30, 50, 70))
    assert leads.apart == (35, 45)
    assert leads.words.endswith("no overlap, 10 apart")


def test_a_share_never_goes_beyond_a_hundred_percent() -> None:
    share = gap(reach("95", "85", "100"), reach("85", "75", "90"), "%")
    assert (share.low, share.high, share.ticks) == (70, 100, (70, 80, 90, 100))
    assert share.words == (
        "Marketing 95, range 85 to 100; Sales 85, range 75 to 90; ranges meet at 85 to 90"
    )


def test_numbers_alone_meet_only_when_they_are_the_same() -> None:
    assert gap(reach("4"), reach("4")).overlap == (4, 4)
    assert gap(reach("4"), reach("6")).apart == (4, 6)
    assert between((Decimal(4), Decimal(4))) == "4"


def test_one_side_alone_has_neither_overlap_nor_gap() -> None:
    own = of_reaches(None, reach("12", "8", "16"))
    assert (own.overlap, own.apart) == (None, None)
    with pytest.raises(ValueError, match="number"):
        of_reaches(None, None)


numbers = st.decimals(min_value=-1_000_000, max_value=1_000_000, places=2)


@given(numbers, numbers)
def test_every_number_lies_on_its_axis(one: Decimal, other: Decimal) -> None:
    scale = of_reaches(Reach(likely=one), Reach(likely=other))
    assert scale.low <= min(one, other) <= max(one, other) <= scale.high
    assert scale.low < scale.high
    assert 2 <= len(scale.ticks) <= 8


def pixels(image: QImage) -> dict[str, int]:
    found: dict[str, int] = {}
    for x in range(image.width()):
        for y in range(image.height()):
            name = image.pixelColor(x, y).name()
            found[name] = found.get(name, 0) + 1
    return found


@pytest.mark.parametrize("look", list(Look))
def test_both_marks_and_the_overlap_are_drawn_in_their_colours(qtbot: QtBot, look: Look) -> None:
    theme.show_look(look)
    view = ScaleView(name="Share on time")
    qtbot.addWidget(view)
    view.resize(420, theme.px(60))
    view.show_scale(gap(reach("95", "85", "100"), reach("85", "75", "90"), "%"))
    inked = pixels(view.grab().toImage())
    assert inked[theme.color("marketing").name()] > 200
    assert inked[theme.color("sales").name()] > 200
    assert inked.get(theme.color("okbg").name(), 0) > 100
    assert view.accessibleName().startswith("Share on time: Marketing 95")


def test_ranges_that_do_not_meet_leave_an_amber_gap(qtbot: QtBot) -> None:
    view = ScaleView()
    qtbot.addWidget(view)
    view.resize(420, 60)
    view.show_scale(gap(reach("60", "45", "70"), reach("30", "20", "35")))
    inked = pixels(view.grab().toImage())
    assert inked.get(theme.color("warnbg").name(), 0) > 100
    assert theme.color("okbg").name() not in inked


def test_the_side_that_proposes_sees_its_own_mark_alone(qtbot: QtBot) -> None:
    view = ScaleView(PROPOSE)
    qtbot.addWidget(view)
    view.resize(292, 48)
    view.show_scale(of_reaches(None, reach("12", "8", "16")))
    inked = pixels(view.grab().toImage())
    assert inked[theme.color("sales").name()] > 100
    assert theme.color("marketing").name() not in inked


def test_the_room_has_its_two_sizes_and_everything_between() -> None:
    assert room_measure(1.0) == ROOM
    assert room_measure(0.6) == ROOM_SMALL
    assert ROOM_SMALL.height < room_measure(0.8).height < ROOM.height
    assert room_measure(2.0).height == 232
    assert (STEP.height, PROPOSE.height, ROOM.height, ROOM_SMALL.height) == (60, 48, 116, 79)
