"""Icons in the colours of the present look, sharp at every screen's own resolution."""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from ui.theme import theme

_VARIABLE = re.compile(r"var\((\w+)\)")
_pictures: dict[tuple[str, str, int, float], QPixmap] = {}


def names() -> tuple[str, ...]:
    """Every icon that can be asked for, sorted."""
    return tuple(
        name.removesuffix(".svg") for name in resources.names("icons") if name.endswith(".svg")
    )


def pixmap(name: str, token: str = "text", size: int = 18, ratio: float | None = None) -> QPixmap:
    """An icon in the colour of a token, `size` pixels wide on a screen of this pixel ratio."""
    return tinted(name, theme.color(token), size, ratio)


def tinted(name: str, colour: QColor, size: int, ratio: float | None = None) -> QPixmap:
    """An icon in any colour, for grounds that no token describes."""
    sharpness = ratio if ratio is not None else QGuiApplication.primaryScreen().devicePixelRatio()
    key = (name, f"{theme.look}{colour.name()}", size, sharpness)
    if key not in _pictures:
        _pictures[key] = _drawn(name, colour, size, sharpness)
    return _pictures[key]


def icon(name: str, token: str = "text", size: int = 18) -> QIcon:
    """An icon for menus and item views: muted when what carries it is disabled."""
    made = QIcon(pixmap(name, token, size))
    made.addPixmap(pixmap(name, "muted", size), QIcon.Mode.Disabled)
    return made


def paint(painter: QPainter, rect: QRectF, name: str, colour: QColor) -> None:
    """Draw an icon into a rectangle of any painter, centred and square."""
    side = round(min(rect.width(), rect.height()))
    device = painter.device()
    picture = tinted(name, colour, side, device.devicePixelRatio() if device else 1.0)
    left = rect.x() + (rect.width() - side) / 2
    top = rect.y() + (rect.height() - side) / 2
    painter.drawPixmap(QRectF(round(left), round(top), side, side), picture, QRectF())


def logo(size: int = 28, ratio: float | None = None) -> QPixmap:
    """The two overlapping shapes of the program, in both side colours."""
    return pixmap("logo", "primary", size, ratio)


@cache
def _source(name: str) -> str:
    return resources.text(f"icons/{name}.svg")


def _colour_of(found: re.Match[str]) -> str:
    return theme.tokens.colours[found[1]]


def _drawn(name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
    text = _VARIABLE.sub(_colour_of, _source(name)).replace("currentColor", colour.name())
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
