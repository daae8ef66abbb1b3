"""Looks: every text can be read, weights are real, switching reaches what stands there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QLineEdit

from ui.theme import LARGEST, SMALLEST, set_type, theme
from ui.tokens import LINE_PAIRS, TEXT_PAIRS, Look, contrast, load, readable_on
from ui.typeface import STYLES
from ui.widgets.labels import Label


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    theme.start(qapp)
    yield
    theme.start(qapp)


def test_black_on_white_stands_as_far_apart_as_colours_can() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#2B50C4", "#2B50C4") == pytest.approx(1)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("look", list(Look))
def test_every_text_can_be_read_on_its_ground(look: Look) -> None:
    colours = load(look).colours
    weak = {
        pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2)
        for pair in TEXT_PAIRS
        if contrast(colours[pair[0]], colours[pair[1]]) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("look", list(Look))
def test_lines_that_mean_something_are_seen(look: Look) -> None:
    colours = load(look).colours
    weak = [pair for pair in LINE_PAIRS if contrast(colours[pair[0]], colours[pair[1]]) < 3]
    assert weak == []


def test_all_looks_name_the_same_colours() -> None:
    named = {frozenset(load(look).colours) for look in Look}
    assert len(named) == 1


def test_the_lighter_ink_is_chosen_on_a_dark_ground() -> None:
    assert readable_on("#54108F", ("#172033", "#FFFFFF")) == "#FFFFFF"
    assert readable_on("#F5EEFC", ("#172033", "#FFFFFF")) == "#172033"


def test_weights_of_the_typeface_are_real() -> None:
    words = "Two teams, one agreement"
    widths = [
        QFontMetricsF(theme.font(style)).horizontalAdvance(words)
        for style in ("row", "row-medium", "row-strong")
    ]
    assert widths == sorted(set(widths))


def test_figures_of_equal_width_are_there_when_asked_for() -> None:
    plain, tabular = theme.font("row"), theme.font("row", tabular=True)
    widths = {QFontMetricsF(tabular).horizontalAdvance(digit) for digit in "0123456789"}
    assert len(widths) == 1
    assert len({QFontMetricsF(plain).horizontalAdvance(digit) for digit in "0123456789"}) > 1


def test_the_style_sheet_has_no_open_names_and_leaves_type_to_the_fonts() -> None:
    for look in Look:
        theme.show_look(look)
        sheet = theme.style_sheet()
        assert "$" not in sheet
        assert "px(" not in sheet
        assert "font" not in sheet


def test_switching_the_look_recolours_the_palette(qapp: QApplication) -> None:
    before = qapp.palette().window().color().name()
    theme.show_look(Look.DARK)
    assert theme.dark
    assert qapp.palette().window().color().name() == "#12161f"
    assert before == "#f3f5f9"


def test_a_larger_text_size_reaches_labels_that_stand_there(qtbot) -> None:
    label = Label("Saved", "row")
    qtbot.addWidget(label)
    theme.show_percent(200)
    assert label.font().pixelSize() == 2 * STYLES["row"].size
    assert theme.px(38) == 76


def test_the_text_size_stays_between_its_ends() -> None:
    theme.show_percent(20)
    assert theme.percent == SMALLEST
    theme.show_percent(900)
    assert theme.percent == LARGEST


def test_a_switch_is_told_once_and_only_when_something_changes(qtbot) -> None:
    told = []

    def note() -> None:
        told.append(theme.look)

    theme.changed.connect(note)
    theme.show_look(Look.LIGHT)
    theme.show_look(Look.PRESENT)
    theme.changed.disconnect(note)
    assert told == [Look.PRESENT]


def test_presenting_makes_type_larger() -> None:
    theme.show_look(Look.PRESENT)
    assert theme.font("body").pixelSize() >= 20
    assert theme.font("h1").pixelSize() >= 36


def test_a_field_of_qt_itself_shows_placeholders_that_can_be_read(qtbot) -> None:
    field = QLineEdit()
    set_type(field, "body")
    qtbot.addWidget(field)
    field.ensurePolished()
    assert field.palette().placeholderText().color().name() == theme.color("muted").name()
