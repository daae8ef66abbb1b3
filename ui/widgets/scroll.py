"""A page that scrolls up and down and keeps in view whatever has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

MARGIN = 56
RELEASE_MS = 30
"""How soon to look again whether a mouse button was released."""


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
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(RELEASE_MS)
        self._later.timeout.connect(self._catch_up)
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
            if _is_held():
                self._later.start()
                return
            self.ensureWidgetVisible(new, 0, MARGIN)

    def _catch_up(self) -> None:
        if _is_held():
            self._later.start()
            return
        self._follow(None, QApplication.focusWidget())


def _is_held() -> bool:
    """True while a button is down or a menu is open: what is pointed at must not move away."""
    pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
    return pressed or QApplication.activePopupWidget() is not None
