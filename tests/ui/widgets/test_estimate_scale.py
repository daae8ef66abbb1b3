"""Both sides' guesses on one scale: no mark covers the other, and no number leaves its row."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from ui.theme import theme
from ui.widgets.drawing import text_width
from ui.widgets.estimate_scale import BESIDE, MARK, WIDTH, Mark, marks

ROOM = 20


@pytest.fixture(autouse=True)
def _themed(qapp: QApplication) -> None:
    theme.start(qapp)


def scale() -> QRectF:
    return QRectF(100, 0, theme.px(WIDTH), theme.px(26))


def shown(marketing: object, sales: object) -> tuple[Mark, ...]:
    values = [None if one is None else Decimal(str(one)) for one in (marketing, sales)]
    return marks(scale(), values[0], values[1], theme.px(ROOM))


def test_equal_guesses_stand_side_by_side_about_their_place() -> None:
    first, second = shown(50, 50)
    assert (first.side, second.side) == ("marketing", "sales")
    assert second.x - first.x == pytest.approx(2 * theme.px(MARK))
    assert (first.x + second.x) / 2 == pytest.approx(scale().center().x())
    assert (first.on_left, second.on_left) == (True, False)
    assert (first.words, second.words) == ("50", "50")


def test_close_guesses_keep_their_order() -> None:
    assert [one.side for one in shown(44, 42)] == ["sales", "marketing"]
    assert [one.side for one in shown(42, 44)] == ["marketing", "sales"]


def test_guesses_far_apart_stand_where_they_belong() -> None:
    first, second = shown(88, 65)
    assert (first.side, first.words) == ("sales", "65")
    assert first.x == pytest.approx(scale().x() + 0.65 * scale().width())
    assert second.x == pytest.approx(scale().x() + 0.88 * scale().width())


def test_the_number_of_a_full_rate_stands_inside() -> None:
    low, high = shown(100, 0)
    assert (low.words, low.on_left) == ("0", True)
    assert (high.words, high.on_left) == ("100", True)


def test_one_guess_alone_has_its_number_towards_the_middle_of_the_page() -> None:
    (low,) = shown(20, None)
    assert (low.side, low.on_left) == ("marketing", False)
    (high,) = shown(None, 80)
    assert (high.side, high.on_left) == ("sales", True)
    assert shown(None, None) == ()


@given(st.integers(0, 100), st.integers(0, 100))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_mark_covers_the_other_and_no_number_runs_into_the_next_column(
    marketing: int, sales: int
) -> None:
    first, second = shown(marketing, sales)
    assert second.x - first.x >= 2 * theme.px(MARK) - 0.01
    font = theme.font("small-strong", tabular=True)
    for one in (first, second):
        if not one.on_left:
            end = one.x + theme.px(MARK + BESIDE) + text_width(one.words, font)
            assert end <= scale().right() + theme.px(ROOM) + 0.01
