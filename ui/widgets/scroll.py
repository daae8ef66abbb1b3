"""A page that scrolls up and down and keeps in view whatever has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

MARGIN = 56


class PageContent(QWidget):
    """The content of a page, as tall as its layout makes it at the width there is.

    Texts that wrap are taller in a narrow column; what they would need there does not count.
    """

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(hint.width(), 0) if self.hasHeightForWidth() else hint


class PageScroll(QScrollArea):
    """Scrolls one widget that is as wide as the room there is."""

    def __init__(self, content: QWidget | None = None, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if content is not None:
            self.show_content(content)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def show_content(self, content: QWidget) -> None:
        """Show a widget; the one before it is deleted."""
        if content.property("ground") is None:
            content.setProperty("ground", "bg")
        self.setWidget(content)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        content = self.widget()
        if new is not None and content is not None and content.isAncestorOf(new):
            self.ensureWidgetVisible(new, 0, MARGIN)
