"""How the window looks: colours, type and sizes of the present look, switched while it runs."""

from __future__ import annotations

import re
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

import resources
from ui.tokens import Look, Tokens, load
from ui.typeface import STYLES, Style, Typeface

SMALLEST, LARGEST = 100, 200
"""Text sizes on offer, in percent."""

_PIXELS = re.compile(r"px\((\d+)\)")

_ROLES: tuple[tuple[QPalette.ColorRole, str], ...] = (
    (QPalette.ColorRole.Window, "bg"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "sunk"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.PlaceholderText, "muted"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.BrightText, "err"),
    (QPalette.ColorRole.Light, "surface"),
    (QPalette.ColorRole.Midlight, "hover"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Dark, "field"),
    (QPalette.ColorRole.Shadow, "line"),
    (QPalette.ColorRole.Highlight, "primary"),
    (QPalette.ColorRole.HighlightedText, "onprimary"),
    (QPalette.ColorRole.Link, "primary"),
    (QPalette.ColorRole.LinkVisited, "primary"),
    (QPalette.ColorRole.ToolTipBase, "toastbg"),
    (QPalette.ColorRole.ToolTipText, "toasttext"),
    (QPalette.ColorRole.Accent, "primary"),
)
_FADED = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


class Theme(QObject):
    """The look in force, asked for colours, fonts and sizes by everything that paints."""

    changed = Signal()
    """The look or the text size is another now; what keeps pictures or sizes renews them."""

    def __init__(self) -> None:
        super().__init__()
        self._tokens = load(Look.LIGHT)
        self._percent = SMALLEST
        self._typeface: Typeface | None = None
        self._fonts: dict[tuple[Style, float], QFont] = {}

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return self._tokens

    @property
    def look(self) -> Look:
        """The look in force."""
        return self._tokens.look

    @property
    def dark(self) -> bool:
        """Whether text is lighter than its ground."""
        return self._tokens.dark

    @property
    def percent(self) -> int:
        """The text size in percent, from 100 to 200."""
        return self._percent

    @property
    def scale(self) -> float:
        """Pixels on the screen for one pixel of the drawings."""
        return self._tokens.scale * self._percent / 100

    @property
    def line_width(self) -> int:
        """Thickness of an ordinary line in pixels."""
        return self._tokens.line_width

    def px(self, length: float) -> int:
        """A length of the drawings in pixels at the present text size."""
        return round(length * self.scale)

    def color(self, token: str) -> QColor:
        """The colour with this name; KeyError when no look has it."""
        return QColor(self._tokens.colours[token])

    def font(self, style: str | Style, *, tabular: bool = False) -> QFont:
        """The font of a style of the type scale, with figures of equal width when asked for."""
        chosen = STYLES[style] if isinstance(style, str) else style
        key = (chosen, self.scale)
        if key not in self._fonts:
            mono = chosen == STYLES["mono"]
            self._fonts[key] = self._face().font(chosen, self.scale, mono=mono)
        font = QFont(self._fonts[key])
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    @property
    def typeface(self) -> Typeface:
        """The face that everything is set in, for whoever paints at a scale of its own."""
        return self._face()

    def start(self, app: QApplication, look: Look = Look.LIGHT, percent: int = SMALLEST) -> None:
        """Dress the application for the first time."""
        app.setStyle(QStyleFactory.create("Fusion"))
        self._tokens, self._percent = load(look), _clamped(percent)
        self._dress(app)

    def show_look(self, look: Look) -> None:
        """Switch to another look at once."""
        if look != self.look:
            self._tokens = load(look)
            self._renew()

    def show_percent(self, percent: int) -> None:
        """Set the text size at once; values outside 100 to 200 % are brought inside."""
        if _clamped(percent) != self._percent:
            self._percent = _clamped(percent)
            self._renew()

    def system_look(self) -> Look:
        """The look that the person's desktop asks for."""
        scheme = QGuiApplication.styleHints().colorScheme()
        return Look.DARK if scheme == Qt.ColorScheme.Dark else Look.LIGHT

    def palette(self) -> QPalette:
        """The colours for everything that Qt paints by itself."""
        palette = QPalette()
        for role, token in _ROLES:
            palette.setColor(role, self.color(token))
        for role in _FADED:
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("muted"))
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Base, self.color("bg"))
        return palette

    def style_sheet(self) -> str:
        """The one style sheet, filled in with the present colours and sizes."""
        sized = _PIXELS.sub(self._pixels, resources.text("theme/app.qss"))
        names = dict(self._tokens.colours, lw=f"{self.line_width}px")
        return Template(sized).substitute(names)

    def _pixels(self, found: re.Match[str]) -> str:
        return f"{self.px(int(found[1]))}px"

    def _face(self) -> Typeface:
        if self._typeface is None:
            self._typeface = Typeface()
        return self._typeface

    def _renew(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._dress(app)
        self.changed.emit()

    def _dress(self, app: QApplication) -> None:
        app.setPalette(self.palette())
        app.setFont(self.font("row"))
        app.setStyleSheet(self.style_sheet())
        for widget in app.allWidgets():
            if style := widget.property("type_style"):
                widget.setFont(self.font(style, tabular=bool(widget.property("tabular"))))


def _clamped(percent: int) -> int:
    return min(max(percent, SMALLEST), LARGEST)


theme = Theme()
"""The look of this window."""


def set_type(widget: QWidget, style: str, *, tabular: bool = False) -> None:
    """Give a widget a style of the type scale; it keeps it through every switch."""
    widget.setProperty("type_style", style)
    widget.setProperty("tabular", tabular)
    widget.setFont(theme.font(style, tabular=tabular))


def set_look(widget: QWidget, name: str, value: str | bool) -> None:
    """Set a property that the style sheet asks for, and let it take effect."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
