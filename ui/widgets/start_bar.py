"""The bar across the top of the start page."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui import icons
from ui.theme import theme
from ui.widgets.buttons import ToolButton
from ui.widgets.card import Band
from ui.widgets.labels import Label

TALL = 56


class StartBar(Band):
    """The program's name, and help, look and preferences at the right."""

    help_wanted = Signal()
    theme_wanted = Signal()
    preferences_wanted = Signal()

    def __init__(self) -> None:
        """The bar in the look of the moment."""
        super().__init__("surface")
        self._logo = QLabel()
        self.help_button = ToolButton("help", "Help and keyboard shortcuts", text="Help")
        self.theme_button = ToolButton("moon", "Dark theme")
        self.preferences_button = ToolButton("settings", "Preferences", text="Preferences")
        self.help_button.clicked.connect(self.help_wanted)
        self.theme_button.clicked.connect(self.theme_wanted)
        self.preferences_button.clicked.connect(self.preferences_wanted)
        self.row.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        self.row.setSpacing(theme.px(4))
        self.row.addWidget(self._logo)
        self.row.addSpacing(theme.px(8))
        self.row.addWidget(Label("SLA Workshop", "title"))
        self.row.addStretch()
        for button in (self.help_button, self.theme_button, self.preferences_button):
            self.row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(TALL))

    def _follow_theme(self) -> None:
        self._logo.setPixmap(icons.logo(theme.px(28)))
        dark = theme.dark
        name = "Light theme" if dark else "Dark theme"
        self.theme_button.show_name(name, "sun" if dark else "moon")
        self.updateGeometry()
