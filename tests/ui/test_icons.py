"""Icons: each one draws something, in the colour asked for, sharp on any screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

import resources
from ui import icons
from ui.theme import theme
from ui.tokens import Look


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    theme.start(qapp)
    yield
    theme.start(qapp)


def inked(image: QImage) -> list[QColor]:
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return [pixel for pixel in pixels if pixel.alpha() > 200]


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_draws_something(name: str) -> None:
    image = icons.pixmap(name, "text", 24, 2.0).toImage()
    assert len(inked(image)) > 30


@pytest.mark.parametrize("name", [name for name in icons.names() if name != "logo"])
def test_every_icon_is_one_set(name: str) -> None:
    source = resources.text(f"icons/{name}.svg")
    assert 'viewBox="0 0 24 24"' in source
    assert 'stroke="currentColor" stroke-width="2" stroke-linecap="round"' in source
    assert "#" not in source


def test_an_icon_has_the_colour_of_its_token() -> None:
    for look in (Look.LIGHT, Look.DARK):
        theme.show_look(look)
        colours = {pixel.name() for pixel in inked(icons.pixmap("tick", "ok", 24, 2.0).toImage())}
        assert theme.color("ok").name() in colours


def test_the_logo_carries_both_side_colours() -> None:
    colours = {pixel.name() for pixel in inked(icons.logo(28, 4.0).toImage())}
    assert {theme.color(side).name() for side in ("marketing", "sales", "primary")} <= colours


def test_an_icon_is_drawn_at_the_resolution_of_its_screen() -> None:
    picture = icons.pixmap("lock", "text", 18, 1.5)
    assert picture.width() == 27
    assert picture.devicePixelRatio() == 1.5


def test_an_icon_nobody_drew_is_an_error() -> None:
    with pytest.raises(FileNotFoundError, match="unicorn"):
        icons.pixmap("unicorn")
