"""The typeface of the window: Inter with its real weights, or the platform's own face."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtGui import QFont, QFontDatabase

_FILE = "files/Inter[opsz,wght].ttf"
_WEIGHT = "wght"
_OPTICAL_SIZE = "opsz"
_OPTICAL_RANGE = (14, 32)


@dataclass(frozen=True, slots=True)
class Style:
    """One step of the type scale: size in pixels at 100 % and weight from 400 to 700."""

    size: float
    weight: int = 400
    spacing: float = 0.0
    """Extra room between letters, in hundredths of the size."""
    line: float = 0.0
    """Height of a line in pixels at 100 %; 0 leaves it to the face."""


STYLES = MappingProxyType(
    {
        "caption": Style(12, 400, line=16),
        "caption-medium": Style(12, 500, line=16),
        "caption-strong": Style(12, 600, line=16),
        "eyebrow": Style(12, 700, 4, line=16),
        "small": Style(13, 400, line=18),
        "small-medium": Style(13, 500, line=18),
        "small-strong": Style(13, 600, line=18),
        "row": Style(14, 400, line=20),
        "row-medium": Style(14, 500, line=20),
        "row-strong": Style(14, 600, line=20),
        "body": Style(15, 400, line=22),
        "body-strong": Style(15, 600, line=22),
        "title": Style(16, 600, line=24),
        "title-plain": Style(16, 400, line=24),
        "title-medium": Style(16, 500, line=24),
        "lead": Style(17, 400, line=26),
        "lead-strong": Style(17, 600, line=26),
        "sentence": Style(18, 400, line=26),
        "sentence-strong": Style(18, 600, line=26),
        "section": Style(19, 600, line=26),
        "figure": Style(24, 700, line=30),
        "h1": Style(28, 700, line=34),
        "h1-large": Style(32, 700, line=40),
        "display": Style(40, 700, line=48),
        "mono": Style(13, 400, line=20),
    }
)


class Typeface:
    """Inter from its package where that can be loaded, else the platform's own face."""

    def __init__(self) -> None:
        self.family = ""
        self.mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        try:
            # Its own file straight away: looking it up in the registry would read every package.
            from fontpkg_inter import ROOT

            number = QFontDatabase.addApplicationFont(str(ROOT / _FILE))
        except ImportError:
            number = -1
        if number >= 0:
            self.family = QFontDatabase.applicationFontFamilies(number)[0]

    def font(self, style: Style, scale: float, *, mono: bool = False) -> QFont:
        """The font of a style at a scale, where 1.0 is 100 %."""
        pixels = max(1, round(style.size * scale))
        font = QFont()
        if mono:
            font.setFamilies([self.mono, "monospace"])
        elif self.family:
            font.setFamily(self.family)
            font.setVariableAxis(QFont.Tag(_WEIGHT), style.weight)
            low, high = _OPTICAL_RANGE
            font.setVariableAxis(QFont.Tag(_OPTICAL_SIZE), min(max(pixels, low), high))
        else:
            font.setWeight(QFont.Weight(style.weight))
        font.setPixelSize(pixels)
        if style.spacing:
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 + style.spacing)
        return font
