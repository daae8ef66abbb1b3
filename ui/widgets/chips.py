"""Chips: short states with an icon and a word, and keys as they are printed on a keyboard."""

from __future__ import annotations

from enum import StrEnum
from math import ceil
from types import MappingProxyType

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons
from ui.theme import set_type, theme
from ui.widgets.drawing import Box, draw_box, draw_text, text_width


class Kind(StrEnum):
    """What a chip speaks of, which decides its colour."""

    NEUTRAL = "neutral"
    OK = "ok"
    WARN = "warn"
    ERR = "err"
    PRIMARY = "primary"
    MARKETING = "marketing"
    SALES = "sales"


_PAINTS = MappingProxyType(
    {
        Kind.NEUTRAL: ("muted", "surface", "line"),
        Kind.OK: ("ok", "okbg", "okline"),
        Kind.WARN: ("warn", "warnbg", "warnline"),
        Kind.ERR: ("err", "errbg", "errline"),
        Kind.PRIMARY: ("primary", "primarysoft", "primaryline"),
        Kind.MARKETING: ("marketing", "marketingbg", "marketingline"),
        Kind.SALES: ("sales", "salesbg", "salesline"),
    }
)
_DEFAULT_ICONS = MappingProxyType({Kind.MARKETING: "marketing", Kind.SALES: "sales"})


class Chip(QWidget):
    """A state in an icon and a word or two; it cannot be clicked."""

    def __init__(
        self,
        text: str = "",
        kind: Kind | str = Kind.NEUTRAL,
        icon: str = "",
        *,
        height: int = 24,
        width: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._height, self._width = height, width
        set_type(self, "caption-strong")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(text, kind, icon)

    def show_state(self, text: str, kind: Kind | str, icon: str = "") -> None:
        """Show another state."""
        self._text, self._kind = text, Kind(kind)
        self._icon = icon or _DEFAULT_ICONS.get(self._kind, "")
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def show_width(self, width: int) -> None:
        """Be as wide as this at 100 %, or as its words where it is 0."""
        self._width = width
        self.updateGeometry()

    @property
    def text(self) -> str:
        """The words it shows."""
        return self._text

    @property
    def kind(self) -> Kind:
        """What it speaks of."""
        return self._kind

    def sizeHint(self) -> QSize:
        width = self._width and theme.px(self._width)
        return QSize(
            width or chip_width(self._text, self._icon, self.font()), theme.px(self._height)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_chip(painter, QRectF(self.rect()), self._text, self._kind, self._icon)
        painter.end()


def chip_width(text: str, icon: str, font: QFont) -> int:
    """The width in pixels of a chip that holds its words."""
    width = text_width(text, font) + 2 * theme.px(8) + 2
    return ceil(width + (theme.px(14 + 5) if icon else 0))


def draw_chip(painter: QPainter, rect: QRectF, text: str, kind: Kind, icon: str) -> None:
    """Draw a chip that fills the rectangle, for lists that paint their own rows."""
    ink, fill, line = _PAINTS[kind]
    draw_box(painter, rect, Box(fill=fill, line=line, radius=6))
    left = rect.x() + theme.px(8) + 1
    colour = theme.color(ink)
    if icon:
        side = theme.px(14)
        icons.paint(painter, QRectF(left, rect.y(), side, rect.height()), icon, colour)
        left += side + theme.px(5)
    room = QRectF(left, rect.y(), rect.right() - left - theme.px(6), rect.height())
    draw_text(painter, room, text, theme.font("caption-strong"), colour)


class KeyCap(QWidget):
    """The keys of one shortcut in a small box, such as Ctrl Z."""

    def __init__(self, keys: str, *, inverse: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys, self._inverse = keys, inverse
        set_type(self, "caption-medium")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(keys)

    def sizeHint(self) -> QSize:
        return QSize(ceil(text_width(self._keys, self.font())) + theme.px(14), theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        line = "toastline" if self._inverse else "line"
        fill = "" if self._inverse else "surface"
        draw_box(painter, rect, Box(fill=fill, line=line, radius=6))
        ink = theme.color("toasttext" if self._inverse else "text")
        left = (rect.width() - text_width(self._keys, self.font())) / 2
        draw_text(
            painter,
            QRectF(left, 0, rect.width() - left, rect.height()),
            self._keys,
            self.font(),
            ink,
        )
        painter.end()
