"""The funnel picture."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from exporters.blocks import FunnelBar
from exporters.figures import PAPER, FunnelLook, funnel_boxes, funnel_png, paint_funnel
from models.agreement.sides import Side

BARS = (
    FunnelBar(title="Leads", side=Side.MARKETING, count=1000, rate="25 %"),
    FunnelBar(title="MQL", side=Side.SALES, count=250, rate="4 %"),
    FunnelBar(title="Orders", side=None, count=10),
)
UPRIGHT = replace(
    PAPER, flow="down", title=14, small=12, bar=25, gap=32, least=28, labels=116, radius=3
)


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 7)
        for y in range(0, image.height(), 7)
    }


def test_the_picture_is_160_by_42_millimetres_at_300_dots_per_inch() -> None:
    image = QImage.fromData(funnel_png(BARS), "PNG")
    assert (image.width(), image.height()) == (1890, 496)
    assert image.dotsPerMeterX() == image.dotsPerMeterY() == 11811


def test_each_side_has_its_colour() -> None:
    found = colours(QImage.fromData(funnel_png(BARS), "PNG"))
    assert {"#6a2cab", "#0a6472", "#535e75"} <= found


def test_the_same_bars_give_the_same_bytes() -> None:
    assert funnel_png(BARS) == funnel_png(BARS)


def test_a_changed_count_changes_the_picture() -> None:
    changed = (BARS[0], replace(BARS[1], count=251), BARS[2])
    assert funnel_png(changed) != funnel_png(BARS)


@pytest.mark.parametrize("look", [PAPER, UPRIGHT])
def test_bars_keep_order_and_stay_inside(look: FunnelLook) -> None:
    rect = QRectF(20, 10, 3000, 900)
    boxes = funnel_boxes(rect, BARS, look)
    starts = [box.top() if look.flow == "down" else box.left() for box in boxes]
    assert starts == sorted(starts)
    assert all(rect.adjusted(-0.01, -0.01, 0.01, 0.01).contains(box) for box in boxes)


def test_the_extent_grows_with_the_square_root_of_the_count() -> None:
    first, second, last = funnel_boxes(QRectF(0, 0, 516, 300), BARS, UPRIGHT)
    assert second.width() == pytest.approx(first.width() / 2)
    assert last.width() == pytest.approx(first.width() / 10)


def test_a_stage_without_entries_is_still_seen() -> None:
    empty = (BARS[0], replace(BARS[1], count=0))
    assert funnel_boxes(QRectF(0, 0, 516, 300), empty, UPRIGHT)[1].width() == UPRIGHT.least


def test_the_window_paints_the_same_funnel_upright() -> None:
    funnel_png(BARS)
    image = QImage(420, 320, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    paint_funnel(painter, QRectF(10, 10, 400, 300), BARS, UPRIGHT)
    painter.end()
    assert {"#6a2cab", "#0a6472"} <= colours(image)


def test_no_bars_give_an_empty_picture() -> None:
    assert colours(QImage.fromData(funnel_png(()), "PNG")) == {"#ffffff"}


def test_a_process_without_display_and_application_can_draw() -> None:
    code = (
        "from exporters.blocks import FunnelBar; from exporters.figures import funnel_png;"
        "print(len(funnel_png((FunnelBar(title='Leads', side=None, count=3),))))"
    )
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[2],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 1000
