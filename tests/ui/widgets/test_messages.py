"""What the window says: toasts, findings, prompts, chips and progress."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ui.theme import theme
from ui.widgets.chips import Chip, KeyCap, Kind
from ui.widgets.finding_box import FindingBox
from ui.widgets.flow_layout import GAP, FlowLayout
from ui.widgets.labels import ElidedLabel, FieldLabel, Paragraph, Run
from ui.widgets.progress import AgreedBar, Step, StepMark
from ui.widgets.prompt import PromptStrip
from ui.widgets.toast import Toast


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    theme.start(qapp)


def test_undo_in_a_toast_is_told_and_the_toast_goes(qtbot) -> None:
    toast = Toast()
    qtbot.addWidget(toast)
    toast.show_message("Deleted “Design engineer”", "trash")
    assert toast.waits
    with qtbot.waitSignals([toast.undo_wanted, toast.gone]):
        qtbot.mouseClick(toast.undo, Qt.MouseButton.LeftButton)
    assert toast.isHidden()
    assert not toast.waits


def test_a_toast_stays_while_the_pointer_is_on_it(qtbot) -> None:
    toast = Toast()
    qtbot.addWidget(toast)
    toast.show_message("Saved")
    centre = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(centre, centre, centre))
    assert not toast.waits
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast.waits
    toast.dismiss()


def test_a_toast_stays_while_the_keyboard_is_on_it(qtbot) -> None:
    toast = Toast()
    qtbot.addWidget(toast)
    toast.move(500, 500)
    toast.show_message("Saved")
    toast.activateWindow()
    toast.undo.setFocus()
    qtbot.waitUntil(toast.undo.hasFocus)
    assert not toast.waits
    toast.undo.clearFocus()
    qtbot.waitUntil(lambda: toast.waits)
    toast.dismiss()


def test_a_toast_without_a_way_back_offers_none(qtbot) -> None:
    toast = Toast()
    qtbot.addWidget(toast)
    toast.show_message("Exported", undo=False)
    assert toast.undo.isHidden()
    assert toast.keys.isHidden()
    toast.dismiss()


def test_a_finding_tells_its_weight_in_words_too(qtbot) -> None:
    box = FindingBox("“should” leaves it open", "Does Sales answer every enquiry?")
    qtbot.addWidget(box)
    assert box.chip.text == "Blocks signing"
    apply = box.add_act("Apply “answers”", "tick")
    with qtbot.waitSignal(apply.clicked):
        qtbot.mouseClick(apply, Qt.MouseButton.LeftButton)
    box.show_finding("Only assumed", blocking=False)
    assert box.chip.text == "Warning"
    assert box.chip.kind is Kind.WARN
    assert apply.isHidden()
    assert box.question.isHidden()


def test_a_prompt_says_that_it_is_private(qtbot) -> None:
    strip = PromptStrip("Which lead did we argue about last?")
    qtbot.addWidget(strip)
    assert "Only you see this" in strip.accessibleName()
    assert strip.sizeHint().height() == 40
    strip.show_text("")
    assert strip.isHidden()


@pytest.mark.parametrize("kind", list(Kind))
def test_every_chip_shows_its_words(qtbot, kind: Kind) -> None:
    chip = Chip("Agreed", kind)
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "Agreed"
    assert chip.sizeHint().height() == 24
    narrow = chip.sizeHint().width()
    chip.show_state("Agreed, 1 reservation", kind)
    assert chip.sizeHint().width() > narrow


def test_key_caps_fit_their_keys(qtbot) -> None:
    short, long = KeyCap("Del"), KeyCap("Ctrl Enter")
    qtbot.addWidget(short)
    qtbot.addWidget(long)
    assert short.sizeHint().height() == 20
    assert long.sizeHint().width() > short.sizeHint().width()


def test_the_bar_shows_agreed_parked_and_the_rest(qtbot) -> None:
    bar = AgreedBar(30, 10, 60)
    qtbot.addWidget(bar)
    bar.resize(600, 6)
    assert bar.accessibleName() == "30 of 60 clauses agreed, 10 parked"
    image = bar.grab().toImage()
    colours = [image.pixelColor(x, 3).name() for x in (150, 350, 500)]
    assert colours == [theme.color(token).name() for token in ("ok", "warn", "track")]


def test_nothing_agreed_shows_nothing_green(qtbot) -> None:
    bar = AgreedBar(0, 0, 58)
    qtbot.addWidget(bar)
    bar.resize(600, 6)
    assert bar.grab().toImage().pixelColor(4, 3).name() == theme.color("track").name()


def test_marks_of_steps_differ_by_more_than_colour(qtbot) -> None:
    shapes = set()
    for step in Step:
        mark = StepMark(step, "7")
        qtbot.addWidget(mark)
        mark.resize(mark.sizeHint())
        image = mark.grab().toImage()
        dark = (image.pixelColor(x, y).lightness() < 160 for x in range(22) for y in range(22))
        shapes.add(tuple(dark))
    assert len(shapes) == len(Step)


def test_a_long_line_is_cut_and_told_in_full(qtbot) -> None:
    label = ElidedLabel("Plant manager, head of production, nine interviews")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.grab()
    assert label.toolTip() == label.text()
    label.resize(900, 20)
    label.grab()
    assert label.toolTip() == ""


def test_a_paragraph_takes_the_lines_it_needs(qtbot) -> None:
    words = Paragraph(style="body")
    qtbot.addWidget(words)
    words.show_text("Stopped at ", Run("Lead stages", "body-strong"), ", 3 of 6 clauses agreed")
    assert words.text() == "Stopped at Lead stages, 3 of 6 clauses agreed"
    assert words.heightForWidth(2000) == 22
    assert words.heightForWidth(200) == 44


def test_a_label_row_says_what_is_needed_and_where_a_value_is_from(qtbot) -> None:
    row = FieldLabel("Lead sources", required=True)
    qtbot.addWidget(row)
    assert not row.star.isHidden()
    assert row.note.isHidden()
    row.show_note("Starter value", "ring-dashed", "warn")
    assert row.note.text == "Starter value"
    assert not row.note.isHidden()
    assert row.sizeHint().height() == 16


def test_words_and_fields_flow_at_a_fixed_pitch(qtbot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, gap=8, pitch=44)
    for number in range(4):
        label = QLabel(str(number))
        label.setFixedSize(100, 20)
        flow.addWidget(label)
    last = flow.itemAt(1)
    assert last is not None
    last.widget().setProperty(GAP, 3)
    holder.resize(220, 400)
    holder.show()
    places = [(label.x(), label.y()) for label in holder.findChildren(QLabel)]
    assert places == [(0, 12), (103, 12), (0, 56), (108, 56)]
    assert flow.heightForWidth(220) == 88
    holder.hide()
