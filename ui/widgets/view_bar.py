"""The bar across the top of history and comparison: the way back, and what is shown."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.buttons import Button, Role
from ui.widgets.card import Band
from ui.widgets.labels import ElidedLabel, Label


class ViewBar(Band):
    """Back at the left, then the name of the view, then what it offers."""

    back_wanted = Signal()

    def __init__(self, back: str, name: str) -> None:
        """A bar that leads back to where these words say."""
        super().__init__("surface")
        self.back_button = Button(back, Role.QUIET, "arrow-left")
        self.back_button.clicked.connect(self.back_wanted)
        self._sub = ElidedLabel(style="small", tone="muted")
        self._sub.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.row.setContentsMargins(theme.px(8), 0, theme.px(16), 0)
        self.row.setSpacing(theme.px(12))
        self.row.addWidget(self.back_button)
        self.row.addSpacing(theme.px(8))
        self.row.addWidget(Label(name, "title"))
        self.row.addWidget(self._sub, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_name(self, name: str) -> None:
        """Name the agreement."""
        self._sub.setText(name)

    def add(self, *widgets: QWidget) -> None:
        """Put something at the right end."""
        for widget in widgets:
            self.row.addWidget(widget)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(56))
