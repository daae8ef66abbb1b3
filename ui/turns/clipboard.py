"""What is copied while a side writes, so that it does not stay behind for the other side."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QClipboard, QGuiApplication

MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


class Copied(QObject):
    """Remembers what this program puts on the clipboard during a turn."""

    def __init__(self) -> None:
        """Nothing has been copied yet."""
        super().__init__()
        self._ours: dict[QClipboard.Mode, str] = {}
        QGuiApplication.clipboard().changed.connect(self._note)

    def forget(self) -> None:
        """Empty the clipboard if it still holds what was copied here; the turn is over."""
        clipboard = QGuiApplication.clipboard()
        clipboard.changed.disconnect(self._note)
        for mode, words in self._ours.items():
            if clipboard.text(mode) == words:
                clipboard.clear(mode)
        self._ours.clear()

    def _note(self, mode: QClipboard.Mode) -> None:
        if mode not in MODES:
            return
        if self._is_ours(mode):
            self._ours[mode] = QGuiApplication.clipboard().text(mode)
        else:
            self._ours.pop(mode, None)

    def _is_ours(self, mode: QClipboard.Mode) -> bool:
        """True when this program copied; another one seldom copies while ours is in front."""
        clipboard = QGuiApplication.clipboard()
        selection = mode == QClipboard.Mode.Selection
        owned = clipboard.ownsSelection() if selection else clipboard.ownsClipboard()
        in_front = QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
        return owned or in_front
